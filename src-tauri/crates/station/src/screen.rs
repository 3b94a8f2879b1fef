//! The applicant's window: six states, personal data only while that person reads or signs (A4).

mod instruction;

use enrollment::{
    Application, ApplicationId, Digest, Event, FieldId, SampleId, Summary, SummaryItem, Ticket, Timestamp,
};

use crate::case::Case;
use crate::picture_wish::PictureWish;
use crate::preview::CameraReport;
use crate::reading::Reading;
use crate::station::Work;
use crate::{Language, Refusal, Station, Topic};
pub use instruction::Manner;

/// How long the thanks stand after the signature.
const THANKS_MS: i64 = 5_000;
/// How long somebody may read without touching anything before the idle clock runs again.
const READING_MS: i64 = 15 * 60_000;

/// State of the applicant's window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ScreenState {
    /// Name of the post.
    Idle,
    /// A number is called.
    Called,
    /// What to do next, as a picture.
    Instruction,
    /// Everything the person checks.
    Review,
    /// The field to sign in, under what is checked.
    Signature,
    /// Thanks.
    Thanks,
}

impl ScreenState {
    /// The stable code.
    pub fn code(self) -> &'static str {
        match self {
            Self::Idle => "idle",
            Self::Called => "called",
            Self::Instruction => "instruction",
            Self::Review => "review",
            Self::Signature => "signature",
            Self::Thanks => "thanks",
        }
    }

    fn is_personal(self) -> bool {
        matches!(self, Self::Review | Self::Signature)
    }
}

/// What the window shows now; in memory only.
#[derive(Clone, Debug)]
pub(crate) struct Screen {
    state: ScreenState,
    application: Option<ApplicationId>,
    instruction: String,
    language: Language,
    larger: bool,
    asks_help: bool,
    pub(crate) reading: Reading,
    since: Timestamp,
    touched: Timestamp,
}

impl Screen {
    pub(crate) fn idle(language: Language) -> Self {
        Self {
            state: ScreenState::Idle,
            application: None,
            instruction: String::new(),
            language,
            larger: false,
            asks_help: false,
            reading: Reading::Silent,
            since: Timestamp::default(),
            touched: Timestamp::default(),
        }
    }

    /// Sets how far the sheet of this person is read; `false` when another one, or none, stands there by now, or the voice was stopped.
    pub(crate) fn set_reading(&mut self, id: &ApplicationId, reading: Reading) -> bool {
        let stands = self.application == Some(*id) && self.state.is_personal();
        if stands {
            self.reading = reading;
        }
        stands
    }
}

/// Form of address, from sex and age; the words are in the catalogs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Address {
    /// A man.
    Male,
    /// A woman.
    Female,
    /// Not certain, or being corrected.
    Either,
    /// Below eighteen.
    Child,
}

impl Address {
    /// The stable code.
    pub fn code(self) -> &'static str {
        match self {
            Self::Male => "male",
            Self::Female => "female",
            Self::Either => "either",
            Self::Child => "child",
        }
    }

    fn of(case: &Case, now: Timestamp) -> Self {
        let age = case.birth().and_then(|birth| birth.age_on(now.vietnam_date()));
        if age.is_some_and(|age| age < 18) {
            return Self::Child;
        }
        let correcting = case.note.lines_wrong.contains(&SummaryItem::Field(FieldId::Sex));
        match case.facts().map(|facts| facts.text(FieldId::Sex)) {
            Some("male") if !correcting => Self::Male,
            Some("female") if !correcting => Self::Female,
            _ => Self::Either,
        }
    }
}

/// The window as it is drawn.
#[derive(Clone, Debug)]
pub struct ScreenReport {
    /// Its state.
    pub state: ScreenState,
    /// Its language.
    pub language: Language,
    /// Larger type.
    pub larger: bool,
    /// The ticket, once called.
    pub ticket: Option<Ticket>,
    /// Form of address.
    pub address: Address,
    /// What to do, in [`ScreenState::Instruction`].
    pub instruction: String,
    /// What to do otherwise than at the last try.
    pub manner: Option<Manner>,
    /// The camera that looks at this person now; none: it does not.
    pub live: Option<CameraReport>,
    /// What is checked, in [`ScreenState::Review`] and [`ScreenState::Signature`].
    pub summary: Option<Summary>,
    /// The portrait of the summary.
    pub portrait: Option<SampleId>,
    /// Whether they may ask for another.
    pub picture_wish: PictureWish,
    /// Digest of the summary on screen.
    pub digest: Option<Digest>,
    /// Lines the applicant touched.
    pub lines_wrong: Vec<SummaryItem>,
    /// The applicant cannot sign, or cannot go on, and asks for the officer.
    pub asks_help: bool,
    /// `silent`, `asked` (a person has to read), `speaking` or `done`.
    pub reading: &'static str,
    /// The line being said.
    pub reading_line: Option<SummaryItem>,
}

impl Station {
    /// The window as it is. Without a signed-in officer it is idle.
    pub fn screen(&self) -> ScreenReport {
        let screen = self.state().screen.clone();
        let empty = |screen: &Screen| ScreenReport {
            state: if screen.state.is_personal() { ScreenState::Idle } else { screen.state },
            language: screen.language,
            larger: screen.larger,
            ticket: None,
            address: Address::Either,
            instruction: screen.instruction.clone(),
            manner: None,
            live: None,
            summary: None,
            portrait: None,
            picture_wish: PictureWish::May,
            digest: None,
            lines_wrong: Vec::new(),
            asks_help: false,
            reading: Reading::Silent.code(),
            reading_line: None,
        };
        let Some(id) = screen.application else { return empty(&screen) };
        let Ok(work) = self.begin_quietly() else { return empty(&screen) };
        let Ok(case) = work.read(&id) else { return empty(&screen) };
        let summary = screen.state.is_personal().then(|| case.application.summary()).flatten();
        ScreenReport {
            state: screen.state,
            language: screen.language,
            larger: screen.larger,
            ticket: Some(case.application.ticket()),
            address: Address::of(&case, work.now()),
            live: self.live_of(&screen, &id),
            manner: Manner::after_last_try(&case, &screen.instruction),
            instruction: screen.instruction,
            portrait: summary.as_ref().and(case.note.portrait),
            picture_wish: PictureWish::of(&case),
            digest: summary.as_ref().map(Summary::digest),
            asks_help: screen.asks_help,
            reading: screen.reading.code(),
            reading_line: screen.reading.line(),
            lines_wrong: if screen.state.is_personal() { case.note.lines_wrong } else { Vec::new() },
            summary,
        }
    }

    /// The live picture is this person's own, and only while they are told to look into the camera.
    fn live_of(&self, screen: &Screen, id: &ApplicationId) -> Option<CameraReport> {
        let wanted = screen.state == ScreenState::Instruction && screen.instruction == "portrait";
        let here = wanted && self.state().attending == Some(*id) && self.preview.is_running();
        here.then(|| self.preview.report())
    }

    /// The language on the window.
    pub(crate) fn screen_language(&self, id: &ApplicationId) -> Language {
        let state = self.state();
        if state.screen.application == Some(*id) { state.screen.language } else { self.config.language }
    }

    /// What the window shows for one application.
    pub fn screen_state_of(&self, id: &ApplicationId) -> ScreenState {
        let state = self.state();
        if state.screen.application == Some(*id) { state.screen.state } else { ScreenState::Idle }
    }

    /// Sends a state to the window. Review and signature need everything else to be done.
    ///
    /// # Errors
    /// `servesAnother`, `stateUnknown`, `draftIncomplete`, and those of the stage.
    pub fn show_to_applicant(&self, id: &ApplicationId, state: &str) -> Result<Case, Refusal> {
        self.serve(id)?;
        match state {
            "called" => self.show_plain(id, ScreenState::Called, ""),
            "instruction" => {
                let case = self.application(id)?;
                let instruction = instruction::next(&case, self.now());
                self.show_plain(id, ScreenState::Instruction, &instruction)
            }
            "review" => self.show_summary(id, ScreenState::Review),
            "signature" => self.show_summary(id, ScreenState::Signature),
            _ => Err(Refusal::new("stateUnknown").at("state")),
        }
    }

    fn show_plain(&self, id: &ApplicationId, state: ScreenState, instruction: &str) -> Result<Case, Refusal> {
        let work = self.begin("show_to_applicant")?;
        let case = work.read(id)?;
        self.activate(&work, &case)?;
        self.put_on_screen(&case, state, instruction, work.now());
        Ok(case)
    }

    /// Turns to the person who is captured now and tells them what to do. Their own sheet is left alone; another one's gives way.
    pub(crate) fn instruct(&self, work: &Work, case: &Case, instruction: &str) -> Result<(), Refusal> {
        self.activate(work, case)?;
        {
            let state = self.state();
            if state.screen.state.is_personal() && state.screen.application == Some(case.id()) {
                return Ok(());
            }
        }
        self.put_on_screen(case, ScreenState::Instruction, instruction, self.now());
        Ok(())
    }

    /// An instruction that stands on the window follows what was kept.
    pub(crate) fn instruct_next(&self, case: &Case) {
        let stands = {
            let state = self.state();
            state.screen.state == ScreenState::Instruction && state.screen.application == Some(case.id())
        };
        if stands {
            let now = self.now();
            self.put_on_screen(case, ScreenState::Instruction, &instruction::next(case, now), now);
        }
    }

    fn show_summary(&self, id: &ApplicationId, state: ScreenState) -> Result<Case, Refusal> {
        let case = self.change("show_to_applicant", id, |work, case| {
            self.serve(id)?;
            let events = self.complete(work, case)?;
            case.note.lines_wrong.clear();
            Ok((events, Vec::new()))
        })?;
        self.preview.stop();
        self.put_on_screen(&case, state, "", self.now());
        Ok(case)
    }

    fn put_on_screen(&self, case: &Case, shown: ScreenState, instruction: &str, now: Timestamp) {
        let known = |language: &Language| self.config.catalogs.find(language.tag()).is_some();
        let language = case.note.language.filter(known).unwrap_or(self.config.language);
        let Some(served) = self.served_now(&case.id()) else { return };
        let id = served.id();
        served.show(|application| Screen {
            state: shown,
            application: Some(application),
            instruction: instruction.to_owned(),
            language,
            larger: case.note.larger,
            asks_help: false,
            reading: Reading::Silent,
            since: now,
            touched: now,
        });
        self.tell(Topic::Applicant);
        self.tell(Topic::Application(id));
    }

    /// A complete draft becomes captured; an attestation that still stands is kept. Later stages stay as they are.
    pub(crate) fn complete(&self, work: &Work, case: &mut Case) -> Result<Vec<Event>, Refusal> {
        let mut events = Vec::new();
        if let Application::Draft(draft) = case.application.clone() {
            let mut draft = draft;
            events.extend(self.note_known_gap(work, &mut draft)?);
            if let Some(field) = case.note.unfit.keys().next() {
                return Err(Refusal::new("draftIncomplete").at(field.id()).with("count", case.note.unfit.len()));
            }
            if !case.note.person_confirmed {
                return Err(Refusal::new("confirmPersonFirst"));
            }
            let (captured, completed) = draft.complete(&work.act)?;
            events.extend(completed);
            case.application = captured.into();
        }
        if let Application::Captured(captured) = case.application.clone()
            && captured.has_standing_attestation()
        {
            let (attested, kept) = captured.keep_attestation(&work.act)?;
            events.extend(kept);
            case.application = attested.into();
        }
        match case.application {
            Application::Captured(_) | Application::Attested(_) | Application::Signed(_) => Ok(events),
            _ => Err(Refusal::new("notAllowedNow")),
        }
    }

    /// Takes the window back from the applicant.
    ///
    /// # Errors
    /// Those of beginning.
    pub fn take_from_applicant(&self, id: &ApplicationId) -> Result<Case, Refusal> {
        let work = self.begin("take_from_applicant")?;
        let case = work.read(id)?;
        self.clear_screen_of(id);
        Ok(case)
    }

    /// Chooses language and type size of the window, for this applicant.
    ///
    /// # Errors
    /// `languageUnknown`, and those of beginning.
    pub fn choose_applicant_language(&self, id: &ApplicationId, language: &str, larger: bool) -> Result<ScreenReport, Refusal> {
        let language = self.language(language)?;
        self.change("choose_applicant_language", id, |_, case| {
            self.serve(id)?;
            case.note.language = Some(language);
            case.note.larger = larger;
            Ok((Vec::new(), Vec::new()))
        })?;
        {
            let mut state = self.state();
            if state.screen.application == Some(*id) {
                if state.screen.language != language {
                    state.screen.reading.hush();
                }
                state.screen.language = language;
                state.screen.larger = larger;
            }
        }
        self.tell(Topic::Applicant);
        Ok(self.screen())
    }

    /// The applicant touched a line: it is marked at the desk, nothing else happens. The line of the portrait asks for another picture,
    /// which they may once.
    ///
    /// # Errors
    /// `nothingOnScreen`, `fieldUnknown`, `anotherPictureOnce`.
    pub fn say_line_wrong(&self, field: &str) -> Result<ScreenReport, Refusal> {
        let item: SummaryItem = field.parse().map_err(|_| Refusal::new("fieldUnknown").at("field"))?;
        let id = self.touch_summary()?;
        self.change("say_line_wrong", &id, |_, case| {
            if !case.application.summary().is_some_and(|summary| summary.line(item).is_some()) {
                return Err(Refusal::new("fieldUnknown").at("field"));
            }
            // Touched again, it is right after all.
            let marked = case.note.lines_wrong.contains(&item);
            if item == SummaryItem::Portrait {
                if !marked && PictureWish::of(case) == PictureWish::Used {
                    return Err(Refusal::new("anotherPictureOnce"));
                }
                case.note.unwanted_portrait = case.note.portrait.filter(|_| !marked);
            }
            if marked {
                case.note.lines_wrong.retain(|one| *one != item);
            } else {
                case.note.lines_wrong.push(item);
            }
            Ok((Vec::new(), Vec::new()))
        })?;
        self.tell(Topic::Applicant);
        Ok(self.screen())
    }

    /// The applicant asks for the officer: seen at the desk beside the sheet, and gone with what stands on the window.
    ///
    /// # Errors
    /// `nothingOnScreen`.
    pub fn ask_for_help(&self) -> Result<ScreenReport, Refusal> {
        let id = self.touch_summary()?;
        self.state().screen.asks_help = true;
        self.tell(Topic::Applicant);
        self.tell(Topic::Application(id));
        Ok(self.screen())
    }

    /// The application whose summary stands on the window; notes the touch.
    pub(crate) fn touch_summary(&self) -> Result<ApplicationId, Refusal> {
        let now = self.now();
        let mut state = self.state();
        let screen = &mut state.screen;
        let id = screen.application.filter(|_| screen.state.is_personal()).ok_or_else(|| Refusal::new("nothingOnScreen"))?;
        screen.touched = now;
        state.idle.note(now);
        Ok(id)
    }

    pub(crate) fn thank(&self, case: &Case) {
        self.put_on_screen(case, ScreenState::Thanks, "", self.now());
    }

    /// Clears the window, whoever is on it.
    pub(crate) fn clear_screen(&self) {
        {
            let mut state = self.state();
            state.screen.reading.hush();
            state.screen = Screen::idle(self.config.language);
        }
        self.tell(Topic::Applicant);
    }

    /// Clears the window if this application is on it.
    pub(crate) fn clear_screen_of(&self, id: &ApplicationId) {
        if self.state().screen.application == Some(*id) {
            self.clear_screen();
        }
    }

    /// Clears the window if another application is on it: the next person never reads, let alone signs, the sheet of the one before.
    pub(crate) fn clear_screen_of_others(&self, id: &ApplicationId) {
        if self.state().screen.application.is_some_and(|shown| shown != *id) {
            self.clear_screen();
        }
    }

    /// Whether somebody reads or signs right now (A10).
    pub(crate) fn someone_reads(&self) -> bool {
        let now = self.now();
        let state = self.state();
        let passed = now.ms_since(state.screen.touched);
        state.screen.state.is_personal() && (0..READING_MS).contains(&passed)
    }

    pub(crate) fn let_thanks_end(&self, now: Timestamp) {
        let over = {
            let state = self.state();
            let passed = now.ms_since(state.screen.since);
            state.screen.state == ScreenState::Thanks && !(0..THANKS_MS).contains(&passed)
        };
        if over {
            self.clear_screen();
        }
    }
}
