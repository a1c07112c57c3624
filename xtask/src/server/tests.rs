//! The server as a browser, and as somebody with bad intentions, would call it.

use super::*;
use std::path::PathBuf;

/// A folder with a page, a hidden file, a file that is not listed, and a link that leads outside.
struct Folder(PathBuf);

impl Folder {
    fn new(test: &str) -> Folder {
        let name = format!("normscope-server-{}-{test}", std::process::id());
        let folder = Folder(std::env::temp_dir().join(name));
        folder.write("secret.txt", "secret");
        folder.write("site/index.html", "<p>hello");
        folder.write("site/Cargo.toml", "[workspace]");
        folder.write("site/www/element.js", "export {};");
        folder.write("site/www/engine.wasm", "\0asm");
        folder.write("site/www/.hidden.js", "hidden");
        folder.write("site/www/.git/config", "hidden");
        #[cfg(unix)]
        std::os::unix::fs::symlink("../../secret.txt", folder.site().join("www/link.txt")).unwrap();
        folder
    }

    fn write(&self, file: &str, text: &str) {
        let path = self.0.join(file);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }

    fn site(&self) -> PathBuf {
        self.0.join("site")
    }

    fn serve(&self) -> Server {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        Server::start(listener, Files::page(&self.site())).unwrap()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// Sends one request as it stands and returns the whole answer.
fn ask(server: &Server, method: &str, target: &str) -> String {
    let mut stream = TcpStream::connect(server.address).unwrap();
    let request =
        format!("{method} {target} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    stream.write_all(request.as_bytes()).unwrap();
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).unwrap();
    String::from_utf8_lossy(&answer).into_owned()
}

#[test]
fn gives_the_page_its_modules_and_the_wasm_with_their_types() {
    let folder = Folder::new("types");
    let server = folder.serve();
    for (target, content_type, body) in [
        ("/", "text/html; charset=utf-8", "<p>hello"),
        ("/?figure=axes&v=1", "text/html; charset=utf-8", "<p>hello"),
        (
            "/www/element.js",
            "text/javascript; charset=utf-8",
            "export {};",
        ),
        (
            "/www/%65lement.js",
            "text/javascript; charset=utf-8",
            "export {};",
        ),
        ("/www/engine.wasm", "application/wasm", "\0asm"),
    ] {
        let answer = ask(&server, "GET", target);
        assert!(answer.starts_with("HTTP/1.1 200"), "{target}: {answer}");
        assert!(
            answer.contains(&format!("Content-Type: {content_type}\r\n")),
            "{target}: {answer}"
        );
        assert!(
            answer.contains("Access-Control-Allow-Origin: *\r\n"),
            "{target}: {answer}"
        );
        assert!(
            answer.contains("Cache-Control: no-store\r\n"),
            "{target}: {answer}"
        );
        assert!(answer.ends_with(body), "{target}: {answer}");
    }
}

#[test]
fn refuses_whatever_is_not_listed_hidden_or_outside() {
    let folder = Folder::new("refused");
    let server = folder.serve();
    for target in [
        "/Cargo.toml",
        "/www/missing.js",
        "/www/",
        "/www",
        "/www/.hidden.js",
        "/www/%2Ehidden.js",
        "/www/.git/config",
        "/www/../Cargo.toml",
        "/www/%2e%2e/Cargo.toml",
        "/www/..%2fCargo.toml",
        "/www/..\\Cargo.toml",
        "/../secret.txt",
        "//secret.txt",
        "/www//element.js",
        "/www/./element.js",
        "/www/link.txt",
        "/www/element.js%00.html",
        "/www/%zz",
        "/www/%+5",
        "/www/%e",
        "/www/%ff",
    ] {
        let answer = ask(&server, "GET", target);
        assert!(answer.starts_with("HTTP/1.1 404"), "{target}: {answer}");
        assert!(
            !answer.contains("secret\n") && !answer.ends_with("hidden"),
            "{target}: {answer}"
        );
    }
}

#[test]
fn answers_head_without_a_body_and_nothing_that_writes() {
    let folder = Folder::new("methods");
    let server = folder.serve();
    let head = ask(&server, "HEAD", "/");
    assert!(
        head.starts_with("HTTP/1.1 200") && head.ends_with("\r\n\r\n"),
        "{head}"
    );
    for method in ["POST", "PUT", "DELETE", "OPTIONS"] {
        let answer = ask(&server, method, "/");
        assert!(answer.starts_with("HTTP/1.1 405"), "{method}: {answer}");
    }
}

#[test]
fn listens_on_loopback_only() {
    let folder = Folder::new("loopback");
    assert!(folder.serve().address.ip().is_loopback());
}

#[test]
fn the_tests_see_their_own_pages_and_a_reader_does_not() {
    let folder = Folder::new("pages");
    folder.write("site/tests/pages/two.html", "two");
    let page = "/tests/pages/two.html";
    assert!(
        Files::built_page_and_tests(&folder.site())
            .find(page)
            .is_some()
    );
    assert!(Files::page(&folder.site()).find(page).is_none());
}

#[test]
fn the_tests_see_the_modules_as_they_are_shipped() {
    let folder = Folder::new("built");
    folder.write("site/dist/site/www/element.js", "shipped");
    let files = Files::built_page_and_tests(&folder.site());
    let element = files.find("/www/element.js").unwrap();
    assert_eq!(std::fs::read_to_string(element).unwrap(), "shipped");
}

#[test]
fn connections_that_are_opened_and_not_used_keep_nobody_waiting() {
    let folder = Folder::new("idle");
    let server = folder.serve();
    let idle: Vec<TcpStream> = (0..50)
        .map(|_| TcpStream::connect(server.address).unwrap())
        .collect();
    assert!(ask(&server, "GET", "/").ends_with("<p>hello"));
    drop(idle);
}

#[test]
fn a_request_without_end_is_given_up() {
    let folder = Folder::new("endless");
    let server = folder.serve();
    let long = format!("/{}", "x".repeat(100_000));
    let mut stream = TcpStream::connect(server.address).unwrap();
    // The server may hang up while this is still being sent.
    let _ = stream.write_all(format!("GET {long} HTTP/1.1\r\n").as_bytes());
    let mut answer = Vec::new();
    let _ = stream.read_to_end(&mut answer);
    assert!(ask(&server, "GET", "/").ends_with("<p>hello"));
}
