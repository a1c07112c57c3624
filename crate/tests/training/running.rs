//! Batch normalization by the moving averages: what it gives is that of inference, what it tracks
//! that of training, and its gradient leaves out the way through the statistics.

use crate::compare::assert_close;
use normscope::network::Clips;
use normscope::network::norm::{Cache, Norm, Settings as NormSettings, Statistics};
use normscope::norm::{Method, Mode, Request, Running, Shape, normalize};
use normscope::training::{LayerParameters, Random, Settings, Trainer};

const SAMPLES: usize = 5;
const FEATURES: usize = 3;
const EPS: f64 = 1e-3;
const MOMENTUM: f64 = 0.3;
const CLIPS: Clips<f64> = Clips {
    r_max: 3.0,
    d_max: 5.0,
};

fn draws(seed: u64, count: usize, mean: f64, std: f64) -> Vec<f64> {
    let mut random = Random::new(seed, 4);
    (0..count).map(|_| mean + std * random.normal()).collect()
}

fn norm(statistics: Statistics, microbatch: Option<usize>) -> Norm<f64> {
    let settings = NormSettings {
        method: Method::Batch,
        statistics,
        groups: 1,
        microbatch,
        eps: EPS,
        unbiased_running: true,
        affine: true,
    };
    let mut norm = Norm::new(FEATURES, settings);
    norm.gamma = draws(1, FEATURES, 1.0, 0.5);
    norm.beta = draws(2, FEATURES, 0.0, 0.5);
    norm.running = Some(Running {
        mean: draws(3, FEATURES, 0.5, 0.3),
        spread: draws(4, FEATURES, 3.0, 0.3),
    });
    norm
}

/// What a pass and its way back give.
struct Passed {
    y: Vec<f64>,
    cache: Cache<f64>,
    dx: Vec<f64>,
    dgamma: Vec<f64>,
    dbeta: Vec<f64>,
}

fn pass(norm: &Norm<f64>, x: &[f64], dy: &[f64]) -> Passed {
    let mut passed = Passed {
        y: vec![0.0; x.len()],
        cache: Cache::default(),
        dx: dy.to_vec(),
        dgamma: vec![7.0; FEATURES],
        dbeta: vec![7.0; FEATURES],
    };
    norm.forward(x, Mode::Train, CLIPS, &mut passed.cache, &mut passed.y);
    norm.backward(
        &passed.cache,
        &mut passed.dx,
        &mut passed.dgamma,
        &mut passed.dbeta,
    );
    passed
}

fn batch() -> [Vec<f64>; 2] {
    let values = SAMPLES * FEATURES;
    [draws(5, values, 0.8, 2.0), draws(6, values, 0.0, 1.0)]
}

#[test]
fn it_gives_what_inference_gives_and_tracks_what_training_tracks() {
    let [x, dy] = batch();
    let mut norm = norm(Statistics::Running, None);
    let asked = |mode| {
        let shape = Shape::new(&[SAMPLES, FEATURES]).expect("a shape");
        let request = Request {
            eps: EPS,
            gamma: Some(norm.gamma.clone()),
            beta: Some(norm.beta.clone()),
            mode,
            running: norm.running.clone(),
            momentum: MOMENTUM,
            upstream: Some(dy.clone()),
            ..Request::new(x.clone(), shape, Method::Batch)
        };
        normalize(&request).expect("an answer")
    };
    let [inference, training] = [Mode::Eval, Mode::Train].map(asked);
    let passed = pass(&norm, &x, &dy);
    let gradients = inference.gradients.expect("gradients");
    for (name, got, want) in [
        ("y", &passed.y, &inference.y),
        ("dx", &passed.dx, &gradients.x),
        ("dgamma", &passed.dgamma, &gradients.gamma),
        ("dbeta", &passed.dbeta, &gradients.beta),
        ("mean", &passed.cache.mean, &training.mean.expect("a mean")),
        ("var", &passed.cache.var, &training.variance.expect("one")),
    ] {
        assert_close(name, got, want, 1e-12);
    }
    norm.track(&passed.cache, MOMENTUM);
    let (got, want) = (norm.running.expect("one"), training.running.expect("one"));
    assert_close("running mean", &got.mean, &want.mean, 1e-12);
    assert_close("running variance", &got.spread, &want.spread, 1e-12);
}

/// Where the moving averages are the batch's own statistics, both ways give the same; the gradient
/// of the one lacks what comes through the statistics.
#[test]
fn its_gradient_leaves_out_what_comes_through_the_statistics() {
    let [x, dy] = batch();
    let full = pass(&norm(Statistics::Batch, None), &x, &dy);
    let mut held = norm(Statistics::Running, None);
    held.running = Some(Running {
        mean: full.cache.mean.clone(),
        spread: full.cache.var.clone(),
    });
    let gamma = held.gamma.clone();
    let held = pass(&held, &x, &dy);
    assert_close("y", &held.y, &full.y, 1e-12);
    assert_close("dgamma", &held.dgamma, &full.dgamma, 1e-12);
    assert_close("dbeta", &held.dbeta, &full.dbeta, 1e-12);
    let x_hat = &full.cache.x_hat;
    let through = |cell: usize| {
        let feature = cell % FEATURES;
        let cells = || (feature..x.len()).step_by(FEATURES);
        let m = SAMPLES as f64;
        let mean = cells().map(|at| dy[at]).sum::<f64>() / m;
        let along = cells().map(|at| dy[at] * x_hat[at]).sum::<f64>() / m;
        gamma[feature] * full.cache.inv_std[feature] * (mean + x_hat[cell] * along)
    };
    let left_out: Vec<f64> = (0..x.len()).map(through).collect();
    let lacking: Vec<f64> = held.dx.iter().zip(&full.dx).map(|(a, b)| a - b).collect();
    assert_close("what is left out", &lacking, &left_out, 1e-12);
    let moves = |value: &f64| value.abs() > 0.01;
    assert!(left_out.iter().filter(|value| moves(value)).count() > x.len() / 2);
}

#[test]
fn microbatches_change_what_is_tracked_alone() {
    let [x, dy] = batch();
    let mut whole = norm(Statistics::Running, None);
    let mut parts = norm(Statistics::Running, Some(2));
    let [one, other] = [&whole, &parts].map(|norm| pass(norm, &x, &dy));
    assert_close("y", &other.y, &one.y, 1e-12);
    assert_close("dx", &other.dx, &one.dx, 1e-12);
    assert_close("dgamma", &other.dgamma, &one.dgamma, 1e-12);
    assert_close("dbeta", &other.dbeta, &one.dbeta, 1e-12);
    whole.track(&one.cache, MOMENTUM);
    parts.track(&other.cache, MOMENTUM);
    assert_ne!(whole.running, parts.running);
}

fn trainer(statistics: &str) -> Trainer<f64> {
    let settings = Settings {
        layers: Some(vec![4.0, 6.0, 5.0, 3.0]),
        statistics: statistics.to_owned(),
        learning_rate: 0.2,
        momentum: MOMENTUM,
        ..Settings::default()
    };
    Trainer::new(&settings, None).expect("a trainer")
}

fn samples(seed: u64) -> (Vec<f64>, Vec<u32>) {
    (draws(seed, 7 * 4, 0.4, 1.5), vec![1, 0, 2, 1, 0, 1, 2])
}

#[test]
fn a_step_normalizes_by_what_the_steps_before_it_left() {
    let mut trainer = trainer("running");
    for seed in 20..25 {
        let (x, labels) = samples(seed);
        let before = trainer.parameters();
        let evaluated = trainer.evaluate(&x, &labels, Mode::Eval);
        let expected = evaluated.expect("an evaluation").score.loss;
        let report = trainer.step_on(&x, &labels).expect("a step");
        assert_eq!(report.score.loss, expected);
        let after = trainer.parameters();
        assert_ne!(before[0].running_mean, after[0].running_mean);
        // The first layer's sums are those of the weights before the update.
        let weight = before[0].weight.as_ref().expect("weights");
        let row = |sample: &[f64]| -> f64 { sample.iter().zip(weight).map(|(x, w)| x * w).sum() };
        let bias = before[0].bias.as_ref().expect("biases")[0];
        let mean = x.chunks_exact(4).map(row).sum::<f64>() / 7.0 + bias;
        let running =
            |list: &[LayerParameters<f64>]| list[0].running_mean.as_ref().expect("one")[0];
        let want = (1.0 - MOMENTUM) * running(&before) + MOMENTUM * mean;
        assert_close("running mean", &[running(&after)], &[want], 1e-12);
    }
}

#[test]
fn it_trains_otherwise_than_the_batch_does() {
    let run = |statistics| {
        let mut trainer = trainer(statistics);
        for seed in 20..25 {
            let (x, labels) = samples(seed);
            trainer.step_on(&x, &labels).expect("a step");
        }
        trainer.parameters()
    };
    assert_ne!(run("running")[0].weight, run("batch")[0].weight);
}
