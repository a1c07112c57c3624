//! The tests that run inside a browser as WebAssembly, through wasm-bindgen's own test runner.

use anyhow::{Context, Result};

use crate::browsers::{self, CHROMEDRIVER, CHROMIUM};
use crate::tally::Tally;
use crate::{command, places};

/// Chromium's flags: no GPU, and nothing that calls home. The runner adds `--headless` and
/// `--no-sandbox` (root cannot start Chromium with its sandbox).
const FLAGS: [&str; 6] = [
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
];

/// Compiles the runner, then the tests of `crate/tests/wasm*.rs`, and runs them in Chromium.
pub(crate) fn run() -> Result<Tally> {
    let runner =
        "build --package xtask --profile xtask --features wasm-test-runner --bin wasm-test-runner";
    // Two crates below it do not please future versions of Rust, which is nobody's concern here.
    let mut build = command::cargo(runner)?;
    command::run(build.env("CARGO_FUTURE_INCOMPAT_REPORT_FREQUENCY", "never"))?;

    // The release profile is the one that is shipped.
    let tests = "test --release --no-fail-fast --target wasm32-unknown-unknown --package normscope --test wasm*";
    let mut tests = command::cargo(tests)?;
    tests
        .env(
            "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER",
            places::target()?.join("xtask/wasm-test-runner"),
        )
        .env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", write_capabilities()?)
        .env("WASM_BINDGEN_TEST_TIMEOUT", "300")
        .env("WASM_BINDGEN_TEST_DRIVER_TIMEOUT", "60")
        .envs(browsers::variables(&[CHROMEDRIVER]));
    let mut tally = Tally::default();
    let well = command::follow(&mut tests, |line| tally.read_cargo(line))?;
    Ok(tally.ended(well))
}

/// Writes what ChromeDriver is to start into the target directory, and returns where.
fn write_capabilities() -> Result<std::path::PathBuf> {
    let chromium = browsers::variables(&[CHROMIUM]);
    let (_, program) = chromium.first().context("Chromium is missing")?;
    let flags = FLAGS.map(|flag| format!("{flag:?}")).join(", ");
    let text =
        format!(r#"{{ "goog:chromeOptions": {{ "binary": {program:?}, "args": [{flags}] }} }}"#);
    let path = places::target()?.join("webdriver.json");
    std::fs::write(&path, text).with_context(|| format!("cannot write {}", path.display()))?;
    Ok(path)
}
