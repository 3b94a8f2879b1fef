//! What changed, never how: whoever is interested reads the view again, so order and loss do not matter.

use std::fmt;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Mutex, PoisonError};

use enrollment::ApplicationId;

/// One thing that may have changed. Carries no data but an id.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Topic {
    /// Who works here; the status line.
    Session,
    /// The ready screen and its lists.
    Desk,
    /// One application.
    Application(ApplicationId),
    /// The applicant's window.
    Applicant,
    /// Camera state and findings of the preview.
    Preview,
    /// Sealed files on their road.
    Queue,
    /// The supervisor's list.
    Review,
    /// Devices and checks.
    Doctor,
    /// Opening and closing the day.
    Day,
}

impl fmt::Display for Topic {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Session => "session",
            Self::Desk => "desk",
            Self::Application(id) => return write!(formatter, "application:{id}"),
            Self::Applicant => "applicant",
            Self::Preview => "preview",
            Self::Queue => "queue",
            Self::Review => "review",
            Self::Doctor => "doctor",
            Self::Day => "day",
        })
    }
}

/// Everyone who wants to know.
#[derive(Debug, Default)]
pub(crate) struct Listeners(Mutex<Vec<Sender<Topic>>>);

impl Listeners {
    pub(crate) fn subscribe(&self) -> Receiver<Topic> {
        let (sender, receiver) = channel();
        self.0.lock().unwrap_or_else(PoisonError::into_inner).push(sender);
        receiver
    }

    pub(crate) fn tell(&self, topic: Topic) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).retain(|listener| listener.send(topic.clone()).is_ok());
    }
}
