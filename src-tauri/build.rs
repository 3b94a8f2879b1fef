//! Gives the windows their configuration, their pages, and one permission per operation.
//!
//! The names come from the one list of operations, read as text: depending on the crate here would build half the house twice.

use std::path::Path;

const OPERATIONS: &str = "crates/api/src/operations.rs";
const PAGES: &str = "../ui/dist";

fn main() {
    println!("cargo:rerun-if-changed={OPERATIONS}");
    println!("cargo:rerun-if-changed={PAGES}");
    make_sure_there_are_pages();
    let list = std::fs::read_to_string(OPERATIONS).expect("the operations list is part of the source");
    let names: Vec<&'static str> = list
        .lines()
        .filter(|line| line.trim_end().ends_with(';') && line.contains(" => "))
        .filter_map(|line| line.trim().split_once(": "))
        .map(|(name, _)| &*Box::leak(name.to_owned().into_boxed_str()))
        .collect();
    let names: &'static [&'static str] = names.leak();
    let attributes = tauri_build::Attributes::new().app_manifest(tauri_build::AppManifest::new().commands(names));
    tauri_build::try_build(attributes).expect("configuration, permissions and icons are in order");
}

/// A checkout without built pages still compiles; the window then says what to run.
fn make_sure_there_are_pages() {
    for page in ["index.html", "applicant.html"] {
        let path = Path::new(PAGES).join(page);
        if !path.exists() {
            std::fs::create_dir_all(PAGES).expect("the pages' folder can be made");
            std::fs::write(path, "<!doctype html><title>Thu Nhận</title><p>The pages are not built yet: cargo xtask run").expect("page is written");
        }
    }
}
