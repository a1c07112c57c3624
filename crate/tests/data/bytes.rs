//! The same seed gives the same bytes.

use crate::digest::{Case, GOLDENS, digest};
use normscope::training::data::{Kind, Recipe, Split, make};

fn recipe((kind, train, validation, seed, classes, size): Case) -> Recipe {
    Recipe {
        train,
        validation,
        seed,
        classes,
        size,
        ..Recipe::of(Kind::from_name(kind).expect("a kind"))
    }
}

fn made(recipe: &Recipe) -> Split<f32> {
    make(recipe).expect("a recipe that must be answered")
}

#[test]
fn bytes_are_those_that_were_committed() {
    let found = GOLDENS.map(|(case, _)| {
        let split = made(&recipe(case));
        let parts = [&split.train, &split.validation];
        let digest = digest(parts.map(|part| (part.x.as_slice(), part.labels.as_slice())));
        (case, format!("{digest:#018x}"))
    });
    assert_eq!(
        found,
        GOLDENS.map(|(case, digest)| (case, format!("{digest:#018x}")))
    );
}

#[test]
fn another_seed_gives_other_data_and_validation_is_no_training_data() {
    for kind in Kind::ALL {
        let usual = Recipe {
            train: 100,
            validation: 100,
            ..Recipe::of(kind)
        };
        let one = made(&usual);
        assert_eq!(one, made(&usual), "{kind:?}");
        assert_ne!(one.train.x, one.validation.x, "{kind:?}");
        let mut seen = vec![one.train.x, one.validation.x];
        for seed in [0, 2, 3, u64::MAX] {
            let other = made(&Recipe {
                seed,
                ..usual.clone()
            });
            for part in [other.train.x, other.validation.x] {
                assert!(!seen.contains(&part), "{kind:?} {seed}");
                seen.push(part);
            }
        }
    }
}

#[test]
fn fewer_samples_are_the_first_of_more() {
    for kind in Kind::ALL {
        let more = made(&Recipe::of(kind));
        let fewer = made(&Recipe {
            train: 33,
            validation: 7,
            ..Recipe::of(kind)
        });
        for (fewer, more) in [
            (fewer.train, more.train),
            (fewer.validation, more.validation),
        ] {
            assert!(more.x.starts_with(&fewer.x), "{kind:?}");
            assert!(more.labels.starts_with(&fewer.labels), "{kind:?}");
        }
    }
}

#[test]
fn doubles_are_the_same_data() {
    for kind in Kind::ALL {
        let recipe = Recipe {
            train: 50,
            ..Recipe::of(kind)
        };
        let (singles, doubles) = (made(&recipe), make::<f64>(&recipe).expect("the same"));
        let rounded: Vec<f32> = doubles.train.x.iter().map(|&value| value as f32).collect();
        assert_eq!(singles.train.x, rounded, "{kind:?}");
        assert_eq!(singles.train.labels, doubles.train.labels);
    }
}
