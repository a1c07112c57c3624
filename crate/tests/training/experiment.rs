//! What normalization must change, and what it must not.

use crate::compare::{assert_close, distance};
use normscope::norm::Mode;
use normscope::training::{LayerParameters, Random, Settings, Trainer};

const SAMPLES: usize = 8;

fn trainer(norm: &str, placement: &str) -> Trainer<f64> {
    let settings = Settings {
        layers: Some(vec![4.0, 6.0, 6.0, 3.0]),
        norm: norm.to_owned(),
        placement: placement.to_owned(),
        groups: Some(2.0),
        ..Settings::default()
    };
    Trainer::new(&settings, None).expect("a trainer")
}

fn batch(seed: u64) -> (Vec<f64>, Vec<u32>) {
    let mut random = Random::new(seed, 9);
    let x = (0..SAMPLES * 4).map(|_| random.normal()).collect();
    (x, (0..SAMPLES).map(|_| random.below(3)).collect())
}

/// A trainer after a few steps, so that no parameter and no running statistic is where it began.
fn trained(norm: &str, placement: &str) -> Trainer<f64> {
    let mut trainer = trainer(norm, placement);
    for seed in 0..5 {
        let (x, labels) = batch(seed);
        trainer.step_on(&x, &labels).expect("a step");
    }
    trainer
}

fn outputs(trainer: &mut Trainer<f64>, x: &[f64], labels: &[u32], mode: Mode) -> Vec<f64> {
    let evaluated = trainer.evaluate(x, labels, mode).expect("an evaluation");
    evaluated.outputs.to_vec()
}

/// The outputs of the first sample, alone with its mates and with others.
fn of_the_first(norm: &str, placement: &str, mode: Mode) -> [Vec<f64>; 2] {
    let mut trainer = trained(norm, placement);
    let (x, labels) = batch(21);
    let mut among_others = batch(22).0;
    among_others[..4].copy_from_slice(&x[..4]);
    [x, among_others].map(|x| outputs(&mut trainer, &x, &labels, mode)[..3].to_vec())
}

#[test]
fn who_feels_the_other_samples_of_the_batch() {
    for placement in ["before", "after"] {
        for (norm, feels) in [
            ("none", false),
            ("layer", false),
            ("group", false),
            ("rms", false),
            ("batch", true),
            ("renorm", true),
        ] {
            let [one, other] = of_the_first(norm, placement, Mode::Train);
            let moved = distance(&one, &other);
            if feels {
                assert!(moved > 1e-3, "{norm} {placement}: {moved}");
            } else {
                assert_eq!(one, other, "{norm} {placement}");
            }
            let [one, other] = of_the_first(norm, placement, Mode::Eval);
            assert_eq!(one, other, "{norm} {placement} in inference");
        }
    }
}

#[test]
fn every_norm_makes_a_network_of_its_own_from_the_same_weights() {
    let norms = ["none", "batch", "layer", "group", "rms", "renorm"];
    let (x, labels) = batch(3);
    for (index, norm) in norms.iter().enumerate() {
        let weights = |norm: &str| trainer(norm, "before").parameters()[0].weight.clone();
        assert_eq!(weights(norm), weights("none"), "{norm}");
        for other in &norms[..index] {
            let both = [norm, other]
                .map(|norm| outputs(&mut trained(norm, "before"), &x, &labels, Mode::Train));
            assert!(distance(&both[0], &both[1]) > 1e-4, "{norm} and {other}");
        }
    }
    for norm in &norms[1..] {
        let both = ["before", "after"]
            .map(|placement| outputs(&mut trained(norm, placement), &x, &labels, Mode::Train));
        assert!(distance(&both[0], &both[1]) > 1e-3, "{norm}");
    }
}

/// Adds a number to the biases of a layer, which lie before its normalization.
fn with_bias(norm: &str, by: f64) -> Trainer<f64> {
    let mut trainer = trained(norm, "before");
    let mut parameters = trainer.parameters();
    for (feature, bias) in parameters[1]
        .bias
        .as_mut()
        .expect("a bias")
        .iter_mut()
        .enumerate()
    {
        *bias += by * (feature + 1) as f64;
    }
    trainer.set_parameters(&parameters).expect("parameters");
    trainer
}

#[test]
fn a_bias_cancels_under_batch_normalization() {
    let (x, labels) = batch(3);
    for (norm, cancels) in [
        ("batch", true),
        ("none", false),
        ("layer", false),
        ("rms", false),
    ] {
        let both = [0.0, 5.0].map(|by| outputs(&mut with_bias(norm, by), &x, &labels, Mode::Train));
        let moved = distance(&both[0], &both[1]);
        assert_eq!(moved < 1e-12, cancels, "{norm}: {moved}");
        let mut trainer = with_bias(norm, 5.0);
        trainer.step_on(&x, &labels).expect("a step");
        let gradient = &trainer.gradients().hidden[1].dense.bias;
        let largest = distance(gradient, &[0.0; 6]);
        assert_eq!(
            largest < 1e-15,
            cancels,
            "{norm}: the bias has a gradient of {largest}"
        );
    }
}

#[test]
fn evaluating_changes_nothing() {
    for norm in ["batch", "renorm", "layer"] {
        let mut one = trained(norm, "before");
        let mut other = one.clone();
        let before = (one.parameters(), one.workspace().clone(), one.steps());
        let (x, labels) = batch(40);
        let first = outputs(&mut one, &x, &labels, Mode::Train);
        outputs(&mut one, &x[..4], &labels[..1], Mode::Eval);
        assert_eq!(outputs(&mut one, &x, &labels, Mode::Train), first);
        assert_eq!(
            (one.parameters(), one.workspace().clone(), one.steps()),
            before
        );
        assert_eq!(one.step_on(&x, &labels), other.step_on(&x, &labels));
        assert_eq!(one.parameters(), other.parameters());
    }
}

#[test]
fn running_statistics_are_those_of_the_batches() {
    let mut trainer = trainer("batch", "before");
    trainer.set_momentum(1.0).expect("a momentum");
    let (x, labels) = batch(2);
    trainer.step_on(&x, &labels).expect("a step");
    let pass = &trainer.workspace().hidden[0];
    let column: Vec<f64> = pass.linear.iter().skip(2).step_by(6).copied().collect();
    let mean = column.iter().sum::<f64>() / SAMPLES as f64;
    let squares: f64 = column.iter().map(|value| (value - mean).powi(2)).sum();
    let LayerParameters {
        running_mean,
        running_variance,
        ..
    } = &trainer.parameters()[0];
    let third = |values: &Option<Vec<f64>>| values.as_ref().expect("running")[2];
    let got = [third(running_mean), third(running_variance)];
    assert_close(
        "running",
        &got,
        &[mean, squares / (SAMPLES - 1) as f64],
        1e-12,
    );
}

#[test]
fn divergence_is_told_and_not_refused() {
    let settings = Settings {
        layers: Some(vec![4.0, 6.0, 3.0]),
        activation: "relu".to_owned(),
        norm: "none".to_owned(),
        learning_rate: 1e30,
        ..Settings::default()
    };
    let mut trainer = Trainer::<f32>::new(&settings, None).expect("a trainer");
    let (x, labels) = batch(1);
    let x: Vec<f32> = x.iter().map(|&value| value as f32).collect();
    let losses: Vec<f64> = (0..6)
        .map(|_| trainer.step_on(&x, &labels).expect("a step").score.loss)
        .collect();
    assert!(
        losses[0].is_finite() && !losses[5].is_finite(),
        "{losses:?}"
    );
}
