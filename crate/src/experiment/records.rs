//! All that is recorded of an experiment.

use super::gap::Gap;
use super::layer::LayerRecords;
use super::settings::Recording;
use super::statistics::numbers;
use super::trace::{Quantity, Shown, Trace};
use crate::Float;
use crate::error::{Code, Error, Result};
use crate::measure::History;
use crate::network::Score;
use crate::training::Trainer;

/// The most points of the curve of the mini-batches' losses.
const CURVE: usize = 1024;

/// The most counts that are kept, in all layers together: 256 MB of `u16`.
const MAX_COUNTS: usize = 1 << 27;

/// In the room of how many counts so many numbers are.
fn in_counts<F>(numbers: usize) -> usize {
    numbers * size_of::<F>() / size_of::<u16>()
}

/// The first record that is kept whose validation accuracy was at least this.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Reached {
    /// The share of samples predicted right.
    pub accuracy: f64,
    /// The step; none as long as it was not reached.
    pub step: Option<u64>,
}

/// The accuracies whose first record is noted.
const ACCURACIES: [f64; 6] = [0.5, 0.6, 0.7, 0.8, 0.9, 0.95];

/// What was recorded. Layers and validation have the same steps.
#[derive(Clone, Debug)]
pub struct Records<F> {
    /// The hidden layers, from the input on.
    pub layers: Vec<LayerRecords<F>>,
    validation: History<f64>,
    curve: History<f64>,
    /// Distance of the logits, share of other predictions, r_max, d_max; none unless asked for.
    gap: Option<History<f64>>,
    reached: [Reached; 6],
    /// Accuracies that were there when the records began: when they were reached is not known.
    unknown: [bool; 6],
}

impl<F: Float> Records<F> {
    pub(super) fn new(trainer: &Trainer<F>, recording: &Recording) -> Result<Self> {
        recording.check()?;
        let network = trainer.network();
        let hidden = &network.hidden;
        let compared = recording.statistics.as_ref();
        let compared = compared.map_or(0, |asked| 2 + numbers(asked.momenta.len()));
        let column = hidden
            .iter()
            .map(|layer| {
                let norm = usize::from(layer.norm.is_some());
                let traces = 1 + norm + usize::from(recording.outputs);
                let affine = norm * usize::from(recording.affine) * 2;
                let corrections = usize::from(recording.corrections) * 4;
                let others = in_counts::<F>(affine + compared + corrections);
                layer.dense.bias.len() * (traces * (recording.bins + 2) + others)
            })
            .sum::<usize>();
        if column.saturating_mul(recording.columns) > MAX_COUNTS {
            let takes = format!("at most {} for this network", MAX_COUNTS / column.max(1));
            return Err(Error::field(
                Code::Range,
                "columns",
                recording.columns,
                takes,
            ));
        }
        let layers = hidden
            .iter()
            .map(|layer| LayerRecords::new(layer.dense.bias.len(), layer.norm.is_some(), recording))
            .collect::<Result<_>>()?;
        Ok(Self {
            layers,
            validation: History::new(2, recording.columns)?,
            curve: History::new(1, CURVE)?,
            gap: (recording.gap || recording.corrections)
                .then(|| History::new(4, recording.columns))
                .transpose()?,
            reached: ACCURACIES.map(|accuracy| Reached {
                accuracy,
                step: None,
            }),
            unknown: [false; 6],
        })
    }

    /// Takes in the score of the validation, and what the last evaluation made of every layer.
    pub(super) fn push(
        &mut self,
        step: u64,
        score: Score,
        gap: Option<Gap<F>>,
        trainer: &Trainer<F>,
    ) {
        self.push_measured(step, score, gap, trainer);
        let begins = step > 0 && self.validation.len() == 1;
        for (reached, unknown) in self.reached.iter_mut().zip(&mut self.unknown) {
            if score.accuracy >= reached.accuracy {
                *unknown |= begins;
                if !*unknown {
                    reached.step.get_or_insert(step);
                }
            }
        }
    }

    /// As [`push`](Self::push), until [`release`](Self::release): what was reached stays as it is.
    pub(super) fn lay(
        &mut self,
        step: u64,
        score: Score,
        gap: Option<Gap<F>>,
        trainer: &Trainer<F>,
    ) {
        self.validation.hold();
        self.gap.iter_mut().for_each(History::hold);
        self.layers.iter_mut().for_each(LayerRecords::hold);
        self.push_measured(step, score, gap, trainer);
    }

    /// Takes off what was laid on top.
    pub(super) fn release(&mut self) {
        self.validation.release();
        self.gap.iter_mut().for_each(History::release);
        self.layers.iter_mut().for_each(LayerRecords::release);
    }

    fn push_measured(
        &mut self,
        step: u64,
        score: Score,
        gap: Option<Gap<F>>,
        trainer: &Trainer<F>,
    ) {
        self.validation.push(step, &[score.loss, score.accuracy]);
        for (layer, records) in self.layers.iter_mut().enumerate() {
            records.push(step, layer, trainer);
        }
        if let (Some(history), Some(gap)) = (&mut self.gap, gap) {
            let [r_max, d_max] = gap.clips.map(Float::to_f64);
            let [distance, others] = gap.scores;
            history.push(step, &[distance, others, r_max, d_max]);
            for (records, values) in self.layers.iter_mut().zip(&gap.corrections) {
                records.push_corrections(step, values);
            }
        }
    }

    pub(super) fn push_loss(&mut self, step: u64, loss: f64) {
        self.curve.push(step, &[loss]);
    }

    pub(super) fn rewind(&mut self, step: u64) {
        self.validation.rewind(step);
        self.gap.iter_mut().for_each(|gap| gap.rewind(step));
        self.curve.rewind(step);
        for reached in &mut self.reached {
            reached.step = reached.step.filter(|&then| then <= step);
        }
        self.layers.iter_mut().for_each(|layer| layer.rewind(step));
    }

    pub(super) fn clear(&mut self) {
        self.validation.clear();
        self.gap.iter_mut().for_each(History::clear);
        self.curve.clear();
        for reached in &mut self.reached {
            reached.step = None;
        }
        self.unknown = [false; 6];
        self.layers.iter_mut().for_each(LayerRecords::clear);
    }

    /// What a look asks for of a layer: the trace of a quantity, and which unit of it, none for all
    /// of them.
    ///
    /// # Errors
    /// [`Code::State`] when the quantity was not recorded, [`Code::Range`] when there is no such
    /// unit.
    pub fn look(
        &mut self,
        layer: usize,
        quantity: Quantity,
        shown: Shown,
    ) -> Result<(&mut Trace<F>, Option<usize>)> {
        let trace = self.layers[layer].trace(quantity)?;
        let unit = trace.unit(shown, layer)?;
        Ok((trace, unit))
    }

    /// The steps of the records.
    pub fn steps(&self) -> &[u64] {
        self.validation.steps()
    }

    /// Loss and accuracy on the whole probe in inference mode, `[columns, 2]`.
    pub fn validation(&self) -> &[f64] {
        self.validation.values()
    }

    /// Of the next mini-batch, `[columns, 4]`: how far the logits of training are from those of
    /// inference, the share of samples that are predicted as another class, and the clips r_max and
    /// d_max of the next step. None unless it was asked for.
    pub fn gap(&self) -> Option<&[f64]> {
        self.gap.as_ref().map(History::values)
    }

    /// The steps and the losses of their mini-batches, every so many of them.
    pub fn curve(&self) -> (&[u64], &[f64]) {
        (self.curve.steps(), self.curve.values())
    }

    /// Which accuracies were reached, and when.
    pub fn reached(&self) -> &[Reached] {
        &self.reached
    }
}
