//! The commands of this repository, run as `cargo xtask <command>`.

mod bench;
mod browsers;
mod command;
mod dist;
mod files;
mod groups;
mod link;
mod minify;
mod node;
mod package;
mod page_tests;
mod places;
mod rust_tests;
mod screenshot;
mod serve;
mod server;
mod single;
mod sizes;
mod tally;
mod test;
mod toolchain;
mod wasm;
mod wasm_tests;

use std::process::ExitCode;

const USAGE: &str = "\
cargo xtask serve [--port N]   build the page and serve it on this computer (port 8000)
cargo xtask build              write dist/: the site and the npm package
cargo xtask test [words…]      run every test, or only the groups and files that are named
cargo xtask screenshot [args…] take the README's picture, or another (see tests/screenshot.js)
cargo xtask bench [parts…] [--quick] measure the trainer beside others (see tests/bench/main.js)";

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let (name, rest) = match args.split_first() {
        Some((name, rest)) => (name.as_str(), rest),
        None => ("help", [].as_slice()),
    };
    let outcome = match name {
        "serve" => serve::run(rest),
        "build" => dist::run(rest),
        "test" => return test::run(rest),
        "bench" => bench::run(rest),
        "screenshot" => screenshot::run(rest),
        "help" | "--help" | "-h" => {
            println!("{USAGE}");
            Ok(())
        }
        unknown => Err(anyhow::anyhow!("there is no command {unknown}\n{USAGE}")),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error:#}");
            ExitCode::FAILURE
        }
    }
}
