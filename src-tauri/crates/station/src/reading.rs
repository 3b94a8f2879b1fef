//! The sheet is read aloud: by the station, or by a named person; who or what read stands under the attestation (A6, A13).

use devices::{CancelToken, DeviceError, Phrase, Speech, Spoken};
use enrollment::{Application, ApplicationId, Digest, Reader, SummaryItem};
use serde::{Deserialize, Serialize};

use crate::attestation::reader;
use crate::case::Case;
use crate::{Refusal, ScreenReport, Station, Topic};

/// What is said of a sheet, from its first word to its last.
#[derive(Debug)]
pub struct Script {
    /// The sheet: what is said is what stands on the applicant's window.
    pub digest: Digest,
    /// The phrases, each with the line of the sheet that it belongs to.
    pub phrases: Vec<(Option<SummaryItem>, Phrase)>,
}

/// A sheet that was read aloud to its end.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadAloud {
    /// The sheet.
    pub digest: Digest,
    /// Who or what read it.
    pub by: Reader,
}

/// Whether the sheet on the window is being read aloud. In memory only.
#[derive(Clone, Debug, Default)]
pub(crate) enum Reading {
    /// It is not.
    #[default]
    Silent,
    /// The applicant wants to hear it, and this station cannot say it: a person reads.
    Asked,
    /// The station reads.
    Speaking {
        /// Ends it.
        cancel: CancelToken,
        /// The line being said.
        line: Option<SummaryItem>,
    },
    /// It was read to the end.
    Done,
}

impl Reading {
    pub(crate) fn code(&self) -> &'static str {
        match self {
            Self::Silent => "silent",
            Self::Asked => "asked",
            Self::Speaking { .. } => "speaking",
            Self::Done => "done",
        }
    }

    pub(crate) fn line(&self) -> Option<SummaryItem> {
        match self {
            Self::Speaking { line, .. } => *line,
            _ => None,
        }
    }

    /// A voice that was stopped does not count as speaking.
    fn end_of(&mut self, stopped: &CancelToken) {
        if matches!(self, Self::Speaking { cancel, .. } if cancel.is_cancelled() && stopped.is_cancelled()) {
            *self = Self::Silent;
        }
    }

    /// Ends the voice, if it speaks.
    pub(crate) fn hush(&mut self) {
        if let Self::Speaking { cancel, .. } = std::mem::take(self) {
            cancel.cancel();
        }
    }
}

impl Station {
    /// Reads the sheet on the applicant's window aloud and returns when that has ended: at its last word, or because somebody stopped it, the
    /// sheet went, or the station was locked. Asked while it speaks, it stops. Where the station cannot say all of it, it says nothing, and
    /// the desk is told that a person has to read.
    ///
    /// # Errors
    /// `nothingOnScreen`, `summaryChanged`, and those of beginning.
    pub fn read_aloud(&self, script: &Script) -> Result<ScreenReport, Refusal> {
        let id = self.touch_summary()?;
        if self.screen().digest != Some(script.digest) {
            return Err(Refusal::new("summaryChanged"));
        }
        if self.is_speaking() {
            return Ok(self.stop_reading());
        }
        let cancel = CancelToken::new();
        let Some(speech) = self.speech.as_deref().filter(|speech| script.phrases.iter().all(|(_, phrase)| speech.can_say(phrase).is_ok()))
        else {
            self.set_reading(&id, Reading::Asked);
            return Ok(self.screen());
        };
        match self.say_all(&id, script, speech, &cancel) {
            Ok(voices) => {
                let by = Reader::Station(voices);
                self.keep_reader("read_aloud", &id, script.digest, by)?;
                self.set_reading(&id, Reading::Done);
            }
            Err(DeviceError::Cancelled) => self.state().screen.reading.end_of(&cancel),
            Err(why) => {
                tracing::warn!(code = why.code(), "reading aloud ended");
                self.set_reading(&id, Reading::Asked);
            }
        }
        Ok(self.screen())
    }

    /// Says phrase after phrase; gives what took part.
    fn say_all(&self, id: &ApplicationId, script: &Script, speech: &dyn Speech, cancel: &CancelToken) -> Result<String, DeviceError> {
        let mut voices = std::collections::BTreeSet::new();
        for (line, phrase) in &script.phrases {
            if cancel.is_cancelled() || !self.set_reading(id, Reading::Speaking { cancel: cancel.clone(), line: *line }) {
                return Err(DeviceError::Cancelled);
            }
            let by = speech.say(phrase, cancel)?;
            voices.insert(match by {
                Spoken::Recording => format!("recordings {}", phrase.language),
                Spoken::Voice => format!("{} {}", speech.info().name, phrase.voice.as_deref().unwrap_or(&phrase.language)),
            });
        }
        Ok(voices.into_iter().collect::<Vec<_>>().join(", "))
    }

    /// Sets it while this person's sheet stands on the window; `false` when it does not any more.
    fn set_reading(&self, id: &ApplicationId, reading: Reading) -> bool {
        let stands = self.state().screen.set_reading(id, reading);
        self.tell(Topic::Applicant);
        stands
    }

    /// Stops the voice.
    pub fn stop_reading(&self) -> ScreenReport {
        self.state().screen.reading.hush();
        self.tell(Topic::Applicant);
        self.screen()
    }

    /// Whether the station is speaking.
    pub(crate) fn is_speaking(&self) -> bool {
        matches!(self.state().screen.reading, Reading::Speaking { .. })
    }

    /// A named person read the sheet aloud.
    ///
    /// # Errors
    /// `readerMissing`, `alreadyAttested`, `draftIncomplete` as for the window, and those of beginning.
    pub fn note_reader(&self, id: &ApplicationId, read_by: &str) -> Result<Case, Refusal> {
        let by = reader(self, read_by)?;
        let sheet = self.application(id)?.application.summary().ok_or_else(|| Refusal::new("notAllowedNow"))?;
        let case = self.keep_reader("note_reader", id, sheet.digest(), by)?;
        self.set_reading(id, Reading::Done);
        Ok(case)
    }

    fn keep_reader(&self, operation: &str, id: &ApplicationId, digest: Digest, by: Reader) -> Result<Case, Refusal> {
        self.change(operation, id, |_, case| {
            if matches!(case.application, Application::Attested(_) | Application::Signed(_)) {
                return Err(Refusal::new("alreadyAttested"));
            }
            case.note.read_aloud = Some(ReadAloud { digest, by });
            Ok((Vec::new(), Vec::new()))
        })
    }
}

impl Case {
    /// Who or what read this sheet aloud, as it stands now.
    pub fn read_aloud(&self) -> Option<&Reader> {
        let read = self.note.read_aloud.as_ref()?;
        (self.application.summary()?.digest() == read.digest).then_some(&read.by)
    }
}
