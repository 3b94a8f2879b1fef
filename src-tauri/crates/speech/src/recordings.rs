//! Sentences that a person has recorded.

use devices::Phrase;
use std::path::PathBuf;

/// Folders of recordings, the preferred one first.
#[derive(Debug)]
pub(crate) struct Recordings(Vec<PathBuf>);

impl Recordings {
    pub(crate) fn new(folders: Vec<PathBuf>) -> Self {
        Self(folders)
    }

    /// The recording of a phrase, if there is one.
    pub(crate) fn of(&self, phrase: &Phrase) -> Option<PathBuf> {
        let name = phrase.recording.as_deref().filter(|name| is_plain(name))?;
        let language = Some(phrase.language.as_str()).filter(|tag| is_plain(tag))?;
        self.0.iter().map(|folder| folder.join(language).join(format!("{name}.wav"))).find(|file| file.is_file())
    }
}

/// A name that leads nowhere else.
fn is_plain(name: &str) -> bool {
    !name.is_empty() && !name.starts_with('.') && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.'))
}
