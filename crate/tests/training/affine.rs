//! Gamma and beta that do not learn.

use normscope::training::data::{Kind, Recipe, make};
use normscope::training::{LayerParameters, Settings, Trainer};

fn trainer(norm: &str, placement: &str, affine: bool) -> Trainer<f64> {
    let settings = Settings {
        layers: Some(vec![2.0, 6.0, 8.0, 3.0]),
        norm: norm.to_owned(),
        placement: placement.to_owned(),
        groups: Some(2.0),
        batch_size: 9.0,
        affine,
        ..Settings::default()
    };
    let recipe = Recipe {
        train: 60,
        validation: 0,
        classes: 3,
        ..Recipe::of(Kind::Blobs)
    };
    let data = make(&recipe).expect("data").train;
    Trainer::new(&settings, Some(data)).expect("a trainer")
}

/// Values of gamma and beta that are neither 1 nor 0, and nothing else.
fn held(trainer: &Trainer<f64>) -> Vec<LayerParameters<f64>> {
    let mut list = trainer.parameters();
    for (index, layer) in list.iter_mut().enumerate() {
        let [_, _, gamma, beta, ..] = layer.fields();
        let units = gamma.map_or(0, <[f64]>::len);
        let values = |start: f64| -> Option<Vec<f64>> {
            let value = |unit| start + 0.2 * unit as f64 - 0.1 * index as f64;
            Some((0..units).map(value).collect())
        };
        let fields = match (gamma, beta) {
            (Some(_), Some(_)) => [None, None, values(0.6), values(-0.3), None, None, None],
            _ => [const { None }; 7],
        };
        *layer = LayerParameters::from_fields(fields);
    }
    list
}

#[test]
fn it_is_as_if_they_were_put_back_after_every_step() {
    for norm in ["batch", "layer", "group", "rms", "renorm"] {
        for placement in ["before", "after"] {
            let mut put_back = trainer(norm, placement, true);
            let mut fixed = trainer(norm, placement, false);
            let values = held(&put_back);
            put_back.set_parameters(&values).expect("parameters");
            fixed.set_parameters(&values).expect("parameters");
            for _ in 0..12 {
                put_back.step(1).expect("a step");
                put_back.set_parameters(&values).expect("parameters");
                fixed.step(1).expect("a step");
                let name = format!("{norm} {placement}");
                assert_eq!(fixed.parameters(), put_back.parameters(), "{name}");
                let layers = fixed.gradients().hidden.iter();
                for (got, want) in layers.zip(&put_back.gradients().hidden) {
                    let [got, want] = [got, want].map(|layer| layer.norm.as_ref().expect("a norm"));
                    assert_eq!((&got.gamma, &got.beta), (&want.gamma, &want.beta), "{name}");
                    let moves = |values: &[f64]| values.iter().any(|value| value.abs() > 1e-6);
                    assert!(moves(&got.gamma) && moves(&got.beta), "{name}");
                }
            }
        }
    }
}

#[test]
fn at_the_start_they_are_one_and_zero_and_stay_so() {
    let mut trainer = trainer("batch", "before", false);
    trainer.step(20).expect("steps");
    for layer in &trainer.network().hidden {
        let norm = layer.norm.as_ref().expect("a normalization");
        assert!(norm.gamma.iter().all(|&gamma| gamma == 1.0));
        assert!(norm.beta.iter().all(|&beta| beta == 0.0));
    }
}

#[test]
fn only_what_learns_is_counted() {
    let learned = |affine| trainer("batch", "before", affine).network().parameters();
    assert_eq!(learned(true) - learned(false), 2 * (6 + 8));
}

#[test]
fn without_a_normalization_it_means_nothing() {
    let run = |affine| {
        let mut trainer = trainer("none", "before", affine);
        trainer.step(5).expect("steps");
        trainer.parameters()
    };
    assert_eq!(run(true), run(false));
}
