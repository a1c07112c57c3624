//! Counts in equal bins: what they sum to, and that an affine map leaves them alone.
#![cfg(not(target_arch = "wasm32"))]

use normscope::measure::Histogram;
use normscope::{Code, Float};
use proptest::prelude::*;

fn counts<F: Float>(values: &[F], bins: usize) -> Vec<u32> {
    Histogram::of(values, bins).unwrap().counts
}

/// Batch norm of one feature, written out.
fn standardized(values: &[f64], gamma: f64, beta: f64) -> Vec<f64> {
    let m = values.len() as f64;
    let mean = values.iter().sum::<f64>() / m;
    let var = values.iter().map(|x| (x - mean).powi(2)).sum::<f64>() / m;
    values
        .iter()
        .map(|x| gamma * ((x - mean) / (var + 1e-5).sqrt()) + beta)
        .collect()
}

#[test]
fn bins_are_half_open_and_the_last_one_is_closed() {
    let histogram = Histogram::of(&[0.0, 0.5, 1.0, 1.5, 2.0, 3.0, 4.0], 4).unwrap();
    assert_eq!((histogram.low, histogram.high), (0.0, 4.0));
    assert_eq!(histogram.counts, [2, 2, 1, 2]);
    assert_eq!(
        (0..=4).map(|i| histogram.edge(i)).collect::<Vec<_>>(),
        [0.0, 1.0, 2.0, 3.0, 4.0]
    );
    assert_eq!(
        [0.9, 1.0, 4.0, 4.1].map(|value| histogram.bin(value)),
        [Some(0), Some(1), Some(3), None]
    );
}

#[test]
fn constant_data_has_one_bin() {
    for bins in [1, 2, 40] {
        let histogram = Histogram::of(&[5.0; 3], bins).unwrap();
        assert_eq!((histogram.low, histogram.high), (5.0, 5.0));
        assert_eq!(histogram.counts, [3]);
        assert_eq!((histogram.bin(5.0), histogram.bin(5.1)), (Some(0), None));
    }
}

#[test]
fn the_hand_checkable_column_keeps_its_bins() {
    let column = [1.0, 1.0, 1.0, 5.0];
    for bins in 2..=40 {
        let before = counts(&column, bins);
        assert_eq!((before[0], before[bins - 1]), (3, 1));
        assert_eq!(
            counts(&standardized(&column, 1.0, 0.0), bins),
            before,
            "{bins} bins"
        );
        let mirrored: Vec<u32> = before.into_iter().rev().collect();
        assert_eq!(
            counts(&standardized(&column, -1.0, 0.0), bins),
            mirrored,
            "{bins} bins, gamma = -1"
        );
    }
}

/// Every value is on an edge here, where rounding would otherwise move it to a neighbour.
#[test]
fn values_on_inner_edges_keep_their_bins() {
    for bins in 2..=40 {
        let grid: Vec<f64> = (0..=bins).map(|i| 0.1 * i as f64).collect();
        let before = counts(&grid, bins);
        assert_eq!(before[..bins - 1], vec![1; bins - 1], "{bins} bins");
        for offset in [0.0, 0.3, 1000.0, -1000.0] {
            let moved: Vec<f64> = grid.iter().map(|x| x + offset).collect();
            assert_eq!(counts(&moved, bins), before, "{bins} bins at {offset}");
            assert_eq!(
                counts(&standardized(&moved, 0.7, 0.3), bins),
                before,
                "{bins} bins at {offset}"
            );
        }
        let single: Vec<f32> = grid.iter().map(|&x| x as f32).collect();
        assert_eq!(counts(&single, bins), before, "{bins} bins in f32");
    }
}

#[test]
fn mirroring_is_negating() {
    let histogram = Histogram::of(&[1.0, 2.0, 2.5, 7.0], 3).unwrap().mirrored();
    assert_eq!((histogram.low, histogram.high), (-7.0, -1.0));
    assert_eq!(histogram.counts, [1, 0, 3]);
}

#[test]
fn the_widest_range_does_not_overflow() {
    assert_eq!(
        counts(&[f64::MIN, f64::MIN / 2.0, f64::MAX / 2.0, f64::MAX], 4),
        [1, 1, 0, 2]
    );
    assert_eq!(counts(&[0.0, 5e-324], 3), [1, 0, 1]);
}

#[test]
fn what_is_refused() {
    let refused = |values: &[f64], bins| Histogram::of(values, bins).unwrap_err();
    assert_eq!(refused(&[], 4).code(), Code::Shape);
    assert_eq!(refused(&[1.0], 0).code(), Code::Range);
    for value in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
        let error = refused(&[1.0, value], 4);
        assert_eq!(error.code(), Code::NonFinite);
        assert!(error.message().starts_with("values[1] is "), "{error}");
    }
}

/// Numbers as the page holds them: at most six significant digits.
fn drawn() -> impl Strategy<Value = Vec<f64>> {
    prop::collection::vec(
        (-99_999_i32..=99_999).prop_map(|digits| f64::from(digits) / 1000.0),
        1..=64,
    )
}

proptest! {
    #[test]
    fn counts_sum_to_the_number_of_values(values in prop::collection::vec(-1e300..1e300_f64, 1..80), bins in 1..50_usize) {
        let histogram = Histogram::of(&values, bins).unwrap();
        prop_assert_eq!(histogram.counts.iter().sum::<u32>() as usize, values.len());
        for &value in &values {
            let bin = histogram.bin(value).unwrap();
            let width = (histogram.edge(bin + 1) - histogram.edge(bin)).abs();
            prop_assert!(value >= histogram.edge(bin) - 1e-7 * width);
            prop_assert!(value <= histogram.edge(bin + 1) + 1e-7 * width);
        }
    }

    #[test]
    fn a_positive_affine_map_keeps_the_counts(
        values in drawn(), bins in 1..=40_usize, scale in 0.01..100.0_f64, offset in -100.0..100.0_f64,
    ) {
        let image: Vec<f64> = values.iter().map(|x| scale * x + offset).collect();
        prop_assert_eq!(counts(&image, bins), counts(&values, bins));
    }

    #[test]
    fn batch_norm_keeps_the_counts_also_far_from_zero(values in drawn(), bins in 1..=40_usize, gamma in 0.1..5.0_f64) {
        let far: Vec<f64> = values.iter().map(|x| 1000.0 + x / 100.0).collect();
        prop_assert_eq!(counts(&standardized(&far, gamma, 0.5), bins), counts(&far, bins));
    }
}
