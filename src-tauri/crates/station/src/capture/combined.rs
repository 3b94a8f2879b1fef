//! The best print of each finger, from tries that show the same hand; each counts from the picture it was taken in.
//!
//! Nothing is put together to a picture that no scanner gave: the record names, for each finger, which of the pictures it lies in. Fingers of
//! two people never come together, because only tries whose prints agree with each other are combined.

use enrollment::{ApplicationId, FingerFound, FingerPosition, FurtherPicture, Sample, SampleId, SampleKind};
use fingerprint::{SAME_FINGER, similarity};
use store::{SampleChange, Try};

use super::mix_up::ready;
use super::{gone, may_keep, sample_of};
use crate::case::Case;
use crate::note::{FingerNote, Note, TryNote};
use crate::station::Work;
use crate::{Refusal, Station};

/// Between the tries' ids in the name of a combination.
const AND: char = '+';

/// A combination of tries.
pub struct Combination<'a> {
    /// The tries whose pictures are used, in the record's order.
    pub tries: Vec<&'a TryNote>,
    /// The best print of each finger; `found.picture` says from which of the tries.
    pub fingers: Vec<FingerNote>,
}

impl Combination<'_> {
    /// Its name: the ids of its tries.
    pub fn name(&self) -> String {
        self.tries.iter().map(|one| one.id.to_string()).collect::<Vec<_>>().join(&AND.to_string())
    }

    /// Which fingers these are rests on what was declared, in one of the tries at least.
    pub fn has_declared_names(&self) -> bool {
        self.tries.iter().any(|one| one.found.has_declared_names())
    }

    /// The sample it becomes.
    fn sample(&self, tries: u32) -> Option<Sample> {
        let (first, rest) = self.tries.split_first()?;
        let mut sample = sample_of(first, tries);
        sample.capture.simulated = self.tries.iter().any(|one| one.simulated);
        sample.capture.names_declared = self.has_declared_names();
        sample.capture.fingers = self.fingers.iter().map(|finger| finger.found).collect();
        let further = rest.iter().map(|one| {
            Some(FurtherPicture {
                id: one.id,
                digest: one.digest,
                length: one.length,
                media_type: one.media_type.clone(),
                device: one.device.clone(),
                simulated: one.simulated,
                by: one.by.clone(),
                at: one.at,
                number: one.number,
                resolution_ppi: one.ppi?,
            })
        });
        sample.further = further.collect::<Option<_>>()?;
        Some(sample)
    }
}

impl Note {
    /// The best of each finger of a slap, where the best try does not have all of them good: a finger counts from another try than the best
    /// one when it is good there alone, or clearly better. Fingers that were asked for one by one stand each for itself.
    pub fn combined(&self, kind: SampleKind) -> Option<Combination<'_>> {
        let SampleKind::Slap(_) = kind else { return None };
        let usable: Vec<&TryNote> = self.best_first(kind).into_iter().filter(|one| one.can_keep || one.found.is_apart()).collect();
        let best = usable.first()?;
        let together: Vec<&TryNote> = usable.iter().copied().filter(|one| may_stand_together(best, one)).collect();
        let expected = best.found.expected();
        // All of them are good in one picture, which is kept as it is: the others would only make the package larger.
        if expected.iter().all(|finger| best.found.fingers().iter().any(|found| found.found.position == *finger && found.good)) {
            return None;
        }
        let chosen: Vec<(&TryNote, &FingerNote)> = expected.iter().filter_map(|finger| best_of(&together, *finger)).collect();
        // In the order in which they were proposed; one of which no finger counts is not needed.
        let tries: Vec<&TryNote> = together.into_iter().filter(|one| chosen.iter().any(|(of, _)| of.id == one.id)).collect();
        if tries.len() < 2 || chosen.len() < expected.len() {
            return None;
        }
        let fingers = chosen.into_iter().map(|(of, finger)| {
            let at = tries.iter().position(|one| one.id == of.id)?;
            let found = FingerFound { picture: u8::try_from(at).ok()?, ..finger.found };
            Some(FingerNote { found, ..finger.clone() })
        });
        let fingers = fingers.collect::<Option<_>>()?;
        Some(Combination { tries, fingers })
    }
}

/// Whether two tries are known to show one hand, as far as this can be known.
fn may_stand_together(best: &TryNote, other: &TryNote) -> bool {
    best.id == other.id || best.is_alike(other) || other.is_alike(best)
}

/// The try from which a finger counts: the first, unless it is good in another one alone, or clearly better there.
fn best_of<'a>(tries: &[&'a TryNote], finger: FingerPosition) -> Option<(&'a TryNote, &'a FingerNote)> {
    let mut best: Option<(&TryNote, &FingerNote)> = None;
    for one in tries.iter().copied() {
        if let Some(here) = one.found.fingers().iter().find(|there| there.found.position == finger)
            && best.is_none_or(|(_, known)| here.is_clearly_better_than(known))
        {
            best = Some((one, here));
        }
    }
    best
}

/// Whether an attempt that is to be kept names a combination.
pub(super) fn is_combination(attempt: &str) -> bool {
    attempt.contains(AND)
}

/// The earlier tries that show the same hand as the prints just taken: of the fingers that are good in both at least half agree, and one
/// agrees in any case. Fingers that were asked for one by one (`apart`) prove no hand by lying in one picture, so that it is enough when nothing
/// speaks against it.
pub(super) fn alike(
    work: &Work,
    case: &Case,
    kind: SampleKind,
    new: &[FingerNote],
    templates: &[(u8, Vec<u8>)],
    apart: bool,
) -> Result<Vec<SampleId>, Refusal> {
    let new: Vec<_> = templates
        .iter()
        .filter_map(|(code, record)| Some((ready(*code, record)?.1, new.iter().find(|one| one.found.position.code() == *code)?)))
        .collect();
    let mut alike = Vec::new();
    for earlier in case.note.tries.iter().filter(|one| one.kind == kind && (one.can_keep || one.found.is_apart())) {
        let stored = work.vault().finger_templates(&earlier.id)?;
        let (mut agree, mut good) = (0, 0);
        for (print, note) in &new {
            let code = note.found.position.code();
            let Some(known) = stored.iter().find(|one| one.finger == code).and_then(|one| ready(one.finger, &one.record)) else { continue };
            let same = similarity(print, &known.1) >= SAME_FINGER;
            agree += usize::from(same);
            let there = earlier.found.fingers().iter().find(|one| one.found.position == note.found.position);
            good += usize::from(note.good && there.is_some_and(|there| there.good));
        }
        let silent = good == 0 && apart && earlier.found.is_apart();
        if silent || agree > 0 && 2 * agree >= good {
            alike.push(earlier.id);
        }
    }
    Ok(alike)
}

impl Station {
    /// Accepts a combination of tries, named by their ids, as it is proposed now.
    pub(super) fn keep_combination(&self, id: &ApplicationId, name: &str) -> Result<Case, Refusal> {
        let mut ended: Vec<Try> = Vec::new();
        let case = self.edit_samples("keep_slap", id, |edit, _| {
            may_keep(edit)?;
            let first: SampleId = name.split(AND).next().and_then(|id| id.parse().ok()).ok_or_else(gone)?;
            let kind = edit.note.find_try(first).ok_or_else(gone)?.kind;
            let combined = edit.note.combined(kind).filter(|combined| combined.name() == name).ok_or_else(gone)?;
            if !edit.draft.samples().contains_key(&kind) {
                ended.extend(combined.tries.first().map(|one| Try { at: edit.work.now(), score: None, ..one.as_attempt(Try::KEPT) }));
            }
            let mut sample = combined.sample(edit.note.tries_of(kind)).ok_or_else(gone)?;
            let apart = combined.tries.iter().any(|one| one.found.is_apart());
            sample.capture.mix_ups = self.mix_ups(edit.work, edit.draft, &sample, apart)?;
            edit.samples.push(SampleChange::Keep(sample.id));
            edit.samples.extend(sample.further.iter().map(|further| SampleChange::KeepBeside(further.id)));
            let events = edit.draft.record_sample(sample, &edit.work.act)?;
            edit.events.extend(events);
            super::rolled::judge_again(edit.work, edit.draft, edit.note)
        })?;
        self.note_ended(&ended);
        Ok(case)
    }
}
