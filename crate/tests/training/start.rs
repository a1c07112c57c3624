//! Where training starts, what it sees, and that both come from the seed alone.

use crate::compare::assert_close;
use normscope::training::{
    Batches, Init, InitSettings, Order, Random, Schedule, Settings, Trainer,
};

fn settings(seed: f64) -> Settings {
    Settings {
        layers: Some(vec![50.0, 40.0, 30.0]),
        seed,
        ..Settings::default()
    }
}

fn weights(settings: &Settings, layer: usize) -> Vec<f64> {
    let trainer = Trainer::<f64>::new(settings, None).expect("a trainer");
    trainer.parameters()[layer].weight.clone().expect("weights")
}

#[test]
fn weights_come_from_the_seed() {
    assert_eq!(weights(&settings(5.0), 0), weights(&settings(5.0), 0));
    assert_ne!(weights(&settings(5.0), 0), weights(&settings(6.0), 0));
    assert_ne!(
        weights(&settings(5.0), 0)[..9],
        weights(&settings(5.0), 1)[..9]
    );
}

#[test]
fn weights_are_normal_and_as_wide_as_asked_for() {
    let init = |kind: &str, std| InitSettings {
        kind: Some(kind.to_owned()),
        std,
        scale: 1.5,
    };
    for (init, first, second) in [
        (init("normal", Some(0.1)), 0.1, 0.1),
        (
            init("xavier", None),
            (2.0_f64 / 90.0).sqrt(),
            (2.0_f64 / 70.0).sqrt(),
        ),
        (
            init("he", None),
            (2.0_f64 / 50.0).sqrt(),
            (2.0_f64 / 40.0).sqrt(),
        ),
    ] {
        let settings = Settings {
            init,
            ..settings(3.0)
        };
        for (layer, want) in [first, second].into_iter().enumerate() {
            let weights = weights(&settings, layer);
            let moment = |power: i32| {
                let sum: f64 = weights
                    .iter()
                    .map(|weight| (weight / (1.5 * want)).powi(power))
                    .sum();
                sum / weights.len() as f64
            };
            // Mean, variance, skewness and kurtosis of a standard normal.
            let got = [moment(1), moment(2), moment(3), moment(4) / 3.0];
            assert_close("moments", &got, &[0.0, 1.0, 0.0, 1.0], 0.15);
        }
    }
    assert_eq!(Init::Xavier(1.0).std(6, 2), 0.5);
}

#[test]
fn biases_gamma_and_beta_start_neutral() {
    let trainer = Trainer::<f64>::new(&settings(1.0), None).expect("a trainer");
    let [hidden, output] = &trainer.parameters()[..] else {
        panic!("two layers")
    };
    for layer in [hidden, output] {
        assert!(
            layer
                .bias
                .as_ref()
                .expect("a bias")
                .iter()
                .all(|&bias| bias == 0.0)
        );
    }
    assert_eq!(hidden.gamma, Some(vec![1.0; 40]));
    assert_eq!(hidden.beta, Some(vec![0.0; 40]));
    assert_eq!(hidden.running_mean, Some(vec![0.0; 40]));
    assert_eq!(hidden.running_variance, Some(vec![1.0; 40]));
    assert_eq!((&output.gamma, &output.running_mean), (&None, &None));
}

fn shuffled(samples: usize, seed: u64) -> Batches {
    Batches::new(&vec![0; samples], Order::Shuffled, Random::new(seed, 1))
        .expect("there are samples")
}

#[test]
fn every_sample_comes_once_an_epoch() {
    let mut batches = shuffled(10, 4);
    let mut seen = Vec::new();
    for _ in 0..10 {
        let mut batch = [0; 4];
        batches.fill(&mut batch);
        seen.extend(batch);
    }
    let epochs: Vec<&[u32]> = seen.chunks(10).collect();
    for epoch in &epochs {
        let mut sorted = epoch.to_vec();
        sorted.sort_unstable();
        assert_eq!(sorted, (0..10).collect::<Vec<_>>());
    }
    assert_ne!(epochs[0], epochs[1]);
    let mut whole = shuffled(3, 4);
    let mut batch = [9; 7];
    whole.fill(&mut batch);
    for sample in 0..3 {
        let times = batch.iter().filter(|&&seen| seen == sample).count();
        assert!((2..=3).contains(&times), "{batch:?}");
    }
}

#[test]
fn every_order_is_as_likely_as_any_other() {
    let mut batches = shuffled(3, 8);
    let mut counts = [0_u32; 27];
    for _ in 0..6000 {
        let mut order = [0; 3];
        batches.fill(&mut order);
        counts[(order[0] * 9 + order[1] * 3 + order[2]) as usize] += 1;
    }
    let seen: Vec<u32> = counts.into_iter().filter(|&count| count > 0).collect();
    assert_eq!(seen.len(), 6);
    assert!(
        seen.iter().all(|count| (880..1120).contains(count)),
        "{seen:?}"
    );
}

#[test]
fn streams_of_a_seed_are_apart() {
    let draws = |seed, stream| {
        let mut random = Random::new(seed, stream);
        [(); 4].map(|()| random.uniform())
    };
    assert_eq!(draws(1, 0), draws(1, 0));
    let streams = [
        draws(1, 0),
        draws(1, 1),
        draws(2, 0),
        draws(2, 1),
        draws(0, 0),
    ];
    for (index, one) in streams.iter().enumerate() {
        for other in &streams[..index] {
            assert!(one.iter().all(|value| !other.contains(value)));
        }
    }
    assert!(
        streams
            .iter()
            .flatten()
            .all(|value| (0.0..1.0).contains(value))
    );
}

#[test]
fn schedules_are_linear_in_between_and_constant_outside() {
    let schedule = Schedule::through(vec![(5.0, 1.0), (15.0, 3.0), (16.0, 2.0)]).expect("points");
    let at = [0.0, 5.0, 6.0, 10.0, 15.0, 15.5, 16.0, 1e9].map(|step| schedule.at(step));
    assert_eq!(at, [1.0, 1.0, 1.2, 2.0, 3.0, 2.5, 2.0, 2.0]);
    assert_eq!(Schedule::constant(7.0).at(0.0), 7.0);
    assert_eq!(Schedule::constant(7.0).at(1e9), 7.0);
    assert_eq!(Schedule::<f64>::through(vec![]), None);
    assert_eq!(Schedule::through(vec![(5.0, 1.0), (5.0, 2.0)]), None);
}

#[test]
fn the_first_step_is_at_0_of_a_schedule() {
    let settings: Settings = normscope::read(serde_json::json!({
        "layers": [3, 4, 1], "norm": "renorm",
        "rMax": [[0, 1], [4, 3]], "dMax": [[1, 0], [2, 5]], "batchSize": 4,
    }))
    .expect("settings");
    let mut trainer = Trainer::<f64>::new(&settings, None).expect("a trainer");
    // Far from the running statistics, so that every clip binds.
    let x: Vec<f64> = (0..12)
        .map(|index| 1e4 * f64::from(index * index % 7))
        .collect();
    let mut seen = Vec::new();
    for _ in 0..5 {
        trainer.step_on(&x, &[0, 1, 0, 1]).expect("a step");
        let cache = &trainer.workspace().hidden[0].cache;
        seen.push((cache.r[0], cache.d[0].abs()));
        trainer
            .set_parameters(
                &Trainer::<f64>::new(&settings, None)
                    .expect("a trainer")
                    .parameters(),
            )
            .expect("parameters");
    }
    assert_eq!(
        seen,
        [(1.0, 0.0), (1.5, 0.0), (2.0, 5.0), (2.5, 5.0), (3.0, 5.0)]
    );
}
