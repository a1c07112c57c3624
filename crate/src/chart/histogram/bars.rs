//! The bars: how many, where, and how they are painted.

use super::counts::Counted;
use super::spec::{BarStyle, HistogramSeries};
use crate::chart::axis::Axis;
use crate::chart::color::Color;
use crate::chart::frame::Frame;
use crate::error::Result;

/// Bars that would be narrower are widened around their middle to this many CSS pixels, in order to
/// be seen at all.
const THINNEST: f64 = 1.5;
/// The width of the one bar of constant data, in CSS pixels.
const SPIKE: f64 = 4.0;

/// Where the bars may be, in device pixels: the base line is the first row under them.
#[derive(Clone, Copy, Debug)]
pub(super) struct Plot {
    pub(super) left: i32,
    pub(super) right: i32,
    pub(super) top: i32,
    pub(super) base: i32,
    pub(super) y_max: u32,
}

impl Plot {
    /// The row where a bar of this count begins.
    pub(super) fn row(&self, count: u32) -> i32 {
        let height = f64::from(count) / f64::from(self.y_max) * f64::from(self.base - self.top);
        self.base - (height.round() as i32).max(1)
    }
}

/// One bar: `[left, right)` by `[top, base)`, and whether the focused value is in it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Bar {
    left: i32,
    right: i32,
    top: i32,
    lit: bool,
}

impl Bar {
    /// Without room for an outline, which then is all there is to see.
    fn is_narrow(self, line: i32) -> bool {
        self.right - self.left <= 3 * line
    }
}

/// The bars of one series, from left to right.
pub(super) fn place(frame: &Frame<'_>, plot: Plot, axis: &Axis, counted: &Counted) -> Vec<Bar> {
    let histogram = &counted.histogram;
    let width = (axis.position(histogram.high) - axis.position(histogram.low))
        / histogram.counts.len() as f64;
    let gap = match width / frame.sheet.ratio {
        5.0.. => frame.hairline(),
        3.0.. => 1,
        _ => 0,
    };
    let thin = if histogram.low == histogram.high {
        SPIKE
    } else {
        THINNEST
    };
    let thin = frame.px(thin).max(1);
    let mut bars = Vec::new();
    for (i, &count) in histogram.counts.iter().enumerate() {
        let (low, high) = (histogram.edge(i), histogram.edge(i + 1));
        let outside = axis.position(high) < f64::from(plot.left)
            || axis.position(low) > f64::from(plot.right);
        if count == 0 || outside {
            continue;
        }
        let mut left = axis.pixel(low, plot.left, plot.right);
        let mut right = axis.pixel(high, plot.left, plot.right) - gap;
        if right - left < thin {
            left = ((left + right - thin) / 2).clamp(plot.left, (plot.right - thin).max(plot.left));
            right = left + thin;
        }
        bars.push(Bar {
            left,
            right,
            top: plot.row(count),
            lit: counted.lit == Some(i),
        });
    }
    bars
}

/// Paints all series: fills first, then the outlines, so that no bar hides another.
pub(super) fn paint(
    frame: &Frame<'_>,
    plot: Plot,
    series: &[HistogramSeries],
    bars: &[Vec<Bar>],
) -> Result<()> {
    let line = frame.hairline();
    for (series, bars) in series.iter().zip(bars) {
        for bar in bars {
            let opacity = match (series.style, bar.lit) {
                (BarStyle::Filled, true) => 1.0,
                (BarStyle::Filled, false) => 0.55,
                _ if bar.is_narrow(line) => outline_opacity(series.style),
                (BarStyle::Outlined, true) => 0.42,
                (BarStyle::Outlined, false) => 0.16,
            };
            frame.rectangle(
                (bar.left, bar.top),
                (bar.right, plot.base),
                series.color.faded(opacity),
            )?;
        }
    }
    for style in [BarStyle::Filled, BarStyle::Outlined] {
        for (series, bars) in series
            .iter()
            .zip(bars)
            .filter(|(series, _)| series.style == style)
        {
            for bar in bars.iter().filter(|bar| !bar.is_narrow(line)) {
                outline(
                    frame,
                    *bar,
                    plot.base,
                    series.color.faded(outline_opacity(style)),
                )?;
            }
        }
    }
    Ok(())
}

/// The stretches of a row, from 0 to `end`, that no bar covers.
pub(super) fn beside(bars: &[Vec<Bar>], row: i32, end: i32) -> Vec<(i32, i32)> {
    // From left to right; inserting each is less code to download than a library's sort.
    let mut covers: Vec<&Bar> = Vec::new();
    for bar in bars.iter().flatten().filter(|bar| bar.top <= row) {
        let place = covers.partition_point(|other| other.left <= bar.left);
        covers.insert(place, bar);
    }
    let mut stretches = Vec::new();
    let mut from = 0;
    for bar in covers {
        stretches.push((from, bar.left));
        from = from.max(bar.right);
    }
    stretches.push((from, end));
    stretches
}

/// The first row of a column that a bar covers.
pub(super) fn above(bars: &[Vec<Bar>], plot: Plot, column: i32) -> i32 {
    let covers = bars
        .iter()
        .flatten()
        .filter(|bar| (bar.left..bar.right).contains(&column));
    covers.map(|bar| bar.top).min().unwrap_or(plot.base)
}

fn outline_opacity(style: BarStyle) -> f64 {
    match style {
        BarStyle::Outlined => 0.62,
        BarStyle::Filled => 0.85,
    }
}

/// The left, upper and right side, inside of the bar.
fn outline(frame: &Frame<'_>, bar: Bar, base: i32, color: Color) -> Result<()> {
    let line = frame.hairline();
    let Bar {
        left, right, top, ..
    } = bar;
    frame.rectangle((left, top), (right, (top + line).min(base)), color)?;
    frame.rectangle((left, top + line), (left + line, base), color)?;
    frame.rectangle((right - line, top + line), (right, base), color)
}
