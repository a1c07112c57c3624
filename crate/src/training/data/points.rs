//! Points in the plane, before noise is added.
//!
//! All shapes lie in the square from -2 to 2, around the origin and with a spread near 1, so that a
//! network takes them as they are.

use super::circle::direction;

/// How many turns an arm of a spiral makes.
pub const TURNS: f64 = 1.25;

/// The gap between a point of xor and either axis.
pub const GAP: f64 = 0.1;

/// A point of two half circles of radius 1, of which each reaches into the other.
///
/// `at` is where on the half circle, 0 to 1. The upper one is class 0.
///
/// Source: `make_moons` of scikit-learn, moved so that the middle is the origin.
pub fn moon(class: usize, at: f64) -> [f64; 2] {
    let [cos, sin] = direction(at / 2.0);
    if class == 0 {
        [cos - 0.5, sin - 0.25]
    } else {
        [0.5 - cos, 0.25 - sin]
    }
}

/// A point on one of `classes` arms, from the origin (`at` 0) out to radius 2 (`at` 1).
///
/// Every arm is the one before, turned by a `classes`-th of a turn.
pub fn spiral(class: usize, classes: usize, at: f64) -> [f64; 2] {
    direction(TURNS * at + share(class, classes)).map(|coordinate| 2.0 * at * coordinate)
}

/// A point on one of `classes` circles around the origin, `at` 0 to 1 once around.
///
/// Their radii are equally far apart, the last is 2.
pub fn ring(class: usize, classes: usize, at: f64) -> [f64; 2] {
    let radius = 2.0 * share(class + 1, classes);
    direction(at).map(|coordinate| radius * coordinate)
}

/// A point in a quadrant where the signs of the coordinates are the same (class 0) or not (class
/// 1).
///
/// `u` and `v` are anywhere in -1 to 1.
pub fn xor(class: usize, u: f64, v: f64) -> [f64; 2] {
    let v = if ((u < 0.0) == (v < 0.0)) == (class == 0) {
        v
    } else {
        -v
    };
    [u, v].map(|share| {
        let size = GAP + (2.0 - GAP) * share.abs();
        if share < 0.0 { -size } else { size }
    })
}

/// The centre of one of `classes` clouds, equally far apart on a circle of radius 1.5.
pub fn blob(class: usize, classes: usize) -> [f64; 2] {
    direction(share(class, classes)).map(|coordinate| 1.5 * coordinate)
}

fn share(part: usize, whole: usize) -> f64 {
    part as f64 / whole as f64
}
