use super::{data, recording, settings};
use normscope::error::Code;
use normscope::experiment::{Answers, Experiment, Recording};
use normscope::norm::Mode;

/// A network that was trained for a moment, of which so many samples are measured.
fn trained(norm: &str, measured: usize) -> Experiment<f64> {
    let recording = Recording {
        measured,
        ..recording()
    };
    let mut experiment = Experiment::new(&settings(norm), data(), recording).expect("one");
    experiment.run(30).expect("steps");
    experiment
}

/// The probabilities of the first sample of such a batch of measured samples, from first principles.
fn probabilities(experiment: &mut Experiment<f64>, batch: &[usize]) -> Vec<f64> {
    let probe = data().validation;
    let x: Vec<f64> = batch
        .iter()
        .flat_map(|&k| probe.x[2 * k..2 * k + 2].to_vec())
        .collect();
    let labels: Vec<u32> = batch.iter().map(|&k| probe.labels[k]).collect();
    let trainer = experiment.trainer_mut();
    let found = trainer.evaluate(&x, &labels, Mode::Train).expect("a batch");
    found.outputs[..3].to_vec()
}

fn softmax(logits: &[f64]) -> Vec<f64> {
    let powers: Vec<f64> = logits.iter().map(|z| z.exp()).collect();
    let sum: f64 = powers.iter().sum();
    powers.iter().map(|power| power / sum).collect()
}

fn distance(a: &[f64], b: &[f64]) -> f64 {
    let apart = a.iter().zip(b).map(|(a, b)| (a - b).abs());
    apart.fold(0.0, f64::max)
}

#[test]
fn each_draw_is_one_of_the_batches_that_can_be_and_all_are_as_likely() {
    for norm in ["batch", "renorm"] {
        let mut experiment = trained(norm, 3);
        let before = experiment.trainer().parameters();
        let Answers { logits, all, .. } = experiment.answers(1, 2, 900, 4).expect("answers");
        let can_be: Vec<Vec<f64>> = [0, 1, 2]
            .map(|mate| probabilities(&mut experiment, &[1, mate]))
            .to_vec();
        let mut counts = [0; 3];
        for row in logits.chunks_exact(3) {
            let found = can_be
                .iter()
                .position(|one| distance(one, &softmax(row)) < 1e-12);
            counts[found.expect("a batch that can be")] += 1;
        }
        for count in counts {
            assert!((240..360).contains(&count), "{norm}: {counts:?}");
        }
        let whole = probabilities(&mut experiment, &[1, 0, 2]);
        assert!(distance(&whole, &softmax(&all)) < 1e-12);
        assert_eq!(
            format!("{:?}", experiment.trainer().parameters()),
            format!("{before:?}")
        );
    }
}

#[test]
fn spread_and_other_are_what_the_logits_say() {
    let mut experiment = trained("batch", 25);
    let found = experiment.answers(7, 4, 50, 1).expect("answers");
    let square: f64 = (0..3)
        .map(|output| {
            let column = found.logits.iter().skip(output).step_by(3);
            let column: Vec<f64> = column.copied().collect();
            let mean = column.iter().sum::<f64>() / 50.0;
            column.iter().map(|z| (z - mean).powi(2)).sum::<f64>() / 50.0
        })
        .sum();
    assert!((found.spread - (square / 3.0).sqrt()).abs() < 1e-12);
    let best = |row: &[f64]| (0..3).max_by(|&a, &b| row[a].total_cmp(&row[b]));
    let rows = found.logits.chunks_exact(3);
    let other = rows.filter(|&row| best(row) != best(&found.all)).count();
    assert_eq!(found.other, other as f64 / 50.0);
    assert!(other > 0 && other < 50, "{other}");
    assert_eq!(found, experiment.answers(7, 4, 50, 1).expect("the same"));
    assert_ne!(found, experiment.answers(7, 4, 50, 2).expect("other draws"));
}

#[test]
fn batch_norm_feels_its_mates_less_in_larger_batches_and_layer_norm_never() {
    let mut batch = trained("batch", 25);
    let spread = |size, of: &mut Experiment<f64>| of.answers(7, size, 200, 0).expect("one").spread;
    let spreads = [2, 4, 16, 64].map(|size| spread(size, &mut batch));
    assert!(spreads.is_sorted_by(|a, b| a > b), "{spreads:?}");
    assert!(spreads[3] > 0.0);
    assert!(spread(1, &mut batch) < 1e-14);
    for norm in ["layer", "none"] {
        let mut other = trained(norm, 25);
        let found = other.answers(7, 8, 20, 0).expect("answers");
        assert!(found.spread < 1e-14 && found.other == 0.0, "{norm}");
        assert!(distance(&found.all, &found.logits[..3]) < 1e-14, "{norm}");
    }
}

#[test]
fn what_is_not_there_is_refused_by_name() {
    let mut experiment = trained("batch", 25);
    for (sample, size, draws, field) in
        [(25, 4, 3, "sample"), (0, 0, 3, "size"), (0, 4, 0, "draws")]
    {
        let error = experiment.answers(sample, size, draws, 0).expect_err(field);
        assert_eq!(error.code(), Code::Range);
        assert!(error.to_string().contains(field), "{error}");
    }
    experiment
        .answers(24, 4, 3, 0)
        .expect("the next call works");
}
