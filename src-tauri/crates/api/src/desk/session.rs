//! Session, language, the turned screen.

use keyring::Sensitive;
use station::{Facing, Language, Officer, Preferences, Refusal, SeatState, Status, Window};

use crate::desk::Desk;
use crate::problem;
use crate::requests::*;
use crate::views::*;

impl Desk<'_> {
    pub(crate) fn read_session(&self, _: NothingRequest) -> Result<SessionView, Refusal> {
        Ok(self.session())
    }

    pub(crate) fn sign_in(&self, request: SignInRequest) -> Result<SessionView, Refusal> {
        self.station.sign_in(&request.officer, secret(request.password))?;
        Ok(self.session())
    }

    pub(crate) fn lock_station(&self, _: NothingRequest) -> Result<SessionView, Refusal> {
        self.station.lock();
        Ok(self.session())
    }

    pub(crate) fn unlock_station(&self, request: UnlockRequest) -> Result<SessionView, Refusal> {
        self.station.unlock(secret(request.password))?;
        Ok(self.session())
    }

    pub(crate) fn sign_out(&self, _: NothingRequest) -> Result<SessionView, Refusal> {
        self.station.sign_out();
        Ok(self.session())
    }

    pub(crate) fn note_activity(&self, _: NothingRequest) -> Result<SessionView, Refusal> {
        self.station.note_activity();
        Ok(self.session())
    }

    pub(crate) fn read_languages(&self, _: NothingRequest) -> Result<LanguagesView, Refusal> {
        let catalogs = &self.station.config().catalogs;
        let languages = catalogs.languages().map(|language| LanguageView {
            tag: language.to_string(),
            name: catalogs.name(language),
            officers: catalogs.is_whole(language),
            catalog: catalogs.added(language).map(str::to_owned),
        });
        Ok(LanguagesView { languages: languages.collect() })
    }

    pub(crate) fn choose_language(&self, request: LanguageRequest) -> Result<SessionView, Refusal> {
        self.station.choose_language(&request.language)?;
        Ok(self.session())
    }

    pub(crate) fn save_preferences(&self, request: PreferencesRequest) -> Result<SessionView, Refusal> {
        let PreferencesRequest { theme, density, text_percent, volume, automatic_shutter, keys } = request;
        self.station.save_preferences(&Preferences { theme, density, text_percent, volume, automatic_shutter, keys })?;
        Ok(self.session())
    }

    pub(crate) fn turn_screen(&self, request: TurnScreenRequest) -> Result<SessionView, Refusal> {
        self.station.turn_screen(request.to_applicant, request.password.map(secret))?;
        Ok(self.session())
    }

    pub(crate) fn ask_way_back(&self, _: NothingRequest) -> Result<SessionView, Refusal> {
        self.station.ask_way_back()?;
        Ok(self.session())
    }

    pub(crate) fn begin_beside(&self, request: ApplicationRequest) -> Result<SessionView, Refusal> {
        self.station.begin_beside(&super::id(&request.application)?)?;
        Ok(self.session())
    }

    pub(crate) fn end_beside(&self, _: NothingRequest) -> Result<SessionView, Refusal> {
        self.station.end_beside()?;
        Ok(self.session())
    }

    fn session(&self) -> SessionView {
        let session = self.station.session();
        let config = self.station.config();
        // The applicant's window needs language and state, and nothing of officers and queue.
        let desk = self.window == Window::Desk;
        let signed_in = session.state == SeatState::SignedIn;
        let status = self.station.status();
        SessionView {
            state: match session.state {
                SeatState::SignedOut => "signedOut",
                SeatState::Locked => "locked",
                SeatState::SignedIn => "signedIn",
            }
            .to_owned(),
            problem: None,
            post: config.post.clone(),
            station: config.station.to_string(),
            practice: config.practice,
            officer: session.officer.filter(|_| desk).map(officer),
            officers: if desk { session.officers.into_iter().map(officer).collect() } else { Vec::new() },
            language: session.language.to_string(),
            locks_in_s: session.locks_in_s,
            turned_to_applicant: session.facing.is_turned(),
            asks_way_back: session.facing == Facing::WayBack,
            second_screen: self.station.has_second_screen(),
            beside: self.station.beside().filter(|_| desk).map(|(application, _)| application.to_string()),
            status: if desk && signed_in { status.lines.iter().map(line).collect() } else { Vec::new() },
            to_approve: if desk { status.to_approve } else { 0 },
            to_send: if desk { status.to_send } else { 0 },
            oldest_min: status.oldest_min.filter(|_| desk),
            center: status.center.code().to_owned(),
            last_sent: status.last_success.filter(|_| desk).map(|at| at.to_rfc3339()),
            now: session.now.to_rfc3339(),
            preferences: self.station.preferences().map(|chosen| preferences(if desk { chosen } else { Preferences { theme: chosen.theme, ..Preferences::default() } })),
        }
    }
}

fn preferences(chosen: Preferences) -> PreferencesView {
    let Preferences { theme, density, text_percent, volume, automatic_shutter, keys } = chosen;
    PreferencesView { theme, density, text_percent, volume, automatic_shutter, keys }
}

/// The session of a station that could not start.
pub(crate) fn without_station(why: &Refusal) -> SessionView {
    SessionView {
        state: "notProvisioned".to_owned(),
        problem: Some(problem::view(why, Some("read_session"))),
        post: String::new(),
        station: String::new(),
        practice: false,
        officer: None,
        officers: Vec::new(),
        language: Language::VIETNAMESE.to_string(),
        locks_in_s: None,
        turned_to_applicant: false,
        asks_way_back: false,
        second_screen: false,
        beside: None,
        status: Vec::new(),
        to_approve: 0,
        to_send: 0,
        oldest_min: None,
        center: "unknown".to_owned(),
        last_sent: None,
        now: String::new(),
        preferences: None,
    }
}

pub(super) fn secret(secret: Secret) -> Sensitive<String> {
    Sensitive::new(secret.0)
}

fn line(status: &Status) -> StatusView {
    StatusView { code: status.code.to_owned(), tone: status.tone.code().to_owned(), params: status.params.clone() }
}

pub(crate) fn officer(officer: Officer) -> OfficerView {
    OfficerView { id: officer.id.to_string(), name: officer.name, role: officer.role.code().to_owned() }
}
