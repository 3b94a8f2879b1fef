//! Invariants of ARCHITECTURE.md that can be read off the source.

use crate::tree::{files, read};

#[test]
fn the_pages_know_a_transport_in_their_host_folder_alone() {
    for file in files() {
        if !file.starts_with("ui/src/") || file.starts_with("ui/src/host/") || file.starts_with("ui/src/generated/") {
            continue;
        }
        if file.ends_with(".ts") || file.ends_with(".tsx") {
            let text = read(&file);
            for word in ["@tauri-apps", "__TAURI", "fetch(", "EventSource", "XMLHttpRequest"] {
                assert!(!text.contains(word), "{file} names the transport «{word}»");
            }
        }
    }
}

#[test]
fn no_clock_is_read_below_the_wiring() {
    const BELOW: &[&str] = &["card", "enrollment", "fingerprint", "portrait", "synthetic", "package", "station", "api", "store", "keyring", "registry"];
    for file in files() {
        let below = BELOW.iter().any(|name| file.starts_with(&format!("src-tauri/crates/{name}/src/")));
        if below && file.ends_with(".rs") {
            let text = read(&file);
            for word in ["SystemTime::now", "OffsetDateTime::now"] {
                assert!(!text.contains(word), "{file} reads a clock: time comes in as a parameter");
            }
        }
    }
}

#[test]
fn unsafe_code_lives_with_the_c_library_alone() {
    for file in files() {
        if file.ends_with(".rs") && !file.contains("fingerprint-s") && !file.starts_with("tests/tidy") {
            let text = read(&file);
            let found = text.lines().any(|line| line.contains("unsafe {") || line.contains("unsafe fn") || line.contains("unsafe impl"));
            assert!(!found, "{file} has unsafe code");
        }
    }
}

#[test]
fn the_shell_opens_windows_that_keep_nothing() {
    let windows = read("src-tauri/src/windows.rs");
    assert_eq!(windows.matches("WebviewWindowBuilder::new").count(), windows.matches(".incognito(!driven_by_a_test(workstation))").count());
    assert!(windows.contains("workstation.practice() &&"), "only a practice post may be driven, and keep something");
    let config = read("src-tauri/tauri.conf.json");
    assert!(config.contains("default-src 'self'") && config.contains("\"freezePrototype\": true"));
    assert!(!config.contains("unsafe-inline") && !config.contains("unsafe-eval"));
}
