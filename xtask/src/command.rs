//! Starting other programs, and saying plainly which one failed.

use anyhow::{Context, Result, bail};
use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

use crate::places;

/// Cargo, the very one that runs us, in the repository's root and the same target directory, with
/// the words of `arguments`.
pub(crate) fn cargo(arguments: &str) -> Result<Command> {
    let program = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(program);
    command
        .args(arguments.split_whitespace())
        .current_dir(places::root())
        .env("CARGO_TARGET_DIR", places::target()?)
        // They would replace the flags of .cargo/config.toml, and with them SIMD.
        .env_remove("RUSTFLAGS")
        .env_remove("CARGO_ENCODED_RUSTFLAGS");
    Ok(command)
}

/// Runs `command` with our own output, and fails when it does.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    let status = command.status().with_context(|| not_started(command))?;
    if !status.success() {
        bail!("`{}` failed ({status})", line(command));
    }
    Ok(())
}

/// What `command` prints to its standard output, or `None` when it is missing or fails.
pub(crate) fn output(command: &mut Command) -> Option<String> {
    let output = command.stderr(Stdio::null()).output().ok()?;
    output
        .status
        .success()
        .then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Runs `command`, shows what it prints as it comes, hands each line to `read`, and returns
/// whether it ended well.
pub(crate) fn follow(command: &mut Command, mut read: impl FnMut(&str)) -> Result<bool> {
    let mut child = command
        .stdout(Stdio::piped())
        .spawn()
        .with_context(|| not_started(command))?;
    let stdout = child.stdout.take().expect("stdout is piped");
    for bytes in BufReader::new(stdout).split(b'\n') {
        let bytes = bytes.context("cannot read what the program prints")?;
        let text = String::from_utf8_lossy(&bytes);
        println!("{text}");
        read(&text);
    }
    Ok(child
        .wait()
        .context("cannot wait for the program")?
        .success())
}

fn not_started(command: &Command) -> String {
    format!("cannot start `{}`", line(command))
}

/// The command as one would type it.
pub(crate) fn line(command: &Command) -> String {
    let program = command.get_program().to_string_lossy();
    let program = program.rsplit('/').next().unwrap_or(&program);
    let arguments = command
        .get_args()
        .map(|argument| argument.to_string_lossy());
    std::iter::once(program.into())
        .chain(arguments)
        .collect::<Vec<_>>()
        .join(" ")
}
