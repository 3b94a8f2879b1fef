//! What the process is started with on Linux. WebKit and the C library read it once, when they begin.

use std::os::unix::process::CommandExt;

/// Words and what they say, each for a workstation with little memory; `docs/decisions/0015` has the figures.
const SAID: [(&str, &str); 2] = [
    // The windows are drawn by the processor: the pages are plain, the live picture is small. WebKit's compositor costs some 100 MB a window
    // where Mesa stands in for a graphics driver, shows fewer frames there, and on old drivers leaves the window empty.
    ("WEBKIT_DISABLE_COMPOSITING_MODE", "1"),
    // Pictures are made and dropped on a dozen threads: with a heap for each of them, what one dropped no other can use.
    ("MALLOC_ARENA_MAX", "2"),
];

/// Starts the program anew in its own place with what is missing said; what somebody said already stays. A running process can not be
/// given an environment without risk. Where that fails it runs all the same, with more memory.
pub(crate) fn say() {
    let missing: Vec<_> = SAID.into_iter().filter(|(word, _)| std::env::var_os(word).is_none()).collect();
    let (false, Ok(program)) = (missing.is_empty(), std::env::current_exe()) else { return };
    let mut words = std::env::args_os();
    let name = words.next().unwrap_or_else(|| program.clone().into_os_string());
    let why = std::process::Command::new(&program).arg0(name).args(words).envs(missing).exec();
    eprintln!("this program runs with more memory than it needs: {why}");
}
