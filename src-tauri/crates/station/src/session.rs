//! Signing in and out, locking and unlocking, switching officers without losing work.

use std::sync::Arc;

use enrollment::{OfficerId, Timestamp};
use keyring::{KeyError, Sensitive, Signer as _};
use store::Vault;

use crate::idle::WARNING_S;
use crate::screen::Screen;
use crate::seat::{Seat, Seated};
use crate::serving::Serving;
use crate::{Facing, Language, Officer, Refusal, Station, Topic};

/// From so many days on a certificate that ends is spoken of.
const CERTIFICATE_WARNING_DAYS: u32 = 30;
const DAY_MS: i64 = 86_400_000;
/// How often the clock's high water is kept while the station runs.
const HIGH_WATER_MS: i64 = 60_000;

/// How the chair of the officer is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SeatState {
    /// Nobody is signed in.
    SignedOut,
    /// Locked by an officer who is expected back.
    Locked,
    /// An officer works.
    SignedIn,
}

/// The session as the frame of the window shows it.
#[derive(Clone, Debug)]
pub struct Session {
    /// How the chair is.
    pub state: SeatState,
    /// Who sits in it, or locked it.
    pub officer: Option<Officer>,
    /// Everyone who can sign in.
    pub officers: Vec<Officer>,
    /// Language of the officers' window.
    pub language: Language,
    /// Seconds until the lock, while an officer works.
    pub locks_in_s: Option<u32>,
    /// Whom the only screen faces.
    pub facing: Facing,
    /// The station's time.
    pub now: Timestamp,
}

impl Station {
    /// The session; answered in every state.
    pub fn session(&self) -> Session {
        let now = self.now();
        let mut state = self.state();
        let seat = match state.seat {
            Seat::Out => SeatState::SignedOut,
            Seat::Locked(_) => SeatState::Locked,
            Seat::In(_) => SeatState::SignedIn,
        };
        let locks_in_s = (seat == SeatState::SignedIn && self.config.idle_s > 0).then(|| state.idle.left_s(now));
        Session {
            state: seat,
            officer: state.seat.officer().cloned(),
            officers: self.config.officers.everyone(),
            language: state.language,
            locks_in_s,
            facing: state.facing,
            now,
        }
    }

    /// Signs an officer in. Another officer who sits here leaves the chair, their work stays as it is.
    ///
    /// # Errors
    /// `wrongPassword` (also for a name nobody has), `signInWait`, and those of the vault.
    pub fn sign_in(&self, name: &str, password: Sensitive<String>) -> Result<Session, Refusal> {
        let id = name.trim().parse::<OfficerId>().map_err(|_| Refusal::new("wrongPassword").at("password"))?;
        self.seat(&id, &password)?;
        Ok(self.session())
    }

    /// Unlocks the station for the officer who locked it.
    ///
    /// # Errors
    /// `wrongPassword`, `signInWait`, `notLocked`, and those of the vault.
    pub fn unlock(&self, password: Sensitive<String>) -> Result<Session, Refusal> {
        let id = match &self.state().seat {
            Seat::Locked(officer) => officer.id.clone(),
            Seat::Out => return Err(Refusal::new("signedOut")),
            Seat::In(_) => return Err(Refusal::new("notLocked")),
        };
        self.seat(&id, &password)?;
        Ok(self.session())
    }

    fn seat(&self, id: &OfficerId, password: &Sensitive<String>) -> Result<(), Refusal> {
        let now = self.now();
        let seated = self.prove(id, password, now)?;
        // Another officer: a running capture and what stands on the applicant's window are of the one before, and end.
        let changed_hands = {
            let state = self.state();
            state.seat.officer().is_some_and(|officer| officer.id != *id)
        };
        if changed_hands {
            let mut state = self.state();
            state.screen.reading.hush();
            state.screen = Screen::idle(self.config.language);
            state.serving = Serving::Nobody;
            drop(state);
            self.free_devices();
            self.tell(Topic::Applicant);
        }
        // Before anybody is seated: who asks for a person at once must not hear that there is no population record.
        self.after_opening(&seated);
        let seated_at = self.now();
        {
            let mut state = self.state();
            state.seat = Seat::In(seated);
            state.idle.note(seated_at);
            state.facing = Facing::Officer;
        }
        self.tell(Topic::Session);
        self.tell(Topic::Desk);
        Ok(())
    }

    /// Proves a password and opens the vault with what it unlocks. The costly derivation holds no lock.
    pub(crate) fn prove(&self, id: &OfficerId, password: &Sensitive<String>, now: Timestamp) -> Result<Seated, Refusal> {
        self.state().failures.check(id, now)?;
        let Some(provisioned) = self.config.officers.find(id) else {
            return Err(self.state().failures.note(id, now));
        };
        let unlocked = match provisioned.keys()?.unlock(password.expose(), self.config.password_policy) {
            Ok(unlocked) => unlocked,
            Err(KeyError::WrongPassword) => return Err(self.state().failures.note(id, now)),
            Err(error) => return Err(Refusal::new(error.code()).because(error)),
        };
        let certificate_days = self.certified(&provisioned.officer(), unlocked.signing().certificate(), self.verifier.trusted(now))?;
        let open = {
            let mut state = self.state();
            state.failures.forget(id);
            match &state.seat {
                Seat::In(seated) => Some(Arc::clone(&seated.vault)),
                _ => None,
            }
        };
        // The post has one vault key: the officer who switches in takes the open vault over.
        let vault = match open {
            Some(vault) => vault,
            None => Arc::new(Vault::open(&self.vault_path(), unlocked.vault_key())?),
        };
        Ok(Seated { officer: provisioned.officer(), keys: Arc::new(unlocked), vault, compared: Arc::default(), faces: Arc::default(), certificate_days })
    }

    /// The list of officers is only a list: name and role are believed because a trusted authority says the same in a certificate that
    /// is valid now. Gives the days left once they are few.
    fn certified(&self, officer: &Officer, certificate: &[u8], now: Timestamp) -> Result<Option<u32>, Refusal> {
        let identify = |at| self.config.trust.identify(certificate, keyring::Usage::Signing, at);
        let identity = identify(now).map_err(|error| match error {
            package::PackageError::OutOfValidity => Refusal::new("officerCertificateEnded").because(error),
            other => Refusal::new("officerCertificateOther").because(other),
        })?;
        let role = match officer.role {
            enrollment::Role::Clerk => keyring::Role::Clerk,
            enrollment::Role::Supervisor => keyring::Role::Supervisor,
            enrollment::Role::Technician => keyring::Role::Technician,
        };
        if identity.name() != officer.id.to_string() || identity.role() != role {
            return Err(Refusal::new("officerCertificateOther").because("the list says another name or role than the certificate"));
        }
        let valid_in = |days: u32| identify(Timestamp::from_unix_ms(now.unix_ms() + i64::from(days) * DAY_MS)).is_ok();
        Ok((!valid_in(CERTIFICATE_WARNING_DAYS)).then(|| (1..CERTIFICATE_WARNING_DAYS).take_while(|days| valid_in(*days)).count() as u32))
    }

    /// Days until the certificate of the officer who works here ends, once it is time to say so.
    pub(crate) fn certificate_days(&self) -> Option<u32> {
        match &self.state().seat {
            Seat::In(seated) => seated.certificate_days,
            _ => None,
        }
    }

    /// Locks both windows. Keys and personal data leave the memory; what was being done stays as it is.
    pub fn lock(&self) -> Session {
        self.leave(|officer| Seat::Locked(officer.clone()));
        self.session()
    }

    /// Signs out. Nobody is expected back.
    pub fn sign_out(&self) -> Session {
        self.leave(|_| Seat::Out);
        self.session()
    }

    /// The seat is empty before anything else happens: no device that takes its time keeps the station open.
    fn leave(&self, next: impl FnOnce(&Officer) -> Seat) {
        let left = {
            let mut state = self.state();
            let next = match state.seat.officer() {
                Some(officer) => next(officer),
                None => Seat::Out,
            };
            state.screen.reading.hush();
            state.screen = Screen::idle(self.config.language);
            state.facing = Facing::Officer;
            (state.serving, state.attending) = (Serving::Nobody, None);
            std::mem::replace(&mut state.seat, next)
        };
        // Whatever begins from now on is refused; whatever began before is told to end, also while it is still starting.
        let running = self.let_devices_go();
        self.tell(Topic::Session);
        self.tell(Topic::Applicant);
        self.tell(Topic::Preview);
        if let Seat::In(seated) = &left {
            self.mark_clean(&seated.vault);
            self.count_trends(&seated.vault);
        }
        drop(left);
        // A camera may hang in its last frame for seconds; nobody waits for it.
        let _ = std::thread::Builder::new().name("letting-go".to_owned()).spawn(move || drop(running));
    }

    /// Somebody touched a key, the mouse or the applicant's window.
    pub fn note_activity(&self) -> Session {
        let now = self.now();
        self.state().idle.note(now);
        self.session()
    }

    /// Called about once a second: lets the idle lock fall, warns before it, clears the applicant's thanks, and goes on
    /// filling an outbox that was lost.
    pub fn tick(&self) {
        let now = self.now();
        let present = self.someone_is_captured();
        let reading = self.someone_reads() || self.is_speaking();
        let left = {
            let mut state = self.state();
            if !matches!(state.seat, Seat::In(_)) || self.config.idle_s == 0 {
                None
            } else {
                if present {
                    state.idle.note_present(now);
                }
                if reading {
                    state.idle.note_reading(now);
                }
                Some(state.idle.left_s(now))
            }
        };
        match left {
            Some(0) => {
                self.lock();
            }
            Some(left) if left <= WARNING_S => self.tell(Topic::Session),
            _ => {}
        }
        self.let_thanks_end(now);
        self.keep_high_water(now);
        self.keep_trends(now);
        self.refill();
    }

    /// A hand at the waiting scanner, a face or eyes before the camera while it captures for an application. Whoever is only looked at
    /// beside the record is not captured.
    fn someone_is_captured(&self) -> bool {
        let attending = self.state().attending.is_some();
        attending && (self.fingers.turns().is_busy() || self.preview.sees_somebody() || self.eyes.sees_somebody())
    }

    /// A clock set back within the day is noticed too.
    fn keep_high_water(&self, now: Timestamp) {
        let due = {
            let mut state = self.state();
            let due = !(0..HIGH_WATER_MS).contains(&now.ms_since(state.high_water_kept));
            if due {
                state.high_water_kept = now;
            }
            due
        };
        if due && let Err(error) = self.outbox.raise_high_water(now) {
            tracing::warn!(code = error.code(), "the high water of the clock was not kept");
        }
    }

    /// Chooses the language of the officers' window, among those that have every sentence.
    ///
    /// # Errors
    /// `languageUnknown`.
    pub fn choose_language(&self, language: &str) -> Result<Session, Refusal> {
        let language = self.language(language)?;
        if !self.config.catalogs.is_whole(language) {
            return Err(Refusal::new("languageUnknown").at("language"));
        }
        self.state().language = language;
        self.tell(Topic::Session);
        Ok(self.session())
    }

    /// The language of a tag that a window sent.
    pub(crate) fn language(&self, tag: &str) -> Result<Language, Refusal> {
        self.config.catalogs.find(tag).ok_or_else(|| Refusal::new("languageUnknown").at("language"))
    }

    /// Ends in order: what the next start says depends on it.
    pub fn close(&self) {
        self.sign_out();
    }
}
