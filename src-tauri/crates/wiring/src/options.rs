use crate::Screens;
use keyring::Policy as PasswordPolicy;
use std::ops::RangeInclusive;
use std::path::PathBuf;

/// What a workstation is opened with.
#[derive(Clone, Debug)]
pub struct Options {
    /// Folder of the post: configuration, keys, databases.
    pub data: PathBuf,
    /// Address of the center; `None` takes the one of the configuration, and in practice starts a reference center of its own.
    pub center: Option<String>,
    /// Practice: a demo post is made when there is none, and simulators stand in for devices.
    pub practice: bool,
    /// In practice each finger is rolled too, after the slaps.
    pub rolled: bool,
    /// Language of the windows until an officer chooses, by its tag: `vi`.
    pub language: String,
    /// Where the screens come from.
    pub screens: Screens,
    /// How dear the officers' passwords must be to try.
    pub passwords: PasswordPolicy,
    /// Where services of devices are looked for on this computer; theirs by the interface, but for tests, which must not find each other's.
    pub service_ports: RangeInclusive<u16>,
    /// The helper around libfprint; `None` for the one that came with this program, but for tests, which break it.
    pub fingerprint_helper: Option<PathBuf>,
}

impl Default for Options {
    /// The folder of this user's station.
    fn default() -> Self {
        Self {
            data: default_folder(),
            center: None,
            practice: false,
            rolled: false,
            language: "vi".to_owned(),
            screens: Screens::default(),
            passwords: PasswordPolicy::Product,
            service_ports: sbi::PORTS,
            fingerprint_helper: None,
        }
    }
}

impl Options {
    /// Practice keeps apart from the post's own work: a folder of its own unless one was named.
    #[must_use]
    pub fn practice_folder(mut self) -> Self {
        if self.practice && self.data == default_folder() {
            self.data = default_folder().with_file_name("thu-nhan-practice");
        }
        self
    }
}

fn default_folder() -> PathBuf {
    let set = |name: &str| std::env::var_os(name).map(PathBuf::from).filter(|path| path.is_absolute());
    let base = if cfg!(windows) {
        set("LOCALAPPDATA")
    } else if cfg!(target_os = "macos") {
        set("HOME").map(|home| home.join("Library/Application Support"))
    } else {
        set("XDG_DATA_HOME").or_else(|| set("HOME").map(|home| home.join(".local/share")))
    };
    base.unwrap_or_else(|| PathBuf::from(".")).join("thu-nhan")
}
