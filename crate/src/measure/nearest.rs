//! Which of many values can have a rank at all, found by counting; and their histogram, which
//! counts as well.

use super::bin_of::BinOf;
use super::histogram::Histogram;
use super::percentiles::Place;
use crate::float::Float;

/// With fewer values, counting takes longer than it saves.
const FEWEST: usize = 512;

/// The bins of the histogram.
pub(super) const WHOLE: usize = 40;

/// How many parts of each of them are counted; a power of two, times which a float is exact.
const PARTS: usize = 32;

/// The bins that are counted.
const BINS: usize = WHOLE * PARTS;

/// Room for counting, kept from one set of values to the next.
#[derive(Clone, Debug)]
pub(super) struct Nearest {
    /// The bin of each value.
    bins: Vec<u32>,
    /// How many values are in a bin; once the values are dropped, or in one before it.
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
    /// Counts values of these extremes, which are finite. Returns whether it did: not if they are
    /// few, and not if they are constant.
    pub(super) fn count<F: Float>(&mut self, values: &[F], [low, high]: [F; 2]) -> bool {
        if values.len() < FEWEST || low == high {
            return false;
        }
        let (whole, parts) = (BinOf::new(low, high, WHOLE), F::from_count(PARTS));
        self.bins.resize(values.len(), 0);
        for (bin, &value) in self.bins.iter_mut().zip(values) {
            *bin = (whole.place(value) * parts)
                .truncated()
                .min(BINS as u32 - 1);
        }
        self.ends.fill(0);
        for &bin in &self.bins {
            self.ends[bin as usize] += 1;
        }
        true
    }

    /// The histogram of what was counted: that of [`Histogram::of`], since whole bins are put
    /// together of their parts.
    pub(super) fn histogram<F>(&self, [low, high]: [F; 2], histogram: &mut Histogram<F>) {
        (histogram.low, histogram.high) = (low, high);
        histogram.counts.clear();
        let whole = self.ends.as_chunks::<PARTS>().0.iter();
        let counts = whole.map(|parts| parts.iter().sum::<u32>());
        histogram.counts.extend(counts);
    }

    /// Of the values that were counted, drops those in other bins than the places have; the places
    /// become the same ones among the values that are left.
    pub(super) fn keep<F: Float>(&mut self, values: &mut Vec<F>, places: &mut [Place]) {
        let mut end = 0;
        for count in &mut *self.ends {
            end += *count;
            *count = end;
        }
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

/// Moves the values of the bins that stay to the front; returns how many they are.
fn keep<F: Float>(values: &mut [F], bins: &[u32], stays: &[u32; BINS]) -> usize {
    let mut kept = 0;
    for (at, &bin) in bins.iter().enumerate() {
        values[kept] = values[at];
        kept += stays[bin as usize] as usize;
    }
    kept
}
