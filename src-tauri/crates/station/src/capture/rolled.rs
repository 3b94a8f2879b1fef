//! One finger rolled: found on its picture, measured, and set beside the same finger laid down.

use enrollment::{Draft, FingerPosition, PrintFlaw, Sample, SampleKind};
use fingerprint::{Image, Outcome as Segmented, Position, SAME_FINGER, Why, prepare, read_record, similarity};

use super::mix_up::ready;
use super::slap::{Examined, finger_note};
use crate::Refusal;
use crate::case::Case;
use crate::note::{Note, Outcome};
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
    let Some(first) = first else {
        let (outcome, why) = match &segmentation.outcome {
            Segmented::TooMany { .. } => (Outcome::TooMany, "fingerNotAlone"),
            Segmented::CannotTell(Why::Touching) => (Outcome::CannotTell, "fingerNotAlone"),
            other @ Segmented::CannotTell(_) => (Outcome::CannotTell, other.code().unwrap_or("fingerNotSeen")),
            Segmented::TooFew { .. } | Segmented::Found(_) => (Outcome::TooFew, "fingerNotSeen"),
        };
        return Ok(Examined::not_found(outcome, Some(why.to_owned())));
    };
    let (mut note, record) = finger_note(picture, finger, &first.region);
    let plain = case.sample(SampleKind::Slap(finger.slap()));
    if let Some(flaw) = beside_plain(work, plain, finger, note.found.width, &record)? {
        note.own_flaw = note.found.flaw;
        note.found.flaw = Some(flaw);
        note.good = false;
        note.reasons.insert(0, flaw.code().to_owned());
    }
    Ok(Examined::found(vec![(note, record)]))
}

/// Sets the rolled prints that are kept beside the plain ones anew: one of them was taken again, or came after the other.
pub(super) fn judge_again(work: &Work, draft: &mut Draft, note: &Note) -> Result<(), Refusal> {
    for finger in FingerPosition::ALL {
        let Some(sample) = draft.samples().get(&SampleKind::Rolled(finger)) else { continue };
        let Some(found) = sample.capture.fingers.first().copied() else { continue };
        let stored = work.vault().finger_templates(&sample.id)?;
        let Some(record) = stored.iter().find(|one| one.finger == finger.code()) else { continue };
        let beside = beside_plain(work, draft.samples().get(&SampleKind::Slap(finger.slap())), finger, found.width, &record.record)?;
        let by_itself = note.find_try(sample.id).and_then(|one| one.found.fingers().first()).and_then(|finger| finger.own_flaw);
        let own = found.flaw.filter(|flaw| !matches!(flaw, PrintFlaw::UnlikePlain | PrintFlaw::NotRolled)).or(by_itself);
        draft.judge_rolled(finger, beside.or(own));
    }
    Ok(())
}

/// What sets this rolled print apart from the plain one of the same finger.
fn beside_plain(work: &Work, slap: Option<&Sample>, finger: FingerPosition, width: u32, record: &[u8]) -> Result<Option<PrintFlaw>, Refusal> {
    let Some(slap) = slap else { return Ok(None) };
    let Some(plain) = slap.capture.fingers.iter().find(|one| one.position == finger) else { return Ok(None) };
    let Some(picture) = slap.picture_of(finger) else { return Ok(None) };
    let stored = work.vault().finger_templates(&picture)?;
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
