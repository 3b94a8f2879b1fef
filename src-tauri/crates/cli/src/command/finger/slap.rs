//! `tn finger segment`.

use std::path::Path;

use fingerprint::{Finger, Image, Outcome as Found, Position, Region, Slap, quality, segment, segment_explained};
use serde_json::{Value, json};

use super::explained;
use crate::arguments::SlapName;
use crate::outcome::{Outcome, Refusal};
use crate::picture::write_png;
use crate::words::Words;

/// Cuts, and writes the fingers as `finger-CODE.png` into a folder if asked to.
pub(super) fn cut(
    image: &Image,
    slap: SlapName,
    missing: &[u8],
    output: Option<&Path>,
    explain: Option<&Path>,
    words: &Words,
) -> Result<Outcome, Refusal> {
    let slap = match slap {
        SlapName::Right => Slap::RightFour,
        SlapName::Left => Slap::LeftFour,
        SlapName::Thumbs => Slap::Thumbs,
    };
    let missing: Vec<Position> = missing.iter().filter_map(|code| Position::try_from(*code).ok()).collect();
    // A code of another slap is a slip; and where no finger is, there is nothing to cut.
    if !missing.iter().all(|one| slap.fingers().contains(one)) || slap.fingers().iter().all(|one| missing.contains(one)) {
        let codes: Vec<String> = slap.fingers().iter().map(|one| one.code().to_string()).collect();
        return Err(Refusal::of_tool("finger-missing-unfit", vec![("codes", codes.join(", "))]));
    }
    let seen = match explain {
        Some(folder) => explained(folder, |watch| segment_explained(image, slap, &missing, watch))?,
        None => segment(image, slap, &missing),
    };
    let (mut lines, mut fingers) = (Vec::new(), Vec::new());
    match &seen.outcome {
        Found::Found(found) => {
            if seen.by_declaration {
                lines.push(words.text("tool-finger-by-declaration", &[]));
            }
            if found.iter().any(|finger| finger.faint) {
                lines.push(words.coded("instruction", "fingerFaint"));
            }
            for finger in found {
                let (line, json) = one(image, finger, output, words)?;
                lines.push(line);
                fingers.push(json);
            }
        }
        other => {
            lines.push(words.coded("instruction", other.code().unwrap_or_default()));
            fingers.extend(seen.regions.iter().map(boxed));
        }
    }
    let good = matches!(seen.outcome, Found::Found(_));
    let json = json!({ "found": good, "byDeclaration": seen.by_declaration, "notSeen": seen.not_seen.map(|finger| finger.code()), "code": seen.outcome.code(), "tiltDegrees": seen.tilt_degrees, "fingers": fingers });
    Ok(Outcome { lines, json, good })
}

fn one(image: &Image, finger: &Finger, output: Option<&Path>, words: &Words) -> Result<(String, Value), Refusal> {
    let tip = finger.region.cut(image);
    let (code, score) = (finger.position.code(), quality(&tip).score);
    let mut json = boxed(&finger.region);
    json["position"] = code.into();
    json["score"] = score.into();
    json["faint"] = finger.faint.into();
    if let Some(folder) = output {
        let name = format!("finger-{code}.png");
        write_png(&folder.join(&name), tip.width(), tip.height(), tip.gray())?;
        json["file"] = name.into();
    }
    Ok((words.text("tool-finger-line", &[("position", code.to_string()), ("score", score.to_string())]), json))
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
