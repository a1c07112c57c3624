//! The moving target: each layer's update is computed as if the others stood still.
//!
//! For one step of gradient descent with rate `eta`, of a loss `L` over the layers `W_1 .. W_k`:
//!
//! - first order: `eta |grad_l L|^2`, what the gradient says that layer `l` gains;
//! - alone: `L(W) - L(W_1, .., W_l - eta grad_l, .., W_k)`, what it gains when only it moves;
//! - together: `L(W) - L(W - eta grad)`, what comes when all of them move at once.
//!
//! The sum of what the layers gain alone is what they promise; what comes is less, or a loss, as
//! far as each of them moved what the others had computed with (Goodfellow, Bengio & Courville,
//! Deep Learning, section 8.7.1).

use super::{Probe, numbers};
use crate::Float;
use crate::network::Workspace;

/// What steps of several rates promise, and bring.
#[derive(Clone, Debug, PartialEq)]
pub struct Promises {
    /// The loss before the step.
    pub loss: f64,
    /// One for each rate.
    pub steps: Vec<Promise>,
}

/// One step. Losses need not be finite where the rate is too high.
#[derive(Clone, Debug, PartialEq)]
pub struct Promise {
    /// The learning rate.
    pub rate: f64,
    /// What each layer gains to first order, the output layer last.
    pub first_order: Vec<f64>,
    /// What each layer gains alone.
    pub alone: Vec<f64>,
    /// What all of them gain at once.
    pub together: f64,
    /// How far the earlier layers move what goes into each layer's activation, or into the loss;
    /// of the first layer nothing.
    pub moved: Vec<Moved>,
}

impl Promise {
    /// The sum of what the layers gain alone.
    pub fn promised(&self) -> f64 {
        self.alone.iter().sum()
    }
}

/// How far the weighted sums of a layer, whose own weights stand still, are moved by the layers
/// before it, in units of their standard deviation over all units and samples before the step.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Moved {
    /// The root of the mean square over the units of how far a unit's mean over the batch moves.
    pub mean: f64,
    /// The root of the mean square over units and samples of how far a value moves.
    pub values: f64,
}

impl<F: Float> Probe<'_, F> {
    /// What steps with these rates promise and bring.
    pub fn promises(&self, rates: &[F]) -> Promises {
        let mut workspace = self.workspace.clone();
        let steps = rates.iter().map(|&rate| self.promise(rate, &mut workspace));
        Promises {
            loss: self.loss,
            steps: steps.collect(),
        }
    }

    fn promise(&self, rate: F, workspace: &mut Workspace<F>) -> Promise {
        let squares = |layer| numbers(&self.gradients, layer).map(|value| value * value);
        let first_order =
            (0..self.layers()).map(|layer| rate.to_f64() * squares(layer).sum::<f64>());
        let first_order = first_order.collect();
        let alone = (0..self.layers())
            .map(|layer| self.loss - self.loss_in(&self.moved([layer], rate), workspace))
            .collect();
        let moved = (0..self.layers())
            .map(|layer| {
                self.loss_in(&self.moved(0..layer, rate), workspace);
                self.distance(layer, workspace)
            })
            .collect();
        let all = self.moved(0..self.layers(), rate);
        Promise {
            rate: rate.to_f64(),
            first_order,
            alone,
            together: self.loss - self.loss_in(&all, workspace),
            moved,
        }
    }

    /// How far what goes into a layer's activation has moved from where it was.
    fn distance(&self, layer: usize, now: &Workspace<F>) -> Moved {
        let units = self.network.dense(layer).bias.len();
        let before = self.input(layer, &self.workspace);
        let after = self.input(layer, now);
        let samples = self.labels.len() as f64;
        let mut by_unit = vec![0.0; units];
        let mut square = 0.0;
        for (before, after) in before.chunks_exact(units).zip(after.chunks_exact(units)) {
            for ((sum, &before), &after) in by_unit.iter_mut().zip(before).zip(after) {
                let way = after.to_f64() - before.to_f64();
                *sum += way / samples;
                square += way * way;
            }
        }
        let spread = spread(before, units);
        let means: f64 = by_unit.iter().map(|mean| mean * mean).sum();
        Moved {
            mean: (means / units as f64).sqrt() / spread,
            values: (square / (units as f64 * samples)).sqrt() / spread,
        }
    }
}

/// The root of the mean over the units of a unit's variance over the samples.
fn spread<F: Float>(values: &[F], units: usize) -> f64 {
    let samples = values.len() / units;
    let variance = |unit: usize| {
        let of_unit = || {
            values
                .iter()
                .skip(unit)
                .step_by(units)
                .map(|&value| value.to_f64())
        };
        let mean = of_unit().sum::<f64>() / samples as f64;
        of_unit()
            .map(|value| (value - mean) * (value - mean))
            .sum::<f64>()
            / samples as f64
    };
    ((0..units).map(variance).sum::<f64>() / units as f64).sqrt()
}
