//! What `normalize` is asked, and the refusal of what it cannot answer.

use super::method::{Method, Mode};
use super::running::Running;
use super::shape::Shape;
use crate::Float;
use crate::error::{Code, Error, Result, number};

/// One call of [`normalize`](super::normalize): the batch, the method and its settings. Fields are
/// called as in JavaScript in messages.
#[derive(Clone, Debug, PartialEq)]
pub struct Request<F> {
    /// The batch, row-major.
    pub x: Vec<F>,
    /// Its sizes.
    pub shape: Shape,
    /// How to normalize it.
    pub method: Method,
    /// What is added to the variance inside the root.
    pub eps: F,
    /// The scale of every channel; ones if absent.
    pub gamma: Option<Vec<F>>,
    /// The shift of every channel; zeros if absent.
    pub beta: Option<Vec<F>>,
    /// How many groups the channels make; `group` needs it, the others ignore it.
    pub groups: Option<usize>,
    /// Training or inference.
    pub mode: Mode,
    /// The running statistics before this batch; methods that keep none ignore it.
    pub running: Option<Running<F>>,
    /// The share of the new batch in the running statistics.
    pub momentum: F,
    /// Whether the running variance takes the unbiased estimate.
    pub unbiased_running: bool,
    /// The clip of r.
    pub r_max: F,
    /// The clip of d.
    pub d_max: F,
    /// The gradient of `y`: asks for the gradients of `x`, `gamma` and `beta`.
    pub upstream: Option<Vec<F>>,
}

impl<F: Float> Request<F> {
    /// A request with every default.
    pub fn new(x: Vec<F>, shape: Shape, method: Method) -> Self {
        Self {
            x,
            shape,
            method,
            eps: F::from_f64(1e-5),
            gamma: None,
            beta: None,
            groups: None,
            mode: Mode::Train,
            running: None,
            momentum: F::from_f64(0.1),
            unbiased_running: true,
            r_max: F::from_f64(3.0),
            d_max: F::from_f64(5.0),
            upstream: None,
        }
    }

    /// Refuses what cannot be answered: sizes first, then settings, then values.
    pub(super) fn check(&self) -> Result<()> {
        self.check_lengths()?;
        self.check_settings()?;
        self.check_groups()?;
        let arrays = [
            ("x", Some(&self.x)),
            ("gamma", self.gamma.as_ref()),
            ("beta", self.beta.as_ref()),
            ("upstream", self.upstream.as_ref()),
        ];
        for (field, values) in arrays {
            check_all_finite(field, values.map_or(&[], Vec::as_slice))?;
        }
        self.check_running()
    }

    fn check_lengths(&self) -> Result<()> {
        self.shape.check_values("x", self.x.len())?;
        for (field, values) in [("gamma", &self.gamma), ("beta", &self.beta)] {
            values.as_ref().map_or(Ok(()), |values| {
                self.shape.check_channels(field, values.len())
            })?;
        }
        self.upstream.as_ref().map_or(Ok(()), |values| {
            self.shape.check_values("upstream", values.len())
        })
    }

    fn check_settings(&self) -> Result<()> {
        let (zero, one) = (F::zero(), F::one());
        let share = self.momentum >= zero && self.momentum <= one;
        let settings = [
            ("eps", self.eps, self.eps >= zero, "at least 0"),
            ("momentum", self.momentum, share, "between 0 and 1"),
            ("rMax", self.r_max, self.r_max >= one, "at least 1"),
            ("dMax", self.d_max, self.d_max >= zero, "at least 0"),
        ];
        for (field, value, fits, takes) in settings {
            check_finite(field, value.to_f64())?;
            if !fits {
                let got = number(value.to_f64());
                return Err(Error::field(Code::Range, field, got, takes));
            }
        }
        Ok(())
    }

    fn check_groups(&self) -> Result<()> {
        if self.method != Method::Group {
            return Ok(());
        }
        let channels = self.shape.channels();
        let takes = format!("a divisor of the {channels} {}s", self.shape.channel_name());
        match self.groups {
            None => Err(Error::field(Code::Type, "groups", "missing", takes)),
            // Nothing but 0 is a multiple of 0, and there is at least one channel.
            Some(groups) if !channels.is_multiple_of(groups) => {
                Err(Error::field(Code::Range, "groups", groups, takes))
            }
            Some(_) => Ok(()),
        }
    }

    fn check_running(&self) -> Result<()> {
        match (self.method.spread_name(), &self.running) {
            (Some(spread), Some(running)) => self.check_given_running(spread, running),
            (Some(spread), None) if self.mode == Mode::Eval => {
                let method = self.method.name();
                let needs = format!("running: {{ mean, {spread} }}, which mode \"train\" returns");
                let message = format!("mode \"eval\" of method {method:?} needs {needs}");
                Err(Error::new(Code::State, message))
            }
            _ => Ok(()),
        }
    }

    fn check_given_running(&self, spread: &str, running: &Running<F>) -> Result<()> {
        let field = format!("running.{spread}");
        self.shape
            .check_channels("running.mean", running.mean.len())?;
        self.shape.check_channels(&field, running.spread.len())?;
        check_all_finite("running.mean", &running.mean)?;
        check_all_finite(&field, &running.spread)?;
        let may_be_zero = self.method != Method::Renorm;
        let refused = |&value: &F| value < F::zero() || (value == F::zero() && !may_be_zero);
        match running.spread.iter().position(refused) {
            None => Ok(()),
            Some(index) => {
                let got = number(running.spread[index].to_f64());
                let takes = if may_be_zero { "at least 0" } else { "above 0" };
                Err(Error::field(
                    Code::Range,
                    &format!("{field}[{index}]"),
                    got,
                    takes,
                ))
            }
        }
    }
}

/// A number of groups that came as a float.
///
/// Errors: `non-finite`, and `range` unless it is a whole number of at least 1.
pub fn groups_from_number(groups: f64) -> Result<usize> {
    check_finite("groups", groups)?;
    if groups < 1.0 || groups.fract() != 0.0 {
        let takes = "a whole number of at least 1";
        return Err(Error::field(Code::Range, "groups", number(groups), takes));
    }
    // A float too large for usize becomes the largest usize, which divides no number of channels.
    Ok(groups as usize)
}

fn check_all_finite<F: Float>(field: &str, values: &[F]) -> Result<()> {
    match values.iter().position(|value| !value.is_finite()) {
        None => Ok(()),
        Some(index) => check_finite(&format!("{field}[{index}]"), values[index].to_f64()),
    }
}

fn check_finite(field: &str, value: f64) -> Result<()> {
    if value.is_finite() {
        return Ok(());
    }
    Err(Error::field(
        Code::NonFinite,
        field,
        number(value),
        "a finite number",
    ))
}
