//! What a step would do, recorded along the training, and how far what goes into the units moves
//! from step to step.

use super::settings::Probing;
use crate::Float;
use crate::error::{Code, Error, Result};
use crate::measure::History;
use crate::network::HiddenPass;
use crate::probe::{GradientShift, Landscape};
use crate::training::Trainer;

/// The numbers of a probed step before those of its layers: loss, lowest and highest loss along the
/// gradient, the largest change of the gradient, the effective beta.
const OF_STEP: usize = 5;

/// The numbers of a layer: `|G|`, `|G'|`, `|G - G'|`, their cosine.
pub const OF_LAYER: usize = 4;

/// The numbers of a step's moments before those of its units: how far a unit's mean jumped, the mean
/// over the units, and the same in units of its own spread.
const OF_MOMENTS: usize = 2;

/// The most steps whose moments are kept.
const MOMENTS: usize = 1024;

/// The most units whose moments are followed.
const MAX_UNITS: usize = 1024;

/// What was probed of a training.
#[derive(Clone, Debug)]
pub struct Probes<F> {
    asked: Probing,
    layers: usize,
    steps: History<f64>,
    moments: Option<Moments<F>>,
}

impl<F: Float> Probes<F> {
    pub(super) fn new(asked: &Probing, columns: usize, trainer: &Trainer<F>) -> Result<Self> {
        let hidden = &trainer.network().hidden;
        let layers = if asked.shift { hidden.len() + 1 } else { 0 };
        let moments = match (asked.moments, hidden.last()) {
            (true, Some(layer)) => Some(Moments::new(layer.dense.bias.len())?),
            _ => None,
        };
        Ok(Self {
            asked: asked.clone(),
            layers,
            steps: History::new(OF_STEP + layers * OF_LAYER, columns)?,
            moments,
        })
    }

    /// Whether the step that comes next is to be probed, and was not yet.
    pub(super) fn is_due(&self, step: u64) -> bool {
        step.is_multiple_of(self.asked.every)
            && (self.asked.shift || !self.asked.landscape.is_empty())
            && self.steps.steps().last() != Some(&step)
    }

    /// Probes the next step, on the mini-batch and with the noise that it will see.
    pub(super) fn probe(&mut self, trainer: &Trainer<F>) -> Result<()> {
        let (x, labels) = trainer.next_batch()?;
        let probe = trainer.probe_next(&x, &labels)?;
        let rate = trainer.learning_rate();
        let mut column = Vec::with_capacity(self.steps.height());
        let rates: Vec<F> = self
            .asked
            .landscape
            .iter()
            .map(|&multiple| F::from_f64(multiple) * rate)
            .collect();
        column.extend(of_step(&probe.landscape(&rates)));
        if self.layers > 0 {
            let shift = probe.gradient_shift(rate);
            column.extend(shift.into_iter().flat_map(
                |GradientShift {
                     before,
                     after,
                     difference,
                     cosine,
                 }| [before, after, difference, cosine],
            ));
        }
        self.steps.push(trainer.steps(), &column);
        Ok(())
    }

    /// Takes in the moments of the last step's mini-batch.
    pub(super) fn follow(&mut self, trainer: &Trainer<F>) {
        if let Some(moments) = &mut self.moments {
            moments.follow(trainer);
        }
    }

    pub(super) fn rewind(&mut self, step: u64) {
        self.steps.rewind(step);
        if let Some(moments) = &mut self.moments {
            moments.records.rewind(step);
            moments.before.clear();
            let units = moments.units;
            if let Some(last) = moments.records.columns().last() {
                moments
                    .before
                    .extend_from_slice(&last[OF_MOMENTS..OF_MOMENTS + units]);
            }
        }
    }

    pub(super) fn clear(&mut self) {
        self.steps.clear();
        if let Some(moments) = &mut self.moments {
            moments.records.clear();
            moments.before.clear();
        }
    }

    /// Which steps were probed: how many had been taken.
    pub fn steps(&self) -> &[u64] {
        self.steps.steps()
    }

    /// One of the first [`OF_STEP`] numbers, `[steps]`.
    pub fn of_step(&self, place: usize) -> Vec<f64> {
        self.steps.part(place..place + 1)
    }

    /// How many layers have a shift, the output layer counted.
    pub fn layers(&self) -> usize {
        self.layers
    }

    /// One of the [`OF_LAYER`] numbers of a layer, `[steps]`.
    pub fn of_layer(&self, layer: usize, place: usize) -> Vec<f64> {
        let at = OF_STEP + layer * OF_LAYER + place;
        self.steps.part(at..at + 1)
    }

    /// How the moments moved, if they were followed.
    pub fn moments(&self) -> Option<&Moments<F>> {
        self.moments.as_ref()
    }
}

/// Loss, lowest and highest, largest change, effective beta; NaN where there are no rates.
fn of_step(landscape: &Landscape) -> [f64; OF_STEP] {
    let losses = || landscape.points.iter().map(|point| point.loss);
    // A loss that is no number must not be passed over.
    let worst = |found: f64, loss: f64| if loss.is_nan() { loss } else { found.max(loss) };
    let lowest = losses().fold(f64::NAN, f64::min);
    let highest = losses().reduce(worst).unwrap_or(f64::NAN);
    let changes = landscape.points.iter().map(|point| point.change);
    [
        landscape.loss,
        lowest,
        highest,
        changes.fold(f64::NAN, f64::max),
        landscape.effective_beta(),
    ]
}

/// The means over the mini-batch of what goes into the activations of the last hidden layer, step
/// by step.
///
/// The jump of a unit is how far its mean is from that of the step before; relative to its spread,
/// the jump is divided by the standard deviation over the step's mini-batch.
#[derive(Clone, Debug)]
pub struct Moments<F> {
    units: usize,
    /// `[2 + 2 units]` a step: the jumps' means over the units, the means, the jumps.
    records: History<F>,
    before: Vec<F>,
    column: Vec<F>,
}

impl<F: Float> Moments<F> {
    fn new(units: usize) -> Result<Self> {
        if units > MAX_UNITS {
            let takes = format!("false where the last hidden layer has over {MAX_UNITS} units");
            return Err(Error::field(Code::Range, "probes.moments", true, takes));
        }
        let height = OF_MOMENTS + 2 * units;
        Ok(Self {
            units,
            records: History::new(height, MOMENTS)?,
            before: Vec::with_capacity(units),
            column: Vec::with_capacity(height),
        })
    }

    fn follow(&mut self, trainer: &Trainer<F>) {
        let network = trainer.network();
        let (Some(layer), Some(pass)) = (network.hidden.last(), trainer.workspace().hidden.last())
        else {
            return;
        };
        let input = HiddenPass::pre_activation(pass, layer.norm.is_some(), network.placement());
        let units = self.units;
        let samples = (input.len() / units) as f64;
        let Self { column, before, .. } = self;
        column.clear();
        column.resize(OF_MOMENTS + 2 * units, F::nan());
        let [mut absolute, mut relative] = [0.0; 2];
        let mut spread_out = 0;
        for unit in 0..units {
            let values = || {
                let of_unit = input.iter().skip(unit).step_by(units);
                of_unit.map(|&value| value.to_f64())
            };
            let mean = values().sum::<f64>() / samples;
            column[OF_MOMENTS + unit] = F::from_f64(mean);
            let Some(&before) = before.get(unit) else {
                continue;
            };
            let jump = (mean - before.to_f64()).abs();
            column[OF_MOMENTS + units + unit] = F::from_f64(jump);
            absolute += jump / units as f64;
            let variance = values().map(|value| (value - mean).powi(2)).sum::<f64>() / samples;
            // A unit that says the same of every sample has no spread to measure by.
            if variance > 0.0 {
                relative += jump / variance.sqrt();
                spread_out += 1;
            }
        }
        if !before.is_empty() {
            column[0] = F::from_f64(absolute);
            column[1] = F::from_f64(relative / f64::from(spread_out));
        }
        before.clear();
        before.extend_from_slice(&column[OF_MOMENTS..OF_MOMENTS + units]);
        self.records.push(trainer.steps(), column);
    }

    /// The steps that are kept: all, as long as there is room, then equally far apart.
    pub fn steps(&self) -> &[u64] {
        self.records.steps()
    }

    /// How far a unit's mean jumped, the mean over the units, `[steps]`; NaN at the first.
    pub fn jump(&self) -> Vec<F> {
        self.records.part(0..1)
    }

    /// The same in units of each unit's spread.
    pub fn relative(&self) -> Vec<F> {
        self.records.part(1..2)
    }

    /// The means of a unit, `[steps]`.
    pub fn means(&self, unit: usize) -> Vec<F> {
        let at = OF_MOMENTS + unit;
        self.records.part(at..at + 1)
    }

    /// How far every unit's mean jumps from one step to the next, the mean over the kept steps.
    pub fn jumps(&self) -> Vec<f64> {
        let at = OF_MOMENTS + self.units;
        (at..at + self.units)
            .map(|at| mean(&self.records.part(at..at + 1)))
            .collect()
    }

    /// The unit whose jump is the median of all units'.
    pub fn typical(&self) -> usize {
        let jumps = self.jumps();
        let mut order: Vec<usize> = (0..self.units).collect();
        order.sort_by(|&a, &b| jumps[a].total_cmp(&jumps[b]));
        order[(self.units - 1) / 2]
    }
}

/// The mean of what is finite; NaN where nothing is.
fn mean<F: Float>(values: &[F]) -> f64 {
    let finite = || {
        values
            .iter()
            .map(|&value| value.to_f64())
            .filter(|value| value.is_finite())
    };
    finite().sum::<f64>() / finite().count() as f64
}
