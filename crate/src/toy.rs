//! The toy of section 2 of Ioffe & Szegedy: a bias that a normalization takes out again.

use crate::error::{Code, Error, Result, number};
use crate::training::{at_least, check_finite};

/// The most samples of a batch.
pub const MAX_SAMPLES: usize = 1024;

/// The most steps of one call.
pub const MAX_STEPS: usize = 10_000;

/// What a toy is given.
#[derive(Clone, Debug, PartialEq)]
pub struct BiasToyRequest {
    /// The batch: what goes into the unit, 1 to [`MAX_SAMPLES`] numbers.
    pub u: Vec<f64>,
    /// What every sample's output is to be.
    pub target: f64,
    /// The learning rate, at least 0.
    pub rate: f64,
    /// How many steps, 1 to [`MAX_STEPS`].
    pub steps: f64,
    /// The bias that both ways start from.
    pub b: f64,
}

/// One unit that adds a bias `b` and is normalized by the mean of its batch, trained by gradient
/// descent in two ways, side by side.
///
/// Source: Ioffe & Szegedy, arXiv 1502.03167, section 2.
///
/// `x_hat = u + b - E[u + b]`, `loss = 1/m sum 1/2 (x_hat - target)^2`, `b <- b - rate gradient`
///
/// with `g = dloss/dx_hat = (x_hat - target) / m` for each sample, and E the mean over the batch:
///
/// - ignored: `gradient = sum g`, as if E did not depend on `b`. That is `-target`, at every step:
///   `b` moves by `rate target` for ever, E takes it out again, and the loss stays.
/// - through: `gradient = sum (g - E[g])`, which is 0.
///
/// Both are computed as they stand here. So what is the same for ever in theory is so to rounding,
/// about `1e-16` of the largest of `u` and `b`.
#[derive(Clone, Debug, PartialEq)]
pub struct BiasToy {
    /// With the gradient that ignores that E depends on the bias.
    pub ignored: BiasWalk,
    /// With the gradient that goes through E.
    pub through: BiasWalk,
}

/// One way over the steps: `[steps + 1]` each, the start first.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct BiasWalk {
    /// The bias.
    pub b: Vec<f64>,
    /// The loss at that bias.
    pub loss: Vec<f64>,
    /// The gradient there, by which the next step goes.
    pub gradient: Vec<f64>,
}

impl BiasToy {
    /// Both ways from the same start. The bias where one ended is the start that goes on with it.
    ///
    /// # Errors
    /// [`Code::Shape`] for too few or too many samples, [`Code::NonFinite`] and [`Code::Range`] for
    /// numbers that cannot be, and [`Code::Range`] where a result leaves the doubles.
    pub fn run(request: &BiasToyRequest) -> Result<Self> {
        let steps = request.check()?;
        Ok(Self {
            ignored: request.walk("ignored", steps, |_| 0.0)?,
            through: request.walk("through", steps, mean)?,
        })
    }
}

impl BiasToyRequest {
    fn check(&self) -> Result<usize> {
        if !(1..=MAX_SAMPLES).contains(&self.u.len()) {
            let got = format!("of {} numbers", self.u.len());
            let takes = format!("of 1 to {MAX_SAMPLES}");
            return Err(Error::field(Code::Shape, "u", got, takes));
        }
        for (at, &u) in self.u.iter().enumerate() {
            check_finite(&format!("u[{at}]"), u)?;
        }
        check_finite("target", self.target)?;
        at_least::<f64>("rate", self.rate, 0.0)?;
        check_finite("steps", self.steps)?;
        if self.steps.fract() != 0.0 || !(1.0..=MAX_STEPS as f64).contains(&self.steps) {
            let takes = format!("a whole number from 1 to {MAX_STEPS}");
            let got = number(self.steps);
            return Err(Error::field(Code::Range, "steps", got, takes));
        }
        check_finite("b", self.b)?;
        Ok(self.steps as usize)
    }

    /// `through_mean` is what of the gradients of `x_hat` comes back through E, of every sample.
    fn walk(&self, name: &str, steps: usize, through_mean: fn(&[f64]) -> f64) -> Result<BiasWalk> {
        let share = (self.u.len() as f64).recip();
        let mut walk = BiasWalk::default();
        let mut b = self.b;
        let mut values = self.u.clone();
        for step in 0..=steps {
            for (x, u) in values.iter_mut().zip(&self.u) {
                *x = u + b;
            }
            let center = mean(&values);
            let mut loss = 0.0;
            for value in &mut values {
                let off = *value - center - self.target;
                loss += 0.5 * off * off * share;
                *value = off * share;
            }
            let taken = through_mean(&values);
            let gradient: f64 = values.iter().map(|g| g - taken).sum();
            for (field, value, place) in [
                ("b", b, &mut walk.b),
                ("loss", loss, &mut walk.loss),
                ("gradient", gradient, &mut walk.gradient),
            ] {
                if !value.is_finite() {
                    let message = format!(
                        "{name}.{field}[{step}] leaves the range of f64: make u, target, rate or b \
                         smaller"
                    );
                    return Err(Error::new(Code::Range, message));
                }
                place.push(value);
            }
            b -= self.rate * gradient;
        }
        Ok(walk)
    }
}

/// Summed as distances from the first, so that equal values have exactly their value as the mean.
fn mean(values: &[f64]) -> f64 {
    let first = values[0];
    let sum: f64 = values.iter().map(|value| value - first).sum();
    first + sum / values.len() as f64
}
