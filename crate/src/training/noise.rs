//! Noise that is put on top of every normalization, on purpose.

use super::random::Random;
use crate::Float;
use crate::error::{Code, Error, Result, number};
use crate::network::{HiddenPass, Workspace};
use serde::Deserialize;

/// The stream of a trainer's seed; every step has one of its own, so that going back to a step
/// brings back its noise.
const NOISE: u64 = 3;

/// Whether there is noise, and how strong it is.
#[derive(Clone, Debug, Deserialize, PartialEq)]
#[serde(
    untagged,
    expecting = "expected true, false or { mean, std, meanSpread, stdSpread }"
)]
pub enum NoiseSettings {
    /// As strong as in the paper, or none.
    Paper(bool),
    /// As strong as one likes.
    Custom(Noise),
}

/// For every unit and step `mu ~ U(-mean, mean)` and `sigma ~ U(1, std)`; for every sample of its
/// batch `m ~ U(mu - meanSpread, mu + meanSpread)`, `s ~ N(sigma, stdSpread)`, and
/// `a <- s a + m`, where `a` is what the normalization gives, or, without one, what goes into the
/// activation.
///
/// Source: Santurkar et al., How Does Batch Normalization Help Optimization? (arXiv 1805.11604),
/// section 2.1 and appendix A; the paper's numbers are the defaults.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq)]
#[serde(default, rename_all = "camelCase", deny_unknown_fields)]
pub struct Noise {
    /// How far from 0 a unit's shift is at most.
    pub mean: f64,
    /// How large a unit's scale is at most; at least 1.
    pub std: f64,
    /// How far from its unit's shift that of a sample is at most.
    pub mean_spread: f64,
    /// The standard deviation of a sample's scale about that of its unit.
    pub std_spread: f64,
}

impl Default for Noise {
    fn default() -> Self {
        Self {
            mean: 0.5,
            std: 1.25,
            mean_spread: 0.1,
            std_spread: 0.1,
        }
    }
}

impl NoiseSettings {
    /// Errors: `range` and `non-finite`, naming the field.
    pub(super) fn check(&self) -> Result<Option<Noise>> {
        let noise = match self {
            Self::Paper(is_on) => return Ok(is_on.then(Noise::default)),
            Self::Custom(noise) => *noise,
        };
        for (name, value, least) in [
            ("mean", noise.mean, 0.0),
            ("std", noise.std, 1.0),
            ("meanSpread", noise.mean_spread, 0.0),
            ("stdSpread", noise.std_spread, 0.0),
        ] {
            let field = format!("noise.{name}");
            let got = number(value);
            if !value.is_finite() {
                return Err(Error::field(
                    Code::NonFinite,
                    &field,
                    got,
                    "a finite number",
                ));
            }
            if !(least..=1e6).contains(&value) {
                let takes = format!("between {least} and 1e6");
                return Err(Error::field(Code::Range, &field, got, takes));
            }
        }
        Ok(Some(noise))
    }
}

impl Noise {
    /// Draws the noise of the step that comes after so many, for a batch of so many samples.
    pub(super) fn draw<F: Float>(
        self,
        seed: u64,
        steps: u64,
        samples: usize,
        workspace: &mut Workspace<F>,
        units: impl Iterator<Item = usize>,
    ) {
        let mut random = Random::new(seed, ((steps + 1) << 8) | NOISE);
        for (HiddenPass { noise, .. }, units) in workspace.hidden.iter_mut().zip(units) {
            noise.shift.resize(samples * units, F::zero());
            noise.scale.resize(samples * units, F::zero());
            for unit in 0..units {
                let mu = random.between(-self.mean, self.mean);
                let sigma = random.between(1.0, self.std);
                for sample in 0..samples {
                    let at = sample * units + unit;
                    let shift = random.between(mu - self.mean_spread, mu + self.mean_spread);
                    noise.shift[at] = F::from_f64(shift);
                    noise.scale[at] = F::from_f64(sigma + self.std_spread * random.normal());
                }
            }
        }
    }
}
