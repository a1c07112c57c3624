//! Cross-entropy, and how many predictions are right.

use super::activation::sigmoid;
use crate::Float;

/// How good a batch of predictions is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Score {
    /// The mean cross-entropy, in nats; not finite where training has diverged.
    pub loss: f64,
    /// The share of samples whose most probable class is the right one.
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
