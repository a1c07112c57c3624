//! What of Rust itself is needed beyond cargo: the wasm target, rustfmt and clippy.

use anyhow::{Context, Result, bail};
use std::process::Command;

use crate::command;

/// The target that the engine is compiled for.
pub(crate) const WASM: &str = "wasm32-unknown-unknown";

/// Makes sure that the wasm target is there, and adds it with rustup where it is not.
pub(crate) fn need_wasm_target() -> Result<()> {
    if has_wasm_target()? {
        return Ok(());
    }
    println!("The target {WASM} is missing: running `rustup target add {WASM}`");
    let added = command::run(Command::new("rustup").args(["target", "add", WASM]));
    if added.is_ok() && has_wasm_target()? {
        return Ok(());
    }
    bail!(
        "The Rust target {WASM} is needed and could not be added. With rustup, run \
         `rustup target add {WASM}`; where Rust comes from the system, install its package of \
         that target's standard library (Debian: libstd-rust-dev-wasm32)."
    )
}

/// Makes sure that `cargo fmt` and `cargo clippy` are there, adding what is missing with rustup.
pub(crate) fn need_components() -> Result<()> {
    for (subcommand, component) in [("fmt", "rustfmt"), ("clippy", "clippy")] {
        let ask = format!("{subcommand} --version");
        if command::output(&mut command::cargo(&ask)?).is_some() {
            continue;
        }
        println!("{component} is missing: running `rustup component add {component}`");
        command::run(Command::new("rustup").args(["component", "add", component]))
            .with_context(|| format!("{component} is needed for the tests: please install it"))?;
    }
    Ok(())
}

/// Whether the standard library of the wasm target lies where this rustc looks for it.
fn has_wasm_target() -> Result<bool> {
    let rustc = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let mut ask = Command::new(rustc);
    ask.args(["--print", "target-libdir", "--target", WASM]);
    let folder = command::output(&mut ask).context("cannot ask rustc where its libraries are")?;
    let Ok(files) = std::fs::read_dir(folder.trim()) else {
        return Ok(false);
    };
    Ok(files
        .flatten()
        .any(|file| file.file_name().to_string_lossy().starts_with("libcore-")))
}
