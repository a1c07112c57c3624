//! Counts of values in equal bins.

use super::bin_of::BinOf;
use super::extremes::finite_extremes;
use crate::error::{Code, Error, Result, number};
use crate::float::Float;

/// For so many values the bins are found first, and then counted: finding them is SIMD.
const TOGETHER: usize = 64;

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
        let mut histogram = Self::none();
        histogram.fill(values, bins);
        match histogram.counts.is_empty() {
            true => Err(refusal(values, bins)),
            false => Ok(histogram),
        }
    }

    /// That of nothing: no bins, and no ends.
    pub fn none() -> Self {
        Self {
            low: F::nan(),
            high: F::nan(),
            counts: Vec::new(),
        }
    }

    /// Becomes what [`Histogram::of`] gives, in the room that there is, and that of nothing where it
    /// refuses.
    ///
    /// # Shapes
    /// As for [`Histogram::of`].
    pub fn fill(&mut self, values: &[F], bins: usize) {
        self.counts.clear();
        let extremes = finite_extremes(values).filter(|_| bins > 0);
        [self.low, self.high] = extremes.unwrap_or([F::nan(); 2]);
        let Some([low, high]) = extremes else {
            return;
        };
        if low == high {
            self.counts.push(values.len() as u32);
            return;
        }
        self.counts.resize(bins, 0);
        let counts = self.counts.as_mut_slice();
        let bin = BinOf::new(low, high, bins);
        let mut at = [0; TOGETHER];
        for values in values.chunks(TOGETHER) {
            for (at, &value) in at.iter_mut().zip(values) {
                *at = bin.of(value);
            }
            for &at in &at[..values.len()] {
                counts[at as usize] += 1;
            }
        }
    }

    /// The edge to the left of bin `i`; `i = bins` gives `high`.
    pub fn edge(&self, i: usize) -> F {
        let share = F::from_count(i) / F::from_count(self.counts.len());
        self.low * (F::one() - share) + self.high * share
    }

    /// The bin that holds `value`, or none when it lies outside.
    pub fn bin(&self, value: F) -> Option<usize> {
        let inside = value >= self.low && value <= self.high;
        inside.then(|| match self.counts.len() {
            1 => 0,
            bins => BinOf::new(self.low, self.high, bins).of(value) as usize,
        })
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

/// Why there is no histogram of these values.
fn refusal<F: Float>(values: &[F], bins: usize) -> Error {
    if bins == 0 {
        return Error::field(Code::Range, "bins", 0, "at least 1");
    }
    match values.iter().position(|value| !value.is_finite()) {
        Some(at) => {
            let (field, got) = (format!("values[{at}]"), number(values[at].to_f64()));
            Error::field(Code::NonFinite, &field, got, "finite")
        }
        None => Error::field(Code::Shape, "values", "empty", "at least one number"),
    }
}
