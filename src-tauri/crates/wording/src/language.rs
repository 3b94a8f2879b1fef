//! The languages there are catalogs for.

use std::{fmt, str::FromStr};

/// A language of the catalogs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Language {
    /// Vietnamese, the first language of the product.
    #[default]
    Vi,
    /// English.
    En,
}

impl Language {
    /// All languages.
    pub const ALL: [Language; 2] = [Language::Vi, Language::En];

    /// The BCP 47 tag, `vi`.
    pub const fn tag(self) -> &'static str {
        match self {
            Language::Vi => "vi",
            Language::En => "en",
        }
    }

    pub(crate) fn files(self) -> &'static [(&'static str, &'static str)] {
        match self {
            Language::Vi => crate::files::VIETNAMESE,
            Language::En => crate::files::ENGLISH,
        }
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.tag())
    }
}

impl FromStr for Language {
    type Err = &'static str;

    /// Reads a tag or locale name: `vi`, `vi-VN`, `vi_VN.UTF-8`.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let first = text.split(['-', '_', '.']).next().unwrap_or_default();
        let found = Language::ALL.into_iter().find(|language| language.tag().eq_ignore_ascii_case(first));
        found.ok_or("no catalog in this language")
    }
}
