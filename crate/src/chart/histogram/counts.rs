//! The numbers behind the bars.

use super::spec::{HistogramSeries, HistogramSpec};
use crate::chart::axis::Axis;
use crate::error::Result;
use crate::measure::Histogram;

/// Bars narrower than this many CSS pixels are avoided by taking fewer bins.
const NARROWEST: f64 = 2.0;
/// Fewer bins than this show no shape.
const FEWEST: usize = 6;
/// More bins than this are hard to compare.
const MOST: usize = 24;

/// A series' histogram, and the bin that holds its focused value.
pub(super) struct Counted {
    pub(super) histogram: Histogram<f64>,
    pub(super) lit: Option<usize>,
}

/// Counts every series in its own range, all with the same number of bins, so that the image of a
/// series under y = gamma x + beta has the same bars.
pub(super) fn count(spec: &HistogramSpec, axis: &Axis) -> Result<Vec<Counted>> {
    let bins = spec
        .bins
        .map_or_else(|| default_bins(spec, axis), |bins| bins as usize);
    let first = &spec.series[0].values;
    spec.series
        .iter()
        .map(|series| count_one(series, bins, runs_against(first, &series.values)))
        .collect()
}

/// A mirrored series (gamma < 0) is counted from its other end: then also its values on inner edges
/// fall into the mirrored bins.
fn count_one(series: &HistogramSeries, bins: usize, mirrored: bool) -> Result<Counted> {
    let sign = if mirrored { -1.0 } else { 1.0 };
    let values: Vec<f64> = series.values.iter().map(|value| sign * value).collect();
    let histogram = Histogram::of(&values, bins)?;
    let lit = series.focus.and_then(|value| histogram.bin(sign * value));
    if !mirrored {
        return Ok(Counted { histogram, lit });
    }
    let last = histogram.counts.len() - 1;
    Ok(Counted {
        histogram: histogram.mirrored(),
        lit: lit.map(|bin| last - bin),
    })
}

/// About two bins per root of the number of values, from 6 to 24, and fewer (not below 6) where the
/// narrowest series has no room for them.
fn default_bins(spec: &HistogramSpec, axis: &Axis) -> usize {
    let most = spec
        .series
        .iter()
        .map(|series| series.values.len())
        .max()
        .unwrap_or(1);
    let wanted = (2 * (most as f64).sqrt().ceil() as usize).clamp(FEWEST, MOST);
    let breadths = spec.series.iter().map(|series| {
        let positions = series.values.iter().map(|&value| axis.position(value));
        let (low, high) = extremes(positions);
        high - low
    });
    let (narrowest, _) = extremes(breadths.filter(|&breadth| breadth > 0.0));
    wanted.min((narrowest / (NARROWEST * spec.ratio)).max(FEWEST as f64) as usize)
}

fn extremes(values: impl Iterator<Item = f64>) -> (f64, f64) {
    values.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), value| {
        (low.min(value), high.max(value))
    })
}

/// Whether `b` falls where `a` rises: the sign of their covariance.
fn runs_against(a: &[f64], b: &[f64]) -> bool {
    let covariance: f64 = deviations(a)
        .iter()
        .zip(deviations(b))
        .map(|(x, y)| x * y)
        .sum();
    a.len() == b.len() && covariance < 0.0
}

/// From the mean, in units of the largest one, so that products of any magnitude stay finite. NaN
/// for constant data, which runs neither way.
fn deviations(values: &[f64]) -> Vec<f64> {
    let mean: f64 = values.iter().map(|value| value / values.len() as f64).sum();
    let largest = values
        .iter()
        .map(|value| (value - mean).abs())
        .fold(0.0, f64::max);
    values
        .iter()
        .map(|value| (value - mean) / largest)
        .collect()
}
