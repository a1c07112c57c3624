//! Steps: counted, repeated, and set back.

use normscope::norm::Mode;
use normscope::training::{
    Dataset, LayerParameters, OrderSettings, Random, Report, Settings, Trainer,
};

/// Points in the plane whose class is the sign of their product.
fn xor() -> Dataset<f32> {
    let mut random = Random::new(17, 5);
    let x: Vec<f32> = (0..200).map(|_| random.normal() as f32).collect();
    let label = |point: &[f32]| u32::from(point[0] * point[1] > 0.0);
    let labels = x.chunks_exact(2).map(label).collect();
    Dataset::custom(x, labels, 2).expect("data")
}

fn trainer(seed: f64) -> Trainer<f32> {
    let settings = Settings {
        layers: Some(vec![2.0, 8.0, 8.0, 1.0]),
        batch_size: 16.0,
        seed,
        ..Settings::default()
    };
    Trainer::new(&settings, Some(xor())).expect("a trainer")
}

fn bits(trainer: &Trainer<f32>) -> Vec<u32> {
    let parameters = trainer.parameters();
    let arrays = parameters.iter().flat_map(LayerParameters::fields);
    arrays
        .flatten()
        .flatten()
        .map(|value| value.to_bits())
        .collect()
}

#[test]
fn the_same_seed_gives_the_same_bytes() {
    let run = |seed| {
        let mut trainer = trainer(seed);
        let report = trainer.step(100).expect("steps");
        (bits(&trainer), report.score.loss.to_bits())
    };
    assert_eq!(run(1.0), run(1.0));
    assert_ne!(run(1.0), run(2.0));
}

#[test]
fn three_steps_are_one_and_one_and_one() {
    let (mut at_once, mut apart) = (trainer(1.0), trainer(1.0));
    let report = at_once.step(3).expect("steps");
    apart.step(1).expect("a step");
    apart.step(1).expect("a step");
    assert_eq!(apart.step(1), Ok(report));
    assert_eq!((report.step, apart.steps()), (3, 3));
    assert_eq!(bits(&at_once), bits(&apart));
}

#[test]
fn a_step_reports_what_was_before_its_update() {
    let data = xor();
    let mut trainer = trainer(1.0);
    let before = trainer
        .evaluate(&data.x, &data.labels, Mode::Train)
        .expect("an evaluation")
        .score;
    let report = trainer.step_on(&data.x, &data.labels);
    assert_eq!(
        report,
        Ok(Report {
            step: 1,
            score: before
        })
    );
    let after = trainer
        .evaluate(&data.x, &data.labels, Mode::Train)
        .expect("an evaluation")
        .score;
    assert!(after.loss < before.loss);
}

#[test]
fn it_learns() {
    let data = xor();
    for norm in ["none", "batch", "layer", "rms", "renorm"] {
        let settings = Settings {
            layers: Some(vec![2.0, 8.0, 8.0, 1.0]),
            activation: "tanh".to_owned(),
            norm: norm.to_owned(),
            batch_size: 20.0,
            learning_rate: 0.2,
            ..Settings::default()
        };
        let mut trainer = Trainer::<f32>::new(&settings, Some(xor())).expect("a trainer");
        trainer.step(1500).expect("steps");
        let evaluated = trainer.evaluate(&data.x, &data.labels, Mode::Eval);
        let score = evaluated.expect("an evaluation").score;
        assert!(score.accuracy >= 0.9, "{norm}: {score:?}");
    }
}

#[test]
fn the_order_of_the_samples_does_not_depend_on_the_network() {
    let labels = |layers: &[f64], norm: &str| {
        let settings = Settings {
            layers: Some(layers.to_vec()),
            norm: norm.to_owned(),
            learning_rate: 0.0,
            ..Settings::default()
        };
        let mut trainer = Trainer::<f32>::new(&settings, Some(xor())).expect("a trainer");
        trainer.step(3).expect("steps");
        // With one output, the gradient of the bias says how many labels were 1.
        let probabilities: f32 = trainer.workspace().probabilities.iter().sum();
        (probabilities - 32.0 * trainer.gradients().output.bias[0]).round()
    };
    let of_one = labels(&[2.0, 8.0, 1.0], "none");
    assert!(of_one > 5.0);
    assert_eq!(labels(&[2.0, 8.0, 1.0], "batch"), of_one);
    assert_eq!(labels(&[2.0, 3.0, 3.0, 1.0], "layer"), of_one);
}

/// How many labels of each class are in the batches of some steps, which x tells.
fn classes_of_batches(order: OrderSettings) -> Vec<Vec<f32>> {
    let x: Vec<f32> = (0..60).map(|sample| (sample % 3) as f32).collect();
    let labels = (0..60).map(|sample| sample % 3).collect();
    let settings = Settings {
        layers: Some(vec![1.0, 3.0]),
        batch_size: 10.0,
        order,
        ..Settings::default()
    };
    let data = Dataset::custom(x, labels, 1).expect("data");
    let mut trainer = Trainer::<f32>::new(&settings, Some(data)).expect("a trainer");
    // Logits that are x itself, so that the workspace shows the batch.
    let mut steps = Vec::new();
    for _ in 0..6 {
        let mut list = trainer.parameters();
        list[0].weight = Some(vec![1.0, 0.0, 0.0]);
        list[0].bias = Some(vec![0.0; 3]);
        trainer.set_parameters(&list).expect("parameters");
        trainer.step(1).expect("a step");
        let mut classes: Vec<f32> = trainer
            .workspace()
            .logits
            .iter()
            .step_by(3)
            .copied()
            .collect();
        classes.sort_by(f32::total_cmp);
        classes.dedup();
        steps.push(classes);
    }
    steps
}

#[test]
fn batches_come_in_the_order_that_was_asked_for() {
    let sorted = classes_of_batches(OrderSettings::Named("sorted".to_owned()));
    assert_eq!(sorted, [[0.0], [0.0], [1.0], [1.0], [2.0], [2.0]]);
    let two = classes_of_batches(OrderSettings::Classes(2.0));
    assert!(two.iter().all(|classes| classes.len() == 2), "{two:?}");
    let shuffled = classes_of_batches(OrderSettings::Named("shuffled".to_owned()));
    assert!(
        shuffled.iter().all(|classes| classes.len() == 3),
        "{shuffled:?}"
    );
}

#[test]
fn setting_parameters_back_is_the_identity() {
    let mut trainer = trainer(1.0);
    trainer.step(10).expect("steps");
    let (before, parameters) = (bits(&trainer), trainer.parameters());
    trainer.set_parameters(&parameters).expect("parameters");
    assert_eq!(bits(&trainer), before);
    trainer.step(10).expect("steps");
    trainer.set_parameters(&parameters).expect("parameters");
    assert_eq!(bits(&trainer), before);
    assert_eq!(trainer.steps(), 20);
}

#[test]
fn what_is_left_out_keeps_its_value() {
    let mut trainer = trainer(1.0);
    trainer.step(10).expect("steps");
    let before = trainer.parameters();
    let nothing = LayerParameters::from_fields([const { None }; 7]);
    let mut list = vec![nothing; 3];
    list[1].gamma = Some(vec![2.0; 8]);
    trainer.set_parameters(&list).expect("parameters");
    let mut want = before;
    want[1].gamma = Some(vec![2.0; 8]);
    assert_eq!(trainer.parameters(), want);
}

#[test]
fn the_learning_rate_can_change_on_the_way() {
    let mut trainer = trainer(1.0);
    trainer.step(5).expect("steps");
    trainer.set_learning_rate(0.0).expect("a learning rate");
    let weight = trainer.parameters()[0].weight.clone();
    trainer.step(5).expect("steps");
    assert_eq!(trainer.parameters()[0].weight, weight);
}
