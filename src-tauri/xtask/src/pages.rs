//! Builds the pages of the windows, when they changed.

use crate::shell::{must, program, root};
use std::path::Path;
use std::process::Command;
use std::time::SystemTime;

/// What the placeholder of `src-tauri/build.rs` says.
const NOT_BUILT: &str = "The pages are not built yet";

/// Builds `ui/dist` unless it is newer than everything it is made from.
pub(crate) fn build() -> Result<(), String> {
    let ui = root().join("ui");
    let page = ui.join("dist/index.html");
    // A build of the programs alone puts a page there that only says so.
    let placeholder = std::fs::read_to_string(&page).is_ok_and(|text| text.contains(NOT_BUILT));
    let built = modified(&page).filter(|_| !placeholder);
    let sources = [ui.join("src"), ui.join("package-lock.json"), ui.join("index.html"), ui.join("applicant.html"), ui.join("vite.config.ts"), root().join("assets/locales"), root().join("assets/fonts")];
    let newest = sources.iter().filter_map(|path| newest(path)).max();
    if built.is_some() && built >= newest {
        return Ok(());
    }
    if modified(&ui.join("node_modules/.package-lock.json")) < modified(&ui.join("package-lock.json")) {
        npm(&["ci", "--no-audit", "--no-fund"])?;
    }
    npm(&["run", "build"])
}

/// Runs npm in the pages' folder.
pub(crate) fn npm(words: &[&str]) -> Result<(), String> {
    must(Command::new(program("npm")).args(words).current_dir(root().join("ui")))
}

fn modified(path: &Path) -> Option<SystemTime> {
    path.metadata().and_then(|meta| meta.modified()).ok()
}

fn newest(path: &Path) -> Option<SystemTime> {
    if !path.is_dir() {
        return modified(path);
    }
    let entries = std::fs::read_dir(path).ok()?;
    entries.flatten().filter_map(|entry| newest(&entry.path())).max()
}
