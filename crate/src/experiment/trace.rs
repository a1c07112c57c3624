//! One layer's histograms and percentiles over the steps, unit by unit and all units together.

use crate::Float;
use crate::error::{Code, Error, Result, lookup};
use crate::measure::{Bins, Drift, History, Percentiles};
use std::iter::once;

/// Which numbers of a layer are asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Shown {
    /// The unit that [`Drift::typical_unit`] names.
    #[default]
    Typical,
    /// This one.
    Unit(usize),
    /// Those of all units, pooled.
    All,
}

/// Which quantity of a layer is asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Quantity {
    /// What goes into the activation: y, or the weighted sums where nothing is normalized before.
    #[default]
    Input,
    /// What is standardized, before gamma and beta.
    XHat,
    /// What the next layer gets.
    Output,
}

impl Quantity {
    /// Every quantity there is.
    pub const ALL: [Self; 3] = [Self::Input, Self::XHat, Self::Output];

    /// The quantity of this name.
    ///
    /// # Errors
    /// [`Code::Unknown`], listing the names that exist.
    pub fn from_name(name: &str) -> Result<Self> {
        lookup("show", name, &Self::ALL, Self::name)
    }

    /// Its name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Input => "input",
            Self::XHat => "xHat",
            Self::Output => "output",
        }
    }
}

/// How many percentiles: 15, 50 and 85.
const PERCENTILES: usize = 3;

/// What one quantity of a layer has been, `[units]` of it per sample.
#[derive(Clone, Debug)]
pub struct Trace<F> {
    units: usize,
    bins: Bins<F>,
    /// `[units, bins + 2]`: below the bins, in them, above them.
    counts: History<u16>,
    /// `[bins + 2]`.
    pooled: History<u32>,
    /// `[units + 1, 3]`; the last is that of all units.
    percentiles: History<F>,
    drift: Drift<F>,
    pooled_drift: Drift<F>,
    scratch: Scratch<F>,
}

#[derive(Clone, Debug)]
struct Scratch<F> {
    column: Vec<F>,
    found: Percentiles<F>,
    in_bins: Vec<u32>,
    counts: Vec<u16>,
    pooled: Vec<u32>,
    percentiles: Vec<F>,
    medians: Vec<F>,
}

impl<F: Float> Trace<F> {
    /// Nothing recorded yet, of so many units.
    ///
    /// # Errors
    /// `shape` when there are no units, `range` when `columns` is below 2.
    pub fn new(units: usize, bins: Bins<F>, columns: usize) -> Result<Self> {
        let height = bins.count() + 2;
        Ok(Self {
            units,
            counts: History::new(units * height, columns)?,
            pooled: History::new(height, columns)?,
            percentiles: History::new((units + 1) * PERCENTILES, columns)?,
            drift: Drift::new(units)?,
            pooled_drift: Drift::new(1)?,
            scratch: Scratch {
                column: Vec::new(),
                found: Percentiles::new(&Percentiles::<F>::OF_FIGURE_1, 0)?,
                in_bins: vec![0; bins.count()],
                counts: vec![0; units * height],
                pooled: vec![0; height],
                percentiles: vec![F::nan(); (units + 1) * PERCENTILES],
                medians: vec![F::nan(); units],
            },
            bins,
        })
    }

    /// Takes in the numbers of a step, `[samples, units]`.
    pub fn push(&mut self, step: u64, values: &[F]) {
        let height = self.bins.count() + 2;
        let Scratch {
            column,
            found,
            in_bins,
            counts,
            pooled,
            percentiles,
            medians,
        } = &mut self.scratch;
        pooled.fill(0);
        for (unit, place) in counts.chunks_exact_mut(height).enumerate() {
            column.clear();
            column.extend(values.iter().skip(unit).step_by(self.units));
            let outside = self.bins.fill(column, in_bins);
            let inside = in_bins.iter().copied();
            let all = once(outside.below).chain(inside).chain(once(outside.above));
            for ((place, sum), count) in place.iter_mut().zip(&mut *pooled).zip(all) {
                *place = count as u16;
                *sum += count;
            }
        }
        let (of_units, all) = percentiles.split_at_mut(self.units * PERCENTILES);
        found.of_columns(values, self.units, of_units);
        for (median, found) in medians.iter_mut().zip(of_units.chunks_exact(PERCENTILES)) {
            *median = found[1];
        }
        found.of(values.iter().copied(), all);
        self.drift.record(medians);
        self.pooled_drift.record(&all[1..2]);
        self.counts.push(step, counts);
        self.pooled.push(step, pooled);
        self.percentiles.push(step, percentiles);
    }

    /// What is pushed from now on is taken off again by [`release`](Self::release).
    pub fn hold(&mut self) {
        self.counts.hold();
        self.pooled.hold();
        self.percentiles.hold();
        self.drift.hold();
        self.pooled_drift.hold();
    }

    /// Takes off what was pushed since [`hold`](Self::hold).
    pub fn release(&mut self) {
        self.counts.release();
        self.pooled.release();
        self.percentiles.release();
        self.drift.release();
        self.pooled_drift.release();
    }

    /// Forgets what came after a step. The drift is then that of the records which are kept.
    pub fn rewind(&mut self, step: u64) {
        self.counts.rewind(step);
        self.pooled.rewind(step);
        self.percentiles.rewind(step);
        self.drift.clear();
        self.pooled_drift.clear();
        for column in self.percentiles.columns() {
            let medians = column[1..].iter().step_by(PERCENTILES).copied();
            for (place, median) in self.scratch.medians.iter_mut().zip(medians) {
                *place = median;
            }
            self.drift.record(&self.scratch.medians);
            let all = column[self.units * PERCENTILES + 1];
            self.pooled_drift.record(&[all]);
        }
    }

    /// Forgets everything.
    pub fn clear(&mut self) {
        self.counts.clear();
        self.pooled.clear();
        self.percentiles.clear();
        self.drift.clear();
        self.pooled_drift.clear();
    }

    /// The unit whose drift is the median of all units' drifts.
    pub fn typical_unit(&mut self) -> usize {
        self.drift.typical_unit()
    }

    /// Which unit of this layer that is; none for all of them.
    ///
    /// # Errors
    /// [`Code::Range`] when there is no such unit, naming it and the layer.
    pub fn unit(&mut self, shown: Shown, layer: usize) -> Result<Option<usize>> {
        match shown {
            Shown::Typical => Ok(Some(self.typical_unit())),
            Shown::All => Ok(None),
            Shown::Unit(unit) if unit < self.units => Ok(Some(unit)),
            Shown::Unit(unit) => {
                let most = self.units - 1;
                let takes = format!("at most {most}: that layer has {} units", self.units);
                Err(Error::field(
                    Code::Range,
                    &format!("units[{layer}]"),
                    unit,
                    takes,
                ))
            }
        }
    }

    /// The histograms of a unit, or of all, `[columns, bins + 2]`: below the bins, in them, above
    /// them.
    pub fn counts(&self, unit: Option<usize>) -> Vec<u32> {
        let height = self.bins.count() + 2;
        match unit {
            None => self.pooled.values().to_vec(),
            Some(unit) => {
                let of_unit = self.counts.part(unit * height..(unit + 1) * height);
                of_unit.into_iter().map(u32::from).collect()
            }
        }
    }

    /// The percentiles of a unit, or of all, `[columns, 3]`.
    pub fn percentiles(&self, unit: Option<usize>) -> Vec<F> {
        let place = unit.unwrap_or(self.units) * PERCENTILES;
        self.percentiles.part(place..place + PERCENTILES)
    }

    /// How far the median of a unit, or of all, has gone.
    pub fn drift(&self, unit: Option<usize>) -> F {
        match unit {
            Some(unit) => self.drift.of(unit),
            None => self.pooled_drift.of(0),
        }
    }
}
