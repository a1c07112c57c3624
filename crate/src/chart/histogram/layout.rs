//! Where everything goes, decided before anything is drawn.

use super::bars::Plot;
use super::counts::{self, Counted};
use super::lanes;
use super::spec::HistogramSpec;
use super::words::{LINE, Word, Writer};
use crate::chart::axis::Axis;
use crate::chart::frame::Frame;
use crate::chart::text::{ASCENT, DESCENT};
use crate::chart::ticks::Tick;
use crate::error::Result;

/// Room at the x axis' ends, in CSS pixels, so that a marker at the end is whole.
const MARGIN: f64 = 7.0;
/// Between the base line and the lanes, and between those and the numbers, in CSS pixels.
const AIR: f64 = 3.0;

/// The chart's parts in device pixels.
pub(super) struct Layout {
    pub(super) plot: Plot,
    pub(super) axis: Axis,
    pub(super) counted: Vec<Counted>,
    /// The counts with a line of their own.
    pub(super) levels: Vec<u32>,
    pub(super) ticks: Vec<Tick>,
    /// The middle row of each series' lane.
    pub(super) lanes: Vec<i32>,
    /// The first row under the lanes.
    pub(super) floor: i32,
    pub(super) words: Vec<Word>,
}

impl Layout {
    /// Sideways first, since the counts depend on the room and the height of the bars on the
    /// counts.
    pub(super) fn of(spec: &HistogramSpec, frame: &Frame<'_>) -> Result<Self> {
        let (width, height) = frame.size();
        let mut writer = Writer::new(spec, frame);
        let left = writer.gutter()?;
        let right = width.max(left + 1);
        let margin = f64::from(frame.px(MARGIN).min((right - left) / 4));
        let (low, high) = spec.x_domain();
        let axis = Axis {
            low,
            high,
            start: f64::from(left) + margin,
            end: f64::from(right) - margin,
        };
        let counted = counts::count(spec, &axis)?;
        let largest = counted
            .iter()
            .flat_map(|counted| &counted.histogram.counts)
            .copied()
            .max();
        let y_max = largest.unwrap_or(1).max(spec.y_max.unwrap_or(0));

        // Up from the bottom: the numbers, the lanes, the base line.
        let small = writer.small;
        let numbers = writer.x_label(height - frame.px(1.0))? - (DESCENT * small).round() as i32;
        let floor = numbers - (ASCENT * small).round() as i32 - frame.px(AIR);
        let lane = frame.px(lanes::HEIGHT);
        let base = floor - lane * spec.series.len() as i32 - frame.px(AIR);
        let lanes = (0..spec.series.len() as i32)
            .map(|i| base + frame.px(AIR) + lane * i + lane / 2)
            .collect();

        // Down from the top: the labels, the y axis' words, the bars.
        let y_words = writer.fitted(&spec.y_words(y_max), small)?;
        let wide = writer.width(&y_words, small)? > left;
        let below = writer.labels(&axis, &counted, if wide { 0 } else { left })?;
        let top = below
            + if wide {
                (small * LINE).round() as i32
            } else {
                0
            };
        let plot = Plot {
            left,
            right,
            top,
            base: base.max(top + 1),
            y_max,
        };
        let levels = writer.y_numbers(plot, y_words);
        let ticks = writer.x_numbers(&axis, numbers)?;
        Ok(Self {
            plot,
            axis,
            counted,
            levels,
            ticks,
            lanes,
            floor,
            words: writer.words,
        })
    }
}
