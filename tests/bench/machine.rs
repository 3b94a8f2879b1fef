//! What the numbers were measured on.

use std::fs::read_to_string;

/// Processor, cores, memory, load and the profile of this program.
pub(crate) fn line() -> String {
    let field = |file: &str, name: &str| {
        let text = read_to_string(file).unwrap_or_default();
        text.lines().find(|line| line.starts_with(name)).and_then(|line| line.split_once(':')).map(|(_, value)| value.trim().to_owned())
    };
    let processor = field("/proc/cpuinfo", "model name").unwrap_or_else(|| std::env::consts::ARCH.to_owned());
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let memory = field("/proc/meminfo", "MemTotal").and_then(|text| text.split(' ').next()?.parse::<u64>().ok()).unwrap_or_default() / 1024;
    let load = read_to_string("/proc/loadavg").unwrap_or_default();
    let load: Vec<&str> = load.split(' ').take(3).collect();
    format!("machine: {processor}, {cores} cores, {memory} MB · load {} · profile {}", load.join(" "), profile())
}

/// The Cargo profile this program and the programs beside it were built in.
pub(crate) fn profile() -> &'static str {
    if cfg!(debug_assertions) { "dev (NOT the measured one: cargo xtask bench builds in release)" } else { "release" }
}
