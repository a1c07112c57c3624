//! What one unit makes of the measured samples, as the network is now.

use super::Experiment;
use crate::Float;
use crate::error::{Code, Error, Result};
use crate::norm::Mode;

/// One unit's numbers, in the order of the samples; all `[samples]`.
#[derive(Clone, Debug, PartialEq)]
pub struct UnitValues<F> {
    /// Its weighted sums.
    pub x: Vec<F>,
    /// Standardized, before gamma and beta; none without a normalization.
    pub x_hat: Option<Vec<F>>,
    /// After gamma and beta; none without a normalization.
    pub y: Option<Vec<F>>,
    /// What the activation gives.
    pub output: Vec<F>,
}

impl<F: Float> Experiment<F> {
    /// The numbers of one unit, the layers counted from 0 at the input: the measured samples go
    /// through the network as one batch in training mode, as for a record, and nothing is tracked.
    ///
    /// # Errors
    /// `range` for a layer or a unit that is not there.
    pub fn unit_values(&mut self, layer: usize, unit: usize) -> Result<UnitValues<F>> {
        let hidden = &self.trainer.network().hidden;
        let Some(units) = hidden.get(layer).map(|hidden| hidden.dense.bias.len()) else {
            let takes = format!("a hidden layer: a whole number below {}", hidden.len());
            return Err(Error::field(Code::Range, "layer", layer, takes));
        };
        if unit >= units {
            let takes = format!("a unit of layer {layer}: a whole number below {units}");
            return Err(Error::field(Code::Range, "unit", unit, takes));
        }
        let has_norm = hidden[layer].norm.is_some();
        let samples = self.recording.measured.min(self.probe.labels.len());
        let x = &self.probe.x[..samples * self.probe.features];
        let labels = &self.probe.labels[..samples];
        self.trainer.evaluate(x, labels, Mode::Train)?;
        let pass = &self.trainer.evaluation().hidden[layer];
        let column = |values: &[F]| values.iter().skip(unit).step_by(units).copied().collect();
        Ok(UnitValues {
            x: column(&pass.linear),
            x_hat: has_norm.then(|| column(&pass.cache.x_hat)),
            y: has_norm.then(|| column(&pass.normalized)),
            output: column(&pass.activated),
        })
    }
}
