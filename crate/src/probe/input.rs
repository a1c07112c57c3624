//! What goes into one layer, before and after the layers before it moved: the target that moves.

use super::Probe;
use crate::Float;
use crate::network::{HiddenPass, Workspace};

/// The values that go into a layer's activation, or, of the output layer, into the loss;
/// `[samples, units]` both.
#[derive(Clone, Debug, PartialEq)]
pub struct MovedInput<F> {
    /// Where the network stands.
    pub before: Vec<F>,
    /// After a step of the earlier layers; the layer's own weights stand still.
    pub after: Vec<F>,
}

impl<F: Float> MovedInput<F> {
    /// The unit whose values move by the median of the layer; the lower one of two in the middle.
    ///
    /// What is measured is the mean of the square of how far a unit's values move.
    pub fn typical(&self, units: usize) -> usize {
        let mut squares = vec![0.0_f64; units];
        for (before, after) in self.before.chunks(units).zip(self.after.chunks(units)) {
            for ((square, &before), &after) in squares.iter_mut().zip(before).zip(after) {
                let way = after.to_f64() - before.to_f64();
                *square += way * way;
            }
        }
        let mut order: Vec<usize> = (0..units).collect();
        order.sort_by(|&one, &other| squares[one].total_cmp(&squares[other]));
        order[(units - 1) / 2]
    }
}

impl<F: Float> Probe<'_, F> {
    /// What goes into a layer, before and after a step of the layers before it.
    ///
    /// # Panics
    /// When there is no such layer.
    pub fn moved_input(&self, layer: usize, rate: F) -> MovedInput<F> {
        assert!(layer < self.layers(), "one of the layers");
        let mut workspace = self.workspace.clone();
        self.loss_in(&self.moved(0..layer, rate), &mut workspace);
        MovedInput {
            before: self.input(layer, &self.workspace).to_vec(),
            after: self.input(layer, &workspace).to_vec(),
        }
    }

    /// What goes into a layer's activation, or, of the output layer, into the loss.
    pub(super) fn input<'w>(&self, layer: usize, workspace: &'w Workspace<F>) -> &'w [F] {
        let Some(pass) = workspace.hidden.get(layer) else {
            return &workspace.logits;
        };
        let has_norm = self.network.hidden[layer].norm.is_some();
        HiddenPass::pre_activation(pass, has_norm, self.network.placement())
    }
}
