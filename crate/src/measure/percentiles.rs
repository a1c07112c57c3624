//! Exact percentiles.

use super::extremes::finite_extremes;
use super::histogram::Histogram;
use super::nearest::{Nearest, WHOLE};
use super::sorting::{Row, Sorting, WIDTH};
use crate::error::{Code, Error, Result, number};
use crate::float::Float;

/// As many values are ranked by comparing each with each: of few, that is faster than to move them
/// about, since no branch depends on them.
const RANKED: usize = 96;

/// Percentiles of sets of numbers, with room kept from one set to the next.
///
/// With the values sorted as `v[0] .. v[n - 1]`, percentile `p` is at position `p / 100 (n - 1)`,
/// in a straight line between its neighbours: numpy's default, type 7 of Hyndman and Fan (1996).
///
/// One set is not sorted: each position is found in linear time, in what the one before left over.
/// Columns of a matrix are sorted side by side, as far as their percentiles need it.
#[derive(Clone, Debug)]
pub struct Percentiles<F> {
    percents: Vec<f64>,
    places: Vec<Place>,
    scratch: Vec<F>,
    ranked: [F; RANKED],
    nearest: Nearest,
    sorting: Sorting,
    /// What `sorting` sorts, [`WIDTH`] columns of a matrix.
    rows: Vec<Row<F>>,
}

/// Where a percentile is among sorted values.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    /// The rank of its lower neighbour.
    pub(super) below: usize,
    /// How far it is on the way to the next rank; 0 where that may be none.
    pub(super) share: f64,
}

impl Place {
    fn new(percent: f64, count: usize) -> Self {
        let position = percent / 100.0 * (count - 1) as f64;
        let below = (position.floor() as usize).min(count - 1);
        let share = position - below as f64;
        Self { below, share }
    }

    /// The ranks of the values that it is reckoned from.
    pub(super) fn ranks(self) -> impl Iterator<Item = usize> {
        self.below..=self.below + usize::from(self.share > 0.0)
    }
}

impl<F: Float> Percentiles<F> {
    /// The percentiles that the figure of the batch normalization paper draws.
    pub const OF_FIGURE_1: [f64; 3] = [15.0, 50.0, 85.0];

    /// How many bins the histograms beside percentiles have.
    pub const BINS: usize = WHOLE;

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
            places: Vec::with_capacity(percents.len()),
            scratch: Vec::with_capacity(capacity),
            ranked: [F::zero(); RANKED],
            nearest: Nearest::default(),
            sorting: Sorting::default(),
            rows: Vec::new(),
        })
    }

    /// The percentiles of `values` into `found`, in their order. A NaN among the values makes all
    /// of them NaN, as in numpy; so do no values at all.
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
        self.find(found, None);
    }

    /// The percentiles of `values` into `found` as [`of`](Self::of) gives them, and their histogram
    /// in [`BINS`](Self::BINS) bins, as [`Histogram::fill`] makes it, in less time than both.
    ///
    /// # Shapes
    /// `values [n]`, `found [percents]`.
    ///
    /// # Panics
    /// When `found` has another length than the list of percentiles.
    pub fn with_histogram(&mut self, values: &[F], histogram: &mut Histogram<F>, found: &mut [F]) {
        assert_eq!(found.len(), self.percents.len(), "one place a percentile");
        self.scratch.clear();
        self.scratch.extend_from_slice(values);
        self.find(found, Some(histogram));
    }

    /// The percentiles of what is in the scratch.
    fn find(&mut self, found: &mut [F], histogram: Option<&mut Histogram<F>>) {
        let extremes = finite_extremes(&self.scratch);
        let counted = extremes.filter(|&extremes| self.nearest.count(&self.scratch, extremes));
        match (histogram, counted) {
            (Some(histogram), Some(extremes)) => self.nearest.histogram(extremes, histogram),
            (Some(histogram), None) => histogram.fill(&self.scratch, Self::BINS),
            (None, _) => {}
        }
        let is_nan = |value: &F| value.is_nan();
        if self.scratch.is_empty() || extremes.is_none() && self.scratch.iter().any(is_nan) {
            found.fill(F::nan());
            return;
        }
        self.place(self.scratch.len());
        if counted.is_some() {
            self.nearest.keep(&mut self.scratch, &mut self.places);
        }
        if self.scratch.len() <= RANKED {
            rank(&self.scratch, &mut self.ranked);
            for (found, place) in found.iter_mut().zip(&self.places) {
                *found = at(*place, |rank| self.ranked[rank]);
            }
            return;
        }
        // All values before `start` are in their place, as if they were sorted.
        let mut start = 0;
        for (found, place) in found.iter_mut().zip(&self.places) {
            for rank in place.ranks() {
                if rank >= start {
                    select(&mut self.scratch[start..], rank - start);
                    start = rank + 1;
                }
            }
            *found = at(*place, |rank| self.scratch[rank]);
        }
    }

    /// The percentiles of every column of a row-major matrix into `found`, as [`of`](Self::of)
    /// gives them, in less time.
    ///
    /// # Shapes
    /// `matrix [rows, columns]`, `found [columns, percents]`.
    ///
    /// # Panics
    /// When the lengths are not those of the shapes.
    pub fn of_columns(&mut self, matrix: &[F], columns: usize, found: &mut [F]) {
        let percents = self.percents.len();
        assert_eq!(found.len(), columns * percents, "one place a percentile");
        if found.is_empty() {
            return;
        }
        let rows = matrix.len() / columns;
        assert_eq!(matrix.len(), rows * columns, "whole rows");
        if rows == 0 || rows > Sorting::MOST_ROWS {
            for (column, found) in found.chunks_exact_mut(percents).enumerate() {
                self.of(matrix.iter().copied().skip(column).step_by(columns), found);
            }
            return;
        }
        self.place(rows);
        if self.rows.len() != rows {
            self.rows.resize(rows, [F::zero(); WIDTH]);
            let ranks = self.places.iter().flat_map(|place| place.ranks());
            self.sorting = Sorting::new(rows, ranks);
        }
        for (strip, found) in found.chunks_mut(WIDTH * percents).enumerate() {
            let finite = self.gather(matrix, columns, strip * WIDTH);
            self.sorting.sort(&mut self.rows);
            for (lane, found) in found.chunks_exact_mut(percents).enumerate() {
                for (found, place) in found.iter_mut().zip(&self.places) {
                    *found = at(*place, |rank| self.rows[rank][lane]);
                }
                if !finite && self.rows.iter().any(|row| row[lane].is_nan()) {
                    found.fill(F::nan());
                }
            }
        }
    }

    fn place(&mut self, count: usize) {
        let places = self.percents.iter().map(|&at| Place::new(at, count));
        self.places.clear();
        self.places.extend(places);
    }

    /// Copies the columns from `first` on into the rows; past the last one are zeros. Returns
    /// whether all are finite.
    fn gather(&mut self, matrix: &[F], columns: usize, first: usize) -> bool {
        let width = WIDTH.min(columns - first);
        let mut zeros = [F::zero(); WIDTH];
        for (row, values) in self.rows.iter_mut().zip(matrix.chunks_exact(columns)) {
            match values[first..].first_chunk() {
                Some(values) => *row = *values,
                None => {
                    *row = [F::zero(); WIDTH];
                    row[..width].copy_from_slice(&values[first..]);
                }
            }
            for (zero, &value) in zeros.iter_mut().zip(&*row) {
                // Times 0, infinity and NaN are NaN, and stay it.
                *zero += value * F::zero();
            }
        }
        zeros.iter().all(|zero| !zero.is_nan())
    }
}

/// The percentile at a place among sorted values.
fn at<F: Float>(place: Place, value: impl Fn(usize) -> F) -> F {
    let low = value(place.below);
    if place.share > 0.0 {
        between(low, value(place.below + 1), place.share)
    } else {
        low
    }
}

/// Sorts few values, none of them NaN, into another place.
fn rank<F: Float>(values: &[F], sorted: &mut [F; RANKED]) {
    for (at, &value) in values.iter().enumerate() {
        let (before, behind) = values.split_at(at);
        // Equal ones stay in their order.
        let below = before.iter().map(|&other| u32::from(other <= value));
        let rest = behind.iter().map(|&other| u32::from(other < value));
        sorted[(below.sum::<u32>() + rest.sum::<u32>()) as usize] = value;
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
