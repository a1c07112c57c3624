//! Counts of values in bins that stay where they are: a column of a heat map.

use crate::error::{Code, Error, Result, number};
use crate::float::Float;

/// Equal bins of a fixed range, so that one step can be put beside the next.
///
/// Bin `i` is `[low + i w, low + (i + 1) w)` with `w = (high - low) / bins`; the last one also
/// holds `high`. In contrast to [`Histogram`](super::Histogram), the range is given and not found.
#[derive(Clone, Debug, PartialEq)]
pub struct Bins<F> {
    low: F,
    high: F,
    count: usize,
    per_unit: F,
}

/// How many values fell out of the bins.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Outside {
    /// Below the lowest bin.
    pub below: u32,
    /// Above the highest one.
    pub above: u32,
    /// NaN, which is nowhere.
    pub nan: u32,
}

impl<F: Float> Bins<F> {
    /// So many equal bins from `low` to `high`.
    ///
    /// # Errors
    /// [`Code::Range`] when there are no bins, or `high` is not above `low`, or the width of a bin
    /// is too small or too large for the float; [`Code::NonFinite`] when an end is NaN or infinite.
    pub fn new(low: F, high: F, count: usize) -> Result<Self> {
        for (field, end) in [("low", low), ("high", high)] {
            if !end.is_finite() {
                let got = number(end.to_f64());
                return Err(Error::field(Code::NonFinite, field, got, "a finite number"));
            }
        }
        if count == 0 {
            return Err(Error::field(Code::Range, "bins", 0, "at least 1"));
        }
        let per_unit = F::from_count(count) / (high - low);
        if low >= high || !per_unit.is_normal() {
            let (got, low) = (number(high.to_f64()), number(low.to_f64()));
            let takes = format!("above low, which is {low}, by a width that the float can hold");
            return Err(Error::field(Code::Range, "high", got, takes));
        }
        Ok(Self {
            low,
            high,
            count,
            per_unit,
        })
    }

    /// How many bins there are.
    pub fn count(&self) -> usize {
        self.count
    }

    /// Counts `values` into `counts`, over what is there, and says how many were in no bin.
    ///
    /// # Shapes
    /// `values [n]`, `counts [bins]`.
    ///
    /// # Panics
    /// When `counts` has another length than there are bins.
    pub fn fill(&self, values: &[F], counts: &mut [u32]) -> Outside {
        assert_eq!(counts.len(), self.count, "one count a bin");
        counts.fill(0);
        let mut outside = Outside::default();
        for &value in values {
            if value >= self.low && value <= self.high {
                let at = ((value - self.low) * self.per_unit).to_f64() as usize;
                counts[at.min(self.count - 1)] += 1;
            } else if value < self.low {
                outside.below += 1;
            } else if value > self.high {
                outside.above += 1;
            } else {
                outside.nan += 1;
            }
        }
        outside
    }
}
