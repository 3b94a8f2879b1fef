//! A language, by its tag.

use serde::{Deserialize, Serialize};
use std::{error::Error, fmt, str::FromStr};

/// The longest tag that is taken: `sr-Latn-RS` has 10 characters.
const LONGEST: usize = 16;

/// A language by its BCP 47 tag: `vi`, `en`, `rad`, `sr-Latn`. That there is a catalog for it, [`crate::Catalogs`] says.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct Language {
    tag: [u8; LONGEST],
    length: u8,
}

/// A text that is no language tag.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoLanguage;

impl Language {
    /// Vietnamese, the first language of the product: every sentence is there.
    pub const VIETNAMESE: Language = Language::short(b'v', b'i');
    /// English.
    pub const ENGLISH: Language = Language::short(b'e', b'n');

    const fn short(first: u8, second: u8) -> Language {
        let mut tag = [0; LONGEST];
        tag[0] = first;
        tag[1] = second;
        Language { tag, length: 2 }
    }

    /// The tag, `vi`.
    pub fn tag(&self) -> &str {
        std::str::from_utf8(&self.tag[..usize::from(self.length)]).unwrap_or_default()
    }

    /// The language of a locale's name: `vi-VN`, `vi_VN.UTF-8`.
    pub fn of_locale(name: &str) -> Option<Language> {
        name.split(['-', '_', '.']).next()?.to_ascii_lowercase().parse().ok()
    }
}

impl Default for Language {
    fn default() -> Self {
        Language::VIETNAMESE
    }
}

impl FromStr for Language {
    type Err = NoLanguage;

    /// Two or three small letters, then parts of two to eight letters or digits, as BCP 47 (RFC 5646, 2.1) writes language, script and
    /// region.
    fn from_str(text: &str) -> Result<Self, NoLanguage> {
        let mut parts = text.split('-');
        let first = parts.next().unwrap_or_default();
        let language = (2..=3).contains(&first.len()) && first.bytes().all(|byte| byte.is_ascii_lowercase());
        let rest = parts.all(|part| (2..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric()));
        if !language || !rest || text.len() > LONGEST {
            return Err(NoLanguage);
        }
        let mut tag = [0; LONGEST];
        tag[..text.len()].copy_from_slice(text.as_bytes());
        Ok(Language { tag, length: u8::try_from(text.len()).map_err(|_| NoLanguage)? })
    }
}

impl From<Language> for String {
    fn from(language: Language) -> Self {
        language.tag().to_owned()
    }
}

impl TryFrom<String> for Language {
    type Error = NoLanguage;

    fn try_from(text: String) -> Result<Self, NoLanguage> {
        text.parse()
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.tag())
    }
}

impl fmt::Debug for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Language({self})")
    }
}

impl fmt::Display for NoLanguage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a language tag")
    }
}

impl Error for NoLanguage {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_read_by_their_form() {
        for good in ["vi", "en", "rad", "qaa", "sr-Latn", "sr-Latn-RS", "zh-419"] {
            assert_eq!(good.parse::<Language>().expect("a tag").tag(), good);
        }
        for bad in ["", "v", "VI", "viet", "vi-", "-vi", "../vi", "vi_VN", "vi-V", "aaa-bbbbbbbb-cccccccc", "ví"] {
            assert_eq!(bad.parse::<Language>(), Err(NoLanguage), "{bad}");
        }
        assert_eq!(Language::of_locale("vi_VN.UTF-8"), Some(Language::VIETNAMESE));
        assert_eq!(Language::of_locale("C.UTF-8"), None);
        assert_eq!("vi".parse(), Ok(Language::default()));
    }
}
