//! One finger rolled: found on its picture, measured, and set beside the same finger laid down.

use std::collections::BTreeMap;
use std::sync::Arc;

use enrollment::{Draft, FingerFound, FingerPosition, PrintFlaw, Sample, SampleKind};
use fingerprint::mixup::is_of_another_finger;
use fingerprint::{Image, Outcome as Segmented, Position, Prepared, Why, prepare, read_record};

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
    let none = BTreeMap::new();
    if let Some(flaw) = beside_plain(work, case.samples().unwrap_or(&none), &note.found, &record)? {
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
        let by_itself = |flaw: &PrintFlaw| !matches!(flaw, PrintFlaw::UnlikePlain | PrintFlaw::NotRolled);
        let tried = note.find_try(sample.id).and_then(|one| one.found.fingers().first());
        let own = tried.and_then(|finger| finger.own_flaw.or(finger.found.flaw.filter(by_itself))).or(found.flaw.filter(by_itself));
        let beside = beside_plain(work, draft.samples(), &FingerFound { flaw: own, ..found }, &record.record)?;
        draft.judge_rolled(finger, beside.or(own));
    }
    Ok(())
}

/// What sets this rolled print apart from the plain one of the same finger.
fn beside_plain(work: &Work, samples: &BTreeMap<SampleKind, Sample>, rolled: &FingerFound, record: &[u8]) -> Result<Option<PrintFlaw>, Refusal> {
    let finger = rolled.position;
    let Some(plain) = plain_of(samples, finger) else { return Ok(None) };
    let known = plain_print(work, samples, finger)?;
    let own = read_record(record).ok().and_then(|views| views.first().map(prepare));
    if let (Some(known), Some(own)) = (known, own) {
        let mut others = Vec::new();
        for other in FingerPosition::ALL.into_iter().filter(|other| *other != finger) {
            others.extend(plain_print(work, samples, other)?);
        }
        if is_of_another_finger(&own, &known, plain.is_good() && rolled.is_good(), others.iter().map(|other| &**other)) {
            return Ok(Some(PrintFlaw::UnlikePlain));
        }
    }
    // A plain print that is weak says nothing about how wide the finger is.
    Ok((plain.is_good() && (rolled.width as f32) < plain.width as f32 * WIDER).then_some(PrintFlaw::NotRolled))
}

/// The finger in the kept slap.
fn plain_of(samples: &BTreeMap<SampleKind, Sample>, finger: FingerPosition) -> Option<&FingerFound> {
    samples.get(&SampleKind::Slap(finger.slap()))?.capture.fingers.iter().find(|one| one.position == finger)
}

/// Its print, from the picture it counts from.
fn plain_print(work: &Work, samples: &BTreeMap<SampleKind, Sample>, finger: FingerPosition) -> Result<Option<Arc<Prepared>>, Refusal> {
    let Some(picture) = samples.get(&SampleKind::Slap(finger.slap())).and_then(|slap| slap.picture_of(finger)) else { return Ok(None) };
    let stored = work.vault().finger_templates(&picture)?;
    Ok(stored.into_iter().find(|one| one.finger == finger.code()).and_then(|one| ready(one.finger, &one.record)).map(|(_, print)| print))
}
