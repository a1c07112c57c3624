//! Noise after every normalization, and the deep linear network.

use normscope::norm::Mode;
use normscope::training::data::{Kind, Linear, Recipe, make};
use normscope::training::{Dataset, Settings, Trainer};
use normscope::{Code, read};
use serde_json::{Value, json};

fn data() -> Dataset<f64> {
    let recipe = Recipe {
        train: 90,
        validation: 0,
        seed: 5,
        ..Recipe::of(Kind::Moons)
    };
    make(&recipe).expect("data").train
}

/// Settings of a network on the moons, with these changes.
fn settings(changes: Value) -> Settings {
    let mut fields =
        json!({ "layers": [2, 64, 9, 1], "activation": "relu", "batchSize": 40, "seed": 3 });
    for (name, value) in changes.as_object().expect("an object") {
        fields[name] = value.clone();
    }
    read(fields).expect("settings")
}

fn trainer(changes: Value) -> Trainer<f64> {
    Trainer::new(&settings(changes), Some(data())).expect("a trainer")
}

/// The shift and the scale of the first layer's noise, unit by unit.
fn noise_of(trainer: &Trainer<f64>) -> (Vec<Vec<f64>>, Vec<Vec<f64>>) {
    let noise = &trainer.workspace().hidden[0].noise;
    let by_unit = |values: &[f64]| -> Vec<Vec<f64>> {
        (0..64)
            .map(|unit| values.iter().skip(unit).step_by(64).copied().collect())
            .collect()
    };
    (by_unit(&noise.shift), by_unit(&noise.scale))
}

fn mean(values: &[f64]) -> f64 {
    values.iter().sum::<f64>() / values.len() as f64
}

fn std(values: &[f64]) -> f64 {
    let middle = mean(values);
    mean(
        &values
            .iter()
            .map(|v| (v - middle).powi(2))
            .collect::<Vec<_>>(),
    )
    .sqrt()
}

#[test]
fn the_noise_of_the_paper() {
    let mut trainer = trainer(json!({ "noise": true }));
    trainer.step(1).expect("a step");
    let (shifts, scales) = noise_of(&trainer);
    // mu ~ U(-.5, .5), and every sample within .1 of it; sigma ~ U(1, 1.25), and s about it by .1.
    let [mu, sigma]: [Vec<f64>; 2] =
        [&shifts, &scales].map(|units| units.iter().map(|unit| mean(unit)).collect());
    for (unit, mu) in shifts.iter().zip(&mu) {
        assert_eq!(unit.len(), 40);
        assert!(
            unit.iter().all(|m| (m - mu).abs() < 0.2 && m.abs() < 0.6),
            "{mu}"
        );
        assert!((0.04..0.08).contains(&std(unit)), "{}", std(unit));
    }
    assert!(mu.iter().any(|mu| *mu > 0.3) && mu.iter().any(|mu| *mu < -0.3));
    assert!((0.2..0.37).contains(&std(&mu)), "{}", std(&mu));
    assert!((1.06..1.19).contains(&mean(&sigma)), "{}", mean(&sigma));
    let within: Vec<f64> = scales.iter().map(|unit| std(unit)).collect();
    assert!((0.08..0.12).contains(&mean(&within)), "{}", mean(&within));
}

#[test]
fn it_is_added_to_what_goes_into_the_activation() {
    for norm in ["none", "batch"] {
        let mut noisy = trainer(json!({ "noise": true, "norm": norm, "learningRate": 0 }));
        let mut plain = trainer(json!({ "norm": norm, "learningRate": 0 }));
        for one in [&mut noisy, &mut plain] {
            one.step(1).expect("a step");
        }
        let input = |of: &Trainer<f64>| {
            let pass = &of.workspace().hidden[0];
            match norm {
                "none" => pass.linear.clone(),
                _ => pass.normalized.clone(),
            }
        };
        let noise = &noisy.workspace().hidden[0].noise;
        for (((got, a), m), s) in input(&noisy)
            .iter()
            .zip(&input(&plain))
            .zip(&noise.shift)
            .zip(&noise.scale)
        {
            assert_eq!(*got, s * a + m, "{norm}");
        }
    }
}

#[test]
fn it_changes_no_other_draw_and_nothing_outside_of_training() {
    let [mut noisy, mut plain] = [true, false].map(|noise| trainer(json!({ "noise": noise })));
    assert_eq!(noisy.parameters(), plain.parameters());
    let data = data();
    let score = |of: &mut Trainer<f64>, mode| {
        let found = of.evaluate(&data.x, &data.labels, mode);
        found.expect("a score").score.loss
    };
    for mode in [Mode::Train, Mode::Eval] {
        assert_eq!(score(&mut noisy, mode), score(&mut plain, mode));
    }
    for _ in 0..3 {
        assert_eq!(noisy.next_batch(), plain.next_batch());
        noisy.step(1).expect("a step");
        plain.step(1).expect("a step");
    }
    assert_ne!(noisy.parameters(), plain.parameters());
}

#[test]
fn each_step_has_its_own_and_the_way_back_brings_it_back() {
    let mut trainer = trainer(json!({ "noise": true }));
    trainer.step(2).expect("steps");
    let start = trainer.checkpoint();
    trainer.step(1).expect("a step");
    let third = noise_of(&trainer);
    let after = trainer.parameters();
    trainer.step(1).expect("a step");
    assert_ne!(noise_of(&trainer), third);
    trainer.return_to(&start);
    trainer.step(1).expect("a step");
    assert_eq!(noise_of(&trainer), third);
    assert_eq!(trainer.parameters(), after);
}

#[track_caller]
fn assert_refused(settings: &Settings, data: Option<Dataset<f64>>, code: Code, message: &str) {
    let error = Trainer::new(settings, data).expect_err(message);
    assert_eq!((error.code(), error.message()), (code, message));
}

#[test]
fn noise_that_is_none() {
    let with = |noise: Value| settings(json!({ "noise": noise }));
    assert_refused(
        &with(json!({ "mean": -1 })),
        None,
        Code::Range,
        "Trainer: noise.mean is -1, but must be between 0 and 1e6",
    );
    assert_refused(
        &with(json!({ "std": 0.5 })),
        None,
        Code::Range,
        "Trainer: noise.std is 0.5, but must be between 1 and 1e6",
    );
    let wrong: Result<Settings, _> = read(json!({ "layers": [2, 3, 1], "noise": { "sigma": 1 } }));
    let message = wrong.expect_err("no such field").message().to_owned();
    assert!(
        message.contains("true, false or { mean, std, meanSpread, stdSpread }"),
        "{message}"
    );
}

fn linear(changes: Value) -> Settings {
    let mut fields = json!({
        "layers": [3, 3, 3], "activation": "identity", "loss": "squared", "norm": "none",
        "batchSize": 20, "learningRate": 0.05, "seed": 1,
    });
    for (name, value) in changes.as_object().expect("an object") {
        fields[name] = value.clone();
    }
    read(fields).expect("settings")
}

fn map() -> Linear {
    Linear {
        features: 3,
        samples: 20,
        validation: 7,
        seed: 4,
    }
}

#[test]
fn the_map_is_linear_and_the_same_in_both_parts() {
    let made = map().make::<f64>().expect("data");
    assert_eq!((made.train.samples(), made.validation.samples()), (20, 7));
    let targets = made.train.targets.clone().expect("targets");
    assert_eq!(made.validation.targets.as_ref(), Some(&targets));
    // Three samples of the first part say what the map is: every other sample is a mix of them.
    let sample = |part: &Dataset<f64>, at: usize| {
        let row = part.labels[at] as usize;
        (
            part.sample(at).to_vec(),
            targets[row * 3..row * 3 + 3].to_vec(),
        )
    };
    let basis: Vec<_> = (0..3).map(|at| sample(&made.train, at)).collect();
    let columns: Vec<&[f64]> = basis.iter().map(|(x, _)| x.as_slice()).collect();
    for (part, at) in [
        (&made.train, 11),
        (&made.validation, 0),
        (&made.validation, 6),
    ] {
        let (x, y) = sample(part, at);
        let weights = solve(&columns, &x);
        for (output, &y) in y.iter().enumerate() {
            let mixed: f64 = weights
                .iter()
                .zip(&basis)
                .map(|(w, (_, other))| w * other[output])
                .sum();
            assert!((mixed - y).abs() < 1e-9, "{mixed} {y}");
        }
    }
    assert_eq!(map().make::<f64>().expect("data"), made);
    assert_ne!(
        Linear { seed: 5, ..map() }.make::<f64>().expect("data"),
        made
    );
}

/// The weights of three columns that give a vector, by Cramer's rule.
fn solve(columns: &[&[f64]], x: &[f64]) -> [f64; 3] {
    let det = |a: &[f64], b: &[f64], c: &[f64]| {
        a[0] * (b[1] * c[2] - b[2] * c[1]) - b[0] * (a[1] * c[2] - a[2] * c[1])
            + c[0] * (a[1] * b[2] - a[2] * b[1])
    };
    let (a, b, c) = (columns[0], columns[1], columns[2]);
    let all = det(a, b, c);
    [det(x, b, c) / all, det(a, x, c) / all, det(a, b, x) / all]
}

#[test]
fn half_the_squared_distance() {
    let made = map().make::<f64>().expect("data");
    let targets = made.train.targets.clone().expect("targets");
    let train = made.train.clone();
    let mut trainer = Trainer::new(&linear(json!({})), Some(made.train)).expect("a trainer");
    let found = trainer
        .evaluate(&train.x, &train.labels, Mode::Eval)
        .expect("a score");
    let half: f64 = found
        .outputs
        .chunks(3)
        .zip(&train.labels)
        .map(|(z, &row)| {
            let target = &targets[row as usize * 3..][..3];
            z.iter()
                .zip(target)
                .map(|(z, t)| 0.5 * (z - t).powi(2))
                .sum::<f64>()
        })
        .sum();
    let score = found.score;
    assert!(
        (score.loss - half / 20.0).abs() < 1e-12,
        "{} {half}",
        score.loss
    );
    assert!(score.accuracy.is_nan());
    let first = trainer.step(1).expect("a step").score.loss;
    let last = trainer.step(400).expect("steps").score.loss;
    assert!(last < 0.05 * first, "{first} {last}");
}

#[test]
fn a_loss_that_the_data_do_not_fit() {
    let targets = || Some(map().make().expect("data").train);
    assert_refused(
        &linear(json!({})),
        Some(data()),
        Code::Unknown,
        "Trainer: loss is \"squared\", but must be \"crossEntropy\", or data with targets, of the kind \"linear\"",
    );
    assert_refused(
        &linear(json!({ "loss": "crossEntropy" })),
        targets(),
        Code::Unknown,
        "Trainer: loss is \"crossEntropy\", but must be \"squared\": these data have targets and no classes",
    );
    assert_refused(
        &linear(json!({ "layers": [3, 3, 2] })),
        targets(),
        Code::Shape,
        "Trainer: layers[2] is 2, but must be 3, as many as the data have targets for",
    );
    assert_refused(
        &linear(json!({ "loss": "absolute" })),
        targets(),
        Code::Unknown,
        "Trainer: loss is \"absolute\", but must be one of \"crossEntropy\", \"squared\"",
    );
    let none = Linear {
        samples: 0,
        ..map()
    }
    .make::<f64>();
    let error = none.expect_err("no samples");
    assert!(
        error.message().starts_with("samples is 0"),
        "{}",
        error.message()
    );
}
