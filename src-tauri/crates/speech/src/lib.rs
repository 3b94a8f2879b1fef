//! The station's voice: a folder of recordings per language, else espeak-ng; heard through ALSA's `aplay`.
//!
//! Both programs run as child processes, one phrase at a time. What is said is personal data: it goes through pipes alone, never into
//! an argument (every process of the machine reads those), a file or a log. It refuses to know what is said and why.

mod child;
mod recordings;
mod synthesizer;

use child::run;
use devices::{CancelToken, DeviceError, DeviceInfo, DeviceKind, Phrase, Speech, Spoken};
use recordings::Recordings;
use std::path::{Path, PathBuf};
use synthesizer::Synthesizer;

/// Speech through programs of this system.
#[derive(Debug)]
pub struct ProgramSpeech {
    recordings: Recordings,
    synthesizer: Synthesizer,
    player: PathBuf,
}

impl ProgramSpeech {
    /// Recordings lie in `<folder>/<language>/<name>.wav`, for the first of these folders that has one.
    pub fn new(folders: Vec<PathBuf>) -> Self {
        Self::with(folders, Path::new("espeak-ng"), Path::new("aplay"))
    }

    /// With other programs, for tests.
    pub fn with(folders: Vec<PathBuf>, synthesizer: &Path, player: &Path) -> Self {
        Self { recordings: Recordings::new(folders), synthesizer: Synthesizer::new(synthesizer), player: player.to_owned() }
    }

    /// A phrase as a WAV file, without playing it.
    ///
    /// # Errors
    /// As [`Speech::say`].
    pub fn sound(&self, phrase: &Phrase, cancel: &CancelToken) -> Result<(Spoken, Vec<u8>), DeviceError> {
        match self.recordings.of(phrase) {
            Some(file) => std::fs::read(&file).map(|bytes| (Spoken::Recording, bytes)).map_err(|error| failed("recording", &error)),
            None => self.synthesizer.sound(phrase, cancel).map(|bytes| (Spoken::Voice, bytes)),
        }
    }

    fn player(&self) -> Result<(), DeviceError> {
        let there = child::is_there(&self.player);
        if there { Ok(()) } else { Err(DeviceError::ServiceAbsent { service: "alsa-utils" }) }
    }
}

impl Speech for ProgramSpeech {
    fn info(&self) -> DeviceInfo {
        DeviceInfo { id: "espeak-ng".to_owned(), name: "espeak-ng".to_owned(), simulated: false, kind: DeviceKind::Speech }
    }

    fn can_say(&self, phrase: &Phrase) -> Result<Spoken, DeviceError> {
        self.player()?;
        match self.recordings.of(phrase) {
            Some(_) => Ok(Spoken::Recording),
            None => self.synthesizer.has_voice(phrase).map(|()| Spoken::Voice),
        }
    }

    fn say(&self, phrase: &Phrase, cancel: &CancelToken) -> Result<Spoken, DeviceError> {
        self.player()?;
        let (by, sound) = self.sound(phrase, cancel)?;
        run(&self.player, &["-q", "-"], &sound, cancel)?;
        Ok(by)
    }
}

/// What failed, without what was being said.
fn failed(what: &str, error: &std::io::Error) -> DeviceError {
    DeviceError::Failed { detail: format!("{what}: {:?}", error.kind()) }
}
