//! The installable package: what is in it, what is not, and that it starts from a clean root.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, SystemTime};
use whole::post::{Running, root, target, until};
use whole::screen::{Screen, alone, has};
use whole::skipped;

/// What the package is made from.
const SOURCES: [&str; 6] = ["src-tauri/crates", "src-tauri/src", "ui/src", "assets", "installer/linux", "Cargo.lock"];

/// The package that `cargo xtask package` makes of this very checkout, or the printed reason to skip: one of another version or of
/// sources that have changed since proves nothing.
fn package() -> Option<PathBuf> {
    for program in ["dpkg", "apt-get"] {
        if !has(program) {
            skipped(&format!("this system has no {program}: the package is one for Debian and Ubuntu"));
            return None;
        }
    }
    let architecture = said(Command::new("dpkg").arg("--print-architecture"));
    let package = target().join("package").join(format!("thu-nhan_{}_{}.deb", env!("CARGO_PKG_VERSION"), architecture.trim()));
    let Some(built) = modified(&package) else {
        skipped(&format!("{} was not built: cargo xtask package", package.display()));
        return None;
    };
    if let Some(source) = SOURCES.iter().find_map(|source| changed_since(&root().join(source), built)) {
        skipped(&format!("{} has changed since {} was built: cargo xtask package", source.display(), package.display()));
        return None;
    }
    Some(package)
}

fn modified(path: &Path) -> Option<SystemTime> {
    path.metadata().and_then(|meta| meta.modified()).ok()
}

/// A file at or below this path that is newer.
fn changed_since(path: &Path, built: SystemTime) -> Option<PathBuf> {
    if path.is_dir() {
        return std::fs::read_dir(path).ok()?.flatten().find_map(|entry| changed_since(&entry.path(), built));
    }
    modified(path).filter(|changed| *changed > built).map(|_| path.to_path_buf())
}

fn said(command: &mut Command) -> String {
    let done = command.output().unwrap_or_else(|why| panic!("{command:?}: {why}"));
    assert!(done.status.success(), "{command:?}: {}", String::from_utf8_lossy(&done.stderr));
    String::from_utf8_lossy(&done.stdout).into_owned()
}

/// Installs it as dpkg would, into an empty root in which the packages of this machine count as installed: dpkg refuses a package whose
/// dependencies are not among them.
fn install(package: &Path) -> tempfile::TempDir {
    let clean = tempfile::tempdir().expect("a root");
    let admin = clean.path().join("var/lib/dpkg");
    for folder in ["updates", "info"] {
        std::fs::create_dir_all(admin.join(folder)).expect("dpkg's folders");
    }
    // A machine on which an older version is installed must not make an upgrade of it.
    let installed = std::fs::read_to_string("/var/lib/dpkg/status").expect("dpkg's list");
    let others: Vec<&str> = installed.split("\n\n").filter(|entry| !entry.lines().any(|line| line == "Package: thu-nhan")).collect();
    std::fs::write(admin.join("status"), others.join("\n\n")).expect("dpkg's list");
    let mut command = Command::new("dpkg");
    command.arg(format!("--root={}", clean.path().display())).args(["--force-not-root", "--no-triggers", "--install"]).arg(package);
    said(&mut command);
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
fn everything_the_package_depends_on_is_in_the_archive() {
    let Some(package) = package() else { return };
    if said(Command::new("apt-cache").arg("pkgnames")).lines().count() < 1000 {
        skipped("this machine has no lists of the archive: apt-get update");
        return;
    }
    // As on a machine on which nothing is installed yet: every dependency, and theirs, has to come from the archive.
    let nothing = tempfile::NamedTempFile::new().expect("an empty list");
    let mut command = Command::new("apt-get");
    command.arg("-o").arg(format!("Dir::State::status={}", nothing.path().display()));
    command.args(["--simulate", "--no-install-recommends", "install"]).arg(&package);
    let plan = said(&mut command);
    for wanted in ["Conf thu-nhan ", "Conf libwebkit2gtk-4.1-0 ", "Conf libfprint-2-2 ", "Conf pcscd "] {
        assert!(plan.lines().any(|line| line.starts_with(wanted)), "«{wanted}» is missing in {plan}");
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
