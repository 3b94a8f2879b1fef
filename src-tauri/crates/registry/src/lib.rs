//! The population record off line: the commune's signed extract of the population database.
//!
//! It refuses to know how an extract reaches the station, where it is kept and how it is searched (it is personal data: `store`
//! keeps it in the vault), and what time it is.

mod extract;

pub use extract::{Extract, open, sign};
