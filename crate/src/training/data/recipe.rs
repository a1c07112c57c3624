//! What data can be made, by name, and the making of it.

use super::digits::{self, Digits};
use super::{Dataset, Split, points};
use crate::error::{Code, Error, Result, number, quoted};
use crate::float::Float;
use crate::training::random::Random;

/// The numbers that one call makes at most: 134 MB of `f32`.
pub const MAX_VALUES: usize = 1 << 25;

/// The streams of a seed that draw the two parts: the size of one changes nothing in the other.
const TRAIN: u64 = 11;
const VALIDATION: u64 = 12;

/// The data that can be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// [Two half circles](points::moon), one reaching into the other.
    Moons,
    /// [Arms](points::spiral) that wind around each other, one a class.
    Spirals,
    /// [Circles](points::ring) around one centre, one a class.
    Rings,
    /// [Quadrants](points::xor): the class is whether the signs of the coordinates differ.
    Xor,
    /// [Clouds](points::blob) around a circle, one a class.
    Blobs,
    /// [Digits](digits), 0 to 9, drawn as strokes.
    Digits,
}

impl Kind {
    /// Every kind there is.
    pub const ALL: [Self; 6] = [
        Self::Moons,
        Self::Spirals,
        Self::Rings,
        Self::Xor,
        Self::Blobs,
        Self::Digits,
    ];

    /// Its name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Moons => "moons",
            Self::Spirals => "spirals",
            Self::Rings => "rings",
            Self::Xor => "xor",
            Self::Blobs => "blobs",
            Self::Digits => "digits",
        }
    }

    /// The kind of this name.
    ///
    /// Errors: `unknown`, listing the names that exist.
    pub fn from_name(name: &str) -> Result<Self> {
        let found = Self::ALL.into_iter().find(|kind| kind.name() == name);
        found.ok_or_else(|| {
            let names = Self::ALL.map(|kind| format!("{:?}", kind.name()));
            let takes = format!("one of {}", names.join(", "));
            Error::field(Code::Unknown, "kind", quoted(name), takes)
        })
    }

    /// The settings of a [`Recipe`] that this kind looks at, beside those that all do.
    pub const fn settings(self) -> &'static [&'static str] {
        match self {
            Self::Moons | Self::Xor => &["noise"],
            Self::Spirals | Self::Rings | Self::Blobs => &["noise", "classes"],
            Self::Digits => &["size"],
        }
    }
}

/// What to make. A setting that the kind does not use is not looked at.
#[derive(Clone, Debug, PartialEq)]
pub struct Recipe {
    /// Which data.
    pub kind: Kind,
    /// How many samples to train on, at least 1; a class has as many as another, or one less.
    pub train: usize,
    /// How many samples to validate on, of other draws.
    pub validation: usize,
    /// Chooses the draws. With the same seed, fewer samples are the first of more.
    pub seed: u64,
    /// Points: the standard deviation of what is added to every coordinate, 0 to 10.
    pub noise: f64,
    /// Spirals, rings, blobs: how many there are, 2 to 10.
    pub classes: usize,
    /// Digits: pixels a side, 8 to 32.
    pub size: usize,
}

impl Recipe {
    /// The usual data of a kind: 500 and 500 points, or 6,000 and 2,000 digits of 14 by 14.
    pub const fn of(kind: Kind) -> Self {
        let (train, validation) = match kind {
            Kind::Digits => (6000, 2000),
            _ => (500, 500),
        };
        let noise = match kind {
            Kind::Blobs => 0.35,
            _ => 0.1,
        };
        let classes = match kind {
            Kind::Blobs => 3,
            _ => 2,
        };
        Self {
            kind,
            train,
            validation,
            seed: 1,
            noise,
            classes,
            size: 14,
        }
    }

    /// How many classes there will be.
    pub const fn classes(&self) -> usize {
        match self.kind {
            Kind::Moons | Kind::Xor => 2,
            Kind::Spirals | Kind::Rings | Kind::Blobs => self.classes,
            Kind::Digits => digits::CLASSES,
        }
    }

    /// How many numbers a sample will have.
    pub const fn features(&self) -> usize {
        match self.kind {
            Kind::Digits => self.size * self.size,
            _ => 2,
        }
    }

    fn check(&self) -> Result<()> {
        for setting in self.kind.settings() {
            match *setting {
                "noise" => check_noise(self.noise)?,
                "classes" => check_whole("classes", self.classes, 2, 10)?,
                _ => check_whole("size", self.size, 8, 32)?,
            }
        }
        let most = MAX_VALUES / self.features();
        check_whole("train", self.train, 1, most)?;
        check_whole("validation", self.validation, 0, most - self.train)
    }
}

fn check_noise(noise: f64) -> Result<()> {
    let code = match noise.is_finite() {
        true if (0.0..=10.0).contains(&noise) => return Ok(()),
        true => Code::Range,
        false => Code::NonFinite,
    };
    Err(Error::field(
        code,
        "noise",
        number(noise),
        "a number from 0 to 10",
    ))
}

pub(super) fn check_whole(field: &str, value: usize, least: usize, most: usize) -> Result<()> {
    if (least..=most).contains(&value) {
        return Ok(());
    }
    let takes = format!("a whole number from {least} to {most}");
    Err(Error::field(Code::Range, field, value, takes))
}

/// Makes data.
///
/// Sample `i` is of class `i mod classes`, in both parts.
///
/// # Shapes
/// Points have 2 features, digits `size * size`, row by row from the top.
///
/// # Errors
/// [`Code::Range`], or [`Code::NonFinite`] for noise that is no number, when a setting that the
/// kind uses is not what its field says, or both parts together have over [`MAX_VALUES`] numbers.
pub fn make<F: Float>(recipe: &Recipe) -> Result<Split<F>> {
    recipe.check()?;
    Ok(Split {
        train: part(recipe, recipe.train, TRAIN),
        validation: part(recipe, recipe.validation, VALIDATION),
    })
}

fn part<F: Float>(recipe: &Recipe, count: usize, stream: u64) -> Dataset<F> {
    let (features, classes) = (recipe.features(), recipe.classes());
    let mut random = Random::new(recipe.seed, stream);
    let labels: Vec<u32> = (0..classes as u32).cycle().take(count).collect();
    let mut x = vec![F::zero(); count * features];
    let mut digits = Digits::new(recipe.size);
    for (sample, &label) in x.chunks_exact_mut(features).zip(&labels) {
        let label = label as usize;
        let point = match recipe.kind {
            Kind::Digits => {
                digits.draw(label, &mut random, sample);
                continue;
            }
            Kind::Moons => points::moon(label, random.uniform()),
            Kind::Spirals => points::spiral(label, classes, random.uniform()),
            Kind::Rings => points::ring(label, classes, random.uniform()),
            Kind::Xor => points::xor(label, random.between(-1.0, 1.0), random.between(-1.0, 1.0)),
            Kind::Blobs => points::blob(label, classes),
        };
        for (value, coordinate) in sample.iter_mut().zip(point) {
            *value = F::from_f64(coordinate + recipe.noise * nearly_normal(&mut random));
        }
    }
    Dataset {
        x,
        labels,
        features,
        classes,
        targets: None,
    }
}

/// Nearly normal, mean 0 and standard deviation 1: the sum of twelve uniform numbers, less 6.
///
/// It ends at 6 standard deviations and needs no logarithm, which not every machine rounds alike.
pub(super) fn nearly_normal(random: &mut Random) -> f64 {
    (0..12).map(|_| random.uniform()).sum::<f64>() - 6.0
}
