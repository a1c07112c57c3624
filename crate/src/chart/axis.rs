//! Numbers to pixels.

/// A linear axis: `[low, high]` lies on `[start, end]`, in device pixels.
#[derive(Clone, Copy, Debug)]
pub(super) struct Axis {
    pub(super) low: f64,
    pub(super) high: f64,
    pub(super) start: f64,
    pub(super) end: f64,
}

impl Axis {
    /// Where `value` lies; beyond the ends for values outside.
    pub(super) fn position(&self, value: f64) -> f64 {
        self.start + (value - self.low) / (self.high - self.low) * (self.end - self.start)
    }

    /// The pixel boundary nearest to `value`, kept between `from` and `to`.
    pub(super) fn pixel(&self, value: f64, from: i32, to: i32) -> i32 {
        (self.position(value).round() as i32).min(to).max(from)
    }
}

/// The range that holds all `values`, with a width even when they are all (nearly) the same: then
/// it reaches half as far as the value is from zero, so that the ticks keep few digits at any
/// magnitude.
pub(super) fn domain(values: impl Iterator<Item = f64>) -> (f64, f64) {
    let (low, high) = values.fold((f64::INFINITY, f64::NEG_INFINITY), |(l, h), value| {
        (l.min(value), h.max(value))
    });
    let magnitude = low.abs().max(high.abs());
    if high - low > (magnitude * 1e-12).max(1e-290) {
        return (low, high);
    }
    let reach = if magnitude > 1e-280 {
        magnitude / 2.0
    } else {
        1.0
    };
    (low - reach, high + reach)
}
