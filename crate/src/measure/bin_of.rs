//! In which bin of a histogram a value is.

use crate::Float;

/// Finds the bin of a value between two different ends.
pub(super) struct BinOf<F> {
    scale: F,
    low: F,
    width: F,
    bins: F,
    last: u32,
}

impl<F: Float> BinOf<F> {
    pub(super) fn new(low: F, high: F, bins: usize) -> Self {
        // The width of a range of finite numbers can overflow; that of its half cannot.
        let scale = if (high - low).is_finite() {
            F::one()
        } else {
            F::from_f64(0.5)
        };
        Self {
            scale,
            low: low * scale,
            width: high * scale - low * scale,
            bins: F::from_count(bins),
            last: bins as u32 - 1,
        }
    }

    /// The bin.
    #[inline(always)]
    pub(super) fn of(&self, value: F) -> u32 {
        self.place(value).truncated().min(self.last)
    }

    /// How many bins a value is from the lower end: never less than what a smaller value is.
    #[inline(always)]
    pub(super) fn place(&self, value: F) -> F {
        let share = (value * self.scale - self.low) / self.width;
        share * self.bins + F::epsilon().sqrt()
    }
}
