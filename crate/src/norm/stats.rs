//! Which cells share a statistic, and the statistics of those cells.

use super::cellwise::{cellwise, times};
use crate::Float;
use ndarray::{Array4, ArrayView4, Zip};

/// The axes that are averaged over, out of `[sample, group, channel, position]`.
///
/// This is all that tells one method from another. Cells that differ only along these axes share a
/// mean and a variance; along the other axes every index has its own. Wu & He, arXiv 1803.08494,
/// section 3.1, call the shared cells the set `S_i`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Axes([bool; 4]);

/// One statistic per channel: batch normalization, and what `gamma` and `beta` are summed over.
pub const OVER_SAMPLES: Axes = Axes([true, false, false, true]);
/// One statistic per sample: layer normalization.
pub const OVER_FEATURES: Axes = Axes([false, true, true, true]);
/// One statistic per sample and group: group normalization.
pub const OVER_GROUP: Axes = Axes([false, false, true, true]);
/// One statistic per sample and channel: instance normalization.
pub const OVER_POSITIONS: Axes = Axes([false, false, false, true]);

impl Axes {
    /// How many cells share one statistic in an array of these sizes.
    pub fn count(self, dim: (usize, usize, usize, usize)) -> usize {
        self.extent(dim).iter().product()
    }

    /// The sum of every set of cells; the axes that were summed over stay, with length 1, so that
    /// the result broadcasts.
    pub fn sum<F: Float>(self, x: ArrayView4<'_, F>) -> Array4<F> {
        self.each(x, &|cells| cells.sum())
    }

    /// The mean of every set of cells, in the shape of [`Axes::sum`].
    pub fn mean<F: Float>(self, x: ArrayView4<'_, F>) -> Array4<F> {
        let count = F::from_count(self.count(x.dim()));
        self.sum(x) / count
    }

    #[inline(never)]
    fn each<F: Float>(
        self,
        x: ArrayView4<'_, F>,
        statistic: &dyn Fn(ArrayView4<'_, F>) -> F,
    ) -> Array4<F> {
        Zip::from(x.exact_chunks(self.extent(x.dim()))).map_collect(statistic)
    }

    /// The block of cells that one statistic is taken over.
    fn extent(
        self,
        (samples, groups, channels, positions): (usize, usize, usize, usize),
    ) -> [usize; 4] {
        let [over_samples, over_groups, over_channels, over_positions] = self.0;
        [
            if over_samples { samples } else { 1 },
            if over_groups { groups } else { 1 },
            if over_channels { channels } else { 1 },
            if over_positions { positions } else { 1 },
        ]
    }
}

/// What a method divides by, and what it subtracts first.
#[derive(Clone, Debug, PartialEq)]
pub struct Stats<F> {
    /// The mean; 0 where the method subtracts none.
    pub mean: Array4<F>,
    /// The biased variance; the mean square where no mean is subtracted.
    pub var: Array4<F>,
}

impl<F: Float> Stats<F> {
    /// Mean and biased variance of every set of cells, in two passes.
    ///
    /// Source: Ioffe & Szegedy, arXiv 1502.03167, Algorithm 1, lines 1 and 2.
    ///
    /// `mean = 1/m sum x`, `var = 1/m sum (x - mean)^2`
    ///
    /// The mean is summed as distances from the set's first cell. So a set of equal cells has
    /// exactly their value as its mean and exactly 0 as its variance, which a plain sum misses
    /// already for three times 0.1; and data at 1,000 +- 1 keep all their digits.
    ///
    /// Shapes: `x` is `[samples, groups, channels, positions]`; the statistics have length 1 along
    /// `axes`.
    ///
    /// Libraries: Flax takes `mean(x^2) - mean(x)^2` in one pass by default, which loses those
    /// digits.
    #[inline(never)]
    pub fn over(x: ArrayView4<'_, F>, axes: Axes) -> Self {
        let count = F::from_count(axes.count(x.dim()));
        let mean = axes.each(x, &|cells| {
            let first = cells[[0, 0, 0, 0]];
            first + cells.fold(F::zero(), |sum, &value| sum + (value - first)) / count
        });
        let deviation = cellwise(x, mean.view(), |x, mean| x - mean);
        let var = axes.mean(times(deviation.view(), deviation.view()).view());
        Self { mean, var }
    }

    /// The mean square of every set of cells: what becomes of the variance when no mean is
    /// subtracted.
    pub fn about_zero(x: ArrayView4<'_, F>, axes: Axes) -> Self {
        Self {
            mean: Array4::zeros((1, 1, 1, 1)),
            var: axes.mean(times(x, x).view()),
        }
    }

    /// What changes nothing: mean 0 and variance 1.
    pub fn neutral() -> Self {
        Self {
            mean: Array4::zeros((1, 1, 1, 1)),
            var: Array4::ones((1, 1, 1, 1)),
        }
    }

    /// `sqrt(var + eps)`: eps stands inside the root.
    pub fn std(&self, eps: F) -> Array4<F> {
        self.var.mapv(|var| (var + eps).sqrt())
    }
}
