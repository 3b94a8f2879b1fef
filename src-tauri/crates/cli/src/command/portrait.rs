//! `tn portrait`.

use portrait::{Level, PortraitCheck, Rgb};
use serde_json::json;

use crate::arguments::Portrait;
use crate::input;
use crate::outcome::{Outcome, Refusal};
use crate::words::Words;

/// The face detector's model; `portrait` checks its digest when it loads it.
const MODEL: &[u8] = include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../../assets/models/face_detection_short_range.onnx"));

pub(crate) fn run(command: Portrait, words: &Words) -> Result<Outcome, Refusal> {
    let Portrait::Check { file } = command;
    let picture = Rgb::decode(&input::bytes(&file)?).map_err(|error| Refusal::shared(error.code()))?;
    let check = PortraitCheck::load(MODEL).map_err(|error| Refusal::shared(error.code()))?;
    let verdict = check.check(&picture).map_err(|error| Refusal::shared(error.code()))?;
    let mut lines = vec![words.plain(if verdict.pass { "tool-portrait-pass" } else { "tool-portrait-fail" })];
    lines.extend(verdict.findings.iter().map(|finding| format!("- {}", words.coded("portrait", finding.code.code()))));
    let findings: Vec<_> = verdict
        .findings
        .iter()
        .map(|finding| {
            let level = if finding.level == Level::Fail { "fail" } else { "warn" };
            json!({ "code": finding.code.code(), "level": level, "measured": finding.measured, "limit": finding.limit })
        })
        .collect();
    let json = json!({
        "pass": verdict.pass,
        "faces": verdict.faces,
        "width": picture.width(),
        "height": picture.height(),
        "interEyePx": verdict.face.map(|face| face.inter_eye_px()),
        "rollDegrees": verdict.face.map(|face| face.roll_deg()),
        "findings": findings,
    });
    Ok(Outcome { lines, json, good: verdict.pass })
}
