//! What bends: the function after every hidden layer, one number at a time.

use crate::Float;
use crate::error::{Result, lookup};

/// The function that follows every hidden layer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Activation {
    /// `1 / (1 + e^-x)`, between 0 and 1.
    #[default]
    Sigmoid,
    /// `tanh x`, between -1 and 1.
    Tanh,
    /// `max(x, 0)`.
    Relu,
    /// `x`: a network of it is linear, however deep.
    Identity,
}

impl Activation {
    /// Every activation there is.
    pub const ALL: [Self; 4] = [Self::Sigmoid, Self::Tanh, Self::Relu, Self::Identity];

    /// The activation of this name.
    ///
    /// Errors: `unknown`, listing the names that exist.
    pub fn from_name(name: &str) -> Result<Self> {
        lookup("activation", name, &Self::ALL, Self::name)
    }

    /// Its name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Sigmoid => "sigmoid",
            Self::Tanh => "tanh",
            Self::Relu => "relu",
            Self::Identity => "identity",
        }
    }

    /// `y = g(x)`.
    ///
    /// Shapes: `x` and `y` are alike.
    pub fn forward<F: Float>(self, x: &[F], y: &mut [F]) {
        let pairs = y.iter_mut().zip(x);
        match self {
            Self::Sigmoid => pairs.for_each(|(y, &x)| *y = sigmoid(x)),
            Self::Tanh => pairs.for_each(|(y, &x)| *y = x.portable_tanh()),
            // Not `max`, which would turn a NaN into 0 and hide it.
            Self::Relu => pairs.for_each(|(y, &x)| *y = if x < F::zero() { F::zero() } else { x }),
            Self::Identity => y.copy_from_slice(x),
        }
    }

    /// Turns the gradient of `y` into that of `x`, in place.
    ///
    /// `dx = dy g'(x)`, where `g'` is `y (1 - y)`, `1 - y^2`, 1 or 0, and 1: `y` is all it takes. At
    /// 0 the slope of relu is 0, as in PyTorch.
    ///
    /// Shapes: `y` and `gradient` are alike.
    pub fn backward<F: Float>(self, y: &[F], gradient: &mut [F]) {
        let pairs = gradient.iter_mut().zip(y);
        match self {
            Self::Sigmoid => pairs.for_each(|(gradient, &y)| *gradient *= y * (F::one() - y)),
            Self::Tanh => pairs.for_each(|(gradient, &y)| *gradient *= F::one() - y * y),
            Self::Relu => pairs.for_each(|(gradient, &y)| {
                // Written whatever comes out, so that no branch is in the way of SIMD.
                *gradient = if y <= F::zero() { F::zero() } else { *gradient };
            }),
            Self::Identity => {}
        }
    }
}

/// `1 / (1 + e^-x)`: where `e^-x` overflows, exactly 0.
#[inline(always)]
pub(super) fn sigmoid<F: Float>(x: F) -> F {
    (F::one() + (-x).portable_exp()).recip()
}
