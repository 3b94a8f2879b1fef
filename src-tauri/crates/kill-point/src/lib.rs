//! Named points at which a test build ends its own process, as a power cut would.
//!
//! Durability is a promise about moments: before a commit, after it, between two databases. The code names each such moment with
//! [`here`]; a whole-system test sets [`VARIABLE`] to one name, sees the process die there, starts it again and looks what is left.
//! Without the feature `enabled`, which no packaged build has, [`here`] is an empty inlined function.
//!
//! This crate refuses to know what happens at a point. It only keeps the list of them ([`names`]), so that no name is misspelled,
//! forgotten by the tests or used twice for different moments.

mod names;
#[cfg(feature = "enabled")]
mod process;

pub use names::{NAMES, names};

/// The environment variable that names the point to die at: `store.sample.before-commit`, or `store.sample.before-commit#3` to die
/// on the third pass (the first two go on).
pub const VARIABLE: &str = "THUNHAN_KILL_AT";

/// Marks a moment. Returns at once, unless this is a test build and [`VARIABLE`] names exactly this point.
#[cfg(not(feature = "enabled"))]
#[inline(always)]
pub fn here(_name: &'static str) {}

/// Marks a moment. Returns at once, unless [`VARIABLE`] names exactly this point; then the process ends here, without unwinding,
/// flushing or closing anything.
#[cfg(feature = "enabled")]
pub fn here(name: &'static str) {
    process::pass(name);
}
