//! Samples and their labels.

use super::random::Random;
use crate::Float;
use crate::error::{Code, Error, Result, number};
use std::ops::Range;
use std::sync::Arc;

/// The stream of a seed that draws which samples are held back.
const HELD_BACK: u64 = 13;

/// What mini-batches are drawn from.
#[derive(Clone, Debug, PartialEq)]
pub struct Dataset<F> {
    /// `[samples, features]`, row-major.
    pub x: Vec<F>,
    /// `[samples]`: the class of every sample, from 0; with `targets` a row of them.
    pub labels: Vec<u32>,
    /// How many numbers a sample has.
    pub features: usize,
    /// How many classes there are; with `targets` none.
    pub classes: usize,
    /// `[rows, outputs]`: what the labels stand for, where they are no classes.
    pub targets: Option<Arc<[F]>>,
}

/// Data to learn from, and data that was held back to see what was learned.
#[derive(Clone, Debug, PartialEq)]
pub struct Split<F> {
    /// What the network trains on.
    pub train: Dataset<F>,
    /// What it never trains on; may be empty.
    pub validation: Dataset<F>,
}

impl<F: Float> Dataset<F> {
    /// Samples of so many classes, each with samples or without.
    ///
    /// Errors: `shape` and `non-finite`, naming the field; `range` when there are no classes, or a
    /// label is none of them.
    pub fn new(x: Vec<F>, labels: Vec<u32>, features: usize, classes: usize) -> Result<Self> {
        if features == 0 {
            return Err(Error::field(Code::Shape, "features", 0, "at least 1"));
        }
        if classes == 0 {
            return Err(Error::field(Code::Range, "classes", 0, "at least 1"));
        }
        check_batch(&x, &labels, features)?;
        check_labels(&labels, classes)?;
        Ok(Self {
            x,
            labels,
            features,
            classes,
            targets: None,
        })
    }

    /// The samples of somebody else; there are as many classes as the largest label asks for.
    ///
    /// Errors: `shape` and `non-finite`, naming the field; what the network cannot take is refused
    /// by the trainer.
    pub fn custom(x: Vec<F>, labels: Vec<u32>, features: usize) -> Result<Self> {
        check_batch(&x, &labels, features)?;
        let classes = labels.iter().max().map_or(0, |&label| label as usize + 1);
        Ok(Self {
            x,
            labels,
            features,
            classes,
            targets: None,
        })
    }

    /// How many samples there are.
    pub fn samples(&self) -> usize {
        self.labels.len()
    }

    /// The features of one sample, `[features]`.
    pub fn sample(&self, index: usize) -> &[F] {
        &self.x[index * self.features..(index + 1) * self.features]
    }

    /// Some samples in a row, and their labels.
    pub fn range(&self, samples: Range<usize>) -> (&[F], &[u32]) {
        let x = samples.start * self.features..samples.end * self.features;
        (&self.x[x], &self.labels[samples])
    }

    /// How many samples every class has, `[classes]`.
    pub fn class_counts(&self) -> Vec<usize> {
        let mut counts = vec![0; self.classes];
        for &label in &self.labels {
            counts[label as usize] += 1;
        }
        counts
    }

    /// Holds back `validation` samples, drawn by `seed`; both parts keep the order of the whole.
    ///
    /// Errors: `range` when nothing would be left to train on.
    pub fn split(&self, validation: usize, seed: u64) -> Result<Split<F>> {
        if validation >= self.samples() {
            let takes = format!("less than the {} samples", self.samples());
            return Err(Error::field(Code::Range, "validation", validation, takes));
        }
        let mut order: Vec<u32> = (0..self.samples() as u32).collect();
        Random::new(seed, HELD_BACK).shuffle(&mut order);
        let (held_back, kept) = order.split_at_mut(validation);
        held_back.sort_unstable();
        kept.sort_unstable();
        Ok(Split {
            train: self.chosen(kept),
            validation: self.chosen(held_back),
        })
    }

    fn chosen(&self, samples: &[u32]) -> Self {
        let (mut x, mut labels) = (Vec::new(), Vec::new());
        self.gather(samples, &mut x, &mut labels);
        Self {
            x,
            labels,
            targets: self.targets.clone(),
            ..*self
        }
    }

    /// Copies these samples into a batch.
    pub fn gather(&self, samples: &[u32], x: &mut Vec<F>, labels: &mut Vec<u32>) {
        x.clear();
        labels.clear();
        for &sample in samples {
            let start = sample as usize * self.features;
            x.extend_from_slice(&self.x[start..start + self.features]);
            labels.push(self.labels[sample as usize]);
        }
    }
}

/// Refuses samples that are none, do not fit their labels, or are not finite.
pub(super) fn check_batch<F: Float>(x: &[F], labels: &[u32], features: usize) -> Result<()> {
    let samples = labels.len();
    if samples == 0 {
        let takes = "one label per sample, at least one";
        return Err(Error::field(Code::Shape, "labels", "empty", takes));
    }
    let need = samples.saturating_mul(features);
    if x.len() != need {
        let message = format!(
            "x has {} values, but {samples} labels of {features} features need {need}",
            x.len()
        );
        return Err(Error::new(Code::Shape, message));
    }
    match x.iter().position(|value| !value.is_finite()) {
        None => Ok(()),
        Some(index) => Err(Error::field(
            Code::NonFinite,
            &format!("x[{index}]"),
            number(x[index].to_f64()),
            format!("a finite number of {}", F::NAME),
        )),
    }
}

/// Refuses a label that is not below the number of classes.
pub(super) fn check_labels(labels: &[u32], classes: usize) -> Result<()> {
    match labels.iter().position(|&label| label as usize >= classes) {
        None => Ok(()),
        Some(index) => {
            let takes = format!("a whole number from 0 to {}", classes - 1);
            let field = format!("labels[{index}]");
            Err(Error::field(Code::Range, &field, labels[index], takes))
        }
    }
}
