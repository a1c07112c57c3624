//! What a figure shows of the last step: of its mini-batch, before the update.

use super::recorder::Recorder;
use super::trainer::Trainer;
use crate::Float;
use crate::error::Result;
use crate::measure::Histogram;

/// Everything that a figure shows of the last step.
#[derive(Clone, Debug, PartialEq)]
pub struct Snapshot<F> {
    /// How many steps were taken.
    pub step: u64,
    /// The hidden layers, from the input on.
    pub layers: Vec<LayerSnapshot<F>>,
}

/// What a step made of one hidden layer. After divergence the numbers are not finite, and the
/// histograms have no bins.
#[derive(Clone, Debug, PartialEq)]
pub struct LayerSnapshot<F> {
    /// What went into the activation, of all units and samples.
    pub input: Histogram<F>,
    /// What came out of it.
    pub output: Histogram<F>,
    /// The 15th, 50th and 85th percentile of what went in, over all units and samples.
    pub percentiles: [F; 3],
    /// The same for each unit, `[units, 3]`.
    pub unit_percentiles: Vec<F>,
    /// Mean and standard deviation of what went in, over all units and samples.
    pub mean_and_std: [F; 2],
    /// The share of outputs below 0.1 or above 0.9; of the sigmoid only.
    pub saturated: Option<F>,
    /// The length of the gradient of the layer's weights.
    pub gradient_norm: F,
    /// The length of the step that they took: the gradient's times the learning rate.
    pub update_norm: F,
    /// The scale of every unit after the update; empty without a normalization.
    pub gamma: Vec<F>,
    /// The shift of every unit after the update.
    pub beta: Vec<F>,
    /// The means that were subtracted, in the order of the method's statistics; in training by
    /// running statistics the means of the mini-batch all the same.
    pub mean: Vec<F>,
    /// The biased variances, likewise; mean squares for `rms`.
    pub var: Vec<F>,
    /// The scale of Batch Renormalization, one per unit; empty for the others.
    pub r: Vec<F>,
    /// Its shift.
    pub d: Vec<F>,
}

impl<F: Float> LayerSnapshot<F> {
    /// That of no step.
    pub(super) fn none() -> Self {
        let nan = F::nan();
        Self {
            input: Histogram::none(),
            output: Histogram::none(),
            percentiles: [nan; 3],
            unit_percentiles: Vec::new(),
            mean_and_std: [nan; 2],
            saturated: None,
            gradient_norm: nan,
            update_norm: nan,
            gamma: Vec::new(),
            beta: Vec::new(),
            mean: Vec::new(),
            var: Vec::new(),
            r: Vec::new(),
            d: Vec::new(),
        }
    }
}

impl<F: Float> Trainer<F> {
    /// Everything that a figure shows of the last step. A [`Recorder`] gives it at every step
    /// without taking new room.
    ///
    /// # Errors
    /// [`Code::State`](crate::Code::State) before the first step.
    pub fn snapshot(&self) -> Result<Snapshot<F>> {
        let mut recorder = Recorder::new();
        recorder.record(self)?;
        Ok(recorder.into_snapshot())
    }
}
