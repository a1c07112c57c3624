//! The weights that training starts from.

use super::random::Random;
use crate::Float;
use crate::network::Network;

/// How far the weights of a layer spread: all are normal, with mean 0.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Init {
    /// The same standard deviation in every layer.
    Normal(f64),
    /// `scale sqrt(2 / (in + out))`: Glorot & Bengio, Understanding the difficulty of training deep
    /// feedforward neural networks (2010), equation 12.
    Xavier(f64),
    /// `scale sqrt(2 / in)`: He, Zhang, Ren & Sun, arXiv 1502.01852, equation 10.
    He(f64),
}

impl Init {
    /// The standard deviation of the weights of one layer.
    pub fn std(self, inputs: usize, outputs: usize) -> f64 {
        match self {
            Self::Normal(std) => std,
            Self::Xavier(scale) => scale * (2.0 / (inputs + outputs) as f64).sqrt(),
            Self::He(scale) => scale * (2.0 / inputs as f64).sqrt(),
        }
    }

    /// Draws all weights, layer by layer and row by row. Biases, gamma and beta keep what they are,
    /// so that networks with and without normalization start from the same weights.
    pub fn draw<F: Float>(self, network: &mut Network<F>, random: &mut Random) {
        for dense in network.dense_mut() {
            let (outputs, inputs) = dense.weight.dim();
            let std = self.std(inputs, outputs);
            for weight in &mut dense.weight {
                *weight = F::from_f64(std * random.normal());
            }
        }
    }
}
