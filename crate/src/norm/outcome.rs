//! What `normalize` answers.

use super::method::{Method, Mode};
use super::pass::Pass;
use super::request::Request;
use super::running::Running;
use crate::{Code, Error, Float, Result};
use ndarray::Array4;

/// A batch, normalized. Every array is flat: cells row-major as in the request, statistics one per
/// set of cells in the same order.
#[derive(Clone, Debug, PartialEq)]
pub struct Normalized<F> {
    /// The mean that was subtracted; absent for methods that subtract none.
    pub mean: Option<Vec<F>>,
    /// The biased variance that was divided by, for `rms` the mean square; absent for `none`.
    pub variance: Option<Vec<F>>,
    /// The batch after standardizing, for `renorm` after r and d.
    pub x_hat: Vec<F>,
    /// The batch after gamma and beta.
    pub y: Vec<F>,
    /// The running statistics after a training batch of `batch` or `renorm`.
    pub running: Option<Running<F>>,
    /// r and d of a training batch of `renorm`, one per channel.
    pub correction: Option<(Vec<F>, Vec<F>)>,
    /// The gradients, where an upstream one was given.
    pub gradients: Option<Gradients<F>>,
}

/// The gradients of a loss whose gradient of `y` was given.
#[derive(Clone, Debug, PartialEq)]
pub struct Gradients<F> {
    /// That of the batch.
    pub x: Vec<F>,
    /// That of the scale, one per channel.
    pub gamma: Vec<F>,
    /// That of the shift, one per channel.
    pub beta: Vec<F>,
}

impl<F: Float> Normalized<F> {
    /// Flattens a pass.
    ///
    /// Errors: `range` if a number left the float's range on the way, so that no NaN or infinity
    /// ever comes out.
    pub(super) fn from_pass(
        request: &Request<F>,
        pass: Pass<F>,
        y: Array4<F>,
        gradients: Option<[Array4<F>; 3]>,
    ) -> Result<Self> {
        let Pass {
            standardized,
            corrected,
            running,
        } = pass;
        let (correction, x_hat) = match corrected {
            Some((correction, x_hat)) => (Some((flat(correction.r), flat(correction.d))), x_hat),
            None => (None, standardized.x_hat),
        };
        let has_var = request.method != Method::None;
        let has_mean = has_var && request.method != Method::Rms;
        let std = flat(standardized.std);
        let normalized = Self {
            mean: has_mean.then(|| flat(standardized.stats.mean)),
            variance: has_var.then(|| flat(standardized.stats.var)),
            x_hat: flat(x_hat),
            y: flat(y),
            running,
            correction,
            gradients: gradients.map(|[x, gamma, beta]| Gradients {
                x: flat(x),
                gamma: flat(gamma),
                beta: flat(beta),
            }),
        };
        normalized.check_range(request, &std)?;
        Ok(normalized)
    }

    fn check_range(&self, request: &Request<F>, std: &[F]) -> Result<()> {
        let in_range = |field: &str, values: &[F], remedy: &str| {
            let Some(index) = values.iter().position(|value| !value.is_finite()) else {
                return Ok(());
            };
            let float = F::NAME;
            let message = format!("{field}[{index}] leaves the range of {float}: make {remedy}");
            Err(Error::new(Code::Range, message))
        };
        let source = match request.mode {
            Mode::Train => "x smaller",
            Mode::Eval => "running.std smaller",
        };
        in_range("variance", self.variance.as_deref().unwrap_or(&[]), source)?;
        in_range("mean", self.mean.as_deref().unwrap_or(&[]), source)?;
        in_range("sqrt(variance + eps)", std, "eps smaller")?;
        in_range("xHat", &self.x_hat, "x smaller, or what divides it larger")?;
        in_range("y", &self.y, "x, gamma or beta smaller")?;
        if let (Some(running), Some(spread)) = (&self.running, request.method.spread_name()) {
            in_range("running.mean", &running.mean, source)?;
            in_range(&format!("running.{spread}"), &running.spread, source)?;
        }
        if let Some(gradients) = &self.gradients {
            let remedy = "upstream or gamma smaller, or what divides x larger";
            in_range("gradients.x", &gradients.x, remedy)?;
            in_range("gradients.gamma", &gradients.gamma, "upstream or x smaller")?;
            in_range("gradients.beta", &gradients.beta, "upstream smaller")?;
        }
        Ok(())
    }
}

fn flat<F: Float>(array: Array4<F>) -> Vec<F> {
    array.into_iter().collect()
}
