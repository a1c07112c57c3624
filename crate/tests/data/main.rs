//! Data, mini-batches, and what is measured at every step.
//!
//! | module | what is held against what |
//! | --- | --- |
//! | `bytes` | made data against its committed digests, and against other seeds |
//! | `points` | points in the plane against the geometry of their shape |
//! | `digits` | digits against what any picture of a digit is |
//! | `dataset` | given data: what is refused, what is held back |
//! | `recipes` | which recipes are refused, and in which words |
//! | `batches` | the order of samples against what it promises |
//! | `percentiles` | percentiles against sorting |
//! | `columns` | those of columns and of many values, to the last bit |
//! | `counts` | counts in bins against their formula |
//! | `moments`, `heat` | means, norms and counts against plain loops |
//! | `drift` | the typical unit, on a case made by hand |
//! | `history` | a long history against the whole series |

#![cfg(not(target_arch = "wasm32"))]

mod batches;
mod bytes;
mod columns;
mod counts;
mod dataset;
mod digest;
mod digits;
mod drift;
mod heat;
mod history;
mod moments;
mod percentiles;
mod points;
mod recipes;

use normscope::{Code, Error};
use proptest::test_runner::{Config, RngSeed};

#[track_caller]
fn assert_error<T: std::fmt::Debug>(result: Result<T, Error>, code: Code, message: &str) {
    let error = result.expect_err("must be refused");
    assert_eq!((error.code(), error.message()), (code, message));
}

/// How properties are tried: from a fixed seed, writing no files.
fn config() -> Config {
    Config {
        cases: 256,
        rng_seed: RngSeed::Fixed(7),
        failure_persistence: None,
        ..Config::default()
    }
}
