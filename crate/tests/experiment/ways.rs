use super::{data, experiment, recording, settings};
use normscope::experiment::Experiment;
use normscope::training::{Settings, Trainer};

#[test]
fn recording_changes_nothing() {
    for norm in ["none", "batch", "layer", "renorm"] {
        let mut experiment = experiment(norm);
        experiment.run(20).expect("steps");
        let mut trainer = Trainer::new(&settings(norm), Some(data().train)).expect("a trainer");
        trainer.step(20).expect("steps");
        assert_eq!(
            experiment.trainer().parameters(),
            trainer.parameters(),
            "{norm}"
        );
    }
}

#[test]
fn the_same_calls_give_the_same_records() {
    let run = |pieces: &[u64]| {
        let mut experiment = experiment("batch");
        for &count in pieces {
            experiment.run(count).expect("steps");
        }
        let layer = &experiment.records().layers[1];
        let numbers = (
            layer.input.percentiles(Some(2)),
            layer.scalars()[5..].to_vec(),
        );
        (numbers, experiment.records().validation().to_vec())
    };
    assert_eq!(run(&[31]), run(&[1, 2, 28]));
}

/// Learns so fast that relu's outputs overflow.
fn wild() -> Experiment<f64> {
    let settings = Settings {
        activation: "relu".to_owned(),
        learning_rate: 1e200,
        ..settings("none")
    };
    Experiment::new(&settings, data(), recording()).expect("an experiment")
}

#[test]
fn divergence_ends_a_run_at_its_step() {
    let mut experiment = wild();
    experiment.run(1000).expect("steps");
    let diverged = experiment.diverged().expect("it diverged");
    assert!(!diverged.score.loss.is_finite());
    let step = experiment.trainer().steps();
    assert_eq!(diverged.step, step);
    assert!(step < 50, "{step}");
    assert!(
        experiment
            .records()
            .curve()
            .1
            .iter()
            .all(|loss| loss.is_finite())
    );
    experiment.run(5).expect("no step");
    assert_eq!(
        experiment.trainer().steps(),
        step,
        "it takes no further step"
    );
}

#[test]
fn from_divergence_there_is_a_way_back_and_on() {
    let mut experiment = wild();
    experiment.run(1000).expect("steps");
    let at = experiment.trainer().steps();
    let step = experiment.back().expect("a way back");
    assert!(step < at && step.is_multiple_of(3));
    assert_eq!(experiment.trainer().steps(), step);
    assert!(experiment.diverged().is_none() && experiment.last().is_none());
    let records = experiment.records();
    assert_eq!(records.steps().last(), Some(&step));
    assert!(records.curve().0.iter().all(|&then| then <= step));
    let validation = records.validation();
    assert!(
        validation.iter().all(|value| value.is_finite()),
        "{validation:?}"
    );
    // Everything went wrong so fast that this is the start.
    assert_eq!(step, 0);
    experiment
        .trainer_mut()
        .set_learning_rate(0.1)
        .expect("a rate");
    experiment.run(30).expect("steps");
    assert!(experiment.diverged().is_none());
    assert_eq!(experiment.trainer().steps(), 30);
}

#[test]
fn after_a_way_back_the_same_steps_come_again() {
    let mut straight = experiment("batch");
    straight.run(12).expect("steps");
    let mut experiment = experiment("batch");
    experiment.run(10).expect("steps");
    assert_eq!(experiment.back().expect("a way back"), 9);
    assert_eq!(experiment.back().expect("a way back"), 6);
    assert_eq!(experiment.back().expect("no further"), 6);
    assert_eq!(experiment.records().steps(), [0, 3, 6]);
    experiment.run(6).expect("steps");
    assert_eq!(
        experiment.trainer().parameters(),
        straight.trainer().parameters()
    );
    assert_eq!(
        experiment.records().validation(),
        straight.records().validation()
    );
    assert_eq!(experiment.records().curve(), straight.records().curve());
    let [one, other] = [&experiment, &straight].map(|one| &one.records().layers[0].input);
    assert_eq!(one.counts(Some(1)), other.counts(Some(1)));
    assert_eq!(one.drift(Some(1)), other.drift(Some(1)));
}

#[test]
fn another_experiment_goes_on_where_one_was_saved() {
    let mut straight = experiment("renorm");
    straight.run(12).expect("steps");
    let mut first = experiment("renorm");
    first.run(7).expect("steps");
    let saved = first.trainer().parameters();
    let mut second = experiment("renorm");
    second.run(4).expect("steps of its own");
    second.restore(7, &saved, None).expect("what was saved");
    assert_eq!(second.trainer().steps(), 7);
    assert_eq!(second.records().steps(), [7], "the records begin anew");
    second.run(5).expect("steps");
    assert_eq!(
        second.trainer().parameters(),
        straight.trainer().parameters()
    );
    assert_eq!(second.records().steps(), [7, 9, 12]);
}

#[test]
fn predictions_are_those_of_inference_and_change_nothing() {
    let mut experiment = experiment("batch");
    experiment.run(10).expect("steps");
    let before = experiment.trainer().parameters();
    let alone = experiment
        .predict(&[0.5, -0.25])
        .expect("probabilities")
        .to_vec();
    let among = experiment
        .predict(&[3.0, 1.0, 0.5, -0.25])
        .expect("probabilities")[3..]
        .to_vec();
    assert_eq!(alone, among, "inference does not feel the batch");
    assert_eq!(alone.len(), 3);
    assert!((alone.iter().sum::<f64>() - 1.0).abs() < 1e-12);
    assert_eq!(experiment.trainer().parameters(), before);
}

#[test]
fn piece_by_piece_it_comes_to_the_same() {
    let mut straight = experiment("batch");
    straight.run(14).expect("steps");
    for pieces in [1, 2, 5] {
        let mut experiment = experiment("batch");
        let mut calls = 0;
        while !experiment.advance(14, pieces).expect("pieces") {
            calls += 1;
            assert!(calls < 100, "it arrives");
        }
        assert!(calls > 14 / pieces, "a record is work, too: {calls}");
        assert!(!experiment.is_recording());
        assert_eq!(
            experiment.trainer().parameters(),
            straight.trainer().parameters()
        );
        assert_eq!(
            experiment.records().validation(),
            straight.records().validation()
        );
        assert_eq!(experiment.records().steps(), straight.records().steps());
        assert!(
            experiment.advance(3, 9).expect("nothing to do"),
            "a step in the past"
        );
        assert_eq!(experiment.trainer().steps(), 14);
    }
}

#[test]
fn a_record_under_way_is_dropped_by_a_way_back() {
    let mut experiment = experiment("batch");
    assert!(!experiment.advance(6, 7).expect("pieces"));
    while !experiment.is_recording() {
        experiment.advance(6, 1).expect("a piece");
    }
    let at = experiment.trainer().steps();
    assert!(experiment.back().expect("a way back") < at);
    assert!(!experiment.is_recording());
}
