//! Where things are: the repository's root and cargo's target directory.

use anyhow::{Context, Result};
use std::path::{Path, PathBuf};

/// The root of the repository.
pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .expect("xtask/ lies in the repository")
}

/// The target directory that cargo built this very program into (`<target>/<profile>/xtask`), so
/// that what it builds in turn lands beside it, however the directory was configured.
pub(crate) fn target() -> Result<PathBuf> {
    let program = std::env::current_exe().context("cannot find this program's own path")?;
    let target = program.ancestors().nth(2);
    Ok(target
        .context("this program does not lie in a target directory")?
        .to_path_buf())
}

/// The first of `names` that is a file in one of the folders of `PATH`.
pub(crate) fn program(names: &[&str]) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    let folders: Vec<PathBuf> = std::env::split_paths(&path).collect();
    names
        .iter()
        .flat_map(|name| folders.iter().map(move |folder| folder.join(name)))
        .find(|file| file.is_file())
}

/// Every file below `folder`, relative to it, sorted; what begins with a dot is left out.
pub(crate) fn files_below(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let mut folders = vec![PathBuf::new()];
    while let Some(inner) = folders.pop() {
        let path = folder.join(&inner);
        let entries = std::fs::read_dir(&path)
            .with_context(|| format!("cannot read the folder {}", path.display()))?;
        for entry in entries {
            let entry = entry?;
            let name = entry.file_name();
            if name.to_string_lossy().starts_with('.') {
                continue;
            }
            match entry.file_type()?.is_dir() {
                true => folders.push(inner.join(name)),
                false => found.push(inner.join(name)),
            }
        }
    }
    found.sort();
    Ok(found)
}
