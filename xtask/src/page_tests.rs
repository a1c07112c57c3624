//! The tests that Node.js runs: of the built package, and of the page in real browsers.

use anyhow::{Result, bail};
use std::net::TcpListener;
use std::path::PathBuf;
use std::process::Command;

use crate::browsers::{self, Tool};
use crate::files::Files;
use crate::server::Server;
use crate::tally::Tally;
use crate::{command, node, places};

/// For a whole file, in milliseconds; a single page is given up much earlier, by its driver.
const TIMEOUT: &str = "--test-timeout=900000";

/// Where the page is while the tests run: two servers, since an embedded figure and the page
/// around it have to be of two origins.
pub(crate) fn with_servers(command: &mut Command) -> Result<()> {
    for variable in ["NORMSCOPE_URL", "NORMSCOPE_OTHER_URL"] {
        let listener = TcpListener::bind("127.0.0.1:0")?;
        let server = Server::start(listener, Files::built_page_and_tests(places::root()))?;
        command.env(variable, server.url());
    }
    Ok(())
}

/// Runs the test files of `tests/<folder>/`: all, or those whose names contain one of `words`.
pub(crate) fn run(folder: &str, words: &[String], tools: &[Tool]) -> Result<Tally> {
    let files = test_files(folder, words)?;
    let mut tests = Command::new("node");
    tests
        .args(["--test", "--test-reporter=spec", TIMEOUT])
        .args(files)
        .current_dir(node::folder())
        .envs(browsers::variables(tools));
    with_servers(&mut tests)?;
    let mut tally = Tally::default();
    let well = command::follow(&mut tests, |line| tally.read_node(line))?;
    Ok(tally.ended(well))
}

fn test_files(folder: &str, words: &[String]) -> Result<Vec<PathBuf>> {
    let mut files = places::files_below(&node::folder().join(folder))?;
    files.retain(|file| {
        let name = file.to_string_lossy();
        let asked = words.is_empty() || words.iter().any(|word| name.contains(word));
        name.ends_with(".test.js") && asked
    });
    if files.is_empty() {
        bail!("tests/{folder}/ has no test file for: {}", words.join(" "));
    }
    let folder = PathBuf::from(folder);
    Ok(files.iter().map(|file| folder.join(file)).collect())
}

/// Checks the types of `www/`, then of `tests/`, with TypeScript, which prints what is wrong.
/// They are apart because only the tests have Node.js around them.
pub(crate) fn check_types() -> Result<Tally> {
    let mut tally = Tally::default();
    for project in ["..", "."] {
        let mut check = Command::new("node");
        check
            .args(["node_modules/typescript/bin/tsc", "--project", project])
            .current_dir(node::folder());
        tally += Tally::one(command::run(&mut check).is_ok());
    }
    Ok(tally)
}
