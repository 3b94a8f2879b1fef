//! Look-up first: who is this by the population record, and what should the desk know before it starts.

use std::collections::BTreeMap;

use card::{CardQr, CardSex};
use enrollment::{
    ApplicationId, BirthDate, Block, Date, Facts, FieldId, FieldIssue, PersonalNumber, PopulationRecord, Proposal, ProposalRule, Source,
    Timestamp, blocks, fold, propose,
};
use store::{SearchBy, Vault};

use crate::case::Case;
use crate::station::Work;
use crate::status::Tone;
use crate::{CardCompared, Refusal, Station};

/// Most people one look-up shows.
const MOST: usize = 20;
/// Longest text looked at.
const LONGEST: usize = 4_000;

/// How a person is looked up; texts as typed or scanned.
#[derive(Clone)]
pub enum FindBy {
    /// By personal number.
    Number(String),
    /// By name and birth date.
    Name {
        /// With or without accents.
        name: String,
        /// dd/MM/yyyy or a year; may be empty.
        birth: String,
    },
    /// By the text of the card's QR code.
    Qr(String),
}

impl std::fmt::Debug for FindBy {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(match self {
            Self::Number(_) => "FindBy::Number([redacted])",
            Self::Name { .. } => "FindBy::Name([redacted])",
            Self::Qr(_) => "FindBy::Qr([redacted])",
        })
    }
}

/// What the population record answers.
#[derive(Clone, Debug)]
pub struct Findings {
    /// Why the question cannot be read, if so.
    pub issue: Option<FieldIssue>,
    /// The people found, best first.
    pub people: Vec<Person>,
    /// Last day of the extract asked; none when there is no extract.
    pub extract_until: Option<Date>,
    /// What the card's QR text said.
    pub qr: Option<CardCompared>,
}

/// A person on record, with what the desk should know.
#[derive(Clone, Debug)]
pub struct Person {
    /// The record.
    pub record: PopulationRecord,
    /// Warnings and blocks.
    pub notes: Vec<Remark>,
    /// An application can be opened.
    pub can_open: bool,
    /// The open application at this station.
    pub open_application: Option<ApplicationId>,
    /// Proposed kind and reason.
    pub proposal: Proposal,
}

/// One remark (`note-<code>`).
#[derive(Clone, Debug)]
pub struct Remark {
    /// Its code.
    pub code: String,
    /// How it looks.
    pub tone: Tone,
    /// Parameters of the sentence.
    pub params: BTreeMap<String, String>,
}

/// Applications and people for one text.
#[derive(Clone, Debug)]
pub struct Anything {
    /// Applications of this station.
    pub applications: Vec<Case>,
    /// People on record.
    pub people: Vec<Person>,
}

fn issue(code: &'static str) -> FieldIssue {
    FieldIssue { code, params: BTreeMap::new() }
}

/// What a look-up asks of the extract.
enum Question {
    Ask(SearchBy, Option<Box<CardQr>>),
    Unreadable(FieldIssue),
}

fn question(by: &FindBy, today: Date) -> Question {
    match by {
        FindBy::Number(text) => match PersonalNumber::parse(text) {
            Ok(number) if number.is_of_the_future(today) => Question::Unreadable(issue("numberOfFuture")),
            Ok(number) => Question::Ask(SearchBy::Number(number), None),
            Err(_) => Question::Unreadable(issue("numberNotTwelveDigits")),
        },
        FindBy::Name { name, birth } => {
            if fold(name).chars().filter(|letter| letter.is_alphabetic()).count() < 2 || name.chars().count() > LONGEST {
                return Question::Unreadable(issue("nameUnreadable"));
            }
            let birth = birth.trim();
            let year = || birth.parse::<u16>().ok().filter(|year| (1850..=2200).contains(year)).map(BirthDate::YearOnly);
            let date = || Date::parse_paper(birth).map(BirthDate::Full);
            match (birth.is_empty(), date().or_else(year)) {
                (true, _) => Question::Ask(SearchBy::NameOnly(name.clone()), None),
                (false, Some(birth)) if birth.year() <= today.year() => {
                    Question::Ask(SearchBy::NameAndBirth { name: name.clone(), birth: Some(birth) }, None)
                }
                _ => Question::Unreadable(issue("dateUnreadable")),
            }
        }
        FindBy::Qr(text) => match CardQr::parse(text) {
            Ok(qr) => match PersonalNumber::parse(&qr.number) {
                Ok(number) => Question::Ask(SearchBy::Number(number), Some(Box::new(qr))),
                Err(_) => Question::Unreadable(issue("qrField")),
            },
            // A broken text may still begin with a whole number: enough to find the person.
            Err(error) => match card::number_in(text).and_then(|number| PersonalNumber::parse(&number).ok()) {
                Some(number) => Question::Ask(SearchBy::Number(number), None),
                None => Question::Unreadable(issue(error.code())),
            },
        },
    }
}

impl Station {
    /// Looks a person up in the population record.
    ///
    /// # Errors
    /// Those of beginning and of the vault. What cannot be read is an issue in the answer, no error.
    pub fn find_person(&self, by: &FindBy) -> Result<Findings, Refusal> {
        let work = self.begin("find_person")?;
        let extract_until = work.vault().extract()?.map(|held| held.last_day);
        let (search, qr) = match question(by, work.today()) {
            Question::Ask(search, qr) => (search, qr),
            Question::Unreadable(issue) => {
                return Ok(Findings { issue: Some(issue), people: Vec::new(), extract_until, qr: None });
            }
        };
        let records = work.vault().search_residents(&search, MOST)?;
        let people = records.into_iter().map(|record| self.person(&work, record)).collect::<Result<Vec<_>, _>>()?;
        let qr = qr.map(|qr| CardCompared::of(&qr, people.first().map(|person| &person.record)));
        Ok(Findings { issue: None, people, extract_until, qr })
    }

    /// Whether the population record knows the person who was looked up: by number surely, by name where name and birth date are whole
    /// and the same. Namesakes are told apart by number.
    pub(crate) fn is_on_record(&self, work: &Work, by: &FindBy) -> Result<bool, Refusal> {
        let Question::Ask(search, _) = question(by, work.today()) else { return Ok(false) };
        let found = work.vault().search_residents(&search, MOST)?;
        Ok(match &search {
            SearchBy::Number(_) => !found.is_empty(),
            SearchBy::NameAndBirth { name, birth: Some(BirthDate::Full(birth)) } => {
                found.iter().any(|record| fold(record.full_name()) == fold(name) && record.birth == BirthDate::Full(*birth))
            }
            _ => false,
        })
    }

    fn person(&self, work: &Work, record: PopulationRecord) -> Result<Person, Refusal> {
        let proposal = propose(&record, work.today());
        let open = self.open_application_of(work, &record.number)?;
        let mut notes: Vec<Remark> = blocks(&record, work.today()).into_iter().map(block_remark).collect();
        let can_open = notes.is_empty() && open.is_none();
        if let Some(open) = &open {
            let params = BTreeMap::from([("ticket".to_owned(), open.application.ticket().to_string())]);
            notes.push(Remark { code: "applicationOpen".to_owned(), tone: Tone::Attention, params });
        }
        if open.is_none()
            && let Some(refused) = self.refusal_to_answer(work, &record.number)?
        {
            let params = BTreeMap::from([("ticket".to_owned(), refused.application.ticket().to_string())]);
            notes.push(Remark { code: "answersRefusal".to_owned(), tone: Tone::Attention, params });
        }
        if proposal.because == ProposalRule::StillValid {
            notes.push(Remark { code: "cardStillValid".to_owned(), tone: Tone::Information, params: BTreeMap::new() });
        }
        Ok(Person { record, notes, can_open, open_application: open.map(|open| open.id()), proposal })
    }

    /// Searches applications and people: by ticket, number, name, or QR text.
    ///
    /// # Errors
    /// Those of beginning and of the vault.
    pub fn find_anything(&self, text: &str) -> Result<Anything, Refusal> {
        let work = self.begin("find_anything")?;
        let text: String = text.trim().chars().take(LONGEST).collect();
        if text.is_empty() {
            return Ok(Anything { applications: Vec::new(), people: Vec::new() });
        }
        let number = CardQr::parse(&text).ok().map(|qr| qr.number).or_else(|| card::number_in(&text));
        let wanted = number.clone().unwrap_or_else(|| text.clone());
        let lines = work.vault().search_applications(&wanted, MOST)?;
        let applications = lines.iter().map(|line| work.read(&line.row.id)).collect::<Result<_, _>>()?;
        let digits: String = wanted.chars().filter(|letter| !letter.is_whitespace()).collect();
        let search = match PersonalNumber::parse(&digits) {
            Ok(number) => Some(SearchBy::Number(number)),
            Err(_) if digits.chars().any(char::is_alphabetic) && number.is_none() => Some(SearchBy::NameOnly(text)),
            Err(_) => None,
        };
        let records = match search {
            Some(search) if work.act.role == enrollment::Role::Clerk => work.vault().search_residents(&search, MOST)?,
            _ => Vec::new(),
        };
        let people = records.into_iter().map(|record| self.person(&work, record)).collect::<Result<_, _>>()?;
        Ok(Anything { applications, people })
    }

    /// Takes in the newest signed extract that was delivered; an old one, or one not signed by the registry, changes nothing.
    pub(crate) fn import_extract(&self, vault: &Vault) {
        let Some(delivered) = &self.config.extract else { return };
        match import(delivered.as_ref(), vault, &self.config.trust, self.verifier.trusted(self.now())) {
            Ok(Some(count)) => tracing::info!(count, "extract of the population database taken in"),
            Ok(None) => {}
            Err(refusal) => {
                tracing::error!(code = refusal.code, detail = refusal.detail.as_deref().unwrap_or_default(), "extract not taken in");
            }
        }
    }
}

/// Setting: digest of the extract file taken in last, so that each start does not check it again.
const EXTRACT_FILE: &str = "extract.file";

fn import(delivered: &dyn crate::DeliveredExtract, vault: &Vault, trust: &package::Trust, now: Timestamp) -> Result<Option<u64>, Refusal> {
    let Some(sealed) = delivered.sealed()? else { return Ok(None) };
    let digest = enrollment::Digest::of(&sealed).to_string();
    if vault.setting(EXTRACT_FILE)?.as_deref() == Some(&digest) {
        delivered.taken_in();
        return Ok(None);
    }
    let held = vault.extract()?.map_or(0, |held| held.counter);
    let extract = registry::open(&delivered.open(&sealed)?, trust, now, held)?;
    let meta = store::ExtractMeta { counter: extract.counter, issued_at: extract.issued_at, last_day: extract.last_day };
    let count = vault.replace_extract(meta, Some(&extract.commune), &extract.residents)?;
    vault.set_setting(EXTRACT_FILE, &digest)?;
    delivered.taken_in();
    Ok(Some(count))
}

fn block_remark(block: Block) -> Remark {
    Remark { code: block.code().to_owned(), tone: Tone::Stop, params: block.params() }
}

/// Facts a card's QR text brings, for fields of which the record says nothing.
pub(crate) fn card_facts(by: &FindBy) -> Facts {
    let mut facts = Facts::new();
    let FindBy::Qr(text) = by else { return facts };
    let Ok(qr) = CardQr::parse(text) else { return facts };
    facts.set(FieldId::Pin, qr.number.clone(), Source::Card);
    facts.set(FieldId::FullName, qr.name.to_uppercase(), Source::Card);
    facts.set(FieldId::Dob, paper_birth(&qr), Source::Card);
    facts.set(FieldId::Sex, sex_code(qr.sex), Source::Card);
    facts.set(FieldId::PermanentAddr, qr.address.clone(), Source::Card);
    if let Some(old) = &qr.old_number {
        facts.set(FieldId::Cmnd9, old.clone(), Source::Card);
    }
    facts
}

pub(crate) fn sex_code(sex: CardSex) -> &'static str {
    match sex {
        CardSex::Male => "male",
        CardSex::Female => "female",
    }
}

fn paper_birth(qr: &CardQr) -> String {
    match qr.birth {
        card::CardBirth::Full(date) => {
            let (year, month, day) = date.parts();
            format!("{day:02}/{month:02}/{year:04}")
        }
        card::CardBirth::YearOnly(year) => year.to_string(),
    }
}
