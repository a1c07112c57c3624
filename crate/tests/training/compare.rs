//! Comparisons that refuse NaN.

/// Asserts that two arrays differ nowhere by more than `tolerance` times the larger of 1 and the
/// largest expected size.
#[track_caller]
pub(crate) fn assert_close(label: &str, got: &[f64], want: &[f64], tolerance: f64) {
    assert_eq!(got.len(), want.len(), "{label}: lengths");
    let largest = want.iter().fold(1.0_f64, |size, want| size.max(want.abs()));
    for (index, (got, want)) in got.iter().zip(want).enumerate() {
        let off = (got - want).abs();
        assert!(
            off <= tolerance * largest,
            "{label}[{index}] is {got}, expected {want}: off by {off:e}"
        );
    }
}

/// The largest difference of two arrays.
#[track_caller]
pub(crate) fn distance(got: &[f64], want: &[f64]) -> f64 {
    assert_eq!(got.len(), want.len(), "lengths");
    got.iter().zip(want).fold(0.0, |worst, (got, want)| {
        let off = (got - want).abs();
        assert!(off.is_finite(), "{got} and {want}");
        off.max(worst)
    })
}

#[test]
#[should_panic(expected = "y[1] is NaN")]
fn a_nan_is_never_close() {
    assert_close("y", &[1.0, f64::NAN], &[1.0, f64::NAN], 1.0);
}

#[test]
#[should_panic(expected = "y[1] is 2.1, expected 2")]
fn a_difference_is_named() {
    assert_close("y", &[1.0, 2.1], &[1.0, 2.0], 0.01);
}
