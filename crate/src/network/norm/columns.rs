//! Over the samples: batch normalization and Batch Renormalization, column by column.

use super::Cache;
use crate::Float;

/// Mean and biased variance of every feature, in two passes, as
/// [`Stats::over`](crate::norm::stats::Stats::over): the mean is summed as distances from the first
/// sample.
///
/// Shapes: `x` is `[samples, features]`; `mean` and `var` are `[features]`.
pub(super) fn stats<F: Float>(x: &[F], mean: &mut [F], var: &mut [F]) {
    let features = mean.len();
    let first = &x[..features];
    let share = F::from_count(x.len() / features).recip();
    mean.fill(F::zero());
    var.fill(F::zero());
    for row in x.chunks_exact(features) {
        for ((mean, &x), &first) in mean.iter_mut().zip(row).zip(first) {
            *mean += x - first;
        }
    }
    for (mean, &first) in mean.iter_mut().zip(first) {
        *mean = first + *mean * share;
    }
    for row in x.chunks_exact(features) {
        for ((var, &x), &mean) in var.iter_mut().zip(row).zip(&*mean) {
            *var += (x - mean) * (x - mean);
        }
    }
    for var in var.iter_mut() {
        *var *= share;
    }
}

/// `x_hat = (x - mean) / std`, and 0 where `std` is 0.
///
/// Shapes: `x` and `x_hat` are `[samples, features]`; the statistics are `[features]`.
pub(super) fn standardize<F: Float>(x: &[F], mean: &[F], inv_std: &[F], x_hat: &mut [F]) {
    let features = mean.len();
    for (row, x_hat) in x
        .chunks_exact(features)
        .zip(x_hat.chunks_exact_mut(features))
    {
        for (((x_hat, &x), &mean), &inv_std) in x_hat.iter_mut().zip(row).zip(mean).zip(inv_std) {
            *x_hat = (x - mean) * inv_std;
        }
    }
}

/// `y = scale x_hat + shift`, one scale and one shift per feature.
///
/// Shapes: `x_hat` and `y` are `[samples, features]`; the others are `[features]`.
pub(super) fn affine<F: Float>(x_hat: &[F], scale: &[F], shift: &[F], y: &mut [F]) {
    let features = scale.len();
    for (x_hat, y) in x_hat
        .chunks_exact(features)
        .zip(y.chunks_exact_mut(features))
    {
        for (((y, &x_hat), &scale), &shift) in y.iter_mut().zip(x_hat).zip(scale).zip(shift) {
            *y = scale * x_hat + shift;
        }
    }
}

/// Turns the gradient of `y` into that of `x`, in place, and finds those of gamma and beta.
///
/// Source: the closed form in [`Standardized::backward`](crate::norm::standardize::Standardized),
/// with the sums that it shares with gamma and beta taken once.
///
/// `s = sum dy`, `t = sum dy x_hat`, with `x_hat` before r and d: `dbeta = s`, `dgamma = r t + d
/// s`, `dx = gamma r / std (dy - s / m - x_hat t / m)`
///
/// Shapes: `gradient` is `[samples, features]`; `dgamma` and `dbeta` are `[features]`.
pub(super) fn backward<F: Float>(
    cache: &mut Cache<F>,
    gamma: &[F],
    gradient: &mut [F],
    dgamma: &mut [F],
    dbeta: &mut [F],
) {
    let features = gamma.len();
    sums(&cache.x_hat, gradient, dgamma, dbeta);
    let share = F::from_count(gradient.len() / features).recip();
    let scales = cache.scale.iter_mut().zip(gamma).zip(&cache.r);
    for (((scale, &gamma), &r), &inv_std) in scales.zip(&cache.inv_std) {
        *scale = gamma * r * inv_std;
    }
    for (dy, x_hat) in gradient
        .chunks_exact_mut(features)
        .zip(cache.x_hat.chunks_exact(features))
    {
        let sums = dbeta.iter().zip(&*dgamma).zip(&cache.scale);
        for ((dy, &x_hat), ((&s, &t), &scale)) in dy.iter_mut().zip(x_hat).zip(sums) {
            *dy = scale * (*dy - (s + x_hat * t) * share);
        }
    }
    for (((dgamma, &s), &r), &d) in dgamma.iter_mut().zip(&*dbeta).zip(&cache.r).zip(&cache.d) {
        *dgamma = r * *dgamma + d * s;
    }
}

/// `dgamma = sum dy x_hat`, `dbeta = sum dy`, the sums over the samples.
///
/// Shapes: `x_hat` and `dy` are `[samples, features]`; the others are `[features]`.
pub(super) fn sums<F: Float>(x_hat: &[F], dy: &[F], dgamma: &mut [F], dbeta: &mut [F]) {
    let features = dgamma.len();
    dgamma.fill(F::zero());
    dbeta.fill(F::zero());
    for (dy, x_hat) in dy.chunks_exact(features).zip(x_hat.chunks_exact(features)) {
        let sums = dgamma.iter_mut().zip(dbeta.iter_mut());
        for ((&dy, &x_hat), (dgamma, dbeta)) in dy.iter().zip(x_hat).zip(sums) {
            *dgamma += dy * x_hat;
            *dbeta += dy;
        }
    }
}
