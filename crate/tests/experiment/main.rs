//! Whether an experiment records what happened, and nothing but.
//!
//! | module | what is tested |
//! | --- | --- |
//! | `answers` | what a network makes of one sample among random batch mates |
//! | `records` | the numbers, against naive ones |
//! | `gap` | how far training is from inference, and r and d, against plain loops |
//! | `kinds` | what is recorded only when it is asked for, and the looks at it |
//! | `statistics` | running, recalibrated and the batch's own statistics beside each other |
//! | `ways` | that recording changes nothing; divergence, the way back, going on elsewhere |
//! | `rest` | a record of now, which is not kept |
//! | `probing` | what its steps would do, and how far the means jump |
//! | `refusals` | what must be refused, and in which words |
//! | `snapshot` | the trainer's own measures of its last mini-batch |

#![cfg(not(target_arch = "wasm32"))]

mod answers;
mod gap;
mod kinds;
mod probing;
mod records;
mod refusals;
mod rest;
mod snapshot;
mod statistics;
mod ways;

use normscope::experiment::{Experiment, Recording};
use normscope::training::data::{Kind, Recipe, make};
use normscope::training::{Settings, Split};

/// Three rings, 90 to train on and 40 to validate on.
fn data() -> Split<f64> {
    let recipe = Recipe {
        train: 90,
        validation: 40,
        classes: 3,
        seed: 5,
        ..Recipe::of(Kind::Rings)
    };
    make(&recipe).expect("data")
}

fn settings(norm: &str) -> Settings {
    Settings {
        layers: Some(vec![2.0, 7.0, 5.0, 3.0]),
        norm: norm.to_owned(),
        batch_size: 11.0,
        learning_rate: 0.4,
        seed: 3.0,
        ..Settings::default()
    }
}

fn recording() -> Recording {
    Recording {
        every: 3,
        columns: 64,
        bins: 8,
        range: 1.5,
        measured: 25,
        ..Recording::default()
    }
}

fn experiment(norm: &str) -> Experiment<f64> {
    Experiment::new(&settings(norm), data(), recording()).expect("an experiment")
}
