//! `cargo xtask bench`: how fast the trainer is, beside others, in a headless Chromium.

use anyhow::Result;
use std::process::Command;

use crate::browsers::{self, CHROMIUM};
use crate::sizes::Weight;
use crate::{command, dist, node, page_tests, places, sizes};

/// Builds the package, serves it and runs `tests/bench/main.js`, which takes the arguments.
pub(crate) fn run(args: &[String]) -> Result<()> {
    node::need()?;
    node::need_packages("tests/bench")?;
    browsers::need(&[CHROMIUM])?;
    dist::write()?;
    let weights = sizes::weigh(&places::root().join("dist/site"))?;
    let mut script = Command::new("node");
    script
        .arg(node::folder().join("bench/main.js"))
        .args(args)
        .env("NORMSCOPE_SIZES", json(&weights))
        .envs(browsers::variables(&[CHROMIUM]));
    page_tests::with_servers(&mut script)?;
    command::run(&mut script)
}

/// The sizes as the script reads them.
fn json(weights: &[Weight]) -> String {
    let objects = weights.iter().map(|weight| {
        let Weight {
            what,
            files,
            bytes,
            brotli,
            budget,
        } = weight;
        let budget = budget.map_or("null".to_string(), |budget| budget.to_string());
        format!(
            r#"{{ "what": "{what}", "files": {files}, "bytes": {bytes}, "brotli": {brotli}, "budget": {budget} }}"#
        )
    });
    format!("[{}]", objects.collect::<Vec<_>>().join(", "))
}
