//! What is remembered of the screens, and what follows from it. Pure: screens and devices come in, an answer goes out.

use devices::{DisplayInfo, ScreenIdentity, TouchDevice};
use serde::{Deserialize, Serialize};

/// More screens than ever stand at one desk: the oldest are forgotten.
const MOST: usize = 50;

/// What people chose, and what was done about it. Lies in the outbox, because nobody has to be signed in for it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct DisplayMemory {
    /// The newest choice last.
    screens: Vec<Known>,
    /// Touch devices that this program has placed, and that it gives back to the whole desktop when they are no longer wanted.
    placed: Vec<String>,
}

/// One screen that somebody has spoken about.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
struct Known {
    identity: String,
    /// Chosen for the applicant, or passed over; nothing, if only its touch was spoken of.
    applicant: Option<bool>,
    /// The touch devices that belong to it; nothing, if nobody has said.
    touch: Option<Vec<String>>,
}

impl DisplayMemory {
    fn known(&self, identity: &ScreenIdentity) -> Option<(usize, &Known)> {
        self.screens.iter().enumerate().find(|(_, known)| known.identity == identity.as_str())
    }

    /// Which of these screens is the applicant's, and whether somebody chose it. With one screen there is none.
    ///
    /// What was chosen last counts. Else the first that is not primary; a screen that somebody gave to the desk comes after those
    /// nobody has spoken about.
    pub(crate) fn applicant(&self, screens: &[DisplayInfo]) -> Option<(usize, bool)> {
        if screens.len() < 2 {
            return None;
        }
        let answer = |screen: &DisplayInfo| self.known(&screen.identity).and_then(|(age, known)| Some((age, known.applicant?)));
        let chosen = (0..screens.len()).filter_map(|at| answer(&screens[at]).filter(|(_, yes)| *yes).map(|(age, _)| (age, at))).max();
        if let Some((_, at)) = chosen {
            return Some((at, true));
        }
        let passed_over = |at: &usize| answer(&screens[*at]).is_some();
        (0..screens.len()).min_by_key(|at| (passed_over(at), screens[*at].primary)).map(|at| (at, false))
    }

    /// Which of these devices belong to a screen, and whether somebody said so. A single one that nobody has spoken of belongs to the
    /// applicant's screen: that is where a touch screen stands.
    pub(crate) fn touch(&self, screen: &ScreenIdentity, devices: &[TouchDevice]) -> (Vec<String>, bool) {
        match self.known(screen).and_then(|(_, known)| known.touch.as_ref()) {
            Some(chosen) => (chosen.clone(), true),
            None => (devices.iter().filter(|_| devices.len() == 1).map(|device| device.id.clone()).collect(), false),
        }
    }

    /// Somebody chose the applicant's screen among these.
    pub(crate) fn choose_applicant(&mut self, screens: &[DisplayInfo], chosen: &ScreenIdentity) {
        for screen in screens {
            self.entry(&screen.identity).applicant = Some(screen.identity == *chosen);
        }
        self.refresh(chosen);
    }

    /// Somebody said which devices belong to a screen; `None`: as if nobody had.
    pub(crate) fn choose_touch(&mut self, screen: &ScreenIdentity, devices: Option<Vec<String>>) {
        self.entry(screen).touch = devices;
    }

    /// Whether this program has placed a device.
    pub(crate) fn has_placed(&self, device: &str) -> bool {
        self.placed.iter().any(|placed| placed == device)
    }

    /// Notes that a device is placed, or given back.
    pub(crate) fn note_placed(&mut self, device: &str, placed: bool) {
        self.placed.retain(|known| known != device);
        if placed {
            self.placed.push(device.to_owned());
        }
    }

    fn entry(&mut self, identity: &ScreenIdentity) -> &mut Known {
        let at = self.known(identity).map(|(at, _)| at).unwrap_or_else(|| {
            if self.screens.len() >= MOST {
                self.screens.remove(0);
            }
            self.screens.push(Known { identity: identity.as_str().to_owned(), ..Known::default() });
            self.screens.len() - 1
        });
        &mut self.screens[at]
    }

    fn refresh(&mut self, identity: &ScreenIdentity) {
        if let Some((at, _)) = self.known(identity) {
            let known = self.screens.remove(at);
            self.screens.push(known);
        }
    }
}

/// Two screens that cannot be told apart are told apart by their sockets.
pub(crate) fn tell_twins_apart(screens: &mut [DisplayInfo]) {
    let identities: Vec<ScreenIdentity> = screens.iter().map(|screen| screen.identity.clone()).collect();
    for (at, screen) in screens.iter_mut().enumerate() {
        if identities.iter().enumerate().any(|(other, identity)| other != at && *identity == identities[at]) {
            screen.identity = identities[at].in_socket(&screen.socket);
        }
    }
}
