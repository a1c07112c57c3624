//! Which of many values can have a rank at all, found by counting.

use super::percentiles::Place;
use crate::float::Float;

/// With fewer values, counting takes longer than it saves.
const FEWEST: usize = 512;

/// In how many equal bins is counted; a power of two, so that a bin is checked by a mask.
const BINS: usize = 1024;

/// Room for counting, kept from one set of values to the next.
#[derive(Clone, Debug)]
pub(super) struct Nearest {
    /// The bin of each value.
    bins: Vec<u32>,
    /// How many values are in a bin or in one before it.
    ends: Box<[u32; BINS]>,
    /// 1 for a bin whose values stay, else 0.
    stays: Box<[u32; BINS]>,
    /// The bins that stay.
    staying: Vec<usize>,
}

impl Default for Nearest {
    fn default() -> Self {
        Self {
            bins: Vec::new(),
            ends: Box::new([0; BINS]),
            stays: Box::new([0; BINS]),
            staying: Vec::new(),
        }
    }
}

impl Nearest {
    /// Drops the values that are in other bins of their range than those of the places, which
    /// become the same places among the values that are left. Few values all stay, and so do those
    /// whose range cannot be divided: constant ones, and the largest floats.
    ///
    /// The extremes are those of the values, and finite.
    pub(super) fn keep<F: Float>(
        &mut self,
        values: &mut Vec<F>,
        [low, high]: [F; 2],
        places: &mut [Place],
    ) {
        let per_unit = F::from_count(BINS) / (high - low);
        if values.len() < FEWEST || !per_unit.is_normal() {
            return;
        }
        self.bins.resize(values.len(), 0);
        for (bin, &value) in self.bins.iter_mut().zip(&*values) {
            // Rounding keeps the order, so that no value is in a bin before that of a smaller one.
            *bin = ((value - low) * per_unit).truncated().min(BINS as u32 - 1);
        }
        count(&self.bins, &mut self.ends);
        self.choose(places);
        let kept = keep(values, &self.bins, &self.stays);
        values.truncate(kept);
    }

    fn choose(&mut self, places: &mut [Place]) {
        self.stays.fill(0);
        self.staying.clear();
        for place in &*places {
            for rank in place.ranks() {
                let bin = self.bin_of(rank);
                if self.stays[bin] == 0 {
                    self.stays[bin] = 1;
                    self.staying.push(bin);
                }
            }
        }
        for place in places {
            let bin = self.bin_of(place.below);
            let before = self.staying.iter().filter(|&&other| other < bin);
            let kept: usize = before
                .map(|&bin| self.start(bin + 1) - self.start(bin))
                .sum();
            place.below -= self.start(bin) - kept;
        }
    }

    fn bin_of(&self, rank: usize) -> usize {
        self.ends.partition_point(|&end| end as usize <= rank)
    }

    /// How many values are in the bins before this one.
    fn start(&self, bin: usize) -> usize {
        bin.checked_sub(1)
            .map_or(0, |before| self.ends[before] as usize)
    }
}

/// Counts the values of every bin, and adds those of the bins before.
fn count(bins: &[u32], ends: &mut [u32; BINS]) {
    ends.fill(0);
    for &bin in bins {
        ends[bin as usize % BINS] += 1;
    }
    let mut end = 0;
    for count in ends {
        end += *count;
        *count = end;
    }
}

/// Moves the values of the bins that stay to the front; returns how many they are.
fn keep<F: Float>(values: &mut [F], bins: &[u32], stays: &[u32; BINS]) -> usize {
    let mut kept = 0;
    for (at, &bin) in bins.iter().enumerate() {
        values[kept] = values[at];
        kept += stays[bin as usize % BINS] as usize;
    }
    kept
}
