//! Which of many values can have a rank at all, found by counting.

use super::extremes::finite_extremes;
use super::percentiles::Place;
use crate::float::Float;

/// With fewer values, counting takes longer than it saves.
const FEWEST: usize = 512;

/// In how many equal bins is counted.
const BINS: usize = 1024;

/// Room for counting, kept from one set of values to the next.
#[derive(Clone, Debug, Default)]
pub(super) struct Nearest {
    /// The bin of each value.
    bins: Vec<u32>,
    /// How many values are in a bin or in one before it.
    ends: Vec<usize>,
    /// Whether the values of a bin stay.
    stays: Vec<bool>,
    /// The bins that stay.
    staying: Vec<usize>,
}

impl Nearest {
    /// Drops the values that are in other bins of their range than those of the places, which
    /// become the same places among the values that are left. Few values all stay, and so do those
    /// that are not finite.
    pub(super) fn keep<F: Float>(&mut self, values: &mut Vec<F>, places: &mut [Place]) {
        if values.len() < FEWEST {
            return;
        }
        let Some([low, high]) = finite_extremes(values) else {
            return;
        };
        // Not so of constant data, and of a range that overflows.
        let per_unit = F::from_count(BINS) / (high - low);
        if !per_unit.is_normal() {
            return;
        }
        self.count(values, low, per_unit);
        self.choose(places);
        let mut kept = 0;
        for at in 0..values.len() {
            values[kept] = values[at];
            kept += usize::from(self.stays[self.bins[at] as usize]);
        }
        values.truncate(kept);
    }

    fn count<F: Float>(&mut self, values: &[F], low: F, per_unit: F) {
        self.bins.resize(values.len(), 0);
        for (bin, &value) in self.bins.iter_mut().zip(values) {
            // Rounding keeps the order, so that no value is in a bin before that of a smaller one.
            *bin = ((value - low) * per_unit).truncated().min(BINS as u32 - 1);
        }
        self.ends.clear();
        self.ends.resize(BINS, 0);
        for &bin in &self.bins {
            self.ends[bin as usize] += 1;
        }
        let mut end = 0;
        for count in &mut self.ends {
            end += *count;
            *count = end;
        }
    }

    fn choose(&mut self, places: &mut [Place]) {
        self.stays.clear();
        self.stays.resize(BINS, false);
        self.staying.clear();
        for place in &*places {
            for rank in place.ranks() {
                let bin = self.bin_of(rank);
                if !self.stays[bin] {
                    self.stays[bin] = true;
                    self.staying.push(bin);
                }
            }
        }
        for place in places {
            let bin = self.bin_of(place.below);
            let before = self.staying.iter().filter(|&&other| other < bin);
            let kept: usize = before
                .map(|&other| self.ends[other] - self.start(other))
                .sum();
            place.below -= self.start(bin) - kept;
        }
    }

    fn bin_of(&self, rank: usize) -> usize {
        self.ends.partition_point(|&end| end <= rank)
    }

    fn start(&self, bin: usize) -> usize {
        bin.checked_sub(1).map_or(0, |before| self.ends[before])
    }
}
