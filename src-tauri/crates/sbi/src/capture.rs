//! The answer to a capture, checked piece by piece.

use devices::{DeviceError, FingerImage};
use enrollment::{FingerPosition, Timestamp};
use portrait::Rgb;

use crate::answer::{Biometric, Captured, DigitalId, Taken};
use crate::chain::HashChain;
use crate::discovery::SbiDevice;
use crate::fault::{Distrust, failed};
use crate::line::Answered;
use crate::trust::Makers;
use crate::{name, picture, token};

/// How far a device's clock may be off, milliseconds (the reference client's five minutes).
const CLOCK_TOLERANCE_MS: i64 = 5 * 60 * 1000;

/// Who was asked, and what came.
pub(crate) struct Asked<'a> {
    pub(crate) device: &'a SbiDevice,
    pub(crate) makers: &'a Makers,
    pub(crate) answered: &'a Answered,
}

/// One signed record.
struct Piece {
    sub_type: String,
    /// What the device says of its quality.
    score: Option<u8>,
    record: Vec<u8>,
}

/// The fingers that were asked for, in position order.
pub(crate) fn fingers(asked: &Asked, wanted: &[FingerPosition], chain: &mut HashChain) -> Result<Vec<(FingerPosition, FingerImage)>, DeviceError> {
    let mut taken = asked.pieces("Finger", chain)?.into_iter().map(|piece| finger(&piece, wanted)).collect::<Result<Vec<_>, _>>()?;
    taken.sort_by_key(|(finger, _)| finger.code());
    let mut wanted = wanted.to_vec();
    wanted.sort_by_key(|finger| finger.code());
    let named: Vec<_> = taken.iter().map(|(finger, _)| *finger).collect();
    if named.iter().any(|finger| !wanted.contains(finger)) || named.len() > wanted.len() {
        return Err(failed("other fingers than were asked for"));
    }
    if named != wanted {
        // Three for four would leave one out that nobody misses.
        return Err(DeviceError::TryAgain(devices::Retry::General));
    }
    Ok(taken)
}

/// The face that was asked for.
pub(crate) fn face(asked: &Asked, chain: &mut HashChain) -> Result<Rgb, DeviceError> {
    let pieces = asked.pieces("Face", chain)?;
    let [piece] = pieces.as_slice() else { return Err(failed("not one face")) };
    picture::of_face(&piece.record)
}

fn finger(piece: &Piece, wanted: &[FingerPosition]) -> Result<(FingerPosition, FingerImage), DeviceError> {
    // A finger that was asked for alone needs no name.
    let finger = match (name::named(&piece.sub_type), wanted) {
        (Some(finger), _) => finger,
        (None, [only]) => *only,
        (None, _) => return Err(failed("a finger without a name")),
    };
    Ok((finger, FingerImage { device_score: piece.score, ..picture::of_finger(&piece.record, finger)? }))
}

impl Asked<'_> {
    /// All records of the answer; each is signed, of this device, for this capture, of now, and in its place.
    fn pieces(&self, kind: &str, chain: &mut HashChain) -> Result<Vec<Piece>, DeviceError> {
        let answer: Captured = serde_json::from_slice(&self.answered.bytes).map_err(|_| failed("the answer is not the interface's"))?;
        if let Some(why) = answer.error.and_then(|error| error.meaning()) {
            return Err(why);
        }
        answer.biometrics.iter().map(|biometric| self.piece(biometric, kind, chain)).collect()
    }

    fn piece(&self, biometric: &Biometric, kind: &str, chain: &mut HashChain) -> Result<Piece, DeviceError> {
        if let Some(why) = biometric.error.as_ref().and_then(|error| error.meaning()) {
            return Err(why);
        }
        let Self { device, makers, answered } = self;
        let (signed, device_signer) = token::read::<Taken>(&biometric.data, makers, answered.now)?;
        let (identity, identity_signer) = token::read::<DigitalId>(&signed.digital_id, makers, answered.now)?;
        if identity.serial_no != device.serial || identity.make != device.make || identity.model != device.model {
            return Err(Distrust::OtherDevice.into());
        }
        // Another device that is believed may say that it is this one.
        if (&device_signer, &identity_signer) != (&device.signers.device, &device.signers.identity) {
            return Err(Distrust::OtherKey.into());
        }
        if signed.transaction_id != answered.transaction {
            return Err(Distrust::OtherTransaction.into());
        }
        let made: Timestamp = signed.timestamp.parse().map_err(|_| Distrust::TimeOff)?;
        if made.ms_since(answered.now).abs() > CLOCK_TOLERANCE_MS {
            return Err(Distrust::TimeOff.into());
        }
        if signed.bio_type != kind || biometric.spec_version != device.dialect.version() {
            return Err(failed("something else, or of another version"));
        }
        let record = token::bytes(&signed.bio_value)?;
        chain.take(&record);
        if !chain.stands_at(&biometric.hash) {
            return Err(Distrust::ChainBroken.into());
        }
        Ok(Piece { sub_type: signed.bio_sub_type, score: score_of(&signed.quality_score), record })
    }
}

/// A score as services write it, with or without decimals; `None` for what is none.
fn score_of(text: &str) -> Option<u8> {
    let score: f32 = text.trim().parse().ok()?;
    (0.0..=100.0).contains(&score).then(|| score.round() as u8)
}
