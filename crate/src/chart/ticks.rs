//! Which numbers to print at an axis, and how.

use crate::error::Result;

/// One number at an axis.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Tick {
    pub(super) value: f64,
    pub(super) label: String,
}

/// The multiples of 1, 2 or 5 times a power of ten.
#[derive(Clone, Copy, Debug)]
struct Step {
    digit: f64,
    exponent: i32,
}

impl Step {
    /// The finest step that is at least `size`.
    fn at_least(size: f64) -> Self {
        let exponent = size.log10().floor() as i32;
        let candidates = [(1.0, 0), (2.0, 0), (5.0, 0), (1.0, 1)].map(|(digit, up)| Self {
            digit,
            exponent: exponent + up,
        });
        let enough = |step: &Self| step.multiple(1.0) >= size * (1.0 - 1e-9);
        candidates.into_iter().find(enough).unwrap_or(candidates[3])
    }

    /// `k` steps. Dividing by a whole power of ten rounds once: three steps of 0.1 are 0.3.
    fn multiple(self, k: f64) -> f64 {
        if self.exponent < 0 {
            k * self.digit / 10f64.powi(-self.exponent)
        } else {
            k * self.digit * 10f64.powi(self.exponent)
        }
    }

    fn coarser(self) -> Self {
        match self.digit as i32 {
            1 => Self { digit: 2.0, ..self },
            2 => Self { digit: 5.0, ..self },
            _ => Self {
                digit: 1.0,
                exponent: self.exponent + 1,
            },
        }
    }

    fn within(self, low: f64, high: f64) -> Vec<Tick> {
        let size = self.multiple(1.0);
        let (first, last) = ((low / size - 1e-9).ceil(), (high / size + 1e-9).floor());
        let count = (last - first + 1.0).max(0.0) as usize;
        let values: Vec<f64> = (0..count)
            .map(|i| self.multiple(first + i as f64))
            .collect();
        let labels = labels(&values, self.exponent);
        values
            .into_iter()
            .zip(labels)
            .map(|(value, label)| Tick { value, label })
            .collect()
    }
}

/// Round numbers from `low` to `high`: as many as `fits` lets pass, at most `most`. At least one,
/// if there is one.
pub(super) fn ticks(
    low: f64,
    high: f64,
    most: usize,
    fits: impl Fn(&[Tick]) -> Result<bool>,
) -> Result<Vec<Tick>> {
    // Finer than needed to begin with: some ranges lie between the multiples of the first step that
    // fits.
    let mut step = Step::at_least((high - low) / (5.0 * most.max(1) as f64));
    let mut finest = step.within(low, high);
    loop {
        let found = step.within(low, high);
        if found.is_empty() {
            let middle = finest.len() / 2;
            return Ok(finest.drain(..).skip(middle).take(1).collect());
        }
        if found.len() <= most.max(1) && fits(&found)? {
            return Ok(found);
        }
        step = step.coarser();
        finest = found;
    }
}

/// The shorter of the plain and the scientific spelling, one for the whole axis.
fn labels(values: &[f64], exponent: i32) -> Vec<String> {
    let largest = values
        .iter()
        .fold(0.0_f64, |largest, value| largest.max(value.abs()));
    if largest == 0.0 {
        return values.iter().map(|_| "0".to_owned()).collect();
    }
    let longest = |labels: &[String]| {
        labels
            .iter()
            .map(|label| label.chars().count())
            .max()
            .unwrap_or(0)
    };
    let plain: Vec<String> = values.iter().map(|&value| plain(value, exponent)).collect();
    // Whole mantissas of up to three digits where that is enough: 5×10⁶, 10×10⁶.
    let largest_order = largest.log10().floor() as i32;
    let order = if largest_order - exponent <= 2 {
        exponent
    } else {
        largest_order
    };
    let scientific: Vec<String> = values
        .iter()
        .map(|&value| scientific(value, order, exponent))
        .collect();
    if longest(&plain) > 7 && longest(&scientific) < longest(&plain) {
        scientific
    } else {
        plain
    }
}

/// `-1250.5` as `−1,250.5`: U+2212, thousands apart, no idle zeros.
fn plain(value: f64, exponent: i32) -> String {
    let digits = format!("{:.*}", (-exponent).max(0) as usize, value.abs());
    let (whole, fraction) = digits.split_once('.').unwrap_or((&digits, ""));
    let fraction = fraction.trim_end_matches('0');
    let mut label = String::from(if value < 0.0 { "\u{2212}" } else { "" });
    for (i, digit) in whole.chars().enumerate() {
        if i > 0 && (whole.len() - i).is_multiple_of(3) {
            label.push(',');
        }
        label.push(digit);
    }
    if !fraction.is_empty() {
        label.push('.');
        label.push_str(fraction);
    }
    label
}

/// `-0.0000015` as `−1.5×10⁻⁶`.
fn scientific(value: f64, order: i32, exponent: i32) -> String {
    if value == 0.0 {
        return "0".to_owned();
    }
    let power: String = order.to_string().chars().map(superscript).collect();
    // Two factors, since 10^308 is the largest power that exists, and a subnormal's order is below
    // -308.
    let mantissa = value / 10f64.powi(order / 2) / 10f64.powi(order - order / 2);
    format!("{}×10{power}", plain(mantissa, exponent - order))
}

fn superscript(c: char) -> char {
    match c {
        '-' => '⁻',
        '1' => '¹',
        '2' => '²',
        '3' => '³',
        _ => c
            .to_digit(10)
            .and_then(|digit| char::from_u32(0x2070 + digit))
            .unwrap_or(c),
    }
}
