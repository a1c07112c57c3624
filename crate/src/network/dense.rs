//! A dense layer: every output is a weighted sum of every input, plus a bias.

use super::tile::{self, Panel};
use crate::Float;
use crate::lanes::{Lanes, Strips, load, store};
use ndarray::Array2;
use std::array;

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
    pub fn backward(x: &[F], dy: &[F], panel: &mut Panel<F>, gradient: &mut Self) {
        let Self { weight, bias } = gradient;
        let outputs = bias.len();
        Sums { dy, bias }.all(outputs);
        let weight = weight.as_slice_mut().expect(IN_ORDER);
        tile::backward_weight(x, dy, outputs, panel, weight);
    }

    /// One step of stochastic gradient descent.
    ///
    /// `parameter -= learning_rate gradient`
    ///
    /// Shapes: `gradient` is a layer of the same sizes.
    pub fn descend(&mut self, gradient: &Self, learning_rate: F) {
        let weight = self.weight.as_slice_mut().expect(IN_ORDER);
        descend(weight, flat(&gradient.weight), learning_rate);
        descend(&mut self.bias, &gradient.bias, learning_rate);
    }

    /// The gradient of the input.
    ///
    /// `dx = dy weight`
    ///
    /// Shapes: `dy` is `[samples, out]`, `dx` is `[samples, in]`.
    pub fn backward_input(&self, dy: &[F], panel: &mut Panel<F>, dx: &mut [F]) {
        tile::backward_input(dy, flat(&self.weight), self.bias.len(), panel, dx);
    }
}

/// The sums over the samples.
struct Sums<'a, F> {
    dy: &'a [F],
    bias: &'a mut [F],
}

impl<F: Float> Strips<F> for Sums<'_, F> {
    fn strip<L: Lanes<F>, const N: usize>(&mut self, at: usize) {
        let mut sums = [L::splat(F::zero()); N];
        for dy in self.dy.chunks_exact(self.bias.len()) {
            let dy: [L; N] = load(&dy[at..]);
            sums = array::from_fn(|i| sums[i] + dy[i]);
        }
        store(sums, &mut self.bias[at..]);
    }
}

const IN_ORDER: &str = "weights are made row-major, and stay so";

fn flat<F>(weight: &Array2<F>) -> &[F] {
    weight.as_slice().expect(IN_ORDER)
}

/// `values -= learning_rate gradients`
pub(super) fn descend<F: Float>(values: &mut [F], gradients: &[F], learning_rate: F) {
    for (value, &gradient) in values.iter_mut().zip(gradients) {
        *value -= learning_rate * gradient;
    }
}
