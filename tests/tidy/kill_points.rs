//! Every kill point in the source is in the list that the durability test walks.

use crate::tree::{files, read, root};
use std::collections::BTreeSet;
use std::process::Command;

#[test]
fn the_list_of_kill_points_is_the_source() {
    let mut found = BTreeSet::new();
    for file in files().iter().filter(|file| file.ends_with(".rs") && file.contains("/src/") && !file.contains("kill-point")) {
        let text = read(file);
        // Called by its path or, where a file names many, imported by name.
        let call = if text.contains("use kill_point::here;") { "here(\"" } else { "kill_point::here(\"" };
        for part in text.split(call).skip(1) {
            found.insert(part.split('"').next().unwrap_or_default().to_owned());
        }
    }
    let listed: BTreeSet<String> = kill_point::names().iter().map(|name| (*name).to_owned()).collect();
    assert_eq!(found, listed);
    assert!(listed.len() >= 30, "{} named points", listed.len());
}

/// Whether building these packages together turns the deadly half on.
fn deadly(packages: &[&str]) -> bool {
    let mut command = Command::new(env!("CARGO"));
    command.args(["tree", "--locked", "--offline", "--edges", "normal,build,features", "--prefix", "none", "--invert", "kill-point"]);
    let out = command.args(packages.iter().flat_map(|name| ["--package", name])).current_dir(root()).output().expect("cargo runs");
    assert!(out.status.success(), "cargo tree: {}", String::from_utf8_lossy(&out.stderr));
    String::from_utf8_lossy(&out.stdout).lines().any(|line| line.starts_with("kill-point feature \"enabled\""))
}

#[test]
fn the_packaged_programs_are_built_without_kill_points() {
    assert!(!deadly(&["thu-nhan", "cli", "fingerprint-scanner"]));
    // The same question is answered otherwise for the programs of the durability test, so it can fail.
    assert!(deadly(&["cli", "bridge"]));
}
