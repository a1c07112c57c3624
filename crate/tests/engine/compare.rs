//! Comparisons that refuse NaN, and that say where two arrays differ most.

use normscope::norm::Normalized;

/// The largest size in an array.
pub(crate) fn largest(values: &[f64]) -> f64 {
    values
        .iter()
        .fold(0.0, |largest, value| value.abs().max(largest))
}

/// The largest difference between two arrays of equal length, and where it is.
///
/// Panics if a length differs or a value is not finite, so that no comparison passes by accident.
pub(crate) fn difference(label: &str, got: &[f64], want: &[f64]) -> (f64, usize) {
    assert_eq!(got.len(), want.len(), "{label}: lengths");
    let mut worst = (0.0, 0);
    for (index, (got, want)) in got.iter().zip(want).enumerate() {
        assert!(got.is_finite(), "{label}[{index}] is {got}");
        assert!(want.is_finite(), "the expected {label}[{index}] is {want}");
        let difference = (got - want).abs();
        if difference > worst.0 {
            worst = (difference, index);
        }
    }
    worst
}

/// Asserts that two arrays differ nowhere by more than `tolerance` times the larger of 1 and the
/// largest expected size.
#[track_caller]
pub(crate) fn assert_close(label: &str, got: &[f64], want: &[f64], tolerance: f64) {
    let (worst, index) = difference(label, got, want);
    let bound = tolerance * largest(want).max(1.0);
    assert!(
        worst <= bound,
        "{label}[{index}] is {}, expected {}: off by {worst:e}, allowed {bound:e}",
        got[index],
        want[index],
    );
}

/// Asserts that two arrays differ somewhere by more than `least`.
#[track_caller]
pub(crate) fn assert_differ(label: &str, got: &[f64], want: &[f64], least: f64) {
    let (worst, _) = difference(label, got, want);
    assert!(
        worst > least,
        "{label}: differ by {worst:e} only, expected more than {least:e}"
    );
}

/// Asserts that two arrays are the same to the last bit.
#[track_caller]
pub(crate) fn assert_same_bits(label: &str, got: &[f64], want: &[f64]) {
    let bits = |values: &[f64]| {
        values
            .iter()
            .map(|value| value.to_bits())
            .collect::<Vec<_>>()
    };
    assert_eq!(bits(got), bits(want), "{label}: {got:?} is not {want:?}");
}

/// Asserts that two results have the same arrays, and close ones.
#[track_caller]
pub(crate) fn assert_alike(
    label: &str,
    got: &Normalized<f64>,
    want: &Normalized<f64>,
    tolerance: f64,
) {
    let (got, want) = (arrays(got), arrays(want));
    let names =
        |arrays: &[(&'static str, &[f64])]| arrays.iter().map(|array| array.0).collect::<Vec<_>>();
    assert_eq!(names(&got), names(&want), "{label}: what is there");
    for ((name, got), (_, want)) in got.iter().zip(&want) {
        assert_close(&format!("{label}: {name}"), got, want, tolerance);
    }
}

/// Every array of a result that is there, by name.
pub(crate) fn arrays(result: &Normalized<f64>) -> Vec<(&'static str, &[f64])> {
    let mut arrays = vec![("xHat", result.x_hat.as_slice()), ("y", &result.y)];
    arrays.extend(result.mean.as_ref().map(|mean| ("mean", mean.as_slice())));
    arrays.extend(
        result
            .variance
            .as_ref()
            .map(|variance| ("variance", variance.as_slice())),
    );
    if let Some(running) = &result.running {
        arrays.extend([
            ("running.mean", running.mean.as_slice()),
            ("running.spread", &running.spread),
        ]);
    }
    if let Some((r, d)) = &result.correction {
        arrays.extend([("r", r.as_slice()), ("d", d)]);
    }
    if let Some(gradients) = &result.gradients {
        arrays.extend([
            ("gradients.x", gradients.x.as_slice()),
            ("gradients.gamma", &gradients.gamma),
            ("gradients.beta", &gradients.beta),
        ]);
    }
    arrays
}

#[test]
#[should_panic(expected = "y[1] is NaN")]
fn a_nan_is_never_close() {
    assert_close("y", &[1.0, f64::NAN], &[1.0, f64::NAN], 1.0);
}

#[test]
#[should_panic(expected = "lengths")]
fn a_shorter_array_is_never_close() {
    assert_close("y", &[1.0], &[1.0, 2.0], 1.0);
}

#[test]
#[should_panic(expected = "y[1] is 2.1, expected 2")]
fn a_difference_is_named() {
    assert_close("y", &[1.0, 2.1], &[1.0, 2.0], 0.01);
}
