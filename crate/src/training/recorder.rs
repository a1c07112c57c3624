//! Measures step after step, in the room of the first.

use super::snapshot::{LayerSnapshot, Snapshot};
use super::trainer::Trainer;
use crate::Float;
use crate::error::{Code, Error, Result};
use crate::measure::{Percentiles, l2_norm, mean_and_std, saturated_share};
use crate::network::norm::Cache;
use crate::network::{Activation, HiddenPass, Norm};
use crate::norm::Method;

/// The snapshot of a trainer's last step, in room that is kept from step to step.
#[derive(Clone, Debug)]
pub struct Recorder<F> {
    percentiles: Percentiles<F>,
    snapshot: Snapshot<F>,
}

impl<F: Float> Default for Recorder<F> {
    fn default() -> Self {
        Self::new()
    }
}

impl<F: Float> Recorder<F> {
    /// A recorder that has seen nothing.
    pub fn new() -> Self {
        let percentiles = Percentiles::new(&Percentiles::<F>::OF_FIGURE_1, 0);
        Self {
            percentiles: percentiles.expect("the percentiles of figure 1 are in order"),
            snapshot: Snapshot {
                step: 0,
                layers: Vec::new(),
            },
        }
    }

    /// Measures the last step. After the first one of a network and a batch size, it allocates
    /// nothing.
    ///
    /// # Errors
    /// [`Code::State`] before the first step.
    pub fn record(&mut self, trainer: &Trainer<F>) -> Result<&Snapshot<F>> {
        if trainer.workspace().logits.is_empty() || trainer.steps() == 0 {
            let message = "snapshot: nothing was computed yet: take a step first";
            return Err(Error::new(Code::State, message));
        }
        let Self {
            percentiles,
            snapshot,
        } = self;
        snapshot.step = trainer.steps();
        let layers = trainer.network().hidden.len();
        snapshot.layers.resize_with(layers, LayerSnapshot::none);
        for (layer, seen) in snapshot.layers.iter_mut().enumerate() {
            record_layer(trainer, layer, percentiles, seen);
        }
        Ok(snapshot)
    }

    /// What was measured last.
    pub fn into_snapshot(self) -> Snapshot<F> {
        self.snapshot
    }
}

fn record_layer<F: Float>(
    trainer: &Trainer<F>,
    layer: usize,
    percentiles: &mut Percentiles<F>,
    seen: &mut LayerSnapshot<F>,
) {
    let network = trainer.network();
    let hidden = &network.hidden[layer];
    let pass = &trainer.workspace().hidden[layer];
    let norm = hidden.norm.as_ref();
    let units = hidden.dense.bias.len();
    let input = pass.pre_activation(norm.is_some(), network.placement());
    percentiles.with_histogram(input, &mut seen.input, &mut seen.percentiles);
    seen.output.fill(&pass.activated, Percentiles::<F>::BINS);
    seen.unit_percentiles
        .resize(seen.percentiles.len() * units, F::nan());
    percentiles.of_columns(input, units, &mut seen.unit_percentiles);
    seen.mean_and_std = mean_and_std(input);
    seen.saturated =
        (network.activation() == Activation::Sigmoid).then(|| saturated_share(&pass.activated));
    let gradient = &trainer.gradients().hidden[layer].dense.weight;
    seen.gradient_norm = l2_norm(gradient.as_slice().expect("weights are contiguous"));
    seen.update_norm = seen.gradient_norm * trainer.learning_rate();
    let kept: [&[F]; 6] = norm.map_or([&[]; 6], |norm| of_norm(norm, pass));
    let places = [
        &mut seen.gamma,
        &mut seen.beta,
        &mut seen.mean,
        &mut seen.var,
        &mut seen.r,
        &mut seen.d,
    ];
    for (place, values) in places.into_iter().zip(kept) {
        place.clear();
        place.extend_from_slice(values);
    }
}

/// Gamma, beta, the means, the variances, r and d, the last two empty but for `renorm`.
fn of_norm<'a, F: Float>(norm: &'a Norm<F>, pass: &'a HiddenPass<F>) -> [&'a [F]; 6] {
    let Cache {
        mean, var, r, d, ..
    } = &pass.cache;
    let [r, d]: [&[F]; 2] = match norm.method() {
        Method::Renorm => [r, d],
        _ => [&[]; 2],
    };
    [&norm.gamma, &norm.beta, mean, var, r, d]
}
