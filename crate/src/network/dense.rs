//! A dense layer: every output is a weighted sum of every input, plus a bias.

use crate::Float;
use ndarray::linalg::general_mat_mul;
use ndarray::{Array2, ArrayView2, ArrayViewMut2, Axis};

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
    pub fn forward(&self, x: ArrayView2<'_, F>, y: &mut [F]) {
        for row in y.chunks_exact_mut(self.bias.len()) {
            row.copy_from_slice(&self.bias);
        }
        let mut y = rows_mut(y, self.bias.len());
        general_mat_mul(F::one(), &x, &self.weight.t(), F::one(), &mut y);
    }

    /// The gradients of the parameters.
    ///
    /// `dweight = dy^T x`, `dbias = sum dy`, the sum over the samples
    ///
    /// Shapes: `x` is `[samples, in]`, `dy` is `[samples, out]`.
    pub fn backward(x: ArrayView2<'_, F>, dy: &[F], gradient: &mut Self) {
        let Self { weight, bias } = gradient;
        bias.fill(F::zero());
        for row in dy.chunks_exact(bias.len()) {
            for (bias, &dy) in bias.iter_mut().zip(row) {
                *bias += dy;
            }
        }
        let dy = rows(dy, bias.len());
        general_mat_mul(F::one(), &dy.t(), &x, F::zero(), weight);
    }

    /// The gradient of the input.
    ///
    /// `dx = dy weight`
    ///
    /// Shapes: `dy` is `[samples, out]`, `dx` is `[samples, in]`.
    pub fn backward_input(&self, dy: &[F], dx: &mut [F]) {
        let dy = rows(dy, self.bias.len());
        let mut dx = rows_mut(dx, self.weight.len_of(Axis(1)));
        general_mat_mul(F::one(), &dy, &self.weight, F::zero(), &mut dx);
    }
}

/// A flat buffer as rows of so many columns.
pub(super) fn rows<F>(values: &[F], columns: usize) -> ArrayView2<'_, F> {
    ArrayView2::from_shape((values.len() / columns, columns), values).expect("whole rows")
}

fn rows_mut<F>(values: &mut [F], columns: usize) -> ArrayViewMut2<'_, F> {
    ArrayViewMut2::from_shape((values.len() / columns, columns), values).expect("whole rows")
}
