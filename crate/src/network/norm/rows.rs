//! Over the features: layer, group and RMS normalization, sample by sample.

use super::{Cache, columns};
use crate::Float;

/// Mean, biased variance and `x_hat` of every set of features; without a mean, the mean square.
///
/// The mean is summed as distances from the set's first value, as in
/// [`Stats::over`](crate::norm::stats::Stats::over).
///
/// Shapes: `x` is `[samples, groups, features of a group]`, and so is `x_hat`; the statistics are
/// `[samples, groups]`.
pub(super) fn standardize<F: Float>(
    x: &[F],
    size: usize,
    centered: bool,
    eps: F,
    cache: &mut Cache<F>,
) {
    let share = F::from_count(size).recip();
    let stats = cache
        .mean
        .iter_mut()
        .zip(&mut cache.var)
        .zip(&mut cache.inv_std);
    for ((x, x_hat), ((mean, var), inv_std)) in x
        .chunks_exact(size)
        .zip(cache.x_hat.chunks_exact_mut(size))
        .zip(stats)
    {
        *mean = if centered {
            x[0] + x.iter().fold(F::zero(), |sum, &value| sum + (value - x[0])) * share
        } else {
            F::zero()
        };
        for (x_hat, &x) in x_hat.iter_mut().zip(x) {
            *x_hat = x - *mean;
        }
        *var = x_hat
            .iter()
            .fold(F::zero(), |sum, &value| sum + value * value)
            * share;
        *inv_std = super::inverse((*var + eps).sqrt());
        for x_hat in x_hat.iter_mut() {
            *x_hat *= *inv_std;
        }
    }
}

/// `y = gamma x_hat + beta`
///
/// Shapes: `x_hat` and `y` are `[samples, features]`; the others are `[features]`.
pub(super) fn affine<F: Float>(x_hat: &[F], gamma: &[F], beta: &[F], y: &mut [F]) {
    let rows = x_hat.chunks_exact(gamma.len());
    for (x_hat, y) in rows.zip(y.chunks_exact_mut(gamma.len())) {
        for (((y, &x_hat), &gamma), &beta) in y.iter_mut().zip(x_hat).zip(gamma).zip(beta) {
            *y = gamma * x_hat + beta;
        }
    }
}

/// Turns the gradient of `y` into that of `x`, in place, and finds those of gamma and beta.
///
/// Source: the closed form in [`Standardized::backward`](crate::norm::standardize::Standardized).
///
/// `dx_hat = gamma dy`, `dx = (dx_hat - mean(dx_hat) - x_hat mean(dx_hat x_hat)) / std`, the means
/// over a set of features; the first mean is missing where none was subtracted.
///
/// Shapes: `gradient` is `[samples, features]`; `gamma`, `dgamma` and `dbeta` are `[features]`.
pub(super) fn backward<F: Float>(
    cache: &Cache<F>,
    gamma: &[F],
    size: usize,
    centered: bool,
    gradient: &mut [F],
    dgamma: &mut [F],
    dbeta: &mut [F],
) {
    columns::sums(&cache.x_hat, gradient, dgamma, dbeta);
    let share = F::from_count(size).recip();
    // A set of features belongs to one group, and groups follow each other within a sample.
    let gammas = gamma.chunks_exact(size).cycle();
    let sets = gradient
        .chunks_exact_mut(size)
        .zip(cache.x_hat.chunks_exact(size))
        .zip(gammas.zip(&cache.inv_std));
    for ((dy, x_hat), (gamma, &inv_std)) in sets {
        let (mut along_ones, mut along_x_hat) = (F::zero(), F::zero());
        for ((dy, &x_hat), &gamma) in dy.iter_mut().zip(x_hat).zip(gamma) {
            *dy *= gamma;
            along_ones += *dy;
            along_x_hat += *dy * x_hat;
        }
        let along_ones = if centered {
            along_ones * share
        } else {
            F::zero()
        };
        let along_x_hat = along_x_hat * share;
        for (dy, &x_hat) in dy.iter_mut().zip(x_hat) {
            *dy = (*dy - along_ones - x_hat * along_x_hat) * inv_std;
        }
    }
}
