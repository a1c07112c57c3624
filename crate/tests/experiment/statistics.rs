//! The same weights by several statistics.

use super::{data, recording, settings};
use normscope::Error;
use normscope::error::Code;
use normscope::experiment::{Comparison, Experiment, Recording, Watched};
use normscope::norm::Mode;
use normscope::training::{Settings, Trainer};

const MOMENTA: [f64; 3] = [0.01, 0.3, 1.0];

fn asked() -> Recording {
    Recording {
        statistics: Some(Comparison {
            momenta: MOMENTA.to_vec(),
            recalibrate: 7,
        }),
        ..recording()
    }
}

fn experiment() -> Experiment<f64> {
    Experiment::new(&settings("batch"), data(), asked()).expect("an experiment")
}

fn trainer(settings: &Settings) -> Trainer<f64> {
    Trainer::new(settings, Some(data().train)).expect("a trainer")
}

/// The running means and variances of a trainer's hidden layers.
fn running(trainer: &Trainer<f64>) -> Vec<[Vec<f64>; 2]> {
    let layers = trainer.network().norms();
    let running = layers.map(|norm| norm.running.as_ref().expect("running statistics"));
    running
        .map(|one| [one.mean.clone(), one.spread.clone()])
        .collect()
}

#[test]
fn running_statistics_are_those_of_a_trainer_with_that_momentum() {
    for unbiased_running in [true, false] {
        for placement in ["before", "after"] {
            let settings = Settings {
                unbiased_running,
                placement: placement.to_owned(),
                ..settings("batch")
            };
            let mut experiment =
                Experiment::new(&settings, data(), asked()).expect("an experiment");
            experiment.run(20).expect("steps");
            let averages = experiment.statistics().expect("statistics").averages();
            assert_eq!(averages.momenta(), MOMENTA);
            for (momentum, got) in MOMENTA.into_iter().zip(averages.running()) {
                let mut trainer = trainer(&Settings {
                    momentum,
                    ..settings.clone()
                });
                trainer.step(20).expect("steps");
                for (got, [mean, variance]) in got.iter().zip(running(&trainer)) {
                    assert_eq!((&got.mean, &got.spread), (&mean, &variance), "{momentum}");
                }
            }
        }
    }
}

#[test]
fn training_is_the_same_with_and_without() {
    for order in ["shuffled", "sorted"] {
        let settings = Settings {
            order: normscope::training::OrderSettings::Named(order.to_owned()),
            ..settings("batch")
        };
        let mut with = Experiment::new(&settings, data(), asked()).expect("an experiment");
        let mut without = Experiment::new(&settings, data(), recording()).expect("an experiment");
        with.run(10).expect("steps");
        with.recalibrated().expect("averages");
        with.run(10).expect("steps");
        without.run(20).expect("steps");
        assert_eq!(with.trainer().parameters(), without.trainer().parameters());
        assert_eq!(with.records().curve(), without.records().curve());
        assert_eq!(with.records().validation(), without.records().validation());
    }
}

/// Loss and accuracy of the whole probe, in parts of so many samples.
fn validated(trainer: &mut Trainer<f64>, part: usize, mode: Mode) -> [f64; 2] {
    let probe = data().validation;
    let (mut loss, mut right, mut count) = (0.0, 0.0, 0.0);
    for (x, labels) in probe.x.chunks(part * 2).zip(probe.labels.chunks(part)) {
        if mode == Mode::Train && labels.len() < 2 {
            continue;
        }
        let score = trainer.evaluate(x, labels, mode).expect("a score").score;
        let samples = labels.len() as f64;
        loss += score.loss * samples;
        right += score.accuracy * samples;
        count += samples;
    }
    [loss / count, right / count]
}

/// Means of the batches' means and unbiased variances of every hidden layer, written down as sums,
/// of batches that are handed out by their numbers.
fn recalibrated(trainer: &mut Trainer<f64>, batches: u64) -> Vec<[Vec<f64>; 2]> {
    let train = data().train;
    // The third stream of the seed, which no draw of training takes.
    let random = normscope::training::Random::new(3, 2);
    let order = normscope::training::Order::Shuffled;
    let mut row = normscope::training::Batches::new(&train.labels, order, random).expect("batches");
    let mut sums = [7, 5].map(|units| [vec![0.0; units], vec![0.0; units]]);
    for _ in 0..batches {
        let mut samples = [0; 11];
        row.fill(&mut samples);
        let (mut x, mut labels) = (vec![], vec![]);
        train.gather(&samples, &mut x, &mut labels);
        trainer.evaluate(&x, &labels, Mode::Train).expect("a batch");
        for (sums, pass) in sums.iter_mut().zip(&trainer.evaluation().hidden) {
            let [means, variances] = sums;
            let units = means.len();
            for (unit, (mean, variance)) in means.iter_mut().zip(variances).enumerate() {
                let of_unit = || pass.linear.iter().skip(unit).step_by(units);
                let of_batch = of_unit().sum::<f64>() / 11.0;
                let squares = of_unit().map(|value| (value - of_batch).powi(2));
                *mean += of_batch / batches as f64;
                *variance += squares.sum::<f64>() / 10.0 / batches as f64;
            }
        }
    }
    sums.to_vec()
}

#[track_caller]
fn assert_close(got: &[f64], want: &[f64]) {
    assert_eq!(got.len(), want.len());
    for (got, want) in got.iter().zip(want) {
        assert!((got - want).abs() < 1e-9, "{got} {want}");
    }
}

#[test]
fn recalibrated_statistics_are_averages_over_batches_of_held_weights() {
    let mut experiment = experiment();
    experiment.run(12).expect("steps");
    let mut trainer = trainer(&settings("batch"));
    trainer.step(12).expect("steps");
    let want = recalibrated(&mut trainer, 7);
    let now = experiment.recalibrated().expect("averages");
    let statistics = experiment.statistics().expect("statistics");
    for (layer, [mean, variance]) in want.iter().enumerate() {
        assert_close(&now[layer].mean, mean);
        assert_close(&now[layer].spread, variance);
        for unit in 0..mean.len() {
            let [_, _, _, _, means, variances] = statistics.of_unit(layer, unit);
            assert_eq!((means.len(), variances.len()), (5, 5));
            assert_close(&[means[4], variances[4]], &[mean[unit], variance[unit]]);
        }
    }
}

#[test]
fn every_record_validates_by_each() {
    let mut experiment = experiment();
    experiment.run(9).expect("steps");
    assert_eq!(experiment.records().steps(), [0, 3, 6, 9]);
    let scores = experiment.statistics().expect("statistics").scores();
    assert_eq!(scores.len(), 4 * 5 * 2);
    for (record, scores) in scores.chunks_exact(5 * 2).enumerate() {
        for (by, momentum) in MOMENTA.into_iter().enumerate() {
            let mut trainer = trainer(&Settings {
                momentum,
                ..settings("batch")
            });
            if record > 0 {
                trainer.step(3 * record as u64).expect("steps");
            }
            assert_close(
                &scores[2 * by..][..2],
                &validated(&mut trainer, 40, Mode::Eval),
            );
            if by > 0 {
                continue;
            }
            // 40 samples by 11: the last batch has 7.
            assert_close(&scores[6..8], &validated(&mut trainer, 11, Mode::Train));
            let mut list = trainer.parameters();
            for (layer, [mean, variance]) in list.iter_mut().zip(recalibrated(&mut trainer, 7)) {
                layer.running_mean = Some(mean);
                layer.running_variance = Some(variance);
            }
            trainer.set_parameters(&list).expect("parameters");
            assert_close(&scores[8..10], &validated(&mut trainer, 40, Mode::Eval));
        }
    }
    let differ = |one: usize, other: usize| (scores[30 + one] - scores[30 + other]).abs() > 1e-6;
    assert!(differ(0, 2) && differ(2, 6) && differ(6, 8), "{scores:?}");
}

#[test]
fn a_single_sample_that_is_left_over_is_left_out() {
    let settings = Settings {
        batch_size: 13.0,
        ..settings("batch")
    };
    let mut experiment = Experiment::new(&settings, data(), asked()).expect("an experiment");
    experiment.run(3).expect("steps");
    let mut trainer = trainer(&settings);
    trainer.step(3).expect("steps");
    let want = validated(&mut trainer, 13, Mode::Train);
    let scores = experiment.statistics().expect("statistics").scores();
    assert_close(&scores[10 + 6..][..2], &want);
    let thirty_nine = (want[1] * 39.0).round() / 39.0;
    assert!((want[1] - thirty_nine).abs() < 1e-12, "of 39 samples");
}

#[test]
fn a_unit_is_watched_at_every_step() {
    let mut experiment = experiment();
    experiment.run(8).expect("steps");
    let statistics = experiment.statistics().expect("statistics");
    assert_eq!(statistics.steps(), [1, 2, 3, 4, 5, 6, 7, 8]);
    let mut means = vec![vec![]; 5];
    for (unit, means) in means.iter_mut().enumerate() {
        let [mean, variance, running_mean, running_variance, ..] = statistics.of_unit(1, unit);
        let mut trainer = trainer(&settings("batch"));
        let mut followed = [[0.0, 1.0]; 3];
        for step in 0..8 {
            trainer.step(1).expect("a step");
            let linear = &trainer.workspace().hidden[1].linear;
            let of_unit = || linear.iter().skip(unit).step_by(5);
            let m = of_unit().sum::<f64>() / 11.0;
            let v = of_unit().map(|value| (value - m).powi(2)).sum::<f64>() / 11.0;
            assert_close(&[mean[step], variance[step]], &[m, v]);
            for (by, momentum) in MOMENTA.into_iter().enumerate() {
                followed[by][0] += momentum * (m - followed[by][0]);
                followed[by][1] += momentum * (v * 1.1 - followed[by][1]);
                let at = 3 * step + by;
                assert_close(&[running_mean[at], running_variance[at]], &followed[by]);
            }
            means.push(m);
        }
    }
    let travelled = means.iter().map(|means| {
        let largest = means.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        largest - means.iter().copied().fold(f64::INFINITY, f64::min)
    });
    let travelled: Vec<f64> = travelled.collect();
    let most = statistics.watched(1, Watched::Most).expect("a unit");
    assert!(
        travelled.iter().all(|&one| one <= travelled[most]),
        "{travelled:?}: {most}"
    );
    assert_eq!(statistics.watched(1, Watched::Unit(4)), Ok(4));
}

#[test]
fn before_the_first_step_the_first_unit_is_watched() {
    let experiment = experiment();
    let statistics = experiment.statistics().expect("statistics");
    assert_eq!(statistics.watched(0, Watched::Most), Ok(0));
    let [batch, _, running, _, recalibrated, _] = statistics.of_unit(0, 6);
    assert_eq!((batch.len(), running.len(), recalibrated.len()), (0, 0, 1));
}

#[test]
fn long_runs_stay_bounded_with_exact_ends() {
    let recording = Recording {
        columns: 6,
        ..asked()
    };
    let mut experiment =
        Experiment::new(&settings("batch"), data(), recording).expect("an experiment");
    experiment.run(200).expect("steps");
    let statistics = experiment.statistics().expect("statistics");
    let steps = statistics.steps();
    assert!(steps.len() <= 6, "{steps:?}");
    assert_eq!((steps[0], steps[steps.len() - 1]), (1, 200));
    let [mean, .., recalibrated, _] = statistics.of_unit(1, 2);
    assert_eq!(mean.len(), steps.len());
    assert_eq!(recalibrated.len(), experiment.records().steps().len());
    assert_eq!(statistics.scores().len(), recalibrated.len() * 5 * 2);
}

#[test]
fn a_way_back_takes_them_along() {
    let mut straight = experiment();
    straight.run(12).expect("steps");
    let mut experiment = experiment();
    experiment.run(11).expect("steps");
    assert_eq!(experiment.back().expect("a way back"), 9);
    assert_eq!(
        experiment.statistics().expect("statistics").steps().last(),
        Some(&9)
    );
    experiment.run(3).expect("steps");
    let [one, other] = [&experiment, &straight].map(|one| one.statistics().expect("statistics"));
    assert_eq!(one.averages(), other.averages());
    assert_eq!(one.scores(), other.scores());
    assert_eq!(one.steps(), other.steps());
    for unit in 0..7 {
        assert_eq!(one.of_unit(0, unit), other.of_unit(0, unit));
    }
    assert_eq!(
        one.watched(0, Watched::Most),
        other.watched(0, Watched::Most)
    );
}

#[test]
fn restored_they_go_on_from_what_was_saved_or_from_the_start() {
    let mut straight = experiment();
    straight.run(12).expect("steps");
    let mut first = experiment();
    first.run(7).expect("steps");
    let saved = first.trainer().parameters();
    let averages = first.statistics().expect("statistics").averages();
    let running = [0, 1].map(|layer| averages.of_layer(layer));
    assert_eq!(running[1][0].len(), 3 * 5);
    let mut second = experiment();
    second
        .restore(7, &saved, Some(&running))
        .expect("what was saved");
    second.run(5).expect("steps");
    let [one, other] = [&second, &straight].map(|one| one.statistics().expect("statistics"));
    assert_eq!(one.averages(), other.averages());
    assert_eq!(one.steps(), [8, 9, 10, 11, 12]);
    assert_eq!(one.scores().len(), 3 * 10, "records 7, 9 and 12");
    second.restore(7, &saved, None).expect("what was saved");
    let layer = &second
        .statistics()
        .expect("statistics")
        .averages()
        .running()[0][1];
    assert!(layer.mean.iter().all(|&mean| mean == 0.0));
    assert!(layer.spread.iter().all(|&variance| variance == 1.0));
}

#[test]
fn a_record_comes_in_pieces() {
    let mut straight = experiment();
    straight.run(9).expect("steps");
    let mut experiment = experiment();
    let mut pieces = 0;
    while !experiment.advance(9, 1).expect("a piece") {
        pieces += 1;
    }
    // Nine steps; three records of one part each by three momenta, the batch, the recalibrated ones
    // and the trainer's own, of the recalibration itself, and of the measured batch.
    assert!(pieces >= 9 + 3 * 7, "{pieces}");
    let [one, other] = [&experiment, &straight].map(|one| one.statistics().expect("statistics"));
    assert_eq!(one.scores(), other.scores());
}

#[track_caller]
fn refused(norm: &str, momenta: &[f64], recalibrate: u64, code: Code, message: &str) {
    let recording = Recording {
        statistics: Some(Comparison {
            momenta: momenta.to_vec(),
            recalibrate,
        }),
        ..recording()
    };
    let error = Experiment::new(&settings(norm), data(), recording).expect_err(message);
    assert_eq!((error.code(), error.message()), (code, message));
}

#[test]
fn what_cannot_be_compared_is_refused() {
    for norm in ["none", "layer", "renorm"] {
        let message = format!(
            "statistics is given, but must be left out: norm is \"{norm}\", and only \"batch\" has them"
        );
        refused(norm, &[0.1], 64, Code::Unknown, &message);
    }
    let by_running = Settings {
        statistics: "running".to_owned(),
        ..settings("batch")
    };
    let error = Experiment::<f64>::new(&by_running, data(), asked()).expect_err("a refusal");
    let message = "statistics is given, but must be left out: trainer.statistics is \"running\", and only a network that trains by the batch's own can be tried by them";
    assert_eq!((error.code(), error.message()), (Code::Unknown, message));
    let message = "statistics.momenta is of 0 numbers, but must be of 1 to 4";
    refused("batch", &[], 64, Code::Range, message);
    let message = "statistics.momenta is of 5 numbers, but must be of 1 to 4";
    refused("batch", &[0.1; 5], 64, Code::Range, message);
    let message = "statistics.momenta[1] is 1.5, but must be between 0 and 1";
    refused("batch", &[0.1, 1.5], 64, Code::Range, message);
    let message = "statistics.momenta[0] is NaN, but must be a finite number";
    refused("batch", &[f64::NAN], 64, Code::NonFinite, message);
    for batches in [0, 513] {
        let message = format!(
            "statistics.recalibrate is {batches}, but must be a whole number from 1 to 512"
        );
        refused("batch", &[0.1], batches, Code::Range, &message);
    }
}

#[test]
fn units_and_layers_that_are_not_there() {
    let mut plain = super::experiment("batch");
    let state = |error: Error| (error.code(), error.message().to_owned());
    let error = plain.recalibrated().map(drop).map_err(state);
    let message = "no statistics are compared: the experiment needs statistics";
    assert_eq!(error, Err((Code::State, message.to_owned())));
    let mut experiment = experiment();
    let statistics = experiment.statistics().expect("statistics");
    let error = statistics.watched(2, Watched::Most).map_err(state);
    let message = "watch.layer is 2, but must be at most 1, the last hidden layer";
    assert_eq!(error, Err((Code::Range, message.to_owned())));
    let error = statistics.watched(1, Watched::Unit(5)).map_err(state);
    let message = "watch.unit is 5, but must be at most 4: layer 1 has 5 units";
    assert_eq!(error, Err((Code::Range, message.to_owned())));
    let saved = experiment.trainer().parameters();
    for (running, code, message) in [
        (
            vec![[vec![0.0; 21], vec![1.0; 21]]],
            Code::Shape,
            "running is a list of 1, but must be one object per hidden layer, 2 of them",
        ),
        (
            vec![
                [vec![0.0; 21], vec![1.0; 21]],
                [vec![0.0; 5], vec![1.0; 15]],
            ],
            Code::Shape,
            "running[1].runningMean is of 5 numbers, but must be of 15",
        ),
        (
            vec![
                [vec![-1.0; 21], vec![-1.0; 21]],
                [vec![0.0; 15], vec![1.0; 15]],
            ],
            Code::Range,
            "running[0].runningVariance[0] is -1, but must be at least 0",
        ),
    ] {
        let error = experiment.restore(4, &saved, Some(&running)).map_err(state);
        assert_eq!(error, Err((code, message.to_owned())));
    }
    let running = [0, 1].map(|_| [vec![], vec![]]);
    let error = plain.restore(4, &saved, Some(&running)).map_err(state);
    let message = "running is given, but must be left out: this experiment compares no statistics";
    assert_eq!(error, Err((Code::Unknown, message.to_owned())));
}
