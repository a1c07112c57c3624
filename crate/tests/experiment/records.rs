use super::{data, experiment, recording, settings};
use normscope::experiment::{Experiment, Recording, SCALARS, Shown};
use normscope::norm::Mode;
use normscope::training::Trainer;

/// What goes into the activations of a layer when the measured samples go through as one batch in
/// training mode, at every record: from a trainer of its own. `[records][samples * units]`.
fn inputs(norm: &str, layer: usize, steps: u64, x_hat: bool) -> Vec<Vec<f64>> {
    let data = data();
    let mut trainer = Trainer::new(&settings(norm), Some(data.train)).expect("a trainer");
    let mut columns = Vec::new();
    for step in 0..=steps {
        if step > 0 {
            trainer.step(1).expect("a step");
        }
        if step % 3 != 0 {
            continue;
        }
        trainer
            .evaluate(
                &data.validation.x[..25 * 2],
                &data.validation.labels[..25],
                Mode::Train,
            )
            .expect("an evaluation");
        let pass = &trainer.evaluation().hidden[layer];
        let (gamma, beta) = match &trainer.network().hidden[layer].norm {
            Some(norm) => (norm.gamma.clone(), norm.beta.clone()),
            None => (vec![1.0], vec![0.0]),
        };
        columns.push(match (norm, x_hat) {
            ("none", _) => pass.linear.clone(),
            (_, false) => pass.normalized.clone(),
            // Undone from y, so that the engine's own x_hat is not asked.
            (_, true) => pass
                .normalized
                .iter()
                .enumerate()
                .map(|(at, y)| (y - beta[at % beta.len()]) / gamma[at % gamma.len()])
                .collect(),
        });
    }
    columns
}

fn sorted(mut values: Vec<f64>) -> Vec<f64> {
    values.sort_by(f64::total_cmp);
    values
}

/// Numpy's default, of sorted values.
fn percentile(values: &[f64], percent: f64) -> f64 {
    let position = percent / 100.0 * (values.len() - 1) as f64;
    let below = position.floor() as usize;
    let above = (below + 1).min(values.len() - 1);
    values[below] + (values[above] - values[below]) * (position - below as f64)
}

fn naive_counts(values: &[f64]) -> Vec<u32> {
    let mut counts = vec![0; 10];
    for &value in values {
        let place = if value < -1.5 {
            0
        } else if value > 1.5 {
            9
        } else {
            1 + (((value + 1.5) / 3.0 * 8.0) as usize).min(7)
        };
        counts[place] += 1;
    }
    counts
}

#[test]
fn histograms_percentiles_and_drift_are_those_of_the_probe() {
    for (norm, x_hat) in [
        ("none", false),
        ("batch", false),
        ("batch", true),
        ("layer", true),
        ("renorm", true),
    ] {
        for (layer, units) in [(0, 7), (1, 5)] {
            let mut experiment = experiment(norm);
            experiment.run(30).expect("steps");
            let columns = inputs(norm, layer, 30, x_hat);
            let records = &mut experiment.records_mut().layers[layer];
            let trace = match x_hat {
                true => records.x_hat.as_mut().expect("a normalization"),
                false => &mut records.input,
            };
            let mut drifts = Vec::new();
            for unit in (0..units).map(Some).chain([None]) {
                let of_unit: Vec<Vec<f64>> = columns
                    .iter()
                    .map(|values| match unit {
                        Some(unit) => values.iter().skip(unit).step_by(units).copied().collect(),
                        None => values.clone(),
                    })
                    .map(sorted)
                    .collect();
                let want: Vec<u32> = of_unit
                    .iter()
                    .flat_map(|values| naive_counts(values))
                    .collect();
                assert_eq!(trace.counts(unit), want, "{norm} {layer} {unit:?}");
                let got = trace.percentiles(unit);
                let want: Vec<f64> = of_unit
                    .iter()
                    .flat_map(|values| {
                        [15.0, 50.0, 85.0].map(|percent| percentile(values, percent))
                    })
                    .collect();
                assert_eq!(got.len(), want.len());
                for (got, want) in got.iter().zip(&want) {
                    assert!(
                        (got - want).abs() < 1e-9,
                        "{norm} {layer} {unit:?}: {got} {want}"
                    );
                }
                let medians = want.iter().skip(1).step_by(3).copied();
                let medians = sorted(medians.collect());
                let drift = medians[medians.len() - 1] - medians[0];
                assert!((trace.drift(unit) - drift).abs() < 1e-9);
                if unit.is_some() {
                    drifts.push(drift);
                }
            }
            let typical = trace.typical_unit();
            let middle = sorted(drifts.clone())[(units - 1) / 2];
            assert!(
                (drifts[typical] - middle).abs() < 1e-9,
                "{drifts:?}: {typical}"
            );
            assert_eq!(trace.unit(Shown::Typical, layer), Ok(Some(typical)));
            assert_eq!(
                trace.unit(Shown::Unit(units - 1), layer),
                Ok(Some(units - 1))
            );
            assert_eq!(trace.unit(Shown::All, layer), Ok(None));
        }
    }
}

#[test]
fn without_a_normalization_there_is_no_x_hat() {
    assert!(experiment("none").records().layers[0].x_hat.is_none());
}

#[test]
fn scalars_are_those_of_the_layer() {
    let mut experiment = experiment("batch");
    experiment.run(3).expect("steps");
    let columns = inputs("batch", 1, 3, false);
    let records = &experiment.records().layers[1];
    assert_eq!(records.steps(), [0, 3]);
    let [start, now] = [0, 1].map(|column| &records.scalars()[column * SCALARS..][..SCALARS]);
    for (scalars, values) in [(start, &columns[0]), (now, &columns[1])] {
        let count = values.len() as f64;
        let mean = values.iter().sum::<f64>() / count;
        let var = values
            .iter()
            .map(|value| (value - mean).powi(2))
            .sum::<f64>()
            / count;
        let flat = |y: &&f64| {
            let output = 1.0 / (1.0 + (-**y).exp());
            !(0.1..=0.9).contains(&output)
        };
        let saturated = values.iter().filter(flat).count() as f64 / count;
        for (got, want) in [
            (scalars[0], mean),
            (scalars[1], var.sqrt()),
            (scalars[2], saturated),
        ] {
            assert!((got - want).abs() < 1e-9, "{scalars:?}: {want}");
        }
    }
    assert!(
        start[3].is_nan() && start[4].is_nan(),
        "no step was taken yet"
    );
    let gradient = &experiment.trainer().gradients().hidden[1].dense.weight;
    let length = gradient
        .iter()
        .map(|value| value * value)
        .sum::<f64>()
        .sqrt();
    assert!(length > 1e-6 && (now[3] - length).abs() < 1e-12);
    assert!((now[4] - 0.4 * length).abs() < 1e-12);
}

#[test]
fn validation_is_the_probe_in_inference_mode() {
    for norm in ["none", "batch", "renorm"] {
        let mut experiment = experiment(norm);
        experiment.run(9).expect("steps");
        let data = data();
        let mut trainer = Trainer::new(&settings(norm), Some(data.train)).expect("a trainer");
        let mut want = Vec::new();
        for step in 0..=9 {
            if step > 0 {
                trainer.step(1).expect("a step");
            }
            if step % 3 == 0 {
                let (x, labels) = (&data.validation.x, &data.validation.labels);
                let score = trainer
                    .evaluate(x, labels, Mode::Eval)
                    .expect("an evaluation")
                    .score;
                want.extend([score.loss, score.accuracy]);
            }
        }
        assert_eq!(experiment.records().steps(), [0, 3, 6, 9]);
        for (got, want) in experiment.records().validation().iter().zip(&want) {
            assert!((got - want).abs() < 1e-12, "{norm}: {got} {want}");
        }
        assert_eq!(experiment.records().validation().len(), want.len());
    }
}

#[test]
fn the_first_record_that_reaches_an_accuracy_is_noted() {
    let mut experiment = experiment("batch");
    experiment.run(300).expect("steps");
    let records = experiment.records();
    let mut noted = 0;
    for reached in records.reached() {
        let accuracies = records.validation().iter().skip(1).step_by(2);
        let first = records
            .steps()
            .iter()
            .zip(accuracies)
            .find(|&(_, &accuracy)| accuracy >= reached.accuracy);
        // Columns that were thinned out may have been earlier.
        match (first, reached.step) {
            (Some((&kept, _)), Some(step)) => assert!(step <= kept, "{reached:?}: {kept}"),
            (None, _) => {}
            (found, step) => panic!("{found:?} but {step:?}"),
        }
        noted += usize::from(reached.step.is_some());
    }
    assert!(noted >= 2, "{:?}", records.reached());
}

#[test]
fn a_long_run_stays_bounded_and_its_ends_exact() {
    let recording = Recording {
        columns: 6,
        ..recording()
    };
    let mut experiment =
        Experiment::new(&settings("none"), data(), recording).expect("an experiment");
    experiment.run(3 * 1000 + 1).expect("steps");
    let records = experiment.records();
    let steps = records.steps();
    assert!(
        steps.len() <= 6 && steps[0] == 0 && *steps.last().expect("records") == 3000,
        "{steps:?}"
    );
    let (curve, losses) = records.curve();
    assert!(curve.len() <= 1024 && curve.len() == losses.len());
    assert_eq!((curve[0], curve[curve.len() - 1]), (1, 3001));
    let trace = &records.layers[0].input;
    assert_eq!(trace.counts(Some(0)).len(), steps.len() * 10);
    assert_eq!(records.layers[0].scalars().len(), steps.len() * SCALARS);
}
