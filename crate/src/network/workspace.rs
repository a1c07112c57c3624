//! The buffers of a pass, which only ever grow.

use super::norm::Cache;
use super::tile::Panel;
use super::{Network, Placement};
use crate::Float;

/// What one pass through a network computes.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Workspace<F> {
    /// The hidden layers, from the input on.
    pub hidden: Vec<HiddenPass<F>>,
    /// `[samples, outputs]`.
    pub logits: Vec<F>,
    /// `[samples, outputs]`.
    pub probabilities: Vec<F>,
    /// The gradient of the logits, `[samples, outputs]`.
    pub gradient: Vec<F>,
    /// Of no meaning once a product is done.
    pub(super) panel: Panel<F>,
}

/// What one pass computes in a hidden layer; all but the cache is `[samples, features]`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct HiddenPass<F> {
    /// The weighted sums.
    pub linear: Vec<F>,
    /// What the normalization gives; empty if there is none.
    pub normalized: Vec<F>,
    /// What the activation gives.
    pub activated: Vec<F>,
    /// What the normalization leaves for its gradient.
    pub cache: Cache<F>,
    /// The gradient that is on its way back: after [`Network::backward`] that of `linear`.
    pub gradient: Vec<F>,
    /// What is put on top of the normalization, or without one on the weighted sums.
    pub noise: Disturbance<F>,
}

/// `a <- scale a + shift`, value by value, both `[samples, features]`; nothing where both are empty.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Disturbance<F> {
    /// What is added.
    pub shift: Vec<F>,
    /// What is multiplied by.
    pub scale: Vec<F>,
}

impl<F: Float> Disturbance<F> {
    pub(super) fn forward(&self, values: &mut [F]) {
        for ((value, &scale), &shift) in values.iter_mut().zip(&self.scale).zip(&self.shift) {
            *value = scale * *value + shift;
        }
    }

    /// From the gradient of what came out to that of what went in.
    pub(super) fn backward(&self, gradient: &mut [F]) {
        for (gradient, &scale) in gradient.iter_mut().zip(&self.scale) {
            *gradient *= scale;
        }
    }
}

impl<F: Float> Workspace<F> {
    /// The buffers for batches of this size.
    pub fn new(network: &Network<F>, samples: usize) -> Self {
        let mut workspace = Self {
            hidden: vec![HiddenPass::default(); network.hidden.len()],
            logits: Vec::new(),
            probabilities: Vec::new(),
            gradient: Vec::new(),
            panel: Panel::default(),
        };
        workspace.resize(network, samples);
        workspace
    }

    pub(super) fn resize(&mut self, network: &Network<F>, samples: usize) {
        let outputs = samples * network.outputs();
        for buffer in [
            &mut self.logits,
            &mut self.probabilities,
            &mut self.gradient,
        ] {
            buffer.resize(outputs, F::zero());
        }
        for (layer, pass) in network.hidden.iter().zip(&mut self.hidden) {
            let values = samples * layer.dense.bias.len();
            for buffer in [&mut pass.linear, &mut pass.activated, &mut pass.gradient] {
                buffer.resize(values, F::zero());
            }
            if layer.norm.is_some() {
                pass.normalized.resize(values, F::zero());
            }
        }
    }
}

impl<F> HiddenPass<F> {
    /// What the next layer gets.
    pub fn output(&self, has_norm: bool, placement: Placement) -> &[F] {
        if has_norm && placement == Placement::After {
            &self.normalized
        } else {
            &self.activated
        }
    }

    /// What goes into the activation.
    pub fn pre_activation(&self, has_norm: bool, placement: Placement) -> &[F] {
        if has_norm && placement == Placement::Before {
            &self.normalized
        } else {
            &self.linear
        }
    }
}
