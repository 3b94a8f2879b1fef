//! Processes of the workstation and what memory they hold, from `/proc`.

use std::collections::BTreeMap;
use std::fs::{read, read_dir, read_link, read_to_string};
use std::path::Path;

/// Every process by its id, with its parent's.
fn parents() -> BTreeMap<u32, u32> {
    let ids = read_dir("/proc").into_iter().flatten().flatten().filter_map(|entry| entry.file_name().to_str()?.parse::<u32>().ok());
    // The name in the second field is in brackets and may hold anything; the parent is the second field behind it.
    ids.filter_map(|id| Some((id, read_to_string(format!("/proc/{id}/stat")).ok()?.rsplit_once(')')?.1.split_whitespace().nth(1)?.parse().ok()?))).collect()
}

/// A process and everything it started, itself first.
pub(crate) fn family(first: u32) -> Vec<u32> {
    let parents = parents();
    let mut family = vec![first];
    let mut next = 0;
    while let Some(parent) = family.get(next).copied() {
        family.extend(parents.iter().filter(|(_, of)| **of == parent).map(|(id, _)| *id));
        next += 1;
    }
    family
}

/// The process that runs this program with this word among its arguments.
pub(crate) fn running(program: &Path, word: &str) -> Option<u32> {
    parents().into_keys().find(|id| {
        let words = read(format!("/proc/{id}/cmdline")).unwrap_or_default();
        read_link(format!("/proc/{id}/exe")).is_ok_and(|exe| exe == program) && words.split(|byte| *byte == 0).any(|given| given == word.as_bytes())
    })
}

/// Name of the program a process runs.
pub(crate) fn program(id: u32) -> String {
    let exe = read_link(format!("/proc/{id}/exe")).ok();
    exe.and_then(|path| Some(path.file_name()?.to_str()?.to_owned())).unwrap_or_else(|| "(gone)".to_owned())
}

/// Proportional set size in kilobytes: its own pages whole, shared pages by the number of their users.
pub(crate) fn proportional_kb(id: u32) -> Option<u64> {
    let text = read_to_string(format!("/proc/{id}/smaps_rollup")).ok()?;
    text.lines().find_map(|line| line.strip_prefix("Pss:")?.split_whitespace().next()?.parse().ok())
}

/// Whether a process is still there.
pub(crate) fn lives(id: u32) -> bool {
    Path::new(&format!("/proc/{id}/exe")).read_link().is_ok()
}

/// Processor time that the threads of this program have taken.
pub(crate) fn processor_time() -> std::time::Duration {
    let tasks = read_dir("/proc/self/task").into_iter().flatten().flatten();
    let taken = |task: std::fs::DirEntry| read_to_string(task.path().join("schedstat")).ok()?.split_whitespace().next()?.parse::<u64>().ok();
    std::time::Duration::from_nanos(tasks.filter_map(taken).sum())
}
