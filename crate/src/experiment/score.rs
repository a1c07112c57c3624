//! A score that is put together from parts.

use crate::network::Score;

/// How well samples were predicted so far.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Tally {
    samples: usize,
    loss: f64,
    right: f64,
}

impl Tally {
    /// Counts samples that have this score in.
    pub(super) fn add(&mut self, score: Score, samples: usize) {
        let count = samples as f64;
        self.samples += samples;
        self.loss += score.loss * count;
        self.right += score.accuracy * count;
    }

    /// That of all of them; NaN of none.
    pub(super) fn score(&self) -> Score {
        let count = self.samples as f64;
        Score {
            loss: self.loss / count,
            accuracy: self.right.round() / count,
        }
    }
}
