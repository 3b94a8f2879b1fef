//! A single screen (A5): it faces the officer or the applicant, and between the two stands the question for the officer's password.

use keyring::Sensitive;

use crate::seat::Seat;
use crate::{Refusal, Session, Station, Topic};

/// Whom the only screen faces.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Facing {
    /// The officer: the desk's window stands free.
    #[default]
    Officer,
    /// The applicant: their view covers everything.
    Applicant,
    /// Somebody wants it back: the desk's window stands free and asks for the password, with nothing else on it.
    WayBack,
}

impl Facing {
    /// Whether the desk is put away, with or without the question before it.
    pub fn is_turned(self) -> bool {
        self != Self::Officer
    }
}

impl Station {
    /// Turns the only screen to the applicant, also from the question for the password; or back with the password of the officer who
    /// works here. After a wrong one the question stands: what is wrong must be seen.
    ///
    /// # Errors
    /// `wrongPassword`, `signInWait`, `passwordNeeded`.
    pub fn turn_screen(&self, to_applicant: bool, password: Option<Sensitive<String>>) -> Result<Session, Refusal> {
        let work = self.begin("turn_screen")?;
        if !to_applicant && self.facing().is_turned() {
            self.face(Facing::WayBack);
            let password = password.ok_or_else(|| Refusal::new("passwordNeeded").at("password"))?;
            self.prove(&work.seated.officer.id, &password, work.now())?;
        }
        self.face(if to_applicant { Facing::Applicant } else { Facing::Officer });
        Ok(self.session())
    }

    /// Somebody at the turned screen wants it back: the question for the password stands from here on. Changes nothing where the
    /// screen is not turned.
    ///
    /// # Errors
    /// Those of beginning.
    pub fn ask_way_back(&self) -> Result<Session, Refusal> {
        self.begin("ask_way_back")?;
        if self.facing().is_turned() {
            self.face(Facing::WayBack);
        }
        Ok(self.session())
    }

    /// Whom the only screen faces.
    pub fn facing(&self) -> Facing {
        self.state().facing
    }

    fn face(&self, facing: Facing) {
        let changed = {
            let mut state = self.state();
            // What began before the lock puts nothing before it.
            let changed = matches!(state.seat, Seat::In(_)) && state.facing != facing;
            if changed {
                state.facing = facing;
            }
            changed
        };
        if changed {
            self.tell(Topic::Session);
            self.tell(Topic::Applicant);
        }
    }
}
