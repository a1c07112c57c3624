//! Layer normalization: every sample over its features.

use super::standardize::Standardized;
use super::stats::OVER_FEATURES;
use crate::Float;
use ndarray::ArrayView4;

/// Standardizes every sample by its mean and variance over channels and positions, in training and
/// in inference alike.
///
/// Source: Ba, Kiros & Hinton, arXiv 1607.06450, equations 3 and 4.
///
/// `x_hat = (x - mean) / sqrt(var + eps)`
///
/// Shapes: `x` is `[samples, groups, channels, positions]`; one mean and variance per sample.
///
/// Libraries: transformers average over the features of one position only; that is this with every
/// position given as a sample.
pub fn forward<F: Float>(x: ArrayView4<'_, F>, eps: F) -> Standardized<F> {
    Standardized::over(x, OVER_FEATURES, eps)
}
