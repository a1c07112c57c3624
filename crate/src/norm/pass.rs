//! One forward pass of any method, and the way back.

use super::affine::Affine;
use super::renorm::Correction;
use super::running::Running;
use super::standardize::Standardized;
use crate::Float;
use ndarray::{Array4, ArrayView4};

/// What a forward pass leaves: what is told, and what the gradient needs.
#[derive(Clone, Debug, PartialEq)]
pub struct Pass<F> {
    /// The batch after its statistics were taken out.
    pub standardized: Standardized<F>,
    /// The correction of Batch Renormalization in training, and what it made of the batch.
    pub corrected: Option<(Correction<F>, Array4<F>)>,
    /// The running statistics after this batch, where there are any.
    pub running: Option<Running<F>>,
}

impl<F: Float> Pass<F> {
    /// A pass that corrects nothing and tracks nothing.
    pub fn plain(standardized: Standardized<F>) -> Self {
        Self {
            standardized,
            corrected: None,
            running: None,
        }
    }

    /// What gamma and beta are applied to.
    pub fn x_hat(&self) -> ArrayView4<'_, F> {
        match &self.corrected {
            Some((_, x_hat)) => x_hat.view(),
            None => self.standardized.x_hat.view(),
        }
    }

    /// The gradients of `x`, `gamma` and `beta` from that of `y`.
    ///
    /// Shapes: `dy` and the first are like the batch; the others are like `gamma`.
    pub fn backward(&self, dy: ArrayView4<'_, F>, affine: &Affine<F>) -> [Array4<F>; 3] {
        let (dx_hat, dgamma, dbeta) = affine.backward(dy, self.x_hat());
        let dx_hat = match &self.corrected {
            Some((correction, _)) => correction.backward(dx_hat),
            None => dx_hat,
        };
        [self.standardized.backward(dx_hat), dgamma, dbeta]
    }
}
