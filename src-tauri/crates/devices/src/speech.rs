use std::fmt;

use crate::{CancelToken, DeviceError, DeviceInfo};

/// Something said in one breath: what stands on the screen, as it is spoken.
#[derive(Clone, PartialEq, Eq)]
pub struct Phrase {
    /// BCP 47 tag of the language it is in.
    pub language: String,
    /// The synthesizer's voice for it, where the language's catalog names one.
    pub voice: Option<String>,
    /// Name of its recording, where it is a sentence of the catalogs.
    pub recording: Option<String>,
    /// What is said. Personal data.
    pub text: String,
}

impl fmt::Debug for Phrase {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Phrase({}, [redacted])", self.language)
    }
}

/// By what a phrase is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Spoken {
    /// By a person, recorded.
    Recording,
    /// By a synthesizer's voice.
    Voice,
}

/// Reads aloud. It keeps nothing of what it says, and no other program learns it from a command line.
pub trait Speech: Send + Sync {
    /// What it says about itself; the name goes into the record as what read aloud.
    fn info(&self) -> DeviceInfo;

    /// By what it would say a phrase, without a sound.
    ///
    /// # Errors
    /// [`DeviceError::ServiceAbsent`] with what has to be installed, [`DeviceError::Unsupported`] for a language without recording
    /// and voice.
    fn can_say(&self, phrase: &Phrase) -> Result<Spoken, DeviceError>;

    /// Says a phrase; returns when it has been heard, or at once when cancelled.
    ///
    /// # Errors
    /// As [`Self::can_say`]; [`DeviceError::Cancelled`], and [`DeviceError::Failed`] when no sound came out.
    fn say(&self, phrase: &Phrase, cancel: &CancelToken) -> Result<Spoken, DeviceError>;
}
