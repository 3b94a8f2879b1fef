//! Whom the devices and the applicant's window serve.
//!
//! **The one invariant of this file: camera, scanners and the applicant's window serve one application at a time, that of the person at
//! the desk.** While the officer looks up the next person *beside* it (F6), it stays that one: no other application is captured into,
//! confirmed by face, excepted, put before the applicant, attested or signed, whatever a page asks for. An application that is opened
//! beside holds facts and nothing else, and its person has not been confirmed: so it stays an ordinary draft whose capture begins with
//! the face.
//!
//! [`Served`] is the proof and is made here only; whatever takes or accepts a sample asks for one under the pen. [`ServedNow`] is the
//! stricter one of the applicant's window.

use std::sync::MutexGuard;

use enrollment::{ApplicationId, Ticket};

use crate::screen::Screen;
use crate::seat::Seat;
use crate::station::State;
use crate::{Refusal, Station, Topic};

/// Which application the officer works on, and whether it is held there.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Serving {
    /// None yet.
    #[default]
    Nobody,
    /// The one that was worked on last.
    Current(ApplicationId),
    /// This one, until the officer comes back to it: the next person is looked up beside it.
    Held(ApplicationId, Ticket),
}

/// Where work on another application leaves the one that is served.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Turned {
    /// It is that one already.
    Same,
    /// That one is served from now on.
    Over,
    /// The one at the desk stays; this work is done beside it.
    Beside,
}

impl Serving {
    /// Somebody works on an application.
    pub(crate) fn turn_to(&mut self, id: ApplicationId) -> Turned {
        match *self {
            Self::Current(served) | Self::Held(served, _) if served == id => Turned::Same,
            Self::Held(..) => Turned::Beside,
            Self::Nobody | Self::Current(_) => {
                *self = Self::Current(id);
                Turned::Over
            }
        }
    }

    /// Whether devices and window may serve this application now.
    pub(crate) fn allows(&self, id: &ApplicationId) -> bool {
        !matches!(self, Self::Held(served, _) if served != id)
    }

    /// Whether this is the application that is served.
    pub(crate) fn is(&self, id: &ApplicationId) -> bool {
        matches!(self, Self::Current(served) | Self::Held(served, _) if served == id)
    }

    /// The application beside which the next person is looked up.
    pub(crate) fn held(&self) -> Option<(ApplicationId, Ticket)> {
        match *self {
            Self::Held(id, ticket) => Some((id, ticket)),
            Self::Nobody | Self::Current(_) => None,
        }
    }

    fn let_go(&mut self) {
        if let Self::Held(id, _) = *self {
            *self = Self::Current(id);
        }
    }
}

/// The devices and the applicant's window serve this application: made by [`Station::serve`] alone.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Served(ApplicationId);

impl Served {
    /// The application.
    pub(crate) fn id(self) -> ApplicationId {
        self.0
    }
}

/// The application that is served this very moment by the officer who works here. The station's state is held with it, so that it stays
/// so until it is let go: whatever comes to stand on the applicant's window comes through this. Made by [`Station::served_now`] alone.
pub(crate) struct ServedNow<'a> {
    id: ApplicationId,
    state: MutexGuard<'a, State>,
}

impl ServedNow<'_> {
    /// The application.
    pub(crate) fn id(&self) -> ApplicationId {
        self.id
    }

    /// Puts something of it on the applicant's window, in place of what stands there.
    pub(crate) fn show(mut self, screen: impl FnOnce(ApplicationId) -> Screen) {
        self.state.screen.reading.hush();
        self.state.screen = screen(self.id);
    }
}

impl Station {
    /// This application, if it is the one that is served: not before somebody works on it, and not once the station is locked, another
    /// officer has come or the desk has turned to another person, whatever began before.
    pub(crate) fn served_now(&self, id: &ApplicationId) -> Option<ServedNow<'_>> {
        let state = self.state();
        (matches!(state.seat, Seat::In(_)) && state.serving.is(id)).then_some(ServedNow { id: *id, state })
    }

    /// Proof that the devices serve this application.
    ///
    /// # Errors
    /// `servesAnother` with the ticket of the person at the desk, while this one is looked up beside.
    pub(crate) fn serve(&self, id: &ApplicationId) -> Result<Served, Refusal> {
        let serving = self.state().serving;
        match serving.held() {
            Some((served, ticket)) if served != *id => Err(serves_another(ticket)),
            _ => Ok(Served(*id)),
        }
    }

    /// As [`Self::serve`] for somebody of whom there is no application yet.
    pub(crate) fn serve_newcomer(&self) -> Result<(), Refusal> {
        let held = self.state().serving.held();
        held.map_or(Ok(()), |(_, ticket)| Err(serves_another(ticket)))
    }

    /// The application beside which the next person is looked up now, with its ticket.
    pub fn beside(&self) -> Option<(ApplicationId, Ticket)> {
        self.state().serving.held()
    }

    /// Whether devices and window may serve this application now.
    pub fn may_serve(&self, id: &ApplicationId) -> bool {
        self.state().serving.allows(id)
    }

    /// Begins to look up the next person beside this one (F6): devices end what they do, and from here to [`Self::end_beside`] they and the
    /// applicant's window belong to this application alone. What the applicant reads stays on their window.
    ///
    /// # Errors
    /// `notAllowedNow` where the application is past the desk, `servesAnother` where another one is held already.
    pub fn begin_beside(&self, id: &ApplicationId) -> Result<(), Refusal> {
        let mut work = self.begin("begin_beside")?;
        let _pen = self.pen_of(&mut work);
        let case = work.read(id)?;
        if !case.is_open() {
            return Err(Refusal::new("notAllowedNow"));
        }
        self.serve(id)?;
        self.activate(&work, &case)?;
        let running = {
            let mut state = self.state();
            if !matches!(state.seat, Seat::In(_)) {
                return Err(Refusal::new("locked"));
            }
            state.serving = Serving::Held(*id, case.application.ticket());
            drop(state);
            self.let_devices_go()
        };
        self.tell(Topic::Session);
        self.tell(Topic::Preview);
        drop(running);
        Ok(())
    }

    /// Comes back to the person at the desk. Whoever was looked up beside is an ordinary draft from here on.
    ///
    /// # Errors
    /// Those of beginning.
    pub fn end_beside(&self) -> Result<(), Refusal> {
        self.begin("end_beside")?;
        self.state().serving.let_go();
        self.tell(Topic::Session);
        self.tell(Topic::Desk);
        Ok(())
    }

    /// Ends captures and preview for a change of this application; those of the person at the desk are not for one beside to end.
    pub(crate) fn free_devices_of(&self, id: &ApplicationId) {
        if self.may_serve(id) {
            self.free_devices();
        }
    }
}

fn serves_another(ticket: Ticket) -> Refusal {
    Refusal::new("servesAnother").with("ticket", ticket)
}

#[cfg(test)]
mod tests {
    use super::{Serving, Turned};
    use enrollment::{ApplicationId, Ticket};

    fn id(number: u8) -> ApplicationId {
        format!("00000000-0000-4000-8000-0000000000{number:02}").parse().expect("an id")
    }

    #[test]
    fn what_is_held_stays_whatever_is_worked_on_beside() {
        let ticket = Ticket::new('A', 127).expect("a ticket");
        let mut serving = Serving::default();
        assert_eq!(serving.turn_to(id(1)), Turned::Over);
        assert_eq!((serving.turn_to(id(1)), serving.allows(&id(2))), (Turned::Same, true));
        assert!(serving.is(&id(1)) && !serving.is(&id(2)));
        serving = Serving::Held(id(1), ticket);
        assert_eq!(serving.turn_to(id(2)), Turned::Beside);
        assert_eq!((serving.allows(&id(1)), serving.allows(&id(2))), (true, false));
        assert!(serving.is(&id(1)) && !serving.is(&id(2)));
        assert_eq!(serving.held(), Some((id(1), ticket)));
        serving.let_go();
        assert_eq!((serving, serving.allows(&id(2))), (Serving::Current(id(1)), true));
    }
}
