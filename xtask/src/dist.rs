//! `cargo xtask build`: writes `dist/site/` for any static host, `dist/normscope/` for npm, and `dist/normscope.html`, everything in
//! one file.

use anyhow::{Context, Result, bail};
use std::fs;
use std::path::{Path, PathBuf};

use crate::{minify, package, places, single, sizes, wasm};

/// The modules and styles of the pages themselves, which no figure uses.
pub(crate) const SITE_ONLY: [&str; 15] = [
    "class.js",
    "page.js",
    "page.css",
    "embed.js",
    "embed.css",
    "height.js",
    "predict.js",
    "teacher.js",
    "predict-affine.js",
    "predict-axes.js",
    "predict-inference.js",
    "predict-placement.js",
    "predict-renorm.js",
    "predict-shift.js",
    "predict-target.js",
];

/// Builds both and prints how large they are.
pub(crate) fn run(args: &[String]) -> Result<()> {
    if let Some(unknown) = args.first() {
        bail!("cargo xtask build takes no {unknown}");
    }
    write()?;
    sizes::print(&places::root().join("dist/site"))
}

/// Builds both, anew.
pub(crate) fn write() -> Result<()> {
    wasm::build()?;
    let root = places::root();
    let modules = shipped(&root.join("www"))?;

    let site = empty(&root.join("dist/site"))?;
    for page in ["index.html", "embed.html", "teacher.html"] {
        copy(&root.join(page), &site.join(page))?;
    }
    for module in modules.iter().filter(|module| !is_for_developers(module)) {
        ship(
            &root.join("www").join(module),
            &site.join("www").join(module),
        )?;
    }

    let npm = empty(&root.join("dist/normscope"))?;
    for module in modules.iter().filter(|module| !is_site_only(module)) {
        ship(&root.join("www").join(module), &npm.join(module))?;
    }
    for text in ["README.md", "LICENSE-MIT", "LICENSE-APACHE"] {
        copy(&root.join(text), &npm.join(text))?;
    }
    let address = npm.join("address.js");
    fs::write(&address, single::PACKAGE_ADDRESS)
        .with_context(|| format!("cannot write {}", address.display()))?;
    single::write(&root.join("www"), &npm)?;
    package::write(&npm)?;
    println!("Wrote dist/site/, dist/normscope/ and dist/normscope.html");
    Ok(())
}

/// Every file of `www/` that others get, relative to it, in the order of their names: all but dot
/// files, notes, and the types of the wasm module's raw exports.
fn shipped(www: &Path) -> Result<Vec<PathBuf>> {
    let mut files = places::files_below(www)?;
    files.retain(|file| {
        let name = file.to_string_lossy();
        !name.ends_with(".wasm.d.ts") && !name.ends_with(".md")
    });
    Ok(files)
}

/// Types and the manifest are read by editors, never by a browser.
fn is_for_developers(module: &Path) -> bool {
    let name = module.to_string_lossy();
    name.ends_with(".d.ts") || name == "custom-elements.json"
}

fn is_site_only(module: &Path) -> bool {
    SITE_ONLY.iter().any(|name| module == Path::new(name))
}

fn empty(folder: &Path) -> Result<PathBuf> {
    if folder.exists() {
        fs::remove_dir_all(folder).with_context(|| format!("cannot empty {}", folder.display()))?;
    }
    fs::create_dir_all(folder).with_context(|| format!("cannot create {}", folder.display()))?;
    Ok(folder.to_path_buf())
}

/// Copies a file of `www/`; a module goes out minified.
fn ship(from: &Path, to: &Path) -> Result<()> {
    copy(from, to)?;
    if to.extension().is_some_and(|extension| extension == "js") {
        let source =
            fs::read_to_string(from).with_context(|| format!("cannot read {}", from.display()))?;
        let minified = minify::module(&from.display().to_string(), &source)?;
        fs::write(to, minified).with_context(|| format!("cannot write {}", to.display()))?;
    }
    Ok(())
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    let folder = to.parent().context("a file lies in a folder")?;
    fs::create_dir_all(folder).with_context(|| format!("cannot create {}", folder.display()))?;
    fs::copy(from, to)
        .with_context(|| format!("cannot copy {} to {}", from.display(), to.display()))?;
    Ok(())
}
