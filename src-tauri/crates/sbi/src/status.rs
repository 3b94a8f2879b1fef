use devices::DeviceError;

use crate::fault::Distrust;

/// How a device says it is (`deviceStatus`; the same four words in both dialects), signed with who it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// It can take fingers, or does not say.
    Ready,
    /// At work for somebody else.
    Busy,
    /// It cannot yet; also any word that the interface does not know.
    NotReady,
    /// Its maker does not know it, or its keys have run out.
    NotRegistered,
}

impl Status {
    /// By its word; case and blanks do not matter.
    pub fn of_word(word: &str) -> Self {
        let letters: String = word.chars().filter(char::is_ascii_alphabetic).map(|letter| letter.to_ascii_lowercase()).collect();
        match letters.as_str() {
            "" | "ready" => Self::Ready,
            "busy" => Self::Busy,
            "notregistered" => Self::NotRegistered,
            _ => Self::NotReady,
        }
    }

    /// What keeps it from working; `None` when it is ready.
    pub fn trouble(self) -> Option<DeviceError> {
        match self {
            Self::Ready => None,
            Self::Busy => Some(DeviceError::Busy { by: None }),
            Self::NotReady => Some(DeviceError::NotReady),
            Self::NotRegistered => Some(Distrust::NotRegistered.into()),
        }
    }
}
