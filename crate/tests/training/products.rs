//! The products of a dense layer against sums as one writes them down.

use crate::compare::assert_close;
use normscope::Float;
use normscope::network::tile::{self, Panel};
use proptest::prelude::*;

/// Numbers between -1 and 1 that look like nothing.
fn numbers<F: Float>(count: usize, salt: usize) -> Vec<F> {
    let number = |index: usize| ((index + salt).wrapping_mul(2_654_435_761) >> 7) % 2001;
    (0..count)
        .map(|index| F::from_f64(number(index) as f64 / 1000.0 - 1.0))
        .collect()
}

fn doubles<F: Float>(values: &[F]) -> Vec<f64> {
    values.iter().map(|&value| Float::to_f64(value)).collect()
}

/// `sum a(i, k) b(k, j)` over `k`, in double precision.
fn naive(
    [rows, columns, depth]: [usize; 3],
    a: impl Fn(usize, usize) -> f64,
    b: impl Fn(usize, usize) -> f64,
) -> Vec<f64> {
    let cell = |i, j| (0..depth).map(|k| a(i, k) * b(k, j)).sum();
    (0..rows)
        .flat_map(|i| (0..columns).map(move |j| (i, j)))
        .map(|(i, j)| cell(i, j))
        .collect()
}

/// All three products of a layer, in buffers that were full of something else.
fn check<F: Float>([samples, inputs, outputs]: [usize; 3], tolerance: f64) {
    let label = format!("{} {samples} x {inputs} x {outputs}", F::NAME);
    let x = numbers::<F>(samples * inputs, 1);
    let weight = numbers::<F>(outputs * inputs, 2);
    let bias = numbers::<F>(outputs, 3);
    let dy = numbers::<F>(samples * outputs, 4);
    let at = |values: &[F], index: usize| Float::to_f64(values[index]);
    let full = |count| vec![F::nan(); count];
    let mut panel = Panel::default();

    let mut y = full(samples * outputs);
    tile::forward(&x, &weight, &bias, &mut y);
    let mut want = naive(
        [samples, outputs, inputs],
        |sample, input| at(&x, sample * inputs + input),
        |input, output| at(&weight, output * inputs + input),
    );
    for (index, want) in want.iter_mut().enumerate() {
        *want += at(&bias, index % outputs);
    }
    assert_close(&format!("{label}: y"), &doubles(&y), &want, tolerance);

    let mut dweight = full(outputs * inputs);
    tile::backward_weight(&x, &dy, outputs, &mut panel, &mut dweight);
    let want = naive(
        [outputs, inputs, samples],
        |output, sample| at(&dy, sample * outputs + output),
        |sample, input| at(&x, sample * inputs + input),
    );
    assert_close(
        &format!("{label}: dweight"),
        &doubles(&dweight),
        &want,
        tolerance,
    );

    let mut dx = full(samples * inputs);
    tile::backward_input(&dy, &weight, outputs, &mut panel, &mut dx);
    let want = naive(
        [samples, inputs, outputs],
        |sample, output| at(&dy, sample * outputs + output),
        |output, input| at(&weight, output * inputs + input),
    );
    assert_close(&format!("{label}: dx"), &doubles(&dx), &want, tolerance);
}

#[test]
fn the_bench_s_layers_are_as_the_sums_say() {
    for shape in [
        [60, 784, 100],
        [60, 100, 10],
        [64, 64, 64],
        [32, 2, 8],
        [32, 8, 1],
    ] {
        check::<f32>(shape, 1e-5);
        check::<f64>(shape, 1e-14);
    }
}

#[test]
fn every_rest_of_a_tile_is_as_the_sums_say() {
    for samples in 1..=9 {
        for inputs in 1..=13 {
            for outputs in 1..=9 {
                check::<f32>([samples, inputs, outputs], 1e-6);
                check::<f64>([samples, inputs, outputs], 1e-15);
            }
        }
    }
}

proptest! {
    #[test]
    fn any_layer_is_as_the_sums_say(samples in 1..40_usize, inputs in 1..50_usize, outputs in 1..40_usize) {
        check::<f32>([samples, inputs, outputs], 1e-5);
        check::<f64>([samples, inputs, outputs], 1e-14);
    }
}

#[test]
fn what_is_not_finite_is_not_hidden() {
    let (weight, bias) = ([0.0_f32; 15], [0.0; 3]);
    let mut x = [1.0_f32; 25];
    x[7] = f32::NAN;
    x[13] = f32::INFINITY;
    let mut y = [0.0; 15];
    tile::forward(&x, &weight, &bias, &mut y);
    // Infinity times 0 is not 0 either.
    let spoilt = |index: usize| (3..9).contains(&index);
    for (index, y) in y.iter().enumerate() {
        assert_eq!(y.is_nan(), spoilt(index), "y[{index}] is {y}");
    }
}
