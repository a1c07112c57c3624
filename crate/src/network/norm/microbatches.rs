//! Batch normalization and Batch Renormalization of a batch in microbatches: so many samples share
//! their statistics, while the gradient is over the whole batch.
//!
//! Source: Ioffe, Batch Renormalization, arXiv 1702.03275, section 4.2, where microbatches of 2 and
//! 4 are normalized apart within a batch.

use super::{Cache, Clips, Norm};
use crate::Float;
use crate::norm::{Mode, Running};

impl<F: Float> Norm<F> {
    /// Whether a batch of so many values is more than one microbatch.
    pub(super) fn has_parts(&self, values: usize, mode: Mode) -> bool {
        let size = self.settings.microbatch;
        self.running.is_some()
            && mode == Mode::Train
            && size.is_some_and(|size| size * self.gamma.len() < values)
    }

    /// How many values a microbatch has.
    fn part_size(&self) -> usize {
        self.settings.microbatch.unwrap_or(1) * self.gamma.len()
    }

    /// As [`Norm::forward`] of each microbatch; the last one has what is left of the samples.
    pub(super) fn forward_parts(
        &self,
        x: &[F],
        clips: Clips<F>,
        cache: &mut Cache<F>,
        y: &mut [F],
    ) {
        let size = self.part_size();
        let count = x.len().div_ceil(size);
        cache.parts.resize_with(count, Cache::default);
        let parts = x.chunks(size).zip(y.chunks_mut(size));
        let x_hats = cache.x_hat.chunks_mut(size);
        for ((part, (x, y)), x_hat) in cache.parts.iter_mut().zip(parts).zip(x_hats) {
            self.forward(x, Mode::Train, clips, part, y);
            x_hat.copy_from_slice(&part.x_hat);
        }
        let share = F::from_count(count).recip();
        let Cache {
            mean,
            var,
            inv_std,
            r,
            d,
            parts,
            ..
        } = cache;
        average(mean, parts, share, |part| &part.mean);
        average(var, parts, share, |part| &part.var);
        average(inv_std, parts, share, |part| &part.inv_std);
        average(r, parts, share, |part| &part.r);
        average(d, parts, share, |part| &part.d);
    }

    /// As [`Norm::backward`] of each microbatch; the gradients of gamma and beta are sums over all.
    pub(super) fn backward_parts(
        &self,
        cache: &Cache<F>,
        gradient: &mut [F],
        dgamma: &mut [F],
        dbeta: &mut [F],
    ) {
        dgamma.fill(F::zero());
        dbeta.fill(F::zero());
        let (mut own_gamma, mut own_beta) = (dgamma.to_vec(), dbeta.to_vec());
        for (part, gradient) in cache
            .parts
            .iter()
            .zip(gradient.chunks_mut(self.part_size()))
        {
            self.backward(part, gradient, &mut own_gamma, &mut own_beta);
            for (sum, &own) in dgamma.iter_mut().zip(&own_gamma) {
                *sum += own;
            }
            for (sum, &own) in dbeta.iter_mut().zip(&own_beta) {
                *sum += own;
            }
        }
    }

    /// One move, towards the mean of what [`Norm::follow`] would move to for each microbatch.
    pub(super) fn follow_parts(&self, running: &mut Running<F>, cache: &Cache<F>, momentum: F) {
        let share = F::from_count(cache.parts.len()).recip();
        let mut target = Running {
            mean: vec![F::zero(); self.gamma.len()],
            spread: vec![F::zero(); self.gamma.len()],
        };
        let mut own = target.clone();
        for part in &cache.parts {
            self.follow(&mut own, part, F::one());
            for (sum, &own) in target.mean.iter_mut().zip(&own.mean) {
                *sum += own * share;
            }
            for (sum, &own) in target.spread.iter_mut().zip(&own.spread) {
                *sum += own * share;
            }
        }
        let keep = F::one() - momentum;
        for (running, &target) in running.mean.iter_mut().zip(&target.mean) {
            *running = keep * *running + momentum * target;
        }
        for (running, &target) in running.spread.iter_mut().zip(&target.spread) {
            *running = keep * *running + momentum * target;
        }
    }
}

/// Feature by feature, the mean over the microbatches.
fn average<F: Float>(
    means: &mut [F],
    parts: &[Cache<F>],
    share: F,
    of: impl Fn(&Cache<F>) -> &Vec<F>,
) {
    means.fill(F::zero());
    for part in parts {
        for (mean, &value) in means.iter_mut().zip(of(part)) {
            *mean += value * share;
        }
    }
}
