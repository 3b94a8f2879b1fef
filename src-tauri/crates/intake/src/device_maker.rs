//! Vouching for a maker of devices.

use std::path::Path;

use enrollment::Timestamp;
use package::{DeviceMaker, device_maker};

use crate::error::IntakeError;
use crate::identity::CenterIdentity;

/// Whom the center vouches for.
#[derive(Clone, Debug)]
pub struct Vouched {
    /// The maker.
    pub maker: String,
    /// Certificate of its authority, PEM.
    pub authority: String,
    /// Days from today for which its devices are believed.
    pub days: u16,
    /// Counts the statements about this maker.
    pub counter: u64,
}

/// A statement over it with the signature of the center in `data`, to be put into the folder `profiles` of stations.
///
/// # Errors
/// [`IntakeError::NotProvisioned`], and [`IntakeError::Package`] when the name or the certificate is none.
pub fn vouch_for_maker(data: &Path, vouched: Vouched, now: Timestamp) -> Result<(DeviceMaker, Vec<u8>), IntakeError> {
    let center = CenterIdentity::load(data)?;
    let today = now.vietnam_date();
    let maker = DeviceMaker {
        maker: vouched.maker,
        authority: vouched.authority,
        counter: vouched.counter,
        issued_at: now,
        last_day: today.plus_days(i64::from(vouched.days)).unwrap_or(today),
    };
    let file = device_maker::sign(&maker, &center.signing)?;
    Ok((maker, file))
}
