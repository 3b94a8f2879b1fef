use std::path::PathBuf;

/// Why a workstation did not open. The code is the catalogs' (`error-<code>`).
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// The folder holds no provisioned station.
    #[error("{0} holds no provisioned station; a demo post is made by `tn station provision-demo --data DIR` or by --practice")]
    NotProvisioned(PathBuf),
    /// A file of the provisioning cannot be read or is not what it must be.
    #[error("{file}: {why}")]
    Unreadable {
        /// The file.
        file: PathBuf,
        /// What is wrong with it.
        why: String,
    },
    /// A key could not be made or loaded.
    #[error(transparent)]
    Key(#[from] keyring::KeyError),
    /// A signed thing could not be made or read.
    #[error(transparent)]
    Package(#[from] package::PackageError),
    /// Another program works in the folder.
    #[error("another program works in {0}")]
    InUse(PathBuf),
    /// The folder lies on a file system that knows no locks.
    #[error("the folder cannot be locked: {0}")]
    NoLocks(std::io::Error),
    /// The folder holds data of a post, and no post may be made over it.
    #[error("{0} holds data of a post")]
    HoldsPost(PathBuf),
    /// The station refused to start.
    #[error("the station did not open: {0}")]
    Refused(station::Refusal),
    /// The demo post could not be made.
    #[error("the station did not open: {0}")]
    Station(String),
    /// The center of the demo post could not be made or started.
    #[error("the reference center: {0}")]
    Center(String),
    /// The folder cannot be used.
    #[error("{0}")]
    Disk(#[from] std::io::Error),
}

impl OpenError {
    /// The code of the sentence in the catalogs.
    pub fn code(&self) -> &'static str {
        match self {
            Self::NotProvisioned(_) => "notProvisioned",
            Self::Unreadable { .. } => "provisioningUnreadable",
            Self::Key(error) => error.code(),
            Self::Package(_) => "provisioningUnreadable",
            Self::InUse(_) => "stationInUse",
            Self::NoLocks(_) => "folderWithoutLocks",
            Self::HoldsPost(_) => "folderHoldsPost",
            Self::Refused(refusal) => refusal.code,
            Self::Station(_) => "stationNotOpened",
            Self::Center(_) => "centerNotStarted",
            Self::Disk(_) => "folderUnusable",
        }
    }
}
