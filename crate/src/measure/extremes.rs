//! The smallest and the largest of a set of numbers.

use crate::Float;
use crate::lanes::{self, LANES, Lanes};

/// How many numbers are looked at at once.
const WIDTH: usize = 2 * LANES;

/// The smallest and the largest value; none where one is NaN or infinite, or there are none.
pub(super) fn finite_extremes<F: Float>(values: &[F]) -> Option<[F; 2]> {
    let first = *values.first()?;
    let (wide, rest) = values.as_chunks::<WIDTH>();
    let splat = |value| [F::Lanes::splat(value); 2];
    let (mut low, mut high, mut zeros) = (splat(first), splat(first), splat(F::zero()));
    for values in wide {
        let values: [F::Lanes; 2] = lanes::load(values);
        for (at, value) in values.into_iter().enumerate() {
            [low[at], _] = low[at].sorted(value);
            [_, high[at]] = value.sorted(high[at]);
            // Times 0, infinity and NaN are NaN, and stay it.
            zeros[at] = zeros[at] + value * F::Lanes::splat(F::zero());
        }
    }
    let mut lows = [first; WIDTH];
    let mut highs = [first; WIDTH];
    lanes::store(low, &mut lows);
    lanes::store(high, &mut highs);
    let zero = zeros
        .into_iter()
        .fold(F::zero(), |sum, zeros| sum + zeros.sum());
    let all = rest
        .iter()
        .fold(zero, |sum, &value| sum + value * F::zero());
    let smaller = |one: F, &other: &F| if other < one { other } else { one };
    let larger = |one: F, &other: &F| if other > one { other } else { one };
    (!all.is_nan()).then(|| {
        [
            lows.iter().chain(rest).fold(first, smaller),
            highs.iter().chain(rest).fold(first, larger),
        ]
    })
}
