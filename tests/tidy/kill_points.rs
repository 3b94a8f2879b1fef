//! Every kill point in the source is in the list that the durability test walks.

use crate::tree::{files, read};
use std::collections::BTreeSet;

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
