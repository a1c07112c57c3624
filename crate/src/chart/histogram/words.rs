//! The words and numbers of a histogram chart, and room for them.

use super::bars::Plot;
use super::counts::Counted;
use super::spec::HistogramSpec;
use crate::chart::axis::Axis;
use crate::chart::color::Color;
use crate::chart::frame::Frame;
use crate::chart::labels::{Wish, spread};
use crate::chart::text::DESCENT;
use crate::chart::ticks::{Tick, ticks};
use crate::error::Result;

/// A line of text, in units of the font size.
pub(super) const LINE: f64 = 1.35;
/// From the chart's upper edge to the first base line, in units of the font size: Chinese reaches
/// higher than Latin.
const HEAD: f64 = 0.95;
/// The axes' numbers, as a share of the labels' size.
const SMALL: f64 = 0.9;
/// The least distance between two words, in CSS pixels.
const APART: f64 = 9.0;
/// From one number of the x axis to the next, in CSS pixels, at least.
const SPACING: f64 = 54.0;

/// A word and the left end of its base line.
pub(super) struct Word {
    pub(super) text: String,
    pub(super) at: (i32, i32),
    pub(super) size: f64,
    pub(super) color: Color,
}

/// Collects words while it finds room for them.
pub(super) struct Writer<'a> {
    spec: &'a HistogramSpec,
    frame: &'a Frame<'a>,
    large: f64,
    pub(super) small: f64,
    pub(super) words: Vec<Word>,
}

impl<'a> Writer<'a> {
    pub(super) fn new(spec: &'a HistogramSpec, frame: &'a Frame<'a>) -> Self {
        Self {
            spec,
            frame,
            large: frame.font_size(1.0),
            small: frame.font_size(SMALL),
            words: Vec::new(),
        }
    }

    pub(super) fn width(&self, text: &str, size: f64) -> Result<i32> {
        self.frame.text_width(text, size)
    }

    /// As much of the text as the chart is wide, with an ellipsis where it was cut.
    pub(super) fn fitted(&self, text: &str, size: f64) -> Result<String> {
        let mut fitted = text.to_owned();
        let mut kept: Vec<char> = text.chars().collect();
        while !kept.is_empty() && self.width(&fitted, size)? > self.frame.size().0 {
            kept.pop();
            fitted = kept.iter().chain(&['…']).collect();
        }
        Ok(fitted)
    }

    /// The columns left of the plot, where the counts stand. They depend on how many values there
    /// are and not on the counts, so that the x axis stands still while a value is dragged.
    pub(super) fn gutter(&self) -> Result<i32> {
        let most = self
            .spec
            .series
            .iter()
            .map(|series| series.values.len() as u32)
            .max()
            .unwrap_or(1);
        let digits = most
            .max(self.spec.y_max.unwrap_or(0))
            .max(10)
            .to_string()
            .len();
        Ok(self.width(&"0".repeat(digits), self.small)? + self.frame.px(6.0))
    }

    /// Puts the x axis' name at the right end above the row `bottom`. Returns the row above it.
    pub(super) fn x_label(&mut self, bottom: i32) -> Result<i32> {
        let Some(label) = &self.spec.x_label else {
            return Ok(bottom);
        };
        let text = self.fitted(label, self.small)?;
        let left = self.frame.size().0 - self.width(&text, self.small)?;
        self.quiet(text, (left, bottom - (DESCENT * self.small).round() as i32));
        Ok(bottom - (LINE * self.small).round() as i32)
    }

    /// Puts a label over each series' bars, as near as the others let it: on one line, from the
    /// column `left` on, if they all fit, else on one each. Returns the first row under them.
    pub(super) fn labels(&mut self, axis: &Axis, counted: &[Counted], left: i32) -> Result<i32> {
        let (mut texts, mut wishes) = (Vec::new(), Vec::new());
        for (series, counted) in self.spec.series.iter().zip(counted) {
            let text = self.fitted(&series.label, self.large)?;
            let (low, high) = (counted.histogram.low, counted.histogram.high);
            let center = (axis.position(low) + axis.position(high)) / 2.0;
            wishes.push(Wish {
                center,
                width: f64::from(self.width(&text, self.large)?),
            });
            texts.push(text);
        }
        let (left, right) = (f64::from(left), f64::from(self.frame.size().0));
        let alone = |wish: &Wish| {
            (wish.center - wish.width / 2.0)
                .min(right - wish.width)
                .max(0.0)
        };
        let line = (self.large * LINE).round() as i32;
        let (lefts, feed) = match spread(&wishes, left, right, f64::from(self.frame.px(APART))) {
            Some(lefts) => (lefts, 0),
            None => (wishes.iter().map(alone).collect(), line),
        };
        let first = self.frame.px(1.0) + (HEAD * self.large).round() as i32;
        for (i, ((series, text), left)) in self.spec.series.iter().zip(texts).zip(lefts).enumerate()
        {
            let at = (left.round() as i32, first + feed * i as i32);
            let color = series.text_color.unwrap_or(series.color);
            self.words.push(Word {
                text,
                at,
                size: self.large,
                color,
            });
        }
        Ok(first
            + feed * wishes.len().saturating_sub(1) as i32
            + ((LINE - HEAD) * self.large).round() as i32)
    }

    /// Puts the counts over the lines that they name, and says which counts those are.
    pub(super) fn y_numbers(&mut self, plot: Plot, words: String) -> Vec<u32> {
        let levels = levels(plot, (LINE * self.small).round() as i32);
        let mut words = Some(words);
        for &level in levels.iter().rev() {
            let text = words.take().unwrap_or_else(|| level.to_string());
            let row = plot.row(level) - self.frame.px(2.0) - (DESCENT * self.small).round() as i32;
            self.quiet(text, (0, row));
        }
        levels
    }

    /// Chooses the x axis' numbers so that they do not touch, and puts them on the base line `row`,
    /// over their places and inside of the chart.
    pub(super) fn x_numbers(&mut self, axis: &Axis, row: i32) -> Result<Vec<Tick>> {
        let place = |tick: &Tick| -> Result<(i32, i32)> {
            let breadth = self.width(&tick.label, self.small)?;
            let left = (axis.position(tick.value) - f64::from(breadth) / 2.0).round() as i32;
            let left = left.min(self.frame.size().0 - breadth).max(0);
            Ok((left, left + breadth))
        };
        let fits = |ticks: &[Tick]| -> Result<bool> {
            let places = ticks.iter().map(place).collect::<Result<Vec<_>>>()?;
            Ok(places
                .windows(2)
                .all(|pair| pair[0].1 + self.frame.px(APART) <= pair[1].0))
        };
        let most = ((axis.end - axis.start) / (SPACING * self.frame.sheet.ratio)).clamp(2.0, 8.0);
        let ticks = ticks(axis.low, axis.high, most as usize, fits)?;
        let lefts = ticks
            .iter()
            .map(|tick| Ok(place(tick)?.0))
            .collect::<Result<Vec<_>>>()?;
        for (tick, left) in ticks.iter().zip(lefts) {
            self.quiet(tick.label.clone(), (left, row));
        }
        Ok(ticks)
    }

    fn quiet(&mut self, text: String, at: (i32, i32)) {
        self.words.push(Word {
            text,
            at,
            size: self.small,
            color: self.spec.colors.muted,
        });
    }
}

/// The largest count, and one or two more if they divide it and there is a line's room between
/// them: 4 has 2 and 4, 9 has 3, 6 and 9, 7 has 7.
fn levels(plot: Plot, line: i32) -> Vec<u32> {
    let roomy = |parts: u32| (plot.base - plot.top) / parts as i32 >= line;
    let even = |parts: &u32| plot.y_max.is_multiple_of(*parts) && roomy(*parts);
    let parts = [2, 3].into_iter().find(even).unwrap_or(1);
    (1..=parts).map(|i| plot.y_max / parts * i).collect()
}
