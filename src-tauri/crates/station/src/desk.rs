//! The desk: tickets, opening, pausing, going on, withdrawing, taking back.

use enrollment::{
    Application, ApplicationId, Block, Date, DiscardReason, Draft, Event, Facts, FieldId, Holder, Opening, Part, PauseReason, PersonalNumber,
    Reason, RecordRoad, Returned, Sample, SampleKind, Source, StageName, Ticket, Timestamp, WithdrawReason, blocks, propose,
};
use store::{Line, SampleChange, SampleState};

use crate::case::Case;
use crate::lookup::{FindBy, card_facts};
use crate::note::{Before, Note};
use crate::recovery::{ACTIVE, Recovered};
use crate::serving::Turned;
use crate::station::Work;
use crate::{PracticePerson, Refusal, Station, Topic};

/// Open people and numbers of the day.
#[derive(Clone, Debug)]
pub struct DeskReport {
    /// What was kept over a crash.
    pub recovered: Option<Recovered>,
    /// The ticket the station would give next.
    pub next_ticket: Ticket,
    /// Open people, most recent first.
    pub open: Vec<Case>,
    /// Returned by the supervisor.
    pub returned: Vec<Case>,
    /// Rejected, or refused by the center, and something is left to do about it: the latest first.
    pub ended: Vec<Case>,
    /// Sealed today.
    pub done_today: u64,
    /// Waiting for the supervisor.
    pub to_approve: u64,
    /// Approved and not at the center.
    pub to_send: u64,
    /// Practice: who can be presented.
    pub practice_people: Vec<PracticePerson>,
}

/// Stages in which a person is at the desk.
pub(crate) const OPEN: [StageName; 4] = [StageName::Draft, StageName::Captured, StageName::Attested, StageName::Signed];

/// The most open people a list shows.
const LIST: usize = 200;

impl Work {
    /// Cases of these stages, last changed first.
    pub(crate) fn cases(&self, stages: &[StageName]) -> Result<Vec<Case>, Refusal> {
        let lines = self.vault().list(stages, LIST, 0)?;
        lines.iter().map(|line: &Line| self.read(&line.row.id)).collect()
    }

    /// Every case of these stages: whoever decides over a list sees all of it.
    pub(crate) fn all_cases(&self, stages: &[StageName]) -> Result<Vec<Case>, Refusal> {
        let mut ids = Vec::new();
        loop {
            let page = self.vault().list(stages, LIST, ids.len())?;
            ids.extend(page.iter().map(|line| line.row.id));
            if page.len() < LIST {
                break;
            }
        }
        ids.iter().map(|id| self.read(id)).collect()
    }

    fn ticket_series(&self) -> String {
        format!("ticket:{}", self.today())
    }
}

/// The first moment of the day in Vietnam.
pub(crate) fn start_of_day(now: Timestamp) -> Timestamp {
    const DAY_MS: i64 = 86_400_000;
    const OFFSET_MS: i64 = 7 * 3_600_000;
    let local = now.unix_ms() + OFFSET_MS;
    Timestamp::from_unix_ms(local - local.rem_euclid(DAY_MS) - OFFSET_MS)
}

impl Station {
    /// The ready screen.
    ///
    /// # Errors
    /// `signedOut`, `locked`, `roleNotAllowed`, and those of the vault.
    pub fn desk(&self) -> Result<DeskReport, Refusal> {
        let work = self.begin("read_desk")?;
        let counts = work.vault().stage_counts()?;
        let outbox = self.outbox.counts()?;
        let next = work.vault().counted(&work.ticket_series())?;
        Ok(DeskReport {
            recovered: self.still_recovered(&work),
            next_ticket: self.block_ticket(next)?,
            open: work.cases(&OPEN)?,
            returned: work.cases(&[StageName::Returned])?,
            ended: work.ended()?,
            done_today: work.vault().sealed_since(start_of_day(work.now()))?,
            to_approve: counts.get(&StageName::Submitted).copied().unwrap_or(0),
            to_send: outbox.open() - outbox.of(store::ItemState::Waiting),
            practice_people: if self.config.practice { self.presenter.as_ref().map(|one| one.people()).unwrap_or_default() } else { Vec::new() },
        })
    }

    /// One application as it stands.
    ///
    /// # Errors
    /// `applicationNotFound`, and those of beginning.
    pub fn application(&self, id: &ApplicationId) -> Result<Case, Refusal> {
        self.begin("read_application")?.read(id)
    }

    fn block_ticket(&self, given: u64) -> Result<Ticket, Refusal> {
        let block = self.config.tickets;
        // A block that is used up goes on behind its end: a person without a number would be worse than a number twice at the post.
        let number = u16::try_from(u64::from(block.first) + given).unwrap_or(9999).min(9999);
        Ticket::new(block.lane, number).map_err(|_| Refusal::new("ticketUnreadable"))
    }

    pub(crate) fn ticket(&self, work: &Work, typed: &str) -> Result<Ticket, Refusal> {
        if !typed.trim().is_empty() {
            let ticket = Ticket::parse(typed).map_err(|_| Refusal::new("ticketUnreadable").at("ticket"))?;
            if self.ticket_is_open(work, ticket)? {
                return Err(Refusal::new("ticketTaken").at("ticket").with("ticket", ticket));
            }
            return Ok(ticket);
        }
        loop {
            let given = work.vault().count_up(&work.ticket_series())?;
            let ticket = self.block_ticket(given - 1)?;
            if ticket.number() == 9999 || !self.ticket_is_open(work, ticket)? {
                return Ok(ticket);
            }
        }
    }

    /// Whether somebody is at the desk today under this ticket.
    fn ticket_is_open(&self, work: &Work, ticket: Ticket) -> Result<bool, Refusal> {
        let today = start_of_day(work.now());
        let lines = work.vault().search_applications(&ticket.to_string(), 50)?;
        Ok(lines.iter().any(|line| {
            line.row.ticket == Some(ticket) && line.row.opened_at >= today && OPEN.contains(&line.row.stage)
        }))
    }

    /// Begins an application after the look-up. Without a number the person is not on record: it begins as *record unverified*.
    ///
    /// # Errors
    /// Blocks of the person (`birthYearOnly`, `deceasedOrMissing` …), `applicationOpen`, `ticketUnreadable`, `ticketTaken`,
    /// `personNotFound`, `personOnRecord` where somebody who is on record would begin as unverified, `noRoomForNext`, and those of
    /// beginning.
    pub fn open_application(&self, ticket: &str, number: Option<&str>, by: &FindBy) -> Result<Case, Refusal> {
        let mut work = self.begin("open_application")?;
        self.room_for_next()?;
        let _pen = self.pen_of(&mut work);
        let record = match number {
            Some(number) => {
                let number = PersonalNumber::parse(number).map_err(|_| Refusal::new("personNotFound").at("number"))?;
                let record = work.vault().resident(&number)?.ok_or_else(|| Refusal::new("personNotFound").at("number"))?;
                if let Some(block) = blocks(&record, work.today()).first() {
                    return Err(blocked(*block));
                }
                if let Some(open) = self.open_application_of(&work, &number)? {
                    return Err(Refusal::new("applicationOpen").with("ticket", open.application.ticket()));
                }
                // Whichever way the clerk comes here: what answers a refusal names it.
                if let Some(refused) = self.refusal_to_answer(&work, &number)? {
                    return self.answer_refusal(&work, refused, Some(&record), ticket, card_facts(by));
                }
                Some(record)
            }
            None => {
                if self.is_on_record(&work, by)? {
                    return Err(Refusal::new("personOnRecord"));
                }
                None
            }
        };
        let proposal = record.as_ref().map(|record| propose(record, work.today()));
        let from_card = card_facts(by);
        let opening = Opening {
            id: self.new_id()?,
            ticket: self.ticket(&work, ticket)?,
            record: record.as_ref().map(|record| (record, RecordRoad::Extract)),
            from_card,
            carried: Facts::new(),
            reason: proposal.map_or(Reason::First, |proposal| proposal.reason),
            follows: None,
            rolls: self.config().rolled_prints,
            evidence: self.config().evidence_picture,
            salt: keyring::random(),
        };
        let (mut draft, mut events) = Draft::open(opening, &work.act)?;
        if record.is_none() {
            enter_looked_up(&mut draft, by, &work, &mut events);
            self.check_typed_number(&work, &draft)?;
        }
        events.extend(self.note_known_gap(&work, &mut draft)?);
        let note = Note {
            proposal,
            old_portrait: record.as_ref().is_some_and(|record| record.reference_portrait.is_some()),
            ..Note::default()
        };
        let mut case = Case::new(draft.into(), note, work.now());
        work.store(&mut case, events, Vec::new())?;
        self.activate(&work, &case)?;
        self.tell(Topic::Application(case.id()));
        self.tell(Topic::Desk);
        Ok(case)
    }

    /// A number that was typed or scanned belongs to nobody who is on record, and to no application that is open already: what the look-up
    /// refuses does not come in through the form.
    pub(crate) fn check_typed_number(&self, work: &Work, draft: &Draft) -> Result<(), Refusal> {
        let entry = draft.facts().get(FieldId::Pin).filter(|entry| entry.source != Source::PopulationRecord);
        let Some(number) = entry.and_then(|entry| entry.text.parse::<PersonalNumber>().ok()) else { return Ok(()) };
        if let Some(open) = self.open_application_of(work, &number)?.filter(|open| open.id() != draft.header().id()) {
            return Err(Refusal::new("applicationOpen").at(FieldId::Pin.id()).with("ticket", open.application.ticket()));
        }
        if draft.basis().is_unverified() && work.vault().resident(&number)?.is_some() {
            return Err(Refusal::new("personOnRecord").at(FieldId::Pin.id()));
        }
        Ok(())
    }

    /// The open application of a person at this station.
    pub(crate) fn open_application_of(&self, work: &Work, number: &PersonalNumber) -> Result<Option<Case>, Refusal> {
        let lines = work.vault().search_applications(number.as_str(), 50)?;
        let ongoing = |stage: StageName| {
            !stage.is_final() && !matches!(stage, StageName::Accepted | StageName::CardProduced | StageName::HandedOver)
        };
        let open = lines.iter().find(|line| line.row.number.as_ref() == Some(number) && ongoing(line.row.stage));
        open.map(|line| work.read(&line.row.id)).transpose()
    }

    pub(crate) fn new_id(&self) -> Result<ApplicationId, Refusal> {
        random_uuid().parse().map_err(|_| Refusal::internal("application id"))
    }

    /// What was kept over a crash, until somebody goes on working; not of an application that has ended since.
    fn still_recovered(&self, work: &Work) -> Option<Recovered> {
        let mut recovered = self.state().recovered.clone()?;
        let case = work.read(&recovered.application).ok().filter(|case| OPEN.contains(&case.stage()))?;
        // Who sits here now has a place of their own; the question about the face comes before it.
        let asked = matches!(&case.application, Application::Draft(draft) if draft.person_check_due());
        if let Some(place) = work.place(&case).filter(|_| !asked) {
            (recovered.step, recovered.field) = (place.step, place.field);
        }
        Some(recovered)
    }

    /// Remembers which application is worked on, for the start after a crash; what stands of another one on the applicant's window
    /// goes. Work beside the person at the desk leaves all of that to them.
    pub(crate) fn activate(&self, work: &Work, case: &Case) -> Result<(), Refusal> {
        let id = case.id();
        let turned = {
            let mut state = self.state();
            state.recovered = None;
            state.serving.turn_to(id)
        };
        match turned {
            Turned::Beside => return Ok(()),
            Turned::Over => work.vault().set_setting(ACTIVE, &id.to_string())?,
            Turned::Same => {}
        }
        self.clear_screen_of_others(&id);
        Ok(())
    }

    /// Pauses with reason 1 to 5. Devices are freed, the applicant's window is cleared, nothing is lost. The person may be given a day to
    /// come back: `dd/MM/yyyy` as typed, empty for none.
    ///
    /// # Errors
    /// `reasonUnknown`, `appointmentUnfit` for what is no day of the coming year, and those of the draft.
    pub fn pause_application(&self, id: &ApplicationId, key: u8, appointment: &str) -> Result<Case, Refusal> {
        let reason = PauseReason::from_key(key).ok_or_else(|| Refusal::new("reasonUnknown").at("reason"))?;
        let appointment = appointment_of(appointment, self.now().vietnam_date())?;
        self.free_devices_of(id);
        let case = self.edit("pause_application", id, |edit| {
            let events = edit.draft.pause(reason, &edit.work.act)?;
            edit.events.extend(events);
            edit.note.appointment = appointment;
            Ok(())
        })?;
        self.clear_screen_of(id);
        Ok(case)
    }

    /// Tells a capture and the preview to end, without waiting until they have: dropping what is given back waits.
    #[must_use]
    pub(crate) fn let_devices_go(&self) -> crate::preview::Ending {
        self.fingers.turns().cancel();
        self.eyes.turns().cancel();
        self.preview.let_go()
    }

    /// Ends a running capture and the preview.
    pub(crate) fn free_devices(&self) {
        drop(self.let_devices_go());
        self.tell(Topic::Preview);
    }

    /// Goes on: after a pause, after a return, or in place of another officer (a named act of one's own).
    ///
    /// # Errors
    /// `notAllowedNow` where nothing goes on, and those of the draft.
    pub fn resume_application(&self, id: &ApplicationId) -> Result<Case, Refusal> {
        let mut work = self.begin("resume_application")?;
        let _pen = self.pen_of(&mut work);
        let mut case = work.read(id)?;
        let mut events = Vec::new();
        let application = case.application.clone();
        case.application = match application {
            Application::Draft(mut draft) => {
                if draft.pause_state().is_some() {
                    events.extend(draft.resume(&work.act)?);
                }
                let me: Holder = work.act.holder();
                for part in [Part::Facts, Part::Samples] {
                    events.extend(draft.hand(part, me.clone(), &work.act)?);
                }
                draft.into()
            }
            Application::Returned(returned) => {
                case.note.before = Some(before(&returned, &case));
                case.note.returned_for = returned.reasons().to_vec();
                case.note.tries.clear();
                case.note.package = None;
                case.note.risks.clear();
                case.note.lines_wrong.clear();
                case.note.unwanted_portrait = None;
                let (draft, taken_up) = returned.take_up(&work.act)?;
                events.extend(taken_up);
                draft.into()
            }
            other => other,
        };
        if !events.is_empty() {
            work.store(&mut case, events, Vec::new())?;
        }
        self.activate(&work, &case)?;
        self.tell(Topic::Application(*id));
        self.tell(Topic::Desk);
        Ok(case)
    }

    /// Withdraws before submission. Its pictures, name, number and birth date are erased at once; ticket and events stay.
    ///
    /// # Errors
    /// `reasonUnknown`, and those of the stage.
    pub fn withdraw_application(&self, id: &ApplicationId, reason: WithdrawReason) -> Result<Case, Refusal> {
        self.free_devices_of(id);
        let case = self.change("withdraw_application", id, |work, case| {
            let likened: Vec<ApplicationId> = case.mix_ups().filter_map(|(_, found)| found.like.application()).collect();
            for other in likened {
                crate::capture::take_doubt_back(work, id, &other)?;
            }
            let (withdrawn, events) = match case.application.clone() {
                Application::Draft(stage) => stage.withdraw(reason, &work.act)?,
                Application::Captured(stage) => stage.withdraw(reason, &work.act)?,
                Application::Attested(stage) => stage.withdraw(reason, &work.act)?,
                Application::Signed(stage) => stage.withdraw(reason, &work.act)?,
                _ => return Err(Refusal::new("notAllowedNow")),
            };
            case.application = withdrawn.into();
            case.forget_person();
            let samples = work.vault().samples(id)?.into_iter().map(|sample| SampleChange::Erase(sample.id)).collect();
            Ok((events, samples))
        })?;
        self.clear_screen_of(id);
        Ok(case)
    }

    /// Takes back the last accepted thing; until the clerk signs.
    ///
    /// # Errors
    /// `nothingToTakeBack`, and those of the draft.
    pub fn take_back(&self, id: &ApplicationId) -> Result<Case, Refusal> {
        self.edit("take_back", id, |edit| {
            // Beside the person at the desk facts alone are changed.
            if !matches!(edit.draft.last_accepted(), Some(enrollment::TakenBack::Field { .. }) | None) {
                self.serve(id)?;
            }
            let before: Vec<_> = edit.draft.samples().values().flat_map(Sample::pictures).collect();
            let (what, events) = edit.draft.take_back(&edit.work.act)?;
            edit.events.extend(events);
            if let enrollment::TakenBack::Sample { .. } = what {
                let now: Vec<_> = edit.draft.samples().values().flat_map(Sample::pictures).collect();
                self.compare_again(edit.work, edit.draft, edit.note)?;
                for gone in before.iter().filter(|id| !now.contains(id)) {
                    edit.samples.push(SampleChange::Discard(*gone, "takenBack".to_owned()));
                    edit.note.tries.retain(|one| one.id != *gone);
                }
                for back in now.iter().filter(|id| !before.contains(id)) {
                    edit.samples.push(SampleChange::KeepBeside(*back));
                }
            }
            if let enrollment::TakenBack::Field { field } = what {
                edit.note.unfit.remove(&field);
            }
            if let enrollment::TakenBack::Gap { .. } = what {
                self.forget_known_gap(edit.work)?;
            }
            Ok(())
        })
    }

    /// The wrong person sat in the chair, or the pictures are of no use: every sample and every try goes with its bytes, nothing moves
    /// across. The wrong person is "not this person" too: the devices are freed, the applicant's window is cleared, and the supervisor
    /// sees that it was said.
    ///
    /// # Errors
    /// Those of the draft.
    pub fn discard_samples(&self, id: &ApplicationId, why: DiscardReason) -> Result<Case, Refusal> {
        let wrong = why == DiscardReason::WrongPerson;
        if wrong {
            self.free_devices_of(id);
        }
        let case = self.edit_samples("discard_samples", id, |edit, _| {
            let (_, events) = edit.draft.discard_samples(why, &edit.work.act)?;
            edit.events.extend(events);
            edit.note.person_doubted |= wrong;
            let reason = if wrong { "wrongPerson" } else { "unusable" };
            edit.note.tries.clear();
            // The tries that were not kept, those taken back and those of an earlier revision show the same hands and the same face.
            let signed = edit.draft.standing_attestation().is_some();
            for sample in edit.work.vault().samples(id)? {
                if sample.kind == SampleKind::Signature && signed {
                    continue;
                }
                if sample.state != SampleState::Discarded {
                    edit.samples.push(SampleChange::Discard(sample.id, reason.to_owned()));
                }
                edit.samples.push(SampleChange::Erase(sample.id));
            }
            Ok(())
        })?;
        if wrong {
            self.clear_screen_of(id);
        }
        Ok(case)
    }
}

pub(crate) fn blocked(block: Block) -> Refusal {
    let mut refusal = Refusal::new(block.code());
    refusal.params = block.params();
    refusal
}

/// The day somebody comes back: within a year, today too.
pub(crate) fn appointment_of(typed: &str, today: Date) -> Result<Option<Date>, Refusal> {
    let typed = typed.trim();
    if typed.is_empty() {
        return Ok(None);
    }
    let last = today.plus_days(366).unwrap_or(today);
    let day = Date::parse_paper(typed).filter(|day| (today..=last).contains(day));
    day.map(Some).ok_or_else(|| Refusal::new("appointmentUnfit").at("appointment"))
}

/// A random UUID of version 4, as text.
pub(crate) fn random_uuid() -> String {
    let mut bytes = keyring::random::<16>();
    bytes[6] = (bytes[6] & 0x0f) | 0x40;
    bytes[8] = (bytes[8] & 0x3f) | 0x80;
    let hex: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    [&hex[..8], &hex[8..12], &hex[12..16], &hex[16..20], &hex[20..]].join("-")
}

fn before(returned: &Returned, case: &Case) -> Before {
    Before {
        facts: returned.facts().iter().map(|(field, entry)| (field, entry.text.clone())).collect(),
        samples: returned.samples().iter().map(|(kind, sample)| (*kind, sample.digest_of_all())).collect(),
        reason: case.reason.unwrap_or(Reason::First),
        exceptions: case.exceptions(),
        eye_exceptions: case.eye_exceptions(),
        portrait_exceptions: case.portrait_exceptions(),
        gaps: case.gaps(),
        returned_for: returned.reasons().to_vec(),
    }
}

/// What the clerk typed to look the person up need not be typed again; where it does not fit its field it is left out.
fn enter_looked_up(draft: &mut Draft, by: &FindBy, work: &Work, events: &mut Vec<Event>) {
    let mut typed = Facts::new();
    match by {
        FindBy::Number(number) => {
            typed.set(FieldId::Pin, number.as_str(), Source::Typed);
        }
        FindBy::Name { name, birth } => {
            typed.set(FieldId::FullName, name.to_uppercase(), Source::Typed);
            typed.set(FieldId::Dob, birth.as_str(), Source::Typed);
        }
        FindBy::Qr(_) => {}
    }
    for (field, entry) in typed.iter() {
        if let Ok(set) = draft.set_field(field, &entry.text, entry.source, &work.act) {
            events.extend(set);
        }
    }
}
