//! An experiment: a network in training, and what a figure shows of it recorded on the way.
//!
//! | file | its one job |
//! | --- | --- |
//! | `settings` | how often and how finely is recorded |
//! | `trace` | one layer's histograms and percentiles over the steps, unit by unit |
//! | `layer` | all that is recorded of a layer |
//! | `records` | all that is recorded |
//! | `gap` | how far training is from inference on the next mini-batch, and r and d there |
//! | `averages` | running statistics of several momenta, and recalibrated ones |
//! | `statistics` | what the same weights predict by each of them, and the statistics over the steps |
//! | `probing` | what a step would do, before it is taken, and how the units' means move |
//! | `score` | a score that is put together from parts |
//! | `answers` | what the network makes of one measured sample among random batch mates |
//! | `unit` | what one unit makes of the measured samples, now |
//!
//! Every so many steps, the first samples of the probe, data that the network does not train on,
//! go through the network as one batch in training mode: with their own statistics, which are not
//! tracked. What goes into the activation there is what the histograms count, as in figure 1 of
//! Ioffe & Szegedy (arXiv 1502.03167), who show `y = gamma x_hat + beta` in the network that
//! trains. The whole probe goes through it in inference mode: that is the validation.
//!
//! At rest, a record of now can be laid on top of those that are kept: the next step takes it off.
//!
//! What is kept is bounded, whatever the number of steps.

mod answers;
mod averages;
mod gap;
mod layer;
mod probing;
mod records;
mod score;
mod settings;
mod statistics;
mod trace;
mod unit;

pub use answers::Answers;
pub use averages::Averages;
pub use layer::{LayerRecords, SCALARS};
pub use probing::{Moments, OF_LAYER, Probes};
pub use records::{Reached, Records};
pub use settings::{Comparison, Probing, Recording};
pub use statistics::{Statistics, Watched};
pub use trace::{Quantity, Shown, Trace};

use crate::Float;
use crate::error::{Code, Error, Result};
use crate::norm::{Mode, Running};
use crate::training::{Checkpoint, Dataset, LayerParameters, Report, Settings, Split, Trainer};
use gap::Gap;
use score::Tally;
use statistics::Comparing;
use std::collections::VecDeque;

/// How many records there is a way back to.
const CHECKPOINTS: usize = 2;

/// How many samples are validated at a time: the work of about two steps.
const PART: usize = 250;

/// A network in training, with its records.
#[derive(Clone, Debug)]
pub struct Experiment<F> {
    trainer: Trainer<F>,
    probe: Dataset<F>,
    recording: Recording,
    records: Records<F>,
    last: Option<Report>,
    diverged: Option<Report>,
    statistics: Option<Statistics<F>>,
    probes: Option<Probes<F>>,
    checkpoints: VecDeque<Point<F>>,
    pending: Option<Pending<F>>,
}

/// Where there is a way back to.
#[derive(Clone, Debug)]
struct Point<F> {
    training: Checkpoint<F>,
    averages: Option<Averages<F>>,
}

/// A record that is under way: how many samples were validated, and how well, and what is left to
/// compare.
#[derive(Clone, Debug)]
struct Pending<F> {
    /// Otherwise it is laid on top, and dropped when a step comes first.
    is_kept: bool,
    done: usize,
    tally: Tally,
    comparing: Option<Comparing<F>>,
    is_compared: bool,
}

impl<F: Float> Experiment<F> {
    /// An experiment at its start, with the record of step 0. The network trains on one part of the
    /// data; the other is the probe.
    ///
    /// # Errors
    /// Those of the [`Trainer`], of the [`Recording`], and `shape` or `range` for a probe that does
    /// not fit the layers.
    pub fn new(settings: &Settings, data: Split<F>, recording: Recording) -> Result<Self> {
        let Split { train, validation } = data;
        if validation.labels.is_empty() {
            let takes = "at least one sample that the network does not train on";
            return Err(Error::field(Code::Shape, "probe", "empty", takes));
        }
        let trainer = Trainer::new(settings, Some(train))?;
        recording.check_corrections(trainer.network(), settings)?;
        let records = Records::new(&trainer, &recording)?;
        let statistics = recording
            .statistics
            .as_ref()
            .map(|comparison| Statistics::new(comparison, &recording, trainer.network()));
        let probes = recording
            .probes
            .as_ref()
            .map(|asked| Probes::new(asked, recording.columns, &trainer));
        let mut experiment = Self {
            probes: probes.transpose()?,
            trainer,
            probe: validation,
            statistics: statistics.transpose()?,
            recording,
            records,
            last: None,
            diverged: None,
            checkpoints: VecDeque::with_capacity(CHECKPOINTS),
            pending: None,
        };
        experiment.record()?;
        experiment.probe_next()?;
        Ok(experiment)
    }

    /// Up to so many steps, and their records. It ends early at the step whose loss is not finite,
    /// and from then on takes none, until it is sent [`back`](Self::back).
    ///
    /// # Errors
    /// None that the start did not have.
    pub fn run(&mut self, count: u64) -> Result<()> {
        let to = self.trainer.steps() + count;
        while !self.has_arrived(to) {
            self.work(to)?;
        }
        Ok(())
    }

    /// As [`run`](Self::run) to a step, but at most so many pieces of work: a piece is a step or a
    /// part of a record, which takes about as long as a few steps. Returns whether it has arrived,
    /// the record of that step included.
    ///
    /// # Errors
    /// None that the start did not have.
    pub fn advance(&mut self, to: u64, pieces: u64) -> Result<bool> {
        for _ in 0..pieces {
            if self.has_arrived(to) {
                break;
            }
            self.work(to)?;
        }
        Ok(self.has_arrived(to))
    }

    fn has_arrived(&self, to: u64) -> bool {
        let idle = self.pending.is_none();
        self.diverged.is_some() || idle && self.trainer.steps() >= to
    }

    /// One piece of work.
    fn work(&mut self, to: u64) -> Result<()> {
        let is_there = self.trainer.steps() >= to;
        if let Some(pending) = self.pending.take()
            && (pending.is_kept || is_there)
        {
            return self.record_more(pending);
        }
        if is_there {
            return Ok(());
        }
        if self.probe_next()? {
            return Ok(());
        }
        self.release();
        let report = self.trainer.step(1)?;
        if !report.score.loss.is_finite() {
            self.diverged = Some(report);
            return Ok(());
        }
        self.last = Some(report);
        self.records.push_loss(report.step, report.score.loss);
        if let Some(statistics) = &mut self.statistics {
            statistics.follow(&self.trainer);
        }
        if let Some(probes) = &mut self.probes {
            probes.follow(&self.trainer);
        }
        if report.step.is_multiple_of(self.recording.every) {
            self.pending = Some(self.begin_record(true)?);
        }
        Ok(())
    }

    /// Probes the next step if it is one to probe, and was not; whether it did.
    fn probe_next(&mut self) -> Result<bool> {
        match &mut self.probes {
            Some(probes) if probes.is_due(self.trainer.steps()) => {
                probes.probe(&self.trainer)?;
                Ok(true)
            }
            _ => Ok(false),
        }
    }

    /// Begins a record of the step it stands at, which is not kept: it is the latest until the next
    /// step, and what comes then is as if it had never been. [`run`](Self::run) of no step and
    /// [`advance`](Self::advance) to this one complete it. Where there is a record of this step,
    /// and after divergence, it does nothing.
    ///
    /// # Errors
    /// None that the start did not have.
    pub fn record_now(&mut self) -> Result<()> {
        let is_there = self.records.steps().last() == Some(&self.trainer.steps());
        if !is_there && self.pending.is_none() && self.diverged.is_none() {
            self.pending = Some(self.begin_record(false)?);
        }
        Ok(())
    }

    /// Takes off the record that is not kept.
    fn release(&mut self) {
        self.records.release();
        if let Some(statistics) = &mut self.statistics {
            statistics.release();
        }
    }

    /// Back to the newest record with finite numbers that is not now. Returns its step.
    ///
    /// # Errors
    /// None that the start did not have.
    pub fn back(&mut self) -> Result<u64> {
        let now = self.trainer.steps();
        let is_now = |point: &Point<F>| point.training.steps() == now && self.diverged.is_none();
        if self.checkpoints.len() > 1 && self.checkpoints.back().is_some_and(is_now) {
            self.checkpoints.pop_back();
        }
        if let Some(point) = self.checkpoints.back() {
            self.trainer.return_to(&point.training);
            self.records.rewind(point.training.steps());
            if let (Some(statistics), Some(then)) = (&mut self.statistics, &point.averages) {
                statistics.rewind(point.training.steps(), then);
            }
            if let Some(probes) = &mut self.probes {
                probes.rewind(point.training.steps());
            }
            (self.last, self.diverged, self.pending) = (None, None, None);
        }
        Ok(self.trainer.steps())
    }

    /// Goes on from the parameters of another experiment of the same settings, which had taken so
    /// many steps, and from its running statistics of several momenta: left out, these begin at 0
    /// and 1, as at the start. The records begin anew.
    ///
    /// # Errors
    /// Those of [`Trainer::set_parameters`] and [`Averages::with`], and `unknown` for running
    /// statistics of an experiment that compares none; nothing has changed then.
    pub fn restore(
        &mut self,
        step: u64,
        parameters: &[LayerParameters<F>],
        running: Option<&[[Vec<F>; 2]]>,
    ) -> Result<()> {
        let averages = match (&self.recording.statistics, running) {
            (None, None) => None,
            (None, Some(_)) => {
                let takes = "left out: this experiment compares no statistics";
                return Err(Error::field(Code::Unknown, "running", "given", takes));
            }
            (Some(comparison), running) => {
                let start = Averages::new(comparison, self.trainer.network());
                Some(running.map_or_else(|| Ok(start.clone()), |running| start.with(running))?)
            }
        };
        self.trainer.set_parameters(parameters)?;
        self.trainer.resume_at(step)?;
        if let (Some(statistics), Some(averages)) = (&mut self.statistics, averages) {
            statistics.restart(averages);
        }
        (self.last, self.diverged, self.pending) = (None, None, None);
        if let Some(probes) = &mut self.probes {
            probes.clear();
        }
        self.checkpoints.clear();
        self.records.clear();
        self.record()?;
        self.probe_next().map(drop)
    }

    /// The probabilities of these samples in inference mode, `[samples, outputs]`.
    ///
    /// # Errors
    /// `shape` unless `x` is whole samples, at least one; `non-finite`; `range` for too many.
    pub fn predict(&mut self, x: &[F]) -> Result<&[F]> {
        let inputs = self.trainer.network().inputs();
        if x.is_empty() || !x.len().is_multiple_of(inputs) {
            let got = format!("of {} values", x.len());
            let takes = format!("whole samples of {inputs} values, at least one");
            return Err(Error::field(Code::Shape, "x", got, takes).within("predict"));
        }
        let labels = vec![0; x.len() / inputs];
        match self.trainer.evaluate(x, &labels, Mode::Eval) {
            Ok(_) => Ok(&self.trainer.evaluation().probabilities),
            Err(error) => Err(error.within("predict")),
        }
    }

    /// The training itself.
    pub fn trainer(&self) -> &Trainer<F> {
        &self.trainer
    }

    /// The training itself, for changes of learning rate and momentum.
    pub fn trainer_mut(&mut self) -> &mut Trainer<F> {
        &mut self.trainer
    }

    /// What was recorded.
    pub fn records(&self) -> &Records<F> {
        &self.records
    }

    /// What was recorded; asking for the typical unit puts it to work.
    pub fn records_mut(&mut self) -> &mut Records<F> {
        &mut self.records
    }

    /// The comparison of statistics; none unless it was asked for.
    pub fn statistics(&self) -> Option<&Statistics<F>> {
        self.statistics.as_ref()
    }

    /// What was probed; nothing unless it was asked for.
    pub fn probes(&self) -> Option<&Probes<F>> {
        self.probes.as_ref()
    }

    /// Statistics that are recalibrated over training batches for the weights of now, one a hidden
    /// layer. It changes nothing.
    ///
    /// # Errors
    /// [`Code::State`] unless statistics are compared.
    pub fn recalibrated(&mut self) -> Result<Vec<Running<F>>> {
        match &self.statistics {
            Some(statistics) => statistics.recalibrated_now(&mut self.trainer),
            None => {
                let message = "no statistics are compared: the experiment needs statistics";
                Err(Error::new(Code::State, message))
            }
        }
    }

    /// How it records.
    pub fn recording(&self) -> &Recording {
        &self.recording
    }

    /// What the last step told; none at the start and after a way back.
    pub fn last(&self) -> Option<Report> {
        self.last
    }

    /// The step whose loss was not finite.
    pub fn diverged(&self) -> Option<Report> {
        self.diverged
    }

    /// Whether a record of the step it stands at is under way.
    pub fn is_recording(&self) -> bool {
        self.pending.is_some()
    }

    fn record(&mut self) -> Result<()> {
        self.pending = Some(self.begin_record(true)?);
        while let Some(pending) = self.pending.take() {
            self.record_more(pending)?;
        }
        Ok(())
    }

    fn begin_record(&self, is_kept: bool) -> Result<Pending<F>> {
        let statistics = self.statistics.as_ref();
        let comparing = statistics.map(|statistics| statistics.begin(&self.trainer));
        Ok(Pending {
            is_kept,
            done: 0,
            tally: Tally::default(),
            comparing: comparing.transpose()?,
            is_compared: false,
        })
    }

    /// A part of the record: some samples of the validation, a part of the comparison, or, after the
    /// last of them, the measured batch. In inference mode a sample does not feel the others, so
    /// that parts are as good as the whole.
    fn record_more(&mut self, mut pending: Pending<F>) -> Result<()> {
        let samples = self.probe.samples();
        if pending.done < samples {
            let part = pending.done..samples.min(pending.done + PART);
            pending.done = part.end;
            let count = part.len();
            let (x, labels) = self.probe.range(part);
            let score = self.trainer.evaluate(x, labels, Mode::Eval)?.score;
            pending.tally.add(score, count);
            self.pending = Some(pending);
            return Ok(());
        }
        if let (Some(statistics), Some(comparing), false) = (
            &mut self.statistics,
            &mut pending.comparing,
            pending.is_compared,
        ) {
            pending.is_compared = statistics.compare(comparing, &mut self.trainer, &self.probe)?;
            self.pending = Some(pending);
            return Ok(());
        }
        let score = pending.tally.score();
        let asked = self.recording.gap || self.recording.corrections;
        let gap = asked.then(|| Gap::of(&mut self.trainer)).transpose()?;
        let first = self.recording.measured.min(samples);
        let (x, labels) = self.probe.range(0..first);
        self.trainer.evaluate(x, labels, Mode::Train)?;
        let step = self.trainer.steps();
        let compared = self.statistics.as_mut().zip(pending.comparing);
        if !pending.is_kept {
            self.records.lay(step, score, gap, &self.trainer);
            if let Some((statistics, comparing)) = compared {
                statistics.lay(step, comparing);
            }
            return Ok(());
        }
        self.records.push(step, score, gap, &self.trainer);
        if let Some((statistics, comparing)) = compared {
            statistics.push(step, comparing);
        }
        if score.loss.is_finite() {
            if self.checkpoints.len() == CHECKPOINTS {
                self.checkpoints.pop_front();
            }
            self.checkpoints.push_back(Point {
                training: self.trainer.checkpoint(),
                averages: self.statistics.as_ref().map(|one| one.averages().clone()),
            });
        }
        Ok(())
    }
}
