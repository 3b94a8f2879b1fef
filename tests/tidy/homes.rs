//! Each package of the design card has one home, and asynchronous code has its places.

use crate::tree::dependencies;

/// Package, and who may depend on it.
const HOMES: &[(&str, &[&str])] = &[
    ("tauri", &["thu-nhan"]),
    ("rusqlite", &["store", "intake"]),
    ("nokhwa", &["camera"]),
    ("v4l", &["camera", "whole"]),
    ("pcsc", &["smartcard"]),
    ("x11rb", &["display", "whole"]),
    ("reqwest", &["uplink", "whole"]),
    ("fingerprint-sys", &["fingerprint-scanner"]),
    ("tokio", &["uplink", "intake", "wiring", "bridge", "cli", "thu-nhan", "whole"]),
    ("axum", &["intake", "bridge"]),
    ("getrandom", &["keyring"]),
    ("hayro-jpeg2000", &["jpeg2000"]),
    ("roxmltree", &["cbeff"]),
    ("rustls-webpki", &["sbi"]),
    ("oxideav-jpeg2000", &["jpeg2000"]),
];

/// Pure crates read no clock, no file and no network.
const PURE: &[&str] = &["card", "cbeff", "enrollment", "fingerprint", "jpeg2000", "portrait", "synthetic"];
const IMPURE: &[&str] = &["tokio", "reqwest", "rusqlite", "nokhwa", "pcsc", "getrandom", "rand", "tempfile", "tracing", "rustix", "libc"];

#[test]
fn each_package_of_the_design_card_has_one_home() {
    for target in [None, Some("x86_64-pc-windows-msvc"), Some("aarch64-apple-darwin")] {
        for (name, needs) in dependencies(target) {
            for (package, homes) in HOMES {
                let uses = needs.iter().any(|need| need == package);
                assert!(!uses || homes.contains(&name.as_str()), "{name} uses {package}, whose home is {homes:?}");
            }
        }
    }
}

#[test]
fn the_x_server_is_asked_on_linux_only() {
    for target in ["x86_64-pc-windows-msvc", "aarch64-apple-darwin"] {
        let found = dependencies(Some(target)).into_iter().any(|(name, needs)| name != "whole" && needs.iter().any(|need| need == "x11rb"));
        assert!(!found, "x11rb is a dependency on {target}");
    }
}

#[test]
fn libfprint_is_asked_for_on_linux_only() {
    for target in ["x86_64-pc-windows-msvc", "aarch64-apple-darwin"] {
        let found = dependencies(Some(target)).into_iter().any(|(_, needs)| needs.iter().any(|need| need == "fingerprint-sys"));
        assert!(!found, "fingerprint-sys is a dependency on {target}");
    }
}

#[test]
fn pure_crates_do_no_input_or_output() {
    for (name, needs) in dependencies(None) {
        if PURE.contains(&name.as_str()) {
            for need in &needs {
                assert!(!IMPURE.contains(&need.as_str()), "{name} is pure and depends on {need}");
            }
        }
    }
}
