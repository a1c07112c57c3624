//! Means and variances of a network's layers, averaged over batches.

use super::settings::Comparison;
use crate::Float;
use crate::error::{Code, Error, Result, number};
use crate::network::{Network, Workspace};
use crate::norm::Running;
use crate::training::{Batches, Trainer};

/// Running statistics of every hidden layer, for each of several momenta.
///
/// `running = (1 - momentum) running + momentum batch`, from 0 and 1, as Ioffe & Szegedy, arXiv
/// 1502.03167, section 3.1, suggest for tracking; the variance as the trainer takes it, unbiased or
/// not.
#[derive(Clone, Debug, PartialEq)]
pub struct Averages<F> {
    momenta: Vec<F>,
    /// `[momenta][layers]`.
    running: Vec<Vec<Running<F>>>,
}

impl<F: Float> Averages<F> {
    pub(super) fn new(comparison: &Comparison, network: &Network<F>) -> Self {
        let momenta = comparison.momenta.iter();
        let start = |_: &F| {
            network
                .norms()
                .map(|norm| Running::start(norm.gamma.len()))
                .collect()
        };
        let momenta: Vec<F> = momenta.map(|&momentum| F::from_f64(momentum)).collect();
        Self {
            running: momenta.iter().map(start).collect(),
            momenta,
        }
    }

    /// Takes in the statistics of a step's batch.
    pub(super) fn follow(&mut self, network: &Network<F>, workspace: &Workspace<F>) {
        for (running, &momentum) in self.running.iter_mut().zip(&self.momenta) {
            follow(running, network, workspace, momentum);
        }
    }

    /// The momenta.
    pub fn momenta(&self) -> &[F] {
        &self.momenta
    }

    /// The running statistics of every momentum, one a hidden layer.
    pub fn running(&self) -> &[Vec<Running<F>>] {
        &self.running
    }

    pub(super) fn running_mut(&mut self) -> &mut [Vec<Running<F>>] {
        &mut self.running
    }
}

impl<F: Float> Averages<F> {
    /// Averages of the same momenta with these numbers: for each hidden layer the running means,
    /// then the running variances, `[momenta, units]`.
    ///
    /// # Errors
    /// [`Code::Shape`] for a list or an array of another length, [`Code::NonFinite`], and
    /// [`Code::Range`] for a variance below 0.
    pub fn with(&self, layers: &[[Vec<F>; 2]]) -> Result<Self> {
        let mut averages = self.clone();
        let count = self.running[0].len();
        if layers.len() != count {
            let got = format!("a list of {}", layers.len());
            let takes = format!("one object per hidden layer, {count} of them");
            return Err(Error::field(Code::Shape, "running", got, takes));
        }
        for (layer, given) in layers.iter().enumerate() {
            for (at, (values, name)) in given.iter().zip(Self::NAMES).enumerate() {
                let units = self.running[0][layer].mean.len();
                let field = format!("running[{layer}].{name}");
                self.check(&field, values, units, at == 1)?;
                let of_momenta = values.chunks_exact(units);
                for (running, values) in averages.running.iter_mut().zip(of_momenta) {
                    let Running { mean, spread } = &mut running[layer];
                    [mean, spread][at].copy_from_slice(values);
                }
            }
        }
        Ok(averages)
    }

    /// What means and variances are called in JavaScript.
    pub const NAMES: [&'static str; 2] = ["runningMean", "runningVariance"];

    fn check(&self, field: &str, values: &[F], units: usize, is_variance: bool) -> Result<()> {
        let need = self.momenta.len() * units;
        if values.len() != need {
            let (got, takes) = (format!("of {} numbers", values.len()), format!("of {need}"));
            return Err(Error::field(Code::Shape, field, got, takes));
        }
        let wrong = |value: &F| !value.is_finite() || is_variance && *value < F::zero();
        let Some(index) = values.iter().position(wrong) else {
            return Ok(());
        };
        let (code, takes) = match values[index].is_finite() {
            true => (Code::Range, "at least 0"),
            false => (Code::NonFinite, "a finite number"),
        };
        let got = number(values[index].to_f64());
        Err(Error::field(code, &format!("{field}[{index}]"), got, takes))
    }

    /// The means, then the variances, of a hidden layer: `[momenta, units]` each.
    pub fn of_layer(&self, layer: usize) -> [Vec<F>; 2] {
        let of = |values: fn(&Running<F>) -> &Vec<F>| {
            let layers = self.running.iter().map(|layers| values(&layers[layer]));
            layers.flatten().copied().collect()
        };
        [of(|running| &running.mean), of(|running| &running.spread)]
    }
}

fn follow<F: Float>(
    running: &mut [Running<F>],
    network: &Network<F>,
    workspace: &Workspace<F>,
    momentum: F,
) {
    let layers = network.norms().zip(&workspace.hidden);
    for (running, (norm, pass)) in running.iter_mut().zip(layers) {
        norm.follow(running, &pass.cache, momentum);
    }
}

/// Statistics for weights that do not move: averages over training batches that all went through
/// the same network.
///
/// `mean = E[batch mean]`, `var = E[m / (m - 1) batch var]`, biased where the trainer's running
/// variance is. Source: Ioffe & Szegedy, arXiv 1502.03167, Algorithm 2, steps 8 to 10; that it
/// should replace the moving average is what Wu & Johnson, arXiv 2105.07576, section 3, found
/// under the name of precise BN. Their variance is `E[batch mean^2 + batch var] - E[batch mean]^2`:
/// of batches drawn at random both estimate the same; of sorted ones theirs is larger, by the
/// spread of the means.
///
/// Averaged as it goes: `average_k = (1 - 1 / k) average_(k - 1) + 1 / k batch_k`.
#[derive(Clone, Debug)]
pub(super) struct Recalibration<F> {
    batches: Batches,
    taken: u64,
    most: u64,
    running: Vec<Running<F>>,
}

impl<F: Float> Recalibration<F> {
    /// Always over the same batches, whatever the step.
    pub(super) fn new(most: u64, trainer: &Trainer<F>) -> Result<Self> {
        let start = |features| Running::start(features);
        let norms = trainer.network().norms();
        Ok(Self {
            batches: trainer.other_batches()?,
            taken: 0,
            most,
            running: norms.map(|norm| start(norm.gamma.len())).collect(),
        })
    }

    /// Takes at most so many batches more; whether that was all.
    pub(super) fn advance(&mut self, count: u64, trainer: &mut Trainer<F>) -> Result<bool> {
        for _ in 0..count.min(self.most - self.taken) {
            trainer.evaluate_next(&mut self.batches)?;
            self.taken += 1;
            let share = F::from_f64(1.0 / self.taken as f64);
            follow(
                &mut self.running,
                trainer.network(),
                trainer.evaluation(),
                share,
            );
        }
        Ok(self.taken == self.most)
    }

    /// The averages so far, one a hidden layer.
    pub(super) fn running(&mut self) -> &mut [Running<F>] {
        &mut self.running
    }

    pub(super) fn into_running(self) -> Vec<Running<F>> {
        self.running
    }
}
