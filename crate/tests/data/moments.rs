//! Means, standard deviations, shares and lengths against plain loops and known values.

use crate::config;
use normscope::measure::{l2_norm, mean_and_std, saturated_share};
use proptest::collection::vec;
use proptest::prelude::*;

proptest! {
    #![proptest_config(config())]

    #[test]
    fn they_are_what_plain_loops_give(values in vec(-9.0..9.0_f64, 1..50)) {
        let count = values.len() as f64;
        let mean = values.iter().sum::<f64>() / count;
        let var = values.iter().map(|value| (value - mean).powi(2)).sum::<f64>() / count;
        let [found_mean, found_std] = mean_and_std(&values);
        prop_assert!((found_mean - mean).abs() < 1e-12);
        prop_assert!((found_std - var.sqrt()).abs() < 1e-12);
        let length = values.iter().map(|value| value * value).sum::<f64>().sqrt();
        prop_assert!((l2_norm(&values) - length).abs() < 1e-12 * length.max(1.0));
    }

    /// As many as are summed in blocks, with a rest, in both floats and at every size.
    #[test]
    fn a_long_length_is_that_of_doubles(values in vec(-9.0..9.0_f32, 60..300), power in -37..37_i32) {
        let scale = 10.0_f32.powi(power);
        let singles: Vec<f32> = values.iter().map(|value| value * scale).collect();
        let doubles: Vec<f64> = singles.iter().map(|&value| f64::from(value)).collect();
        let length = doubles.iter().map(|value| value * value).sum::<f64>().sqrt();
        prop_assert!((l2_norm(&doubles) / length - 1.0).abs() < 1e-13);
        prop_assert!((f64::from(l2_norm(&singles)) / length - 1.0).abs() < 3e-7);
    }

    #[test]
    fn a_length_scales(values in vec(-9.0..9.0_f64, 1..20), power in -300..300_i32) {
        let scale = 10.0_f64.powi(power);
        let scaled: Vec<f64> = values.iter().map(|value| value * scale).collect();
        let (found, expected) = (l2_norm(&scaled), l2_norm(&values) * scale);
        prop_assert!((found - expected).abs() <= 1e-12 * expected, "{found} {expected}");
    }
}

#[test]
fn data_far_from_zero_loses_no_digits() {
    let values: Vec<f32> = (0..20_000).map(|at| 1000.0 + [-1.0, 1.0][at % 2]).collect();
    assert_eq!(mean_and_std(&values), [1000.0, 1.0]);
}

#[test]
fn lengths_of_any_size() {
    assert_eq!(l2_norm(&[3.0_f32, 4.0]), 5.0);
    assert_eq!(l2_norm::<f64>(&[]), 0.0);
    assert_eq!(l2_norm(&[0.0_f64; 7]), 0.0);
    assert!((l2_norm(&[3e25_f32, 4e25]) / 5e25 - 1.0).abs() < 1e-6);
    assert_eq!(l2_norm(&[f64::MAX]), f64::MAX);
    assert_eq!(l2_norm(&[5e-324_f64, 0.0]), 5e-324);
    assert_eq!(l2_norm(&[1.0, f64::NEG_INFINITY]), f64::INFINITY);
    assert!(l2_norm(&[1.0, f64::NAN, f64::INFINITY]).is_nan());
}

#[test]
fn saturated_is_what_is_beyond_a_tenth() {
    let outputs = [0.0, 0.05, 0.1, 0.100_001, 0.5, 0.9, 0.900_001, 1.0_f32];
    assert_eq!(saturated_share(&outputs), 0.5);
    assert_eq!(saturated_share(&[0.099_f64, 0.3]), 0.5);
    assert_eq!(saturated_share(&[f32::NAN]), 1.0);
    assert!(saturated_share::<f32>(&[]).is_nan());
}
