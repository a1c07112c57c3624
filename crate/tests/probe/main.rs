//! Whether probes say what a step does: against networks that are moved by hand, layer by layer.

#![cfg(not(target_arch = "wasm32"))]

mod input;
mod landscape;
mod promise;
mod shift;

use normscope::network::{Clips, Network};
use normscope::norm::Mode;
use normscope::probe::Probe;
use normscope::training::{LayerParameters, Random, Settings, Trainer};

/// Layers of sizes that no two dimensions share.
const SIZES: [f64; 4] = [4.0, 7.0, 5.0, 3.0];
const SAMPLES: usize = 6;
const LAYERS: usize = 3;
const RATE: f64 = 0.3;

const CLIPS: Clips<f64> = Clips {
    r_max: 3.0,
    d_max: 5.0,
};

fn batch(seed: u64) -> (Vec<f64>, Vec<u32>) {
    let mut random = Random::new(seed, 9);
    let x = (0..SAMPLES * 4).map(|_| random.normal()).collect();
    (x, (0..SAMPLES).map(|_| random.below(3)).collect())
}

/// A trainer after a few steps, so that gamma, beta and biases are where they are learned to be.
fn trained(norm: &str) -> Trainer<f64> {
    let settings = Settings {
        layers: Some(SIZES.to_vec()),
        norm: norm.to_owned(),
        ..Settings::default()
    };
    let mut trainer = Trainer::new(&settings, None).expect("a trainer");
    for seed in 0..5 {
        let (x, labels) = batch(seed);
        trainer.step_on(&x, &labels).expect("a step");
    }
    trainer
}

/// The parameters of some layers from the one list, those of the others from the other.
fn mixed(
    before: &[LayerParameters<f64>],
    after: &[LayerParameters<f64>],
    moves: impl Fn(usize) -> bool,
) -> Vec<LayerParameters<f64>> {
    let pick = |layer: usize| {
        if moves(layer) {
            &after[layer]
        } else {
            &before[layer]
        }
    };
    (0..LAYERS).map(|layer| pick(layer).clone()).collect()
}

/// A trainer before a step on the batch, and what its parameters are before and after that step.
struct Step {
    trainer: Trainer<f64>,
    before: Vec<LayerParameters<f64>>,
    after: Vec<LayerParameters<f64>>,
    x: Vec<f64>,
    labels: Vec<u32>,
}

impl Step {
    fn of(norm: &str, rate: f64) -> Self {
        let (x, labels) = batch(21);
        let trainer = trained(norm);
        let mut moving = trainer.clone();
        moving.set_learning_rate(rate).expect("a rate");
        moving.step_on(&x, &labels).expect("a step");
        Self {
            before: trainer.parameters(),
            after: moving.parameters(),
            trainer,
            x,
            labels,
        }
    }

    fn probe(&self) -> Probe<'_, f64> {
        Probe::new(self.network(), &self.x, &self.labels, CLIPS)
    }

    fn network(&self) -> &Network<f64> {
        self.trainer.network()
    }

    /// The trainer with some layers moved.
    fn moved(&self, moves: impl Fn(usize) -> bool) -> Trainer<f64> {
        let mut trainer = self.trainer.clone();
        let list = mixed(&self.before, &self.after, moves);
        trainer.set_parameters(&list).expect("parameters");
        trainer
    }

    fn loss(&self, moves: impl Fn(usize) -> bool) -> f64 {
        let mut trainer = self.moved(moves);
        let evaluation = trainer.evaluate(&self.x, &self.labels, Mode::Train);
        evaluation.expect("an evaluation").score.loss
    }
}

/// Asserts that two numbers are one, but for rounding.
#[track_caller]
fn assert_same(label: &str, got: f64, want: f64) {
    let off = (got - want).abs();
    assert!(
        off <= 1e-12 * want.abs().max(1.0),
        "{label} is {got}, expected {want}"
    );
}

/// What goes into the activation of a layer of a trainer, or into the loss.
fn input_of(mut trainer: Trainer<f64>, step: &Step, layer: usize, has_norm: bool) -> Vec<f64> {
    trainer
        .evaluate(&step.x, &step.labels, Mode::Train)
        .expect("an evaluation");
    let workspace = trainer.evaluation();
    let pass = workspace.hidden.get(layer);
    let placement = trainer.network().placement();
    pass.map_or(&workspace.logits[..], |pass| {
        pass.pre_activation(has_norm, placement)
    })
    .to_vec()
}
