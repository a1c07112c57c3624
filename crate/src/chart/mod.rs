//! Charts, generic over plotters' [`DrawingBackend`](plotters_backend::DrawingBackend).
//!
//! One drawing serves the page (a canvas), the download and the tests (an SVG). A chart takes plain
//! numbers and the words to print: it computes no statistics and knows no language.
//!
//! | file | its one job |
//! | --- | --- |
//! | `histogram` | the chart: one or more histograms over one x axis |
//! | `sheet` | what every chart's spec begins with: size, ratio, font, colours |
//! | `frame` | puts rectangles, shapes and words on a backend, in device pixels |
//! | `axis`, `ticks` | numbers to pixels; which numbers to print, and how |
//! | `labels` | finds room for direct labels |
//! | `color`, `text` | reads CSS colours; estimates the width of words |
//! | `svg`, `canvas` | plotters' backends, with their text put right |
//!
//! # Sharpness
//! Everything is drawn in device pixels: what is given in CSS pixels (fonts, strokes, margins) is
//! multiplied by the ratio and rounded. Straight strokes are filled rectangles on whole pixels,
//! since plotters rounds coordinates to integers, where a stroke would straddle two pixels.

mod axis;
#[cfg(target_arch = "wasm32")]
mod canvas;
mod color;
mod frame;
mod histogram;
mod labels;
mod sheet;
mod svg;
mod text;
mod ticks;

#[cfg(target_arch = "wasm32")]
pub use canvas::Canvas;
pub use color::Color;
pub use histogram::{BarStyle, HistogramSeries, HistogramSpec, Marker};
pub use sheet::Colors;

pub use crate::settings::read;
