//! Four numbers of `f32` in a register of WebAssembly's strict SIMD.

use super::{LANES, Lanes};
use core::arch::wasm32::{
    f32x4_add, f32x4_extract_lane, f32x4_mul, f32x4_pmax, f32x4_pmin, f32x4_splat, f32x4_sub,
    u64x2_shuffle, v128, v128_load, v128_store,
};
use std::ops::{Add, Mul, Sub};

/// Four numbers of `f32`.
#[derive(Clone, Copy, Debug)]
pub struct Singles(v128);

impl Add for Singles {
    type Output = Self;

    #[inline(always)]
    fn add(self, other: Self) -> Self {
        Self(f32x4_add(self.0, other.0))
    }
}

impl Sub for Singles {
    type Output = Self;

    #[inline(always)]
    fn sub(self, other: Self) -> Self {
        Self(f32x4_sub(self.0, other.0))
    }
}

impl Mul for Singles {
    type Output = Self;

    #[inline(always)]
    fn mul(self, other: Self) -> Self {
        Self(f32x4_mul(self.0, other.0))
    }
}

impl Lanes<f32> for Singles {
    const COUNT: usize = LANES;

    #[inline(always)]
    fn splat(value: f32) -> Self {
        Self(f32x4_splat(value))
    }

    #[inline(always)]
    #[expect(
        unsafe_code,
        reason = "lane by lane, a W1 step takes 1.1 times as long"
    )]
    fn load(values: &[f32]) -> Self {
        let values: &[f32; LANES] = values.first_chunk().expect("four numbers");
        // SAFETY: all of the 16 bytes that are read are those of the four numbers; any alignment
        // will do.
        Self(unsafe { v128_load(std::ptr::from_ref(values).cast()) })
    }

    #[inline(always)]
    #[expect(unsafe_code, reason = "as for `load`")]
    fn store(self, values: &mut [f32]) {
        let values: &mut [f32; LANES] = values.first_chunk_mut().expect("four numbers");
        // SAFETY: as for `load`; the reference is the only one.
        unsafe { v128_store(std::ptr::from_mut(values).cast(), self.0) }
    }

    #[inline(always)]
    fn sorted(self, other: Self) -> [Self; 2] {
        // Both ask `other < self`: the first takes `other` then, the second `self`.
        let smaller = f32x4_pmin(self.0, other.0);
        [smaller, f32x4_pmax(other.0, self.0)].map(Self)
    }

    #[inline(always)]
    fn sum(self) -> f32 {
        let upper = u64x2_shuffle::<1, 0>(self.0, self.0);
        let sums = f32x4_add(self.0, upper);
        f32x4_extract_lane::<0>(sums) + f32x4_extract_lane::<1>(sums)
    }
}
