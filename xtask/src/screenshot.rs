//! `cargo xtask screenshot`: the README's picture, made from the running page.

use anyhow::Result;
use std::process::Command;

use crate::browsers::{self, CHINESE_FONT, CHROMIUM};
use crate::{command, dist, node, page_tests};

/// Builds the page, serves it and runs `tests/screenshot.js`, which takes the arguments.
pub(crate) fn run(args: &[String]) -> Result<()> {
    node::need()?;
    browsers::need(&[CHROMIUM, CHINESE_FONT])?;
    dist::write()?;
    let mut script = Command::new("node");
    script
        .arg(node::folder().join("screenshot.js"))
        .args(args)
        .envs(browsers::variables(&[CHROMIUM]));
    page_tests::with_servers(&mut script)?;
    command::run(&mut script)
}
