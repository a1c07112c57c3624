//! What holds everything in one file: `normscope.inline.js` for a page that loads a single module, `normscope.html` for a reader
//! without a network.

use anyhow::{Context, Result, ensure};
use base64::{Engine, prelude::BASE64_STANDARD};
use flate2::{Compression, write::GzEncoder};
use sha2::{Digest, Sha384};
use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::path::Path;

use crate::link::{self, Linked};
use crate::{minify, places};

const WASM: &str = "normscope_wasm_bg.wasm";

/// Unpacks what is inside: the inverse of [`pack`].
const UNPACK: &str = r#"
const unpack = async (text) => {
  const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).arrayBuffer();
};
"#;

/// A worker begins with the very module that the page runs, and sees it by its address.
const MODULE_WORKER: &str = r##"
export const workerFile = () => new URL("#worker", import.meta.url).href;
export const workerText = (url) => `import(${JSON.stringify(url)}).catch((error) => postMessage({ noun: "failure", message: String(error) }));`;
"##;
const MODULE_START: &str = r##"
if (String(import.meta.url).endsWith("#worker") || (globalThis.WorkerGlobalScope && location.hash === "#worker")) $use("training/worker.js");
"##;

/// A page from a disk has no address that a worker could import from, but it has its program's text.
const PAGE_WORKER: &str = r#"
export const workerFile = () => "about:blank";
export const workerText = () => document.getElementById("running").textContent;
"#;

/// The package has no page of a single figure, the single module is itself what others load, and a page on a disk is of no use to
/// them.
pub(crate) const PACKAGE_ADDRESS: &str = r#"export const moduleAddress = () => new URL("normscope.js", import.meta.url).href;
export const embedAddress = () => null;
"#;
const MODULE_ADDRESS: &str = r#"
export const moduleAddress = () => import.meta.url;
export const embedAddress = () => null;
"#;
const PAGE_ADDRESS: &str = r#"
export const moduleAddress = () => null;
export const embedAddress = () => null;
"#;

/// Writes `normscope.inline.js` and its integrity into `npm`, and `normscope.html` beside the folders.
pub(crate) fn write(www: &Path, npm: &Path) -> Result<()> {
    let wasm = fs::read(www.join(WASM)).with_context(|| format!("cannot read {WASM}"))?;
    let engine = pack(&wasm)?;

    let inside = format!("{UNPACK}export const engineFile = () => unpack({engine:?});");
    let module = linked(www, "normscope.js", &inside, MODULE_WORKER, MODULE_ADDRESS)?
        .into_module("normscope.js");
    let inline = minify::module("normscope.inline.js", &(module + MODULE_START))?;
    let hash = BASE64_STANDARD.encode(Sha384::digest(&inline));
    put(&npm.join("normscope.inline.js"), &inline)?;
    put(
        &npm.join("normscope.inline.js.sri"),
        &format!("sha384-{hash}\n"),
    )?;

    // There the engine stands in the page: a worker, which is sent it, need not carry it.
    let outside = format!(
        "{UNPACK}export const engineFile = () => unpack(document.getElementById(\"engine\").textContent);"
    );
    // A script, since a worker that has no address takes no module.
    let script = linked(www, "page.js", &outside, PAGE_WORKER, PAGE_ADDRESS)?
        .text
        .replace("import.meta.url", "location.href");
    ensure!(
        !script.contains("import.meta"),
        "a script has no import.meta"
    );
    let script = format!(
        "(() => {{ \"use strict\"; {script} $use(globalThis.document ? \"page.js\" : \"training/worker.js\"); }})();"
    );
    let script = minify::module("page.js", &script)?;
    put(
        &places::root().join("dist/normscope.html"),
        &html(&script, &engine)?,
    )
}

/// All that `entry` needs, with another way to the engine and to the worker, and another address.
fn linked(
    www: &Path,
    entry: &str,
    engine_file: &str,
    worker_file: &str,
    address: &str,
) -> Result<Linked> {
    let mut modules = BTreeMap::new();
    for file in places::files_below(www)? {
        let name = file.to_string_lossy().replace('\\', "/");
        if name.ends_with(".js") {
            let path = www.join(&file);
            let source = fs::read_to_string(&path)
                .with_context(|| format!("cannot read {}", path.display()))?;
            modules.insert(name, source);
        }
    }
    for (name, source) in [
        ("engine-file.js", engine_file),
        ("training/worker-file.js", worker_file),
        ("address.js", address),
    ] {
        let known = modules.insert(name.to_string(), source.to_string());
        ensure!(
            known.is_some(),
            "www/{name} is gone, which a single file replaces"
        );
    }
    link::link(&modules, &[entry, "training/worker.js"])
}

/// `index.html` with its style and its script inside.
fn html(script: &str, engine: &str) -> Result<String> {
    let root = places::root();
    let read = |name: &str| {
        fs::read_to_string(root.join(name)).with_context(|| format!("cannot read {name}"))
    };
    let mut page = read("index.html")?;
    let style = format!("<style>{}</style>", read("www/page.css")?);
    let start = format!(
        "<script type=\"text/plain\" id=\"engine\">{engine}</script>
    <script type=\"text/plain\" id=\"program\">{}</script>
    <script type=\"module\">{UNPACK}
      const program = new TextDecoder().decode(await unpack(document.getElementById(\"program\").textContent));
      document.head.append(Object.assign(document.createElement(\"script\"), {{ id: \"running\", textContent: program }}));
    </script>",
        pack(script.as_bytes())?
    );
    for (tag, inside) in [
        (r#"<link rel="stylesheet" href="./www/page.css">"#, style),
        (
            r#"<link rel="modulepreload" href="./www/normscope.js">"#,
            String::new(),
        ),
        (
            r#"<script type="module" src="./www/page.js"></script>"#,
            start,
        ),
    ] {
        ensure!(
            page.matches(tag).count() == 1,
            "index.html does not have {tag} once"
        );
        page = page.replace(tag, &inside);
    }
    ensure!(
        !page.contains("./www/"),
        "index.html needs a file that its single file does not hold"
    );
    Ok(page)
}

/// Compressed, as letters that may stand in a script and in a page.
fn pack(bytes: &[u8]) -> Result<String> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    Ok(BASE64_STANDARD.encode(encoder.finish()?))
}

fn put(path: &Path, text: &str) -> Result<()> {
    fs::write(path, text).with_context(|| format!("cannot write {}", path.display()))
}
