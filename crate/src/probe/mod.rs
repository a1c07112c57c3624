//! What a step would do, asked of a network without taking it.
//!
//! | file | its one question |
//! | --- | --- |
//! | [`promise`] | does a step bring what each layer's update promises by itself? |
//! | [`input`] | what goes into a layer, before and after the earlier layers moved? |
//! | [`shift`] | how does a layer's gradient change when the earlier layers move? |
//! | [`landscape`] | how do the loss and the gradient change along the gradient? |
//!
//! All of them look at one batch, in training mode: batch statistics are those of the batch, and
//! computed anew wherever the network is moved. Nothing is tracked, and the network stays as it is.

pub mod input;
pub mod landscape;
pub mod promise;
pub mod shift;

pub use input::MovedInput;
pub use landscape::{Landscape, Point};
pub use promise::{Moved, Promise, Promises};
pub use shift::GradientShift;

use crate::Float;
use crate::network::{Clips, Hidden, Network, Workspace};
use crate::norm::Mode;

/// A network where it stands, with a batch and the gradient of its loss there.
#[derive(Clone, Debug)]
pub struct Probe<'a, F> {
    network: &'a Network<F>,
    x: &'a [F],
    labels: &'a [u32],
    clips: Clips<F>,
    loss: f64,
    gradients: Network<F>,
    workspace: Workspace<F>,
}

impl<'a, F: Float> Probe<'a, F> {
    /// Shapes: `x` is `[samples, inputs]`, `labels` is `[samples]`, as [`Network::forward`] takes
    /// them.
    pub fn new(network: &'a Network<F>, x: &'a [F], labels: &'a [u32], clips: Clips<F>) -> Self {
        let workspace = Workspace::new(network, labels.len());
        Self::within(network, x, labels, clips, workspace)
    }

    /// The same with the noise that a workspace holds, which stays the same wherever the network is
    /// moved.
    pub fn within(
        network: &'a Network<F>,
        x: &'a [F],
        labels: &'a [u32],
        clips: Clips<F>,
        mut workspace: Workspace<F>,
    ) -> Self {
        let mut gradients = network.clone();
        let loss = network
            .forward(x, labels, Mode::Train, clips, &mut workspace)
            .loss;
        network.backward(x, &mut workspace, &mut gradients);
        Self {
            network,
            x,
            labels,
            clips,
            loss,
            gradients,
            workspace,
        }
    }

    /// The loss of the batch where the network stands.
    pub fn loss(&self) -> f64 {
        self.loss
    }

    /// How many layers there are, the output layer counted.
    pub fn layers(&self) -> usize {
        self.network.hidden.len() + 1
    }

    /// The network with some layers moved by one step.
    fn moved(&self, layers: impl IntoIterator<Item = usize>, rate: F) -> Network<F> {
        let mut network = self.network.clone();
        for layer in layers {
            network.descend_layer(layer, &self.gradients, rate);
        }
        network
    }

    /// The loss of the batch in another network of the same sizes.
    fn loss_in(&self, network: &Network<F>, workspace: &mut Workspace<F>) -> f64 {
        network
            .forward(self.x, self.labels, Mode::Train, self.clips, workspace)
            .loss
    }

    /// The gradient in another network of the same sizes.
    fn gradients_in(&self, network: &Network<F>, workspace: &mut Workspace<F>) -> Network<F> {
        let mut gradients = network.clone();
        self.loss_in(network, workspace);
        network.backward(self.x, workspace, &mut gradients);
        gradients
    }
}

/// Every number that a layer learns, or its gradient: weights, biases, gamma, beta.
fn numbers<F: Float>(network: &Network<F>, layer: usize) -> impl Iterator<Item = f64> + '_ {
    let dense = network.dense(layer);
    let norm = network
        .hidden
        .get(layer)
        .and_then(|Hidden { norm, .. }| norm.as_ref())
        .filter(|norm| norm.learns());
    let affine = norm
        .into_iter()
        .flat_map(|norm| norm.gamma.iter().chain(&norm.beta));
    let all = dense.weight.iter().chain(&dense.bias).chain(affine);
    all.map(|&value| value.to_f64())
}
