//! The methods and the modes, by name.

use crate::error::{Result, lookup};

/// How a batch is normalized.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// Not at all: `x_hat` is `x`.
    None,
    /// [Batch normalization](super::batch).
    Batch,
    /// [Layer normalization](super::layer).
    Layer,
    /// [Group normalization](super::group).
    Group,
    /// [Instance normalization](super::instance).
    Instance,
    /// [RMS normalization](super::rms).
    Rms,
    /// [Batch Renormalization](super::renorm).
    Renorm,
}

impl Method {
    /// Every method there is.
    pub const ALL: [Self; 7] = [
        Self::None,
        Self::Batch,
        Self::Layer,
        Self::Group,
        Self::Instance,
        Self::Rms,
        Self::Renorm,
    ];

    /// The method of this name.
    ///
    /// Errors: `unknown`, listing the names that exist.
    pub fn from_name(name: &str) -> Result<Self> {
        lookup("method", name, &Self::ALL, Self::name)
    }

    /// Its name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Batch => "batch",
            Self::Layer => "layer",
            Self::Group => "group",
            Self::Instance => "instance",
            Self::Rms => "rms",
            Self::Renorm => "renorm",
        }
    }

    /// The name of what it averages over the batches beside the mean; none if training and
    /// inference are the same.
    pub const fn spread_name(self) -> Option<&'static str> {
        match self {
            Self::Batch => Some("variance"),
            Self::Renorm => Some("std"),
            _ => None,
        }
    }
}

/// Whether a batch is for learning or for predicting; only methods with running statistics know the
/// difference.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mode {
    /// The batch's own statistics.
    #[default]
    Train,
    /// The running statistics.
    Eval,
}

impl Mode {
    /// Every mode there is.
    pub const ALL: [Self; 2] = [Self::Train, Self::Eval];

    /// The mode of this name.
    ///
    /// Errors: `unknown`, listing the names that exist.
    pub fn from_name(name: &str) -> Result<Self> {
        lookup("mode", name, &Self::ALL, Self::name)
    }

    /// Its name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Train => "train",
            Self::Eval => "eval",
        }
    }
}
