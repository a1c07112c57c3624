//! The steps.

use super::batches::Batches;
use super::config::{self, Config, MAX_CELLS, Settings};
use super::dataset::{Dataset, check_batch, check_labels};
use super::parameters::{self, LayerParameters};
use super::random::Random;
use crate::Float;
use crate::error::{Code, Error, Result, quoted};
use crate::network::{Clips, Loss, LossKind, Network, Score, Workspace};
use crate::norm::{Mode, Running};
use crate::probe::Probe;
use std::mem;
use std::sync::Arc;

/// The streams of a trainer's seed.
const WEIGHTS: u64 = 0;
const BATCHES: u64 = 1;
const RECALIBRATION: u64 = 2;

/// A network and its training by plain stochastic gradient descent.
///
/// A call that is refused leaves it as it was. Training that diverges is not refused: losses and
/// parameters become infinite or NaN, as they would anywhere, and the report says so.
#[derive(Clone, Debug)]
pub struct Trainer<F> {
    config: Config<F>,
    network: Network<F>,
    gradients: Network<F>,
    workspace: Workspace<F>,
    evaluation: Workspace<F>,
    source: Option<(Dataset<F>, Batches)>,
    batch: Batch<F>,
    steps: u64,
}

/// The mini-batch of a step.
#[derive(Clone, Debug, Default)]
struct Batch<F> {
    samples: Vec<u32>,
    x: Vec<F>,
    labels: Vec<u32>,
}

/// Where a training stands, to come back to.
#[derive(Clone, Debug)]
pub struct Checkpoint<F> {
    network: Network<F>,
    batches: Option<Batches>,
    steps: u64,
}

impl<F> Checkpoint<F> {
    /// How many steps had been taken.
    pub fn steps(&self) -> u64 {
        self.steps
    }
}

/// What a step tells.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Report {
    /// How many steps were taken, this one counted.
    pub step: u64,
    /// How good its mini-batch was predicted before the update; not finite after divergence.
    pub score: Score,
}

/// What an evaluation tells.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Evaluation<'a, F> {
    /// How good the samples are predicted.
    pub score: Score,
    /// The probabilities, `[samples, outputs]`; of one output that of class 1.
    pub outputs: &'a [F],
}

impl<F: Float> Trainer<F> {
    /// A trainer at its start. `data` is what [`Trainer::step`] draws its batches from.
    ///
    /// Errors: those of the settings, and `shape` or `range` for data that does not fit the layers.
    pub fn new(settings: &Settings, data: Option<Dataset<F>>) -> Result<Self> {
        Self::build(settings, data).map_err(|error| error.within("Trainer"))
    }

    fn build(settings: &Settings, data: Option<Dataset<F>>) -> Result<Self> {
        let config = settings.check()?;
        let Config {
            activation,
            placement,
            norm,
            seed,
            loss,
            ..
        } = config;
        let mut network = Network::zeros(&config.layers, activation, placement, norm);
        network = network.with_loss(loss_of(loss, data.as_ref(), &config.layers)?);
        if let Some(data) = &data {
            check_data(data, &network).map_err(|error| error.within("data"))?;
        }
        let gradients = network.clone();
        config
            .init
            .draw(&mut network, &mut Random::new(seed, WEIGHTS));
        let samples = config.batch_size;
        let source = match data {
            Some(data) => {
                let random = Random::new(seed, BATCHES);
                let batches = Batches::new(&data.labels, config.order, random)
                    .map_err(|error| error.within("data"))?;
                Some((data, batches))
            }
            None => None,
        };
        Ok(Self {
            workspace: Workspace::new(&network, samples),
            evaluation: Workspace::new(&network, 0),
            batch: Batch {
                samples: vec![0; samples],
                x: Vec::with_capacity(samples * network.inputs()),
                labels: Vec::with_capacity(samples),
            },
            network,
            gradients,
            source,
            steps: 0,
            config,
        })
    }

    /// So many steps on the next mini-batches; tells of the last.
    ///
    /// Errors: `state` without data, `range` for no step.
    pub fn step(&mut self, count: u64) -> Result<Report> {
        let refuse = |code, message: &str| Err(Error::new(code, message).within("step"));
        if count == 0 {
            let message = "count is 0, but must be a whole number of at least 1";
            return refuse(Code::Range, message);
        }
        if self.source.is_none() {
            let message = "this Trainer has no data: give it some, or call stepOn with a batch";
            return refuse(Code::State, message);
        }
        let mut batch = mem::take(&mut self.batch);
        let mut score = None;
        for _ in 0..count {
            if let Some((data, batches)) = &mut self.source {
                batches.fill(&mut batch.samples);
                data.gather(&batch.samples, &mut batch.x, &mut batch.labels);
            }
            score = Some(self.learn(&batch.x, &batch.labels));
        }
        self.batch = batch;
        score.map_or_else(|| refuse(Code::Range, "no step was taken"), Ok)
    }

    /// One step on this very batch.
    ///
    /// Shapes: `x` is `[samples, inputs]`, `labels` is `[samples]`.
    ///
    /// Errors: `shape`, `non-finite` and `range`, naming the field.
    pub fn step_on(&mut self, x: &[F], labels: &[u32]) -> Result<Report> {
        self.check_batch(x, labels)
            .map_err(|error| error.within("stepOn"))?;
        Ok(self.learn(x, labels))
    }

    /// The score and the probabilities of these samples; changes nothing that training or a figure
    /// sees. In mode `train` the batch's own statistics are used, and are not tracked.
    ///
    /// Shapes: as [`Trainer::step_on`].
    ///
    /// Errors: as [`Trainer::step_on`].
    pub fn evaluate(&mut self, x: &[F], labels: &[u32], mode: Mode) -> Result<Evaluation<'_, F>> {
        self.check_batch(x, labels)
            .map_err(|error| error.within("evaluate"))?;
        let clips = self.clips();
        let score = self
            .network
            .forward(x, labels, mode, clips, &mut self.evaluation);
        Ok(Evaluation {
            score,
            outputs: &self.evaluation.probabilities,
        })
    }

    /// The mini-batch that the next step will see, `[samples, inputs]` and `[samples]`; it stays
    /// the next one.
    ///
    /// Errors: `state` without data.
    pub fn next_batch(&self) -> Result<(Vec<F>, Vec<u32>)> {
        let Some((data, batches)) = &self.source else {
            let message = "nextBatch: this Trainer has no data";
            return Err(Error::new(Code::State, message));
        };
        let mut samples = vec![0; self.config.batch_size];
        batches.clone().fill(&mut samples);
        let (mut x, mut labels) = (Vec::new(), Vec::new());
        data.gather(&samples, &mut x, &mut labels);
        Ok((x, labels))
    }

    /// What a step on this batch would do, from where the network stands.
    ///
    /// Shapes and errors: as [`Trainer::step_on`].
    pub fn probe<'a>(&'a self, x: &'a [F], labels: &'a [u32]) -> Result<Probe<'a, F>> {
        self.check_batch(x, labels)
            .map_err(|error| error.within("probe"))?;
        Ok(Probe::new(&self.network, x, labels, self.clips()))
    }

    /// The same with the noise that the next step will see.
    pub(crate) fn probe_next<'a>(&'a self, x: &'a [F], labels: &'a [u32]) -> Result<Probe<'a, F>> {
        self.check_batch(x, labels)
            .map_err(|error| error.within("probe"))?;
        let mut workspace = Workspace::new(&self.network, labels.len());
        self.disturb(labels.len(), &mut workspace);
        Ok(Probe::within(
            &self.network,
            x,
            labels,
            self.clips(),
            workspace,
        ))
    }

    /// As [`Trainer::evaluate`] in inference mode, but by other running statistics than the
    /// network's own: one a hidden layer.
    pub(crate) fn evaluate_by(
        &mut self,
        running: &mut [Running<F>],
        x: &[F],
        labels: &[u32],
    ) -> Result<Score> {
        self.network.swap_running(running);
        let score = self
            .evaluate(x, labels, Mode::Eval)
            .map(|found| found.score);
        self.network.swap_running(running);
        score
    }

    /// Mini-batches of the same data in the same order, but of another stream of the seed: drawing
    /// them changes nothing.
    pub(crate) fn other_batches(&self) -> Result<Batches> {
        let Some((data, _)) = &self.source else {
            return Err(Error::new(Code::State, "this Trainer has no data"));
        };
        let random = Random::new(self.config.seed, RECALIBRATION);
        Batches::new(&data.labels, self.config.order, random)
    }

    /// Sends the next of such mini-batches through the network in mode `train`, and tracks nothing.
    pub(crate) fn evaluate_next(&mut self, batches: &mut Batches) -> Result<()> {
        let mut batch = mem::take(&mut self.batch);
        batch.samples.resize(self.config.batch_size, 0);
        if let Some((data, _)) = &self.source {
            batches.fill(&mut batch.samples);
            data.gather(&batch.samples, &mut batch.x, &mut batch.labels);
        }
        let evaluated = self
            .evaluate(&batch.x, &batch.labels, Mode::Train)
            .map(drop);
        self.batch = batch;
        evaluated
    }

    /// How many samples a step sees.
    pub(crate) fn batch_size(&self) -> usize {
        self.config.batch_size
    }

    /// Forward, backward, update, and the running statistics.
    fn learn(&mut self, x: &[F], labels: &[u32]) -> Report {
        let clips = self.clips();
        let mut workspace = mem::take(&mut self.workspace);
        self.disturb(labels.len(), &mut workspace);
        self.workspace = workspace;
        let Self {
            network,
            gradients,
            workspace,
            config,
            ..
        } = self;
        let score = network.forward(x, labels, Mode::Train, clips, workspace);
        network.backward(x, workspace, gradients);
        network.descend(gradients, config.learning_rate);
        network.track(workspace, config.momentum);
        self.steps += 1;
        Report {
            step: self.steps,
            score,
        }
    }

    /// Draws the noise of the next step, if there is any.
    fn disturb(&self, samples: usize, workspace: &mut Workspace<F>) {
        if let Some(noise) = self.config.noise {
            let units = self
                .network
                .hidden
                .iter()
                .map(|layer| layer.dense.bias.len());
            noise.draw(self.config.seed, self.steps, samples, workspace, units);
        }
    }

    /// Copies of all parameters and running statistics, the output layer last.
    pub fn parameters(&self) -> Vec<LayerParameters<F>> {
        parameters::read(&self.network)
    }

    /// Takes what [`Trainer::parameters`] gives; a field left out keeps its value.
    ///
    /// Errors: `shape`, `unknown`, `non-finite` and `range`, naming the field.
    pub fn set_parameters(&mut self, list: &[LayerParameters<F>]) -> Result<()> {
        parameters::write(&mut self.network, list).map_err(|error| error.within("setParameters"))
    }

    /// Where the training stands now.
    pub fn checkpoint(&self) -> Checkpoint<F> {
        Checkpoint {
            network: self.network.clone(),
            batches: self.source.as_ref().map(|(_, batches)| batches.clone()),
            steps: self.steps,
        }
    }

    /// Goes back to where this very trainer once stood: the next steps see the mini-batches that
    /// they saw then. Learning rate and momentum stay as they are.
    pub fn return_to(&mut self, checkpoint: &Checkpoint<F>) {
        self.network.clone_from(&checkpoint.network);
        if let (Some((_, now)), Some(then)) = (&mut self.source, &checkpoint.batches) {
            now.clone_from(then);
        }
        self.steps = checkpoint.steps;
    }

    /// Counts the steps as `steps`, and goes on with the mini-batches that come after so many, as a
    /// trainer that was given the parameters of another one does.
    pub fn resume_at(&mut self, steps: u64) -> Result<()> {
        if let Some((data, batches)) = &mut self.source {
            let random = Random::new(self.config.seed, BATCHES);
            *batches = Batches::new(&data.labels, self.config.order, random)?;
            self.batch.samples.resize(self.config.batch_size, 0);
            for _ in 0..steps {
                batches.fill(&mut self.batch.samples);
            }
        }
        self.steps = steps;
        Ok(())
    }

    /// Changes the learning rate from the next step on.
    ///
    /// Errors: `non-finite`, and `range` if it is below 0.
    pub fn set_learning_rate(&mut self, value: f64) -> Result<()> {
        self.config.learning_rate =
            config::learning_rate(value).map_err(|error| error.within("setLearningRate"))?;
        Ok(())
    }

    /// Changes the share of the new batch in the running statistics from the next step on.
    ///
    /// Errors: `non-finite`, and `range` unless it is between 0 and 1.
    pub fn set_momentum(&mut self, value: f64) -> Result<()> {
        self.config.momentum =
            config::momentum(value).map_err(|error| error.within("setMomentum"))?;
        Ok(())
    }

    /// How many steps were taken.
    pub fn steps(&self) -> u64 {
        self.steps
    }

    /// The network as it is now.
    pub fn network(&self) -> &Network<F> {
        &self.network
    }

    /// The gradients of the last step.
    pub fn gradients(&self) -> &Network<F> {
        &self.gradients
    }

    /// All that the last step computed on its batch, before its update.
    pub fn workspace(&self) -> &Workspace<F> {
        &self.workspace
    }

    /// All that the last evaluation computed.
    pub fn evaluation(&self) -> &Workspace<F> {
        &self.evaluation
    }

    /// What the last gradient was multiplied by, unless it was changed since.
    pub fn learning_rate(&self) -> F {
        self.config.learning_rate
    }

    /// The clips of the next step.
    pub(crate) fn clips(&self) -> Clips<F> {
        let step = self.steps as f64;
        Clips {
            r_max: self.config.r_max.at(step),
            d_max: self.config.d_max.at(step),
        }
    }

    fn check_batch(&self, x: &[F], labels: &[u32]) -> Result<()> {
        check_batch(x, labels, self.network.inputs())?;
        let largest = MAX_CELLS / self.config.layers.iter().sum::<usize>();
        if labels.len() > largest {
            let got = format!("of {} samples", labels.len());
            let takes = format!("of at most {largest}: evaluate in parts");
            return Err(Error::field(Code::Range, "x", got, takes));
        }
        check_labels(labels, self.network.labels())
    }
}

/// The loss with what it needs of the data.
fn loss_of<F: Float>(
    kind: LossKind,
    data: Option<&Dataset<F>>,
    layers: &[usize],
) -> Result<Loss<F>> {
    let targets = data.and_then(|data| data.targets.as_ref());
    let outputs = layers[layers.len() - 1];
    match (kind, targets) {
        (LossKind::CrossEntropy, None) => Ok(Loss::CrossEntropy),
        (LossKind::Squared, Some(targets)) => {
            let features = data.map_or(outputs, |data| data.features);
            if outputs != features {
                let takes = format!("{features}, as many as the data have targets for");
                let field = format!("layers[{}]", layers.len() - 1);
                return Err(Error::field(Code::Shape, &field, outputs, takes));
            }
            Ok(Loss::Squared(Arc::clone(targets)))
        }
        (kind, targets) => {
            let takes = match targets {
                None => "\"crossEntropy\", or data with targets, of the kind \"linear\"",
                Some(_) => "\"squared\": these data have targets and no classes",
            };
            Err(Error::field(
                Code::Unknown,
                "loss",
                quoted(kind.name()),
                takes,
            ))
        }
    }
}

fn check_data<F: Float>(data: &Dataset<F>, network: &Network<F>) -> Result<()> {
    if data.features != network.inputs() {
        let takes = format!("{}, the size of the input layer", network.inputs());
        return Err(Error::field(Code::Shape, "features", data.features, takes));
    }
    check_labels(&data.labels, network.labels())
}
