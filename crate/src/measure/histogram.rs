//! Counts of values in equal bins.

use crate::error::{Code, Error, Result, number};
use crate::float::Float;

/// How many values fall into each of `bins` equal parts of `[low, high]`.
///
/// Bin `i` is `[low + i w, low + (i + 1) w)` with `w = (high - low) / bins`; the last one also
/// holds `high`, as in numpy.histogram. Constant data has no width to divide: it has one bin, with
/// `low = high` and every value in it, however many bins were asked for.
#[derive(Clone, Debug, PartialEq)]
pub struct Histogram<F> {
    /// The smallest value.
    pub low: F,
    /// The largest value.
    pub high: F,
    /// `[bins]`, or one count for constant data. They sum to the number of values.
    pub counts: Vec<u32>,
}

impl<F: Float> Histogram<F> {
    /// Counts `values` in `bins` equal bins between their extremes.
    ///
    /// ```text
    /// i = floor(bins (value - low) / (high - low) + sqrt(machine epsilon)), at most bins - 1
    /// ```
    ///
    /// The small addend makes the counts a property of the shape alone: x and a x + b with a > 0
    /// are rounded differently, and a value on an inner edge would otherwise change its bin. That
    /// matters here, since the picture's point is that normalizing moves and stretches a histogram
    /// and does nothing else to it.
    ///
    /// # Shapes
    /// `values [n]`, `counts [bins]`.
    ///
    /// # Errors
    /// [`Code::Shape`] when there are no values, [`Code::Range`] when there are no bins,
    /// [`Code::NonFinite`] when a value is NaN or infinite.
    pub fn of(values: &[F], bins: usize) -> Result<Self> {
        if bins == 0 {
            return Err(Error::field(Code::Range, "bins", 0, "at least 1"));
        }
        if let Some(at) = values.iter().position(|value| !value.is_finite()) {
            let (field, got) = (format!("values[{at}]"), number(values[at].to_f64()));
            return Err(Error::field(Code::NonFinite, &field, got, "finite"));
        }
        let (Some(low), Some(high)) = (
            values.iter().copied().reduce(F::min),
            values.iter().copied().reduce(F::max),
        ) else {
            return Err(Error::field(
                Code::Shape,
                "values",
                "empty",
                "at least one number",
            ));
        };
        if low == high {
            return Ok(Self {
                low,
                high,
                counts: vec![values.len() as u32],
            });
        }
        let mut counts = vec![0; bins];
        for &value in values {
            counts[bin_of(value, low, high, bins)] += 1;
        }
        Ok(Self { low, high, counts })
    }

    /// The edge to the left of bin `i`; `i = bins` gives `high`.
    pub fn edge(&self, i: usize) -> F {
        let share = F::from_count(i) / F::from_count(self.counts.len());
        self.low * (F::one() - share) + self.high * share
    }

    /// The bin that holds `value`, or none when it lies outside.
    pub fn bin(&self, value: F) -> Option<usize> {
        let inside = value >= self.low && value <= self.high;
        inside.then(|| bin_of(value, self.low, self.high, self.counts.len()))
    }

    /// The histogram of the negated values, bin for bin: `[low, high]` becomes `[-high, -low]`.
    ///
    /// It differs from `Histogram::of(-values)` for values on an inner edge, which stay with their
    /// neighbours.
    pub fn mirrored(&self) -> Self {
        Self {
            low: -self.high,
            high: -self.low,
            counts: self.counts.iter().rev().copied().collect(),
        }
    }
}

fn bin_of<F: Float>(value: F, low: F, high: F, bins: usize) -> usize {
    if bins == 1 || low == high {
        return 0;
    }
    // The width of a range of finite numbers can overflow; that of its half cannot.
    let scale = if (high - low).is_finite() {
        F::one()
    } else {
        F::from_f64(0.5)
    };
    let share = (value * scale - low * scale) / (high * scale - low * scale);
    let at = share * F::from_count(bins) + F::epsilon().sqrt();
    at.to_usize().unwrap_or(0).min(bins - 1)
}
