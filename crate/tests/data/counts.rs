//! Counts in bins against the formula, value by value.

use normscope::Float;
use normscope::measure::Histogram;
use normscope::training::Random;

/// The bins as the manual of [`Histogram::of`] has them.
fn counted<F: Float>(values: &[F], bins: usize) -> Vec<u32> {
    let low = values.iter().copied().fold(F::infinity(), F::min);
    let high = values.iter().copied().fold(F::neg_infinity(), F::max);
    let mut counts = vec![0; bins];
    for &value in values {
        let share = (value - low) / (high - low);
        let at = share * F::from_count(bins) + F::epsilon().sqrt();
        counts[(at.to_f64() as usize).min(bins - 1)] += 1;
    }
    counts
}

fn counts_are_those_of_the_formula<F: Float>() {
    let mut kept = Histogram::none();
    for count in [2, 3, 7, 8, 9, 59, 63, 64, 65, 500] {
        for bins in [1, 2, 7, 40, 300] {
            let mut random = Random::new(bins as u64, 0);
            let spread: Vec<F> = (0..count)
                .map(|_| F::from_f64((4.0 * random.uniform() - 3.0_f64).powi(3)))
                .collect();
            let edges: Vec<F> = (0..count).map(|at| F::from_count(at % 11)).collect();
            for values in [spread, edges] {
                kept.fill(&values, bins);
                assert_eq!(kept.counts, counted(&values, bins), "{count} in {bins}");
                assert_eq!(kept, Histogram::of(&values, bins).expect("finite values"));
                let mut asked = vec![0; bins];
                for &value in &values {
                    asked[kept.bin(value).expect("inside")] += 1;
                }
                assert_eq!(asked, kept.counts);
            }
        }
    }
}

#[test]
fn they_are_those_of_the_formula() {
    counts_are_those_of_the_formula::<f32>();
    counts_are_those_of_the_formula::<f64>();
}

/// Wherever it stands: what is looked at several at a time has a rest.
#[test]
fn the_extremes_and_what_is_not_finite_are_found_at_every_place() {
    for count in 1..=40 {
        for at in 0..count {
            for value in [f32::MIN, f32::MAX, -1.0, 1.0] {
                let mut values = vec![0.0; count];
                values[at] = value;
                let found = Histogram::of(&values, 4).expect("finite values");
                let (low, high) = match count {
                    1 => (value, value),
                    _ => (value.min(0.0), value.max(0.0)),
                };
                assert_eq!((found.low, found.high), (low, high), "{at} of {count}");
            }
            for value in [f32::NAN, f32::INFINITY, f32::NEG_INFINITY] {
                let mut values = vec![1.0; count];
                values[at] = value;
                let error = Histogram::of(&values, 4).expect_err("not finite");
                assert!(error.message().starts_with(&format!("values[{at}] is ")));
                let mut kept = Histogram::of(&[1.0, 2.0], 3).expect("finite values");
                kept.fill(&values, 4);
                assert!(kept.counts.is_empty() && kept.low.is_nan() && kept.high.is_nan());
            }
        }
    }
}
