//! What a histogram chart is told.

use crate::chart::color::Color;
use crate::chart::sheet::{Colors, Sheet, within};
use crate::error::{Code, Error, Result, number};
use serde::Deserialize;

/// Larger magnitudes could overflow on their way to pixels.
const LARGEST: f64 = 1e300;

/// How a series' bars are painted; overlapping bars of the two kinds both stay readable.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "camelCase")]
pub enum BarStyle {
    /// A pale fill with an outline that lies over the other series: what was there before.
    Outlined,
    /// Full colour: what it became.
    Filled,
}

/// The shape of the focused value.
#[derive(Clone, Copy, Debug, Default, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "camelCase")]
pub enum Marker {
    /// No normalization.
    Cross,
    /// Batch norm.
    #[default]
    Circle,
    /// Layer norm.
    Square,
    /// Batch renorm.
    Diamond,
    /// For one more method.
    Triangle,
}

/// One set of values, with its words and its looks.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct HistogramSeries {
    /// `[n]`, in the order of the other series when they are images of each other.
    pub values: Vec<f64>,
    /// Printed over the bars.
    pub label: String,
    /// The bars, the bracket and the marker.
    pub color: Color,
    /// The label, where `color` would be too faint for words; default `color`.
    #[serde(default)]
    pub text_color: Option<Color>,
    /// How the bars are painted.
    pub style: BarStyle,
    /// The bracket's stroke, as `setLineDash` takes it, in CSS pixels; default solid.
    #[serde(default)]
    pub dash: Vec<f64>,
    /// The mean, for a tick under the bars.
    #[serde(default)]
    pub mean: Option<f64>,
    /// The standard deviation, for a bracket of one on either side of the mean.
    #[serde(default)]
    pub std: Option<f64>,
    /// The value in focus: its bar is lit, and a marker stands on the bracket.
    #[serde(default)]
    pub focus: Option<f64>,
    /// The marker's shape; default a circle.
    #[serde(default)]
    pub marker: Marker,
}

/// Histograms of several series over one x axis.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct HistogramSpec {
    /// In device pixels.
    pub width: u32,
    /// In device pixels.
    pub height: u32,
    /// Device pixels per CSS pixel; default 1.
    #[serde(default = "one")]
    pub ratio: f64,
    /// A CSS list of families.
    pub font_family: String,
    /// Of the labels, in CSS pixels; the axes' numbers are a little smaller.
    pub font_size: f64,
    /// The colours that belong to no series.
    pub colors: Colors,
    /// Drawn in this order, one bracket under the other.
    pub series: Vec<HistogramSeries>,
    /// How many bins each series has; default from the number of values and the room.
    #[serde(default)]
    pub bins: Option<u32>,
    /// The x axis' ends, for charts that are compared; default what the series need.
    #[serde(default)]
    pub x_range: Option<[f64; 2]>,
    /// The count at the y axis' top, for charts that are compared; default (and at least) the
    /// largest count.
    #[serde(default)]
    pub y_max: Option<u32>,
    /// What the x axis counts in, printed under its right end.
    #[serde(default)]
    pub x_label: Option<String>,
    /// The topmost count in words, `{n}` being the number: `"{n} samples"`.
    #[serde(default)]
    pub y_label: Option<String>,
    /// The same for a count of one: `"{n} sample"`; default `y_label`.
    #[serde(default)]
    pub y_label_one: Option<String>,
}

fn one() -> f64 {
    1.0
}

impl HistogramSpec {
    pub(super) fn sheet(&self) -> Sheet<'_> {
        Sheet {
            size: (self.width, self.height),
            ratio: self.ratio,
            font_family: &self.font_family,
            font_size: self.font_size,
            colors: self.colors,
        }
    }

    /// Refuses what cannot be drawn, naming the field.
    ///
    /// # Errors
    /// Sizes and ranges out of bounds, numbers that are not finite, no series, a series without
    /// values.
    pub fn check(&self) -> Result<()> {
        self.sheet().check()?;
        if !(1..=6).contains(&self.series.len()) {
            let got = format!("a list of {}", self.series.len());
            return Err(Error::field(Code::Shape, "series", got, "a list of 1 to 6"));
        }
        for (i, series) in self.series.iter().enumerate() {
            series.check(&format!("series[{i}]"))?;
        }
        if let Some(bins) = self.bins {
            within("bins", f64::from(bins), 1.0, 512.0)?;
        }
        if let Some([low, high]) = self.x_range {
            within("xRange[0]", low, -LARGEST, LARGEST)?;
            within("xRange[1]", high, -LARGEST, LARGEST)?;
            if low >= high {
                let got = format!("[{}, {}]", number(low), number(high));
                return Err(Error::field(
                    Code::Range,
                    "xRange",
                    got,
                    "a smaller and a larger number",
                ));
            }
        }
        Ok(())
    }
}

impl HistogramSeries {
    fn check(&self, name: &str) -> Result<()> {
        if self.values.is_empty() {
            let field = format!("{name}.values");
            return Err(Error::field(
                Code::Shape,
                &field,
                "empty",
                "at least one number",
            ));
        }
        for (i, &value) in self.values.iter().enumerate() {
            within(&format!("{name}.values[{i}]"), value, -LARGEST, LARGEST)?;
        }
        for (field, value, low) in [
            ("mean", self.mean, -LARGEST),
            ("std", self.std, 0.0),
            ("focus", self.focus, -LARGEST),
        ] {
            if let Some(value) = value {
                within(&format!("{name}.{field}"), value, low, LARGEST)?;
            }
        }
        for (i, &dash) in self.dash.iter().enumerate() {
            within(&format!("{name}.dash[{i}]"), dash, 0.5, 100.0)?;
        }
        Ok(())
    }
}
