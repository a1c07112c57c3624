//! What a figure shows of the last step: of its mini-batch, before the update.

use super::trainer::Trainer;
use crate::Float;
use crate::error::{Code, Error, Result};
use crate::measure::{Histogram, Percentiles, l2_norm, mean_and_std, saturated_share};
use crate::network::Activation;

/// How many bins the histograms of a snapshot have.
const BINS: usize = 40;

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
    /// The means that were subtracted, in the order of the method's statistics.
    pub mean: Vec<F>,
    /// The biased variances, likewise; mean squares for `rms`.
    pub var: Vec<F>,
    /// The scale of Batch Renormalization, one per unit; empty for the others.
    pub r: Vec<F>,
    /// Its shift.
    pub d: Vec<F>,
}

impl<F: Float> Trainer<F> {
    /// Everything that a figure shows of the last step.
    ///
    /// # Errors
    /// [`Code::State`] before the first step.
    pub fn snapshot(&self) -> Result<Snapshot<F>> {
        if self.workspace().logits.is_empty() || self.steps() == 0 {
            let message = "snapshot: nothing was computed yet: take a step first";
            return Err(Error::new(Code::State, message));
        }
        let layers = 0..self.network().hidden.len();
        Ok(Snapshot {
            step: self.steps(),
            layers: layers.map(|layer| self.layer_snapshot(layer)).collect(),
        })
    }

    fn layer_snapshot(&self, layer: usize) -> LayerSnapshot<F> {
        let network = self.network();
        let hidden = &network.hidden[layer];
        let pass = &self.workspace().hidden[layer];
        let norm = hidden.norm.as_ref();
        let input = pass.pre_activation(norm.is_some(), network.placement());
        let units = hidden.dense.bias.len();
        let mut found = Percentiles::new(&Percentiles::<F>::OF_FIGURE_1, input.len())
            .expect("the percentiles of figure 1 are in order");
        let mut percentiles = [F::nan(); 3];
        found.of(input.iter().copied(), &mut percentiles);
        let mut unit_percentiles = vec![F::nan(); 3 * units];
        for (unit, place) in unit_percentiles.chunks_exact_mut(3).enumerate() {
            found.of(input.iter().copied().skip(unit).step_by(units), place);
        }
        let gradient = &self.gradients().hidden[layer].dense.weight;
        let gradient_norm = l2_norm(gradient.as_slice().expect("weights are contiguous"));
        let renorms = norm.is_some_and(|norm| norm.method() == crate::norm::Method::Renorm);
        let of_norm = |values: &[F], there: bool| if there { values.to_vec() } else { Vec::new() };
        LayerSnapshot {
            input: histogram(input),
            output: histogram(&pass.activated),
            percentiles,
            unit_percentiles,
            mean_and_std: mean_and_std(input),
            saturated: (network.activation() == Activation::Sigmoid)
                .then(|| saturated_share(&pass.activated)),
            gradient_norm,
            update_norm: gradient_norm * self.learning_rate(),
            gamma: norm.map_or_else(Vec::new, |norm| norm.gamma.clone()),
            beta: norm.map_or_else(Vec::new, |norm| norm.beta.clone()),
            mean: of_norm(&pass.cache.mean, norm.is_some()),
            var: of_norm(&pass.cache.var, norm.is_some()),
            r: of_norm(&pass.cache.r, renorms),
            d: of_norm(&pass.cache.d, renorms),
        }
    }
}

fn histogram<F: Float>(values: &[F]) -> Histogram<F> {
    Histogram::of(values, BINS).unwrap_or(Histogram {
        low: F::nan(),
        high: F::nan(),
        counts: Vec::new(),
    })
}
