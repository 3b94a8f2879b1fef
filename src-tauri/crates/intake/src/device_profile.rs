//! Signing what was measured on a model of fingerprint scanner.

use std::path::Path;

use enrollment::{Date, Timestamp};
use package::DeviceProfile;
use package::device_profile::{self, ScannerModel};

use crate::error::IntakeError;
use crate::identity::CenterIdentity;

/// What whoever measured a scanner hands in.
#[derive(Clone, Debug)]
pub struct Measured {
    /// Which scanners it is for.
    pub model: ScannerModel,
    /// The maker.
    pub vendor: String,
    /// Pixels per inch.
    pub ppi: u16,
    /// Who measured it.
    pub measured_by: String,
    /// When.
    pub measured_on: Date,
    /// Days from today for which it is good.
    pub days: u16,
    /// Counts the profiles of this model.
    pub counter: u64,
}

/// A profile over it with the signature of the center in `data`, to be put into the folder `profiles` of stations.
///
/// # Errors
/// [`IntakeError::NotProvisioned`], and [`IntakeError::Package`] when what was handed in is no profile.
pub fn sign_device_profile(data: &Path, measured: Measured, now: Timestamp) -> Result<(DeviceProfile, Vec<u8>), IntakeError> {
    let center = CenterIdentity::load(data)?;
    let today = now.vietnam_date();
    let profile = DeviceProfile {
        model: measured.model,
        vendor: measured.vendor,
        ppi: measured.ppi,
        measured_by: measured.measured_by,
        measured_on: measured.measured_on,
        counter: measured.counter,
        issued_at: now,
        last_day: today.plus_days(i64::from(measured.days)).unwrap_or(today),
    };
    let file = device_profile::sign(&profile, &center.signing)?;
    Ok((profile, file))
}
