//! Over the samples: batch normalization and Batch Renormalization, a strip of columns at a time.

use super::Cache;
use crate::Float;
use crate::lanes::{Lanes, Strips, load, store};
use std::array;

/// Mean and biased variance of every feature, in two passes, as
/// [`Stats::over`](crate::norm::stats::Stats::over): the mean is summed as distances from the first
/// sample.
///
/// Shapes: `x` is `[samples, features]`; `mean` and `var` are `[features]`.
pub(super) fn stats<F: Float>(x: &[F], mean: &mut [F], var: &mut [F]) {
    let features = mean.len();
    Stats { x, mean, var }.all(features);
}

struct Stats<'a, F> {
    x: &'a [F],
    mean: &'a mut [F],
    var: &'a mut [F],
}

impl<F: Float> Strips<F> for Stats<'_, F> {
    fn strip<L: Lanes<F>, const N: usize>(&mut self, at: usize) {
        let features = self.mean.len();
        let rows = || self.x.chunks_exact(features);
        let share = L::splat(F::from_count(rows().len()).recip());
        let first: [L; N] = load(&self.x[at..]);
        let mut sum = [L::splat(F::zero()); N];
        for row in rows() {
            let x: [L; N] = load(&row[at..]);
            sum = array::from_fn(|i| sum[i] + (x[i] - first[i]));
        }
        let mean: [L; N] = array::from_fn(|i| first[i] + sum[i] * share);
        let mut sum = [L::splat(F::zero()); N];
        for row in rows() {
            let x: [L; N] = load(&row[at..]);
            sum = array::from_fn(|i| sum[i] + (x[i] - mean[i]) * (x[i] - mean[i]));
        }
        store(mean, &mut self.mean[at..]);
        store(sum.map(|sum| sum * share), &mut self.var[at..]);
    }
}

/// `x_hat = (x - mean) / std`, 0 where `std` is 0, and `y = scale x_hat + shift`, with the
/// statistics, scales and shifts of the cache.
///
/// Shapes: `x` and `y` are `[samples, features]`.
pub(super) fn normalize<F: Float>(x: &[F], cache: &mut Cache<F>, y: &mut [F]) {
    let features = cache.mean.len();
    Normalize { x, cache, y }.all(features);
}

struct Normalize<'a, F> {
    x: &'a [F],
    cache: &'a mut Cache<F>,
    y: &'a mut [F],
}

impl<F: Float> Strips<F> for Normalize<'_, F> {
    fn strip<L: Lanes<F>, const N: usize>(&mut self, at: usize) {
        let features = self.cache.mean.len();
        let of_features = |values: &[F]| -> [L; N] { load(&values[at..]) };
        let mean = of_features(&self.cache.mean);
        let inv_std = of_features(&self.cache.inv_std);
        let scale = of_features(&self.cache.scale);
        let shift = of_features(&self.cache.shift);
        let rows = self.x.chunks_exact(features);
        let results = self.cache.x_hat.chunks_exact_mut(features);
        for ((x, x_hat), y) in rows.zip(results).zip(self.y.chunks_exact_mut(features)) {
            let x: [L; N] = load(&x[at..]);
            let standard: [L; N] = array::from_fn(|i| (x[i] - mean[i]) * inv_std[i]);
            store(standard, &mut x_hat[at..]);
            let result: [L; N] = array::from_fn(|i| scale[i] * standard[i] + shift[i]);
            store(result, &mut y[at..]);
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
    cache: &Cache<F>,
    gamma: &[F],
    gradient: &mut [F],
    dgamma: &mut [F],
    dbeta: &mut [F],
) {
    let mut backward = Backward {
        cache,
        gamma,
        gradient,
        dgamma,
        dbeta,
    };
    backward.all(gamma.len());
}

struct Backward<'a, F> {
    cache: &'a Cache<F>,
    gamma: &'a [F],
    gradient: &'a mut [F],
    dgamma: &'a mut [F],
    dbeta: &'a mut [F],
}

impl<F: Float> Strips<F> for Backward<'_, F> {
    fn strip<L: Lanes<F>, const N: usize>(&mut self, at: usize) {
        let Cache {
            x_hat,
            inv_std,
            r,
            d,
            ..
        } = self.cache;
        let features = self.gamma.len();
        let (t, s) = sums_of::<F, L, N>(x_hat, self.gradient, features, at);
        let of_features = |values: &[F]| -> [L; N] { load(&values[at..]) };
        let (gamma, inv_std) = (of_features(self.gamma), of_features(inv_std));
        let (r, d) = (of_features(r), of_features(d));
        let scale: [L; N] = array::from_fn(|i| gamma[i] * r[i] * inv_std[i]);
        let rows = self.gradient.chunks_exact_mut(features);
        let share = L::splat(F::from_count(rows.len()).recip());
        for (dy, x_hat) in rows.zip(x_hat.chunks_exact(features)) {
            let (x_hat, row): ([L; N], [L; N]) = (load(&x_hat[at..]), load(&dy[at..]));
            let dx: [L; N] =
                array::from_fn(|i| scale[i] * (row[i] - (s[i] + x_hat[i] * t[i]) * share));
            store(dx, &mut dy[at..]);
        }
        let dgamma: [L; N] = array::from_fn(|i| r[i] * t[i] + d[i] * s[i]);
        store(dgamma, &mut self.dgamma[at..]);
        store(s, &mut self.dbeta[at..]);
    }
}

/// `dx = gamma / std dy`, in place: the gradient where mean and std are constants.
///
/// Shapes: `gradient` is `[samples, features]`; the others are `[features]`.
pub(super) fn scale<F: Float>(inv_std: &[F], gamma: &[F], gradient: &mut [F]) {
    for row in gradient.chunks_exact_mut(gamma.len()) {
        for ((dy, &gamma), &inv_std) in row.iter_mut().zip(gamma).zip(inv_std) {
            *dy *= gamma * inv_std;
        }
    }
}

/// `dgamma = sum dy x_hat`, `dbeta = sum dy`, the sums over the samples.
///
/// Shapes: `x_hat` and `dy` are `[samples, features]`; the others are `[features]`.
pub(super) fn sums<F: Float>(x_hat: &[F], dy: &[F], dgamma: &mut [F], dbeta: &mut [F]) {
    let features = dgamma.len();
    let mut sums = Sums {
        x_hat,
        dy,
        dgamma,
        dbeta,
    };
    sums.all(features);
}

struct Sums<'a, F> {
    x_hat: &'a [F],
    dy: &'a [F],
    dgamma: &'a mut [F],
    dbeta: &'a mut [F],
}

impl<F: Float> Strips<F> for Sums<'_, F> {
    fn strip<L: Lanes<F>, const N: usize>(&mut self, at: usize) {
        let features = self.dgamma.len();
        let (dgamma, dbeta) = sums_of::<F, L, N>(self.x_hat, self.dy, features, at);
        store(dgamma, &mut self.dgamma[at..]);
        store(dbeta, &mut self.dbeta[at..]);
    }
}

#[inline(always)]
fn sums_of<F: Float, L: Lanes<F>, const N: usize>(
    x_hat: &[F],
    dy: &[F],
    features: usize,
    at: usize,
) -> ([L; N], [L; N]) {
    let mut dgamma = [L::splat(F::zero()); N];
    let mut dbeta = dgamma;
    for (dy, x_hat) in dy.chunks_exact(features).zip(x_hat.chunks_exact(features)) {
        let (dy, x_hat): ([L; N], [L; N]) = (load(&dy[at..]), load(&x_hat[at..]));
        dgamma = array::from_fn(|i| dgamma[i] + dy[i] * x_hat[i]);
        dbeta = array::from_fn(|i| dbeta[i] + dy[i]);
    }
    (dgamma, dbeta)
}
