//! Cross-entropy, and how many predictions are right; or squared error.

use super::activation::sigmoid;
use crate::Float;
use crate::error::{Result, lookup};
use std::sync::Arc;

/// What the labels stand for, and how far the outputs are from it.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Loss<F> {
    /// [`cross_entropy`]: labels are classes.
    #[default]
    CrossEntropy,
    /// [`squared`]: a label is a row of these targets, `[rows, outputs]`.
    Squared(Arc<[F]>),
}

/// The name of a loss.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum LossKind {
    /// [`cross_entropy`]
    #[default]
    CrossEntropy,
    /// [`squared`]
    Squared,
}

impl LossKind {
    /// Every loss there is.
    pub const ALL: [Self; 2] = [Self::CrossEntropy, Self::Squared];

    /// The loss of this name.
    ///
    /// Errors: `unknown`, listing the names that exist.
    pub fn from_name(name: &str) -> Result<Self> {
        lookup("loss", name, &Self::ALL, Self::name)
    }

    /// Its name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::CrossEntropy => "crossEntropy",
            Self::Squared => "squared",
        }
    }
}

/// Half the squared distance between outputs and targets, the mean over the batch, and its gradient.
///
/// `loss = 1 / (2 samples) sum (z - target)^2`, `dz = (z - target) / samples`; there is no accuracy,
/// which is NaN.
///
/// Source: Bishop, Pattern Recognition and Machine Learning, 5.11; as PyTorch's `mse_loss` times
/// half the number of outputs.
///
/// Shapes: as [`cross_entropy`]; `targets` is `[rows, outputs]`, every label below `rows`. The
/// outputs themselves are handed on where the probabilities would be.
pub fn squared<F: Float>(
    logits: &[F],
    labels: &[u32],
    targets: &[F],
    handed_on: &mut [F],
    gradient: &mut [F],
) -> Score {
    let outputs = logits.len() / labels.len();
    let share = F::from_count(labels.len()).recip();
    let mut loss = 0.0;
    handed_on.copy_from_slice(logits);
    for ((z, &label), dz) in logits
        .chunks_exact(outputs)
        .zip(labels)
        .zip(gradient.chunks_exact_mut(outputs))
    {
        let target = &targets[label as usize * outputs..][..outputs];
        for ((&z, &target), dz) in z.iter().zip(target).zip(dz) {
            let distance = z - target;
            *dz = distance * share;
            loss += 0.5 * distance.to_f64() * distance.to_f64();
        }
    }
    Score {
        loss: loss / labels.len() as f64,
        accuracy: f64::NAN,
    }
}

/// How good a batch of predictions is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Score {
    /// The mean cross-entropy, in nats, or half the squared distance; not finite where training has
    /// diverged.
    pub loss: f64,
    /// The share of samples whose most probable class is the right one; NaN without classes.
    pub accuracy: f64,
}

/// The mean cross-entropy of a batch, the probabilities, and the gradient.
///
/// One output is logistic, for the classes 0 and 1, with `p` the probability of 1:
///
/// `loss = max(z, 0) - z label + ln(1 + e^-|z|)`, `p = 1 / (1 + e^-z)`
///
/// Several are softmax, where the largest logit is subtracted first, so that nothing overflows:
///
/// `loss = ln(sum e^z) - z[label]`, `p = e^z / sum e^z`
///
/// Both have the gradient `dz = (p - target) / samples`. A sample of one output counts as class 1
/// where `z > 0`; of several equal largest logits the first counts.
///
/// Source: Bishop, Pattern Recognition and Machine Learning, 4.3.2 and 4.3.4.
///
/// Shapes: `logits`, `probabilities` and `gradient` are `[samples, outputs]`; `labels` is
/// `[samples]`, each below `max(outputs, 2)`.
///
/// Libraries: PyTorch's `binary_cross_entropy_with_logits` and `cross_entropy`.
pub fn cross_entropy<F: Float>(
    logits: &[F],
    labels: &[u32],
    probabilities: &mut [F],
    gradient: &mut [F],
) -> Score {
    let outputs = logits.len() / labels.len();
    let (mut loss, mut right) = (0.0, 0);
    let share = F::from_count(labels.len()).recip();
    for (((z, &label), p), dz) in logits
        .chunks_exact(outputs)
        .zip(labels)
        .zip(probabilities.chunks_exact_mut(outputs))
        .zip(gradient.chunks_exact_mut(outputs))
    {
        let (sample_loss, predicted) = if let ([z], [p]) = (z, &mut *p) {
            logistic(*z, label, p)
        } else {
            softmax(z, label, p)
        };
        loss += sample_loss.to_f64();
        right += usize::from(predicted == label as usize);
        for (dz, &p) in dz.iter_mut().zip(&*p) {
            *dz = p * share;
        }
        let hit = if outputs == 1 { 0 } else { label as usize };
        if outputs > 1 || label == 1 {
            dz[hit] = (p[hit] - F::one()) * share;
        }
    }
    let samples = labels.len() as f64;
    Score {
        loss: loss / samples,
        accuracy: f64::from(right as u32) / samples,
    }
}

fn logistic<F: Float>(z: F, label: u32, p: &mut F) -> (F, usize) {
    *p = sigmoid(z);
    // Written so that a NaN stays one: `max` would drop it.
    let above = if z < F::zero() { F::zero() } else { z };
    let chosen = if label == 1 { z } else { F::zero() };
    let loss = above - chosen + (-z.abs()).portable_exp().ln_1p();
    (loss, usize::from(z > F::zero()))
}

fn softmax<F: Float>(z: &[F], label: u32, p: &mut [F]) -> (F, usize) {
    let mut predicted = 0;
    for (class, &logit) in z.iter().enumerate() {
        if logit > z[predicted] {
            predicted = class;
        }
    }
    let largest = z[predicted];
    for (p, &z) in p.iter_mut().zip(z) {
        *p = (z - largest).portable_exp();
    }
    let sum = p.iter().fold(F::zero(), |sum, &p| sum + p);
    for p in p.iter_mut() {
        *p /= sum;
    }
    (sum.ln() - (z[label as usize] - largest), predicted)
}
