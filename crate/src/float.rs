//! The float that everything is generic over.

use ndarray::NdFloat;

/// `f32`, in which networks train, or `f64`, in which the numbers on screen are computed.
pub trait Float: NdFloat + Default {
    /// How messages call it.
    const NAME: &'static str;

    /// The float nearest to a count.
    fn from_count(count: usize) -> Self;

    /// The float nearest to a double.
    fn from_f64(value: f64) -> Self;

    /// The double of the same value.
    fn to_f64(self) -> f64;
}

macro_rules! float {
    ($float:ident) => {
        impl Float for $float {
            const NAME: &'static str = stringify!($float);

            fn from_count(count: usize) -> Self {
                count as Self
            }

            fn from_f64(value: f64) -> Self {
                value as Self
            }

            fn to_f64(self) -> f64 {
                f64::from(self)
            }
        }
    };
}

float!(f32);
float!(f64);
