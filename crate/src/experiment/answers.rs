//! What the whole network makes of one measured sample among random batch mates.

use super::Experiment;
use crate::Float;
use crate::error::{Code, Error, Result};
use crate::measure::mean_and_std;
use crate::norm::Mode;
use crate::training::Random;

/// The stream of the seed.
const COMPANY: u64 = 17;

/// One sample's answers in many random batches.
#[derive(Clone, Debug, PartialEq)]
pub struct Answers<F> {
    /// The sample's logits, batch by batch, `[draws, outputs]`.
    pub logits: Vec<F>,
    /// Their standard deviation over the batches: the root of its mean square over the outputs.
    pub spread: f64,
    /// The logits where all measured samples are the batch, `[outputs]`.
    pub all: Vec<F>,
    /// The share of the batches in which the largest logit is another than in `all`.
    pub other: f64,
}

impl<F: Float> Experiment<F> {
    /// Sends the sample and `size - 1` random mates through the network in training mode, `draws`
    /// times; nothing is tracked. The mates are measured samples, each as likely as any other, and
    /// with replacement.
    ///
    /// # Errors
    /// `range` for a sample that is not measured, no size, or no draws.
    pub fn answers(
        &mut self,
        sample: usize,
        size: usize,
        draws: usize,
        seed: u64,
    ) -> Result<Answers<F>> {
        let samples = self.recording.measured.min(self.probe.labels.len());
        if sample >= samples {
            let takes = format!("a measured sample: a whole number below {samples}");
            return Err(Error::field(Code::Range, "sample", sample, takes));
        }
        for (name, value) in [("size", size), ("draws", draws)] {
            if value == 0 {
                return Err(Error::field(Code::Range, name, 0, "at least 1"));
            }
        }
        let everyone: Vec<u32> = (0..samples as u32).collect();
        let all = self.logits_of(sample, &everyone)?;
        let mut random = Random::new(seed, COMPANY);
        let mut batch = vec![sample as u32; size];
        let mut logits = Vec::with_capacity(draws * all.len());
        for _ in 0..draws {
            batch[1..].fill_with(|| random.below(samples as u32));
            logits.extend(self.logits_of(0, &batch)?);
        }
        let outputs = all.len();
        let square = (0..outputs).map(|output| {
            let column = logits.iter().skip(output).step_by(outputs);
            let column: Vec<f64> = column.map(|&logit| logit.to_f64()).collect();
            mean_and_std(&column)[1].powi(2)
        });
        let spread = (square.sum::<f64>() / outputs as f64).sqrt();
        let answer = largest(&all);
        let others = logits.chunks_exact(outputs);
        let other = others.filter(|&row| largest(row) != answer).count();
        Ok(Answers {
            logits,
            spread,
            all,
            other: other as f64 / draws as f64,
        })
    }

    /// The logits of the batch's sample at this place.
    fn logits_of(&mut self, place: usize, batch: &[u32]) -> Result<Vec<F>> {
        let (mut x, mut labels) = (Vec::new(), Vec::new());
        self.probe.gather(batch, &mut x, &mut labels);
        self.trainer.evaluate(&x, &labels, Mode::Train)?;
        let logits = &self.trainer.evaluation().logits;
        let outputs = logits.len() / batch.len();
        Ok(logits[place * outputs..][..outputs].to_vec())
    }
}

/// Where the largest is, the first of equals.
fn largest<F: Float>(row: &[F]) -> usize {
    (1..row.len()).fold(0, |best, at| if row[at] > row[best] { at } else { best })
}
