use serde::{Deserialize, Serialize};

/// What a device says about itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeviceInfo {
    /// Stable as long as the device stays on the same socket; what settings refer to.
    pub id: String,
    /// The maker's name, for people.
    pub name: String,
    /// True when no hardware stands behind it. Goes into the record, the screen and the package.
    pub simulated: bool,
    /// What sort of device this is.
    pub kind: DeviceKind,
}

/// The sorts of devices a station knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DeviceKind {
    /// A camera for the portrait.
    Camera,
    /// A fingerprint scanner, for slaps or single fingers.
    FingerprintScanner,
    /// An iris camera.
    IrisCamera,
    /// A smart card reader.
    CardReader,
    /// A screen.
    Display,
    /// A voice that reads aloud.
    Speech,
}
