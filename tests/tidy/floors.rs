//! Arrows go down only.

use crate::tree::{dependencies, files, root};

/// The floors of ARCHITECTURE.md. Crates of one floor do not know each other, but for the pairs named below.
const FLOORS: &[&[&str]] = &[
    &["card", "cbeff", "enrollment", "fingerprint", "fingerprint-sys", "iris", "jpeg2000", "keyring", "kill-point", "portrait", "synthetic", "wording"],
    &["devices", "intake-protocol", "package"],
    &["camera", "display", "fingerprint-scanner", "intake", "registry", "sbi", "smartcard", "speech", "store", "uplink"],
    &["station"],
    &["api"],
    &["wiring"],
    &["bridge", "cli", "thu-nhan"],
];

/// Arrows inside a floor: the person generator speaks of people and eyes (enrollment) and of finger positions (fingerprint); pictures of
/// faces and fingers come in one coding (jpeg2000).
const SIDEWAYS: &[(&str, &str)] =
    &[("synthetic", "enrollment"), ("synthetic", "fingerprint"), ("fingerprint", "jpeg2000"), ("portrait", "jpeg2000")];

/// Crates outside the house.
const OUTSIDE: &[&str] = &["whole", "xtask"];

const TARGETS: &[Option<&str>] = &[None, Some("x86_64-unknown-linux-gnu"), Some("x86_64-pc-windows-msvc"), Some("aarch64-apple-darwin")];

fn floor(name: &str) -> Option<usize> {
    FLOORS.iter().position(|floor| floor.contains(&name))
}

#[test]
fn every_crate_has_a_floor_and_a_folder_of_its_name() {
    for (name, _) in dependencies(None) {
        assert!(floor(&name).is_some() || OUTSIDE.contains(&name.as_str()), "{name} has no floor");
        if floor(&name).is_some() && name != "thu-nhan" {
            assert!(root().join("src-tauri/crates").join(&name).is_dir(), "{name} does not lie in a folder of its name");
        }
    }
}

#[test]
fn arrows_go_down_only_on_every_system() {
    for target in TARGETS {
        for (name, needs) in dependencies(*target) {
            let Some(here) = floor(&name) else { continue };
            for need in needs {
                let Some(there) = floor(&need) else { continue };
                let allowed = there < here || SIDEWAYS.contains(&(name.as_str(), need.as_str()));
                assert!(allowed, "{name} (floor {}) points to {need} (floor {}) on {target:?}", here + 1, there + 1);
            }
        }
    }
}

#[test]
fn the_top_level_is_the_design_cards() {
    const TOP: &[&str] = &["Cargo.toml", "Cargo.lock", "README.md", "LICENSE", "src-tauri", "ui", "assets", "tests", "installer"];
    for file in files() {
        let top = file.split('/').next().unwrap_or_default();
        assert!(TOP.contains(&top) || top.starts_with('.'), "{top} does not belong at the top level");
    }
}
