//! `tn finger`. The JSON stands in `src-tauri/docs/tn-finger.md`.

mod likeness;
mod slap;

use std::path::Path;

use fingerprint::{Image, NativeQuality, Picture, Reason, Stage, quality_explained, quality_with, template};
use serde_json::{Map, Value, json};

use crate::arguments::Finger;
use crate::outcome::{Outcome, Refusal};
use crate::picture::{read, write_png};
use crate::words::Words;

/// What is asked for beside the command itself.
#[derive(Clone, Copy)]
struct Asked<'a> {
    /// Folder for the pictures of the stages.
    explain: Option<&'a Path>,
    /// Pixels per inch that stand above what a file says.
    ppi: Option<f32>,
}

pub(crate) fn run(command: Finger, words: &Words) -> Result<Outcome, Refusal> {
    match command {
        Finger::Segment { file, slap, missing, output, explain, resolution } => {
            slap::cut(&read(&file, resolution.ppi)?, slap, &missing, output.as_deref(), explain.as_deref(), words)
        }
        Finger::Quality { file, explain, resolution } => measure(&read(&file, resolution.ppi)?, explain.as_deref(), words),
        Finger::Template { file, output, edition, position, explain, resolution } => {
            let asked = Asked { explain: explain.as_deref(), ppi: resolution.ppi };
            likeness::extract(&file, &output, edition, position, asked, words)
        }
        Finger::Match { a, b, explain, resolution } => {
            likeness::compare(&a, &b, Asked { explain: explain.as_deref(), ppi: resolution.ppi }, words)
        }
        Finger::Identify { probe, folder, explain, resolution } => {
            likeness::identify(&probe, &folder, Asked { explain: explain.as_deref(), ppi: resolution.ppi }, words)
        }
    }
}

fn measure(image: &Image, explain: Option<&Path>, words: &Words) -> Result<Outcome, Refusal> {
    let minutiae = template(image);
    let found = match explain {
        Some(folder) => explained(folder, |watch| quality_explained(image, &minutiae, watch))?,
        None => quality_with(image, &minutiae),
    };
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
    Ok(Outcome::good(lines, json))
}

/// Does something that can be watched, and puts the pictures into a folder.
fn explained<T>(folder: &Path, make: impl FnOnce(&mut dyn FnMut(Stage, Picture)) -> T) -> Result<T, Refusal> {
    let mut pictures: Vec<(Stage, Picture)> = Vec::new();
    let made = make(&mut |stage, picture| pictures.push((stage, picture)));
    for (stage, picture) in pictures {
        write_png(&folder.join(format!("{}.png", stage.name())), picture.width, picture.height, &picture.gray)?;
    }
    Ok(made)
}
