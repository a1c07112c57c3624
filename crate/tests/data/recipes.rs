//! Which recipes are refused, and in which words.

use crate::assert_error;
use normscope::Code;
use normscope::training::data::{Kind, Recipe, make};

#[track_caller]
fn assert_refused(recipe: Recipe, code: Code, message: &str) {
    assert_error(make::<f32>(&recipe), code, message);
}

#[test]
fn kinds_by_name() {
    for kind in Kind::ALL {
        assert_eq!(Kind::from_name(kind.name()), Ok(kind));
    }
    assert_error(
        Kind::from_name("swissroll"),
        Code::Unknown,
        "kind is \"swissroll\", but must be one of \"moons\", \"spirals\", \"rings\", \"xor\", \"blobs\", \"digits\"",
    );
}

#[test]
fn numbers_out_of_range() {
    let of = Recipe::of;
    let noise = "a number from 0 to 10";
    for (value, code, shown) in [
        (-0.1, Code::Range, "-0.1"),
        (10.5, Code::Range, "10.5"),
        (f64::NAN, Code::NonFinite, "NaN"),
        (f64::INFINITY, Code::NonFinite, "Infinity"),
    ] {
        let recipe = Recipe {
            noise: value,
            ..of(Kind::Moons)
        };
        assert_refused(
            recipe,
            code,
            &format!("noise is {shown}, but must be {noise}"),
        );
    }
    for classes in [0, 1, 11, usize::MAX] {
        let message = format!("classes is {classes}, but must be a whole number from 2 to 10");
        for kind in [Kind::Spirals, Kind::Rings, Kind::Blobs] {
            let recipe = Recipe {
                classes,
                ..of(kind)
            };
            assert_refused(recipe, Code::Range, &message);
        }
    }
    for size in [0, 7, 33, usize::MAX] {
        let message = format!("size is {size}, but must be a whole number from 8 to 32");
        let recipe = Recipe {
            size,
            ..of(Kind::Digits)
        };
        assert_refused(recipe, Code::Range, &message);
    }
}

#[test]
fn too_few_and_too_many_samples() {
    let counts = |train, validation| Recipe {
        train,
        validation,
        ..Recipe::of(Kind::Xor)
    };
    let most = (1 << 25) / 2;
    for train in [0, most + 1, usize::MAX] {
        let message = format!("train is {train}, but must be a whole number from 1 to {most}");
        assert_refused(counts(train, 0), Code::Range, &message);
    }
    for validation in [most - 9, usize::MAX] {
        let message = format!(
            "validation is {validation}, but must be a whole number from 0 to {}",
            most - 10
        );
        assert_refused(counts(10, validation), Code::Range, &message);
    }
}

#[test]
fn what_a_kind_does_not_use_is_not_looked_at() {
    for kind in Kind::ALL {
        let usual = make::<f32>(&Recipe::of(kind)).expect("data");
        let mut recipe = Recipe::of(kind);
        for (name, unused) in [("noise", 0), ("classes", 1), ("size", 2)] {
            if !kind.settings().contains(&name) {
                match unused {
                    0 => recipe.noise = f64::NAN,
                    1 => recipe.classes = 0,
                    _ => recipe.size = 0,
                }
            }
        }
        assert_eq!(make::<f32>(&recipe), Ok(usual), "{kind:?}");
    }
}
