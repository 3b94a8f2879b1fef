//! Look-up, search, the ready screen.

use enrollment::{CardOnRecord, FieldId, FieldIssue, PopulationRecord, Proposal, display_text};
use station::{FindBy, LineCompared, Person, Refusal, Remark};

use super::code::camel;
use super::{Desk, id};
use crate::requests::FindBy as FindByRequest;
use crate::requests::*;
use crate::views::*;

impl Desk<'_> {
    pub(crate) fn read_desk(&self, _: NothingRequest) -> Result<DeskView, Refusal> {
        let desk = self.station.desk()?;
        Ok(DeskView {
            recovered: desk.recovered.map(|kept| RecoveredView {
                until: kept.until.to_rfc3339(),
                application: kept.application.to_string(),
                ticket: kept.ticket.to_string(),
                step: kept.step.code().to_owned(),
                field: kept.field.map(|field| field.id().to_owned()),
            }),
            next_ticket: desk.next_ticket.to_string(),
            open: desk.open.iter().map(|case| self.line(case)).collect(),
            returned: desk.returned.iter().map(|case| self.line(case)).collect(),
            ended: desk.ended.iter().map(|case| self.line(case)).collect(),
            done_today: count(desk.done_today),
            to_approve: count(desk.to_approve),
            to_send: count(desk.to_send),
            practice_people: desk
                .practice_people
                .into_iter()
                .map(|person| PracticePersonView { number: person.number.to_string(), name: person.name, case: person.case, qr: person.qr })
                .collect(),
        })
    }

    pub(crate) fn find_person(&self, request: FindPersonRequest) -> Result<FindPersonView, Refusal> {
        let found = self.station.find_person(&find_by(request.by))?;
        let outcome = match (&found.issue, found.people.len()) {
            (Some(_), _) => "unreadable",
            (None, 0) => "none",
            (None, 1) => "found",
            (None, _) => "several",
        };
        Ok(FindPersonView {
            outcome: outcome.to_owned(),
            issue: found.issue.as_ref().map(|one| issue(one, true)),
            people: found.people.into_iter().map(person).collect(),
            source: if found.extract_until.is_some() { "extract" } else { "none" }.to_owned(),
            extract_until: found.extract_until.map(|day| day.to_string()),
            qr: found.qr.map(|compared| QrView { lines: compared.lines.into_iter().map(card_line).collect() }),
        })
    }

    pub(crate) fn find_anything(&self, request: FindAnythingRequest) -> Result<FindAnythingView, Refusal> {
        let found = self.station.find_anything(&request.text)?;
        Ok(FindAnythingView {
            applications: found.applications.iter().map(|case| self.line(case)).collect(),
            people: found.people.into_iter().map(person).collect(),
        })
    }

    pub(crate) fn open_application(&self, request: OpenApplicationRequest) -> Result<ApplicationView, Refusal> {
        let case = self.station.open_application(&request.ticket, request.number.as_deref(), &find_by(request.by))?;
        self.view(&case)
    }

    pub(crate) fn read_application(&self, request: ApplicationRequest) -> Result<ApplicationView, Refusal> {
        self.view(&self.station.application(&id(&request.application)?)?)
    }
}

pub(super) fn count(number: u64) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

fn card_line(compared: LineCompared) -> CardLineView {
    let said = |text: String| (!text.is_empty()).then_some(text);
    CardLineView {
        line: compared.line.code().to_owned(),
        card: said(compared.card),
        record: said(compared.record),
        agreement: compared.agreement.code().to_owned(),
    }
}

fn find_by(by: FindByRequest) -> FindBy {
    match by {
        FindByRequest::Number { number } => FindBy::Number(number),
        FindByRequest::Name { name, birth } => FindBy::Name { name, birth },
        FindByRequest::Qr { text } => FindBy::Qr(text),
    }
}

pub(super) fn issue(issue: &FieldIssue, blocks: bool) -> IssueView {
    IssueView {
        code: issue.code.to_owned(),
        level: if blocks { "error" } else { "warning" }.to_owned(),
        params: issue.params.clone(),
    }
}

pub(super) fn remark(remark: Remark) -> NoteView {
    NoteView { code: remark.code, tone: remark.tone.code().to_owned(), params: remark.params }
}

pub(super) fn proposal(proposal: &Proposal) -> ProposalView {
    ProposalView {
        kind: camel(proposal.kind.code()),
        reason: proposal.reason.id().to_owned(),
        because: camel(proposal.because.code()),
    }
}

fn card(card: CardOnRecord) -> CardOnRecordView {
    CardOnRecordView { issued: card.issued.to_string(), expires: card.expires.map(|day| day.to_string()) }
}

fn residence(record: &PopulationRecord) -> String {
    let field = |field: FieldId| record.facts.get(&field).map(|text| display_text(field, text)).filter(|text| !text.is_empty());
    field(FieldId::CurrentAddr).or_else(|| field(FieldId::PermanentAddr)).unwrap_or_default()
}

fn person(person: Person) -> PersonView {
    let record = &person.record;
    PersonView {
        number: record.number.to_string(),
        name: record.full_name().to_owned(),
        birth: record.birth.to_string(),
        sex: record.sex.code().to_owned(),
        residence: residence(record),
        portrait: record.reference_portrait.as_ref().map(|_| format!("record/{}", record.number)),
        card: record.has_card.map(card),
        proposal: proposal(&person.proposal),
        can_open: person.can_open,
        open_application: person.open_application.map(|id| id.to_string()),
        notes: person.notes.into_iter().map(remark).collect(),
    }
}
