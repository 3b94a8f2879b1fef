//! `tn finger`. A picture without a scanner has no certified resolution: 500 ppi is taken as said by whoever calls.

mod likeness;

use std::path::Path;

use fingerprint::{Image, Outcome as Found, PPI, Region, Slap, quality, segment};
use serde_json::{Value, json};

use crate::arguments::{Finger, SlapName};
use crate::input;
use crate::outcome::{Outcome, Refusal};
use crate::words::Words;

/// Largest side of a picture that is decoded.
const MAX_SIDE: u32 = 8192;

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

fn read(path: &Path) -> Result<Image, Refusal> {
    let unreadable = || Refusal::of_tool("picture-unreadable", vec![("file", path.display().to_string())]);
    let bytes = input::bytes(path)?;
    let mut reader = image::ImageReader::new(std::io::Cursor::new(bytes)).with_guessed_format().map_err(|_| unreadable())?;
    let mut limits = image::Limits::default();
    limits.max_image_width = Some(MAX_SIDE);
    limits.max_image_height = Some(MAX_SIDE);
    reader.limits(limits);
    let gray = reader.decode().map_err(|_| unreadable())?.into_luma8();
    Image::new(gray.width(), gray.height(), gray.into_raw(), PPI).map_err(|error| Refusal::shared(error.code()))
}

fn measure(image: &Image, words: &Words) -> Outcome {
    let found = quality(image);
    let mut lines = vec![words.text("tool-finger-score", &[("score", found.score.to_string())])];
    lines.extend(found.reasons.iter().map(|reason| format!("- {}", words.coded("finger-reason", reason.code()))));
    let reasons: Vec<_> = found.reasons.iter().map(|reason| reason.code()).collect();
    let json = json!({
        "score": found.score,
        "clarity": found.clarity,
        "contrast": found.contrast,
        "areaMm2": found.area_mm2,
        "reasons": reasons,
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
