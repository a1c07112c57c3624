//! All that is recorded of a hidden layer.

use super::settings::Recording;
use super::trace::{Quantity, Trace};
use crate::Float;
use crate::error::{Code, Error, Result};
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
    /// What the next layer gets; none unless it was asked for.
    pub output: Option<Trace<F>>,
    /// `[2, units]`: gamma, then beta; none without a normalization, or unless it was asked for.
    affine: Option<History<F>>,
    /// `[4, units]`: r and d as they are asked for, and as the clips leave them; none unless they
    /// were asked for.
    corrections: Option<History<F>>,
    /// Mean and standard deviation of what the next layer gets; none unless it was asked for.
    output_scalars: Option<History<F>>,
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
            output: recording.outputs.then(trace).transpose()?,
            affine: (norm && recording.affine)
                .then(|| History::new(2 * units, recording.columns))
                .transpose()?,
            corrections: (recording.corrections)
                .then(|| History::new(4 * units, recording.columns))
                .transpose()?,
            output_scalars: (recording.outputs)
                .then(|| History::new(2, recording.columns))
                .transpose()?,
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
        if let Some(trace) = &mut self.output {
            trace.push(step, pass.output(norm.is_some(), network.placement()));
        }
        if let Some(scalars) = &mut self.output_scalars {
            let output = pass.output(norm.is_some(), network.placement());
            scalars.push(step, &mean_and_std(output));
        }
        if let (Some(affine), Some(norm)) = (&mut self.affine, norm) {
            affine.push_parts(step, &[&norm.gamma, &norm.beta]);
        }
        let saturated = match network.activation() {
            Activation::Sigmoid => saturated_share(&pass.activated),
            Activation::Tanh | Activation::Relu | Activation::Identity => F::nan(),
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

    /// Takes in r and d of the next mini-batch, `[4, units]`.
    pub(super) fn push_corrections(&mut self, step: u64, values: &[F]) {
        if let Some(corrections) = &mut self.corrections {
            corrections.push(step, values);
        }
    }

    /// The trace of a quantity.
    ///
    /// # Errors
    /// [`Code::State`] when it was not recorded, saying why.
    pub fn trace(&mut self, quantity: Quantity) -> Result<&mut Trace<F>> {
        let (trace, why) = match quantity {
            Quantity::Input => (Some(&mut self.input), ""),
            Quantity::XHat => (self.x_hat.as_mut(), "this network has no normalization"),
            Quantity::Output => (self.output.as_mut(), "the experiment needs outputs: true"),
        };
        trace.ok_or_else(|| {
            let name = quantity.name();
            let message = format!("show is {name:?}, which was not recorded: {why}");
            Error::new(Code::State, message)
        })
    }

    /// Gamma and beta, `[columns, units]` each; none unless they were recorded.
    pub fn affine(&self) -> Option<[Vec<F>; 2]> {
        let affine = self.affine.as_ref()?;
        let units = affine.height() / 2;
        Some([0, units].map(|start| affine.part(start..start + units)))
    }

    /// r and d as they are asked for, and as the clips leave them, `[columns, units]` each; none
    /// unless they were recorded.
    pub fn corrections(&self) -> Option<[Vec<F>; 4]> {
        let corrections = self.corrections.as_ref()?;
        let units = corrections.height() / 4;
        Some([0, 1, 2, 3].map(|k| corrections.part(k * units..(k + 1) * units)))
    }

    /// Mean and standard deviation of what the next layer gets, over all units and samples,
    /// `[columns]` each; none unless they were recorded.
    pub fn output_scalars(&self) -> Option<[Vec<F>; 2]> {
        let scalars = self.output_scalars.as_ref()?;
        Some([0, 1].map(|place| scalars.part(place..place + 1)))
    }

    /// `[columns, 5]`, see [`SCALARS`].
    pub fn scalars(&self) -> &[F] {
        self.scalars.values()
    }

    /// The steps of the records.
    pub fn steps(&self) -> &[u64] {
        self.scalars.steps()
    }

    pub(super) fn hold(&mut self) {
        self.traces().for_each(Trace::hold);
        self.histories().for_each(History::hold);
    }

    pub(super) fn release(&mut self) {
        self.traces().for_each(Trace::release);
        self.histories().for_each(History::release);
    }

    pub(super) fn rewind(&mut self, step: u64) {
        self.traces().for_each(|trace| trace.rewind(step));
        self.histories().for_each(|history| history.rewind(step));
    }

    pub(super) fn clear(&mut self) {
        self.traces().for_each(Trace::clear);
        self.histories().for_each(History::clear);
    }

    fn traces(&mut self) -> impl Iterator<Item = &mut Trace<F>> {
        let others = self.x_hat.iter_mut().chain(&mut self.output);
        std::iter::once(&mut self.input).chain(others)
    }

    fn histories(&mut self) -> impl Iterator<Item = &mut History<F>> {
        let others = self.affine.iter_mut().chain(&mut self.output_scalars);
        let others = others.chain(&mut self.corrections);
        std::iter::once(&mut self.scalars).chain(others)
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
