//! `tn doctor`: what works, what does not, what to do.

use std::path::PathBuf;

use serde_json::json;
use wiring::{Options, Trend, Workstation};

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
    let trends: Vec<&Trend> = report.trends.iter().flat_map(|trends| &trends.devices).collect();
    let lines = lines.chain(trends.iter().filter_map(|trend| newest_week(trend, words)));
    let lines = lines.chain([words.text("tool-log", &[("file", log.clone())])]);
    let checks: Vec<_> = report
        .checks
        .iter()
        .map(|check| json!({ "check": check.check, "name": check.name, "state": check.state.code(), "code": check.code, "params": check.params, "simulated": check.simulated }))
        .collect();
    let trends_at = report.trends.as_ref().map(|trends| trends.at.to_rfc3339());
    let devices: Vec<_> = trends
        .iter()
        .map(|trend| {
            let (modality, slope) = (trend.modality_code(), trend.code());
            json!({ "device": trend.device, "name": trend.name, "simulated": trend.simulated, "modality": modality, "slope": slope, "weeks": trend.weeks })
        })
        .collect();
    let trends = json!({ "at": trends_at, "devices": devices });
    let json = json!({ "at": report.at.to_rfc3339(), "checks": checks, "trends": trends, "log": log });
    Ok(Outcome { lines: lines.collect(), json, good: !fails })
}

/// The newest week in which somebody tried the device, in one line; all of them stand in the JSON.
fn newest_week(trend: &Trend, words: &Words) -> Option<String> {
    let week = trend.weeks.iter().rfind(|week| week.tries > 0)?;
    let figure = |figure: Option<u32>| figure.map_or_else(|| "–".to_owned(), |figure| figure.to_string());
    let mark = if trend.simulated { format!(" [{}]", words.plain("tool-simulated")) } else { String::new() };
    let with = [
        ("name", format!("{}{mark}", trend.name)),
        ("what", words.plain(&format!("trend-modality-{}", trend.modality_code()))),
        ("day", week.from.to_paper()),
        ("tries", week.tries.to_string()),
        ("score", figure(week.score.map(u32::from))),
        ("failed", figure(week.failed_percent.map(u32::from))),
        ("ten", figure(week.tries_for_ten)),
        ("slope", words.plain(&format!("trend-slope-{}", trend.code()))),
    ];
    Some(words.text("tool-trend", &with))
}
