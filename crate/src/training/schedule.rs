//! A setting that changes over the steps.

use crate::Float;

/// A value for every step: linear between the points, and constant outside of them.
///
/// Source: Ioffe, arXiv 1702.03275, section 4.1, which relaxes r_max and d_max "gradually" without
/// saying how; implementations do it linearly.
#[derive(Clone, Debug, PartialEq)]
pub struct Schedule<F> {
    /// `(step, value)`: at least one, the steps increasing.
    points: Vec<(f64, F)>,
}

impl<F: Float> Schedule<F> {
    /// The same value at every step.
    pub fn constant(value: F) -> Self {
        Self {
            points: vec![(0.0, value)],
        }
    }

    /// The schedule through these points; none if there is no point, or if the steps do not
    /// increase.
    pub fn through(points: Vec<(f64, F)>) -> Option<Self> {
        let increases = points.windows(2).all(|pair| pair[0].0 < pair[1].0);
        (increases && !points.is_empty()).then_some(Self { points })
    }

    /// The value at the step that comes after so many.
    pub fn at(&self, step: f64) -> F {
        let next = self.points.partition_point(|point| point.0 <= step);
        let after = self.points.get(next);
        match (next.checked_sub(1).map(|last| self.points[last]), after) {
            (Some((start, from)), Some(&(end, to))) => {
                let share = F::from_f64((step - start) / (end - start));
                from + (to - from) * share
            }
            (Some((_, value)), None) | (None, Some(&(_, value))) => value,
            (None, None) => F::zero(),
        }
    }
}
