//! All that is recorded of a hidden layer.

use super::settings::Recording;
use super::trace::Trace;
use crate::Float;
use crate::error::Result;
use crate::measure::{Bins, History, l2_norm, mean_and_std, saturated_share};
use crate::network::{Activation, HiddenPass, Norm};
use crate::training::Trainer;

/// What [`LayerRecords::scalars`] has in a column, in this order: mean and standard deviation of
/// what goes into the activation, over all units and samples; the saturated share, NaN but for the
/// sigmoid; the length of the gradient of the weights, and of the step that they took by it, NaN
/// before the first step.
pub const SCALARS: usize = 5;

/// A hidden layer over the steps.
#[derive(Clone, Debug)]
pub struct LayerRecords<F> {
    /// What goes into the activation: y, or the weighted sums where nothing is normalized before.
    pub input: Trace<F>,
    /// What is standardized, before gamma and beta; none without a normalization.
    pub x_hat: Option<Trace<F>>,
    scalars: History<F>,
    standardized: Vec<F>,
}

impl<F: Float> LayerRecords<F> {
    /// Nothing recorded yet, of so many units.
    pub(super) fn new(units: usize, norm: bool, recording: &Recording) -> Result<Self> {
        let range = F::from_f64(recording.range);
        let trace = || {
            let bins = Bins::new(-range, range, recording.bins)?;
            Trace::new(units, bins, recording.columns)
        };
        Ok(Self {
            input: trace()?,
            x_hat: norm.then(trace).transpose()?,
            scalars: History::new(SCALARS, recording.columns)?,
            standardized: Vec::new(),
        })
    }

    /// Takes in what the last evaluation made of this layer.
    pub(super) fn push(&mut self, step: u64, layer: usize, trainer: &Trainer<F>) {
        let network = trainer.network();
        let hidden = &network.hidden[layer];
        let pass = &trainer.evaluation().hidden[layer];
        let norm = hidden.norm.as_ref();
        let input = pass.pre_activation(norm.is_some(), network.placement());
        self.input.push(step, input);
        if let (Some(trace), Some(norm)) = (&mut self.x_hat, norm) {
            standardized(norm, pass, &mut self.standardized);
            trace.push(step, &self.standardized);
        }
        let saturated = match network.activation() {
            Activation::Sigmoid => saturated_share(&pass.activated),
            Activation::Tanh | Activation::Relu => F::nan(),
        };
        let gradient = match trainer.steps() {
            0 => F::nan(),
            _ => {
                let weight = &trainer.gradients().hidden[layer].dense.weight;
                l2_norm(weight.as_slice().expect("weights are contiguous"))
            }
        };
        let [mean, std] = mean_and_std(input);
        let update = gradient * trainer.learning_rate();
        self.scalars
            .push(step, &[mean, std, saturated, gradient, update]);
    }

    /// `[columns, 5]`, see [`SCALARS`].
    pub fn scalars(&self) -> &[F] {
        self.scalars.values()
    }

    /// The steps of the records.
    pub fn steps(&self) -> &[u64] {
        self.scalars.steps()
    }

    pub(super) fn rewind(&mut self, step: u64) {
        self.traces().for_each(|trace| trace.rewind(step));
        self.scalars.rewind(step);
    }

    pub(super) fn clear(&mut self) {
        self.traces().for_each(Trace::clear);
        self.scalars.clear();
    }

    fn traces(&mut self) -> impl Iterator<Item = &mut Trace<F>> {
        std::iter::once(&mut self.input).chain(&mut self.x_hat)
    }
}

/// `x_hat`, after r and d: `[samples, units]`.
fn standardized<F: Float>(norm: &Norm<F>, pass: &HiddenPass<F>, into: &mut Vec<F>) {
    let cache = &pass.cache;
    into.clear();
    into.extend_from_slice(&cache.x_hat);
    for row in into.chunks_exact_mut(norm.gamma.len()) {
        for ((value, &r), &d) in row.iter_mut().zip(&cache.r).zip(&cache.d) {
            *value = *value * r + d;
        }
    }
}
