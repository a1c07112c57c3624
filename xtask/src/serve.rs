//! `cargo xtask serve`: build the page, serve it, print the address. The modules are served as they
//! are in `www/`, so that a debugger shows what is edited; `cargo xtask build` minifies them.

use anyhow::{Context, Result, bail};
use std::net::TcpListener;

use crate::files::Files;
use crate::server::Server;
use crate::{places, wasm};

const DEFAULT_PORT: u16 = 8000;

/// Builds, then serves until the program is stopped.
pub(crate) fn run(args: &[String]) -> Result<()> {
    let port = asked_port(args)?;
    wasm::build()?;
    let server = Server::start(listen(port)?, Files::page(places::root()))?;
    println!("\nnormscope is at {}  (Ctrl+C stops it)", server.url());
    server.wait();
    Ok(())
}

/// The port that was asked for, if any: `--port N` or `--port=N`.
fn asked_port(args: &[String]) -> Result<Option<u16>> {
    let text = match args {
        [] => return Ok(None),
        [flag, value] if flag == "--port" => value.as_str(),
        [one] if one.starts_with("--port=") => &one["--port=".len()..],
        _ => bail!("usage: cargo xtask serve [--port N]"),
    };
    let port = text
        .parse()
        .with_context(|| format!("--port takes a number from 0 to 65535, not {text}"))?;
    Ok(Some(port))
}

/// The port that was asked for and no other, or the first free one from the default on.
fn listen(asked: Option<u16>) -> Result<TcpListener> {
    if let Some(port) = asked {
        return TcpListener::bind(("127.0.0.1", port))
            .with_context(|| format!("cannot listen on port {port}; `--port 0` takes any"));
    }
    for port in DEFAULT_PORT..DEFAULT_PORT + 20 {
        match TcpListener::bind(("127.0.0.1", port)) {
            Ok(listener) => return Ok(listener),
            Err(error) => println!("Port {port}: {error}; trying the next"),
        }
    }
    bail!("found no free port; `cargo xtask serve --port 0` takes any")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ask(args: &[&str]) -> Result<Option<u16>> {
        asked_port(&args.iter().map(ToString::to_string).collect::<Vec<_>>())
    }

    #[test]
    fn the_port_can_be_given_both_ways_or_left_out() {
        assert_eq!(ask(&[]).unwrap(), None);
        assert_eq!(ask(&["--port", "0"]).unwrap(), Some(0));
        assert_eq!(ask(&["--port=8123"]).unwrap(), Some(8123));
        assert!(ask(&["--port", "65536"]).is_err());
        assert!(ask(&["8000"]).is_err());
    }

    #[test]
    fn a_taken_port_is_refused_when_asked_for_by_number() {
        let taken = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = taken.local_addr().unwrap().port();
        let error = listen(Some(port)).unwrap_err().to_string();
        assert!(error.contains(&port.to_string()), "{error}");
    }
}
