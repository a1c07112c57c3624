//! A dense layer: every output is a weighted sum of every input, plus a bias.

use super::tile;
use crate::Float;
use ndarray::Array2;

/// The parameters of a dense layer; its gradients have the same shapes and the same type.
#[derive(Clone, Debug, PartialEq)]
pub struct Dense<F> {
    /// `[out, in]`, as PyTorch has it.
    pub weight: Array2<F>,
    /// `[out]`. It stays under a normalization that subtracts a mean, where it changes nothing, so
    /// that learners can see it cancel.
    pub bias: Vec<F>,
}

impl<F: Float> Dense<F> {
    /// A layer of zeros.
    pub fn zeros(inputs: usize, outputs: usize) -> Self {
        Self {
            weight: Array2::zeros((outputs, inputs)),
            bias: vec![F::zero(); outputs],
        }
    }

    /// `y = x weight^T + bias`
    ///
    /// Shapes: `x` is `[samples, in]`, `y` is `[samples, out]`.
    pub fn forward(&self, x: &[F], y: &mut [F]) {
        tile::forward(x, flat(&self.weight), &self.bias, y);
    }

    /// The gradients of the parameters.
    ///
    /// `dweight = dy^T x`, `dbias = sum dy`, the sum over the samples
    ///
    /// Shapes: `x` is `[samples, in]`, `dy` is `[samples, out]`.
    pub fn backward(x: &[F], dy: &[F], gradient: &mut Self) {
        let Self { weight, bias } = gradient;
        bias.fill(F::zero());
        for row in dy.chunks_exact(bias.len()) {
            for (bias, &dy) in bias.iter_mut().zip(row) {
                *bias += dy;
            }
        }
        let weight = weight.as_slice_mut().expect(IN_ORDER);
        tile::backward_weight(x, dy, bias.len(), weight);
    }

    /// The gradient of the input.
    ///
    /// `dx = dy weight`
    ///
    /// Shapes: `dy` is `[samples, out]`, `dx` is `[samples, in]`.
    pub fn backward_input(&self, dy: &[F], dx: &mut [F]) {
        tile::backward_input(dy, flat(&self.weight), self.bias.len(), dx);
    }
}

const IN_ORDER: &str = "weights are made row-major, and stay so";

fn flat<F>(weight: &Array2<F>) -> &[F] {
    weight.as_slice().expect(IN_ORDER)
}
