//! Internal covariate shift measured by gradients, as Santurkar et al. (arXiv 1805.11604,
//! definition 2.1) do.
//!
//! `G_i = grad_{W_i} L(W_1, .., W_k)` is the gradient that a layer's step follows, and
//! `G'_i = grad_{W_i} L(W_1', .., W_{i-1}', W_i, .., W_k)` the one it would follow if it had seen
//! the steps of the layers before it; same batch. Their difference is the shift.

use super::Probe;
use crate::Float;
use crate::network::Network;

/// How the gradient of a layer's weights changes when the layers before it take their step.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct GradientShift {
    /// `|G|`, before they moved.
    pub before: f64,
    /// `|G'|`, after they moved.
    pub after: f64,
    /// `|G - G'|`
    pub difference: f64,
    /// `G . G' / (|G| |G'|)`; NaN where one of them is 0.
    pub cosine: f64,
}

impl<F: Float> Probe<'_, F> {
    /// That of every layer for steps with this rate, the output layer last. The first layer has
    /// none before it, and so no shift.
    pub fn gradient_shift(&self, rate: F) -> Vec<GradientShift> {
        let mut workspace = self.workspace.clone();
        let shift = |layer| {
            let network = self.moved(0..layer, rate);
            let gradients = self.gradients_in(&network, &mut workspace);
            between(&self.gradients, &gradients, layer)
        };
        (0..self.layers()).map(shift).collect()
    }
}

fn between<F: Float>(before: &Network<F>, after: &Network<F>, layer: usize) -> GradientShift {
    let [mut a2, mut b2, mut ab, mut d2] = [0.0; 4];
    let [a, b] = [before, after].map(|network| network.dense(layer).weight.iter());
    for (a, b) in a.zip(b) {
        let [a, b] = [a, b].map(|&value| value.to_f64());
        a2 += a * a;
        b2 += b * b;
        ab += a * b;
        d2 += (a - b) * (a - b);
    }
    GradientShift {
        before: a2.sqrt(),
        after: b2.sqrt(),
        difference: d2.sqrt(),
        cosine: ab / (a2.sqrt() * b2.sqrt()),
    }
}
