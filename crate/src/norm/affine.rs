//! gamma and beta: one scale and one shift per channel, after every method.

use super::cellwise::{plus, times};
use super::stats::OVER_SAMPLES;
use crate::Float;
use ndarray::{Array4, ArrayView4};

/// The scale and the shift, shaped to broadcast over a batch.
#[derive(Clone, Debug, PartialEq)]
pub struct Affine<F> {
    /// The scale of every channel, `[1, groups, channels, 1]`.
    pub gamma: Array4<F>,
    /// The shift of every channel, `[1, groups, channels, 1]`.
    pub beta: Array4<F>,
}

impl<F: Float> Affine<F> {
    /// Ones and zeros where nothing is given, for a batch of these sizes.
    pub fn new(
        gamma: Option<&[F]>,
        beta: Option<&[F]>,
        (_, groups, channels, _): (usize, usize, usize, usize),
    ) -> Self {
        let per_channel = |values: Option<&[F]>, default| {
            Array4::from_shape_fn((1, groups, channels, 1), |(_, group, channel, _)| {
                values.map_or(default, |values| values[group * channels + channel])
            })
        };
        Self {
            gamma: per_channel(gamma, F::one()),
            beta: per_channel(beta, F::zero()),
        }
    }

    /// Scales and shifts.
    ///
    /// Source: Ioffe & Szegedy, arXiv 1502.03167, Algorithm 1, line 4.
    ///
    /// `y = gamma x_hat + beta`
    ///
    /// Shapes: `x_hat` and `y` are `[samples, groups, channels, positions]`.
    ///
    /// Libraries: PyTorch's `LayerNorm` has one gamma and beta per element of the normalized shape;
    /// here, as in its `GroupNorm`, all positions of a channel share one.
    pub fn forward(&self, x_hat: ArrayView4<'_, F>) -> Array4<F> {
        plus(&times(x_hat, self.gamma.view()), &self.beta)
    }

    /// The gradients of `x_hat`, `gamma` and `beta` from that of `y`.
    ///
    /// Source: Ioffe & Szegedy, arXiv 1502.03167, section 3.
    ///
    /// `dx_hat = gamma dy`, `dgamma = sum dy x_hat`, `dbeta = sum dy`, the sums over samples and
    /// positions
    ///
    /// Shapes: `dy`, `x_hat` and `dx_hat` are alike; `dgamma` and `dbeta` are like `gamma`.
    pub fn backward(
        &self,
        dy: ArrayView4<'_, F>,
        x_hat: ArrayView4<'_, F>,
    ) -> (Array4<F>, Array4<F>, Array4<F>) {
        let dgamma = OVER_SAMPLES.sum(times(dy, x_hat).view());
        let dbeta = OVER_SAMPLES.sum(dy);
        (times(dy, self.gamma.view()), dgamma, dbeta)
    }
}
