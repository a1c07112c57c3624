//! How far training is from inference, on one and the same mini-batch.

use crate::Float;
use crate::error::Result;
use crate::norm::Mode;
use crate::training::Trainer;

/// What the next mini-batch would become, before its statistics are tracked.
#[derive(Clone, Debug)]
pub(super) struct Gap<F> {
    /// How far the logits of training are from those of inference, and the share of samples that
    /// are predicted as another class.
    pub scores: [f64; 2],
    /// r and d of every unit as they are asked for, and both as the clips leave them: a list a
    /// hidden layer, `[4, units]`; empty but for Batch Renormalization.
    pub corrections: Vec<Vec<F>>,
    /// The clips of the next step.
    pub clips: [F; 2],
}

impl<F: Float> Gap<F> {
    /// Sends the next mini-batch through the network in both modes; it stays the next one.
    ///
    /// Source: Ioffe, arXiv 1702.03275, section 3: with r and d unclipped both modes give the same.
    ///
    /// `gap = rms(logit_train - logit_eval) / rms(logit_eval)`
    pub(super) fn of(trainer: &mut Trainer<F>) -> Result<Self> {
        let (x, labels) = trainer.next_batch()?;
        trainer.evaluate(&x, &labels, Mode::Train)?;
        let pass = trainer.evaluation();
        let in_training = pass.logits.clone();
        let norms = trainer.network().norms().zip(&pass.hidden);
        let corrections = norms
            .filter_map(|(norm, pass)| {
                let [r, d] = norm.asked(&pass.cache)?;
                Some([r, d, pass.cache.r.clone(), pass.cache.d.clone()].concat())
            })
            .collect();
        trainer.evaluate(&x, &labels, Mode::Eval)?;
        let in_inference = &trainer.evaluation().logits;
        let clips = trainer.clips();
        Ok(Self {
            scores: [
                distance(&in_training, in_inference),
                share_of_others(&in_training, in_inference, trainer.network().outputs()),
            ],
            corrections,
            clips: [clips.r_max, clips.d_max],
        })
    }
}

fn distance<F: Float>(of: &[F], from: &[F]) -> f64 {
    let square = |value: F| Float::to_f64(value * value);
    let apart: f64 = of.iter().zip(from).map(|(&a, &b)| square(a - b)).sum();
    let size: f64 = from.iter().map(|&value| square(value)).sum();
    (apart / size).sqrt()
}

fn share_of_others<F: Float>(of: &[F], from: &[F], outputs: usize) -> f64 {
    let class = |logits: &[F]| match logits {
        [one] => usize::from(*one >= F::zero()),
        several => (1..several.len()).fold(
            0,
            |best, k| {
                if several[k] > several[best] { k } else { best }
            },
        ),
    };
    let samples = of.chunks_exact(outputs).zip(from.chunks_exact(outputs));
    let count = samples.len();
    samples.filter(|(a, b)| class(a) != class(b)).count() as f64 / count as f64
}
