//! What an experiment says that its steps would do, against a trainer that is asked by hand.

use super::{data, recording, settings};
use normscope::experiment::{Experiment, Probing, Recording};
use normscope::network::Clips;
use normscope::probe::Probe;
use normscope::training::{Settings, Split, Trainer};

const PLACES: [f64; 3] = [0.5, 1.0, 4.0];

fn probing() -> Recording {
    Recording {
        probes: Some(Probing {
            shift: true,
            landscape: PLACES.to_vec(),
            moments: true,
            every: 4,
        }),
        ..recording()
    }
}

fn noisy(norm: &str) -> Settings {
    Settings {
        noise: normscope::training::NoiseSettings::Paper(true),
        ..settings(norm)
    }
}

fn experiment(settings: &Settings, recording: Recording) -> Experiment<f64> {
    Experiment::new(settings, data(), recording).expect("an experiment")
}

#[test]
fn every_fourth_step_is_probed_before_it_is_taken() {
    for norm in ["none", "batch"] {
        let mut experiment = experiment(&settings(norm), probing());
        let probes = |of: &Experiment<f64>| of.probes().expect("probes").steps().to_vec();
        assert_eq!(probes(&experiment), [0]);
        experiment.run(10).expect("steps");
        assert_eq!(probes(&experiment), [0, 4, 8]);
        let Split { train, .. } = data();
        let mut trainer = Trainer::new(&settings(norm), Some(train)).expect("a trainer");
        let found = experiment.probes().expect("probes");
        for (at, step) in [0_u64, 4, 8].into_iter().enumerate() {
            if step > trainer.steps() {
                trainer.step(step - trainer.steps()).expect("steps");
            }
            let (x, labels) = trainer.next_batch().expect("a batch");
            let clips = Clips {
                r_max: 3.0,
                d_max: 5.0,
            };
            let probe = Probe::new(trainer.network(), &x, &labels, clips);
            let landscape = probe.landscape(&PLACES.map(|multiple| 0.4 * multiple));
            let losses: Vec<f64> = landscape.points.iter().map(|point| point.loss).collect();
            let by =
                |pick: fn(f64, f64) -> f64| losses.iter().copied().reduce(pick).expect("three");
            let changes = landscape.points.iter().map(|point| point.change);
            let expected = [
                landscape.loss,
                by(f64::min),
                by(f64::max),
                changes.fold(0.0, f64::max),
                landscape.effective_beta(),
            ];
            for (place, expected) in expected.into_iter().enumerate() {
                assert_eq!(found.of_step(place)[at], expected, "{norm} {step} {place}");
            }
            let shifts = probe.gradient_shift(0.4);
            assert_eq!(found.layers(), shifts.len());
            for (layer, shift) in shifts.iter().enumerate() {
                let numbers = [shift.before, shift.after, shift.difference, shift.cosine];
                for (place, expected) in numbers.into_iter().enumerate() {
                    assert_eq!(found.of_layer(layer, place)[at], expected);
                }
            }
        }
    }
}

#[test]
fn training_is_the_same_with_and_without_and_in_pieces() {
    for settings in [settings("batch"), noisy("batch"), noisy("none")] {
        let mut plain = experiment(&settings, recording());
        let mut probed = experiment(&settings, probing());
        let mut pieces = experiment(&settings, probing());
        plain.run(13).expect("steps");
        probed.run(13).expect("steps");
        while !pieces.advance(13, 1).expect("a piece") {}
        assert_eq!(plain.trainer().parameters(), probed.trainer().parameters());
        assert_eq!(plain.records().validation(), probed.records().validation());
        for one in [&probed, &pieces] {
            assert_eq!(one.probes().expect("probes").steps(), [0, 4, 8, 12]);
        }
        let loss = |of: &Experiment<f64>| of.probes().expect("probes").of_step(0);
        assert_eq!(loss(&probed), loss(&pieces));
    }
}

#[test]
fn a_probe_sees_the_noise_of_its_step() {
    let mut experiment = experiment(&noisy("batch"), probing());
    experiment.run(1).expect("a step");
    let probed = experiment.probes().expect("probes").of_step(0)[0];
    assert_eq!(
        Some(probed),
        experiment.last().map(|report| report.score.loss)
    );
}

#[test]
fn how_far_the_means_jump() {
    for settings in [settings("none"), noisy("none"), noisy("batch")] {
        let mut experiment = experiment(&settings, probing());
        let Split { train, .. } = data();
        let mut trainer = Trainer::new(&settings, Some(train)).expect("a trainer");
        let mut means: Vec<Vec<f64>> = Vec::new();
        let mut spreads: Vec<Vec<f64>> = Vec::new();
        for _ in 0..6 {
            experiment.run(1).expect("a step");
            trainer.step(1).expect("a step");
            let pass = &trainer.workspace().hidden[1];
            let input = match settings.norm.as_str() {
                "none" => &pass.linear,
                _ => &pass.normalized,
            };
            let column =
                |unit: usize| -> Vec<f64> { input.iter().skip(unit).step_by(5).copied().collect() };
            let mean = |values: &[f64]| values.iter().sum::<f64>() / values.len() as f64;
            means.push((0..5).map(|unit| mean(&column(unit))).collect());
            let spread = |unit: usize| {
                let values = column(unit);
                let middle = mean(&values);
                (values.iter().map(|v| (v - middle).powi(2)).sum::<f64>() / values.len() as f64)
                    .sqrt()
            };
            spreads.push((0..5).map(spread).collect());
        }
        let moments = experiment
            .probes()
            .and_then(|probes| probes.moments())
            .expect("moments");
        assert_eq!(moments.steps(), [1, 2, 3, 4, 5, 6]);
        let close = |a: f64, b: f64| assert!((a - b).abs() < 1e-12, "{a} {b}");
        let (jump, relative) = (moments.jump(), moments.relative());
        assert!(jump[0].is_nan() && relative[0].is_nan());
        for step in 1..6 {
            let jumps: Vec<f64> = (0..5)
                .map(|unit| (means[step][unit] - means[step - 1][unit]).abs())
                .collect();
            close(jump[step], jumps.iter().sum::<f64>() / 5.0);
            let by_spread = jumps
                .iter()
                .zip(&spreads[step])
                .map(|(jump, spread)| jump / spread);
            close(relative[step], by_spread.sum::<f64>() / 5.0);
        }
        let unit = moments.typical();
        for (step, mean) in moments.means(unit).into_iter().enumerate() {
            close(mean, means[step][unit]);
        }
        let jumps = moments.jumps();
        let below = jumps.iter().filter(|&&jump| jump < jumps[unit]).count();
        assert_eq!(below, 2, "the middle one of five: {jumps:?}");
    }
}

#[test]
fn the_way_back_takes_the_probes_along() {
    let mut experiment = experiment(&noisy("batch"), probing());
    experiment.run(12).expect("steps");
    let whole = experiment.probes().expect("probes").clone();
    assert_eq!(experiment.back().expect("a way back"), 9);
    let probes = experiment.probes().expect("probes");
    assert_eq!(probes.steps(), [0, 4, 8]);
    let steps =
        |of: &normscope::experiment::Probes<f64>| of.moments().expect("moments").steps().to_vec();
    assert_eq!(steps(probes), (1..=9).collect::<Vec<u64>>());
    experiment.run(3).expect("steps");
    let again = experiment.probes().expect("probes");
    assert_eq!(again.of_step(2), whole.of_step(2));
    let jump = |of: &normscope::experiment::Probes<f64>| {
        of.moments().expect("moments").jump()[1..].to_vec()
    };
    assert_eq!(jump(again), jump(&whole));
}
