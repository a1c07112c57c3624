//! The engine as WebAssembly, with its JavaScript glue and types, written into `www/`.

use anyhow::{Context, Result};
use wasm_bindgen_cli_support::Bindgen;

use crate::{command, places, toolchain};

/// What the generated files are called: `www/normscope_wasm.js`, `www/normscope_wasm_bg.wasm`, …
const NAME: &str = "normscope_wasm";

/// Compiles `crate/` for the browser and writes the result beside the page's own modules.
pub(crate) fn build() -> Result<()> {
    toolchain::need_wasm_target()?;
    let build = "build --release --package normscope --lib --target wasm32-unknown-unknown";
    command::run(&mut command::cargo(build)?)?;
    let compiled = places::target()?
        .join(toolchain::WASM)
        .join("release/normscope.wasm");
    Bindgen::new()
        .input_path(&compiled)
        .out_name(NAME)
        .web(true)?
        .typescript(true)
        // `new URL("normscope_wasm_bg.wasm", import.meta.url)` stays in the glue.
        .omit_default_module_path(false)
        // After a panic the page starts the instance anew instead of being reloaded.
        .reset_state_function(true)
        // The functions' names are an eighth of what a reader would download.
        .remove_name_section(true)
        .remove_producers_section(true)
        .generate(places::root().join("www"))
        .context("wasm-bindgen could not write the JavaScript beside the wasm")
}
