//! One application with everything the desk knows of it, and the way it is read and stored.

use std::collections::BTreeMap;

use enrollment::{
    Application, ApplicationId, Attestation, BirthDate, CapturePlan, Date, Event, EyeException, Facts, FieldId, FingerException, FingerFound, FingerPosition,
    Holder, MixUp, ModalityGap, MoveError, NotMoved, Part, PersonalNumber, PortraitExceptionKind, Reason, Resembled, Sample, SampleKind, StageName, mark_fingers,
};
use store::{ApplicationRow, Change, SampleChange, Stored};

use crate::note::{Note, Step};
use crate::station::Work;
use crate::{Refusal, Station, Topic};

/// So often a child's fingers are taken; then the best try is kept.
const TRIES_OF_A_CHILD: u32 = 3;

/// One application as it stands in the vault.
#[derive(Clone, Debug)]
pub struct Case {
    /// The application.
    pub application: Application,
    /// The desk's note on it.
    pub note: Note,
    /// Version in the vault; 0 when it is not there yet.
    pub version: u64,
    /// Kind and reason, also where the stage no longer says them.
    pub reason: Option<Reason>,
    /// When it last changed.
    pub updated_at: enrollment::Timestamp,
    /// When it was opened.
    pub opened_at: enrollment::Timestamp,
    birth: Option<BirthDate>,
    number: Option<PersonalNumber>,
    away: bool,
}

impl From<Stored> for Case {
    fn from(stored: Stored) -> Self {
        let note = stored.row.line.and_then(|line| serde_json::from_value(line).ok()).unwrap_or_default();
        Self {
            application: stored.application,
            note,
            version: stored.version,
            reason: stored.row.reason,
            updated_at: stored.row.updated_at,
            opened_at: stored.row.opened_at,
            birth: stored.row.birth,
            number: stored.row.number,
            away: false,
        }
    }
}

impl Case {
    pub(crate) fn new(application: Application, note: Note, at: enrollment::Timestamp) -> Self {
        Self { application, note, version: 0, reason: None, updated_at: at, opened_at: at, birth: None, number: None, away: false }
    }

    /// Its id.
    pub fn id(&self) -> ApplicationId {
        self.application.header().id()
    }

    /// Its stage.
    pub fn stage(&self) -> StageName {
        self.application.stage()
    }

    /// Nobody worked on it for so long that the person is confirmed before anything more is captured. A draft says it by itself
    /// ([`enrollment::Draft::person_check_due`]); this is for what is past it and can be reopened.
    pub fn is_left_alone(&self) -> bool {
        self.away && matches!(self.application, Application::Captured(_) | Application::Attested(_))
    }

    /// Nothing of the applicant stays in row and note.
    pub(crate) fn forget_person(&mut self) {
        self.note = Note::default();
        (self.birth, self.number) = (None, None);
    }

    /// Notices that nobody worked on it for long (A8).
    pub(crate) fn notice_absence(&mut self, now: enrollment::Timestamp) {
        self.away = enrollment::was_left_alone(self.updated_at, now);
        if let Application::Draft(draft) = &mut self.application {
            draft.after_absence(self.updated_at, now);
        }
    }

    /// The facts, while the stage carries them.
    pub fn facts(&self) -> Option<&Facts> {
        match &self.application {
            Application::Draft(stage) => Some(stage.facts()),
            Application::Captured(stage) => Some(stage.facts()),
            Application::Attested(stage) => Some(stage.facts()),
            Application::Signed(stage) => Some(stage.facts()),
            Application::Submitted(stage) => Some(stage.facts()),
            Application::Returned(stage) => Some(stage.facts()),
            _ => None,
        }
    }

    /// The samples, while the stage carries them.
    pub fn samples(&self) -> Option<&BTreeMap<SampleKind, Sample>> {
        match &self.application {
            Application::Draft(stage) => Some(stage.samples()),
            Application::Captured(stage) => Some(stage.samples()),
            Application::Attested(stage) => Some(stage.samples()),
            Application::Signed(stage) => Some(stage.samples()),
            Application::Submitted(stage) => Some(stage.samples()),
            Application::Returned(stage) => Some(stage.samples()),
            _ => None,
        }
    }

    /// Possible mix-ups of the kept prints, answered or not, each with the sample it concerns.
    pub fn mix_ups(&self) -> impl Iterator<Item = (SampleKind, &MixUp)> {
        let samples = self.samples().into_iter().flat_map(BTreeMap::values);
        samples.flat_map(|sample| sample.capture.mix_ups.iter().map(|found| (sample.kind, found)))
    }

    /// Whether the kept prints of a placement look like others, or others of this person like them, and nobody has said that they are right.
    pub(crate) fn is_doubted(&self, kind: SampleKind) -> bool {
        let Some(placement) = kind.placement() else { return false };
        let cited = |found: &MixUp| found.like == Resembled::OwnFingers && found.fingers.iter().any(|one| placement.fingers().contains(&one.like));
        self.mix_ups().any(|(of, found)| found.answered.is_none() && (of == kind || cited(found)))
    }

    /// The kept sample of a kind.
    pub fn sample(&self, kind: SampleKind) -> Option<&Sample> {
        self.samples().and_then(|samples| samples.get(&kind))
    }

    /// The fingers a mark in place of a signature can be of, the preferred one first; none where a representative signs.
    pub fn mark_fingers(&self, today: Date) -> Vec<FingerPosition> {
        if self.needs_representative(today) { Vec::new() } else { self.samples().map(mark_fingers).unwrap_or_default() }
    }

    /// From which score on this person's prints are good.
    pub fn good_score(&self) -> u8 {
        if self.is_of_a_child() { FingerFound::GOOD_SCORE_OF_A_CHILD } else { FingerFound::GOOD_SCORE }
    }

    /// Whether a child's fingers were taken as often as it is asked of a child, so that the best try is kept and work goes on.
    pub fn is_tried_enough(&self, kind: SampleKind) -> bool {
        let best = || self.note.best_first(kind).first().is_some_and(|best| best.can_keep);
        self.is_of_a_child() && self.note.tries_of(kind) >= TRIES_OF_A_CHILD && best()
    }

    /// Whether the applicant was under fourteen when the application was opened.
    fn is_of_a_child(&self) -> bool {
        self.needs_representative(self.opened_at.vietnam_date())
    }

    /// Whether the applicant is too young to sign: under fourteen.
    pub(crate) fn needs_representative(&self, today: Date) -> bool {
        self.birth().and_then(|birth| birth.age_on(today)).is_some_and(|age| age < enrollment::SIGNS_FROM_AGE)
    }

    /// The attestation that stands.
    pub fn attestation(&self) -> Option<&Attestation> {
        match &self.application {
            Application::Draft(stage) => stage.standing_attestation(),
            Application::Attested(stage) => Some(stage.attestation()),
            Application::Signed(stage) => Some(stage.attestation()),
            Application::Submitted(stage) => Some(stage.attestation()),
            _ => None,
        }
    }

    /// Birth date as far as it is known.
    pub fn birth(&self) -> Option<BirthDate> {
        match self.facts() {
            Some(facts) => Date::parse_paper(facts.text(FieldId::Dob)).map(BirthDate::Full),
            None => self.birth,
        }
    }

    /// Personal number as far as it is known.
    pub(crate) fn number(&self) -> Option<&PersonalNumber> {
        self.number.as_ref()
    }

    /// What a program found that compared the kept portrait with the one on record.
    pub fn face_compared(&self) -> Option<enrollment::FaceCompared> {
        self.sample(SampleKind::Portrait)?.capture.portrait.as_ref()?.compared
    }

    /// The capture plan.
    pub fn plan(&self) -> Option<&CapturePlan> {
        match &self.application {
            Application::Draft(draft) => Some(draft.plan()),
            _ => self.note.plan.as_ref(),
        }
    }

    /// The fingers excepted, in position order.
    pub fn exceptions(&self) -> Vec<FingerException> {
        match &self.application {
            Application::Draft(draft) => draft.exceptions().values().cloned().collect(),
            _ => self.note.exceptions.clone(),
        }
    }

    /// The eyes excepted, right before left.
    pub fn eye_exceptions(&self) -> Vec<EyeException> {
        match &self.application {
            Application::Draft(draft) => draft.eye_exceptions().values().cloned().collect(),
            _ => self.note.eye_exceptions.clone(),
        }
    }

    /// What was declared as keeping the face from being as the rules want it.
    pub fn portrait_exceptions(&self) -> Vec<PortraitExceptionKind> {
        match &self.application {
            Application::Draft(draft) => draft.portrait_exceptions().iter().copied().collect(),
            _ => self.note.portrait_exceptions.clone(),
        }
    }

    /// The modalities recorded as not captured.
    pub fn gaps(&self) -> Vec<ModalityGap> {
        match &self.application {
            Application::Draft(draft) => draft.gaps().values().cloned().collect(),
            _ => self.note.gaps.clone(),
        }
    }

    /// Brings name, step and the rest of the note up to what the application says.
    fn settle(&mut self, today: Date) {
        if let Some(facts) = self.facts() {
            let (name, number, birth) =
                (facts.text(FieldId::FullName).to_owned(), facts.text(FieldId::Pin).to_owned(), facts.text(FieldId::Dob).to_owned());
            let residence = [FieldId::CurrentAddr, FieldId::PermanentAddr]
                .into_iter()
                .map(|field| facts.text(field))
                .find(|text| !text.is_empty())
                .unwrap_or_default()
                .to_owned();
            self.number = number.parse().ok();
            self.birth = Date::parse_paper(&birth).map(BirthDate::Full);
            (self.note.name, self.note.number, self.note.birth, self.note.residence) = (name, number, birth, residence);
        }
        if let Some(samples) = self.samples() {
            let simulated = samples.values().any(|sample| sample.capture.simulated);
            let portrait = samples.get(&SampleKind::Portrait).map(|sample| sample.id);
            self.note.simulated = simulated;
            self.note.portrait = portrait;
        }
        if let Application::Draft(draft) = &self.application {
            self.reason = Some(draft.reason());
            self.note.unverified = draft.basis().is_unverified();
            self.note.exceptions = draft.exceptions().values().cloned().collect();
            self.note.eye_exceptions = draft.eye_exceptions().values().cloned().collect();
            self.note.portrait_exceptions = draft.portrait_exceptions().iter().copied().collect();
            self.note.gaps = draft.gaps().values().cloned().collect();
            self.note.hands = Some(draft.hands().clone());
            self.note.plan = Some(draft.plan().clone());
            self.note.paused = draft.pause_state().map(|pause| pause.reason.key());
        } else {
            self.note.paused = None;
        }
        if self.note.paused.is_none() {
            self.note.appointment = None;
        }
        self.note.step = self.step(today);
    }

    /// Where work goes on.
    pub fn step(&self, today: Date) -> Step {
        self.steps(today).into_iter().find(|(_, done)| !done).map_or(Step::Done, |(step, _)| step)
    }

    /// The steps of this application in order, with whether each is done.
    pub fn steps(&self, today: Date) -> Vec<(Step, bool)> {
        let mut steps = vec![(Step::Person, true), (Step::Facts, true)];
        let Application::Draft(draft) = &self.application else {
            if let Some(plan) = self.plan() {
                steps.extend(plan.portrait.then_some((Step::Portrait, true)));
                steps.extend((!plan.slaps.is_empty()).then_some((Step::Fingers, true)));
                steps.extend(plan.iris.then_some((Step::Iris, true)));
            }
            let attested = !matches!(self.stage(), StageName::Captured | StageName::Attested | StageName::Signed);
            steps.push((Step::Review, attested));
            return steps;
        };
        let missing = draft.missing(today);
        let person = self.note.person_confirmed && !draft.person_check_due();
        let facts = self.note.facts_confirmed
            && self.note.unfit.is_empty()
            && !missing.iter().any(|one| matches!(one, enrollment::Missing::Field { .. }));
        steps[0].1 = person;
        steps[1].1 = facts;
        let lacks = |wanted: &dyn Fn(SampleKind) -> bool| {
            missing.iter().any(|one| matches!(one, enrollment::Missing::Sample(kind) if wanted(*kind)))
        };
        let plan = draft.plan();
        if plan.portrait {
            steps.push((Step::Portrait, !lacks(&|kind| kind == SampleKind::Portrait)));
        }
        if !plan.slaps.is_empty() {
            let fingers = missing.iter().any(|one| matches!(one, enrollment::Missing::Finger(_) | enrollment::Missing::MixUp(_)));
            steps.push((Step::Fingers, !fingers && !lacks(&|kind| kind.placement().is_some() || kind == SampleKind::Evidence)));
        }
        if plan.iris {
            steps.push((Step::Iris, !lacks(&|kind| matches!(kind, SampleKind::Iris(_)))));
        }
        steps.push((Step::Review, false));
        steps
    }

    fn row(&self) -> Result<ApplicationRow, Refusal> {
        let header = self.application.header();
        let holder = |part: Part| match &self.application {
            Application::Draft(draft) => Some(draft.holder(part).clone()),
            _ => None,
        };
        Ok(ApplicationRow {
            id: header.id(),
            ticket: Some(header.ticket()),
            stage: self.stage(),
            revision: header.revision(),
            number: self.number,
            name: (!self.note.name.is_empty()).then(|| self.note.name.clone()),
            birth: self.birth,
            kind: self.reason.map(Reason::kind),
            reason: self.reason,
            facts_holder: holder(Part::Facts),
            samples_holder: holder(Part::Samples),
            opened_at: header.opened_at(),
            updated_at: self.updated_at,
            line: Some(serde_json::to_value(&self.note).map_err(Refusal::internal)?),
        })
    }

    /// Who holds a part of a draft.
    pub fn holder(&self, part: Part) -> Option<&Holder> {
        match &self.application {
            Application::Draft(draft) => Some(draft.holder(part)),
            _ => None,
        }
    }

    /// The change that stores what the station itself did (news from the center), as of a moment.
    pub(crate) fn station_change(&mut self, at: enrollment::Timestamp, events: Vec<Event>) -> Result<Change, Refusal> {
        self.updated_at = at;
        self.settle(at.vietnam_date());
        Ok(Change::new(self.version, self.row()?, self.application.clone(), events))
    }

    /// The change that stores what was noted about it elsewhere: nobody worked on it.
    pub(crate) fn unmoved_change(&self) -> Result<Change, Refusal> {
        Ok(Change::new(self.version, self.row()?, self.application.clone(), Vec::new()))
    }

    /// The change that stores this case with what happened.
    pub(crate) fn change(&mut self, work: &Work, events: Vec<Event>, samples: Vec<SampleChange>) -> Result<Change, Refusal> {
        self.updated_at = work.now();
        self.settle(work.today());
        Ok(Change::new(self.version, self.row()?, self.application.clone(), events).with_samples(samples))
    }
}

impl From<MoveError> for Refusal {
    fn from(error: MoveError) -> Self {
        let mut refusal = Self::new(error.code());
        refusal.field = error.field().map(|field| field.to_string());
        refusal.params = error.params();
        refusal
    }
}

impl<S> From<NotMoved<S>> for Refusal {
    fn from(not_moved: NotMoved<S>) -> Self {
        not_moved.why.into()
    }
}

impl Work {
    /// Reads an application from the vault.
    pub(crate) fn read(&self, id: &ApplicationId) -> Result<Case, Refusal> {
        let mut case = self.vault().application(id).map(Case::from).map_err(|error| match error {
            store::StoreError::NotFound => Refusal::new("applicationNotFound"),
            other => other.into(),
        })?;
        if self.present != Some(*id) {
            case.notice_absence(self.now());
        }
        Ok(case)
    }

    /// Stores a case with what happened; durable when it returns.
    pub(crate) fn store(&self, case: &mut Case, events: Vec<Event>, samples: Vec<SampleChange>) -> Result<(), Refusal> {
        let change = case.change(self, events, samples)?;
        case.version = self.vault().commit(&change)?;
        Ok(())
    }
}

impl Station {
    /// Reads an application, lets `work` change it, and stores it: nobody else changes one meanwhile.
    pub(crate) fn change(
        &self,
        operation: &str,
        id: &ApplicationId,
        change: impl FnOnce(&Work, &mut Case) -> Result<(Vec<Event>, Vec<SampleChange>), Refusal>,
    ) -> Result<Case, Refusal> {
        let mut work = self.begin(operation)?;
        let _pen = self.pen_of(&mut work);
        let mut case = work.read(id)?;
        let (events, samples) = change(&work, &mut case)?;
        work.store(&mut case, events, samples)?;
        self.activate(&work, &case)?;
        self.tell(Topic::Application(*id));
        self.tell(Topic::Desk);
        Ok(case)
    }
}

