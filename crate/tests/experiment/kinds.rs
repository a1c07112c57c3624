//! Gamma, beta and outputs: recorded when they are asked for.

use super::{data, experiment, recording, settings};
use normscope::error::Code;
use normscope::experiment::{Experiment, Quantity, Recording, Shown};
use normscope::norm::Mode;
use normscope::training::{Settings, Trainer};

fn asked() -> Recording {
    Recording {
        affine: true,
        outputs: true,
        ..recording()
    }
}

fn placed(norm: &str, placement: &str) -> Settings {
    Settings {
        placement: placement.to_owned(),
        activation: "tanh".to_owned(),
        ..settings(norm)
    }
}

#[test]
fn gamma_and_beta_of_every_record_are_those_of_the_trainer() {
    for norm in ["batch", "layer", "rms"] {
        let mut experiment = Experiment::new(&settings(norm), data(), asked()).expect("experiment");
        experiment.run(13).expect("steps");
        let mut trainer = Trainer::new(&settings(norm), Some(data().train)).expect("a trainer");
        assert_eq!(experiment.records().steps(), [0, 3, 6, 9, 12]);
        let mut want = [[vec![], vec![]], [vec![], vec![]]];
        for step in 0..=12 {
            if step > 0 {
                trainer.step(1).expect("a step");
            }
            if step % 3 == 0 {
                let layers = &trainer.network().hidden;
                for (want, layer) in want.iter_mut().zip(layers) {
                    let norm = layer.norm.as_ref().expect("a normalization");
                    want[0].extend(&norm.gamma);
                    want[1].extend(&norm.beta);
                }
            }
        }
        for (want, layer) in want.into_iter().zip(&experiment.records().layers) {
            assert_eq!(layer.affine(), Some(want), "{norm}");
        }
    }
}

#[test]
fn without_being_asked_nothing_more_is_kept() {
    let usual = experiment("batch");
    let layer = &usual.records().layers[0];
    assert!(layer.affine().is_none() && layer.output.is_none());
    assert!(layer.output_scalars().is_none());
    let none = Experiment::new(&settings("none"), data(), asked()).expect("an experiment");
    let layer = &none.records().layers[0];
    assert!(layer.affine().is_none(), "there is no gamma");
    assert!(layer.output.is_some());
}

#[test]
fn outputs_are_what_the_next_layer_gets() {
    for (norm, placement) in [("none", "before"), ("batch", "before"), ("batch", "after")] {
        let settings = placed(norm, placement);
        let mut experiment = Experiment::new(&settings, data(), asked()).expect("an experiment");
        experiment.run(6).expect("steps");
        let data = data();
        let mut trainer = Trainer::new(&settings, Some(data.train)).expect("a trainer");
        trainer.step(6).expect("steps");
        let probe = &data.validation;
        trainer
            .evaluate(&probe.x[..25 * 2], &probe.labels[..25], Mode::Train)
            .expect("an evaluation");
        for (layer, units) in [(0, 7), (1, 5)] {
            let pass = &trainer.evaluation().hidden[layer];
            let outputs: Vec<f64> = match (norm, placement) {
                ("none", _) => pass.linear.iter().map(|value| value.tanh()).collect(),
                (_, "before") => pass.normalized.iter().map(|value| value.tanh()).collect(),
                _ => pass.normalized.clone(),
            };
            let scalars = experiment.records().layers[layer].output_scalars();
            let [means, stds] = scalars.expect("what was asked for");
            let count = outputs.len() as f64;
            let mean = outputs.iter().sum::<f64>() / count;
            let square = outputs.iter().map(|value| (value - mean).powi(2));
            let std = (square.sum::<f64>() / count).sqrt();
            assert_eq!((means.len(), stds.len()), (3, 3));
            assert!(
                (means[2] - mean).abs() < 1e-12,
                "{norm} {placement} {layer}"
            );
            assert!((stds[2] - std).abs() < 1e-12, "{norm} {placement} {layer}");
            for unit in 0..units {
                let mut of_unit: Vec<f64> =
                    outputs.iter().skip(unit).step_by(units).copied().collect();
                of_unit.sort_by(f64::total_cmp);
                let (trace, shown) = experiment
                    .records_mut()
                    .look(layer, Quantity::Output, Shown::Unit(unit))
                    .expect("outputs");
                assert_eq!(shown, Some(unit));
                // Of 25 samples the median is the 13th.
                let median = trace.percentiles(Some(unit))[2 * 3 + 1];
                let name = format!("{norm} {placement} {layer} {unit}");
                assert!((median - of_unit[12]).abs() < 1e-9, "{name}: {median}");
                let below = of_unit.iter().filter(|&&value| value < 0.0).count();
                let counted: u32 = trace.counts(Some(unit))[2 * 10..][..5].iter().sum();
                assert_eq!(counted as usize, below, "{name}");
            }
        }
    }
}

#[test]
fn the_typical_unit_is_that_of_what_is_shown() {
    let mut experiment =
        Experiment::new(&settings("batch"), data(), asked()).expect("an experiment");
    experiment.run(60).expect("steps");
    let mut typical = Vec::new();
    for quantity in Quantity::ALL {
        let (trace, unit) = experiment
            .records_mut()
            .look(0, quantity, Shown::Typical)
            .expect("a look");
        let unit = unit.expect("one unit");
        let mut drifts: Vec<f64> = (0..7).map(|unit| trace.drift(Some(unit))).collect();
        let own = drifts[unit];
        drifts.sort_by(f64::total_cmp);
        assert!(own == drifts[3], "{quantity:?}: {own} {drifts:?}");
        typical.push(unit);
    }
    typical.dedup();
    assert!(typical.len() > 1, "they differ here, or nothing is tested");
}

#[test]
fn what_was_not_recorded_is_refused_by_name() {
    let mut none = Experiment::new(&settings("none"), data(), recording()).expect("experiment");
    let mut refused = |quantity, shown| {
        let records = none.records_mut();
        let error = records.look(1, quantity, shown).expect_err("a refusal");
        (error.code(), error.message().to_owned())
    };
    let message = "show is \"xHat\", which was not recorded: this network has no normalization";
    let want = (Code::State, message.to_owned());
    assert_eq!(refused(Quantity::XHat, Shown::All), want);
    let message = "show is \"output\", which was not recorded: the experiment needs outputs: true";
    let want = (Code::State, message.to_owned());
    assert_eq!(refused(Quantity::Output, Shown::Typical), want);
    let message = "units[1] is 5, but must be at most 4: that layer has 5 units";
    let want = (Code::Range, message.to_owned());
    assert_eq!(refused(Quantity::Input, Shown::Unit(5)), want);
    assert!(
        none.records_mut()
            .look(1, Quantity::Input, Shown::Unit(4))
            .is_ok()
    );
}

#[test]
fn a_way_back_and_a_new_start_hold_for_them_too() {
    let mut experiment =
        Experiment::new(&settings("batch"), data(), asked()).expect("an experiment");
    experiment.run(12).expect("steps");
    let lengths = |experiment: &mut Experiment<f64>| {
        let (outputs, _) = experiment
            .records_mut()
            .look(0, Quantity::Output, Shown::All)
            .expect("outputs");
        let outputs = outputs.percentiles(None).len() / 3;
        let [gamma, beta] = experiment.records().layers[0].affine().expect("gamma");
        assert_eq!(gamma.len(), beta.len());
        let scalars = experiment.records().layers[0].output_scalars();
        assert_eq!(scalars.expect("scalars").map(|of| of.len()), [outputs; 2]);
        (outputs, gamma.len() / 7)
    };
    assert_eq!(lengths(&mut experiment), (5, 5));
    assert_eq!(experiment.back().expect("a way back"), 9);
    assert_eq!(lengths(&mut experiment), (4, 4));
    let saved = experiment.trainer().parameters();
    experiment.restore(9, &saved, None).expect("what was saved");
    assert_eq!(lengths(&mut experiment), (1, 1));
    let [gamma, _] = experiment.records().layers[0].affine().expect("gamma");
    assert_eq!(Some(gamma), saved[0].gamma, "row 0 is the record of now");
}

#[test]
fn thinned_out_they_keep_the_rows_of_the_records() {
    let recording = Recording {
        columns: 5,
        ..asked()
    };
    let mut experiment =
        Experiment::new(&settings("batch"), data(), recording).expect("an experiment");
    experiment.run(300).expect("steps");
    let rows = experiment.records().steps().len();
    assert!(rows <= 5);
    let [gamma, beta] = experiment.records().layers[1].affine().expect("gamma");
    assert_eq!((gamma.len(), beta.len()), (rows * 5, rows * 5));
    let now = experiment.trainer().parameters();
    assert_eq!(now[1].gamma.as_deref(), Some(&gamma[(rows - 1) * 5..]));
    assert!(
        gamma[..5].iter().all(|&gamma| gamma == 1.0),
        "the first row is the start"
    );
}
