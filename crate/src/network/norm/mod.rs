//! Normalization between the layers of a network: the methods of [`norm`](crate::norm), on
//! `[samples, features]`, in buffers that are allocated once.
//!
//! Equations and sources are those of the method's module there, and tests hold the two equal.
//! [`Norm`] has the parameters and the running statistics, [`Cache`] what a pass leaves for its way
//! back: a pass changes the cache only.

mod columns;
mod microbatches;
mod rows;

use crate::Float;
use crate::error::{Result, lookup};
use crate::norm::{Method, Mode, Running};

/// What batch normalization normalizes by in training.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Statistics {
    /// By the batch's own statistics, as it is meant.
    #[default]
    Batch,
    /// By the running ones as they were before the batch, through which no gradient flows.
    ///
    /// `x_hat = (x - running_mean) / sqrt(running_var + eps)`, `dx = gamma dy / sqrt(running_var +
    /// eps)`
    ///
    /// Source: the way that does not work, of Ioffe & Szegedy, arXiv 1502.03167, section 2, and of
    /// Ioffe, arXiv 1702.03275: the running statistics follow the parameters, and the gradient does
    /// not know.
    Running,
}

impl Statistics {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Batch, Self::Running];

    /// The statistics of this name.
    ///
    /// Errors: `unknown`, listing the names that exist.
    pub fn from_name(name: &str) -> Result<Self> {
        lookup("statistics", name, &Self::ALL, Self::name)
    }

    /// Their name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Batch => "batch",
            Self::Running => "running",
        }
    }
}

/// What a normalization does, apart from its parameters.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Settings<F> {
    /// Any but `none` and `instance`: to standardize a single value leaves nothing.
    pub method: Method,
    /// What it normalizes by in mode `train`; for `batch`.
    pub statistics: Statistics,
    /// How many groups the features make, for `group`.
    pub groups: usize,
    /// How many samples of a batch share their statistics in mode `train`, for the methods that
    /// keep running statistics; all of them if it is `None`.
    pub microbatch: Option<usize>,
    /// What is added to the variance inside the root.
    pub eps: F,
    /// Whether the running variance takes the unbiased estimate.
    pub unbiased_running: bool,
    /// Whether gamma and beta learn.
    pub affine: bool,
}

/// The clips of Batch Renormalization, which may change from step to step.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Clips<F> {
    /// That of r, at least 1.
    pub r_max: F,
    /// That of d, at least 0.
    pub d_max: F,
}

/// The normalization of one layer.
#[derive(Clone, Debug, PartialEq)]
pub struct Norm<F> {
    settings: Settings<F>,
    /// The scale of every feature.
    pub gamma: Vec<F>,
    /// The shift of every feature.
    pub beta: Vec<F>,
    /// The running statistics, for the methods that keep them.
    pub running: Option<Running<F>>,
}

/// What a pass through a [`Norm`] leaves. Of no use before the first pass.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cache<F> {
    /// `[samples, features]`, before r and d.
    pub x_hat: Vec<F>,
    /// What was subtracted: one per feature, or per sample and group. In training by running
    /// statistics the batch's own mean, which they then move to; the variance likewise.
    pub mean: Vec<F>,
    /// The biased variance, or the mean square, in the order of the means.
    pub var: Vec<F>,
    /// `1 / std`, what was multiplied by, in the same order, and 0 where `std` is 0.
    pub inv_std: Vec<F>,
    /// The scale of Batch Renormalization, per feature; 1 for batch normalization.
    pub r: Vec<F>,
    /// The shift of Batch Renormalization, per feature; 0 for batch normalization.
    pub d: Vec<F>,
    scale: Vec<F>,
    shift: Vec<F>,
    /// What the pass left of each microbatch, if it had several: then `x_hat` above is theirs, one
    /// after the other, and the statistics, r and d are the means of theirs.
    parts: Vec<Cache<F>>,
}

impl<F: Float> Norm<F> {
    /// gamma 1, beta 0, and running statistics of 0 and 1 where there are any.
    pub fn new(features: usize, settings: Settings<F>) -> Self {
        let tracks = settings.method.spread_name().is_some();
        Self {
            settings,
            gamma: vec![F::one(); features],
            beta: vec![F::zero(); features],
            running: tracks.then(|| Running::start(features)),
        }
    }

    /// How it normalizes.
    pub fn method(&self) -> Method {
        self.settings.method
    }

    /// What it normalizes by in mode `train`.
    pub fn statistics(&self) -> Statistics {
        self.settings.statistics
    }

    /// Whether a step changes gamma and beta.
    pub fn learns(&self) -> bool {
        self.settings.affine
    }

    /// `y = gamma x_hat + beta`, where `x_hat` is that of the method: of the batch in training,
    /// unless the settings say otherwise, of the running statistics in inference, if there are any.
    ///
    /// Shapes: `x` and `y` are `[samples, features]`.
    pub fn forward(&self, x: &[F], mode: Mode, clips: Clips<F>, cache: &mut Cache<F>, y: &mut [F]) {
        self.resize(cache, x.len());
        if self.has_parts(x.len(), mode) {
            return self.forward_parts(x, clips, cache, y);
        }
        cache.parts.clear();
        match (&self.running, mode) {
            (Some(running), Mode::Train) if self.is_held() => {
                self.by_running(running, x, cache, y);
                columns::stats(x, &mut cache.mean, &mut cache.var);
            }
            (Some(running), Mode::Train) => {
                columns::stats(x, &mut cache.mean, &mut cache.var);
                self.invert(cache);
                if self.settings.method == Method::Renorm {
                    self.correct(running, clips, cache);
                }
                self.compose(cache);
                columns::normalize(x, cache, y);
            }
            (Some(running), Mode::Eval) => self.by_running(running, x, cache, y),
            (None, _) => {
                let centered = self.settings.method != Method::Rms;
                rows::standardize(x, self.set_size(), centered, self.settings.eps, cache);
                rows::affine(&cache.x_hat, &self.gamma, &self.beta, y);
            }
        }
    }

    /// By running statistics; mean and variance of the cache are theirs.
    fn by_running(&self, running: &Running<F>, x: &[F], cache: &mut Cache<F>, y: &mut [F]) {
        cache.mean.copy_from_slice(&running.mean);
        cache.var.copy_from_slice(&running.spread);
        if self.settings.method == Method::Renorm {
            // eps is in the running std already.
            let pairs = cache.inv_std.iter_mut().zip(&mut cache.var);
            for (inv_std, var) in pairs {
                *inv_std = inverse(*var);
                *var = *var * *var;
            }
        } else {
            self.invert(cache);
        }
        self.compose(cache);
        columns::normalize(x, cache, y);
    }

    /// Whether what it normalizes by in training is held in the backward pass.
    fn is_held(&self) -> bool {
        self.running.is_some() && self.settings.statistics == Statistics::Running
    }

    /// Turns the gradient of `y` into that of `x`, in place, and finds those of gamma and beta:
    /// through the statistics of the batch, with r and d held; with running statistics held.
    ///
    /// Shapes: `gradient` is `[samples, features]`; `dgamma` and `dbeta` are `[features]`. `cache`
    /// is that of a pass in mode `train`.
    pub fn backward(
        &self,
        cache: &Cache<F>,
        gradient: &mut [F],
        dgamma: &mut [F],
        dbeta: &mut [F],
    ) {
        if !cache.parts.is_empty() {
            self.backward_parts(cache, gradient, dgamma, dbeta);
        } else if self.is_held() {
            columns::sums(&cache.x_hat, gradient, dgamma, dbeta);
            columns::scale(&cache.inv_std, &self.gamma, gradient);
        } else if self.running.is_some() {
            columns::backward(cache, &self.gamma, gradient, dgamma, dbeta);
        } else {
            let centered = self.settings.method != Method::Rms;
            let size = self.set_size();
            rows::backward(cache, &self.gamma, size, centered, gradient, dgamma, dbeta);
        }
    }

    /// Moves the running statistics towards those of a pass in mode `train`, as
    /// [`batch::track`](crate::norm::batch::track) and
    /// [`renorm::track`](crate::norm::renorm::track) do.
    pub fn track(&mut self, cache: &Cache<F>, momentum: F) {
        if let Some(mut running) = self.running.take() {
            self.follow(&mut running, cache, momentum);
            self.running = Some(running);
        }
    }

    /// Moves other running statistics as [`track`](Self::track) moves this layer's own.
    pub fn follow(&self, running: &mut Running<F>, cache: &Cache<F>, momentum: F) {
        if !cache.parts.is_empty() {
            return self.follow_parts(running, cache, momentum);
        }
        let keep = F::one() - momentum;
        for (running, &mean) in running.mean.iter_mut().zip(&cache.mean) {
            *running = keep * *running + momentum * mean;
        }
        let count = cache.x_hat.len() / self.gamma.len();
        let factor = match count {
            2.. if self.settings.unbiased_running => {
                F::from_count(count) / F::from_count(count - 1)
            }
            _ => F::one(),
        };
        let eps = self.settings.eps;
        for (running, &var) in running.spread.iter_mut().zip(&cache.var) {
            let spread = match self.settings.method {
                Method::Renorm => (var + eps).sqrt(),
                _ => var * factor,
            };
            *running = keep * *running + momentum * spread;
        }
    }

    /// How many features share a mean, where it is not the samples that do.
    fn set_size(&self) -> usize {
        match self.settings.method {
            Method::Group => self.gamma.len() / self.settings.groups,
            _ => self.gamma.len(),
        }
    }

    fn resize(&self, cache: &mut Cache<F>, values: usize) {
        let features = self.gamma.len();
        let sets = match self.running {
            Some(_) => features,
            None => values / self.set_size(),
        };
        cache.x_hat.resize(values, F::zero());
        for stats in [&mut cache.mean, &mut cache.var, &mut cache.inv_std] {
            stats.resize(sets, F::zero());
        }
        for (values, neutral) in [(&mut cache.r, F::one()), (&mut cache.d, F::zero())] {
            values.clear();
            values.resize(features, neutral);
        }
        cache.scale.resize(features, F::zero());
        cache.shift.resize(features, F::zero());
    }

    fn invert(&self, cache: &mut Cache<F>) {
        for (inv_std, &var) in cache.inv_std.iter_mut().zip(&cache.var) {
            *inv_std = inverse((var + self.settings.eps).sqrt());
        }
    }

    /// r and d, as in [`Correction::between`](crate::norm::renorm::Correction::between).
    fn correct(&self, running: &Running<F>, clips: Clips<F>, cache: &mut Cache<F>) {
        let Clips { r_max, d_max } = clips;
        let eps = self.settings.eps;
        for ((r, &var), &running) in cache.r.iter_mut().zip(&cache.var).zip(&running.spread) {
            *r = stretch(var, eps, running).max(r_max.recip()).min(r_max);
        }
        let before = running.mean.iter().zip(&running.spread);
        for ((d, &mean), (&running, &spread)) in cache.d.iter_mut().zip(&cache.mean).zip(before) {
            *d = shift(mean, running, spread).max(-d_max).min(d_max);
        }
    }

    /// r and d before the clips, of a pass in mode `train` whose statistics were not tracked yet;
    /// none but for Batch Renormalization.
    pub fn asked(&self, cache: &Cache<F>) -> Option<[Vec<F>; 2]> {
        let running = self.running.as_ref();
        let running = running.filter(|_| self.settings.method == Method::Renorm)?;
        let eps = self.settings.eps;
        let spreads = cache.var.iter().zip(&running.spread);
        let means = cache.mean.iter().zip(&running.mean);
        Some([
            spreads
                .map(|(&var, &running)| stretch(var, eps, running))
                .collect(),
            means
                .zip(&running.spread)
                .map(|((&mean, &running), &spread)| shift(mean, running, spread))
                .collect(),
        ])
    }

    /// gamma and beta with r and d in them: `y = (gamma r) x_hat + (gamma d + beta)`.
    fn compose(&self, cache: &mut Cache<F>) {
        for ((scale, &gamma), &r) in cache.scale.iter_mut().zip(&self.gamma).zip(&cache.r) {
            *scale = gamma * r;
        }
        let affine = self.gamma.iter().zip(&self.beta);
        for ((shift, (&gamma, &beta)), &d) in cache.shift.iter_mut().zip(affine).zip(&cache.d) {
            *shift = gamma * d + beta;
        }
    }
}

/// r before its clip.
fn stretch<F: Float>(var: F, eps: F, running: F) -> F {
    (var + eps).sqrt() / running
}

/// d before its clip.
fn shift<F: Float>(mean: F, running: F, spread: F) -> F {
    (mean - running) / spread
}

/// `1 / root`, and 0 where the root is 0.
fn inverse<F: Float>(root: F) -> F {
    if root == F::zero() {
        F::zero()
    } else {
        root.recip()
    }
}
