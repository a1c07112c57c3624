//! Percentiles against sorting.

use crate::{assert_error, config};
use normscope::measure::Percentiles;
use normscope::{Code, Float};
use proptest::collection::vec;
use proptest::prelude::*;

/// numpy.percentile's default, as its manual words it.
fn naive(values: &[f64], percent: f64) -> f64 {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let position = percent / 100.0 * (sorted.len() - 1) as f64;
    let (below, above) = (position.floor(), position.ceil());
    let (low, high) = (sorted[below as usize], sorted[above as usize]);
    low + (high - low) * (position - below)
}

fn percentiles<F: Float>(percents: &[f64], values: &[F]) -> Vec<F> {
    let mut found = vec![F::zero(); percents.len()];
    let mut percentiles = Percentiles::new(percents, values.len()).expect("percents");
    percentiles.of(values.iter().copied(), &mut found);
    found
}

/// Few different values, so that there are ties.
fn values() -> impl Strategy<Value = Vec<f64>> {
    prop_oneof![
        vec(-100.0..100.0, 1..60),
        vec((-3..=3_i32).prop_map(f64::from), 1..60),
    ]
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn they_are_those_of_the_sorted_values(
        values in values(),
        mut percents in vec(prop_oneof![0.0..=100.0, (0..=20_i32).prop_map(|five| f64::from(five) * 5.0)], 0..8),
    ) {
        percents.sort_by(f64::total_cmp);
        let found = percentiles(&percents, &values);
        prop_assert_eq!(found.len(), percents.len());
        for (found, percent) in found.into_iter().zip(percents) {
            let expected = naive(&values, percent);
            prop_assert!((found - expected).abs() <= 1e-12 * 100.0, "{percent}: {found} {expected}");
        }
    }

    #[test]
    fn they_rise_and_stay_within_the_values(values in vec(any::<f32>().prop_filter("a number", |value| value.is_finite()), 1..30)) {
        let found = percentiles(&[0.0, 1.0, 15.0, 50.0, 50.0, 85.0, 99.9, 100.0], &values);
        prop_assert!(found.is_sorted(), "{found:?}");
        prop_assert_eq!(found[0], values.iter().copied().fold(f32::INFINITY, f32::min));
        prop_assert_eq!(found[7], values.iter().copied().fold(f32::NEG_INFINITY, f32::max));
    }
}

#[test]
fn numpy_agrees() {
    // numpy 1.24: np.percentile([7, 1, 3.5, 2, 10, 2], [0, 15, 50, 85, 97, 100])
    let found = percentiles(
        &[0.0, 15.0, 50.0, 85.0, 97.0, 100.0],
        &[7.0, 1.0, 3.5, 2.0, 10.0, 2.0],
    );
    for (found, expected) in found
        .into_iter()
        .zip([1.0_f64, 1.75, 2.75, 7.75, 9.55, 10.0])
    {
        assert!((found - expected).abs() < 1e-14, "{found} {expected}");
    }
}

#[test]
fn ties_and_single_values() {
    let figure = Percentiles::<f32>::OF_FIGURE_1;
    assert_eq!(percentiles(&figure, &[4.0_f32]), [4.0; 3]);
    assert_eq!(percentiles(&figure, &[4.0_f32; 9]), [4.0; 3]);
    assert_eq!(
        percentiles(&figure, &[0.0, 1.0, 1.0, 1.0, 2.0]),
        [0.6, 1.0, 1.4]
    );
    assert_eq!(percentiles(&[], &[4.0_f32]), []);
}

#[test]
fn what_is_no_number() {
    let figure = Percentiles::<f64>::OF_FIGURE_1;
    for values in [&[][..], &[1.0, f64::NAN, 2.0], &[f64::NAN]] {
        assert!(
            percentiles(&figure, values)
                .iter()
                .all(|found| found.is_nan())
        );
    }
    // Infinities are ordered like any value, and so are the ends of the floats.
    let infinite = [f64::NEG_INFINITY, 1.0, 2.0, 3.0, f64::INFINITY];
    assert_eq!(
        percentiles(&[0.0, 25.0, 50.0, 75.0, 100.0], &infinite),
        infinite
    );
    let found = percentiles(&[25.0, 50.0], &[f64::MIN, f64::MAX]);
    assert!((found[0] / f64::MIN - 0.5).abs() < 1e-15 && found[1] == 0.0);
}

#[test]
fn room_is_kept_and_a_column_can_be_read() {
    let mut percentiles = Percentiles::new(&[50.0], 3).expect("a percentile");
    let matrix = [1.0_f32, 10.0, 3.0, 30.0, 2.0, 20.0];
    let mut found = [0.0];
    for (column, median) in [(0, 2.0), (1, 20.0), (0, 2.0)] {
        percentiles.of(matrix.iter().copied().skip(column).step_by(2), &mut found);
        assert_eq!(found, [median]);
    }
    // More than there is room for.
    percentiles.of(matrix, &mut found);
    assert_eq!(found, [6.5]);
}

#[test]
fn percents_are_checked() {
    let new = |percents: &[f64]| Percentiles::<f32>::new(percents, 1);
    let message = "percents[1] is 15, but must be a number from 50 to 100";
    assert_error(new(&[50.0, 15.0]), Code::Range, message);
    let message = "percents[0] is -1, but must be a number from 0 to 100";
    assert_error(new(&[-1.0]), Code::Range, message);
    let message = "percents[0] is 100.5, but must be a number from 0 to 100";
    assert_error(new(&[100.5]), Code::Range, message);
    let message = "percents[1] is NaN, but must be a number from 5 to 100";
    assert_error(new(&[5.0, f64::NAN]), Code::NonFinite, message);
}
