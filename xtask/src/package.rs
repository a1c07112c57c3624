//! The npm package's `package.json`, made from Cargo's own data and the files that are there.

use anyhow::{Context, Result, ensure};
use std::fs;
use std::path::Path;

/// What `exports` promises, beside the module itself.
const EXPORTED_FILES: [&str; 3] = [
    "normscope_wasm_bg.wasm",
    "custom-elements.json",
    "package.json",
];

/// Writes `package.json` into `folder`, which holds everything else of the package already.
pub(crate) fn write(folder: &Path) -> Result<()> {
    let path = folder.join("package.json");
    fs::write(&path, text(folder)?).with_context(|| format!("cannot write {}", path.display()))?;
    for file in ["normscope.js", "normscope.inline.js", "normscope.d.ts"]
        .iter()
        .chain(&EXPORTED_FILES)
    {
        ensure!(
            folder.join(file).is_file(),
            "the package promises {file}, but www/ does not have it"
        );
    }
    Ok(())
}

fn text(folder: &Path) -> Result<String> {
    let exports: String = EXPORTED_FILES
        .iter()
        .map(|file| format!(",\n    \"./{file}\": \"./{file}\""))
        .collect();
    let files = top_level(folder)?
        .iter()
        .map(|name| format!("    \"{name}\""))
        .collect::<Vec<_>>()
        .join(",\n");
    Ok(format!(
        r#"{{
  "name": "normscope",
  "version": "{version}",
  "description": "Batch and layer normalization to hold in your hands: a custom element and its engine",
  "keywords": ["batch-normalization", "layer-normalization", "custom-element", "webassembly", "teaching"],
  "license": "{license}",
  "repository": {{ "type": "git", "url": "git+{repository}.git" }},
  "type": "module",
  "exports": {{
    ".": {{ "types": "./normscope.d.ts", "default": "./normscope.js" }},
    "./inline": {{ "types": "./normscope.d.ts", "default": "./normscope.inline.js" }}{exports}
  }},
  "unpkg": "./normscope.inline.js",
  "jsdelivr": "./normscope.inline.js",
  "types": "./normscope.d.ts",
  "customElements": "./custom-elements.json",
  "files": [
{files}
  ]
}}
"#,
        version = env!("CARGO_PKG_VERSION"),
        license = env!("CARGO_PKG_LICENSE"),
        repository = env!("CARGO_PKG_REPOSITORY"),
    ))
}

/// The names of the package's files and folders; npm adds `package.json` itself.
fn top_level(folder: &Path) -> Result<Vec<String>> {
    let entries = fs::read_dir(folder)
        .with_context(|| format!("cannot read the folder {}", folder.display()))?;
    let mut names = entries
        .map(|entry| Ok(entry?.file_name().to_string_lossy().into_owned()))
        .collect::<Result<Vec<_>>>()?;
    names.retain(|name| name != "package.json");
    names.sort();
    Ok(names)
}
