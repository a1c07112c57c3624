use super::{data, experiment, recording, settings};
use normscope::experiment::{Comparison, Experiment, LayerRecords, Recording, Trace};

/// Records all that there is, and is thinned out within a few steps.
fn everything() -> Experiment<f64> {
    let recording = Recording {
        columns: 5,
        affine: true,
        outputs: true,
        gap: true,
        statistics: Some(Comparison {
            momenta: vec![0.1, 0.5],
            recalibrate: 3,
        }),
        ..recording()
    };
    Experiment::new(&settings("batch"), data(), recording).expect("an experiment")
}

fn traces(layer: &mut LayerRecords<f64>) -> [&mut Trace<f64>; 3] {
    let LayerRecords {
        input,
        x_hat,
        output,
        ..
    } = layer;
    [
        input,
        x_hat.as_mut().expect("x_hat"),
        output.as_mut().expect("outputs"),
    ]
}

/// All that the records tell.
fn told(experiment: &mut Experiment<f64>) -> String {
    let mut told = Vec::new();
    let statistics = experiment.statistics().expect("compared");
    told.push(format!("{:?}", statistics.scores()));
    told.push(format!("{:?}", statistics.of_unit(1, 2)));
    let records = experiment.records_mut();
    told.push(format!("{:?} {:?}", records.steps(), records.validation()));
    told.push(format!("{:?} {:?}", records.curve(), records.reached()));
    told.push(format!("{:?}", records.gap()));
    for (layer, units) in records.layers.iter_mut().zip([7, 5]) {
        for trace in traces(layer) {
            told.push(format!("typical {}", trace.typical_unit()));
            for unit in (0..units).map(Some).chain([None]) {
                let (counts, percentiles) = (trace.counts(unit), trace.percentiles(unit));
                told.push(format!("{counts:?} {percentiles:?} {}", trace.drift(unit)));
            }
        }
        told.push(format!("{:?} {:?}", layer.affine(), layer.output_scalars()));
        told.push(format!("{:?}", layer.scalars()));
    }
    told.join("\n")
}

fn record_now(experiment: &mut Experiment<f64>) {
    experiment.record_now().expect("a beginning");
    experiment.run(0).expect("a record");
}

#[test]
fn a_record_of_now_leaves_no_trace_in_what_comes_later() {
    let (mut with, mut without) = (everything(), everything());
    // Past every thinning out; each of them falls in a held moment, too.
    for step in 1..=64 {
        with.run(1).expect("a step");
        record_now(&mut with);
        without.run(1).expect("a step");
        assert_eq!(with.records().steps().last(), Some(&step));
        if step % 3 == 0 {
            assert_eq!(told(&mut with), told(&mut without), "step {step}");
        } else {
            assert_ne!(told(&mut with), told(&mut without), "step {step}");
        }
    }
    assert_eq!(with.trainer().parameters(), without.trainer().parameters());
}

#[test]
fn it_is_what_a_record_of_that_step_would_be() {
    let every = |every| Recording {
        every,
        columns: 64,
        outputs: true,
        affine: true,
        ..recording()
    };
    let make = |every_steps| Experiment::new(&settings("batch"), data(), every(every_steps));
    let (mut rare, mut dense) = (make(40).expect("rare"), make(1).expect("dense"));
    rare.run(7).expect("steps");
    dense.run(7).expect("steps");
    record_now(&mut rare);
    assert_eq!(rare.records().steps(), [0, 7]);
    let validation = |one: &Experiment<f64>| one.records().validation().to_vec();
    assert_eq!(validation(&rare)[2..], validation(&dense)[14..]);
    for layer in 0..2 {
        let (rare, dense) = (
            &rare.records().layers[layer],
            &dense.records().layers[layer],
        );
        assert_eq!(rare.scalars()[5..], dense.scalars()[35..]);
        let last = |values: &[u32]| values[values.len() - 10..].to_vec();
        for unit in [Some(0), Some(4), None] {
            let (one, other) = (&rare.input, &dense.input);
            assert_eq!(last(&one.counts(unit)), last(&other.counts(unit)));
            assert_eq!(one.percentiles(unit)[3..], other.percentiles(unit)[21..]);
            let medians = one.percentiles(unit);
            assert_eq!(one.drift(unit), (medians[4] - medians[1]).abs());
        }
    }
}

#[test]
fn which_accuracies_were_reached_is_told_by_the_records_that_are_kept() {
    let mut experiment = experiment("batch");
    let reached = |one: &Experiment<f64>| one.records().reached().to_vec();
    for _ in 0..150 {
        experiment.run(1).expect("a step");
        let before = reached(&experiment);
        record_now(&mut experiment);
        assert_eq!(reached(&experiment), before);
    }
    assert!(reached(&experiment).iter().any(|one| one.step.is_some()));
    let kept = |step: u64| step.is_multiple_of(3);
    let steps = reached(&experiment).into_iter().filter_map(|one| one.step);
    assert!(steps.into_iter().all(kept));
}

#[test]
fn it_comes_in_pieces_and_a_step_drops_what_is_not_complete() {
    let (mut with, mut without) = (everything(), everything());
    with.run(7).expect("steps");
    with.record_now().expect("a beginning");
    let mut pieces = 1;
    while !with.advance(7, 1).expect("a piece") {
        assert!(with.is_recording());
        assert_eq!(with.records().steps().last(), Some(&6));
        pieces += 1;
    }
    assert!(pieces > 3, "{pieces}");
    assert_eq!(with.records().steps().last(), Some(&7));
    with.run(1).expect("a step");
    with.record_now().expect("a beginning");
    with.advance(8, 1).expect("a piece");
    assert!(with.is_recording());
    with.run(1).expect("a step");
    without.run(9).expect("steps");
    assert_eq!(told(&mut with), told(&mut without));
}

#[test]
fn where_there_is_a_record_or_none_can_be_it_does_nothing() {
    let mut experiment = everything();
    experiment.run(6).expect("steps");
    let before = told(&mut experiment);
    experiment.record_now().expect("nothing to do");
    assert!(!experiment.is_recording());
    assert_eq!(told(&mut experiment), before);
    experiment.run(1).expect("a step");
    record_now(&mut experiment);
    experiment.record_now().expect("nothing to do");
    assert!(!experiment.is_recording(), "it is there already");
}

#[test]
fn a_way_back_and_a_new_start_take_it_off() {
    let (mut with, mut without) = (everything(), everything());
    for one in [&mut with, &mut without] {
        one.run(8).expect("steps");
    }
    record_now(&mut with);
    assert_eq!(with.back().expect("a way"), without.back().expect("a way"));
    assert_eq!(told(&mut with), told(&mut without));
    for one in [&mut with, &mut without] {
        one.run(31).expect("steps");
    }
    assert_eq!(told(&mut with), told(&mut without));
    record_now(&mut with);
    let parameters = without.trainer().parameters();
    for one in [&mut with, &mut without] {
        one.restore(10, &parameters, None).expect("a new start");
    }
    assert_eq!(told(&mut with), told(&mut without));
}
