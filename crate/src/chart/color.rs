//! Colours as CSS writes them.

use plotters::style::RGBAColor;
use serde::de::{Error as _, Unexpected};
use serde::{Deserialize, Deserializer};

/// A colour with its opacity.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Color {
    /// Red, green, blue.
    pub rgb: (u8, u8, u8),
    /// From 0, which paints nothing, to 1.
    pub alpha: f64,
}

impl Color {
    /// Reads `#rgb`, `#rrggbb`, `#rrggbbaa`, `rgb(r, g, b)` and `rgba(r, g, b, a)`, also in the
    /// spelling without commas. The last ones are what `getComputedStyle` answers.
    pub fn parse(css: &str) -> Option<Self> {
        let css = css.trim();
        match css.strip_prefix('#') {
            Some(digits) => hexadecimal(digits),
            None => functional(css),
        }
    }

    /// The same colour at this share of its opacity.
    pub fn faded(self, share: f64) -> Self {
        Self {
            alpha: self.alpha * share,
            ..self
        }
    }
}

impl From<Color> for RGBAColor {
    fn from(color: Color) -> Self {
        let (red, green, blue) = color.rgb;
        Self(red, green, blue, color.alpha)
    }
}

impl<'de> Deserialize<'de> for Color {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let css = String::deserialize(deserializer)?;
        let expected = "a colour such as \"#0072b2\" or \"rgb(0, 114, 178)\"";
        Self::parse(&css).ok_or_else(|| D::Error::invalid_value(Unexpected::Str(&css), &expected))
    }
}

fn hexadecimal(digits: &str) -> Option<Color> {
    if !digits.chars().all(|digit| digit.is_ascii_hexdigit()) {
        return None;
    }
    let full = if digits.len() == 3 {
        digits.chars().flat_map(|digit| [digit, digit]).collect()
    } else {
        digits.to_owned()
    };
    let byte = |at: usize| {
        full.get(at..at + 2)
            .and_then(|pair| u8::from_str_radix(pair, 16).ok())
    };
    let alpha = match full.len() {
        6 => 1.0,
        8 => f64::from(byte(6)?) / 255.0,
        _ => return None,
    };
    Some(Color {
        rgb: (byte(0)?, byte(2)?, byte(4)?),
        alpha,
    })
}

fn functional(css: &str) -> Option<Color> {
    let inner = css
        .strip_prefix("rgba(")
        .or_else(|| css.strip_prefix("rgb("))?
        .strip_suffix(')')?;
    let mut parts = inner.split([',', ' ', '/']).filter(|part| !part.is_empty());
    let mut channel = || decimal(parts.next()?).filter(|value| *value <= 255.0);
    let mut byte = || channel().map(|value: f64| value.round() as u8);
    let rgb = (byte()?, byte()?, byte()?);
    let alpha = match parts.next() {
        Some(text) => decimal(text).filter(|alpha| *alpha <= 1.0)?,
        None => 1.0,
    };
    parts.next().is_none().then_some(Color { rgb, alpha })
}

/// A number such as `0.25`, at least 0, with at most 15 digits: so far the quotient of two whole
/// numbers is what the library's reader gives, whose tables alone weigh 10 KB of a download.
fn decimal(text: &str) -> Option<f64> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let digits = whole.len() + fraction.len();
    if !(1..=15).contains(&digits) {
        return None;
    }
    let mut value = 0_u64;
    for digit in whole.chars().chain(fraction.chars()) {
        value = value * 10 + u64::from(digit.to_digit(10)?);
    }
    Some(value as f64 / 10_u64.pow(fraction.len() as u32) as f64)
}
