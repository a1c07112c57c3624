//! A small static web server for one page on one computer: HTTP/1.1, loopback, listed files only.
//!
//! Every connection has a thread and carries one request. A pool of threads with connections that
//! are kept alive starves browsers: they open six at once, and leave them open.

use anyhow::Result;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::Arc;
use std::thread::JoinHandle;
use std::time::Duration;

use crate::files::{Files, content_type};

/// Browsers open connections in advance and may never use them.
const PATIENCE: Duration = Duration::from_secs(20);

/// The most that is read of a request; links are at most half of it.
const LONGEST_REQUEST: u64 = 16 * 1024;

/// A running server; it stops with the program.
pub(crate) struct Server {
    address: SocketAddr,
    thread: JoinHandle<()>,
}

impl Server {
    /// Serves `files` on `listener` in threads of its own.
    pub(crate) fn start(listener: TcpListener, files: Files) -> Result<Server> {
        let address = listener.local_addr()?;
        let files = Arc::new(files);
        let thread = std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let files = Arc::clone(&files);
                // An error means that the browser went away: nobody is left to be told.
                std::thread::spawn(move || answer(stream, &files).ok());
            }
        });
        Ok(Server { address, thread })
    }

    /// The address to open, with a slash at the end.
    pub(crate) fn url(&self) -> String {
        format!("http://{}/", self.address)
    }

    /// Stays until the program is stopped.
    pub(crate) fn wait(self) {
        let _ = self.thread.join();
    }
}

/// Reads one request and answers it.
fn answer(stream: TcpStream, files: &Files) -> io::Result<()> {
    stream.set_read_timeout(Some(PATIENCE))?;
    let mut head = BufReader::new((&stream).take(LONGEST_REQUEST));
    let mut request = String::new();
    head.read_line(&mut request)?;
    let mut header = String::from("?");
    while !header.trim_end().is_empty() {
        header.clear();
        head.read_line(&mut header)?;
    }

    let mut words = request.split_whitespace();
    let (method, target) = (words.next().unwrap_or(""), words.next().unwrap_or(""));
    let text = "text/plain; charset=utf-8";
    let (status, content_type, body) = match (method, files.find(target)) {
        ("GET" | "HEAD", Some(path)) => ("200 OK", content_type(&path), std::fs::read(&path)?),
        ("GET" | "HEAD", None) => {
            let missing = format!("There is no {target} here.\n");
            ("404 Not Found", text, missing.into_bytes())
        }
        _ => {
            let refusal = b"Only GET and HEAD are answered here.\n".to_vec();
            ("405 Method Not Allowed\r\nAllow: GET, HEAD", text, refusal)
        }
    };
    // Any origin may read it: on any host that the site is put on, other pages embed the modules.
    let head = format!(
        "HTTP/1.1 {status}\r\n\
         Content-Type: {content_type}\r\n\
         Content-Length: {}\r\n\
         Access-Control-Allow-Origin: *\r\n\
         X-Content-Type-Options: nosniff\r\n\
         Cache-Control: no-store\r\n\
         Connection: close\r\n\r\n",
        body.len()
    );
    let mut stream = &stream;
    stream.write_all(head.as_bytes())?;
    if method != "HEAD" {
        stream.write_all(&body)?;
    }
    stream.flush()
}

#[cfg(test)]
mod tests;
