//! Taking portrait, prints and irises: a try is durable the moment it is taken, and only what somebody accepts goes into the application.

mod cameras;
mod combined;
mod evidence;
mod eyes;
mod iris;
mod mix_up;
mod portrait;
mod portrait_kept;
mod print;
mod scanner;
mod rolled;
mod slap;
mod turns;

pub use combined::Combination;
pub(crate) use eyes::Eyes;
pub(crate) use mix_up::{Compared, take_doubt_back};
pub use eyes::IrisReport;
pub use self::iris::{IrisCapture, is_good_iris};
pub use portrait_kept::{ConsentAsked, PortraitKept};
pub use self::portrait::Shutter;
pub(crate) use print::shown;
pub(crate) use scanner::{Fingers, Wanted};
pub use scanner::ScannerReport;
pub(crate) use slap::{Examined, TURN_UNPROVEN, examine};
pub use slap::SlapCapture;

use std::collections::BTreeMap;

use devices::DeviceInfo;
use enrollment::{
    Application, ApplicationId, CaptureNote, ExceptionKind, FingerException, FingerPosition, GapReason, Lasting, Modality, Part, Sample,
    SampleId, SampleKind, SummaryItem,
};
use store::{NewSample, SampleChange, SampleState, Try};

use crate::case::Case;
use crate::desk::random_uuid;
use crate::edit::Edit;
use crate::note::{Found, Note, TryNote};
use crate::station::Work;
use crate::{Refusal, Station, Topic};

/// Setting: the day for which "iris: no device" was answered.
const NO_IRIS_TODAY: &str = "gap.iris.noDevice";

/// A picture just taken, on its way into the vault.
struct Taken {
    kind: SampleKind,
    device: DeviceInfo,
    media_type: &'static str,
    bytes: Vec<u8>,
    size: (u32, u32),
    ppi: Option<u32>,
    found: Found,
    can_keep: bool,
    /// Of the fingers in it.
    templates: Vec<(u8, Vec<u8>)>,
    /// Earlier tries that show the same hand.
    alike: Vec<SampleId>,
}

impl Work {
    /// Whether a sample of this kind may be taken now: asked before a device is troubled.
    fn may_capture(&self, case: &Case, kind: SampleKind) -> Result<(), Refusal> {
        if !case.is_open() {
            return Err(Refusal::new("notAllowedNow"));
        }
        if !case.plan().is_some_and(|plan| plan.asks_for(kind)) {
            return Err(Refusal::new("sampleNotPlanned"));
        }
        if !case.note.person_confirmed {
            return Err(Refusal::new("confirmPersonFirst"));
        }
        if case.is_left_alone() {
            return Err(Refusal::new("confirmPersonFirst"));
        }
        if let Application::Draft(draft) = &case.application {
            if draft.pause_state().is_some() {
                return Err(Refusal::new("draftPaused"));
            }
            if draft.person_check_due() {
                return Err(Refusal::new("confirmPersonFirst"));
            }
            let holder = draft.holder(Part::Samples);
            if *holder != self.act.holder() {
                return Err(Refusal::new("heldByAnother").with("officer", &holder.officer).with("station", &holder.station));
            }
        }
        Ok(())
    }
}

/// Why a try is not there.
fn gone() -> Refusal {
    Refusal::new("tryGone")
}

impl Station {
    /// As [`Self::store_tries`] for one picture.
    fn store_try(&self, work: &mut Work, id: &ApplicationId, taken: Taken) -> Result<TryNote, Refusal> {
        self.store_tries(work, id, vec![taken])?.pop().ok_or_else(|| Refusal::internal("a try without its note"))
    }

    /// Makes a try durable: its pictures (of a burst several) and what was found, in one transaction. Asked once more under the pen: "not this
    /// person", a pause or another's hand that came while the device was at work lets the pictures fall.
    fn store_tries(&self, work: &mut Work, id: &ApplicationId, taken: Vec<Taken>) -> Result<Vec<TryNote>, Refusal> {
        kill_point::here("station.capture.before");
        let _pen = self.pen_of(work);
        let served = self.serve(id)?;
        // Whoever was before the device until now was not away from it.
        work.present = Some(served.id());
        let mut case = work.read(&served.id())?;
        let now = work.now();
        let mut numbers: BTreeMap<SampleKind, u32> = BTreeMap::new();
        let (mut notes, mut samples, mut tries) = (Vec::new(), Vec::new(), Vec::new());
        for taken in taken {
            work.may_capture(&case, taken.kind)?;
            let sample: SampleId = random_uuid().parse().map_err(|_| Refusal::internal("sample id"))?;
            let number = *numbers.entry(taken.kind).or_insert_with(|| case.note.tries_of(taken.kind) + 1);
            let note = TryNote {
                id: sample,
                kind: taken.kind,
                number,
                device: taken.device.name.clone(),
                device_id: taken.device.id.clone(),
                simulated: taken.device.simulated,
                at: now,
                by: work.act.officer.clone(),
                length: taken.bytes.len() as u64,
                digest: enrollment::Digest::of(&taken.bytes),
                media_type: taken.media_type.to_owned(),
                width: taken.size.0,
                height: taken.size.1,
                ppi: taken.ppi,
                found: taken.found,
                can_keep: taken.can_keep,
                alike: taken.alike,
                set_aside: false,
            };
            samples.push(SampleChange::Add(NewSample {
                id: sample,
                kind: taken.kind,
                media_type: taken.media_type.to_owned(),
                taken_at: now,
                state: SampleState::Try,
                bytes: taken.bytes,
                templates: taken.templates,
            }));
            // The best of a burst comes first, and a burst is one attempt.
            if notes.iter().all(|earlier: &TryNote| earlier.kind != note.kind) {
                tries.push(note.as_attempt(if taken.can_keep { Try::USABLE } else { Try::UNUSABLE }));
            }
            notes.push(note);
        }
        for kind in numbers.keys().copied() {
            // Whoever takes them again does not want them back.
            if case.is_doubted(kind) {
                case.note.tries.iter_mut().filter(|one| one.kind == kind).for_each(|one| one.set_aside = true);
            }
        }
        case.note.tries.extend(notes.iter().cloned());
        let change = case.change(work, Vec::new(), samples)?.with_tries(tries);
        work.vault().commit(&change)?;
        kill_point::here("station.capture.after");
        self.tell(Topic::Application(*id));
        Ok(notes)
    }

    /// Accepts a try into the application; the one accepted before becomes a try again.
    fn keep_try(&self, operation: &str, id: &ApplicationId, attempt: &str, wanted: fn(SampleKind) -> bool) -> Result<Case, Refusal> {
        self.keep_tries(operation, id, &[attempt.to_owned()], wanted)
    }

    /// As [`Self::keep_try`] for several kinds at once: all of them or none. One that stands already is left standing: the best may be it.
    fn keep_tries(&self, operation: &str, id: &ApplicationId, attempts: &[String], wanted: fn(SampleKind) -> bool) -> Result<Case, Refusal> {
        self.keep_tries_with(operation, id, attempts, wanted, |_, _| Ok(()))
    }

    /// As [`Self::keep_tries`]; `say` adds to each sample what is said by keeping it.
    fn keep_tries_with(
        &self,
        operation: &str,
        id: &ApplicationId,
        attempts: &[String],
        wanted: fn(SampleKind) -> bool,
        say: impl Fn(&TryNote, &mut Sample) -> Result<(), Refusal>,
    ) -> Result<Case, Refusal> {
        let attempts: Vec<SampleId> = attempts.iter().map(|attempt| attempt.parse().map_err(|_| gone())).collect::<Result<_, _>>()?;
        if attempts.is_empty() {
            return Err(gone());
        }
        let mut ended: Vec<Try> = Vec::new();
        let case = self.edit_samples(operation, id, |edit, _| {
            may_keep(edit)?;
            for attempt in attempts {
                let one = edit.note.find_try(attempt).filter(|one| wanted(one.kind)).cloned().ok_or_else(gone)?;
                if !one.can_keep {
                    return Err(Refusal::new("tryNotUsable"));
                }
                if edit.draft.samples().get(&one.kind).is_some_and(|kept| kept.id == one.id && kept.further.is_empty()) {
                    continue;
                }
                // One that takes another's place is the same placement.
                if edit.draft.samples().get(&one.kind).is_none() {
                    ended.push(Try { at: edit.work.now(), score: None, ..one.as_attempt(Try::KEPT) });
                }
                let mut sample = sample_of(&one, edit.note.tries_of(one.kind));
                say(&one, &mut sample)?;
                sample.capture.mix_ups = self.mix_ups(edit.work, edit.draft, &sample, one.found.is_apart())?;
                let events = edit.draft.record_sample(sample, &edit.work.act)?;
                edit.events.extend(events);
                if one.kind.placement().is_some() {
                    rolled::judge_again(edit.work, edit.draft, edit.note)?;
                }
                edit.samples.push(SampleChange::Keep(one.id));
                if one.kind == SampleKind::Portrait {
                    // Whoever asked for another picture has got it.
                    edit.note.lines_wrong.retain(|item| *item != SummaryItem::Portrait);
                }
            }
            Ok(())
        })?;
        self.note_ended(&ended);
        Ok(case)
    }

    /// Declares that fingers cannot be taken.
    ///
    /// # Errors
    /// `fingerUnknown`, `textDoesNotFit`, `fingersDoNotFit`, and those of the draft.
    pub fn declare_exception(
        &self,
        id: &ApplicationId,
        fingers: &[u8],
        kind: ExceptionKind,
        for_good: bool,
        text: &str,
    ) -> Result<Case, Refusal> {
        let fingers: Option<Vec<FingerPosition>> = fingers.iter().map(|code| FingerPosition::from_code(*code)).collect();
        let fingers = fingers.filter(|fingers| !fingers.is_empty()).ok_or_else(|| Refusal::new("fingerUnknown").at("fingers"))?;
        let text = Some(text.trim().to_owned()).filter(|text| !text.is_empty());
        self.edit_samples("declare_exception", id, |edit, _| {
            for finger in fingers {
                let lasting = if for_good { Lasting::ForGood } else { Lasting::ForNow };
                let exception = FingerException { finger, kind, lasting, text: text.clone() };
                let events = edit.draft.declare_exception(exception, &edit.work.act)?;
                edit.events.extend(events);
            }
            Ok(())
        })
    }

    /// Takes a declared exception away.
    ///
    /// # Errors
    /// `fingerUnknown`, `nothingDeclared`, and those of the draft.
    pub fn clear_exception(&self, id: &ApplicationId, finger: u8) -> Result<Case, Refusal> {
        let finger = FingerPosition::from_code(finger).ok_or_else(|| Refusal::new("fingerUnknown").at("finger"))?;
        self.edit_samples("clear_exception", id, |edit, _| {
            let events = edit.draft.clear_exception(finger, &edit.work.act)?;
            edit.events.extend(events);
            Ok(())
        })
    }

    /// Records that a modality of the plan is not captured; remembered for the day where asked.
    ///
    /// # Errors
    /// `gapNotAllowed`, and those of the draft.
    pub fn note_gap(&self, id: &ApplicationId, modality: Modality, reason: GapReason, for_today: bool) -> Result<Case, Refusal> {
        let case = self.edit_samples("note_gap", id, |edit, _| {
            let events = edit.draft.record_gap(modality, reason, &edit.work.act)?;
            edit.events.extend(events);
            Ok(())
        })?;
        if for_today && modality == Modality::Iris && reason == GapReason::NoDevice {
            let work = self.begin("note_gap")?;
            work.vault().set_setting(NO_IRIS_TODAY, &work.today().to_string())?;
        }
        Ok(case)
    }

    /// The answer for the day is taken back with the gap it gave.
    pub(crate) fn forget_known_gap(&self, work: &Work) -> Result<(), Refusal> {
        Ok(work.vault().set_setting(NO_IRIS_TODAY, "")?)
    }

    /// Where "no device" was answered for the day, an iris that is planned is noted without asking again: as soon as the plan is known,
    /// so that nobody lands on a step that cannot be done.
    pub(crate) fn note_known_gap(&self, work: &Work, draft: &mut enrollment::Draft) -> Result<Vec<enrollment::Event>, Refusal> {
        // A device that appeared since is tried.
        if !self.eyes.devices().is_empty() {
            return Ok(Vec::new());
        }
        let known = work.vault().setting(NO_IRIS_TODAY)?.is_some_and(|day| day == work.today().to_string());
        let mine = *draft.holder(Part::Samples) == work.act.holder();
        if known && mine && draft.plan().iris && draft.lacks_an_eye() && !draft.gaps().contains_key(&Modality::Iris) && draft.pause_state().is_none() {
            return Ok(draft.record_known_gap(Modality::Iris, GapReason::NoDevice, &work.act)?);
        }
        Ok(Vec::new())
    }
}

/// Whether something taken may become part of the application now.
fn may_keep(edit: &Edit<'_>) -> Result<(), Refusal> {
    if !edit.note.person_confirmed || edit.left_alone {
        return Err(Refusal::new("confirmPersonFirst"));
    }
    Ok(())
}

fn sample_of(one: &TryNote, tries: u32) -> Sample {
    let fingers = match &one.found {
        Found::Slap { fingers, .. } => fingers.iter().map(|finger| finger.found).collect(),
        Found::Portrait { .. } | Found::Evidence | Found::Iris { .. } => Vec::new(),
    };
    let iris = match &one.found {
        Found::Iris { iris, .. } => *iris,
        Found::Portrait { .. } | Found::Evidence | Found::Slap { .. } => None,
    };
    Sample {
        id: one.id,
        kind: one.kind,
        digest: one.digest,
        length: one.length,
        media_type: one.media_type.clone(),
        capture: CaptureNote {
            device: one.device.clone(),
            simulated: one.simulated,
            by: one.by.clone(),
            at: one.at,
            tries,
            resolution_ppi: one.ppi,
            fingers,
            names_declared: one.found.has_declared_names(),
            iris,
            portrait: None,
            mix_ups: Vec::new(),
        },
        further: Vec::new(),
    }
}

/// The lowest score of the fingers found, for the device's trend.
fn score(found: &Found) -> Option<f32> {
    match found {
        Found::Evidence => None,
        Found::Portrait { score, .. } => Some(f32::from(*score)),
        Found::Iris { iris, .. } => iris.as_ref().map(|iris| f32::from(iris.score)),
        Found::Slap { fingers, .. } => fingers.iter().map(|finger| f32::from(finger.found.score)).reduce(f32::min),
    }
}

impl TryNote {
    /// As an attempt at its device, of which only that came; nothing of it says whose it was.
    fn as_attempt(&self, outcome: &str) -> Try {
        Try {
            at: self.at,
            device: self.device_id.clone(),
            name: self.device.clone(),
            simulated: self.simulated,
            target: self.kind.to_string(),
            attempt: self.number,
            score: score(&self.found),
            outcome: outcome.to_owned(),
        }
    }
}

impl Note {
    /// The try that became this kept sample.
    pub fn kept_try(&self, sample: &Sample) -> Option<&TryNote> {
        self.find_try(sample.id)
    }
}
