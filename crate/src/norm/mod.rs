//! Normalization: one pipeline, told apart by the axes of its statistics.
//!
//! A [`Request`] becomes [`Stats`](stats::Stats) over some [`Axes`](stats::Axes), these make it
//! [`Standardized`], [`Affine`] applies gamma and beta, and out comes [`Normalized`]. Only the
//! dispatch in this file tells the methods apart.
//!
//! Inside, every batch has four axes, `[samples, groups, channels, positions]`: a batch without
//! groups has one, a feature is a channel of one position. A statistic has length 1 along the axes
//! that it was taken over, so that it broadcasts.

pub mod affine;
pub mod batch;
mod cellwise;
pub mod group;
pub mod instance;
pub mod layer;
mod method;
mod outcome;
pub mod pass;
pub mod renorm;
mod renorm_path;
mod request;
pub mod rms;
mod running;
mod shape;
pub mod standardize;
pub mod stats;

pub use method::{Method, Mode};
pub use outcome::{Gradients, Normalized};
pub use renorm_path::RenormPath;
pub use request::{Request, groups_from_number};
pub use running::Running;
pub use shape::{MAX_VALUES, Shape};

use crate::{Code, Error, Float, Result};
use affine::Affine;
use ndarray::ArrayView4;
use pass::Pass;
use renorm::Correction;
use standardize::Standardized;
use stats::OVER_SAMPLES;

/// Normalizes one batch, forward and, if asked, backward.
///
/// Equations, shapes and sources are those of the method's module.
///
/// Errors: `shape`, `non-finite`, `range`, `state` and `type`, each naming the field; `range` also
/// where finite numbers are so large that a result is not.
pub fn normalize<F: Float>(request: &Request<F>) -> Result<Normalized<F>> {
    answer(request).map_err(|error| error.within("normalize"))
}

fn answer<F: Float>(request: &Request<F>) -> Result<Normalized<F>> {
    request.check()?;
    let groups = match (request.method, request.groups) {
        (Method::Group, Some(groups)) => groups,
        _ => 1,
    };
    let dim = request.shape.grouped(groups);
    let view = |values| {
        ArrayView4::from_shape(dim, values)
            .map_err(|error| Error::new(Code::Shape, error.to_string()))
    };
    let affine = Affine::new(request.gamma.as_deref(), request.beta.as_deref(), dim);
    let pass = forward(view(&request.x)?, request);
    let y = affine.forward(pass.x_hat());
    let gradients = match &request.upstream {
        Some(upstream) => Some(pass.backward(view(upstream)?, &affine)),
        None => None,
    };
    Normalized::from_pass(request, pass, y, gradients)
}

/// The dispatch.
fn forward<F: Float>(x: ArrayView4<'_, F>, request: &Request<F>) -> Pass<F> {
    let Request { eps, momentum, .. } = *request;
    let start = Running::start(request.shape.channels());
    let running = request.running.as_ref().unwrap_or(&start);
    match (request.method, request.mode) {
        (Method::None, _) => Pass::plain(Standardized::unchanged(x)),
        (Method::Layer, _) => Pass::plain(layer::forward(x, eps)),
        (Method::Group, _) => Pass::plain(group::forward(x, eps)),
        (Method::Instance, _) => Pass::plain(instance::forward(x, eps)),
        (Method::Rms, _) => Pass::plain(rms::forward(x, eps)),
        (Method::Batch, Mode::Eval) => Pass::plain(batch::forward_eval(x, running, eps)),
        (Method::Renorm, Mode::Eval) => Pass::plain(renorm::forward_eval(x, running)),
        (Method::Batch, Mode::Train) => {
            let standardized = batch::forward_train(x, eps);
            let count = OVER_SAMPLES.count(x.dim());
            let running = batch::track(
                running,
                &standardized.stats,
                count,
                momentum,
                request.unbiased_running,
            );
            Pass {
                running: Some(running),
                ..Pass::plain(standardized)
            }
        }
        (Method::Renorm, Mode::Train) => {
            let standardized = batch::forward_train(x, eps);
            let correction =
                Correction::between(&standardized, running, request.r_max, request.d_max);
            let x_hat = correction.forward(standardized.x_hat.view());
            let running = renorm::track(running, &standardized, momentum);
            Pass {
                corrected: Some((correction, x_hat)),
                running: Some(running),
                ..Pass::plain(standardized)
            }
        }
    }
}
