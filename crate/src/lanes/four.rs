//! Four numbers in plain Rust, and one as a lane of its own.

use super::{LANES, Lanes};
use crate::Float;
use std::array;
use std::ops::{Add, Mul, Sub};

/// Four numbers.
#[derive(Clone, Copy, Debug)]
pub struct Four<F>([F; LANES]);

impl<F: Float> Add for Four<F> {
    type Output = Self;

    #[inline(always)]
    fn add(self, other: Self) -> Self {
        Self(array::from_fn(|lane| self.0[lane] + other.0[lane]))
    }
}

impl<F: Float> Sub for Four<F> {
    type Output = Self;

    #[inline(always)]
    fn sub(self, other: Self) -> Self {
        Self(array::from_fn(|lane| self.0[lane] - other.0[lane]))
    }
}

impl<F: Float> Mul for Four<F> {
    type Output = Self;

    #[inline(always)]
    fn mul(self, other: Self) -> Self {
        Self(array::from_fn(|lane| self.0[lane] * other.0[lane]))
    }
}

impl<F: Float> Lanes<F> for Four<F> {
    const COUNT: usize = LANES;

    #[inline(always)]
    fn splat(value: F) -> Self {
        Self([value; LANES])
    }

    #[inline(always)]
    fn load(values: &[F]) -> Self {
        Self(array::from_fn(|lane| values[lane]))
    }

    #[inline(always)]
    fn store(self, values: &mut [F]) {
        values[..LANES].copy_from_slice(&self.0);
    }

    #[inline(always)]
    fn sorted(self, other: Self) -> [Self; 2] {
        let pairs: [[F; 2]; LANES] =
            array::from_fn(|lane| Lanes::sorted(self.0[lane], other.0[lane]));
        [0, 1].map(|side| Self(pairs.map(|pair| pair[side])))
    }

    #[inline(always)]
    fn sum(self) -> F {
        let [a, b, c, d] = self.0;
        (a + c) + (b + d)
    }
}

impl<F: Float> Lanes<F> for F {
    const COUNT: usize = 1;

    #[inline(always)]
    fn splat(value: F) -> Self {
        value
    }

    #[inline(always)]
    fn load(values: &[F]) -> Self {
        values[0]
    }

    #[inline(always)]
    fn store(self, values: &mut [F]) {
        values[0] = self;
    }

    #[inline(always)]
    fn sorted(self, other: Self) -> [Self; 2] {
        match other < self {
            true => [other, self],
            false => [self, other],
        }
    }

    #[inline(always)]
    fn sum(self) -> F {
        self
    }
}
