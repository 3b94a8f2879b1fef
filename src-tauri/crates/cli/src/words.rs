//! The tool's sentences, in the language of whoever sits before it.

use wording::{Catalog, Catalogs, Language};

/// Sentences in one language.
pub(crate) struct Words(Catalog);

impl Words {
    /// `THUNHAN_LANG`, else the locale, else Vietnamese.
    pub(crate) fn of_environment() -> Self {
        let named = ["THUNHAN_LANG", "LC_ALL", "LC_MESSAGES", "LANG"].iter().filter_map(|name| std::env::var(name).ok());
        let catalogs = Catalogs::built_in();
        let spoken = |language: &Language| catalogs.languages().any(|one| one == *language) && catalogs.is_whole(*language);
        let language = named.filter_map(|text| Language::of_locale(&text)).find(spoken).unwrap_or_default();
        Self(Catalog::new(language))
    }

    /// A sentence without parameters.
    pub(crate) fn plain(&self, key: &str) -> String {
        self.0.plain(key)
    }

    /// A sentence with parameters.
    pub(crate) fn text(&self, key: &str, with: &[(&str, String)]) -> String {
        self.0.text(key, with.iter().map(|(name, value)| (*name, value.as_str())))
    }

    /// The first of these sentences that there is.
    pub(crate) fn either(&self, keys: &[&str], with: &[(&str, String)]) -> String {
        let key = keys.iter().find(|key| self.0.has(key)).or(keys.first()).copied().unwrap_or_default();
        self.text(key, with)
    }

    /// The sentence of a code; a code without one shows as itself.
    pub(crate) fn coded(&self, area: &str, code: &str) -> String {
        let key = format!("{area}-{code}");
        if self.0.has(&key) { self.0.plain(&key) } else { code.to_owned() }
    }
}
