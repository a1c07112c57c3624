use super::{data, settings};
use normscope::error::Code;
use normscope::measure::Percentiles;
use normscope::training::{Recorder, Settings, Trainer};

fn trained(norm: &str, activation: &str) -> Trainer<f64> {
    let settings = Settings {
        activation: activation.to_owned(),
        ..settings(norm)
    };
    let mut trainer = Trainer::new(&settings, Some(data().train)).expect("a trainer");
    trainer.step(6).expect("steps");
    trainer
}

#[test]
fn it_is_of_the_last_mini_batch() {
    for norm in ["none", "batch", "layer", "renorm"] {
        let trainer = trained(norm, "sigmoid");
        let snapshot = trainer.snapshot().expect("a snapshot");
        assert_eq!(snapshot.step, 6);
        for (layer, seen) in snapshot.layers.iter().enumerate() {
            let pass = &trainer.workspace().hidden[layer];
            let input = match norm {
                "none" => &pass.linear,
                _ => &pass.normalized,
            };
            let units = input.len() / 11;
            let extremes = |values: &[f64]| {
                let low = values.iter().copied().fold(f64::INFINITY, f64::min);
                (
                    low,
                    values.iter().copied().fold(f64::NEG_INFINITY, f64::max),
                )
            };
            assert_eq!((seen.input.low, seen.input.high), extremes(input), "{norm}");
            assert_eq!(
                (seen.output.low, seen.output.high),
                extremes(&pass.activated)
            );
            for histogram in [&seen.input, &seen.output] {
                assert_eq!(histogram.counts.iter().sum::<u32>() as usize, input.len());
            }
            let mut percentiles = Percentiles::new(&[15.0, 50.0, 85.0], 0).expect("percentiles");
            let mut want = [0.0; 3];
            percentiles.of(input.iter().copied(), &mut want);
            assert_eq!(seen.percentiles, want);
            assert_eq!(seen.unit_percentiles.len(), 3 * units);
            percentiles.of(input.iter().copied().skip(2).step_by(units), &mut want);
            assert_eq!(seen.unit_percentiles[6..9], want);
            let flat = pass
                .activated
                .iter()
                .filter(|&&output| !(0.1..=0.9).contains(&output));
            assert_eq!(
                seen.saturated,
                Some(flat.count() as f64 / input.len() as f64)
            );
            assert!(seen.gradient_norm > 0.0);
            assert!((seen.update_norm - 0.4 * seen.gradient_norm).abs() < 1e-12);
            assert_eq!(seen.gamma.is_empty(), norm == "none");
            assert_eq!(
                seen.mean,
                if norm == "none" {
                    vec![]
                } else {
                    pass.cache.mean.clone()
                }
            );
            assert_eq!(seen.r.len(), if norm == "renorm" { units } else { 0 });
            assert_eq!(seen.d.len(), seen.r.len());
        }
    }
}

#[test]
fn only_the_sigmoid_saturates() {
    let snapshot = trained("batch", "relu").snapshot().expect("a snapshot");
    assert!(
        snapshot
            .layers
            .iter()
            .all(|layer| layer.saturated.is_none())
    );
}

#[test]
fn before_the_first_step_there_is_none() {
    let trainer = Trainer::new(&settings("batch"), Some(data().train)).expect("a trainer");
    let error = trainer.snapshot().expect_err("nothing was computed");
    assert_eq!(error.code(), Code::State);
    assert_eq!(
        error.message(),
        "snapshot: nothing was computed yet: take a step first"
    );
}

#[test]
fn after_divergence_it_has_no_bins_and_no_number_that_is_made_up() {
    let settings = Settings {
        activation: "relu".to_owned(),
        learning_rate: 1e200,
        ..settings("none")
    };
    let mut trainer = Trainer::new(&settings, Some(data().train)).expect("a trainer");
    trainer.step(8).expect("steps");
    let snapshot = trainer.snapshot().expect("a snapshot");
    let last = &snapshot.layers[1];
    assert!(last.input.counts.is_empty() && last.input.low.is_nan());
    assert!(!last.mean_and_std[0].is_finite());
}

/// Of other norms and sizes too: nothing is left of what was seen before.
#[test]
fn a_recorder_gives_every_snapshot_anew() {
    let mut recorder = Recorder::new();
    for norm in ["renorm", "none", "batch", "layer", "renorm"] {
        let mut trainer = trained(norm, "sigmoid");
        for _ in 0..3 {
            trainer.step(1).expect("a step");
            let expected = trainer.snapshot().expect("a snapshot");
            assert_eq!(
                recorder.record(&trainer).expect("a snapshot"),
                &expected,
                "{norm}"
            );
        }
    }
    let relu = trained("none", "relu");
    let seen = recorder.record(&relu).expect("a snapshot");
    assert_eq!(seen, &relu.snapshot().expect("a snapshot"));
}
