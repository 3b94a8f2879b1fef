//! One language's messages.

use crate::Language;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue, concurrent::FluentBundle};
use std::{collections::BTreeSet, fmt};
use unic_langid::LanguageIdentifier;

/// The messages of one language.
pub struct Catalog {
    language: Language,
    bundle: FluentBundle<FluentResource>,
    keys: BTreeSet<String>,
    faults: Vec<CatalogFault>,
}

/// Something wrong in a catalog file. The rest of the file counts all the same; a test keeps the catalogs free of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CatalogFault {
    /// The file's name.
    pub file: String,
    /// What is wrong.
    pub what: String,
}

impl Catalog {
    /// Reads the compiled-in files of a language; one that is not built in has no messages.
    pub fn new(language: Language) -> Catalog {
        let built_in = crate::files::LANGUAGES.iter().find(|(tag, _)| *tag == language.tag());
        Catalog::of_files(language, built_in.iter().flat_map(|(_, files)| files.iter().copied()))
    }

    pub(crate) fn of_files<'a>(language: Language, files: impl IntoIterator<Item = (&'a str, &'a str)>) -> Catalog {
        let locale: LanguageIdentifier = language.tag().parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![locale]);
        // Paper, terminal and screen all set the direction themselves; the marks would only stand in copied numbers.
        bundle.set_use_isolating(false);
        let (mut keys, mut faults) = (BTreeSet::new(), Vec::new());
        for (file, text) in files {
            let fault = |what: String| CatalogFault { file: file.to_owned(), what };
            let resource = match FluentResource::try_new(text.to_owned()) {
                Ok(resource) => resource,
                Err((resource, errors)) => {
                    faults.extend(errors.iter().map(|error| fault(error.to_string())));
                    resource
                }
            };
            keys.extend(message_keys(text));
            if let Err(errors) = bundle.add_resource(resource) {
                faults.extend(errors.iter().map(|error| fault(error.to_string())));
            }
        }
        keys.retain(|key| bundle.has_message(key));
        Catalog { language, bundle, keys, faults }
    }

    /// The language.
    pub fn language(&self) -> Language {
        self.language
    }

    /// The text of a key without arguments.
    pub fn plain(&self, key: &str) -> String {
        self.text(key, std::iter::empty::<(&str, &str)>())
    }

    /// The text of a key. An argument that is a whole number counts as one, so that a message can choose by it. A missing key
    /// gives the key itself in ⟦⟧, so that it is seen and reported, not guessed at.
    pub fn text<K: AsRef<str>, V: AsRef<str>>(&self, key: &str, arguments: impl IntoIterator<Item = (K, V)>) -> String {
        let Some(pattern) = self.bundle.get_message(key).and_then(|message| message.value()) else {
            return format!("⟦{key}⟧");
        };
        let mut known = FluentArgs::new();
        for (name, value) in arguments {
            known.set(name.as_ref().to_owned(), argument(value.as_ref()));
        }
        // A forgotten argument shows as {$name} in the text; that is what its writer should see.
        self.bundle.format_pattern(pattern, Some(&known), &mut Vec::new()).into_owned()
    }

    /// Whether there is such a key.
    pub fn has(&self, key: &str) -> bool {
        self.keys.contains(key)
    }

    /// All keys.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.keys.iter().map(String::as_str)
    }

    /// What is wrong in the files.
    pub fn faults(&self) -> &[CatalogFault] {
        &self.faults
    }
}

impl fmt::Debug for Catalog {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Catalog({}, {} messages)", self.language, self.keys.len())
    }
}

/// Whole numbers as written without leading zeros are numbers; `012` and `066179004512` are text.
fn argument(text: &str) -> FluentValue<'static> {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let whole = (1..=9).contains(&digits.len())
        && digits.bytes().all(|b| b.is_ascii_digit())
        && (digits == "0" || !digits.starts_with('0'));
    match text.parse::<i64>() {
        Ok(number) if whole => FluentValue::from(number),
        _ => FluentValue::from(text.to_owned()),
    }
}

/// The names of the messages in a file: at the beginning of a line, before the equals sign.
fn message_keys(text: &str) -> impl Iterator<Item = String> + '_ {
    text.lines().filter(|line| line.starts_with(|first: char| first.is_ascii_alphabetic())).filter_map(|line| {
        let (key, _) = line.split_once('=')?;
        let key = key.trim();
        key.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_')).then(|| key.to_owned())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn catalog(text: &str) -> Catalog {
        Catalog::of_files(Language::VIETNAMESE, [("one.ftl", text)])
    }

    #[test]
    fn a_missing_key_is_seen() {
        assert_eq!(catalog("a = b").plain("c"), "⟦c⟧");
        assert_eq!(catalog("a =\n    .label = b").plain("a"), "⟦a⟧");
    }

    #[test]
    fn arguments_stand_bare_in_the_text() {
        let text = catalog("call = Mời số { $ticket } đến bàn { $desk }.").text("call", [("ticket", "A127"), ("desk", "2")]);
        assert_eq!(text, "Mời số A127 đến bàn 2.");
    }

    #[test]
    fn whole_numbers_choose_and_numbers_with_leading_zeros_stay_text() {
        let catalog = catalog("n = { $n ->\n    [one] one of { $n }\n   *[other] many of { $n }\n }\n");
        let english = Catalog::of_files(Language::ENGLISH, [("one.ftl", "n = { $n ->\n    [one] one\n   *[other] { $n }\n }\n")]);
        assert_eq!(english.text("n", [("n", "1")]), "one");
        assert_eq!(english.text("n", [("n", "1952")]), "1952");
        assert_eq!(catalog.text("n", [("n", "066179004512")]), "many of 066179004512");
        assert_eq!(catalog.text("n", [("n", "012")]), "many of 012");
    }

    #[test]
    fn a_broken_line_is_a_fault_and_the_rest_counts() {
        let catalog = catalog("good = ja\nbad = { $\nalso-good = ja\n");
        assert_eq!(catalog.plain("good"), "ja");
        assert_eq!(catalog.plain("also-good"), "ja");
        assert_eq!(catalog.faults().len(), 1);
    }

    #[test]
    fn a_key_written_twice_is_a_fault() {
        let twice = Catalog::of_files(Language::VIETNAMESE, [("one.ftl", "a = 1"), ("two.ftl", "a = 2")]);
        assert_eq!((twice.plain("a").as_str(), twice.faults().len()), ("1", 1));
    }
}
