//! One finger rolled: found on its picture, measured, and set beside the same finger laid down.

use enrollment::{FingerPosition, PrintFlaw, SampleKind};
use fingerprint::{Image, Outcome as Segmented, Position, SAME_FINGER, prepare, read_record, similarity};

use super::mix_up::ready;
use super::slap::{Examined, finger_note, too_few};
use crate::Refusal;
use crate::case::Case;
use crate::note::Outcome;
use crate::station::Work;

/// A rolled print is wider than the finger laid down by more than this.
const WIDER: f32 = 1.08;

/// Finds the finger and compares it with its plain print, if that was kept. What does not agree is a flaw, for the clerk to decide about.
pub(super) fn examine(work: &Work, case: &Case, picture: &Image, finger: FingerPosition) -> Result<Examined, Refusal> {
    let position = Position::try_from(finger.code()).map_err(Refusal::internal)?;
    let segmentation = fingerprint::segment_single(picture, position);
    let first = match &segmentation.outcome {
        Segmented::Found(found) => found.first(),
        _ => None,
    };
    let Some(first) = first else { return Ok(Examined::not_found(Outcome::TooFew, too_few())) };
    let (mut note, record) = finger_note(picture, finger, &first.region);
    if let Some(flaw) = beside_plain(work, case, finger, note.found.width, &record)? {
        note.found.flaw = Some(flaw);
        note.good = false;
        note.reasons.insert(0, flaw.code().to_owned());
    }
    Ok(Examined::found(vec![(note, record)]))
}

/// What sets this rolled print apart from the plain one of the same finger.
fn beside_plain(work: &Work, case: &Case, finger: FingerPosition, width: u32, record: &[u8]) -> Result<Option<PrintFlaw>, Refusal> {
    let Some(slap) = case.sample(SampleKind::Slap(finger.slap())) else { return Ok(None) };
    let Some(plain) = slap.capture.fingers.iter().find(|one| one.position == finger) else { return Ok(None) };
    let stored = work.vault().finger_templates(&slap.id)?;
    let known = stored.into_iter().find(|one| one.finger == finger.code()).and_then(|one| ready(one.finger, &one.record));
    let rolled = read_record(record).ok().and_then(|views| views.first().map(prepare));
    if let (Some((_, known)), Some(rolled)) = (known, rolled)
        && similarity(&rolled, &known) < SAME_FINGER
    {
        return Ok(Some(PrintFlaw::UnlikePlain));
    }
    // A plain print that is weak says nothing about how wide the finger is.
    Ok((plain.is_good() && (width as f32) < plain.width as f32 * WIDER).then_some(PrintFlaw::NotRolled))
}
