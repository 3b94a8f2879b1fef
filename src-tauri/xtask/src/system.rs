//! What must be installed on the system, why, and how it gets there.

use crate::elsewhere::{Name, System};
use crate::node;
use crate::shell::{has, must};
use std::fmt::Write as _;
use std::io::{IsTerminal, Write};
use std::process::Command;

/// A system package with the reason it is needed.
pub(crate) struct Need {
    /// Debian's name.
    pub(crate) package: &'static str,
    /// Why the product or its tests need it.
    pub(crate) why: &'static str,
}

macro_rules! needs {
    ($($package:literal : $why:literal),* $(,)?) => { &[$(Need { package: $package, why: $why }),*] };
}

/// What building and running the workstation needs.
pub(crate) const TO_RUN: &[Need] = needs![
    "build-essential": "compiler and linker for native parts",
    "pkg-config": "finds system libraries",
    "libssl-dev": "cryptography under the encrypted database",
    "libwebkit2gtk-4.1-dev": "the window",
    "librsvg2-dev": "icons of the window",
    "libclang-dev": "the camera driver reads the kernel's headers through it",
    "clang": "the camera driver reads the kernel's headers through it",
    "libpcsclite-dev": "card readers",
    "pcscd": "card readers",
    "libfprint-2-dev": "fingerprint readers",
];

/// What the tests need besides.
pub(crate) const TO_TEST: &[Need] = needs![
    "xvfb": "a screen for tests of the real window",
    "openbox": "a window manager for them",
    "xdotool": "key presses for them",
    "dbus-x11": "a session bus for them",
    "xserver-xorg-core": "an X server with two screens and a touch screen for them",
    "xserver-xorg-video-dummy": "its screens without hardware",
    "x11-xserver-utils": "plugs the second screen in and out",
    "ibus": "Vietnamese typing, as clerks type",
    "ibus-gtk3": "Vietnamese typing in the real window",
    "ibus-unikey": "Vietnamese typing, as clerks type",
    "fcitx5": "Vietnamese typing, the other input method",
    "fcitx5-frontend-gtk3": "Vietnamese typing in the real window",
    "fcitx5-unikey": "Vietnamese typing, the other input method",
    "webkit2gtk-driver": "drives the real window",
    "chromium": "drives the pages in a browser",
    "chromium-driver": "drives the pages in a browser",
    "espeak-ng": "reads the applicant's sheet aloud",
    "vsmartcard-vpcd": "a virtual card reader",
    "openssl": "checks our packages with another implementation",
    "dpkg-dev": "builds and opens the .deb",
    "desktop-file-utils": "checks the desktop entry",
    "python3-venv": "an environment for the programs that ours are compared with",
];

/// Installs what is missing on Debian and Ubuntu; on other systems says exactly what is needed.
pub(crate) fn ensure(lists: &[&[Need]], yes: bool) -> Result<(), String> {
    node::ensure()?;
    let all = || lists.iter().flat_map(|list| list.iter());
    if !has("apt-get") || !has("dpkg-query") {
        let system = System::here(&std::fs::read_to_string("/etc/os-release").unwrap_or_default());
        print!("{}", told(system, &all().collect::<Vec<_>>()));
        return Ok(());
    }
    let missing: Vec<&Need> = all().filter(|need| !installed(need.package)).collect();
    if missing.is_empty() {
        return Ok(());
    }
    println!("Missing on this system:");
    for need in &missing {
        println!("  {:<26} {}", need.package, need.why);
    }
    let root = Command::new("id").arg("-u").output().is_ok_and(|out| out.stdout.starts_with(b"0\n"));
    let names: Vec<&str> = missing.iter().map(|need| need.package).collect();
    let by_hand = format!("apt-get install --no-install-recommends {}", names.join(" "));
    if !yes {
        if !std::io::stdin().is_terminal() {
            return Err(format!("run with --yes, or install them yourself: {by_hand}"));
        }
        print!("Install them now{}? [y/N] ", if root { "" } else { " (asks for your password through sudo)" });
        std::io::stdout().flush().map_err(|why| why.to_string())?;
        let mut answer = String::new();
        std::io::stdin().read_line(&mut answer).map_err(|why| why.to_string())?;
        if !answer.trim().eq_ignore_ascii_case("y") {
            return Err(format!("nothing was installed; by hand: {by_hand}"));
        }
    }
    let apt = |words: &[&str]| {
        let mut command = if root { Command::new("apt-get") } else { Command::new("sudo") };
        if !root {
            command.arg("apt-get");
        }
        command.args(["-o", "DPkg::Lock::Timeout=400"]).args(words).env("DEBIAN_FRONTEND", "noninteractive");
        must(&mut command)
    };
    apt(&["update", "-qq"])?;
    let mut install = vec!["install", "-y", "-qq", "--no-install-recommends"];
    install.extend(names);
    apt(&install)
}

/// What to install on a system that is not Debian's: each thing with its reason, then one command for what its package manager has.
fn told(system: System, needs: &[&Need]) -> String {
    let (name, install) = system.words();
    let mut text = format!("Nothing is installed by itself on {name}. Needed here, unless it is there already:\n");
    let mut packages: Vec<&str> = Vec::new();
    for need in needs {
        let called = match system.name(need.package) {
            Name::NotNeeded => continue,
            Name::Library(called) => called,
            Name::Packages(called) => {
                packages.extend(called.split(' ').filter(|one| !packages.contains(one)).collect::<Vec<_>>());
                called
            }
        };
        let _ = writeln!(text, "  {called:<34} {}", need.why);
    }
    if let Some(install) = install.filter(|_| !packages.is_empty()) {
        let _ = writeln!(text, "With the package manager:\n  {install} {}", packages.join(" "));
    }
    text.push_str("Going on; the build names what it does not find.\n");
    text
}

fn installed(package: &str) -> bool {
    Command::new("dpkg-query")
        .args(["-W", "-f=${db:Status-Abbrev}", package])
        .output()
        .is_ok_and(|out| out.stdout.starts_with(b"ii"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_system_is_told_its_own_names() {
        let needs: Vec<&Need> = TO_RUN.iter().chain(TO_TEST).collect();
        let cases: [(System, &[&str], &[&str]); 5] = [
            (System::Fedora, &["sudo dnf install gcc gcc-c++ make", "webkit2gtk4.1-devel", "libfprint-devel"], &["libwebkit2gtk-4.1-dev", "build-essential"]),
            (System::Arch, &["sudo pacman -S --needed base-devel", "webkit2gtk-4.1", "pcsclite ccid"], &["libssl-dev", "libpcsclite-dev"]),
            (System::MacOs, &["xcode-select --install", "brew install espeak-ng openssl@3"], &["webkit", "pcsc", "xvfb", "build-essential"]),
            (System::Windows, &["Visual Studio Build Tools", "winget install"], &["pkg-config", "libfprint", "-dev"]),
            (System::Other, &["WebKitGTK 4.1 with its headers", "libfprint 2"], &["apt", "-dev"]),
        ];
        for (system, said, not_said) in cases {
            let text = told(system, &needs);
            for word in said {
                assert!(text.contains(word), "«{word}» for {system:?}: {text}");
            }
            for word in not_said {
                assert!(!text.contains(word), "«{word}» for {system:?}: {text}");
            }
        }
    }
}
