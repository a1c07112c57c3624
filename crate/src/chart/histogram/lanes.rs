//! The lanes under the bars, one a series: a tick at the mean, a bracket of one standard deviation
//! on either side, and the value in focus.

use super::spec::{HistogramSeries, Marker};
use crate::chart::axis::Axis;
use crate::chart::color::Color;
use crate::chart::frame::Frame;
use crate::error::Result;

/// The height of a lane, in CSS pixels.
pub(super) const HEIGHT: f64 = 11.0;
/// From a marker's middle to its side, in CSS pixels.
const RADIUS: f64 = 4.0;

/// Draws one lane around the row `middle`, between the columns `left` and `right`.
pub(super) fn paint(
    frame: &Frame<'_>,
    axis: &Axis,
    (left, right): (i32, i32),
    middle: i32,
    series: &HistogramSeries,
) -> Result<()> {
    let line = frame.hairline();
    let top = middle - line / 2;
    let inside = |value: f64| (f64::from(left)..=f64::from(right)).contains(&axis.position(value));
    let upright = |value: f64, reach: f64, width: i32| {
        let at = axis.pixel(value, left, right) - width / 2;
        frame.rectangle(
            (at, top - frame.px(reach)),
            (at + width, top + line + frame.px(reach)),
            series.color,
        )
    };
    if let (Some(mean), Some(std)) = (series.mean, series.std) {
        let (low, high) = (mean - std, mean + std);
        let (from, to) = (axis.pixel(low, left, right), axis.pixel(high, left, right));
        for (from, to) in dashes(from, to, &series.dash, frame.sheet.ratio) {
            frame.rectangle((from, top), (to, top + line), series.color)?;
        }
        for end in [low, high] {
            if inside(end) {
                upright(end, 2.0, line)?;
            }
        }
    }
    if let Some(mean) = series.mean.filter(|&mean| inside(mean)) {
        upright(mean, 3.5, frame.px(2.0).max(1))?;
    }
    match series.focus {
        Some(focus) if inside(focus) => marker(
            frame,
            series.marker,
            (axis.pixel(focus, left, right), middle),
            series.color,
        ),
        _ => Ok(()),
    }
}

/// The strokes of a line from `from` to `to`; the pattern is in CSS pixels, and no pattern is a
/// solid line.
fn dashes(from: i32, to: i32, pattern: &[f64], ratio: f64) -> Vec<(i32, i32)> {
    if pattern.is_empty() {
        return vec![(from, to)];
    }
    let mut strokes = Vec::new();
    let (mut at, end) = (f64::from(from), f64::from(to));
    for (i, length) in pattern.iter().cycle().enumerate() {
        if at >= end {
            break;
        }
        let next = (at + length * ratio).min(end);
        if i % 2 == 0 {
            strokes.push((at.round() as i32, next.round() as i32));
        }
        at = next;
    }
    strokes
}

/// A filled shape of about the same area for each kind.
fn marker(frame: &Frame<'_>, shape: Marker, (x, y): (i32, i32), color: Color) -> Result<()> {
    let by = |share: f64| frame.px(RADIUS * share).max(1);
    let r = by(1.0);
    match shape {
        Marker::Circle => frame.circle((x, y), r, color),
        Marker::Square => frame.rectangle(
            (x - by(0.9), y - by(0.9)),
            (x + by(0.9), y + by(0.9)),
            color,
        ),
        Marker::Diamond => {
            let r = by(1.25);
            frame.polygon(vec![(x, y - r), (x + r, y), (x, y + r), (x - r, y)], color)
        }
        Marker::Triangle => frame.polygon(
            vec![
                (x, y - by(1.15)),
                (x + by(1.15), y + by(0.9)),
                (x - by(1.15), y + by(0.9)),
            ],
            color,
        ),
        Marker::Cross => {
            let (r, width) = (by(0.9), frame.px(2.0));
            frame.stroke(vec![(x - r, y - r), (x + r, y + r)], width, color)?;
            frame.stroke(vec![(x - r, y + r), (x + r, y - r)], width, color)
        }
    }
}
