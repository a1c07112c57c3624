//! Instance normalization: every channel of every sample over its positions.

use super::standardize::Standardized;
use super::stats::OVER_POSITIONS;
use crate::Float;
use ndarray::ArrayView4;

/// Standardizes every channel of every sample, in training and in inference alike.
///
/// Source: Wu & He, arXiv 1803.08494, equations 1, 2 and 5.
///
/// `x_hat = (x - mean) / sqrt(var + eps)`
///
/// Shapes: `x` is `[samples, groups, channels, positions]`; one mean and variance per sample and
/// channel. With one position each, every `x_hat` is 0.
///
/// Libraries: PyTorch refuses a single position in training, and can keep running statistics; here
/// there are none.
pub fn forward<F: Float>(x: ArrayView4<'_, F>, eps: F) -> Standardized<F> {
    Standardized::over(x, OVER_POSITIONS, eps)
}
