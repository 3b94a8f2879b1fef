//! All catalogs of one station.

use crate::{Catalog, CatalogFault, Language, files};
use std::collections::BTreeMap;

/// The name of a language in itself.
const NAME: &str = "language-name";
/// The synthesizer's voice of a language, where it has one.
const VOICE: &str = "language-voice";
/// The longest text of a catalog that is taken in from a file, in bytes.
const LONGEST: usize = 512 * 1024;

/// The catalogs: Vietnamese first, then by tag. The one list of languages for windows, tool and speech.
#[derive(Debug)]
pub struct Catalogs {
    all: BTreeMap<Language, Catalog>,
    /// Text of the catalogs that were added, for the pages, which have only the built-in ones.
    added: BTreeMap<Language, String>,
}

/// A sentence, and the language that it is in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// The sentence.
    pub text: String,
    /// Its language: the one asked for, else Vietnamese.
    pub language: Language,
}

impl Catalogs {
    /// The catalogs that are compiled in.
    pub fn built_in() -> Catalogs {
        let tags = files::LANGUAGES.iter().filter_map(|(tag, _)| tag.parse().ok());
        Catalogs { all: tags.map(|language| (language, Catalog::new(language))).collect(), added: BTreeMap::new() }
    }

    /// Adds a further language from the text of its one file, `<tag>.ftl`. It may hold the applicant's sentences alone; it must say its
    /// own name (`language-name`). A file with a fault is not taken at all, and none takes the place of a built-in language.
    ///
    /// # Errors
    /// What is wrong with the file.
    pub fn add(&mut self, file: &str, text: &str) -> Result<Language, CatalogFault> {
        let fault = |what: &str| CatalogFault { file: file.to_owned(), what: what.to_owned() };
        let tag = file.strip_suffix(".ftl").ok_or_else(|| fault("not named <language>.ftl"))?;
        let language: Language = tag.parse().map_err(|_| fault("not named by a language tag"))?;
        if self.all.contains_key(&language) {
            return Err(fault("this language is there already"));
        }
        if text.len() > LONGEST {
            return Err(fault("too long"));
        }
        let catalog = Catalog::of_files(language, [(file, text)]);
        if let Some(first) = catalog.faults().first() {
            return Err(first.clone());
        }
        if !catalog.has(NAME) {
            return Err(fault("language-name is missing"));
        }
        self.all.insert(language, catalog);
        self.added.insert(language, text.to_owned());
        Ok(language)
    }

    /// The languages, Vietnamese first.
    pub fn languages(&self) -> impl Iterator<Item = Language> {
        let rest = self.all.keys().copied().filter(|language| *language != Language::VIETNAMESE);
        std::iter::once(Language::VIETNAMESE).chain(rest)
    }

    /// The language of a tag, if there is a catalog for it.
    pub fn find(&self, tag: &str) -> Option<Language> {
        tag.parse().ok().filter(|language| self.all.contains_key(language))
    }

    /// How a language calls itself: `Tiếng Việt`.
    pub fn name(&self, language: Language) -> String {
        self.all.get(&language).map_or_else(|| language.to_string(), |catalog| catalog.plain(NAME))
    }

    /// The synthesizer's voice of a language.
    pub fn voice(&self, language: Language) -> Option<String> {
        self.all.get(&language).filter(|catalog| catalog.has(VOICE)).map(|catalog| catalog.plain(VOICE))
    }

    /// Whether officers can work in it: it has every sentence that Vietnamese has.
    pub fn is_whole(&self, language: Language) -> bool {
        let (Some(first), Some(one)) = (self.all.get(&Language::VIETNAMESE), self.all.get(&language)) else { return false };
        first.keys().all(|key| one.has(key))
    }

    /// The text of a catalog that was added, for the pages.
    pub fn added(&self, language: Language) -> Option<&str> {
        self.added.get(&language).map(String::as_str)
    }

    /// Whether any catalog that is asked for this language has the sentence.
    pub fn has(&self, language: Language, key: &str) -> bool {
        self.holding(language, key).is_some()
    }

    /// A sentence in a language; one that its catalog does not have is said in Vietnamese.
    pub fn say<K: AsRef<str>, V: AsRef<str>>(&self, language: Language, key: &str, arguments: impl IntoIterator<Item = (K, V)>) -> Said {
        match self.holding(language, key) {
            Some(catalog) => Said { text: catalog.text(key, arguments), language: catalog.language() },
            None => Said { text: format!("⟦{key}⟧"), language: Language::VIETNAMESE },
        }
    }

    /// The catalog of the language if it has the sentence, else the Vietnamese one.
    pub(crate) fn holding(&self, language: Language, key: &str) -> Option<&Catalog> {
        [language, Language::VIETNAMESE].iter().filter_map(|one| self.all.get(one)).find(|catalog| catalog.has(key))
    }
}
