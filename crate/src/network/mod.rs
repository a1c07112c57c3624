//! A network of dense layers: forward, backward, and nothing hidden.
//!
//! A hidden layer is dense, then [norm] activation or activation [norm]; the output layer is dense
//! only. [`Network`] has the parameters, [`Workspace`] everything that a pass computes. A pass
//! reads the one and writes the other; it allocates nothing once the workspace has seen a batch of
//! that size.
//!
//! | file | its one job |
//! | --- | --- |
//! | [`dense`] | weighted sums |
//! | [`tile`] | their matrix products, in registers |
//! | [`norm`] | the methods of [`crate::norm`] on `[samples, features]` |
//! | [`activation`] | sigmoid, tanh, relu, identity |
//! | [`loss`] | cross-entropy of one output or several, squared error |
//! | `workspace` | the buffers of a pass |

pub mod activation;
pub mod dense;
pub mod loss;
pub mod norm;
pub mod tile;
mod workspace;

pub use activation::Activation;
pub use dense::Dense;
pub use loss::{Loss, LossKind, Score};
pub use norm::{Clips, Norm};
pub use workspace::{Disturbance, HiddenPass, Workspace};

use crate::Float;
use crate::error::{Result, lookup};
use crate::norm::{Mode, Running};

/// On which side of the activation the normalization stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Placement {
    /// `activation(norm(dense(x)))`, as Ioffe & Szegedy, arXiv 1502.03167, section 3.2.
    #[default]
    Before,
    /// `norm(activation(dense(x)))`.
    After,
}

impl Placement {
    /// Every placement there is.
    pub const ALL: [Self; 2] = [Self::Before, Self::After];

    /// The placement of this name.
    ///
    /// Errors: `unknown`, listing the names that exist.
    pub fn from_name(name: &str) -> Result<Self> {
        lookup("placement", name, &Self::ALL, Self::name)
    }

    /// Its name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Before => "before",
            Self::After => "after",
        }
    }
}

/// A hidden layer's parameters, or their gradients.
#[derive(Clone, Debug, PartialEq)]
pub struct Hidden<F> {
    /// Its weighted sums.
    pub dense: Dense<F>,
    /// Its normalization, if it has one.
    pub norm: Option<Norm<F>>,
}

/// The parameters of a whole network; its gradients have the same shapes and the same type.
#[derive(Clone, Debug, PartialEq)]
pub struct Network<F> {
    /// The hidden layers, from the input on.
    pub hidden: Vec<Hidden<F>>,
    /// The output layer.
    pub output: Dense<F>,
    activation: Activation,
    placement: Placement,
    loss: Loss<F>,
}

impl<F: Float> Network<F> {
    /// A network with weights of zero.
    ///
    /// Shapes: `sizes` are the numbers of features, of the input first, at least two of them.
    pub fn zeros(
        sizes: &[usize],
        activation: Activation,
        placement: Placement,
        norm: Option<norm::Settings<F>>,
    ) -> Self {
        let mut dense = sizes.windows(2).map(|pair| Dense::zeros(pair[0], pair[1]));
        let hidden = sizes[1..sizes.len() - 1].iter().zip(&mut dense);
        Self {
            hidden: hidden
                .map(|(&features, dense)| Hidden {
                    dense,
                    norm: norm.map(|settings| Norm::new(features, settings)),
                })
                .collect(),
            output: Dense::zeros(sizes[sizes.len() - 2], sizes[sizes.len() - 1]),
            activation,
            placement,
            loss: Loss::default(),
        }
    }

    /// The same with another loss.
    #[must_use]
    pub fn with_loss(self, loss: Loss<F>) -> Self {
        Self { loss, ..self }
    }

    /// How many numbers a sample has.
    pub fn inputs(&self) -> usize {
        self.dense(0).weight.ncols()
    }

    /// How many outputs there are.
    pub fn outputs(&self) -> usize {
        self.output.bias.len()
    }

    /// Every label is below this: a class, or of squared error a row of the targets.
    pub fn labels(&self) -> usize {
        match &self.loss {
            Loss::CrossEntropy => self.outputs().max(2),
            Loss::Squared(targets) => targets.len() / self.outputs(),
        }
    }

    /// The dense part of a layer, the output layer being the last.
    pub fn dense(&self, layer: usize) -> &Dense<F> {
        self.hidden
            .get(layer)
            .map_or(&self.output, |hidden| &hidden.dense)
    }

    /// The dense parts of all layers, the output layer last.
    pub fn dense_mut(&mut self) -> impl Iterator<Item = &mut Dense<F>> {
        let hidden = self.hidden.iter_mut().map(|hidden| &mut hidden.dense);
        hidden.chain([&mut self.output])
    }

    /// On which side of the activation the normalization stands.
    pub fn placement(&self) -> Placement {
        self.placement
    }

    /// What follows every hidden layer's weighted sums.
    pub fn activation(&self) -> Activation {
        self.activation
    }

    /// How many numbers it learns.
    pub fn parameters(&self) -> usize {
        let dense = |dense: &Dense<F>| dense.weight.len() + dense.bias.len();
        let hidden = self.hidden.iter().map(|layer| {
            let norm = layer.norm.as_ref();
            let norm = norm.filter(|norm| norm.learns());
            dense(&layer.dense) + norm.map_or(0, |norm| norm.gamma.len() + norm.beta.len())
        });
        hidden.sum::<usize>() + dense(&self.output)
    }

    /// The score of a batch. The workspace then has all that [`Network::backward`] needs, and the
    /// probabilities.
    ///
    /// Shapes: `x` is `[samples, inputs]`, `labels` is `[samples]`.
    pub fn forward(
        &self,
        x: &[F],
        labels: &[u32],
        mode: Mode,
        clips: Clips<F>,
        workspace: &mut Workspace<F>,
    ) -> Score {
        workspace.resize(self, labels.len());
        let Workspace {
            hidden: passes,
            logits,
            probabilities,
            gradient,
            ..
        } = workspace;
        let mut input = x;
        for (layer, pass) in self.hidden.iter().zip(passes) {
            layer.dense.forward(input, &mut pass.linear);
            let HiddenPass {
                linear,
                normalized,
                activated,
                cache,
                noise,
                ..
            } = pass;
            input = match (&layer.norm, self.placement) {
                (None, _) => {
                    noise.forward(linear);
                    self.activation.forward(linear, activated);
                    activated
                }
                (Some(norm), Placement::Before) => {
                    norm.forward(linear, mode, clips, cache, normalized);
                    noise.forward(normalized);
                    self.activation.forward(normalized, activated);
                    activated
                }
                (Some(norm), Placement::After) => {
                    self.activation.forward(linear, activated);
                    norm.forward(activated, mode, clips, cache, normalized);
                    noise.forward(normalized);
                    normalized
                }
            };
        }
        self.output.forward(input, logits);
        match &self.loss {
            Loss::CrossEntropy => loss::cross_entropy(logits, labels, probabilities, gradient),
            Loss::Squared(targets) => {
                loss::squared(logits, labels, targets, probabilities, gradient)
            }
        }
    }

    /// The gradients of the loss, after [`Network::forward`] of the same batch in mode `train`.
    ///
    /// Shapes: `x` is `[samples, inputs]`; `gradients` is a network of the same sizes.
    pub fn backward(&self, x: &[F], workspace: &mut Workspace<F>, gradients: &mut Self) {
        let last = self.hidden.len();
        let panel = &mut workspace.panel;
        for layer in (0..=last).rev() {
            let (below, above) = workspace.hidden.split_at_mut(layer);
            // The gradient of what the layer's dense part gave.
            let dy = match above.first_mut() {
                None => &mut workspace.gradient,
                Some(pass) => {
                    self.backward_hidden(layer, pass, &mut gradients.hidden[layer]);
                    &mut pass.gradient
                }
            };
            let gradient = match gradients.hidden.get_mut(layer) {
                None => &mut gradients.output,
                Some(hidden) => &mut hidden.dense,
            };
            match below.last_mut() {
                None => Dense::backward(x, dy, panel, gradient),
                Some(pass) => {
                    let has_norm = self.hidden[layer - 1].norm.is_some();
                    let input = pass.output(has_norm, self.placement);
                    Dense::backward(input, dy, panel, gradient);
                    let dx = &mut pass.gradient;
                    self.dense(layer).backward_input(dy, panel, dx);
                }
            }
        }
    }

    /// From the gradient of a hidden layer's output to that of its weighted sums, in place.
    fn backward_hidden(&self, layer: usize, pass: &mut HiddenPass<F>, gradients: &mut Hidden<F>) {
        let HiddenPass {
            activated,
            cache,
            gradient,
            noise,
            ..
        } = pass;
        let has_norm = self.hidden[layer].norm.is_some();
        let after = has_norm && self.placement == Placement::After;
        let mut backward_norm = |gradient: &mut [F]| {
            noise.backward(gradient);
            if let (Some(norm), Some(gradients)) = (&self.hidden[layer].norm, &mut gradients.norm) {
                let Norm { gamma, beta, .. } = gradients;
                norm.backward(cache, gradient, gamma, beta);
            }
        };
        if after {
            backward_norm(gradient);
        }
        self.activation.backward(activated, gradient);
        if !after {
            backward_norm(gradient);
        }
    }

    /// One step of stochastic gradient descent.
    ///
    /// `parameter -= learning_rate gradient`, but for the gamma and beta of a [`Norm`] that does
    /// not learn.
    ///
    /// Shapes: `gradients` is a network of the same sizes.
    pub fn descend(&mut self, gradients: &Self, learning_rate: F) {
        for layer in 0..=self.hidden.len() {
            self.descend_layer(layer, gradients, learning_rate);
        }
    }

    /// The same of one layer alone, the output layer being the last.
    pub fn descend_layer(&mut self, layer: usize, gradients: &Self, learning_rate: F) {
        let Some(hidden) = self.hidden.get_mut(layer) else {
            return self.output.descend(&gradients.output, learning_rate);
        };
        let gradients = &gradients.hidden[layer];
        hidden.dense.descend(&gradients.dense, learning_rate);
        let norm = hidden.norm.as_mut().filter(|norm| norm.learns());
        if let (Some(norm), Some(gradients)) = (norm, &gradients.norm) {
            dense::descend(&mut norm.gamma, &gradients.gamma, learning_rate);
            dense::descend(&mut norm.beta, &gradients.beta, learning_rate);
        }
    }

    /// The normalizations of the hidden layers, where there are any.
    pub fn norms(&self) -> impl Iterator<Item = &Norm<F>> {
        self.hidden.iter().filter_map(|layer| layer.norm.as_ref())
    }

    /// Puts these running statistics, one a hidden layer, in the place of the network's own, which
    /// are handed back in theirs.
    pub fn swap_running(&mut self, running: &mut [Running<F>]) {
        let norms = self
            .hidden
            .iter_mut()
            .filter_map(|layer| layer.norm.as_mut());
        for (norm, other) in norms.zip(running) {
            if let Some(own) = &mut norm.running {
                std::mem::swap(own, other);
            }
        }
    }

    /// Moves all running statistics towards those of the last pass in mode `train`.
    pub fn track(&mut self, workspace: &Workspace<F>, momentum: F) {
        for (layer, pass) in self.hidden.iter_mut().zip(&workspace.hidden) {
            if let Some(norm) = &mut layer.norm {
                norm.track(&pass.cache, momentum);
            }
        }
    }
}
