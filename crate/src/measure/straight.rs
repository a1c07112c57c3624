//! How much of the sigmoid's bend a batch meets.

use super::moments::{mean_and_std, saturated_share};
use crate::error::{Code, Error, Result, number};
use crate::network::Activation;

/// A batch behind the sigmoid: how much of it is where the sigmoid is nearly straight, and how well
/// a straight line does what the sigmoid does to it.
///
/// The line is that of least squares, `s(x) ~ slope x + intercept`, and
///
/// ```text
/// slope = cov(x, s(x)) / var(x)
/// r2 = cov(x, s(x))^2 / (var(x) var(s(x)))
/// ```
///
/// the share of the variance of the outputs that it explains. Of a bell, `x ~ N(0, gamma^2)`, that
/// is 0.9998 for gamma 0.25, 0.984 for 1 and 0.752 for 8.
#[derive(Clone, Debug, PartialEq)]
pub struct Straight {
    /// The share of the values whose output is from 0.1 to 0.9.
    pub share: f64,
    /// Of the best line; 0 where all values are equal.
    pub slope: f64,
    /// Of the best line.
    pub intercept: f64,
    /// From 0 to 1; 1 where all outputs are equal, since a line goes through one point.
    pub r2: f64,
    /// How many outputs are in each of the equal parts of 0 to 1.
    pub counts: Vec<u32>,
}

impl Straight {
    /// Puts `values` through the sigmoid, and counts the outputs in `bins` equal bins from 0 to 1.
    ///
    /// # Shapes
    /// `values [n]`, `counts [bins]`.
    ///
    /// # Errors
    /// [`Code::Shape`] when there are no values, [`Code::Range`] when there are no bins,
    /// [`Code::NonFinite`] when a value is NaN or infinite.
    pub fn of(values: &[f64], bins: usize) -> Result<Self> {
        if values.is_empty() {
            return Err(Error::field(
                Code::Shape,
                "values",
                "empty",
                "at least one number",
            ));
        }
        if bins == 0 {
            return Err(Error::field(Code::Range, "bins", 0, "at least 1"));
        }
        if let Some(at) = values.iter().position(|value| !value.is_finite()) {
            let (field, got) = (format!("values[{at}]"), number(values[at]));
            return Err(Error::field(Code::NonFinite, &field, got, "finite"));
        }
        let mut outputs = vec![0.0; values.len()];
        Activation::Sigmoid.forward(values, &mut outputs);
        let mut counts = vec![0; bins];
        for &output in &outputs {
            counts[((output * bins as f64) as usize).min(bins - 1)] += 1;
        }
        let [mean, std] = mean_and_std(values);
        let [middle, spread] = mean_and_std(&outputs);
        let pairs = values.iter().zip(&outputs);
        let sum: f64 = pairs.map(|(x, s)| (x - mean) / std * (s - middle)).sum();
        // Without a spread there is no slope to tell.
        let along = if std > 0.0 {
            sum / values.len() as f64
        } else {
            0.0
        };
        let slope = if std > 0.0 { along / std } else { 0.0 };
        let explained = (along / spread).powi(2).min(1.0);
        Ok(Self {
            share: 1.0 - saturated_share(&outputs),
            slope,
            intercept: middle - slope * mean,
            // The mean of equal outputs may be off by rounding, which is no spread.
            r2: if std > 0.0 && spread > 0.0 {
                explained
            } else {
                1.0
            },
            counts,
        })
    }
}
