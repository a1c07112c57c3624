//! How often and how finely is recorded.

use crate::Float;
use crate::error::{Code, Error, Result, number};
use crate::network::Network;
use crate::norm::Method;
use crate::training::Settings as TrainerSettings;
use serde::Deserialize;

/// What a recording keeps. A field that is left out takes its default.
#[derive(Clone, Debug, Deserialize, PartialEq)]
#[serde(default, rename_all = "camelCase", deny_unknown_fields)]
pub struct Recording {
    /// A record every so many steps, and at step 0.
    pub every: u64,
    /// The most records that are kept: older ones are thinned out, the first and the latest stay.
    pub columns: usize,
    /// The bins of a histogram.
    pub bins: usize,
    /// They are equally wide, from `-range` to `range`.
    pub range: f64,
    /// How many of the probe's first samples the histograms count.
    pub measured: usize,
    /// Whether gamma and beta of every unit are recorded.
    pub affine: bool,
    /// Whether what every hidden layer hands on is recorded.
    pub outputs: bool,
    /// Whether it is recorded how far training is from inference on the next mini-batch.
    pub gap: bool,
    /// Whether r and d of every unit are recorded, for `renorm` only.
    pub corrections: bool,
    /// Which statistics of inference are compared; none unless it is asked for.
    pub statistics: Option<Comparison>,
    /// What of the steps is probed before they are taken; nothing unless it is asked for.
    pub probes: Option<Probing>,
}

/// What of the steps is probed; training is the same with and without.
#[derive(Clone, Debug, Deserialize, PartialEq)]
#[serde(default, rename_all = "camelCase", deny_unknown_fields)]
pub struct Probing {
    /// Whether the gradient of every layer before and after the earlier layers moved.
    pub shift: bool,
    /// How far the gradient is followed, in steps: multiples of the learning rate.
    pub landscape: Vec<f64>,
    /// Whether the means of the last hidden layer's units are followed, at every step.
    pub moments: bool,
    /// One of so many steps is probed, from the first on.
    pub every: u64,
}

impl Default for Probing {
    fn default() -> Self {
        Self {
            shift: false,
            landscape: Vec::new(),
            moments: false,
            every: 8,
        }
    }
}

/// The most places along the gradient.
const PLACES: usize = 16;

impl Probing {
    fn check(&self) -> Result<()> {
        if self.landscape.len() > PLACES {
            let got = format!("of {} numbers", self.landscape.len());
            let takes = format!("of at most {PLACES}");
            return Err(Error::field(Code::Range, "probes.landscape", got, takes));
        }
        for (index, &multiple) in self.landscape.iter().enumerate() {
            if !(multiple > 0.0 && multiple <= 1e6) {
                let code = match multiple.is_finite() {
                    true => Code::Range,
                    false => Code::NonFinite,
                };
                let field = format!("probes.landscape[{index}]");
                let takes = "above 0, at most 1e6";
                return Err(Error::field(code, &field, number(multiple), takes));
            }
        }
        whole("probes.every", self.every, 1, 1_000_000)
    }
}

/// Which statistics of inference are compared, for `batch` only.
#[derive(Clone, Debug, Deserialize, PartialEq)]
#[serde(default, rename_all = "camelCase", deny_unknown_fields)]
pub struct Comparison {
    /// The momenta of the running statistics that are kept beside the trainer's own; required, one
    /// to four.
    pub momenta: Vec<f64>,
    /// Over how many training batches statistics are recalibrated.
    pub recalibrate: u64,
}

impl Default for Comparison {
    fn default() -> Self {
        Self {
            momenta: Vec::new(),
            recalibrate: 64,
        }
    }
}

/// The most momenta.
const MOMENTA: usize = 4;

impl Comparison {
    fn check(&self) -> Result<()> {
        if !(1..=MOMENTA).contains(&self.momenta.len()) {
            let got = format!("of {} numbers", self.momenta.len());
            let takes = format!("of 1 to {MOMENTA}");
            return Err(Error::field(Code::Range, "statistics.momenta", got, takes));
        }
        for (index, &momentum) in self.momenta.iter().enumerate() {
            let field = format!("statistics.momenta[{index}]");
            if !momentum.is_finite() {
                let got = number(momentum);
                return Err(Error::field(
                    Code::NonFinite,
                    &field,
                    got,
                    "a finite number",
                ));
            }
            if !(0.0..=1.0).contains(&momentum) {
                let got = number(momentum);
                return Err(Error::field(Code::Range, &field, got, "between 0 and 1"));
            }
        }
        whole("statistics.recalibrate", self.recalibrate, 1, 512)
    }
}

fn whole(field: &str, value: u64, least: u64, most: u64) -> Result<()> {
    if (least..=most).contains(&value) {
        return Ok(());
    }
    let takes = format!("a whole number from {least} to {most}");
    Err(Error::field(Code::Range, field, value, takes))
}

impl Default for Recording {
    fn default() -> Self {
        Self {
            every: 5,
            columns: 256,
            bins: 48,
            range: 4.0,
            measured: 500,
            affine: false,
            outputs: false,
            gap: false,
            corrections: false,
            statistics: None,
            probes: None,
        }
    }
}

impl Recording {
    /// # Errors
    /// [`Code::Unknown`] for corrections of a network that makes none, or several in a batch.
    pub(super) fn check_corrections<F: Float>(
        &self,
        network: &Network<F>,
        settings: &TrainerSettings,
    ) -> Result<()> {
        let mut norms = network.norms();
        let takes = if !norms.any(|norm| norm.method() == Method::Renorm) {
            "left out: only norm \"renorm\" of a hidden layer has r and d"
        } else if settings.microbatch.is_some() {
            "left out: every microbatch has its own r and d"
        } else {
            return Ok(());
        };
        match self.corrections {
            true => Err(Error::field(Code::Unknown, "corrections", "true", takes)),
            false => Ok(()),
        }
    }

    /// # Errors
    /// [`Code::Range`] and [`Code::NonFinite`], naming the field.
    pub(super) fn check(&self) -> Result<()> {
        whole("every", self.every, 1, 1_000_000)?;
        whole("columns", self.columns as u64, 2, 4096)?;
        whole("bins", self.bins as u64, 1, 512)?;
        whole("measured", self.measured as u64, 1, 65_535)?;
        if let Some(statistics) = &self.statistics {
            statistics.check()?;
        }
        if let Some(probes) = &self.probes {
            probes.check()?;
        }
        if self.range > 0.0 && self.range <= 1e6 {
            return Ok(());
        }
        let code = match self.range.is_finite() {
            true => Code::Range,
            false => Code::NonFinite,
        };
        let takes = "above 0, at most 1e6";
        Err(Error::field(code, "range", number(self.range), takes))
    }
}
