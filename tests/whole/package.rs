//! The installable package: what is in it, what is not, and that it starts from a clean root.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;
use whole::post::{Running, target, until};
use whole::screen::{Screen, alone, has};
use whole::skipped;

/// The newest package that `cargo xtask package` left, or the reason to skip.
fn package() -> Option<PathBuf> {
    let found = std::fs::read_dir(target().join("package")).into_iter().flatten().flatten().map(|entry| entry.path()).find(|path| path.extension().is_some_and(|end| end == "deb"));
    if found.is_none() || !has("dpkg") {
        skipped("no package was built (cargo xtask package), or this system has no dpkg");
        return None;
    }
    found
}

/// Installs it as dpkg would, into an empty root.
fn install(package: &Path) -> tempfile::TempDir {
    let clean = tempfile::tempdir().expect("a root");
    let admin = clean.path().join("var/lib/dpkg");
    for folder in ["updates", "info"] {
        std::fs::create_dir_all(admin.join(folder)).expect("dpkg's folders");
    }
    std::fs::write(admin.join("status"), "").expect("dpkg's list");
    let mut command = Command::new("dpkg");
    command.arg(format!("--root={}", clean.path().display())).args(["--force-depends", "--force-not-root", "--no-triggers", "--install"]).arg(package);
    let done = command.output().expect("dpkg runs");
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    clean
}

fn contains(file: &Path, needle: &str) -> bool {
    let bytes = std::fs::read(file).unwrap_or_else(|why| panic!("{}: {why}", file.display()));
    bytes.windows(needle.len()).any(|window| window == needle.as_bytes())
}

#[test]
fn the_package_holds_no_test_bridge_and_no_kill_point() {
    let Some(package) = package() else { return };
    let clean = install(&package);
    for program in ["usr/bin/thu-nhan", "usr/bin/tn", "usr/lib/thu-nhan/thu-nhan-fprint"] {
        let file = clean.path().join(program);
        for needle in ["thu-nhan-bridge-is-inside", "THUNHAN_KILL_AT"] {
            assert!(!contains(&file, needle), "{program} contains {needle}");
        }
    }
    // The same search does find them in the test build, so it can fail.
    assert!(contains(&whole::post::binary("thu-nhan-bridge"), "thu-nhan-bridge-is-inside"));
    assert!(contains(&whole::post::binary("thu-nhan-bridge"), "THUNHAN_KILL_AT"));
}

#[test]
fn the_package_has_entry_icon_rules_and_its_real_dependencies() {
    let Some(package) = package() else { return };
    let clean = install(&package);
    let entry = clean.path().join("usr/share/applications/thu-nhan.desktop");
    if has("desktop-file-validate") {
        let done = Command::new("desktop-file-validate").arg(&entry).output().expect("runs");
        assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stdout));
    }
    for file in ["usr/share/icons/hicolor/scalable/apps/thu-nhan.svg", "usr/lib/udev/rules.d/60-thu-nhan.rules", "usr/share/doc/thu-nhan/copyright"] {
        assert!(clean.path().join(file).is_file(), "{file}");
    }
    let fields = Command::new("dpkg-deb").args(["--field"]).arg(&package).arg("Depends").output().expect("runs");
    let depends = String::from_utf8_lossy(&fields.stdout).into_owned();
    for library in ["libwebkit2gtk-4.1-0", "libfprint-2-2", "libpcsclite1", "pcscd", "libssl3"] {
        assert!(depends.contains(library), "{library} is missing in «{depends}»");
    }
}

#[test]
fn the_installed_workstation_starts_and_shows_its_window() {
    let _alone = alone();
    let Some(package) = package() else { return };
    let Some(screen) = Screen::start(1366, 768) else { return };
    let clean = install(&package);
    let home = tempfile::tempdir().expect("a home");
    let mut command = Command::new("dbus-run-session");
    command.arg("--").arg(clean.path().join("usr/bin/thu-nhan")).arg("--practice");
    command.env("DISPLAY", &screen.display).env("HOME", home.path()).env_remove("XDG_DATA_HOME").stderr(Stdio::null());
    let _workstation = Running::start(&mut command, 0);
    until("the window of the installed workstation", Duration::from_secs(60), || {
        let found = Command::new("xdotool").args(["search", "--onlyvisible", "--name", "^Thu Nh"]).env("DISPLAY", &screen.display).output().ok()?;
        (!found.stdout.is_empty()).then_some(())
    });
    until("its demo post", Duration::from_secs(30), || home.path().join(".local/share/thu-nhan-practice/station.json").is_file().then_some(()));
}
