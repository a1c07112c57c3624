//! Points on the unit circle.

use std::f64::consts::FRAC_PI_2;

/// The cosine and the sine of an angle given in full turns, with an error below 1e-15.
///
/// Source: the series of Taylor on an eighth of a turn to either side of the nearest axis. The
/// library's functions are better by a digit, but not the same bits on every machine.
pub(super) fn direction(turns: f64) -> [f64; 2] {
    let quarters = (turns - turns.floor()) * 4.0;
    let axis = (quarters + 0.5).floor();
    let angle = (quarters - axis) * FRAC_PI_2;
    let square = angle * angle;
    // Both series by Horner's rule: 1 - a^2 / (1 * 2) (1 - a^2 / (3 * 4) (...)).
    let series = |first: f64| {
        (0..8).rev().fold(1.0, |tail, term| {
            let below = first + 2.0 * f64::from(term);
            1.0 - square / (below * (below + 1.0)) * tail
        })
    };
    let (cos, sin) = (series(1.0), angle * series(2.0));
    match axis as u32 % 4 {
        0 => [cos, sin],
        1 => [-sin, cos],
        2 => [-cos, -sin],
        _ => [sin, -cos],
    }
}

#[cfg(test)]
mod tests {
    use super::direction;
    use std::f64::consts::TAU;

    #[test]
    fn sines_and_cosines() {
        for step in -4000..4000 {
            let turns = f64::from(step) / 1009.0;
            let [cos, sin] = direction(turns);
            // The angle itself is rounded: by 2^-52 of it.
            let allowed = 1e-15 + (turns * TAU).abs() * 3e-16;
            assert!((cos - (turns * TAU).cos()).abs() < allowed, "{turns}");
            assert!((sin - (turns * TAU).sin()).abs() < allowed, "{turns}");
        }
    }

    #[test]
    fn axes_are_exact() {
        let axes = [[1.0, 0.0], [0.0, 1.0], [-1.0, 0.0], [0.0, -1.0]];
        for (quarter, axis) in (0..).zip(axes) {
            assert_eq!(direction(f64::from(quarter) / 4.0), axis);
            assert_eq!(direction(f64::from(quarter) / 4.0 - 3.0), axis);
        }
    }
}
