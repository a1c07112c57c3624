//! Statistics of inference beside each other: what the same weights predict by each of them.

use super::PART;
use super::averages::{Averages, Recalibration};
use super::score::Tally;
use super::settings::{Comparison, Recording};
use crate::Float;
use crate::error::{Code, Error, Result};
use crate::measure::{Drift, History};
use crate::network::norm::Statistics as By;
use crate::network::{Network, Norm, Score};
use crate::norm::{Method, Mode, Running};
use crate::training::{Dataset, Trainer};

/// How the same weights do with different statistics, record after record, and the statistics
/// themselves, step after step. Training is what it is without.
#[derive(Clone, Debug)]
pub struct Statistics<F> {
    recalibrate: u64,
    averages: Averages<F>,
    /// `[momenta + 2, 2]`: loss and accuracy by every momentum, by the batch's own statistics, and
    /// by recalibrated ones.
    scores: History<f64>,
    /// For each layer mean and variance of the batch, then the running means of every momentum, and
    /// their variances: `[layers][2 + 2 momenta, units]`.
    steps: Vec<History<F>>,
    /// Recalibrated means and variances of each layer: `[layers][2, units]`.
    recalibrated: Vec<History<F>>,
    /// Of the means of the batches.
    drifts: Vec<Drift<F>>,
}

/// What is asked of a unit over the steps.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Watched {
    /// The unit whose batch mean has gone furthest so far.
    #[default]
    Most,
    /// This one.
    Unit(usize),
}

/// A record of the comparison that is under way.
#[derive(Clone, Debug)]
pub(super) struct Comparing<F> {
    recalibration: Recalibration<F>,
    is_recalibrated: bool,
    /// The scores that are there, in the order of [`Statistics`]' columns.
    scores: Vec<Score>,
    tally: Tally,
    /// How many samples of the probe the next score has seen.
    done: usize,
}

impl<F: Float> Statistics<F> {
    pub(super) fn new(
        comparison: &Comparison,
        recording: &Recording,
        network: &Network<F>,
    ) -> Result<Self> {
        check_network(network)?;
        let averages = Averages::new(comparison, network);
        let momenta = comparison.momenta.len();
        let units = || network.norms().map(|norm| norm.gamma.len());
        let histories = |numbers: usize| {
            let history = |units| History::new(numbers * units, recording.columns);
            units().map(history).collect::<Result<Vec<_>>>()
        };
        Ok(Self {
            recalibrate: comparison.recalibrate,
            averages,
            scores: History::new(2 * (momenta + 2), recording.columns)?,
            steps: histories(numbers(momenta))?,
            recalibrated: histories(2)?,
            drifts: units().map(Drift::new).collect::<Result<_>>()?,
        })
    }

    /// Takes in the batch of a step.
    pub(super) fn follow(&mut self, trainer: &Trainer<F>) {
        let workspace = trainer.workspace();
        self.averages.follow(trainer.network(), workspace);
        let layers = self.steps.iter_mut().zip(&mut self.drifts);
        for (layer, ((steps, drift), pass)) in layers.zip(&workspace.hidden).enumerate() {
            let running = self.averages.running();
            let mut parts: Vec<&[F]> = vec![&pass.cache.mean, &pass.cache.var];
            parts.extend(running.iter().map(|layers| layers[layer].mean.as_slice()));
            parts.extend(running.iter().map(|layers| layers[layer].spread.as_slice()));
            steps.push_parts(trainer.steps(), &parts);
            drift.record(&pass.cache.mean);
        }
    }

    /// Begins a record.
    pub(super) fn begin(&self, trainer: &Trainer<F>) -> Result<Comparing<F>> {
        Ok(Comparing {
            recalibration: Recalibration::new(self.recalibrate, trainer)?,
            is_recalibrated: false,
            scores: Vec::with_capacity(self.averages.momenta().len() + 2),
            tally: Tally::default(),
            done: 0,
        })
    }

    /// A part of the record, about as much work as two steps; whether that was all.
    pub(super) fn compare(
        &mut self,
        comparing: &mut Comparing<F>,
        trainer: &mut Trainer<F>,
        probe: &Dataset<F>,
    ) -> Result<bool> {
        let batches = (PART / trainer.batch_size()).max(1);
        if !comparing.is_recalibrated {
            let recalibration = &mut comparing.recalibration;
            comparing.is_recalibrated = recalibration.advance(batches as u64, trainer)?;
            return Ok(false);
        }
        let momenta = self.averages.momenta().len();
        let by = comparing.scores.len();
        if by == momenta {
            for _ in 0..batches {
                comparing.take_batch(trainer, probe)?;
            }
        } else {
            let running = match self.averages.running_mut().get_mut(by) {
                Some(running) => running,
                None => comparing.recalibration.running(),
            };
            let part = comparing.done..probe.samples().min(comparing.done + PART);
            let (x, labels) = probe.range(part.clone());
            let score = trainer.evaluate_by(running, x, labels)?;
            comparing.tally.add(score, part.len());
            comparing.done = part.end;
        }
        if comparing.done == probe.samples() {
            comparing.scores.push(comparing.tally.score());
            (comparing.tally, comparing.done) = (Tally::default(), 0);
        }
        Ok(comparing.scores.len() == momenta + 2)
    }

    /// Takes in a record that is complete.
    pub(super) fn push(&mut self, step: u64, comparing: Comparing<F>) {
        let scores = comparing.scores.iter();
        let column: Vec<f64> = scores
            .flat_map(|score| [score.loss, score.accuracy])
            .collect();
        self.scores.push(step, &column);
        let running = comparing.recalibration.into_running();
        for (history, running) in self.recalibrated.iter_mut().zip(&running) {
            history.push_parts(step, &[&running.mean, &running.spread]);
        }
    }

    /// As [`push`](Self::push), until [`release`](Self::release).
    pub(super) fn lay(&mut self, step: u64, comparing: Comparing<F>) {
        self.scores.hold();
        self.recalibrated.iter_mut().for_each(History::hold);
        self.push(step, comparing);
    }

    /// Takes off what was laid on top.
    pub(super) fn release(&mut self) {
        self.scores.release();
        self.recalibrated.iter_mut().for_each(History::release);
    }

    /// Recalibrated statistics for the weights of now, one a hidden layer.
    pub(super) fn recalibrated_now(&self, trainer: &mut Trainer<F>) -> Result<Vec<Running<F>>> {
        let mut recalibration = Recalibration::new(self.recalibrate, trainer)?;
        recalibration.advance(self.recalibrate, trainer)?;
        Ok(recalibration.into_running())
    }

    /// The running statistics of now.
    pub fn averages(&self) -> &Averages<F> {
        &self.averages
    }

    /// Goes on from these running statistics; what was recorded is forgotten.
    pub(super) fn restart(&mut self, averages: Averages<F>) {
        self.averages = averages;
        self.scores.clear();
        self.steps.iter_mut().for_each(History::clear);
        self.recalibrated.iter_mut().for_each(History::clear);
        self.drifts.iter_mut().for_each(Drift::clear);
    }

    /// Forgets what came after a step, at which the running statistics were these.
    pub(super) fn rewind(&mut self, step: u64, averages: &Averages<F>) {
        self.averages.clone_from(averages);
        self.scores.rewind(step);
        for history in self.steps.iter_mut().chain(&mut self.recalibrated) {
            history.rewind(step);
        }
        for (drift, steps) in self.drifts.iter_mut().zip(&self.steps) {
            drift.clear();
            let units = steps.height() / numbers(self.averages.momenta().len());
            for column in steps.columns() {
                drift.record(&column[..units]);
            }
        }
    }

    /// Loss and accuracy by every momentum, by the batch's own statistics, and by recalibrated ones:
    /// `[records, momenta + 2, 2]`.
    pub fn scores(&self) -> &[f64] {
        self.scores.values()
    }

    /// Which unit of a layer that is.
    ///
    /// # Errors
    /// [`Code::Range`] when there is no such layer or unit.
    pub fn watched(&self, layer: usize, unit: Watched) -> Result<usize> {
        let Some(drift) = self.drifts.get(layer) else {
            let takes = format!("at most {}, the last hidden layer", self.drifts.len() - 1);
            return Err(Error::field(Code::Range, "watch.layer", layer, takes));
        };
        let units = self.recalibrated[layer].height() / 2;
        match unit {
            Watched::Most => Ok(drift.furthest_unit()),
            Watched::Unit(unit) if unit < units => Ok(unit),
            Watched::Unit(unit) => {
                let takes = format!("at most {}: layer {layer} has {units} units", units - 1);
                Err(Error::field(Code::Range, "watch.unit", unit, takes))
            }
        }
    }

    /// The steps of [`of_unit`](Self::of_unit)'s first four.
    pub fn steps(&self) -> &[u64] {
        self.steps[0].steps()
    }

    /// A unit's batch mean and batch variance (biased), `[steps]`; its running means and variances,
    /// `[steps, momenta]`; its recalibrated mean and variance, `[records]`.
    pub fn of_unit(&self, layer: usize, unit: usize) -> [Vec<F>; 6] {
        let (steps, recalibrated) = (&self.steps[layer], &self.recalibrated[layer]);
        let momenta = self.averages.momenta().len();
        let units = recalibrated.height() / 2;
        let of = |history: &History<F>, numbers: std::ops::Range<usize>| {
            let of_column = |column: &[F]| {
                let places = numbers.clone().map(|number| number * units + unit);
                places.map(|place| column[place]).collect::<Vec<F>>()
            };
            history.columns().flat_map(of_column).collect()
        };
        [
            of(steps, 0..1),
            of(steps, 1..2),
            of(steps, 2..2 + momenta),
            of(steps, 2 + momenta..2 + 2 * momenta),
            of(recalibrated, 0..1),
            of(recalibrated, 1..2),
        ]
    }
}

impl<F: Float> Comparing<F> {
    /// The next batch of the probe, by its own statistics; a single sample at the end has none.
    fn take_batch(&mut self, trainer: &mut Trainer<F>, probe: &Dataset<F>) -> Result<()> {
        let size = trainer.batch_size();
        let cut = self.done..probe.samples().min(self.done + size);
        self.done = cut.end;
        if cut.len() == size || cut.len() >= 2 {
            let (x, labels) = probe.range(cut.clone());
            let score = trainer.evaluate(x, labels, Mode::Train)?.score;
            self.tally.add(score, cut.len());
        }
        Ok(())
    }
}

/// How many numbers of a unit a step has.
pub(super) const fn numbers(momenta: usize) -> usize {
    2 + 2 * momenta
}

fn check_network<F: Float>(network: &Network<F>) -> Result<()> {
    let refuse = |takes: String| {
        let field = "statistics";
        Err(Error::field(Code::Unknown, field, "given", takes))
    };
    if network.hidden.is_empty() {
        return refuse("left out: this network has no hidden layer".to_owned());
    }
    let norm = network.norms().next();
    let method = norm.map_or(Method::None, Norm::method);
    if method != Method::Batch {
        let name = method.name();
        return refuse(format!(
            "left out: norm is {name:?}, and only \"batch\" has them"
        ));
    }
    if norm.is_some_and(|norm| norm.statistics() == By::Running) {
        let takes = "left out: trainer.statistics is \"running\", and only a network that trains by \
                     the batch's own can be tried by them";
        return refuse(takes.to_owned());
    }
    Ok(())
}
