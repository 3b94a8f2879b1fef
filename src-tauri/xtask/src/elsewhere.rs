//! What Debian's packages are called on other systems.

/// A system that is not Debian or Ubuntu.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum System {
    /// Fedora and what descends from it.
    Fedora,
    /// Arch and what descends from it.
    Arch,
    /// macOS, with Homebrew.
    MacOs,
    /// Windows, with winget.
    Windows,
    /// Any other: libraries by their own names.
    Other,
}

impl System {
    /// The one this program runs on; `os_release` is the text of `/etc/os-release`.
    pub(crate) fn here(os_release: &str) -> Self {
        if cfg!(target_os = "macos") {
            return Self::MacOs;
        }
        if cfg!(windows) {
            return Self::Windows;
        }
        let words: Vec<&str> = os_release
            .lines()
            .filter_map(|line| line.strip_prefix("ID=").or_else(|| line.strip_prefix("ID_LIKE=")))
            .flat_map(|value| value.trim_matches(['"', '\'']).split_whitespace())
            .collect();
        let is = |names: &[&str]| words.iter().any(|word| names.contains(word));
        if is(&["fedora", "rhel", "centos"]) {
            Self::Fedora
        } else if is(&["arch"]) {
            Self::Arch
        } else {
            Self::Other
        }
    }

    /// How it is called in a sentence, and the start of the command that installs packages.
    pub(crate) fn words(self) -> (&'static str, Option<&'static str>) {
        match self {
            Self::Fedora => ("Fedora", Some("sudo dnf install")),
            Self::Arch => ("Arch Linux", Some("sudo pacman -S --needed")),
            Self::MacOs => ("macOS", Some("brew install")),
            Self::Windows => ("Windows", Some("winget install")),
            Self::Other => ("this system", None),
        }
    }

    /// What stands for one of Debian's packages here.
    pub(crate) fn name(self, debian: &str) -> Name {
        let Some((_, library, fedora, arch, mac, windows)) = TABLE.iter().find(|row| row.0 == debian) else { return Name::Library("") };
        let packages = match self {
            Self::Fedora => fedora,
            Self::Arch => arch,
            Self::MacOs => mac,
            Self::Windows => windows,
            Self::Other => return Name::Library(library),
        };
        match packages.strip_prefix('=') {
            Some(text) => Name::Library(text),
            None if packages.is_empty() => Name::NotNeeded,
            None => Name::Packages(packages),
        }
    }
}

/// How a need is met on a system.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Name {
    /// By packages of its package manager.
    Packages(&'static str),
    /// By something that is named here, which its package manager does not have, or not under a name known to us.
    Library(&'static str),
    /// The system brings it along, or what needs it does not exist there.
    NotNeeded,
}

/// Debian's package, the thing itself, and its packages on Fedora, Arch, macOS (Homebrew) and Windows (winget). Empty: not needed there.
/// After `=`: no package known, the thing itself or how to get it.
type Row = (&'static str, &'static str, &'static str, &'static str, &'static str, &'static str);
const COMPILER: &str = "=Visual Studio Build Tools, workload «Desktop development with C++»";
const VPCD: &str = "=vpcd of virtualsmartcard (frankmorgner.github.io/vsmartcard), from source";
const TABLE: &[Row] = &[
    ("build-essential", "a C and C++ compiler, make", "gcc gcc-c++ make", "base-devel", "=Xcode command line tools: xcode-select --install", COMPILER),
    ("pkg-config", "pkg-config", "pkgconf-pkg-config", "pkgconf", "", ""),
    ("libssl-dev", "OpenSSL with its headers", "openssl-devel", "openssl", "", "=Perl (StrawberryPerl.StrawberryPerl): OpenSSL is built from source with it"),
    ("libwebkit2gtk-4.1-dev", "WebKitGTK 4.1 with its headers", "webkit2gtk4.1-devel", "webkit2gtk-4.1", "", "=WebView2 runtime (Windows 11 has it)"),
    ("librsvg2-dev", "librsvg with its headers", "librsvg2-devel", "librsvg", "", ""),
    ("libclang-dev", "libclang", "clang-devel", "clang", "", ""),
    ("clang", "clang", "clang", "clang", "", ""),
    ("libpcsclite-dev", "pcsc-lite with its headers", "pcsc-lite-devel", "pcsclite", "", ""),
    ("pcscd", "pcscd with the CCID driver", "pcsc-lite pcsc-lite-ccid", "pcsclite ccid", "", ""),
    ("libfprint-2-dev", "libfprint 2 with its headers", "libfprint-devel", "libfprint", "", ""),
    ("xvfb", "Xvfb", "xorg-x11-server-Xvfb", "xorg-server-xvfb", "", ""),
    ("openbox", "Openbox", "openbox", "openbox", "", ""),
    ("xdotool", "xdotool", "xdotool", "xdotool", "", ""),
    ("dbus-x11", "dbus-run-session", "dbus-daemon", "dbus", "", ""),
    ("xserver-xorg-core", "the X.Org server", "xorg-x11-server-Xorg", "xorg-server", "", ""),
    ("xserver-xorg-video-dummy", "X.Org's dummy video driver", "xorg-x11-drv-dummy", "xf86-video-dummy", "", ""),
    ("x11-xserver-utils", "xrandr", "xrandr", "xorg-xrandr", "", ""),
    ("ibus", "IBus", "ibus", "ibus", "", ""),
    ("ibus-gtk3", "IBus's module for GTK 3", "ibus-gtk3", "ibus", "", ""),
    ("ibus-unikey", "IBus Unikey", "ibus-unikey", "ibus-unikey", "", ""),
    ("fcitx5", "Fcitx 5", "fcitx5", "fcitx5", "", ""),
    ("fcitx5-frontend-gtk3", "Fcitx 5's module for GTK 3", "fcitx5-gtk", "fcitx5-gtk", "", ""),
    ("fcitx5-unikey", "Fcitx 5 Unikey", "fcitx5-unikey", "fcitx5-unikey", "", ""),
    ("webkit2gtk-driver", "WebKitWebDriver of WebKitGTK", "=WebKitWebDriver of WebKitGTK", "=WebKitWebDriver of WebKitGTK", "", ""),
    ("chromium", "Chromium", "chromium", "chromium", "=Chromium: brew install --cask chromium", "Google.Chrome"),
    ("chromium-driver", "ChromeDriver", "chromedriver", "chromium", "=ChromeDriver: brew install --cask chromedriver", "Chromium.ChromeDriver"),
    ("espeak-ng", "eSpeak NG", "espeak-ng", "espeak-ng", "espeak-ng", "eSpeak-NG.eSpeak-NG"),
    ("vsmartcard-vpcd", "vpcd of virtualsmartcard", VPCD, VPCD, "", ""),
    ("openssl", "the command openssl", "openssl", "openssl", "openssl@3", "ShiningLight.OpenSSL.Light"),
    ("dpkg-dev", "dpkg, for the .deb alone", "", "", "", ""),
    ("desktop-file-utils", "desktop-file-validate", "desktop-file-utils", "desktop-file-utils", "", ""),
    ("python3-venv", "Python 3 with venv", "python3", "python", "python3", "Python.Python.3.13"),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::system::{TO_RUN, TO_TEST};

    const ALL: [System; 5] = [System::Fedora, System::Arch, System::MacOs, System::Windows, System::Other];

    #[test]
    fn everything_needed_has_a_name_on_every_system_and_nothing_else_has() {
        let needed: Vec<&str> = TO_RUN.iter().chain(TO_TEST).map(|need| need.package).collect();
        for package in &needed {
            for system in ALL {
                assert_ne!(system.name(package), Name::Library(""), "{package} on {system:?}");
            }
        }
        for row in TABLE {
            assert!(needed.contains(&row.0), "{} is needed by nobody", row.0);
        }
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_system_is_known_by_what_it_says_and_by_what_it_descends_from() {
        let cases = [
            ("NAME=\"Fedora Linux\"\nID=fedora\nVERSION_ID=43", System::Fedora),
            ("ID=\"rocky\"\nID_LIKE=\"rhel centos fedora\"", System::Fedora),
            ("ID=arch", System::Arch),
            ("ID=manjaro\nID_LIKE=arch", System::Arch),
            ("ID=alpine", System::Other),
            ("", System::Other),
        ];
        for (said, system) in cases {
            assert_eq!(System::here(said), system, "{said}");
        }
    }
}
