//! `tn finger`.

mod likeness;

use fingerprint::{Image, NativeQuality, Outcome as Found, Reason, Region, Slap, quality, quality_with, segment, template};
use serde_json::{Map, Value, json};

use crate::arguments::{Finger, SlapName};
use crate::outcome::{Outcome, Refusal};
use crate::picture::read;
use crate::words::Words;

pub(crate) fn run(command: Finger, words: &Words) -> Result<Outcome, Refusal> {
    match command {
        Finger::Segment { file, slap } => cut(&read(&file)?, slap, words),
        Finger::Quality { file } => Ok(measure(&read(&file)?, words)),
        Finger::Template { file, output, edition, position, explain } => {
            likeness::extract(&file, &output, edition, position, explain.as_deref(), words)
        }
        Finger::Match { a, b, explain } => likeness::compare(&a, &b, explain.as_deref(), words),
        Finger::Identify { probe, folder, explain } => likeness::identify(&probe, &folder, explain.as_deref(), words),
    }
}

fn measure(image: &Image, words: &Words) -> Outcome {
    let minutiae = template(image);
    let found = quality_with(image, &minutiae);
    let native: Option<Map<String, Value>> = NativeQuality::measure(image, minutiae.minutiae())
        .map(|native| native.named().into_iter().map(|(name, value)| (name, json!(value))).collect());
    let mut lines = vec![words.text("tool-finger-score", &[("score", found.score.to_string())])];
    lines.extend(found.reasons.iter().map(|reason| format!("- {}", words.coded("finger-reason", reason.code()))));
    let reasons: Vec<_> = found.reasons.iter().map(|reason| reason.code()).collect();
    let json = json!({
        "score": found.score,
        "clarity": found.clarity,
        "contrast": found.contrast,
        "areaMm2": found.area_mm2,
        "reasons": reasons,
        "flaw": found.flaw.map(Reason::code),
        "native": native,
    });
    Outcome::good(lines, json)
}

fn cut(image: &Image, slap: SlapName, words: &Words) -> Result<Outcome, Refusal> {
    let slap = match slap {
        SlapName::Right => Slap::RightFour,
        SlapName::Left => Slap::LeftFour,
        SlapName::Thumbs => Slap::Thumbs,
    };
    let seen = segment(image, slap, &[]);
    let good = matches!(seen.outcome, Found::Found(_));
    let (lines, fingers): (Vec<String>, Vec<Value>) = match &seen.outcome {
        Found::Found(fingers) => fingers
            .iter()
            .map(|finger| {
                let score = quality(&finger.region.cut(image)).score;
                let with = [("position", finger.position.code().to_string()), ("score", score.to_string())];
                let mut json = boxed(&finger.region);
                json["position"] = finger.position.code().into();
                json["score"] = score.into();
                (words.text("tool-finger-line", &with), json)
            })
            .unzip(),
        other => (vec![words.coded("error", other.code().unwrap_or_default())], seen.regions.iter().map(boxed).collect()),
    };
    let json = json!({ "found": good, "code": seen.outcome.code(), "tiltDegrees": seen.tilt_degrees, "fingers": fingers });
    Ok(Outcome { lines, json, good })
}

fn boxed(region: &Region) -> Value {
    json!({
        "x": region.x,
        "y": region.y,
        "width": region.width,
        "height": region.height,
        "rotationDegrees": region.rotation_degrees,
    })
}
