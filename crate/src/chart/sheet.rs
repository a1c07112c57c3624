//! What every chart is drawn on: its size, its font, its colours.

use super::color::Color;
use crate::error::{Code, Error, Result, number};
use serde::Deserialize;

/// The colours that belong to no series.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Colors {
    /// Painted under everything; without it the chart is transparent.
    #[serde(default)]
    pub background: Option<Color>,
    /// The base line.
    pub ink: Color,
    /// Ticks and their numbers.
    pub muted: Color,
    /// Lines that only help the eye.
    pub grid: Color,
}

/// Size, font and colours of a drawing.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sheet<'a> {
    /// Width and height in device pixels.
    pub(super) size: (u32, u32),
    /// Device pixels per CSS pixel.
    pub(super) ratio: f64,
    /// As CSS writes it, for example `system-ui, sans-serif`.
    pub(super) font_family: &'a str,
    /// In CSS pixels.
    pub(super) font_size: f64,
    pub(super) colors: Colors,
}

impl Sheet<'_> {
    /// Refuses what cannot be drawn.
    pub(super) fn check(&self) -> Result<()> {
        within("width", f64::from(self.size.0), 1.0, 8192.0)?;
        within("height", f64::from(self.size.1), 1.0, 8192.0)?;
        within("ratio", self.ratio, 0.1, 16.0)?;
        within("fontSize", self.font_size, 1.0, 200.0)?;
        if self.font_family.trim().is_empty() {
            let takes = "a CSS list such as \"sans-serif\"";
            return Err(Error::field(Code::Type, "fontFamily", "empty", takes));
        }
        Ok(())
    }
}

/// Refuses a number that is not finite (`non-finite`) or not from `low` to `high` (`range`).
pub(super) fn within(field: &str, value: f64, low: f64, high: f64) -> Result<()> {
    if !value.is_finite() {
        return Err(Error::field(
            Code::NonFinite,
            field,
            number(value),
            "finite",
        ));
    }
    if !(low..=high).contains(&value) {
        let takes = format!("from {} to {}", number(low), number(high));
        return Err(Error::field(Code::Range, field, number(value), takes));
    }
    Ok(())
}
