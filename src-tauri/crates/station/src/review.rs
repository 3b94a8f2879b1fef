//! The supervisor: a list by risk, one application beside its record, and one signature over a batch of what was opened.

use std::collections::BTreeSet;

use enrollment::{
    About, Application, ApplicationId, ApprovalRef, BatchId, Digest, FaceOpinion, FieldId, FingerException, FingerPosition, Modality, ModalityGap,
    PopulationRecord, PrintFlaw, ReviewCode, ReviewReason, Sample, SampleKind, Source, StageName, Submitted,
};
use package::approval::{self, Item, Manifest};
use package::void::{self, VoidRecord, Why};
use store::{Change, Statement, StatementKind};

use crate::case::Case;
use crate::station::Work;
use crate::submit::hex;
use crate::{Refusal, Station, Topic};

/// Risks, the most serious first; also their order in the list.
pub const RISKS: [&str; 18] = [
    "mixUp",
    "unlikePlain",
    "personDoubt",
    "faceDifferent",
    "weakPortrait",
    "faceUnsure",
    "withoutSignature",
    "namesDeclared",
    "fingerException",
    "eyeException",
    "portraitException",
    "gap",
    "unverified",
    "followsRefusal",
    "simulated",
    "changedFacts",
    "weakPrints",
    "manyTries",
];

/// The supervisor's list.
#[derive(Clone, Debug)]
pub struct ReviewList {
    /// Riskiest first.
    pub cases: Vec<ReviewCase>,
    /// The batch just approved.
    pub approved: Option<(BatchId, usize)>,
}

/// One line of the list.
#[derive(Clone, Debug)]
pub struct ReviewCase {
    /// The application.
    pub case: Case,
    /// The supervisor who asks has opened it.
    pub opened: bool,
    /// They may decide: they did not sign it.
    pub may_decide: bool,
}

/// One application for review.
#[derive(Clone, Debug)]
pub struct Review {
    /// The application.
    pub case: Case,
    /// Each line: record against application.
    pub compare: Vec<Compared>,
    /// On a resubmission: what changed since the revision that was returned.
    pub changed: Vec<String>,
    /// On a resubmission: why that revision was returned.
    pub returned_for: Vec<ReviewReason>,
    /// The supervisor may decide.
    pub may_decide: bool,
}

/// One compared line.
#[derive(Clone, Debug)]
pub struct Compared {
    /// The field.
    pub field: FieldId,
    /// As the record has it, in words.
    pub record: String,
    /// As the application has it, in words.
    pub application: String,
    /// They differ.
    pub differs: bool,
}

/// What a supervisor should look at first, most serious first.
pub(crate) fn risks(case: &Case) -> Vec<String> {
    let mut found: BTreeSet<&str> = BTreeSet::new();
    if case.mix_ups().next().is_some() || !case.note.doubts.is_empty() {
        found.insert("mixUp");
    }
    if case.note.person_doubted {
        found.insert("personDoubt");
    }
    if case.attestation().is_some_and(|attestation| attestation.means.read_by().is_some()) {
        found.insert("withoutSignature");
    }
    if !case.exceptions().is_empty() {
        found.insert("fingerException");
    }
    if case.samples().is_some_and(|samples| samples.values().any(|sample| sample.capture.names_declared)) {
        found.insert("namesDeclared");
    }
    if !case.eye_exceptions().is_empty() {
        found.insert("eyeException");
    }
    if !case.portrait_exceptions().is_empty() {
        found.insert("portraitException");
    }
    if case.sample(SampleKind::Portrait).and_then(|sample| sample.capture.portrait.as_ref()).is_some_and(enrollment::PortraitFound::is_below) {
        found.insert("weakPortrait");
    }
    match case.face_compared().map(|compared| compared.opinion) {
        Some(FaceOpinion::Different) => found.insert("faceDifferent"),
        Some(FaceOpinion::Unsure) => found.insert("faceUnsure"),
        Some(FaceOpinion::Same) | None => false,
    };
    // A station without the device is nobody's risk: it would put every application of the post on top.
    if case.gaps().iter().any(|gap| gap.reason != enrollment::GapReason::NoDevice) {
        found.insert("gap");
    }
    if case.note.unverified {
        found.insert("unverified");
    }
    if case.application.header().follows().is_some() {
        found.insert("followsRefusal");
    }
    if case.note.simulated {
        found.insert("simulated");
    }
    let changed = |field: FieldId| {
        case.facts().and_then(|facts| facts.get(field)).is_some_and(|entry| entry.source != Source::PopulationRecord)
            && field.spec().locked_when_from_record
    };
    if !case.note.unverified && FieldId::ALL.iter().any(|field| changed(*field)) {
        found.insert("changedFacts");
    }
    if let Some(samples) = case.samples() {
        let limit = case.good_score();
        let fingers = || samples.values().flat_map(|sample| &sample.capture.fingers);
        if fingers().any(|finger| finger.flaw == Some(PrintFlaw::UnlikePlain)) {
            found.insert("unlikePlain");
        }
        if fingers().any(|finger| !finger.is_good_from(limit)) {
            found.insert("weakPrints");
        }
        if samples.values().any(|sample| sample.capture.tries > 3) {
            found.insert("manyTries");
        }
    }
    RISKS.into_iter().filter(|risk| found.contains(risk)).map(str::to_owned).collect()
}

fn weight(case: &Case) -> (usize, usize) {
    let first = case.note.risks.first().and_then(|first| RISKS.iter().position(|risk| risk == first)).unwrap_or(RISKS.len());
    (first, usize::MAX - case.note.risks.len())
}

fn submitted(case: &Case) -> Result<&Submitted, Refusal> {
    match &case.application {
        Application::Submitted(submitted) => Ok(submitted),
        _ => Err(Refusal::new("notAllowedNow")),
    }
}

impl Station {
    /// The list.
    ///
    /// # Errors
    /// Those of beginning and of the vault.
    pub fn review_list(&self) -> Result<ReviewList, Refusal> {
        let work = self.begin("read_review_list")?;
        self.list_for(&work, None)
    }

    fn list_for(&self, work: &Work, approved: Option<(BatchId, usize)>) -> Result<ReviewList, Refusal> {
        let mut cases = work.all_cases(&[StageName::Submitted])?;
        cases.sort_by_key(|case| (weight(case), case.updated_at));
        let me = &work.act.officer;
        let line = |case: Case| {
            let (opened, may_decide) = match &case.application {
                Application::Submitted(submitted) => (submitted.opened().contains_key(me), !submitted.is_signer(me)),
                _ => (false, false),
            };
            ReviewCase { case, opened, may_decide }
        };
        Ok(ReviewList { cases: cases.into_iter().map(line).collect(), approved })
    }

    /// Opens one for review; what was opened can be decided.
    ///
    /// # Errors
    /// `notAllowedNow`, and those of beginning. Opening what one signed oneself shows it and marks nothing.
    pub fn open_review(&self, id: &ApplicationId) -> Result<Review, Refusal> {
        let mut work = self.begin("open_review")?;
        let _pen = self.pen_of(&mut work);
        let mut case = work.read(id)?;
        let mut stage = submitted(&case)?.clone();
        let may_decide = !stage.is_signer(&work.act.officer);
        if may_decide {
            let events = stage.open_for_review(&work.act)?;
            if !events.is_empty() {
                case.application = stage.into();
                work.store(&mut case, events, Vec::new())?;
                self.tell(Topic::Review);
            }
        }
        let record = case.note.number.parse().ok().and_then(|number| work.vault().resident(&number).ok().flatten());
        let returned_for = case.note.before.as_ref().map(|before| before.returned_for.clone()).unwrap_or_default();
        Ok(Review { compare: compare(&case, record.as_ref()), changed: changed(&case), returned_for, may_decide, case })
    }

    /// Returns one to the desk, with reasons. The void record of its package goes to the outbox.
    ///
    /// # Errors
    /// `reasonNeeded`, `fourEyes`, `notOpenedForReview`, `textDoesNotFit`.
    pub fn return_application(&self, id: &ApplicationId, reasons: Vec<ReviewReason>) -> Result<ReviewList, Refusal> {
        self.void(id, "return_application", reasons, Why::Returned)
    }

    /// Rejects one, with reasons. The void record of its package goes to the outbox.
    ///
    /// # Errors
    /// As [`Self::return_application`].
    pub fn reject_application(&self, id: &ApplicationId, reasons: Vec<ReviewReason>) -> Result<ReviewList, Refusal> {
        self.void(id, "reject_application", reasons, Why::Rejected)
    }

    fn void(&self, id: &ApplicationId, operation: &str, reasons: Vec<ReviewReason>, why: Why) -> Result<ReviewList, Refusal> {
        let mut work = self.begin(operation)?;
        {
            let _pen = self.pen_of(&mut work);
            let mut case = work.read(id)?;
            let stage = submitted(&case)?.clone();
            let sealed = stage.sealed().clone();
            let codes: BTreeSet<String> = reasons.iter().map(|reason| code_of(reason.code)).collect();
            let events = match why {
                Why::Returned => {
                    let (returned, events) = stage.return_(reasons, &work.act)?;
                    case.note.returned_for = returned.reasons().to_vec();
                    case.application = returned.into();
                    events
                }
                Why::Rejected => {
                    let (rejected, events) = stage.reject(reasons, &work.act)?;
                    case.note.returned_for.clear();
                    case.note.before = None;
                    case.application = rejected.into();
                    events
                }
            };
            let record = VoidRecord {
                package_id: sealed.package_id,
                station: self.config.station.clone(),
                epoch: sealed.epoch,
                sequence: sealed.sequence,
                why,
                reasons: codes.into_iter().collect(),
                at: work.now(),
            };
            let bytes = void::sign(&record, work.seated.keys.signing(), self.config.station_key.as_ref())
                .map_err(|error| Refusal::new(error.code()).because(error))?;
            let statement =
                Statement { kind: StatementKind::Void, packages: vec![sealed.package_id], at: work.now(), bytes };
            let change = case.change(&work, events, Vec::new())?;
            work.vault().commit_all(&[change], Some(&statement))?;
        }
        self.after_review(&work, &[*id]);
        self.list_for(&work, None)
    }

    /// Approves a batch: one manifest, signed by supervisor and station, over what this supervisor opened. All of it or nothing.
    ///
    /// # Errors
    /// `nothingToApprove`, `fourEyes`, `notOpenedForReview`, `notAllowedNow`.
    pub fn approve_batch(&self, ids: &[ApplicationId]) -> Result<ReviewList, Refusal> {
        let mut work = self.begin("approve_batch")?;
        let wanted: BTreeSet<ApplicationId> = ids.iter().copied().collect();
        if wanted.is_empty() {
            return Err(Refusal::new("nothingToApprove"));
        }
        if wanted.len() > approval::MAX_ITEMS {
            return Err(Refusal::new("batchTooLarge").with("most", approval::MAX_ITEMS));
        }
        let batch: BatchId = hex(&keyring::random::<16>()).parse().map_err(|_| Refusal::internal("batch id"))?;
        {
            let _pen = self.pen_of(&mut work);
            let mut cases = wanted.iter().map(|id| work.read(id)).collect::<Result<Vec<_>, _>>()?;
            let mut items = Vec::new();
            for case in &cases {
                let sealed = submitted(case)?.sealed();
                items.push(Item {
                    package_id: sealed.package_id,
                    content_digest: sealed.content_digest,
                    file_digest: sealed.file_digest,
                });
            }
            let packages = items.iter().map(|item| item.package_id).collect();
            let manifest = Manifest { batch, items, at: work.now() };
            let bytes = approval::sign(&manifest, work.seated.keys.signing(), self.config.station_key.as_ref())
                .map_err(|error| Refusal::new(error.code()).because(error))?;
            let approval = ApprovalRef { batch, manifest_digest: Digest::of(&bytes) };
            let mut changes: Vec<Change> = Vec::new();
            for case in &mut cases {
                let (approved, mut events) = submitted(case)?.clone().approve(approval.clone(), &work.act)?;
                let (queued, more) = approved.queue(&self.config.station, work.now());
                events.extend(more);
                case.note.sent_facts = case.facts().cloned();
                case.note.before = None;
                case.application = queued.into();
                changes.push(case.change(&work, events, Vec::new())?);
            }
            let statement = Statement { kind: StatementKind::Approval, packages, at: work.now(), bytes };
            kill_point::here("station.approve.before");
            work.vault().commit_all(&changes, Some(&statement))?;
            kill_point::here("station.approve.after");
        }
        let ids: Vec<ApplicationId> = wanted.into_iter().collect();
        self.after_review(&work, &ids);
        self.list_for(&work, Some((batch, ids.len())))
    }

    fn after_review(&self, work: &Work, ids: &[ApplicationId]) {
        self.carry_over(work.vault());
        for id in ids {
            self.tell(Topic::Application(*id));
        }
        for topic in [Topic::Review, Topic::Queue, Topic::Desk, Topic::Session] {
            self.tell(topic);
        }
    }
}

/// The reason's code as statements and catalogs spell it.
pub fn code_of(code: ReviewCode) -> String {
    serde_json::to_value(code).ok().and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default()
}

/// What a reason points at: a field, a sample, or the whole; tolerant of the way the window names slaps.
///
/// # Errors
/// `fieldUnknown`.
pub fn about(text: Option<&str>) -> Result<About, Refusal> {
    let Some(text) = text.filter(|text| !text.is_empty()) else { return Ok(About::Application) };
    let placement = text.strip_prefix("slap").and_then(|code| code.parse().ok()).and_then(enrollment::Placement::from_code);
    if let Some(placement) = placement {
        return Ok(About::Sample(placement.into()));
    }
    let text = match text {
        "gap_fingers" => "gap_fingerprints",
        "gap_rolled" => "gap_rolled_fingerprints",
        _ => text,
    };
    text.parse().map_err(|_| Refusal::new("fieldUnknown").at("reasons"))
}

fn compare(case: &Case, record: Option<&PopulationRecord>) -> Vec<Compared> {
    let Some(facts) = case.facts() else { return Vec::new() };
    FieldId::ALL
        .iter()
        .copied()
        .map(|field| {
            let application = facts.text(field).to_owned();
            let on_record = match facts.get(field) {
                // As the application began; the extract may have been replaced since.
                Some(entry) if entry.source == Source::PopulationRecord => application.clone(),
                _ => record.and_then(|record| record.facts.get(&field)).cloned().unwrap_or_default(),
            };
            let differs = record.is_some() && !on_record.is_empty() && !enrollment::same_text(&on_record, &application);
            Compared {
                field,
                record: enrollment::display_text(field, &on_record),
                application: enrollment::display_text(field, &application),
                differs,
            }
        })
        .filter(|line| !line.record.is_empty() || !line.application.is_empty())
        .collect()
}

/// Fields, samples, exceptions (`finger_<position>`, `eye_<eye>`) and gaps (`gap_<modality>`) that differ from the revision that was returned.
pub(crate) fn changed(case: &Case) -> Vec<String> {
    let (Some(before), Some(facts), Some(samples)) = (&case.note.before, case.facts(), case.samples()) else { return Vec::new() };
    let mut changed = Vec::new();
    for field in FieldId::ALL.iter().copied() {
        if before.facts.get(&field).map_or("", String::as_str) != facts.text(field) {
            changed.push(field.id().to_owned());
        }
    }
    if case.reason.is_some_and(|reason| reason != before.reason) {
        changed.push("reason".to_owned());
    }
    for kind in SampleKind::ALL {
        if before.samples.get(&kind) != samples.get(&kind).map(Sample::digest_of_all).as_ref() {
            changed.push(kind.code().to_owned());
        }
    }
    let excepted = |all: &[FingerException], finger: FingerPosition| all.iter().find(|one| one.finger == finger).cloned();
    let exceptions = case.exceptions();
    for finger in FingerPosition::ALL {
        if excepted(&before.exceptions, finger) != excepted(&exceptions, finger) {
            changed.push(format!("finger_{}", finger.code()));
        }
    }
    let (eyes, eyes_before) = (case.eye_exceptions(), &before.eye_exceptions);
    for eye in enrollment::Eye::ALL {
        if eyes.iter().find(|one| one.eye == eye) != eyes_before.iter().find(|one| one.eye == eye) {
            changed.push(format!("eye_{}", eye.code()));
        }
    }
    if before.portrait_exceptions != case.portrait_exceptions() {
        changed.push("portrait_exceptions".to_owned());
    }
    // Who noted it, and when, is another matter than what is missing.
    let why = |all: &[ModalityGap], modality: Modality| all.iter().find(|gap| gap.modality == modality).map(|gap| gap.reason);
    let gaps = case.gaps();
    for (modality, code) in [(Modality::Portrait, "portrait"), (Modality::Fingerprints, "fingers"), (Modality::Iris, "iris"), (Modality::RolledFingerprints, "rolled")] {
        if why(&before.gaps, modality) != why(&gaps, modality) {
            changed.push(format!("gap_{code}"));
        }
    }
    changed
}
