//! Tests of the whole system from outside: processes, pages, windows.
//!
//! Nothing here reaches into a crate's inside; a post is started as a clerk would start it and looked at through its pages, its
//! tool and its files.

pub mod page;
pub mod post;
pub mod sbi_device;
pub mod screen;
pub mod touch;
pub mod trip;
pub mod typist;
pub mod webdriver;

/// This variable in the environment says that nothing may be skipped: whoever sets it has installed every tool.
const NOTHING_SKIPPED: &str = "THUNHAN_NOTHING_SKIPPED";

/// A test cannot run on this system, for this reason: says so, or fails where nothing may be skipped.
///
/// # Panics
/// When `THUNHAN_NOTHING_SKIPPED` is set.
pub fn skipped(reason: &str) {
    assert!(std::env::var_os(NOTHING_SKIPPED).is_none(), "{NOTHING_SKIPPED} is set, and yet: {reason}");
    println!("skipped: {reason}");
}
