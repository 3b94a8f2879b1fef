//! espeak-ng: text in through standard input, a WAV file out through standard output.

use crate::child::{is_there, run};
use devices::{CancelToken, DeviceError, Phrase};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

/// Words a minute: slower than talk, because somebody compares.
const PACE: &str = "130";
/// Length of a WAV header as espeak-ng writes it.
const HEADER: usize = 44;

#[derive(Debug)]
pub(crate) struct Synthesizer {
    program: PathBuf,
    /// Voices asked for so far, and whether there are such.
    voices: Mutex<BTreeMap<String, bool>>,
}

impl Synthesizer {
    pub(crate) fn new(program: &Path) -> Self {
        Self { program: program.to_owned(), voices: Mutex::default() }
    }

    pub(crate) fn has_voice(&self, phrase: &Phrase) -> Result<(), DeviceError> {
        self.voice(phrase).map(drop)
    }

    /// The phrase as a WAV file.
    pub(crate) fn sound(&self, phrase: &Phrase, cancel: &CancelToken) -> Result<Vec<u8>, DeviceError> {
        let voice = self.voice(phrase)?;
        let mut wav = run(&self.program, &["-v", voice, "-s", PACE, "--stdin", "--stdout"], phrase.text.as_bytes(), cancel)?;
        if wav.len() <= HEADER || !wav.starts_with(b"RIFF") {
            return Err(DeviceError::Failed { detail: "espeak-ng gave no sound".to_owned() });
        }
        // Into a pipe it cannot go back and write the lengths.
        let length = |bytes: usize| u32::try_from(bytes).unwrap_or(u32::MAX).to_le_bytes();
        let (whole, data) = (length(wav.len() - 8), length(wav.len() - HEADER));
        wav[4..8].copy_from_slice(&whole);
        wav[HEADER - 4..HEADER].copy_from_slice(&data);
        Ok(wav)
    }

    fn voice<'a>(&self, phrase: &'a Phrase) -> Result<&'a str, DeviceError> {
        let none = || DeviceError::Unsupported { what: format!("speech in {}", phrase.language) };
        let voice = phrase.voice.as_deref().filter(|voice| is_name(voice)).ok_or_else(none)?;
        if !is_there(&self.program) {
            return Err(DeviceError::ServiceAbsent { service: "espeak-ng" });
        }
        let known = self.voices.lock().unwrap_or_else(PoisonError::into_inner).get(voice).copied();
        let there = match known {
            Some(there) => there,
            None => {
                let list = run(&self.program, &[&format!("--voices={}", base(voice))], &[], &CancelToken::new())?;
                let there = lists(&String::from_utf8_lossy(&list), voice);
                self.voices.lock().unwrap_or_else(PoisonError::into_inner).insert(voice.to_owned(), there);
                there
            }
        };
        if there { Ok(voice) } else { Err(none()) }
    }
}

/// `vi` of `vi-vn-x-south`.
fn base(voice: &str) -> &str {
    voice.split('-').next().unwrap_or(voice)
}

/// The second column of the list is the voice's language, which is also a name of it.
fn lists(list: &str, voice: &str) -> bool {
    list.lines().skip(1).filter_map(|line| line.split_whitespace().nth(1)).any(|name| name.eq_ignore_ascii_case(voice))
}

/// A name that is no option and no path.
fn is_name(voice: &str) -> bool {
    voice.starts_with(|first: char| first.is_ascii_alphabetic()) && voice.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
}
