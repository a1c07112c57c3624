//! The sizes of a batch, and what must fit them.

use crate::error::{Code, Error, Result, number};
use std::fmt;

/// The most values of one batch: 2^24, so that all the arrays of a call fit into the 4 GB that
/// WebAssembly can address.
pub const MAX_VALUES: usize = 1 << 24;

/// The sizes of a batch: `[samples, features]` or `[samples, channels, positions]`, row-major. A
/// feature is a channel of one position.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shape {
    samples: usize,
    channels: usize,
    positions: Option<usize>,
}

impl Shape {
    /// The shape of these sizes.
    ///
    /// Errors: `shape` unless there are two or three, each at least 1, with a product of at most
    /// [`MAX_VALUES`].
    pub fn new(sizes: &[usize]) -> Result<Self> {
        let shape = match *sizes {
            [samples, channels] => Self {
                samples,
                channels,
                positions: None,
            },
            [samples, channels, positions] => Self {
                samples,
                channels,
                positions: Some(positions),
            },
            _ => return Err(Self::wrong_rank(sizes.len())),
        };
        if let Some(axis) = sizes.iter().position(|&size| size == 0) {
            return Err(Self::no_size(axis, "0"));
        }
        let product = sizes
            .iter()
            .try_fold(1_usize, |product, &size| product.checked_mul(size));
        match product {
            Some(..=MAX_VALUES) => Ok(shape),
            _ => Err(Self::too_large(sizes)),
        }
    }

    /// The shape of sizes that came as floats.
    ///
    /// Errors: those of [`Shape::new`], and `shape` for a size that is not whole.
    pub fn from_numbers(sizes: &[f64]) -> Result<Self> {
        let mut whole = Vec::with_capacity(sizes.len());
        for (axis, &size) in sizes.iter().enumerate() {
            if size < 1.0 || size.fract() != 0.0 || !size.is_finite() {
                return Err(Self::no_size(axis, &number(size)));
            }
            whole.push(size as usize);
        }
        // On a machine of 32 bits the cast above may have lost something.
        if sizes.iter().product::<f64>() > MAX_VALUES as f64 && matches!(sizes.len(), 2 | 3) {
            let shown: Vec<String> = sizes.iter().copied().map(number).collect();
            return Err(Self::too_large(&shown));
        }
        Self::new(&whole)
    }

    /// The refusal of a shape of so many sizes.
    pub fn wrong_rank(count: usize) -> Error {
        let noun = if count == 1 { "size" } else { "sizes" };
        let takes = "[samples, features] or [samples, channels, positions]";
        Error::new(
            Code::Shape,
            format!("shape has {count} {noun}, but must be {takes}"),
        )
    }

    fn too_large(sizes: &[impl ToString]) -> Error {
        let sizes: Vec<String> = sizes.iter().map(ToString::to_string).collect();
        let shape = format!("shape [{}]", sizes.join(", "));
        let message = format!("{shape} is too large: one call takes at most {MAX_VALUES} values");
        Error::new(Code::Shape, message)
    }

    fn no_size(axis: usize, got: &str) -> Error {
        let takes = "a whole number of at least 1";
        Error::field(Code::Shape, &format!("shape[{axis}]"), got, takes)
    }

    /// How many samples there are.
    pub const fn samples(self) -> usize {
        self.samples
    }

    /// How many channels a sample has; without positions, how many features.
    pub const fn channels(self) -> usize {
        self.channels
    }

    /// How many values a channel of a sample has.
    pub const fn positions(self) -> usize {
        match self.positions {
            Some(positions) => positions,
            None => 1,
        }
    }

    /// How many values there are.
    pub const fn values(self) -> usize {
        self.samples * self.channels * self.positions()
    }

    /// What messages call a channel: a feature, if it has no positions.
    pub const fn channel_name(self) -> &'static str {
        match self.positions {
            Some(_) => "channel",
            None => "feature",
        }
    }

    /// The same batch with its channels in groups: `(samples, groups, channels, positions)`, which
    /// all methods work on.
    pub const fn grouped(self, groups: usize) -> (usize, usize, usize, usize) {
        (
            self.samples,
            groups,
            self.channels / groups,
            self.positions(),
        )
    }

    /// Refuses an array that does not have one value per cell.
    ///
    /// Errors: `shape`, naming the field.
    pub fn check_values(self, field: &str, got: usize) -> Result<()> {
        let need = self.values();
        if got == need {
            return Ok(());
        }
        Err(Error::new(
            Code::Shape,
            format!(
                "{field} has {got} {}, but shape {self} needs {need}",
                noun(got)
            ),
        ))
    }

    /// Refuses an array that does not have one value per channel.
    ///
    /// Errors: `shape`, naming the field.
    pub fn check_channels(self, field: &str, got: usize) -> Result<()> {
        let (need, each) = (self.channels, self.channel_name());
        if got == need {
            return Ok(());
        }
        Err(Error::new(
            Code::Shape,
            format!(
                "{field} has {got} {}, but shape {self} needs {need}, one per {each}",
                noun(got)
            ),
        ))
    }
}

const fn noun(count: usize) -> &'static str {
    if count == 1 { "value" } else { "values" }
}

impl fmt::Display for Shape {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.positions {
            Some(positions) => write!(
                formatter,
                "[{}, {}, {positions}]",
                self.samples, self.channels
            ),
            None => write!(formatter, "[{}, {}]", self.samples, self.channels),
        }
    }
}
