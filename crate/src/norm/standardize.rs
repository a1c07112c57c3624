//! The one pipeline: subtract a mean, divide by a root, and the gradient of that.

use super::cellwise::{cellwise, minus, times};
use super::stats::{Axes, Stats};
use crate::Float;
use ndarray::{Array4, ArrayView4};

/// Whether the statistics move when `x` moves: which path the gradient takes back to `x`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Through {
    /// They do not: there are none, or they are running ones.
    Constants,
    /// Mean and variance are those of `x` over these axes.
    MeanAndVar(Axes),
    /// The mean square is that of `x` over these axes.
    MeanSquare(Axes),
}

/// A batch that was standardized, with what the gradient needs.
#[derive(Clone, Debug, PartialEq)]
pub struct Standardized<F> {
    /// The statistics that were used.
    pub stats: Stats<F>,
    /// What was divided by.
    pub std: Array4<F>,
    /// The outcome.
    pub x_hat: Array4<F>,
    /// How the statistics depend on `x`.
    pub through: Through,
}

impl<F: Float> Standardized<F> {
    /// Standardizes by the batch's own mean and variance over these axes: all that batch, layer,
    /// group and instance normalization do.
    ///
    /// Source: Wu & He, arXiv 1803.08494, equations 1 and 2.
    ///
    /// `x_hat = (x - mean) / sqrt(var + eps)`
    ///
    /// Shapes: `x` is `[samples, groups, channels, positions]`; the statistics have length 1 along
    /// `axes`.
    #[inline(never)]
    pub fn over(x: ArrayView4<'_, F>, axes: Axes, eps: F) -> Self {
        let stats = Stats::over(x, axes);
        let std = stats.std(eps);
        Self::by(x, stats, std, Through::MeanAndVar(axes))
    }

    /// Standardizes by given statistics.
    ///
    /// Source: Ioffe & Szegedy, arXiv 1502.03167, Algorithm 1, line 3.
    ///
    /// `x_hat = (x - mean) / std`, and 0 where `std` is 0
    ///
    /// Shapes: `x` and `x_hat` are `[samples, groups, channels, positions]`; the statistics
    /// broadcast to that.
    #[inline(never)]
    pub fn by(x: ArrayView4<'_, F>, stats: Stats<F>, std: Array4<F>, through: Through) -> Self {
        let centered = cellwise(x, stats.mean.view(), |x, mean| x - mean);
        let x_hat = divided(&centered, &std);
        Self {
            stats,
            std,
            x_hat,
            through,
        }
    }

    /// The batch as it is: what method `none` makes of it.
    pub fn unchanged(x: ArrayView4<'_, F>) -> Self {
        let stats = Stats::neutral();
        let std = stats.var.clone();
        Self::by(x, stats, std, Through::Constants)
    }

    /// The gradient of `x` from that of `x_hat`.
    ///
    /// Source: the chain rule of Ioffe & Szegedy, arXiv 1502.03167, section 3, in closed form.
    ///
    /// `dx = (dx_hat - mean(dx_hat) - x_hat mean(dx_hat x_hat)) / std`, the means over the axes of
    /// the statistics. What did not depend on `x` has no term: without a mean `mean(dx_hat)` is
    /// missing, with constant statistics `dx = dx_hat / std`. Where `std` is 0, `x_hat` was set to
    /// 0 and does not move with `x`: there `dx` is 0.
    ///
    /// Shapes: `dx_hat` and `dx` are those of `x_hat`.
    pub fn backward(&self, dx_hat: Array4<F>) -> Array4<F> {
        let (axes, centered) = match self.through {
            Through::Constants => (None, false),
            Through::MeanAndVar(axes) => (Some(axes), true),
            Through::MeanSquare(axes) => (Some(axes), false),
        };
        let mut dx = dx_hat;
        if let Some(axes) = axes {
            let along_ones = centered.then(|| axes.mean(dx.view()));
            let along_x_hat = axes.mean(times(dx.view(), self.x_hat.view()).view());
            dx = minus(&dx, &times(self.x_hat.view(), along_x_hat.view()));
            if let Some(along_ones) = along_ones {
                dx = minus(&dx, &along_ones);
            }
        }
        divided(&dx, &self.std)
    }
}

/// Divides by a root, giving 0 where the root is 0.
fn divided<F: Float>(values: &Array4<F>, root: &Array4<F>) -> Array4<F> {
    cellwise(values.view(), root.view(), |value, root| {
        if root > F::zero() {
            value / root
        } else {
            F::zero()
        }
    })
}
