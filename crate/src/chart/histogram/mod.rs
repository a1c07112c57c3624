//! The histogram chart: before and after, over one x axis.
//!
//! Normalizing is y = gamma (x - mean) / std + beta: it moves and stretches, and does nothing else.
//! So every series is counted in its own range, with the same number of bins: what one sees is the
//! same bars, moved and stretched.
//!
//! From top to bottom: the labels, the bars on their base line, a lane a series, the x axis'
//! numbers.

mod bars;
mod counts;
mod lanes;
mod layout;
mod spec;
mod words;

pub use spec::{BarStyle, HistogramSeries, HistogramSpec, Marker};

use super::axis::domain;
use super::frame::Frame;
use super::svg::{Svg, finish};
use crate::error::Result;
use bars::Bar;
use layout::Layout;
use plotters_backend::DrawingBackend;

impl HistogramSpec {
    /// The chart as an SVG, `width / ratio` by `height / ratio` CSS pixels. The same spec gives the
    /// same bytes.
    ///
    /// # Errors
    /// Those of [`draw`](Self::draw).
    pub fn to_svg(&self) -> Result<String> {
        self.check()?;
        let mut drawn = String::new();
        self.draw_checked(Svg::new(&mut drawn, (self.width, self.height)))?;
        Ok(finish(&drawn, (self.width, self.height), self.ratio))
    }

    /// Draws the chart on a backend of `width` by `height` pixels, which is transparent where
    /// nothing is drawn.
    ///
    /// # Errors
    /// Sizes, values and ranges that cannot be drawn, by the field's name; or the backend's own
    /// refusal.
    pub fn draw<B: DrawingBackend>(&self, backend: B) -> Result<()> {
        self.check()?;
        self.draw_checked(backend)
    }

    fn draw_checked<B: DrawingBackend>(&self, backend: B) -> Result<()> {
        let frame = Frame::new(backend, self.sheet())?;
        self.paint(&frame, &Layout::of(self, &frame)?)?;
        frame.finish()
    }

    /// From back to front: the help lines, the bars, the base line, the lanes, the words.
    fn paint(&self, frame: &Frame<'_>, layout: &Layout) -> Result<()> {
        let Layout { plot, axis, .. } = layout;
        let line = frame.hairline();
        let bars: Vec<Vec<Bar>> = layout
            .counted
            .iter()
            .map(|counted| bars::place(frame, *plot, axis, counted))
            .collect();
        for &level in &layout.levels {
            let row = plot.row(level);
            for (from, to) in bars::beside(&bars, row, plot.right) {
                frame.rectangle((from, row), (to, row + line), self.colors.grid)?;
            }
        }
        for tick in &layout.ticks {
            let at = axis.pixel(tick.value, plot.left, plot.right - line);
            frame.rectangle((at, plot.base), (at + line, layout.floor), self.colors.grid)?;
            if tick.value == 0.0 {
                frame.rectangle(
                    (at, plot.top),
                    (at + line, bars::above(&bars, *plot, at)),
                    self.colors.grid,
                )?;
            }
        }
        bars::paint(frame, *plot, &self.series, &bars)?;
        frame.rectangle(
            (plot.left, plot.base),
            (plot.right, plot.base + line),
            self.colors.ink.faded(0.7),
        )?;
        for (series, &middle) in self.series.iter().zip(&layout.lanes) {
            lanes::paint(frame, axis, (plot.left, plot.right), middle, series)?;
        }
        for word in &layout.words {
            frame.text(&word.text, word.at, word.size, word.color)?;
        }
        Ok(())
    }

    /// The largest count in the caller's words.
    fn y_words(&self, count: u32) -> String {
        let words = if count == 1 {
            self.y_label_one.as_ref().or(self.y_label.as_ref())
        } else {
            self.y_label.as_ref()
        };
        words.map_or_else(
            || count.to_string(),
            |words| words.replace("{n}", &count.to_string()),
        )
    }

    /// All that has to be on the x axis.
    fn x_domain(&self) -> (f64, f64) {
        if let Some([low, high]) = self.x_range {
            return domain([low, high].into_iter());
        }
        domain(self.series.iter().flat_map(|series| {
            let (mean, std) = (series.mean, series.std.unwrap_or(0.0));
            let bracket = mean
                .into_iter()
                .flat_map(move |mean| [mean - std, mean + std]);
            series
                .values
                .iter()
                .copied()
                .chain(bracket)
                .chain(series.focus)
        }))
    }
}
