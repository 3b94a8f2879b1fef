//! The deadly half, present in test builds only.

use std::sync::OnceLock;
use std::sync::atomic::{AtomicU64, Ordering};

/// What the environment asks for: a name, and on which pass of it.
struct Target {
    name: String,
    pass: u64,
    passed: AtomicU64,
}

fn target() -> Option<&'static Target> {
    static TARGET: OnceLock<Option<Target>> = OnceLock::new();
    TARGET.get_or_init(|| std::env::var(crate::VARIABLE).ok().map(|text| parse(&text))).as_ref()
}

fn parse(text: &str) -> Target {
    let (name, pass) = match text.rsplit_once('#') {
        Some((name, count)) => (name, count.parse().unwrap_or(1)),
        None => (text, 1),
    };
    Target { name: name.to_owned(), pass, passed: AtomicU64::new(0) }
}

pub(crate) fn pass(name: &str) {
    let Some(target) = target() else { return };
    if target.name == name && target.passed.fetch_add(1, Ordering::SeqCst) + 1 == target.pass {
        end();
    }
}

/// SIGKILL, because it alone runs no handler, no destructor and no `atexit`: what a power cut leaves is what is left.
fn end() -> ! {
    #[cfg(unix)]
    {
        let own = rustix::process::getpid();
        let _ = rustix::process::kill_process(own, rustix::process::Signal::KILL);
    }
    std::process::abort()
}

#[cfg(test)]
mod tests {
    use super::parse;

    #[test]
    fn a_target_names_a_point_and_a_pass() {
        let first = parse("store.sample.before-commit");
        assert_eq!((first.name.as_str(), first.pass), ("store.sample.before-commit", 1));
        let third = parse("store.sample.before-commit#3");
        assert_eq!((third.name.as_str(), third.pass), ("store.sample.before-commit", 3));
    }
}
