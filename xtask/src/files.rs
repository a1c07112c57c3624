//! Which files the server gives away, and as what.

use std::path::{Path, PathBuf};

/// What a reader needs of a site.
const PAGE: &[&str] = &["index.html", "embed.html", "teacher.html", "www/"];

/// The files that may be read: single files and whole folders, each list relative to a root.
pub(crate) struct Files {
    listed: Vec<(PathBuf, &'static [&'static str])>,
}

impl Files {
    /// What a reader needs.
    pub(crate) fn page(root: &Path) -> Files {
        Files {
            listed: vec![(root.to_path_buf(), PAGE)],
        }
    }

    /// The site as `cargo xtask build` wrote it, since that is what readers get, and what the tests
    /// and the bench need besides: their own pages, and the package.
    pub(crate) fn built_page_and_tests(root: &Path) -> Files {
        let besides = &["tests/pages/", "tests/bench/", "dist/"];
        Files {
            listed: vec![
                (root.join("dist/site"), PAGE),
                (root.to_path_buf(), besides),
            ],
        }
    }

    /// The file that a request's target (`/www/element.js?v=1`) means, if it is listed and there.
    pub(crate) fn find(&self, target: &str) -> Option<PathBuf> {
        let path = target.split(['?', '#']).next()?.strip_prefix('/')?;
        let path = percent_decode(path)?;
        let path = match path.as_str() {
            "" => "index.html".to_string(),
            folder if folder.ends_with('/') => format!("{folder}index.html"),
            file => file.to_string(),
        };
        let plain =
            |part: &str| !part.is_empty() && !part.starts_with('.') && !part.contains(['\\', '\0']);
        let holds = |entry: &&str| match entry.ends_with('/') {
            true => path.starts_with(*entry),
            false => path == **entry,
        };
        if !path.split('/').all(plain) {
            return None;
        }
        let mut roots = self.listed.iter();
        let (root, _) = roots.find(|(_, entries)| entries.iter().any(holds))?;
        // A symbolic link must not lead out of the root either.
        let root = root.canonicalize().ok()?;
        let file = root.join(path).canonicalize().ok()?;
        (file.starts_with(&root) && file.is_file()).then_some(file)
    }
}

/// The MIME type that a browser needs to take the file for what it is.
pub(crate) fn content_type(path: &Path) -> &'static str {
    match path.extension().and_then(|extension| extension.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js" | "mjs") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("json") => "application/json; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("svg") => "image/svg+xml; charset=utf-8",
        Some("png") => "image/png",
        Some("md" | "txt" | "csv" | "ts") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

/// Undoes `%41`; `None` where that gives no text.
fn percent_decode(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&first, after)) = rest.split_first() {
        if first == b'%' {
            let (digits, after) = after.split_at_checked(2)?;
            let [high, low] = [digits[0], digits[1]].map(|digit| (digit as char).to_digit(16));
            bytes.push((high? * 16 + low?) as u8);
            rest = after;
        } else {
            bytes.push(first);
            rest = after;
        }
    }
    String::from_utf8(bytes).ok()
}
