//! What the other rules read: the checkout's files and `cargo metadata`.

use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The folder of the workspace.
pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("tests/ lies in the workspace").to_path_buf()
}

/// The files that git knows, relative to the root.
pub(crate) fn files() -> Vec<String> {
    let out = Command::new("git").args(["ls-files", "--cached", "--others", "--exclude-standard"]).current_dir(root()).output().expect("git runs");
    assert!(out.status.success(), "git ls-files failed: the rules need a checkout");
    String::from_utf8(out.stdout).expect("file names are UTF-8").lines().map(str::to_owned).filter(|file| root().join(file).is_file()).collect()
}

/// Text of a file of the checkout.
pub(crate) fn read(file: &str) -> String {
    std::fs::read_to_string(root().join(file)).unwrap_or_else(|why| panic!("{file}: {why}"))
}

/// `cargo metadata`, for this system or for another target.
pub(crate) fn metadata(target: Option<&str>) -> Value {
    let mut command = Command::new(env!("CARGO"));
    command.args(["metadata", "--format-version", "1", "--locked"]).current_dir(root());
    if let Some(target) = target {
        command.args(["--filter-platform", target]);
    }
    let out = command.output().expect("cargo runs");
    assert!(out.status.success(), "cargo metadata: {}", String::from_utf8_lossy(&out.stderr));
    serde_json::from_slice(&out.stdout).expect("cargo metadata is JSON")
}

/// Every crate of the workspace with the names of what it depends on (not for its tests) on that target.
pub(crate) fn dependencies(target: Option<&str>) -> Vec<(String, Vec<String>)> {
    let metadata = metadata(target);
    let members: Vec<&str> = metadata["workspace_members"].as_array().expect("members").iter().filter_map(Value::as_str).collect();
    let name_of = |id: &str| {
        let packages = metadata["packages"].as_array().expect("packages");
        packages.iter().find(|package| package["id"] == id).and_then(|package| package["name"].as_str()).unwrap_or_default().to_owned()
    };
    let nodes = metadata["resolve"]["nodes"].as_array().expect("nodes");
    nodes
        .iter()
        .filter(|node| node["id"].as_str().is_some_and(|id| members.contains(&id)))
        .map(|node| {
            let needed = node["deps"].as_array().expect("deps").iter().filter(|dep| {
                dep["dep_kinds"].as_array().expect("kinds").iter().any(|kind| kind["kind"].is_null())
            });
            let names = needed.map(|dep| name_of(dep["pkg"].as_str().expect("id"))).collect();
            (name_of(node["id"].as_str().expect("id")), names)
        })
        .collect()
}
