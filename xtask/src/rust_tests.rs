//! What Rust's own tools say: rustfmt, clippy, and the tests that run on this computer.

use anyhow::Result;

use crate::command;
use crate::tally::Tally;

/// Everything is formatted as rustfmt would.
pub(crate) fn format() -> Result<Tally> {
    let mut check = command::cargo("fmt --all --check")?;
    Ok(Tally::one(command::run(&mut check).is_ok()))
}

/// Clippy over everything, once for this computer and once for the browser.
pub(crate) fn lint() -> Result<Tally> {
    let mut tally = Tally::default();
    for what in [
        "--workspace --all-targets",
        "--package normscope --lib --test wasm* --target wasm32-unknown-unknown",
    ] {
        let arguments = format!("clippy {what} --profile xtask -- -D warnings");
        tally += Tally::one(command::run(&mut command::cargo(&arguments)?).is_ok());
    }
    Ok(tally)
}

/// Unit tests, integration tests and the examples in doc comments.
pub(crate) fn native(words: &[String]) -> Result<Tally> {
    let mut tests = command::cargo("test --workspace --profile xtask --no-fail-fast --")?;
    tests.args(words);
    let mut tally = Tally::default();
    let well = command::follow(&mut tests, |line| tally.read_cargo(line))?;
    Ok(tally.ended(well))
}
