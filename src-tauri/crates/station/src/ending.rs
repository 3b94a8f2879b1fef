//! What ended without a card: rejected by the supervisor, refused by the center. Nobody is forgotten: each stands on the ready screen
//! until the person was told, or, where the center's remedy allows it, until a new draft answers the refusal.

use enrollment::{
    Application, ApplicationId, Draft, Facts, OfficerId, Opening, PersonalNumber, PopulationRecord, Reason, RecordRoad, StageName, Timestamp,
    WithdrawReason, blocks, propose,
};
use serde::{Deserialize, Serialize};

use crate::case::Case;
use crate::desk::blocked;
use crate::note::Note;
use crate::station::Work;
use crate::{Refusal, Station, Topic};

/// The stages of what ended without a card after somebody decided over it.
const ENDED: [StageName; 2] = [StageName::Rejected, StageName::Refused];

/// Rows read at a time.
const PAGE: usize = 200;

/// That the person was told how it ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Told {
    /// By whom.
    pub by: OfficerId,
    /// When.
    pub at: Timestamp,
}

impl Case {
    /// Rejected, or refused without a remedy: what is left to do is to tell the person.
    pub fn is_to_be_told(&self) -> bool {
        match &self.application {
            Application::Rejected(_) => true,
            Application::Refused(refused) => !refused.remedy().opens_new_draft(),
            _ => false,
        }
    }
}

impl Work {
    /// What ended without a card and still wants something of the desk, the latest first.
    pub(crate) fn ended(&self) -> Result<Vec<Case>, Refusal> {
        let mut ended = Vec::new();
        for offset in (0..).step_by(PAGE) {
            let page = self.vault().list(&ENDED, PAGE, offset)?;
            for line in &page {
                let note: Note = line.row.line.clone().and_then(|line| serde_json::from_value(line).ok()).unwrap_or_default();
                if note.told.is_none() && !self.is_settled_by(&note)? {
                    ended.push(self.read(&line.row.id)?);
                }
            }
            if page.len() < PAGE {
                break;
            }
        }
        Ok(ended)
    }

    /// Whether the answer settles it: not one that was withdrawn, unless the applicant wished that.
    fn is_settled_by(&self, note: &Note) -> Result<bool, Refusal> {
        let Some(answer) = note.answered_by else { return Ok(false) };
        match self.read(&answer) {
            Ok(Case { application: Application::Withdrawn(withdrawn), .. }) => Ok(withdrawn.reason() == WithdrawReason::ApplicantAsked),
            // Ended long ago and erased.
            Err(refusal) if refusal.code != "applicationNotFound" => Err(refusal),
            _ => Ok(true),
        }
    }

    /// The application that answers this refusal and has not ended at this post.
    fn answer(&self, refused: &Case) -> Result<Option<Case>, Refusal> {
        let Some(answer) = refused.note.answered_by else { return Ok(None) };
        match self.read(&answer) {
            Ok(answer) => Ok(Some(answer).filter(|answer| !matches!(answer.stage(), StageName::Withdrawn | StageName::Rejected))),
            Err(refusal) if refusal.code == "applicationNotFound" => Ok(None),
            Err(refusal) => Err(refusal),
        }
    }
}

impl Station {
    /// The application that answers a refusal, unless it was withdrawn or rejected.
    pub fn answer_to(&self, refused: &Case) -> Option<Case> {
        self.begin_quietly().ok().and_then(|work| work.answer(refused).ok().flatten())
    }

    /// The refused application that this one answers.
    pub fn answered(&self, case: &Case) -> Option<Case> {
        let follows = case.application.header().follows()?;
        self.begin_quietly().ok().and_then(|work| work.read(&follows).ok())
    }

    /// Opens a new draft for the person of a refused application, naming it. Facts are carried over where the population record leaves
    /// them to the desk; samples never are: whatever the plan asks for is taken again, and the applicant reads and signs again.
    ///
    /// # Errors
    /// `notAllowedNow` where nothing was refused or the remedy is none, `refusalAnswered`, blocks of the person (`deceasedOrMissing` …),
    /// `applicationOpen`, `noRoomForNext`, and those of beginning.
    pub fn open_new_draft(&self, id: &ApplicationId) -> Result<Case, Refusal> {
        let mut work = self.begin("open_new_draft")?;
        self.room_for_next()?;
        let _pen = self.pen_of(&mut work);
        let old = work.read(id)?;
        if !matches!(old.application, Application::Refused(_)) {
            return Err(Refusal::new("notAllowedNow"));
        }
        if let Some(answer) = work.answer(&old)? {
            return Err(Refusal::new("refusalAnswered").with("ticket", answer.application.ticket()));
        }
        let record = match old.number() {
            Some(number) => {
                let record = work.vault().resident(number)?;
                if let Some(block) = record.as_ref().and_then(|record| blocks(record, work.today()).first().copied()) {
                    return Err(blocked(block));
                }
                if let Some(open) = self.open_application_of(&work, number)? {
                    return Err(Refusal::new("applicationOpen").with("ticket", open.application.ticket()));
                }
                record
            }
            None => None,
        };
        self.answer_refusal(&work, old, record.as_ref(), "", Facts::new())
    }

    /// The new draft that names a refusal, and the note at the refusal that it is answered: both or nothing.
    pub(crate) fn answer_refusal(
        &self,
        work: &Work,
        mut old: Case,
        record: Option<&PopulationRecord>,
        ticket: &str,
        from_card: Facts,
    ) -> Result<Case, Refusal> {
        let Application::Refused(refused) = old.application.clone() else { return Err(Refusal::new("notAllowedNow")) };
        let proposal = record.map(|record| propose(record, work.today()));
        let opening = Opening {
            id: self.new_id()?,
            ticket: self.ticket(work, ticket)?,
            record: record.map(|record| (record, RecordRoad::Extract)),
            from_card,
            carried: old.note.sent_facts.clone().unwrap_or_default(),
            // What the person applies for has not changed; the clerk may choose otherwise.
            reason: old.reason.or(proposal.map(|proposal| proposal.reason)).unwrap_or(Reason::First),
            follows: Some(&refused),
            rolls: self.config().rolled_prints,
            evidence: self.config().evidence_picture,
            salt: keyring::random(),
        };
        let (mut draft, mut events) = Draft::open(opening, &work.act)?;
        self.check_typed_number(work, &draft)?;
        events.extend(self.note_known_gap(work, &mut draft)?);
        let note = Note {
            proposal,
            old_portrait: record.is_some_and(|record| record.reference_portrait.is_some()),
            language: old.note.language,
            larger: old.note.larger,
            ..Note::default()
        };
        let mut case = Case::new(draft.into(), note, work.now());
        old.note.answered_by = Some(case.id());
        let changes = [case.change(work, events, Vec::new())?, old.change(work, Vec::new(), Vec::new())?];
        let versions = work.vault().commit_all(&changes, None)?;
        case.version = versions.first().copied().unwrap_or_default();
        self.activate(work, &case)?;
        for topic in [Topic::Application(case.id()), Topic::Application(old.id()), Topic::Desk, Topic::Session] {
            self.tell(topic);
        }
        Ok(case)
    }

    /// The refusal of a person that a new application of theirs answers: its remedy allows it, and no other answers it yet.
    pub(crate) fn refusal_to_answer(&self, work: &Work, number: &PersonalNumber) -> Result<Option<Case>, Refusal> {
        for line in work.vault().search_applications(number.as_str(), 50)? {
            if line.row.number.as_ref() != Some(number) || line.row.stage != StageName::Refused {
                continue;
            }
            let case = work.read(&line.row.id)?;
            if !case.is_to_be_told() && !work.is_settled_by(&case.note)? && work.answer(&case)?.is_none() {
                return Ok(Some(case));
            }
        }
        Ok(None)
    }

    /// The person was told how it ended; it leaves the ready screen. Told again, the first time stands.
    ///
    /// # Errors
    /// `notAllowedNow` where something else is left to do, and those of beginning.
    pub fn note_told(&self, id: &ApplicationId) -> Result<Case, Refusal> {
        let mut work = self.begin("note_told")?;
        let _pen = self.pen_of(&mut work);
        let mut case = work.read(id)?;
        if !case.is_to_be_told() {
            return Err(Refusal::new("notAllowedNow"));
        }
        if case.note.told.is_none() {
            let event = match &mut case.application {
                Application::Rejected(rejected) => Some(rejected.told(&work.act)),
                Application::Refused(refused) => refused.told(&work.act),
                _ => None,
            };
            case.note.told = Some(Told { by: work.act.officer.clone(), at: work.now() });
            work.store(&mut case, event.into_iter().collect(), Vec::new())?;
            for topic in [Topic::Application(*id), Topic::Desk, Topic::Session] {
                self.tell(topic);
            }
        }
        Ok(case)
    }
}
