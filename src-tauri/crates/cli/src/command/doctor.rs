//! `tn doctor`: what works, what does not, what to do.

use std::path::PathBuf;

use serde_json::json;
use wiring::{Options, Workstation};

use crate::outcome::{Outcome, Refusal};
use crate::words::Words;

pub(crate) fn run(data: Option<PathBuf>, center: Option<String>, words: &Words) -> Result<Outcome, Refusal> {
    let mut options = Options { center, ..Options::default() };
    if let Some(data) = data {
        options.data = data;
    }
    let log = wiring::log_file(&options.data).display().to_string();
    let workstation = Workstation::look(&options);
    let Some(report) = workstation.examine() else {
        return Err(workstation.problem().map_or_else(|| Refusal::shared("notProvisioned"), Refusal::from));
    };
    let fails = report.checks.iter().any(|check| check.state.code() == "fails");
    let lines = report.checks.iter().map(|check| {
        let with: Vec<(&str, String)> = check.params.iter().map(|(name, value)| (name.as_str(), value.clone())).collect();
        let mark = if check.simulated { format!(" [{}]", words.plain("tool-simulated")) } else { String::new() };
        let name = if check.name.is_empty() { String::new() } else { format!(" {}", check.name) };
        let state = words.plain(&format!("check-state-{}", check.state.code()));
        let sentence = words.either(&[&format!("doctor-{}", check.code), &format!("error-{}", check.code)], &with);
        format!("{:<12} {}{name}{mark}: {sentence}", state, words.plain(&format!("check-{}", check.check)))
    });
    let lines = lines.chain([words.text("tool-log", &[("file", log.clone())])]);
    let checks: Vec<_> = report
        .checks
        .iter()
        .map(|check| json!({ "check": check.check, "name": check.name, "state": check.state.code(), "code": check.code, "params": check.params, "simulated": check.simulated }))
        .collect();
    Ok(Outcome { lines: lines.collect(), json: json!({ "at": report.at.to_rfc3339(), "checks": checks, "log": log }), good: !fails })
}
