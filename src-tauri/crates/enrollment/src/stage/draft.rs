//! A draft: facts and samples, each held by one officer at one station. This file has the facts and the frame; what concerns
//! samples stands in `draft_samples`.

use super::{Captured, Refused, StageName, Withdrawn, by_officer, content, require, stage};
use crate::{
    Act, Action, ApplicationId, Attestation, CapturePlan, Context, Date, Event, EventKind, Facts, FieldId, FieldIssue, Hands, Header, Holder,
    Missing, MoveError, Moved, NotMoved, Part, Pause, PauseReason, PopulationRecord, Reason, RecordBasis, RecordRoad, Role, Source,
    Summary, TakenBack, Ticket, Timestamp, Trail, Voided, WithdrawReason, blocks,
    body::{Accepted, Body, FactsPart, Salt, SamplesPart},
    rules,
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// Facts and samples are being gathered. Every operation checks first and changes then: a refused one leaves the draft as it was.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Draft {
    pub(super) header: Header,
    pub(super) body: Body,
}

stage!(Draft);
content!(Draft);

/// What a draft is opened with, after the look-up.
#[derive(Debug, Clone)]
pub struct Opening<'a> {
    /// The new application's id.
    pub id: ApplicationId,
    /// The ticket that stands for the person.
    pub ticket: Ticket,
    /// The population record and its road; none when neither registry nor extract knows the person.
    pub record: Option<(&'a PopulationRecord, RecordRoad)>,
    /// Facts from elsewhere (the old card), used where the record says nothing.
    pub from_card: Facts,
    /// The reason.
    pub reason: Reason,
    /// Facts as they stood last in the refused application this one answers: carried over where the record leaves the word to the
    /// desk. Nothing but facts is carried; samples are never moved to another application.
    pub carried: Facts,
    /// Whether the post rolls fingers too, where the plan asks for fingers.
    pub rolls: bool,
    /// The post photographs face and hands where fingers are excepted.
    pub evidence: bool,
    /// The refused application this one answers; its remedy has to allow it.
    pub follows: Option<&'a Refused>,
    /// Thirty-two random bytes for this application alone.
    pub salt: [u8; 32],
}

/// After a pause or an absence longer than this the person is confirmed before anything is captured.
const PERSON_CHECK_AFTER_MS: i64 = 5 * 60 * 1000;

/// So far back a clock may step while it is set right, and nobody was away.
const CLOCK_STEP_MS: i64 = 5 * 1000;

/// Whether nobody worked for so long that another person may sit there: more than five minutes, or the clock cannot tell.
pub fn was_left_alone(last_worked: Timestamp, now: Timestamp) -> bool {
    !(-CLOCK_STEP_MS..=PERSON_CHECK_AFTER_MS).contains(&now.ms_since(last_worked))
}

impl Draft {
    /// Opens a draft from the look-up. Fails when something stands against an application of this person, or when it would answer a
    /// refusal whose remedy is none.
    pub fn open(opening: Opening<'_>, act: &Act) -> Result<(Draft, Vec<Event>), MoveError> {
        require(act, Role::Clerk)?;
        if opening.follows.is_some_and(|refused| !refused.remedy().opens_new_draft()) {
            return Err(MoveError::NotAllowedNow { stage: StageName::Refused, action: Action::OpenNewDraft });
        }
        let follows = opening.follows.map(|refused| refused.header().id());
        let today = act.at.vietnam_date();
        if let Some((record, _)) = opening.record
            && let Some(block) = blocks(record, today).first()
        {
            return Err(MoveError::Blocked(*block));
        }
        let context = Context { today, reason: opening.reason };
        let mut entries = Facts::new();
        for (field, entry) in opening.from_card.iter() {
            if let Ok(text) = rules::check_field(field, &entry.text, &context) {
                entries.set(field, text, Source::Card);
            }
        }
        if let Some((record, _)) = opening.record {
            for (field, text) in rules::facts_of(record, &context) {
                entries.set(field, text, Source::PopulationRecord);
            }
        }
        let typed = carry(&mut entries, &opening.carried, opening.record.is_some(), &context);
        let basis = match opening.record {
            Some((record, road)) => RecordBasis::Found { road, at: act.at, card: record.has_card },
            None => RecordBasis::Unverified { at: act.at },
        };
        let mut body = Body {
            salt: Salt(crate::Digest::from_bytes(opening.salt)),
            basis,
            reason: opening.reason,
            plan: CapturePlan::derive(opening.reason, None, today),
            rolls: opening.rolls,
            evidence: opening.evidence,
            facts: FactsPart { holder: act.holder(), entries },
            samples: SamplesPart {
                holder: act.holder(),
                taken: Default::default(),
                exceptions: Default::default(),
                eye_exceptions: Default::default(),
                portrait_exceptions: Default::default(),
                gaps: Default::default(),
            },
            accepted: Vec::new(),
            hands: Hands {
                looked_up: act.officer.clone(),
                // Whoever carries over what was typed once vouches for it here.
                typed: typed.then(|| act.officer.clone()).into_iter().collect(),
                captured: BTreeSet::new(),
                confirmed_person: BTreeSet::new(),
                read_aloud: BTreeSet::new(),
            },
            pause: None,
            person_check_due: false,
            person_doubted: false,
            standing: None,
            voided: None,
            signers: BTreeSet::new(),
        };
        body.plan = CapturePlan::derive(opening.reason, body.birth(), today).and_rolled(opening.rolls).and_evidence(opening.evidence);
        let header = Header {
            id: opening.id,
            ticket: opening.ticket,
            station: act.station.clone(),
            opened_at: act.at,
            revision: 1,
            follows,
            trail: Trail::default(),
        };
        let mut draft = Draft { header, body };
        let unverified = draft.body.basis.is_unverified();
        let what = EventKind::Opened { reason: opening.reason, unverified, follows };
        let event = draft.event(act, what, None);
        Ok((draft, vec![event]))
    }

    /// Kind and reason of the application.
    pub fn reason(&self) -> Reason {
        self.body.reason
    }

    /// The capture plan.
    pub fn plan(&self) -> &CapturePlan {
        &self.body.plan
    }

    /// What the application stands on.
    pub fn basis(&self) -> &RecordBasis {
        &self.body.basis
    }

    /// Who holds a part.
    pub fn holder(&self, part: Part) -> &Holder {
        match part {
            Part::Facts => &self.body.facts.holder,
            Part::Samples => &self.body.samples.holder,
        }
    }

    /// The pause, when the draft is paused.
    pub fn pause_state(&self) -> Option<&Pause> {
        self.body.pause.as_ref()
    }

    /// The attestation that still stands from before.
    pub fn standing_attestation(&self) -> Option<&Attestation> {
        self.body.standing.as_ref()
    }

    /// The attestation that fell, and what changed then.
    pub fn voided_attestation(&self) -> Option<&Voided> {
        self.body.voided.as_ref()
    }

    /// Who did what so far.
    pub fn hands(&self) -> &Hands {
        &self.body.hands
    }

    /// What the draft still needs.
    pub fn missing(&self, today: Date) -> Vec<Missing> {
        self.body.missing(today)
    }

    /// What would be taken back next.
    pub fn last_accepted(&self) -> Option<TakenBack> {
        self.body.accepted.last().map(Accepted::name)
    }

    /// What a value typed into a field would become, without keeping it.
    pub fn check(&self, field: FieldId, text: &str, today: Date) -> Result<String, FieldIssue> {
        self.body.field_issue(field, text, today)
    }

    /// Fills a field with what was typed; an empty text clears it. A value from the population record stays where the form locks
    /// it: it is corrected there.
    pub fn set_field(&mut self, field: FieldId, text: &str, source: Source, act: &Act) -> Result<Vec<Event>, MoveError> {
        self.may_change(Part::Facts, act)?;
        let before = self.body.facts.entries.get(field).cloned();
        if before.as_ref().is_some_and(|entry| entry.source == Source::PopulationRecord) && field.spec().locked_when_from_record {
            return Err(MoveError::NotOvertyped { field });
        }
        let today = act.at.vietnam_date();
        let text = if text.trim().is_empty() {
            String::new()
        } else {
            self.body.field_issue(field, text, today).map_err(|issue| MoveError::FieldIssue { field, issue })?
        };
        if before.as_ref().map_or("", |entry| entry.text.as_str()) == text {
            return Ok(Vec::new());
        }
        // Nothing but the population database itself may speak in its name.
        let source = if source == Source::PopulationRecord { Source::Typed } else { source };
        let seen = self.body_summary();
        let salted = self.body.salted(&[field.id().as_bytes(), text.as_bytes()]);
        self.body.facts.entries.set(field, text, source);
        self.body.hands.typed.insert(act.officer.clone());
        self.body.accepted.push(Accepted::Field { field, before });
        let mut events = vec![self.event(act, EventKind::FieldSet { field }, Some(salted))];
        if field == FieldId::Dob {
            self.derive_plan(today);
        }
        self.void_if_changed(&seen, act, &mut events);
        Ok(events)
    }

    /// Chooses the reason (and with it the kind); the plan is derived again.
    pub fn choose_reason(&mut self, reason: Reason, act: &Act) -> Result<Vec<Event>, MoveError> {
        self.may_change(Part::Facts, act)?;
        if reason == self.body.reason {
            return Ok(Vec::new());
        }
        let seen = self.body_summary();
        self.body.reason = reason;
        self.derive_plan(act.at.vietnam_date());
        let mut events = vec![self.event(act, EventKind::ReasonChosen { reason }, None)];
        self.void_if_changed(&seen, act, &mut events);
        Ok(events)
    }

    /// Takes back the last accepted thing of either part; what stood there before stands there again.
    pub fn take_back(&mut self, act: &Act) -> Result<(TakenBack, Vec<Event>), MoveError> {
        let last = self.body.accepted.last().cloned().ok_or(MoveError::NothingToTakeBack)?;
        let part = if matches!(last, Accepted::Field { .. }) { Part::Facts } else { Part::Samples };
        self.may_change(part, act)?;
        let seen = self.body_summary();
        let what = last.name();
        self.body.accepted.pop();
        let samples = &mut self.body.samples;
        match last {
            Accepted::Field { field, before } => {
                self.body.facts.entries.restore(field, before);
                self.derive_plan(act.at.vietnam_date());
            }
            Accepted::Sample { kind, before } => put_back(&mut samples.taken, kind, before.map(|sample| *sample)),
            Accepted::Exception { finger, before } => put_back(&mut samples.exceptions, finger, before),
            Accepted::EyeException { eye, before } => put_back(&mut samples.eye_exceptions, eye, before),
            Accepted::PortraitExceptions { before } => samples.portrait_exceptions = before,
            Accepted::Gap { modality, before } => put_back(&mut samples.gaps, modality, before),
        }
        let mut events = vec![self.event(act, EventKind::TakenBack { what }, None)];
        self.void_if_changed(&seen, act, &mut events);
        Ok((what, events))
    }

    /// Pauses the draft, with reason 1 to 5. Devices are free then; nothing is lost.
    pub fn pause(&mut self, reason: PauseReason, act: &Act) -> Result<Vec<Event>, MoveError> {
        require(act, Role::Clerk)?;
        self.not_paused()?;
        self.body.pause = Some(Pause { reason, since: act.at, by: act.officer.clone() });
        Ok(vec![self.event(act, EventKind::Paused { reason }, None)])
    }

    /// Goes on after a pause; after more than five minutes the person is confirmed first.
    pub fn resume(&mut self, act: &Act) -> Result<Vec<Event>, MoveError> {
        require(act, Role::Clerk)?;
        let pause = self.body.pause.take().ok_or(MoveError::NotPaused)?;
        self.body.person_check_due |= was_left_alone(pause.since, act.at);
        let person_check = self.body.person_check_due;
        Ok(vec![self.event(act, EventKind::Resumed { person_check }, None)])
    }

    /// Hands a part to a holder: its present holder passes it on, or another clerk takes it over by a named act of their own.
    /// When the samples change hands, the person is confirmed before anything is captured.
    pub fn hand(&mut self, part: Part, to: Holder, act: &Act) -> Result<Vec<Event>, MoveError> {
        require(act, Role::Clerk)?;
        let holder = self.holder(part);
        if to == *holder {
            return Ok(Vec::new());
        }
        if act.officer != holder.officer && act.holder() != to {
            return Err(MoveError::HeldByAnother { part, holder: holder.clone() });
        }
        match part {
            Part::Facts => self.body.facts.holder = to.clone(),
            Part::Samples => {
                self.body.samples.holder = to.clone();
                self.body.person_check_due = true;
            }
        }
        Ok(vec![self.event(act, EventKind::PartHanded { part, to }, None)])
    }

    /// The officer saw the person and the portraits and says: the same.
    pub fn confirm_same_person(&mut self, act: &Act) -> Result<Vec<Event>, MoveError> {
        require(act, Role::Clerk)?;
        self.not_paused()?;
        self.body.person_check_due = false;
        self.body.person_doubted = false;
        self.body.hands.confirmed_person.insert(act.officer.clone());
        Ok(vec![self.event(act, EventKind::PersonConfirmed, None)])
    }

    /// The officer saw the person and the portraits and says: another one, or perhaps another one. Nothing is captured and nothing goes
    /// on before somebody says "the same" after all; pausing, discarding the samples and withdrawing stay possible.
    pub fn doubt_person(&mut self, act: &Act) -> Result<Vec<Event>, MoveError> {
        require(act, Role::Clerk)?;
        self.not_paused()?;
        self.body.person_check_due = true;
        self.body.person_doubted = true;
        Ok(vec![self.event(act, EventKind::PersonDoubted, None)])
    }

    /// Whether an officer said "not this person" and nobody has said otherwise since.
    pub fn person_doubted(&self) -> bool {
        self.body.person_doubted
    }

    /// Work on it was last done at `last_worked`, and goes on now. After more than five minutes, or when the clock cannot tell, the
    /// person is confirmed before anything is captured, whether or not somebody paused; an application that captures nothing asks nothing.
    pub fn after_absence(&mut self, last_worked: Timestamp, now: Timestamp) {
        let concerned = !self.body.plan.is_empty() || !self.body.samples.taken.is_empty();
        self.body.person_check_due |= was_left_alone(last_worked, now) && concerned;
    }

    /// Whether "same person?" has to be answered before anything is captured.
    pub fn person_check_due(&self) -> bool {
        self.body.person_check_due
    }

    /// The plan is fulfilled or excepted: on to review and signature.
    pub fn complete(mut self, act: &Act) -> Moved<Draft, Captured> {
        let missing = self.missing(act.at.vietnam_date());
        let whole = if missing.is_empty() { Ok(()) } else { Err(MoveError::Incomplete(missing)) };
        let allowed = require(act, Role::Clerk).and_then(|()| self.not_paused()).and(whole);
        if let Err(why) = allowed {
            return Err(NotMoved::new(self, why));
        }
        let event = by_officer(&mut self.header, act, StageName::Captured, EventKind::Completed, None);
        Ok((Captured { header: self.header, body: self.body }, vec![event]))
    }

    /// Withdraws the application.
    pub fn withdraw(self, reason: WithdrawReason, act: &Act) -> Moved<Draft, Withdrawn> {
        match require(act, Role::Clerk) {
            Ok(()) => Ok(Withdrawn::from_header(self.header, reason, act)),
            Err(why) => Err(NotMoved::new(self, why)),
        }
    }

    /// When the last thing happened to it.
    pub fn last_changed(&self) -> Timestamp {
        self.header.trail.at
    }

    pub(super) fn event(&mut self, act: &Act, what: EventKind, salted: Option<crate::Digest>) -> Event {
        by_officer(&mut self.header, act, StageName::Draft, what, salted)
    }

    pub(super) fn not_paused(&self) -> Result<(), MoveError> {
        if self.body.pause.is_some() { Err(MoveError::Paused) } else { Ok(()) }
    }

    pub(super) fn may_change(&self, part: Part, act: &Act) -> Result<(), MoveError> {
        require(act, Role::Clerk)?;
        self.not_paused()?;
        let holder = self.holder(part);
        if *holder == act.holder() { Ok(()) } else { Err(MoveError::HeldByAnother { part, holder: holder.clone() }) }
    }

    pub(super) fn body_summary(&self) -> Summary {
        Summary::of_body(&self.body)
    }

    /// A change to anything the applicant saw voids the attestation; a change they never saw does not.
    pub(super) fn void_if_changed(&mut self, seen: &Summary, act: &Act, events: &mut Vec<Event>) {
        if self.body.standing.is_none() {
            return;
        }
        let changed = seen.changed(&self.body_summary());
        if changed.is_empty() {
            return;
        }
        self.body.standing = None;
        self.body.voided = Some(Voided { at: act.at, changed: changed.clone() });
        events.push(self.event(act, EventKind::AttestationVoided { changed }, None));
    }

    fn derive_plan(&mut self, today: Date) {
        self.body.plan = CapturePlan::derive(self.body.reason, self.body.birth(), today).and_rolled(self.body.rolls).and_evidence(self.body.evidence);
    }
}

/// Carries facts of an earlier application into those of a new one, each checked again as of now. The population record alone speaks in
/// its own name, and today: what it said then is not repeated, and what it locks it keeps. Whether something was carried as typed.
fn carry(entries: &mut Facts, carried: &Facts, on_record: bool, context: &Context) -> bool {
    let mut typed = false;
    for (field, entry) in carried.iter() {
        let said_then = entry.source == Source::PopulationRecord;
        let locked = field.spec().locked_when_from_record
            && entries.get(field).is_some_and(|known| known.source == Source::PopulationRecord);
        if (said_then && on_record) || locked {
            continue;
        }
        let Ok(text) = rules::check_field(field, &entry.text, context) else { continue };
        let source = if said_then { Source::Typed } else { entry.source };
        typed |= source == Source::Typed;
        entries.set(field, text, source);
    }
    typed
}

fn put_back<K: Ord, V>(map: &mut std::collections::BTreeMap<K, V>, key: K, before: Option<V>) {
    match before {
        Some(value) => map.insert(key, value),
        None => map.remove(&key),
    };
}

impl Accepted {
    pub(crate) fn name(&self) -> TakenBack {
        match self {
            Accepted::Field { field, .. } => TakenBack::Field { field: *field },
            Accepted::Sample { kind, .. } => TakenBack::Sample { kind: *kind },
            Accepted::Exception { finger, .. } => TakenBack::Exception { finger: *finger },
            Accepted::EyeException { eye, .. } => TakenBack::EyeException { eye: *eye },
            Accepted::PortraitExceptions { .. } => TakenBack::PortraitExceptions,
            Accepted::Gap { modality, .. } => TakenBack::Gap { modality: *modality },
        }
    }
}
