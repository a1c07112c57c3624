//! Running statistics: passed in, passed out, never kept.

use crate::Float;
use ndarray::Array4;

/// The moving averages of one layer.
#[derive(Clone, Debug, PartialEq)]
pub struct Running<F> {
    /// The running mean, one per channel.
    pub mean: Vec<F>,
    /// What is averaged beside the mean, one per channel: the variance for batch normalization, the
    /// standard deviation for Batch Renormalization.
    pub spread: Vec<F>,
}

impl<F: Float> Running<F> {
    /// Where training starts: mean 0 and spread 1.
    pub fn start(channels: usize) -> Self {
        Self {
            mean: vec![F::zero(); channels],
            spread: vec![F::one(); channels],
        }
    }

    /// A step towards the statistics of a batch.
    ///
    /// `running = (1 - momentum) running + momentum batch`
    ///
    /// Libraries: `momentum` weighs the new batch, as in PyTorch; Keras and Flax weigh the old
    /// value with it.
    pub fn moved(&self, momentum: F, mean: &Array4<F>, spread: &Array4<F>) -> Self {
        let step = |(&running, &batch)| (F::one() - momentum) * running + momentum * batch;
        Self {
            mean: self.mean.iter().zip(mean).map(step).collect(),
            spread: self.spread.iter().zip(spread).map(step).collect(),
        }
    }

    /// The mean, shaped to broadcast over a batch of one group.
    pub fn mean_per_channel(&self) -> Array4<F> {
        per_channel(&self.mean)
    }

    /// The spread, shaped to broadcast over a batch of one group.
    pub fn spread_per_channel(&self) -> Array4<F> {
        per_channel(&self.spread)
    }
}

#[inline(never)]
fn per_channel<F: Float>(values: &[F]) -> Array4<F> {
    Array4::from_shape_fn((1, 1, values.len(), 1), |(_, _, channel, _)| {
        values[channel]
    })
}
