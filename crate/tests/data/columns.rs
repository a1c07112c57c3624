//! Percentiles of columns, and of many values, against sorting: to the last bit.

use normscope::Float;
use normscope::measure::{Histogram, Percentiles};
use normscope::training::Random;

const FIGURE: [f64; 3] = [15.0, 50.0, 85.0];

/// Sorts, and goes from the nearer neighbour towards the other one.
fn sorted<F: Float>(mut values: Vec<F>, percents: &[f64]) -> Vec<F> {
    if values.iter().any(|value| value.is_nan()) {
        return vec![F::nan(); percents.len()];
    }
    values.sort_by(|one, other| one.partial_cmp(other).expect("no NaN"));
    let last = values.len() - 1;
    let of = |percent: &f64| {
        let position = percent / 100.0 * last as f64;
        let share = position.fract();
        let low = values[position as usize];
        if share == 0.0 {
            return low;
        }
        let high = values[position as usize + 1];
        let [to, back] = [share, 1.0 - share].map(F::from_f64);
        match (high - low).is_finite() {
            false => low * back + high * to,
            true if share < 0.5 => low + (high - low) * to,
            true => high - (high - low) * back,
        }
    };
    percents.iter().map(of).collect()
}

/// Makes a value of a random number from 0 to 1.
type Kind<F> = fn(f64) -> F;

/// How values are made, each of a kind that could be mistaken.
fn kinds<F: Float>() -> Vec<(&'static str, Kind<F>)> {
    vec![
        ("even", |share| F::from_f64(share - 0.4)),
        ("ties", |share| F::from_f64((5.0 * share).floor())),
        ("constant", |_| F::from_f64(2.5)),
        ("zeros", |share| {
            F::from_f64([-0.0, 0.0, -1e-9, 1e-9][(4.0 * share) as usize])
        }),
        ("far apart", |share| {
            F::from_f64(1e-30 * (140.0 * share).exp())
        }),
        ("the largest", |share| {
            F::max_value() * F::from_f64(2.0 * share - 1.0)
        }),
        ("the smallest", |share| {
            F::min_positive_value() * F::from_f64(share)
        }),
        ("infinities", |share| match (9.0 * share) as usize {
            0 => F::neg_infinity(),
            8 => F::infinity(),
            _ => F::from_f64(share),
        }),
        ("a NaN here and there", |share| match share < 0.02 {
            true => F::nan(),
            false => F::from_f64(share),
        }),
        ("one value far out", |share| match share < 0.002 {
            true => F::from_f64(1e6),
            false => F::from_f64(share),
        }),
    ]
}

fn made<F: Float>(count: usize, seed: u64, kind: Kind<F>) -> Vec<F> {
    let mut random = Random::new(seed, 0);
    (0..count).map(|_| kind(random.uniform())).collect()
}

/// Whether they are the same numbers: NaN is NaN, and zeros are alike.
fn same<F: Float>(found: &[F], expected: &[F]) -> bool {
    let alike = |(one, other): (&F, &F)| one == other || one.is_nan() && other.is_nan();
    found.len() == expected.len() && found.iter().zip(expected).all(alike)
}

fn columns_are_sorted<F: Float>() {
    let ladder = [0.0, 0.0, 1.0, 33.3, 50.0, 50.0, 99.0, 100.0];
    for percents in [FIGURE.as_slice(), &ladder] {
        let mut percentiles = Percentiles::new(percents, 0).expect("percents");
        for rows in [1, 2, 3, 59, 60, 64, 500, 1024, 1025] {
            // Sorting is slow in a build for tests.
            let most = match rows {
                ..=64 => 100,
                500 if percents.len() == FIGURE.len() => 100,
                _ => 5,
            };
            for columns in [1, 5, 16, 17, 100]
                .into_iter()
                .filter(|&columns| columns <= most)
            {
                for (name, kind) in kinds::<F>() {
                    let matrix = made(rows * columns, rows as u64, kind);
                    let mut found = vec![F::zero(); columns * percents.len()];
                    percentiles.of_columns(&matrix, columns, &mut found);
                    for (column, found) in found.chunks_exact(percents.len()).enumerate() {
                        let values = matrix.iter().copied().skip(column).step_by(columns);
                        let expected = sorted(values.collect(), percents);
                        assert!(
                            same(found, &expected),
                            "{name} [{rows}, {columns}], column {column}: {found:?} {expected:?}"
                        );
                    }
                }
            }
        }
    }
}

#[test]
fn those_of_columns_are_those_of_each_sorted_column() {
    columns_are_sorted::<f32>();
    columns_are_sorted::<f64>();
}

fn many_are_sorted<F: Float>() {
    let ladder = [0.0, 0.0, 1.0, 33.3, 50.0, 50.0, 50.01, 99.0, 100.0];
    for percents in [FIGURE.as_slice(), &ladder] {
        let mut percentiles = Percentiles::new(percents, 0).expect("percents");
        for count in [1, 2, 3, 60, 511, 512, 513, 3000] {
            for (name, kind) in kinds::<F>() {
                let values = made(count, count as u64, kind);
                let mut found = vec![F::zero(); percents.len()];
                percentiles.of(values.iter().copied(), &mut found);
                let mut histogram = Histogram::none();
                let mut beside = found.clone();
                percentiles.with_histogram(&values, &mut histogram, &mut beside);
                assert!(
                    same(&found, &beside),
                    "{name} {count}: {found:?} {beside:?}"
                );
                match Histogram::of(&values, Percentiles::<F>::BINS) {
                    Ok(expected) => assert_eq!(histogram, expected, "{name} {count}"),
                    Err(_) => assert!(histogram.counts.is_empty(), "{name} {count}"),
                }
                let expected = sorted(values, percents);
                assert!(
                    same(&found, &expected),
                    "{name} {count}: {found:?} {expected:?}"
                );
            }
        }
    }
}

#[test]
fn those_of_many_values_are_those_of_the_sorted_values() {
    many_are_sorted::<f32>();
    many_are_sorted::<f64>();
}

/// Above the largest number of rows that are sorted side by side, and below it, in any order.
#[test]
fn one_may_measure_matrices_of_any_size_in_turn() {
    let mut percentiles = Percentiles::<f32>::new(&FIGURE, 0).expect("percents");
    for rows in [60, 1500, 7, 60] {
        let matrix = made(rows * 3, 4, |share| share as f32);
        let mut found = [0.0; 9];
        percentiles.of_columns(&matrix, 3, &mut found);
        let last = matrix.iter().copied().skip(2).step_by(3).collect();
        assert_eq!(found[6..], sorted(last, &FIGURE));
    }
    let mut found = [0.0; 6];
    percentiles.of_columns(&[], 2, &mut found);
    assert!(found.iter().all(|found| found.is_nan()));
    percentiles.of_columns(&[], 0, &mut []);
}
