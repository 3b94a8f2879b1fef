//! A window may call its own operations and nothing else.

use crate::tree::read;
use std::collections::BTreeSet;

fn operations(windows: &[&str]) -> BTreeSet<String> {
    read("src-tauri/crates/api/src/operations.rs")
        .lines()
        .filter_map(|line| {
            let line = line.trim().strip_suffix(';')?;
            let (head, window) = line.rsplit_once(", ")?;
            let (name, _) = head.split_once(": ")?;
            windows.contains(&window).then(|| format!("allow-{}", name.replace('_', "-")))
        })
        .collect()
}

fn permissions(window: &str) -> (Vec<String>, BTreeSet<String>) {
    let file: serde_json::Value = serde_json::from_str(&read(&format!("src-tauri/capabilities/{window}.json"))).expect("JSON");
    let list = |key: &str| file[key].as_array().expect("a list").iter().filter_map(|value| value.as_str().map(str::to_owned)).collect::<Vec<_>>();
    (list("windows"), list("permissions").into_iter().collect())
}

#[test]
fn each_window_is_allowed_exactly_its_own_operations() {
    for (window, lists) in [("desk", ["desk", "both"]), ("applicant", ["applicant", "both"])] {
        let (windows, permissions) = permissions(window);
        assert_eq!(windows, [window], "the capability binds its own window");
        let own: BTreeSet<String> = permissions.iter().filter(|name| name.starts_with("allow-")).cloned().collect();
        assert_eq!(own, operations(&lists), "capabilities/{window}.json and the operations list differ");
        // The officers' window sets the size of its own letters.
        let own_size = |name: &str| window == "desk" && name == "core:webview:allow-set-webview-zoom";
        let foreign: Vec<_> = permissions.iter().filter(|name| !name.starts_with("allow-") && !name.starts_with("core:event:allow-") && !own_size(name)).collect();
        assert!(foreign.is_empty(), "capabilities/{window}.json allows {foreign:?}");
    }
}
