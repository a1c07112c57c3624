//! How often and how finely is recorded.

use crate::error::{Code, Error, Result, number};
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
        }
    }
}

impl Recording {
    /// # Errors
    /// [`Code::Range`] and [`Code::NonFinite`], naming the field.
    pub(super) fn check(&self) -> Result<()> {
        let whole = |field, value: u64, least, most| {
            if (least..=most).contains(&value) {
                return Ok(());
            }
            let takes = format!("a whole number from {least} to {most}");
            Err(Error::field(Code::Range, field, value, takes))
        };
        whole("every", self.every, 1, 1_000_000)?;
        whole("columns", self.columns as u64, 2, 4096)?;
        whole("bins", self.bins as u64, 1, 512)?;
        whole("measured", self.measured as u64, 1, 65_535)?;
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
