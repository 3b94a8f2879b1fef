//! Builds the installable package for Debian and Ubuntu.

use crate::shell::{cargo, must, option, root, target};
use crate::{pages, system};
use std::path::{Path, PathBuf};
use std::process::Command;

/// The binaries that are installed, with where they go.
const BINARIES: [(&str, &str); 3] =
    [("thu-nhan", "usr/bin"), ("tn", "usr/bin"), ("thu-nhan-fprint", "usr/lib/thu-nhan")];

/// `cargo xtask package`: the path of the .deb.
///
/// Built package by package and not as a workspace, so that no feature of a test build (bridge, kill points) can slip in.
pub(crate) fn package(words: &[String]) -> Result<PathBuf, String> {
    let profile = option(words, "--profile").unwrap_or("release");
    system::ensure(&[system::TO_RUN, system::TO_TEST], crate::shell::flag(words, "--yes"))?;
    pages::build()?;
    let folder = target().join("package");
    must(cargo(&["build", "--profile", profile, "--package", "thu-nhan", "--package", "cli", "--package", "fingerprint-scanner", "--bins"]).env("CARGO_TARGET_DIR", target()))?;
    let built = target().join(if profile == "dev" { "debug" } else { profile });
    let tree = folder.join("tree");
    if tree.exists() {
        std::fs::remove_dir_all(&tree).map_err(text)?;
    }
    for (name, place) in BINARIES {
        let to = tree.join(place).join(name);
        copy(&built.join(name), &to)?;
        must(Command::new("strip").arg(&to))?;
    }
    let linux = root().join("installer/linux");
    copy(&linux.join("thu-nhan.desktop"), &tree.join("usr/share/applications/thu-nhan.desktop"))?;
    copy(&linux.join("60-thu-nhan.rules"), &tree.join("usr/lib/udev/rules.d/60-thu-nhan.rules"))?;
    copy(&root().join("assets/icons/thu-nhan.svg"), &tree.join("usr/share/icons/hicolor/scalable/apps/thu-nhan.svg"))?;
    copy(&root().join("src-tauri/icons/icon.png"), &tree.join("usr/share/icons/hicolor/512x512/apps/thu-nhan.png"))?;
    copy(&linux.join("copyright"), &tree.join("usr/share/doc/thu-nhan/copyright"))?;
    let version = env!("CARGO_PKG_VERSION");
    let architecture = output(Command::new("dpkg").arg("--print-architecture"))?;
    let depends = dependencies(&folder, &tree)?;
    let size = output(Command::new("du").args(["-sk"]).arg(&tree))?;
    let kilobytes = size.split_whitespace().next().unwrap_or("0").to_owned();
    let control = std::fs::read_to_string(linux.join("control")).map_err(text)?;
    let control = control
        .replace("@VERSION@", version)
        .replace("@ARCHITECTURE@", &architecture)
        .replace("@DEPENDS@", &depends)
        .replace("@SIZE@", &kilobytes);
    std::fs::create_dir_all(tree.join("DEBIAN")).map_err(text)?;
    std::fs::write(tree.join("DEBIAN/control"), control).map_err(text)?;
    // Of an older one nobody must think that it is this one.
    for old in std::fs::read_dir(&folder).map_err(text)?.flatten().map(|entry| entry.path()) {
        if old.extension().is_some_and(|end| end == "deb") {
            std::fs::remove_file(&old).map_err(text)?;
        }
    }
    let deb = folder.join(format!("thu-nhan_{version}_{architecture}.deb"));
    must(Command::new("dpkg-deb").args(["--root-owner-group", "-Zgzip", "-z1", "--build"]).arg(&tree).arg(&deb))?;
    println!("{}", deb.display());
    Ok(deb)
}

/// The shared libraries that the binaries really use, as Debian dependencies, and the services that are reached at run time.
fn dependencies(folder: &Path, tree: &Path) -> Result<String, String> {
    std::fs::create_dir_all(folder.join("debian")).map_err(text)?;
    std::fs::write(folder.join("debian/control"), "Source: thu-nhan\n\nPackage: thu-nhan\nArchitecture: any\n").map_err(text)?;
    let mut command = Command::new("dpkg-shlibdeps");
    command.arg("-O").current_dir(folder);
    for (name, place) in BINARIES {
        command.arg(format!("-e{}", tree.join(place).join(name).display()));
    }
    let line = output(&mut command)?;
    let shared = line.trim().trim_start_matches("shlibs:Depends=").to_owned();
    Ok(format!("{shared}, pcscd"))
}

fn copy(from: &Path, to: &Path) -> Result<(), String> {
    if let Some(folder) = to.parent() {
        std::fs::create_dir_all(folder).map_err(text)?;
    }
    std::fs::copy(from, to).map(|_| ()).map_err(|why| format!("{} → {}: {why}", from.display(), to.display()))
}

fn output(command: &mut Command) -> Result<String, String> {
    let out = command.output().map_err(text)?;
    if !out.status.success() {
        return Err(format!("{command:?}: {}", String::from_utf8_lossy(&out.stderr)));
    }
    Ok(String::from_utf8_lossy(&out.stdout).trim().to_owned())
}

fn text(why: std::io::Error) -> String {
    why.to_string()
}
