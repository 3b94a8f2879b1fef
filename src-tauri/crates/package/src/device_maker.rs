//! Device makers: whose devices are believed when they prove by a certificate who they are.

use enrollment::{Date, Timestamp};
use keyring::{Role, Signer};
use serde::{Deserialize, Serialize};

use crate::{
    PackageError, Trust,
    statement::{self, Statement},
};

/// Longest name of a maker, in characters.
const MAX_TEXT: usize = 120;

/// A maker's authority, and for how long the center vouches for the devices under it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DeviceMaker {
    /// The maker, for people; the newest statement about a maker counts.
    pub maker: String,
    /// The certificate (X.509) of the authority under which its devices have theirs, PEM.
    pub authority: String,
    /// Counts the statements about this maker; the highest one counts.
    pub counter: u64,
    /// When it was signed, by the center's clock.
    pub issued_at: Timestamp,
    /// The last day on which its devices are believed.
    pub last_day: Date,
}

impl DeviceMaker {
    /// The authority's certificate, DER.
    ///
    /// # Errors
    /// [`PackageError::Malformed`] when it is none.
    pub fn certificate(&self) -> Result<Vec<u8>, PackageError> {
        keyring::certificate_from_pem(&self.authority).map_err(|_| PackageError::Malformed("authority of a device maker"))
    }

    /// Whether `today` is not after the last day.
    #[must_use]
    pub fn is_current(&self, today: Date) -> bool {
        today <= self.last_day
    }
}

impl Statement for DeviceMaker {
    const TYPE: &'static str = "thu-nhan/device-maker";
    const SIGNERS: &'static [Role] = &[Role::Center];
    const MAX: usize = 32 * 1024;

    fn check(&self) -> Result<(), PackageError> {
        if self.maker.trim().is_empty() || self.maker.chars().count() > MAX_TEXT || self.maker.chars().any(char::is_control) {
            return Err(PackageError::Malformed("name of a device maker"));
        }
        if self.last_day < self.issued_at.vietnam_date() {
            return Err(PackageError::Malformed("days of a device maker"));
        }
        self.certificate().map(drop)
    }
}

/// Signs as the center.
pub fn sign(maker: &DeviceMaker, center: &dyn Signer) -> Result<Vec<u8>, PackageError> {
    statement::sign(maker, &[center], maker.issued_at)
}

/// Checks who signed it, with certificates valid at `at`. Whether its last day is past is for the caller to ask
/// ([`DeviceMaker::is_current`]).
pub fn verify(file: &[u8], trust: &Trust, at: Timestamp) -> Result<DeviceMaker, PackageError> {
    Ok(statement::verify::<DeviceMaker>(file, trust, at)?.statement)
}
