//! Exact percentiles.

use crate::error::{Code, Error, Result, number};
use crate::float::Float;

/// Percentiles of sets of numbers, with room kept from one set to the next.
///
/// With the values sorted as `v[0] .. v[n - 1]`, percentile `p` is at position `p / 100 (n - 1)`,
/// in a straight line between its neighbours: numpy's default, type 7 of Hyndman and Fan (1996).
///
/// Nothing is sorted: each position is found in linear time, in what the one before left over.
#[derive(Clone, Debug)]
pub struct Percentiles<F> {
    percents: Vec<f64>,
    scratch: Vec<F>,
}

impl<F: Float> Percentiles<F> {
    /// The percentiles that the figure of the batch normalization paper draws.
    pub const OF_FIGURE_1: [f64; 3] = [15.0, 50.0, 85.0];

    /// These percentiles, with room for sets of `capacity` numbers: no larger set allocates.
    ///
    /// # Errors
    /// [`Code::Range`] unless all are from 0 to 100 and none is below the one before it,
    /// [`Code::NonFinite`] when one is NaN.
    pub fn new(percents: &[f64], capacity: usize) -> Result<Self> {
        let mut least = 0.0;
        for (at, &percent) in percents.iter().enumerate() {
            let code = match percent.is_nan() {
                true => Code::NonFinite,
                false if (least..=100.0).contains(&percent) => {
                    least = percent;
                    continue;
                }
                false => Code::Range,
            };
            let (field, takes) = (
                format!("percents[{at}]"),
                format!("a number from {} to 100", number(least)),
            );
            return Err(Error::field(code, &field, number(percent), takes));
        }
        Ok(Self {
            percents: percents.to_vec(),
            scratch: Vec::with_capacity(capacity),
        })
    }

    /// The percentiles of `values` into `found`, in their order. A NaN among the values makes all
    /// of them NaN, as in numpy; so do no values at all.
    ///
    /// One column of a row-major matrix is `matrix.iter().copied().skip(column).step_by(columns)`.
    ///
    /// # Shapes
    /// `values [n]`, `found [percents]`.
    ///
    /// # Panics
    /// When `found` has another length than the list of percentiles.
    pub fn of(&mut self, values: impl IntoIterator<Item = F>, found: &mut [F]) {
        assert_eq!(found.len(), self.percents.len(), "one place a percentile");
        self.scratch.clear();
        self.scratch.extend(values);
        if self.scratch.is_empty() || self.scratch.iter().any(|value| value.is_nan()) {
            found.fill(F::nan());
            return;
        }
        let last = self.scratch.len() - 1;
        // All values before `start` are in their place, as if they were sorted.
        let mut start = 0;
        for (place, &percent) in found.iter_mut().zip(&self.percents) {
            let position = percent / 100.0 * last as f64;
            let below = (position.floor() as usize).min(last);
            if below >= start {
                select(&mut self.scratch[start..], below - start);
                start = below + 1;
            }
            let share = position - below as f64;
            *place = if share > 0.0 {
                if below + 1 >= start {
                    select(&mut self.scratch[start..], below + 1 - start);
                    start = below + 2;
                }
                between(self.scratch[below], self.scratch[below + 1], share)
            } else {
                self.scratch[below]
            };
        }
    }
}

/// Puts the value of this rank into its place, smaller ones before it, larger ones behind.
fn select<F: Float>(values: &mut [F], rank: usize) {
    values.select_nth_unstable_by(rank, |one, other| {
        one.partial_cmp(other).unwrap_or(std::cmp::Ordering::Equal)
    });
}

/// The number at this share of the way, reckoned from the nearer end, so that it never leaves the
/// range.
fn between<F: Float>(low: F, high: F, share: f64) -> F {
    let [to, back] = [share, 1.0 - share].map(F::from_f64);
    if !(high - low).is_finite() {
        return low * back + high * to;
    }
    if share < 0.5 {
        low + (high - low) * to
    } else {
        high - (high - low) * back
    }
}
