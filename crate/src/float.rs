//! The float that everything is generic over.

mod exp;

use crate::lanes::{Four, Lanes, Singles};
use ndarray::NdFloat;

/// `f32`, in which networks train, or `f64`, in which the numbers on screen are computed.
pub trait Float: NdFloat + Default {
    /// How messages call it.
    const NAME: &'static str;

    /// Four of it.
    type Lanes: Lanes<Self>;

    /// The float nearest to a count.
    fn from_count(count: usize) -> Self;

    /// The float nearest to a double.
    fn from_f64(value: f64) -> Self;

    /// The double of the same value.
    fn to_f64(self) -> f64;

    /// The whole number that is left without the digits behind the point, for numbers from 0 to
    /// `i32::MAX`.
    fn truncated(self) -> u32;

    /// `e^self`; in single precision of the same bits wherever the engine runs.
    fn portable_exp(self) -> Self;

    /// `tanh self`, likewise.
    fn portable_tanh(self) -> Self;
}

macro_rules! float {
    ($float:ident, $lanes:ty, $exp:path, $tanh:path) => {
        impl Float for $float {
            const NAME: &'static str = stringify!($float);

            type Lanes = $lanes;

            fn from_count(count: usize) -> Self {
                count as Self
            }

            fn from_f64(value: f64) -> Self {
                value as Self
            }

            fn to_f64(self) -> f64 {
                f64::from(self)
            }

            #[inline(always)]
            fn truncated(self) -> u32 {
                // Of signed numbers: processors have an instruction for it.
                self as i32 as u32
            }

            #[inline(always)]
            fn portable_exp(self) -> Self {
                $exp(self)
            }

            #[inline(always)]
            fn portable_tanh(self) -> Self {
                $tanh(self)
            }
        }
    };
}

#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
float!(f32, Singles, exp::exp, exp::tanh);
#[cfg(not(all(target_arch = "wasm32", target_feature = "simd128")))]
float!(f32, Singles<f32>, exp::exp, exp::tanh);
float!(f64, Four<f64>, f64::exp, f64::tanh);
