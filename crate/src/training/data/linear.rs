//! A map that is linear, to be learned by a deep network that is linear too.

use super::recipe::{MAX_VALUES, check_whole, nearly_normal};
use super::{Dataset, Split};
use crate::error::Result;
use crate::float::Float;
use crate::training::random::Random;
use std::sync::Arc;

/// The streams of a seed.
const MAP: u64 = 14;
const TRAIN: u64 = 15;
const VALIDATION: u64 = 16;

/// `y = A x`, where all of `x` and of `A` are nearly normal, with mean 0 and variance 1.
///
/// Source: Santurkar et al., arXiv 1805.11604, section 2.2: the deep linear network.
#[derive(Clone, Debug, PartialEq)]
pub struct Linear {
    /// How many numbers `x` has, and `y`; 1 to 256.
    pub features: usize,
    /// How many samples to train on, at least 1.
    pub samples: usize,
    /// How many samples to validate on.
    pub validation: usize,
    /// Chooses the draws.
    pub seed: u64,
}

impl Default for Linear {
    fn default() -> Self {
        Self {
            features: 10,
            samples: 128,
            validation: 128,
            seed: 1,
        }
    }
}

impl Linear {
    /// Makes both parts, which have one table of targets: that of a sample is the row that its label
    /// names.
    ///
    /// Errors: `range`, naming the field.
    pub fn make<F: Float>(&self) -> Result<Split<F>> {
        let Self {
            features,
            samples,
            validation,
            seed,
        } = *self;
        check_whole("features", features, 1, 256)?;
        let most = MAX_VALUES / features;
        check_whole("samples", samples, 1, most)?;
        check_whole("validation", validation, 0, most - samples)?;
        let draw = |count: usize, stream| -> Vec<f64> {
            let mut random = Random::new(seed, stream);
            (0..count).map(|_| nearly_normal(&mut random)).collect()
        };
        let map = draw(features * features, MAP);
        let [train, held_back] = [(samples, TRAIN), (validation, VALIDATION)]
            .map(|(count, stream)| draw(count * features, stream));
        let mut targets = Vec::with_capacity(train.len() + held_back.len());
        for x in train
            .chunks_exact(features)
            .chain(held_back.chunks_exact(features))
        {
            for row in map.chunks_exact(features) {
                let sum: f64 = row.iter().zip(x).map(|(&a, &x)| a * x).sum();
                targets.push(F::from_f64(sum));
            }
        }
        let targets: Arc<[F]> = targets.into();
        let part = |x: &[f64], first: usize| Dataset {
            labels: (first..first + x.len() / features)
                .map(|row| row as u32)
                .collect(),
            x: x.iter().map(|&value| F::from_f64(value)).collect(),
            features,
            classes: 0,
            targets: Some(Arc::clone(&targets)),
        };
        Ok(Split {
            train: part(&train, 0),
            validation: part(&held_back, samples),
        })
    }
}
