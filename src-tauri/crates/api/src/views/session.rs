//! The session, as every window knows it: who works here, how, and in which language.

use serde::Serialize;
use ts_rs::TS;

use super::{ErrorView, Params};

view!(
    /// The state of the station and who works at it. Answered also while locked or signed out.
    SessionView {
        /// `notProvisioned`, `signedOut`, `locked` or `signedIn`.
        state: String,
        /// What is wrong when `notProvisioned`.
        problem: Option<ErrorView>,
        /// Name of the post.
        post: String,
        /// Id of the station.
        station: String,
        /// Synthetic people only; nothing here can reach a real center.
        practice: bool,
        /// Who is signed in or holds the lock.
        officer: Option<OfficerView>,
        /// Officers known here, for the sign-in list.
        officers: Vec<OfficerView>,
        /// Language of this window.
        language: String,
        /// Seconds until the idle lock falls; a warning is due at 30 and below. `None` while nothing counts down.
        locks_in_s: Option<u32>,
        /// With one screen: it is turned to the applicant, and the desk is put away.
        turned_to_applicant: bool,
        /// Somebody at the turned screen wants it back: the officer's password is asked.
        asks_way_back: bool,
        /// A second screen holds the applicant's window.
        second_screen: bool,
        /// The application at the desk, while the next person is looked up beside it: devices and applicant's window serve it alone.
        beside: Option<String>,
        /// The one status line: most urgent first, the rest in the tray.
        status: Vec<StatusView>,
        /// Applications waiting for approval.
        to_approve: u32,
        /// Sealed files not yet received by the center.
        to_send: u32,
        /// Age of the oldest of them in minutes.
        oldest_min: Option<u32>,
        /// `online`, `offline` or `unknown`.
        center: String,
        /// When the last answer came from the center.
        last_sent: Option<String>,
        /// The station's time now.
        now: String,
        /// How the officer who works here likes the desk; nothing while nobody works. The applicant's window learns the theme alone.
        preferences: Option<PreferencesView>,
    }
);
view!(
    /// How an officer likes the desk.
    PreferencesView {
        /// `light`, `night` or `sunlight`.
        theme: String,
        /// `regular` or `compact`.
        density: String,
        /// Size of the letters in percent: 100, 125, 150 or 200.
        text_percent: u16,
        /// Loudness of the sounds in percent; 0 is silence.
        volume: u8,
        /// A portrait is taken by itself when all is right.
        automatic_shutter: bool,
        /// Keys in another place: what a key does, and the combination that does it.
        keys: std::collections::BTreeMap<String, String>,
    }
);
view!(
    /// An officer.
    OfficerView {
        /// Sign-in name.
        id: String,
        /// Name as written.
        name: String,
        /// `clerk`, `supervisor` or `technician`.
        role: String,
    }
);
view!(
    /// One message of the status line or the tray.
    StatusView {
        /// Catalog key suffix (`status-<code>`).
        code: String,
        /// `neutral`, `information`, `attention`, `stop`.
        tone: String,
        /// Parameters of the sentence.
        params: Params,
    }
);
view!(
    /// The languages of this station.
    LanguagesView {
        /// Vietnamese first.
        languages: Vec<LanguageView>,
    }
);
view!(
    /// One language: one catalog.
    LanguageView {
        /// BCP 47 tag.
        tag: String,
        /// How it calls itself.
        name: String,
        /// Officers can work in it: it has every sentence.
        officers: bool,
        /// Text of its catalog, where it came as a file and is not built into the pages.
        catalog: Option<String>,
    }
);
