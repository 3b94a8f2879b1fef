use std::collections::BTreeSet;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use crate::{CancelToken, DeviceError, DeviceInfo, DeviceKind, Pace, Phrase, Speech, Spoken};

/// A syllable at a calm pace.
const SYLLABLE: Duration = Duration::from_millis(240);

/// A voice nobody hears: takes the time that speaking takes. Clones share it.
#[derive(Clone)]
pub struct SimulatedSpeech {
    voices: BTreeSet<String>,
    pace: Arc<dyn Pace>,
    heard: Arc<Mutex<Vec<String>>>,
    silent: Arc<AtomicBool>,
    waits_after: Arc<AtomicU32>,
}

impl SimulatedSpeech {
    /// Has these voices; waits as the pace says.
    pub fn new(voices: &[&str], pace: Box<dyn Pace>) -> Self {
        Self {
            voices: voices.iter().map(|voice| (*voice).to_owned()).collect(),
            pace: Arc::from(pace),
            heard: Arc::default(),
            silent: Arc::default(),
            waits_after: Arc::new(AtomicU32::new(u32::MAX)),
        }
    }

    /// What has been said so far, phrase by phrase.
    pub fn heard(&self) -> Vec<String> {
        self.heard.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Pulls out the loudspeaker: it says nothing any more.
    pub fn unplug(&self) {
        self.silent.store(true, Ordering::Release);
    }

    /// Speaks so many phrases and then one without an end, until it is cancelled.
    pub fn linger_after(&self, phrases: u32) {
        self.waits_after.store(phrases, Ordering::Release);
    }
}

impl Speech for SimulatedSpeech {
    fn info(&self) -> DeviceInfo {
        DeviceInfo { id: "simulated-speech".to_owned(), name: "Simulated voice".to_owned(), simulated: true, kind: DeviceKind::Speech }
    }

    fn can_say(&self, phrase: &Phrase) -> Result<Spoken, DeviceError> {
        if self.silent.load(Ordering::Acquire) {
            return Err(DeviceError::Unplugged);
        }
        match &phrase.voice {
            Some(voice) if self.voices.contains(voice) => Ok(Spoken::Voice),
            _ => Err(DeviceError::Unsupported { what: format!("speech in {}", phrase.language) }),
        }
    }

    fn say(&self, phrase: &Phrase, cancel: &CancelToken) -> Result<Spoken, DeviceError> {
        let by = self.can_say(phrase)?;
        let left = self.waits_after.load(Ordering::Acquire);
        if left != u32::MAX {
            self.waits_after.store(left.saturating_sub(1), Ordering::Release);
        }
        let syllables = u32::try_from(phrase.text.split_whitespace().count()).unwrap_or(u32::MAX).max(1);
        let mut spoken = 0;
        while spoken < syllables || left == 0 {
            if cancel.is_cancelled() {
                return Err(DeviceError::Cancelled);
            }
            self.pace.pause(SYLLABLE);
            if left == 0 {
                std::thread::yield_now();
            }
            spoken = spoken.saturating_add(1);
        }
        self.heard.lock().unwrap_or_else(PoisonError::into_inner).push(phrase.text.clone());
        Ok(by)
    }
}
