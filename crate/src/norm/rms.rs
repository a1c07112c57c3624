//! RMS normalization: every sample by its root mean square, with no mean.

use super::standardize::{Standardized, Through};
use super::stats::{OVER_FEATURES, Stats};
use crate::Float;
use ndarray::ArrayView4;

/// Divides every sample by its root mean square over channels and positions, in training and in
/// inference alike.
///
/// Source: Zhang & Sennrich, arXiv 1910.07467, equation 4.
///
/// `x_hat = x / sqrt(mean(x^2) + eps)`
///
/// Shapes: `x` is `[samples, groups, channels, positions]`; one mean square per sample.
///
/// A sample of equal values does not vanish: its root is their size. Only a sample of zeros with
/// `eps = 0` has the root 0, and stays 0.
///
/// Libraries: the paper has no eps; PyTorch's default is the float's machine epsilon, Flax's is
/// 1e-6.
pub fn forward<F: Float>(x: ArrayView4<'_, F>, eps: F) -> Standardized<F> {
    let stats = Stats::about_zero(x, OVER_FEATURES);
    let std = stats.std(eps);
    Standardized::by(x, stats, std, Through::MeanSquare(OVER_FEATURES))
}
