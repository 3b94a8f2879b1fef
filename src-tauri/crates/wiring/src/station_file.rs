use crate::OpenError;
use enrollment::{Date, StationId};
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};

/// `station.json`: what provisioning says about this station. Nothing secret, nothing personal.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct StationFile {
    /// Version of this file's form.
    pub version: u32,
    /// Id of the station, as in its certificate.
    pub station: StationId,
    /// Name of the post, as people read it.
    pub post: String,
    /// Name of this desk.
    pub desk: String,
    /// Synthetic people only.
    pub practice: bool,
    /// Epoch of the package sequence numbers.
    pub epoch: u32,
    /// Seconds without activity until the station locks.
    pub idle_seconds: u32,
    /// Lane letter of this station's tickets.
    pub ticket_lane: char,
    /// First ticket of the block.
    pub ticket_first: u16,
    /// Last ticket of the block.
    pub ticket_last: u16,
    /// Whether an iris camera belongs to this station; in practice the simulated one. `false`: each application says "no device".
    #[serde(default = "there")]
    pub iris_camera: bool,
    /// Whether faces are compared with the portrait on record. `false` until somebody has set the limits with people of this country
    /// (`portrait`'s README) and the lawyers agree; practice compares.
    #[serde(default)]
    pub face_comparison: bool,
    /// Whether each finger is rolled too, after the slaps. The law of 2024 does not say that it must be.
    #[serde(default)]
    pub rolled_prints: bool,
    /// Whether face and both hands are photographed where a finger cannot be taken.
    #[serde(default)]
    pub evidence_picture: bool,
    /// The day it was provisioned; the demo post's people are as old as they were on it.
    pub provisioned: Date,
    /// Address of the center.
    pub center: Option<String>,
    /// File of the certificate authorities by which a center at an `https` address is known: PEM, in the data folder (`tls.pem`).
    /// Without it the station's own authority counts. Nothing else is trusted, not even the system's authorities.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tls: Option<String>,
}

/// Files written before there was a word for it.
fn there() -> bool {
    true
}

impl StationFile {
    /// Its name in the data folder. It is written last, so that a folder with it is provisioned whole.
    pub const NAME: &'static str = "station.json";
    const VERSION: u32 = 1;

    /// The form this program writes.
    pub fn version() -> u32 {
        Self::VERSION
    }

    /// Whether the folder holds a provisioned station.
    pub fn exists(data: &Path) -> bool {
        data.join(Self::NAME).is_file()
    }

    /// Reads it.
    ///
    /// # Errors
    /// [`OpenError::NotProvisioned`], [`OpenError::Unreadable`].
    pub fn load(data: &Path) -> Result<Self, OpenError> {
        let file = data.join(Self::NAME);
        let bytes = std::fs::read(&file).map_err(|_| OpenError::NotProvisioned(data.to_path_buf()))?;
        let unreadable = |why: String| OpenError::Unreadable { file: file.clone(), why };
        let read: Self = serde_json::from_slice(&bytes).map_err(|why| unreadable(why.to_string()))?;
        if read.version != Self::VERSION {
            return Err(unreadable(format!("version {} is not understood", read.version)));
        }
        Ok(read)
    }

    /// Writes it: whole or not at all.
    ///
    /// # Errors
    /// [`OpenError::Disk`].
    pub fn save(&self, data: &Path) -> Result<(), OpenError> {
        let bytes = serde_json::to_vec_pretty(self).map_err(|why| OpenError::Station(why.to_string()))?;
        write(&data.join(Self::NAME), &bytes)
    }
}

/// Makes the data folder, its owner's alone. A folder that was there before becomes so only when it holds a post: a mistyped one
/// (`/tmp`) stays everybody's.
pub(crate) fn private_folder(data: &Path) -> std::io::Result<()> {
    keyring::make_private_folder(data)?;
    if StationFile::exists(data) { keyring::close_folder(data) } else { Ok(()) }
}

/// Writes a file whole or not at all, for its owner alone.
pub(crate) fn write(path: &Path, bytes: &[u8]) -> Result<(), OpenError> {
    Ok(keyring::write_private(path, bytes)?)
}

/// Reads a file of the provisioning.
pub(crate) fn read(path: PathBuf) -> Result<Vec<u8>, OpenError> {
    std::fs::read(&path).map_err(|why| OpenError::Unreadable { file: path, why: why.to_string() })
}
