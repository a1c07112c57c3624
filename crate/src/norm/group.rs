//! Group normalization: every sample over the channels of a group.

use super::standardize::Standardized;
use super::stats::OVER_GROUP;
use crate::Float;
use ndarray::ArrayView4;

/// Standardizes every group of channels of every sample, in training and in inference alike.
///
/// Source: Wu & He, arXiv 1803.08494, equations 1, 2 and 7.
///
/// `x_hat = (x - mean) / sqrt(var + eps)`
///
/// Shapes: `x` is `[samples, groups, channels, positions]`; one mean and variance per sample and
/// group.
///
/// Libraries: with one group this is layer normalization over channels and positions, with a group
/// per channel instance normalization.
pub fn forward<F: Float>(x: ArrayView4<'_, F>, eps: F) -> Standardized<F> {
    Standardized::over(x, OVER_GROUP, eps)
}
