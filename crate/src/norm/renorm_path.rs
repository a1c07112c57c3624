//! The way of every value from where batch normalization puts it to where inference would.

use super::batch;
use super::method::Method;
use super::renorm::{Correction, forward_eval};
use super::request::Request;
use super::running::Running;
use crate::{Code, Error, Float, Result};
use ndarray::{Array4, ArrayView4};

/// A batch on its way, all in normalized values, before gamma and beta. Cells are in the order of
/// `x`, the others one a channel.
#[derive(Clone, Debug, PartialEq)]
pub struct RenormPath<F> {
    /// The batch's own mean, and what batch normalization divides by: `sqrt(variance + eps)`.
    pub mean: Vec<F>,
    /// See `mean`.
    pub std: Vec<F>,
    /// Where batch normalization puts it.
    pub batch: Vec<F>,
    /// After r, as the clip leaves it.
    pub scaled: Vec<F>,
    /// After r and d: what training uses.
    pub renorm: Vec<F>,
    /// After r alone, without its clip.
    pub free: Vec<F>,
    /// Where inference puts it.
    pub inference: Vec<F>,
    /// r and d as Algorithm 1 asks for them.
    pub asked: [Vec<F>; 2],
    /// r and d as the clips leave them.
    pub clipped: [Vec<F>; 2],
    /// The distance to inference of `batch`, of `scaled` and of `renorm`: the root of its mean
    /// square over the samples, `[3]` of every channel.
    pub gaps: [Vec<F>; 3],
}

impl<F: Float> RenormPath<F> {
    /// The way of a batch.
    ///
    /// Source: Ioffe, arXiv 1702.03275, section 3 and Algorithm 1.
    ///
    /// `(x - running_mean) / running_std = (x - mean) / std r + d`; what is left with clips `r_c`
    /// and `d_c` is, but for eps, `hypot(r - r_c, d - d_c)`
    ///
    /// Shapes: `[samples, features]` or `[samples, channels, positions]`.
    ///
    /// # Errors
    /// Those of [`normalize`](super::normalize), and `state` without running statistics.
    pub fn of(request: &Request<F>) -> Result<Self> {
        Self::found(request).map_err(|error| error.within("renormPath"))
    }

    fn found(request: &Request<F>) -> Result<Self> {
        if request.method != Method::Renorm {
            let got = format!("{:?}", request.method.name());
            return Err(Error::field(Code::Unknown, "method", got, "\"renorm\""));
        }
        request.check()?;
        let Some(running) = &request.running else {
            let message = "needs running: { mean, std }";
            return Err(Error::new(Code::State, message));
        };
        let dim = request.shape.grouped(1);
        let x = ArrayView4::from_shape(dim, &request.x)
            .map_err(|error| Error::new(Code::Shape, error.to_string()))?;
        let path = Self::through(x, request, running);
        path.check_range()?;
        Ok(path)
    }

    fn through(x: ArrayView4<'_, F>, request: &Request<F>, running: &Running<F>) -> Self {
        let standardized = batch::forward_train(x, request.eps);
        let between = |r_max, d_max| Correction::between(&standardized, running, r_max, d_max);
        let asked = between(F::infinity(), F::infinity());
        let clipped = between(request.r_max, request.d_max);
        let only_r = |of: &Correction<F>| Correction {
            r: of.r.clone(),
            d: Array4::zeros(of.d.dim()),
        };
        let x_hat = standardized.x_hat.view();
        let inference = forward_eval(x, running).x_hat;
        let scaled = only_r(&clipped).forward(x_hat);
        let renorm = clipped.forward(x_hat);
        let free = only_r(&asked).forward(x_hat);
        let gaps = [&standardized.x_hat, &scaled, &renorm].map(|from| distances(from, &inference));
        Self {
            mean: flat(standardized.stats.mean),
            std: flat(standardized.std),
            batch: flat(standardized.x_hat),
            scaled: flat(scaled),
            renorm: flat(renorm),
            free: flat(free),
            inference: flat(inference),
            asked: [flat(asked.r), flat(asked.d)],
            clipped: [flat(clipped.r), flat(clipped.d)],
            gaps,
        }
    }

    /// Numbers that are finite lead to others that are, or are refused.
    fn check_range(&self) -> Result<()> {
        let [distance, ..] = &self.gaps;
        for (field, values) in [
            ("std", &self.std),
            ("inference", &self.inference),
            ("gaps", distance),
        ] {
            if let Some(index) = values.iter().position(|value| !value.is_finite()) {
                let message = format!(
                    "{field}[{index}] leaves the range of {}: make x smaller",
                    F::NAME
                );
                return Err(Error::new(Code::Range, message));
            }
        }
        Ok(())
    }
}

/// The root of the mean square of the distances, over samples and positions, of every channel.
fn distances<F: Float>(of: &Array4<F>, to: &Array4<F>) -> Vec<F> {
    let (_, _, channels, _) = of.dim();
    (0..channels)
        .map(|channel| {
            let apart = ndarray::s![.., .., channel, ..];
            let pairs = of.slice(apart).into_iter().zip(to.slice(apart));
            let count = F::from_count(pairs.len());
            let sum = pairs
                .map(|(&a, &b)| (a - b) * (a - b))
                .fold(F::zero(), |a, b| a + b);
            (sum / count).sqrt()
        })
        .collect()
}

fn flat<F: Float>(array: Array4<F>) -> Vec<F> {
    array.into_iter().collect()
}
