//! `cargo xtask test`: every test there is, in an order in which the quick ones come first.

use anyhow::{Result, bail};
use std::process::ExitCode;
use std::time::Instant;

use crate::browsers::{self, Tool};
use crate::groups::{BUILD, GROUPS, Group};
use crate::tally::Tally;
use crate::{node, toolchain};

/// Runs the groups that `args` name, or all; other words pick tests and test files by name.
/// Nothing is printed after the last line, which counts them all.
pub(crate) fn run(args: &[String]) -> ExitCode {
    let mut total = Tally::default();
    if let Err(error) = run_groups(args, &mut total) {
        println!("\n{error:#}");
        total.failed += 1;
    }
    if total.skipped > 0 {
        println!(
            "\nNOT RUN: {} tests that are marked as ignored or skipped",
            total.skipped
        );
    }
    println!("\n{} passed, {} failed", total.passed, total.failed);
    match total.failed {
        0 => ExitCode::SUCCESS,
        _ => ExitCode::FAILURE,
    }
}

fn run_groups(args: &[String], total: &mut Tally) -> Result<()> {
    let (groups, words) = choose(args)?;
    prepare(&groups)?;
    let mut summary = String::new();
    for group in groups {
        println!("\n=== {}: {} ===", group.name, group.what);
        let start = Instant::now();
        let tally = (group.run)(&words).unwrap_or_else(|error| {
            println!("{error:#}");
            Tally::one(false)
        });
        *total += tally;
        summary += &format!(
            "{:<8}{:>6} passed{:>5} failed{:>7.1} s\n",
            group.name,
            tally.passed,
            tally.failed,
            start.elapsed().as_secs_f64(),
        );
    }
    print!("\n{summary}");
    Ok(())
}

/// The groups to run, in their order, and the words that are no group's name.
fn choose(args: &[String]) -> Result<(Vec<&'static Group>, Vec<String>)> {
    let is_group = |word: &String| GROUPS.iter().any(|group| group.name == word);
    let (named, words): (Vec<String>, Vec<String>) = args.iter().cloned().partition(is_group);
    if named.is_empty() && !words.is_empty() {
        let names = GROUPS.map(|group| group.name).join(", ");
        bail!(
            "There is no group {}. The groups are: {names}",
            words.join(" ")
        );
    }
    let asked = |group: &&Group| named.is_empty() || named.iter().any(|name| name == group.name);
    let needs_build = GROUPS.iter().filter(asked).any(|group| group.node);
    let chosen = |group: &&Group| asked(group) || needs_build && group.name == BUILD;
    Ok((GROUPS.iter().filter(chosen).collect(), words))
}

/// Finds or installs what the groups need, before the first of them runs.
fn prepare(groups: &[&Group]) -> Result<()> {
    toolchain::need_components()?;
    toolchain::need_wasm_target()?;
    if groups.iter().any(|group| group.node) {
        node::need()?;
    }
    let mut tools: Vec<Tool> = Vec::new();
    for tool in groups.iter().flat_map(|group| group.tools) {
        if !tools.contains(tool) {
            tools.push(*tool);
        }
    }
    browsers::need(&tools)
}
