//! Mean, standard deviation, saturation and length of a set of numbers.

use crate::float::Float;

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
/// The update of plain SGD is the gradient times the learning rate, and so is its length. Summed in
/// doubles, in eight sums side by side, so that it can be computed at every step; finite numbers
/// give a finite length as long as it fits the float.
pub fn l2_norm<F: Float>(values: &[F]) -> F {
    let squares = sum(values, |value| value * value);
    // Doubles whose squares overflow, or are so small that digits are lost.
    if squares.is_nan() || (1e-280..1e300).contains(&squares) {
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
