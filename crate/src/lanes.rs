//! Several numbers that are computed with at once: SIMD where the engine runs as WebAssembly, the
//! same operations in the same order elsewhere. So both have the same bits.

#[cfg(not(all(target_arch = "wasm32", target_feature = "simd128")))]
pub(crate) use four::Four as Singles;
#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
pub(crate) use simd::Singles;

pub(crate) use four::Four;

use crate::Float;
use std::ops::{Add, Mul, Sub};

mod four;
#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
mod simd;

/// How many lanes a [`Float`] has.
pub(crate) const LANES: usize = 4;

/// So many numbers; a single float is one lane.
pub trait Lanes<F>: Copy + Add<Output = Self> + Sub<Output = Self> + Mul<Output = Self> {
    /// How many.
    const COUNT: usize;

    /// The same number in every lane.
    fn splat(value: F) -> Self;

    /// The first numbers of a slice that has at least so many.
    fn load(values: &[F]) -> Self;

    /// Writes them over the first numbers of a slice that has at least so many.
    fn store(self, values: &mut [F]);

    /// Lane by lane the smaller number, and the larger. Equal ones stay in their order, and so does
    /// NaN with what it meets.
    fn sorted(self, other: Self) -> [Self; 2];

    /// The sum of all lanes.
    fn sum(self) -> F;
}

/// Work on the columns of row-major arrays, each for itself: a strip of columns at a time, so that
/// what belongs to a column stays in registers while the rows go by.
pub(crate) trait Strips<F: Float> {
    /// Does the work on the `N * L::COUNT` columns from `at` on.
    fn strip<L: Lanes<F>, const N: usize>(&mut self, at: usize);

    /// Does the work on all columns.
    fn all(&mut self, columns: usize) {
        let mut at = 0;
        while at + 2 * LANES <= columns {
            self.strip::<F::Lanes, 2>(at);
            at += 2 * LANES;
        }
        if at + LANES <= columns {
            self.strip::<F::Lanes, 1>(at);
            at += LANES;
        }
        while at < columns {
            self.strip::<F, 1>(at);
            at += 1;
        }
    }
}

/// A strip's numbers in the row that begins with `values`.
#[inline(always)]
pub(crate) fn load<F: Float, L: Lanes<F>, const N: usize>(values: &[F]) -> [L; N] {
    let values = &values[..N * L::COUNT];
    std::array::from_fn(|lane| L::load(&values[lane * L::COUNT..]))
}

/// Writes a strip's numbers into the row that begins with `values`.
#[inline(always)]
pub(crate) fn store<F: Float, L: Lanes<F>, const N: usize>(strip: [L; N], values: &mut [F]) {
    let values = &mut values[..N * L::COUNT];
    for (lane, numbers) in strip.into_iter().enumerate() {
        numbers.store(&mut values[lane * L::COUNT..]);
    }
}
