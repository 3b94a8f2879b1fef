//! Device profiles: what was measured on a model of fingerprint scanner whose driver does not know its resolution.

use enrollment::{Date, Timestamp};
use keyring::{Role, Signer};
use serde::{Deserialize, Serialize};

use crate::{
    PackageError, Trust,
    statement::{self, Statement},
};

/// Longest text in a profile, in characters.
const MAX_TEXT: usize = 120;
/// Resolutions that a scanner can have, pixels per inch.
const SANE_PPI: std::ops::RangeInclusive<u16> = 50..=5000;

/// What was measured on a model of fingerprint scanner, and for how long the center stands by it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DeviceProfile {
    /// Which scanners it is for.
    pub model: ScannerModel,
    /// The maker, for people.
    pub vendor: String,
    /// Pixels per inch, measured and rounded.
    pub ppi: u16,
    /// Who measured it: laboratory or person.
    pub measured_by: String,
    /// When it was measured.
    pub measured_on: Date,
    /// Counts the profiles of this model; the highest one counts.
    pub counter: u64,
    /// When it was signed, by the center's clock.
    pub issued_at: Timestamp,
    /// The last day on which it may be worked with.
    pub last_day: Date,
}

/// Which scanners are meant, by what their driver says about them. `device` and `product` may end in `*`, which stands for anything.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ScannerModel {
    /// Name of the driver, exactly.
    pub driver: String,
    /// The driver's identity of the device, or its serial number where the driver gives one.
    pub device: String,
    /// The name that the driver gives the model.
    pub product: String,
}

impl ScannerModel {
    /// Whether a device is of this model.
    #[must_use]
    pub fn fits(&self, driver: &str, device: &str, product: &str) -> bool {
        self.driver == driver && fits(&self.device, device) && fits(&self.product, product)
    }
}

fn fits(pattern: &str, text: &str) -> bool {
    match pattern.strip_suffix('*') {
        Some(start) => text.starts_with(start),
        None => pattern == text,
    }
}

fn is_text(text: &str) -> bool {
    !text.trim().is_empty() && text.chars().count() <= MAX_TEXT && !text.chars().any(char::is_control)
}

fn is_pattern(text: &str) -> bool {
    is_text(text) && !text.strip_suffix('*').unwrap_or(text).contains('*')
}

impl DeviceProfile {
    /// Whether `today` is not after the last day.
    #[must_use]
    pub fn is_current(&self, today: Date) -> bool {
        today <= self.last_day
    }
}

impl Statement for DeviceProfile {
    const TYPE: &'static str = "thu-nhan/device-profile";
    const SIGNERS: &'static [Role] = &[Role::Center];
    const MAX: usize = 16 * 1024;

    fn check(&self) -> Result<(), PackageError> {
        let model = &self.model;
        if !is_text(&model.driver) || model.driver.contains('*') || !is_pattern(&model.device) || !is_pattern(&model.product) {
            return Err(PackageError::Malformed("model of a device profile"));
        }
        if !is_text(&self.vendor) || !is_text(&self.measured_by) {
            return Err(PackageError::Malformed("text of a device profile"));
        }
        if !SANE_PPI.contains(&self.ppi) {
            return Err(PackageError::Malformed("resolution of a device profile"));
        }
        let issued = self.issued_at.vietnam_date();
        if self.measured_on > issued || self.last_day < issued {
            return Err(PackageError::Malformed("days of a device profile"));
        }
        Ok(())
    }
}

/// Signs as the center.
pub fn sign(profile: &DeviceProfile, center: &dyn Signer) -> Result<Vec<u8>, PackageError> {
    statement::sign(profile, &[center], profile.issued_at)
}

/// Checks who signed it, with certificates valid at `at`. Whether its last day is past is for the caller to ask
/// ([`DeviceProfile::is_current`]): an old profile is still an authentic one.
pub fn verify(file: &[u8], trust: &Trust, at: Timestamp) -> Result<DeviceProfile, PackageError> {
    Ok(statement::verify::<DeviceProfile>(file, trust, at)?.statement)
}
