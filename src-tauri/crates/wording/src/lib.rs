//! The words of the product: the Fluent catalogs that screen, command-line tool and paper share, and how they are said aloud.
//!
//! The catalogs of `assets/locales/<language>/*.ftl` are compiled in; a further language is added from one file's text, which may hold
//! the applicant's sentences alone. It refuses to know what most keys are for; it opens no file and holds no text of its own.

mod catalog;
mod catalogs;
mod language;
mod spoken;

pub use catalog::{Catalog, CatalogFault};
pub use catalogs::{Catalogs, Said};
pub use language::{Language, NoLanguage};
pub use spoken::{Saying, spoken};

/// The files of the catalogs, by language, as the build found them.
pub(crate) mod files {
    include!(concat!(env!("OUT_DIR"), "/catalogs.rs"));
}
