//! Node.js, which runs the tests of the page and of the package, and the packages they use.

use anyhow::{Context, Result, bail};
use std::path::PathBuf;
use std::process::Command;

use crate::{command, places};

/// The oldest Node.js whose test runner has all that is used.
const OLDEST: (u32, u32) = (20, 11);

/// The folder of the tests and of their `package.json`.
pub(crate) fn folder() -> PathBuf {
    places::root().join("tests")
}

/// Makes sure that Node.js and npm are there, and the packages of the tests.
pub(crate) fn need() -> Result<()> {
    let found = command::output(Command::new("node").arg("--version"));
    match found.as_deref().map(str::trim) {
        Some(version) if parse(version).is_some_and(|version| version >= OLDEST) => {}
        found => bail!(
            "The tests need Node.js {}.{} or newer with npm (the page itself does not); found: {}. \
             See https://nodejs.org/en/download",
            OLDEST.0,
            OLDEST.1,
            found.unwrap_or("none"),
        ),
    }
    need_packages("tests")
}

/// Makes sure that the `node_modules` of a folder are as its lock file says.
pub(crate) fn need_packages(folder: &str) -> Result<()> {
    if is_installed(folder)? {
        return Ok(());
    }
    println!("Installing the packages of {folder}/package.json: running `npm ci`");
    let mut npm = Command::new("npm");
    npm.args(["ci", "--no-audit", "--no-fund"])
        .current_dir(places::root().join(folder));
    command::run(&mut npm).with_context(|| format!("{folder}/ needs npm, and its registry once"))
}

/// `v20.20.2` is (20, 20).
fn parse(version: &str) -> Option<(u32, u32)> {
    let mut parts = version.strip_prefix('v')?.split('.');
    Some((parts.next()?.parse().ok()?, parts.next()?.parse().ok()?))
}

/// Whether npm has installed since the lock file last changed; it notes that in a file of its own.
fn is_installed(folder: &str) -> Result<bool> {
    let folder = places::root().join(folder);
    let changed = |file: &str| folder.join(file).metadata()?.modified();
    let lock = changed("package-lock.json")
        .with_context(|| format!("cannot find package-lock.json in {}", folder.display()))?;
    Ok(changed("node_modules/.package-lock.json").is_ok_and(|installed| installed >= lock))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_compare_by_number() {
        assert_eq!(parse("v20.20.2"), Some((20, 20)));
        assert!(parse("v20.9.0").unwrap() < OLDEST);
        assert!(parse("v22.1.0").unwrap() > OLDEST);
        assert_eq!(parse("20"), None);
    }
}
