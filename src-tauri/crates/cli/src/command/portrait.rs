//! `tn portrait`. The JSON stands in `src-tauri/docs/tn-portrait.md`.

use std::path::Path;

use portrait::{
    ASK_FROM, Analyzer, Answer, CheckResult, Comparer, ImageError, Opinion, Profile, Rgb, SAME_FROM, Unusable, cut_for_card,
    encode_chip_jpeg, encode_chip_jpeg2000, encode_jpeg_within,
};
use serde_json::{Value, json};
use wiring::{COMPARER_MODELS, PORTRAIT_MODELS, PORTRAIT_PROFILE};

use crate::arguments::Portrait;
use crate::input;
use crate::outcome::{Outcome, Refusal};
use crate::words::Words;

/// More of the cut than this lies outside of the picture: it is said.
const MUCH_OUTSIDE: f32 = 0.01;

pub(crate) fn run(command: Portrait, words: &Words) -> Result<Outcome, Refusal> {
    match command {
        Portrait::Check { file } => check(&picture(&file)?, words),
        Portrait::Crop { file, output, max_bytes } => crop(&picture(&file)?, &output, max_bytes, words),
        Portrait::Compare { a, b } => compare(&picture(&a)?, &picture(&b)?, words),
    }
}

fn picture(file: &Path) -> Result<Rgb, Refusal> {
    Rgb::decode(&input::bytes(file)?).map_err(|error| Refusal::shared(error.code()))
}

fn analyzer() -> Result<Analyzer, Refusal> {
    Analyzer::load(PORTRAIT_MODELS).map_err(|error| Refusal::shared(error.code()))
}

fn check(picture: &Rgb, words: &Words) -> Result<Outcome, Refusal> {
    let profile = Profile::parse(PORTRAIT_PROFILE).map_err(|_| Refusal::shared("faceModelWrong"))?;
    let analysis = analyzer()?.analyze(picture).map_err(|error| Refusal::shared(error.code()))?;
    let found = profile.judge(&analysis);
    let mut lines = vec![words.plain(if found.pass { "tool-portrait-pass" } else { "tool-portrait-fail" })];
    for (answer, sign) in [(Answer::Fail, '-'), (Answer::Ask, '?')] {
        let these = found.checks.iter().filter(|check| check.decided_by.answer == answer);
        lines.extend(these.map(|check| {
            let name = words.coded("portrait-check", &check.name);
            match &check.decided_by.hint {
                Some(code) => format!("{sign} {name}: {}", words.coded("portrait", code)),
                None => format!("{sign} {name}"),
            }
        }));
    }
    let checks: Vec<Value> = found.checks.iter().map(row).collect();
    let json = json!({
        "pass": found.pass,
        "checks": checks,
        "instruction": found.instruction(),
        "faces": analysis.faces.len(),
        "width": picture.width(),
        "height": picture.height(),
    });
    Ok(Outcome { lines, json, good: found.pass })
}

/// One check by the measure that decided it.
fn row(check: &CheckResult) -> Value {
    let measure = &check.decided_by;
    json!({
        "name": check.name,
        "value": measure.value.map(rounded),
        "unit": measure.unit,
        "score": measure.score,
        "result": measure.answer.name(),
        "hint": measure.hint,
        "measure": measure.quantity.map(|quantity| quantity.name()),
        "clause": measure.clause,
    })
}

fn crop(picture: &Rgb, output: &Path, max_bytes: usize, words: &Words) -> Result<Outcome, Refusal> {
    let analysis = analyzer()?.analyze(picture).map_err(|error| Refusal::shared(error.code()))?;
    let faces = analysis.faces.len();
    let (Some(subject), 1) = (analysis.subject, faces) else {
        let code = if faces == 0 { "noFace" } else { "severalFaces" };
        let lines = vec![words.plain("tool-portrait-not-cut"), format!("- {}", words.coded("portrait", code))];
        return Ok(Outcome { lines, json: json!({ "written": false, "code": code, "faces": faces }), good: false });
    };
    let cut = cut_for_card(picture, &subject.head);
    let whole = (cut.picture.width(), cut.picture.height());
    let (file, width, height) = if is_jpeg2000(output) {
        let file = encode_chip_jpeg2000(&cut.picture, max_bytes).map_err(|error| Refusal::shared(error.code()))?;
        (file, whole.0, whole.1)
    } else {
        as_jpeg(&cut.picture, max_bytes)?
    };
    input::write(output, &file)?;
    let with = [
        ("file", output.display().to_string()),
        ("width", width.to_string()),
        ("height", height.to_string()),
        ("bytes", file.len().to_string()),
    ];
    let mut lines = vec![words.text("tool-portrait-cut", &with)];
    if cut.outside > MUCH_OUTSIDE {
        lines.push(format!("- {}", words.coded("portrait", "cutOff")));
    }
    let json = json!({
        "written": true,
        "code": null,
        "faces": faces,
        "width": width,
        "height": height,
        "bytes": file.len(),
        "headPart": rounded(cut.head_part),
        "eyesDown": rounded(cut.eyes_down),
        "turnedDegrees": rounded(cut.turned_deg),
        "outside": rounded(cut.outside),
        "scale": rounded(cut.scale),
    });
    Ok(Outcome::good(lines, json))
}

/// Whether a file is to be JPEG 2000, by how its name ends.
fn is_jpeg2000(output: &Path) -> bool {
    output.extension().is_some_and(|end| end.eq_ignore_ascii_case("jp2"))
}

fn as_jpeg(picture: &Rgb, max_bytes: usize) -> Result<(Vec<u8>, u32, u32), Refusal> {
    match encode_jpeg_within(picture, max_bytes) {
        Ok(file) => Ok((file, picture.width(), picture.height())),
        // So few bytes that a picture of less detail looks better.
        Err(ImageError::DoesNotFit { .. }) => {
            let chip = encode_chip_jpeg(picture, max_bytes).map_err(|error| Refusal::shared(error.code()))?;
            Ok((chip.file, chip.width, chip.height))
        }
        Err(error) => Err(Refusal::shared(error.code())),
    }
}

fn compare(a: &Rgb, b: &Rgb, words: &Words) -> Result<Outcome, Refusal> {
    let comparer = Comparer::load(COMPARER_MODELS).map_err(|error| Refusal::shared(error.code()))?;
    let refused = |error: Unusable| Refusal::shared(error.code());
    let found = comparer.features(a).map_err(refused)?.compare(&comparer.features(b).map_err(refused)?);
    let good = found.opinion == Opinion::Same;
    let with = [("cosine", format!("{:.2}", found.cosine)), ("same", SAME_FROM.to_string()), ("ask", ASK_FROM.to_string())];
    let lines = vec![words.text(&format!("tool-portrait-{}", found.opinion.name()), &with), words.plain("tool-portrait-assists")];
    let json = json!({
        "match": good,
        "opinion": found.opinion.name(),
        "cosine": rounded(found.cosine),
        "thresholds": { "same": rounded(SAME_FROM), "ask": rounded(ASK_FROM) },
    });
    Ok(Outcome { lines, json, good })
}

/// To thousandths: what lies below is rounding.
fn rounded(value: f32) -> f64 {
    (f64::from(value) * 1_000.0).round() / 1_000.0
}
