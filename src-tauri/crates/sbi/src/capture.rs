//! The answer to a capture, checked piece by piece.

use devices::{DeviceError, FingerImage};
use enrollment::{FingerPosition, Timestamp};

use crate::answer::{Biometric, Captured, DigitalId, Finger};
use crate::chain::HashChain;
use crate::discovery::SbiDevice;
use crate::fault::{Distrust, failed};
use crate::trust::Makers;
use crate::{name, picture, token};

/// How far a device's clock may be off, milliseconds (the reference client's five minutes).
const CLOCK_TOLERANCE_MS: i64 = 5 * 60 * 1000;

/// What was asked, of whom, and what is known when the answer comes.
pub(crate) struct Asked<'a> {
    pub(crate) device: &'a SbiDevice,
    pub(crate) makers: &'a Makers,
    pub(crate) transaction: &'a str,
    /// The fingers, in position order.
    pub(crate) fingers: &'a [FingerPosition],
    pub(crate) now: Timestamp,
}

/// The fingers that were asked for, in position order. `chain` moves on only when everything holds.
pub(crate) fn read(answer: &[u8], asked: &Asked, chain: &mut HashChain) -> Result<Vec<(FingerPosition, FingerImage)>, DeviceError> {
    let answer: Captured = serde_json::from_slice(answer).map_err(|_| failed("the answer is not the interface's"))?;
    if let Some(why) = answer.error.and_then(|error| error.meaning()) {
        return Err(why);
    }
    let mut next = chain.clone();
    let mut taken = Vec::new();
    for biometric in &answer.biometrics {
        if let Some(why) = biometric.error.as_ref().and_then(|error| error.meaning()) {
            return Err(why);
        }
        taken.push(one(biometric, asked, &mut next)?);
    }
    taken.sort_by_key(|(finger, _)| finger.code());
    let mut wanted = asked.fingers.to_vec();
    wanted.sort_by_key(|finger| finger.code());
    let named: Vec<_> = taken.iter().map(|(finger, _)| *finger).collect();
    if named.iter().any(|finger| !wanted.contains(finger)) || named.len() > wanted.len() {
        return Err(failed("other fingers than were asked for"));
    }
    if named != wanted {
        // Three for four would leave one out that nobody misses.
        return Err(DeviceError::TryAgain(devices::Retry::General));
    }
    *chain = next;
    Ok(taken)
}

fn one(biometric: &Biometric, asked: &Asked, chain: &mut HashChain) -> Result<(FingerPosition, FingerImage), DeviceError> {
    let signed: Finger = token::read(&biometric.data, asked.makers, asked.now)?;
    let identity: DigitalId = token::read(&signed.digital_id, asked.makers, asked.now)?;
    if identity.serial_no != asked.device.serial || identity.make != asked.device.make || identity.model != asked.device.model {
        return Err(Distrust::OtherDevice.into());
    }
    if signed.transaction_id != asked.transaction {
        return Err(Distrust::OtherTransaction.into());
    }
    let made: Timestamp = signed.timestamp.parse().map_err(|_| Distrust::TimeOff)?;
    if made.ms_since(asked.now).abs() > CLOCK_TOLERANCE_MS {
        return Err(Distrust::TimeOff.into());
    }
    if signed.bio_type != "Finger" || biometric.spec_version != asked.device.dialect.version() {
        return Err(failed("no finger, or of another version"));
    }
    let record = token::bytes(&signed.bio_value)?;
    chain.take(&record);
    if !chain.stands_at(&biometric.hash) {
        return Err(Distrust::ChainBroken.into());
    }
    // A finger that was asked for alone needs no name.
    let finger = match (name::named(&signed.bio_sub_type), asked.fingers) {
        (Some(finger), _) => finger,
        (None, [only]) => *only,
        (None, _) => return Err(failed("a finger without a name")),
    };
    Ok((finger, picture::of(&record, finger)?))
}
