//! Mean, standard deviation, saturation and length of a set of numbers.

use crate::float::Float;
use crate::lanes::{self, LANES, Lanes};
use std::array;

/// Below this, or above 1 less this, an output of the sigmoid counts as saturated: its slope there
/// is under 0.09 of the 0.25 that it has in the middle.
pub const SATURATED: f64 = 0.1;

/// The mean and the standard deviation of `values`: `[sum x / n, sqrt(sum (x - mean)^2 / n)]`.
///
/// In two passes, summed as lengths are, and without eps: it describes, it does not normalize. NaN
/// where there are no values.
pub fn mean_and_std<F: Float>(values: &[F]) -> [F; 2] {
    let count = values.len() as f64;
    let mean = sum(values, |value| value) / count;
    let squares = sum(values, |value| (value - mean) * (value - mean));
    [mean, (squares / count).sqrt()].map(F::from_f64)
}

/// The share of `outputs`, those of a sigmoid, that are below 0.1 or above 0.9.
///
/// NaN where there are none; a NaN counts as saturated, since it learns nothing either.
pub fn saturated_share<F: Float>(outputs: &[F]) -> F {
    let [low, high] = [SATURATED, 1.0 - SATURATED].map(F::from_f64);
    let is_within = |&output: &F| u32::from((output >= low) & (output <= high));
    let within: u32 = outputs.iter().map(is_within).sum();
    F::from_count(outputs.len() - within as usize) / F::from_count(outputs.len())
}

/// The length of a gradient or of an update: `sqrt(sum x^2)`.
///
/// The update of plain SGD is the gradient times the learning rate, and so is its length. Squares
/// are summed by 64 in the float itself, and those sums in doubles, so that it can be computed at
/// every step; finite numbers give a finite length as long as it fits the float.
pub fn l2_norm<F: Float>(values: &[F]) -> F {
    let squares = squares(values);
    let [least, most] = [F::min_positive_value(), F::max_value()].map(Float::to_f64);
    // Else squares overflow, or are so small that digits are lost.
    if squares.is_nan() || (least * 1e20..most).contains(&squares) {
        return F::from_f64(squares.sqrt());
    }
    let largest = values.iter().fold(0.0, |largest: f64, &value| {
        largest.max(value.to_f64().abs())
    });
    if largest == 0.0 || largest.is_infinite() {
        return F::from_f64(largest);
    }
    let shares = sum(values, |value| (value / largest) * (value / largest));
    F::from_f64(shares.sqrt() * largest)
}

/// The sum of the squares.
fn squares<F: Float>(values: &[F]) -> f64 {
    let (blocks, rest) = values.as_chunks::<64>();
    let of_block = |block: &[F; 64]| {
        let mut sums = [F::Lanes::splat(F::zero()); 4];
        for values in block.as_chunks::<{ 4 * LANES }>().0 {
            let values: [F::Lanes; 4] = lanes::load(values);
            sums = array::from_fn(|i| sums[i] + values[i] * values[i]);
        }
        let [a, b, c, d] = sums;
        ((a + b) + (c + d)).sum().to_f64()
    };
    blocks.iter().map(of_block).sum::<f64>() + sum(rest, |value| value * value)
}

/// The sum of what `of` makes of every value, in doubles.
fn sum<F: Float>(values: &[F], of: impl Fn(f64) -> f64) -> f64 {
    let (eights, rest) = values.as_chunks::<8>();
    let mut sums = [0.0; 8];
    for eight in eights {
        for (sum, &value) in sums.iter_mut().zip(eight) {
            *sum += of(value.to_f64());
        }
    }
    let rest = rest.iter().map(|&value| of(value.to_f64())).sum::<f64>();
    sums.iter().sum::<f64>() + rest
}
