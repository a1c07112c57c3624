//! Batch normalization: every channel over the samples.

use super::running::Running;
use super::standardize::{Standardized, Through};
use super::stats::{OVER_SAMPLES, Stats};
use crate::Float;
use ndarray::ArrayView4;

/// Standardizes every channel by its mean and variance over samples and positions.
///
/// Source: Ioffe & Szegedy, arXiv 1502.03167, Algorithm 1; section 3.2 for positions.
///
/// `x_hat = (x - batch_mean) / sqrt(batch_var + eps)`
///
/// Shapes: `x` is `[samples, 1, channels, positions]`; one mean and variance per channel.
///
/// Libraries: PyTorch refuses a single value per channel in training; here it is 0, so that `y` is
/// `beta`.
pub fn forward_train<F: Float>(x: ArrayView4<'_, F>, eps: F) -> Standardized<F> {
    Standardized::over(x, OVER_SAMPLES, eps)
}

/// Standardizes every channel by its running mean and variance, which the batch has no part in.
///
/// Source: Ioffe & Szegedy, arXiv 1502.03167, Algorithm 2, line 11.
///
/// `x_hat = (x - running_mean) / sqrt(running_var + eps)`
///
/// Shapes: as [`forward_train`]; `running` has one mean and one variance per channel.
///
/// Libraries: the paper measures these statistics in a pass of its own after training; all
/// frameworks keep a moving average.
pub fn forward_eval<F: Float>(
    x: ArrayView4<'_, F>,
    running: &Running<F>,
    eps: F,
) -> Standardized<F> {
    let stats = Stats {
        mean: running.mean_per_channel(),
        var: running.spread_per_channel(),
    };
    let std = stats.std(eps);
    Standardized::by(x, stats, std, Through::Constants)
}

/// The running statistics after a batch.
///
/// Source: the moving average that Ioffe & Szegedy, arXiv 1502.03167, section 3.1, mention; the
/// factor is that of Algorithm 2, line 10.
///
/// `running = (1 - momentum) running + momentum batch`, the batch's variance times `m / (m - 1)` if
/// `unbiased`, where `m` is samples times positions; for `m = 1` the factor is 1.
///
/// Shapes: one mean and one variance per channel.
///
/// Libraries: PyTorch, candle, tinygrad and cuDNN track the unbiased variance; Keras 3, Flax, ONNX
/// and burn the biased one. Keras and Flax call `1 - momentum` the momentum. All normalize with the
/// biased one.
pub fn track<F: Float>(
    running: &Running<F>,
    batch: &Stats<F>,
    count: usize,
    momentum: F,
    unbiased: bool,
) -> Running<F> {
    let factor = match count {
        2.. if unbiased => F::from_count(count) / F::from_count(count - 1),
        _ => F::one(),
    };
    running.moved(momentum, &batch.mean, &batch.var.mapv(|var| var * factor))
}
