//! The words of the product: the Fluent catalogs that screen, command-line tool and paper share, compiled in from
//! `assets/locales/<language>/*.ftl`.
//!
//! It refuses to know what any key is for; it opens no file and holds no text of its own.

mod catalog;
mod language;

pub use catalog::{Catalog, CatalogFault};
pub use language::Language;

/// The files of the catalogs, by language, as the build found them.
pub(crate) mod files {
    include!(concat!(env!("OUT_DIR"), "/catalogs.rs"));
}
