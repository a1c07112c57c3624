//! How large what was built is: as it lies on disk, and compressed as a host sends it.

use anyhow::{Context, Result};
use std::io::Write;
use std::path::Path;

use crate::dist::SITE_ONLY;
use crate::places;

/// One line of the table: a share of the site's files, and what it may weigh compressed.
struct Row {
    what: &'static str,
    holds: fn(&str) -> bool,
    /// In KB of 1,000 bytes.
    budget: Option<usize>,
}

const ROWS: [Row; 4] = [
    Row {
        what: "the wasm",
        holds: |file| file.ends_with(".wasm"),
        budget: None,
    },
    Row {
        what: "the element's JavaScript",
        holds: |file| file.ends_with(".js") && !is_site_only(file),
        budget: None,
    },
    Row {
        what: "the element: both",
        holds: |file| (file.ends_with(".wasm") || file.ends_with(".js")) && !is_site_only(file),
        budget: Some(120),
    },
    Row {
        what: "the whole page",
        holds: |file| !file.contains("embed."),
        budget: Some(150),
    },
];

fn is_site_only(file: &str) -> bool {
    let module = file.strip_prefix("www/");
    module.is_none_or(|module| SITE_ONLY.contains(&module))
}

/// One line of the table, weighed.
pub(crate) struct Weight {
    pub(crate) what: &'static str,
    pub(crate) files: usize,
    pub(crate) bytes: usize,
    pub(crate) brotli: usize,
    /// What it may weigh compressed, in KB of 1,000 bytes.
    pub(crate) budget: Option<usize>,
}

/// Weighs the built site.
pub(crate) fn weigh(site: &Path) -> Result<Vec<Weight>> {
    let mut sizes = Vec::new();
    for file in places::files_below(site)? {
        let bytes = std::fs::read(site.join(&file))
            .with_context(|| format!("cannot read {}", file.display()))?;
        let name = file.to_string_lossy().into_owned();
        sizes.push((name, bytes.len(), brotli_size(&bytes)?));
    }
    let weigh = |row: Row| {
        let Row {
            what,
            holds,
            budget,
        } = row;
        let held = sizes.iter().filter(|(name, ..)| holds(name));
        let (files, bytes, brotli) = held.fold((0, 0, 0), |(files, bytes, brotli), size| {
            (files + 1, bytes + size.1, brotli + size.2)
        });
        Weight {
            what,
            files,
            bytes,
            brotli,
            budget,
        }
    };
    Ok(ROWS.map(weigh).into())
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
