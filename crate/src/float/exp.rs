//! `e^x` and `tanh x` in single precision: the same bits natively and in WebAssembly, where the
//! system's own differ, and without branches, so that loops over them become SIMD.
//!
//! Source: the polynomials are those of Cephes (S. L. Moshier, `expf.c` and `tanhf.c`). What was
//! multiplied is rounded before it is added, everywhere.

/// `1.5 * 2^23`: what is added to it is rounded to a whole number, found in its last bits.
const ROUNDER: f32 = 12_582_912.0;
/// ln 2 in two parts; the first has so few digits that its multiples are exact.
const LN_2: [f32; 2] = [0.693_359_4, -2.121_944_4e-4];

/// `e^x`, off by less than 2 units in the last place; 0 and infinity beyond the range.
#[inline(always)]
pub(super) fn exp(x: f32) -> f32 {
    // Where the result is 0 or infinity already. A NaN stays.
    let x = if x > 89.0 { 89.0 } else { x };
    let x = if x < -104.0 { -104.0 } else { x };
    let rounded = x * std::f32::consts::LOG2_E + ROUNDER;
    let twos = rounded - ROUNDER;
    let r = x - twos * LN_2[0] - twos * LN_2[1];
    let mut series = 1.987_569_1e-4;
    for coefficient in [
        1.398_199_9e-3,
        8.333_452e-3,
        4.166_579_6e-2,
        0.166_666_65,
        0.5,
    ] {
        series = series * r + coefficient;
    }
    let power = rounded.to_bits().wrapping_sub(ROUNDER.to_bits()) as i32;
    // In two factors: each of them is a normal number where their product is none.
    let half = power >> 1;
    (series * (r * r) + r + 1.0) * two_to(half) * two_to(power - half)
}

/// `2^power` for an exponent of a normal number.
#[inline(always)]
fn two_to(power: i32) -> f32 {
    f32::from_bits(((power + 127) as u32) << 23)
}

/// `tanh x`, off by less than 3 units in the last place.
#[inline(always)]
pub(super) fn tanh(x: f32) -> f32 {
    let size = x.abs();
    let square = x * x;
    let mut series = -5.704_988_7e-3;
    for coefficient in [2.063_908_8e-2, -5.373_971_6e-2, 0.133_314_42, -0.333_332_8] {
        series = series * square + coefficient;
    }
    let near = series * square * x + x;
    let far = 1.0 - 2.0 / (exp(size + size) + 1.0);
    // The sign of 0 is kept, too.
    if size < 0.625 { near.abs() } else { far }.copysign(x)
}
