//! How large what was built is: as it lies on disk, and compressed as a host sends it.

use anyhow::{Context, Result};
use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;
use std::path::Path;

use crate::{link, minify, places};

/// What a browser fetches for an element, whichever figure it shows.
const ELEMENT: &str = "www/normscope.js";
const WASM: &str = "www/normscope_wasm_bg.wasm";

/// One line of the table: what a browser fetches, and what that may weigh compressed.
struct Row {
    what: &'static str,
    /// Files, each with the modules that it imports, which are fetched at once.
    from: &'static [&'static str],
    /// In KB of 1,000 bytes.
    budget: Option<usize>,
}

const AXES: &str = "www/figures/axes/index.js";
const SHIFT: &str = "www/figures/shift/index.js";

const ROWS: [Row; 5] = [
    Row {
        what: "the wasm",
        from: &[WASM],
        budget: None,
    },
    Row {
        what: "JavaScript for axes",
        from: &[ELEMENT, AXES],
        budget: None,
    },
    Row {
        what: "an element with axes",
        from: &[ELEMENT, AXES, WASM],
        budget: Some(120),
    },
    Row {
        what: "an element with shift",
        from: &[ELEMENT, SHIFT, WASM, "www/training/worker.js"],
        budget: None,
    },
    Row {
        what: "the page at first",
        from: &[
            "index.html",
            "www/page.css",
            "www/page.js",
            ELEMENT,
            AXES,
            WASM,
        ],
        budget: Some(150),
    },
];

/// What holds everything in one file, relative to the site.
const SINGLE_FILES: [(&str, &str, Option<usize>); 2] = [
    (
        "the single module",
        "../normscope/normscope.inline.js",
        Some(170),
    ),
    ("the page in one file", "../normscope.html", None),
];

/// One line of the table, weighed.
pub(crate) struct Weight {
    pub(crate) what: &'static str,
    pub(crate) files: usize,
    pub(crate) bytes: usize,
    pub(crate) brotli: usize,
    /// What it may weigh compressed, in KB of 1,000 bytes.
    pub(crate) budget: Option<usize>,
}

/// Weighs the built site: what is fetched for a figure, and everything.
pub(crate) fn weigh(site: &Path) -> Result<Vec<Weight>> {
    let mut files = BTreeMap::new();
    for file in places::files_below(site)? {
        let bytes = std::fs::read(site.join(&file))
            .with_context(|| format!("cannot read {}", file.display()))?;
        let name = file.to_string_lossy().replace('\\', "/");
        files.insert(name, (bytes.len(), brotli_size(&bytes)?));
    }
    let mut weights = Vec::new();
    for row in ROWS {
        let fetched = fetched(site, row.from)?;
        weights.push(sum(&files, row.what, &fetched, row.budget)?);
    }
    let all = files.keys().cloned().collect();
    weights.push(sum(&files, "everything", &all, None)?);
    for (what, file, budget) in SINGLE_FILES {
        let path = site.join(file);
        let bytes =
            std::fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?;
        weights.push(Weight {
            what,
            files: 1,
            bytes: bytes.len(),
            brotli: brotli_size(&bytes)?,
            budget,
        });
    }
    Ok(weights)
}

/// The files, and the modules that they import, and so on.
fn fetched(site: &Path, from: &[&str]) -> Result<BTreeSet<String>> {
    let mut found = BTreeSet::new();
    let mut open: Vec<String> = from.iter().map(ToString::to_string).collect();
    while let Some(file) = open.pop() {
        if file.ends_with(".js") && !found.contains(&file) {
            let source = std::fs::read_to_string(site.join(&file))
                .with_context(|| format!("cannot read {file}"))?;
            for import in minify::imports(&file, &source)? {
                open.push(link::resolve(&file, &import)?);
            }
        }
        found.insert(file);
    }
    Ok(found)
}

fn sum(
    files: &BTreeMap<String, (usize, usize)>,
    what: &'static str,
    fetched: &BTreeSet<String>,
    budget: Option<usize>,
) -> Result<Weight> {
    let (mut bytes, mut brotli) = (0, 0);
    for name in fetched {
        let size = files
            .get(name)
            .with_context(|| format!("{what} needs {name}, which was not built"))?;
        bytes += size.0;
        brotli += size.1;
    }
    Ok(Weight {
        what,
        files: fetched.len(),
        bytes,
        brotli,
        budget,
    })
}

/// Prints the table for the built site.
pub(crate) fn print(site: &Path) -> Result<()> {
    let weights = weigh(site)?;
    println!("\n{:<26}{:>6}{:>12}{:>12}", "", "files", "bytes", "brotli");
    for Weight {
        what,
        files,
        bytes,
        brotli,
        budget,
    } in weights
    {
        let verdict = match budget {
            Some(limit) if brotli > limit * 1000 => format!("   over its {limit} KB"),
            Some(limit) => format!("   within {limit} KB"),
            None => String::new(),
        };
        println!("{what:<26}{files:>6}{bytes:>12}{brotli:>12}{verdict}");
    }
    Ok(())
}

/// The size of `bytes` at brotli's highest quality, as static hosts prepare it.
fn brotli_size(bytes: &[u8]) -> Result<usize> {
    let mut compressed = Vec::new();
    let mut writer = brotli::CompressorWriter::new(&mut compressed, 4096, 11, 22);
    writer.write_all(bytes)?;
    drop(writer);
    Ok(compressed.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_fetched_is_what_is_imported_and_not_what_is_imported_later() {
        let name = format!("normscope-sizes-{}", std::process::id());
        let site = std::env::temp_dir().join(name);
        for (file, text) in [
            (
                "www/a.js",
                "import './b.js'; export { x } from './deep/c.js'; import('./late.js');",
            ),
            ("www/b.js", "export * from './a.js';"),
            (
                "www/deep/c.js",
                "import { y } from '../b.js'; export const x = y;",
            ),
            ("www/late.js", ""),
        ] {
            let path = site.join(file);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, text).unwrap();
        }
        let found = fetched(&site, &["www/a.js"]).unwrap();
        std::fs::remove_dir_all(&site).unwrap();
        let found: Vec<&str> = found.iter().map(String::as_str).collect();
        assert_eq!(found, ["www/a.js", "www/b.js", "www/deep/c.js"]);
    }
}
