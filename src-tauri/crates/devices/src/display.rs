use serde::{Deserialize, Serialize};

use crate::DeviceError;

/// The screens of this machine; the applicant's window goes onto the one that is not primary.
pub trait Displays: Send {
    /// All screens that are on, the primary one first.
    fn list(&self) -> Result<Vec<DisplayInfo>, DeviceError>;
}

/// One screen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DisplayInfo {
    /// Name by the system.
    pub name: String,
    /// Pixels across.
    pub width: u32,
    /// Pixels down.
    pub height: u32,
    /// Whether this is the one the officer works on.
    pub primary: bool,
}
