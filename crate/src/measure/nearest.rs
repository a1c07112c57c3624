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

/// So many values are passed over at once: all but one in a hundred are dropped.
const TOGETHER: usize = 8;

/// Room for counting, kept from one set of values to the next.
#[derive(Clone, Debug)]
pub(super) struct Nearest {
    /// The bin of each value.
    bins: Vec<u32>,
    /// How many values are in a bin.
    counts: Box<[u32; BINS]>,
    /// How many values are in the whole bins before one.
    starts: [u32; WHOLE],
    /// 1 for a bin whose values stay, else 0.
    stays: Box<[u8; BINS]>,
    /// The bins that stay.
    staying: Vec<usize>,
}

impl Default for Nearest {
    fn default() -> Self {
        Self {
            bins: Vec::new(),
            counts: Box::new([0; BINS]),
            starts: [0; WHOLE],
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
        self.counts.fill(0);
        for &bin in &self.bins {
            self.counts[bin as usize] += 1;
        }
        let mut before = 0;
        for (start, parts) in self
            .starts
            .iter_mut()
            .zip(self.counts.as_chunks::<PARTS>().0)
        {
            *start = before;
            before += parts.iter().sum::<u32>();
        }
        true
    }

    /// The histogram of what was counted: that of [`Histogram::of`], since whole bins are put
    /// together of their parts.
    pub(super) fn histogram<F>(&self, [low, high]: [F; 2], histogram: &mut Histogram<F>) {
        (histogram.low, histogram.high) = (low, high);
        histogram.counts.clear();
        let whole = self.counts.as_chunks::<PARTS>().0.iter();
        let counts = whole.map(|parts| parts.iter().sum::<u32>());
        histogram.counts.extend(counts);
    }

    /// Of the values that were counted, drops those in other bins than the places have; the places
    /// become the same ones among the values that are left.
    pub(super) fn keep<F: Float>(&mut self, values: &mut Vec<F>, places: &mut [Place]) {
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
            let kept: usize = before.map(|&bin| self.counts[bin] as usize).sum();
            place.below -= self.start(bin) - kept;
        }
    }

    fn bin_of(&self, rank: usize) -> usize {
        let whole = self.starts.partition_point(|&start| start as usize <= rank) - 1;
        let mut end = self.starts[whole];
        let counts = self.counts.iter().enumerate().skip(whole * PARTS);
        let ends = counts.map(|(bin, count)| {
            end += count;
            (bin, end)
        });
        let mut behind = ends.skip_while(|&(_, end)| end as usize <= rank);
        behind.next().map_or(BINS - 1, |(bin, _)| bin)
    }

    /// How many values are in the bins before this one.
    fn start(&self, bin: usize) -> usize {
        let whole = bin / PARTS;
        let parts = &self.counts[whole * PARTS..bin];
        (self.starts[whole] + parts.iter().sum::<u32>()) as usize
    }
}

/// Moves the values of the bins that stay to the front; returns how many they are.
fn keep<F: Float>(values: &mut [F], bins: &[u32], stays: &[u8; BINS]) -> usize {
    let mut kept = 0;
    for (block, bins) in bins.chunks(TOGETHER).enumerate() {
        let any = bins.iter().fold(0, |any, &bin| any | stays[bin as usize]);
        if any == 0 {
            continue;
        }
        for (at, &bin) in (block * TOGETHER..).zip(bins) {
            values[kept] = values[at];
            kept += usize::from(stays[bin as usize]);
        }
    }
    kept
}
