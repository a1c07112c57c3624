//! Batch Renormalization: batch normalization, brought near to what inference does.

use super::cellwise::{cellwise, minus, plus, times};
use super::running::Running;
use super::standardize::{Standardized, Through};
use super::stats::Stats;
use crate::Float;
use ndarray::{Array4, ArrayView4};

/// What brings a batch from its own statistics to the running ones, as far as the clips allow.
#[derive(Clone, Debug, PartialEq)]
pub struct Correction<F> {
    /// The scale of every channel, `[1, 1, channels, 1]`.
    pub r: Array4<F>,
    /// The shift of every channel, `[1, 1, channels, 1]`.
    pub d: Array4<F>,
}

impl<F: Float> Correction<F> {
    /// The correction between the statistics of a batch and the running ones, as they were before
    /// this batch.
    ///
    /// Source: Ioffe, arXiv 1702.03275, Algorithm 1, lines 3 and 4.
    ///
    /// `r = clip(std / running_std, 1 / r_max, r_max)`, `d = clip((mean - running_mean) /
    /// running_std, -d_max, d_max)`
    ///
    /// Shapes: all have one value per channel.
    ///
    /// Libraries: tf.keras tracks statistics for r and d that are not the ones of its inference;
    /// here they are the same, as in the paper.
    pub fn between(batch: &Standardized<F>, running: &Running<F>, r_max: F, d_max: F) -> Self {
        let (running_mean, running_std) =
            (running.mean_per_channel(), running.spread_per_channel());
        let over_running = |values: &Array4<F>| {
            cellwise(values.view(), running_std.view(), |value, std| value / std)
        };
        let r = over_running(&batch.std).mapv(|r| r.max(r_max.recip()).min(r_max));
        let shift = minus(&batch.stats.mean, &running_mean);
        let d = over_running(&shift).mapv(|d| d.max(-d_max).min(d_max));
        Self { r, d }
    }

    /// `x_hat = x_hat_batch r + d`: line 5 of the same algorithm.
    pub fn forward(&self, x_hat: ArrayView4<'_, F>) -> Array4<F> {
        plus(&times(x_hat, self.r.view()), &self.d)
    }

    /// `dx_hat_batch = dx_hat r`: r and d are held, no gradient flows through them (section 3 of
    /// the paper).
    pub fn backward(&self, dx_hat: Array4<F>) -> Array4<F> {
        times(dx_hat.view(), self.r.view())
    }
}

/// Standardizes every channel by its running mean and standard deviation.
///
/// Source: Ioffe, arXiv 1702.03275, Algorithm 1, inference.
///
/// `x_hat = (x - running_mean) / running_std`; eps is in `running_std` already, and the variance
/// that is told is its square
///
/// Shapes: `x` is `[samples, 1, channels, positions]`; `running` has one mean and one standard
/// deviation per channel.
pub fn forward_eval<F: Float>(x: ArrayView4<'_, F>, running: &Running<F>) -> Standardized<F> {
    let std = running.spread_per_channel();
    let stats = Stats {
        mean: running.mean_per_channel(),
        var: times(std.view(), std.view()),
    };
    Standardized::by(x, stats, std, Through::Constants)
}

/// The running statistics after a batch.
///
/// Source: Ioffe, arXiv 1702.03275, Algorithm 1, the last two lines.
///
/// `running_mean += momentum (mean - running_mean)`, `running_std += momentum (std - running_std)`
///
/// Libraries: the standard deviation itself is averaged, eps included, with no factor `m / (m -
/// 1)`; tf.keras averages it beside a variance.
pub fn track<F: Float>(running: &Running<F>, batch: &Standardized<F>, momentum: F) -> Running<F> {
    running.moved(momentum, &batch.stats.mean, &batch.std)
}
