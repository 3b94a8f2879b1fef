//! `tn cbeff`: ISO records in one file, and out of it.

use std::path::{Path, PathBuf};

use cbeff::{Bir, Level, Modality, Part, Purpose, Quality, Registered, finger_of, parts_of_finger};
use fingerprint::image_record::ImageRecord;
use portrait::record::FaceRecord;
use serde_json::{Value, json};

use crate::arguments::Cbeff;
use crate::input;
use crate::outcome::{Outcome, Refusal};
use crate::words::Words;

/// Numbers of SC 37 for the blocks that are made here.
const MINUTIAE: &str = "2";
const FINGER_IMAGE: &str = "7";
const FACE_IMAGE: &str = "8";

pub(crate) fn run(command: Cbeff, words: &Words) -> Result<Outcome, Refusal> {
    match command {
        Cbeff::List { file } => Ok(list(&read(&file)?, words)),
        Cbeff::Unwrap { file, output } => unwrap(&read(&file)?, &output, words),
        Cbeff::Wrap { files, output, organization } => wrap(&files, &output, &organization, words),
    }
}

fn read(file: &Path) -> Result<Vec<Bir>, Refusal> {
    cbeff::read(&input::text(file)?).map_err(|error| Refusal::shared(error.code()))
}

/// Modality and parts, as the file says them.
fn name(record: &Bir) -> String {
    let modality = record.modality.map_or("?", Modality::name);
    std::iter::once(modality).chain(record.parts.iter().map(|part| part.name())).collect::<Vec<_>>().join(" ")
}

fn list(records: &[Bir], words: &Words) -> Outcome {
    let or_not_said = |text: Option<String>| text.unwrap_or_else(|| "?".to_owned());
    let score = |record: &Bir| record.quality.as_ref().and_then(|quality| quality.score);
    let line = |record: &Bir| {
        let with = [
            ("name", name(record)),
            ("bytes", record.data.len().to_string()),
            ("format", or_not_said(record.format.as_ref().map(|format| format.number.clone()))),
            ("score", or_not_said(score(record).map(|score| score.to_string()))),
            ("signed", (!record.signature.is_empty()).to_string()),
        ];
        words.text("tool-cbeff-line", &with)
    };
    let object = |record: &Bir| {
        let others: serde_json::Map<String, Value> = record.others.iter().map(|(key, value)| (key.clone(), value.clone().into())).collect();
        json!({
            "modality": record.modality.map(Modality::name),
            "parts": record.parts.iter().map(|part| part.name()).collect::<Vec<_>>(),
            "position": finger_of(&record.parts),
            "organization": record.format.as_ref().map(|format| &format.organization),
            "format": record.format.as_ref().map(|format| &format.number),
            "created": record.created,
            "score": score(record),
            "bytes": record.data.len(),
            "signed": !record.signature.is_empty(),
            "others": others,
        })
    };
    Outcome::good(records.iter().map(line).collect(), json!({ "records": records.iter().map(object).collect::<Vec<_>>() }))
}

fn unwrap(records: &[Bir], folder: &Path, words: &Words) -> Result<Outcome, Refusal> {
    let mut written = Vec::new();
    for (place, record) in records.iter().enumerate() {
        // From whom nothing could be taken there is nothing to write.
        if record.data.is_empty() {
            continue;
        }
        let file = folder.join(format!("{:02}-{}.iso", place + 1, name(record).replace('?', "Unknown").replace(' ', "-")));
        input::write(&file, &record.data)?;
        written.push(file.display().to_string());
    }
    let with = [("count", written.len().to_string()), ("folder", folder.display().to_string())];
    Ok(Outcome::good(vec![words.text("tool-cbeff-unwrapped", &with)], json!({ "files": written })))
}

fn wrap(files: &[PathBuf], output: &Path, organization: &str, words: &Words) -> Result<Outcome, Refusal> {
    let records = files.iter().map(|file| wrapped(file, organization)).collect::<Result<Vec<_>, _>>()?;
    let text = cbeff::write(&records).map_err(|error| Refusal::shared(error.code()))?;
    input::write(output, text.as_bytes())?;
    let with = [("count", records.len().to_string()), ("file", output.display().to_string())];
    Ok(Outcome::good(vec![words.text("tool-cbeff-wrapped", &with)], json!({ "records": records.len(), "bytes": text.len() })))
}

/// A record around a file; what it is, when it was taken and how good it is, the file says itself.
fn wrapped(file: &Path, organization: &str) -> Result<Bir, Refusal> {
    let data = input::bytes(file)?;
    let format = |number: &str| Some(Registered { organization: organization.to_owned(), number: number.to_owned() });
    let bir = if ImageRecord::is_one(&data) {
        let record = ImageRecord::read(&data).map_err(|error| Refusal::shared(error.code()))?;
        let first = record.representations.first();
        let [high, low, month, day, hour, minute, second, ..] = first.map_or([0; 9], |one| one.captured);
        Bir {
            format: format(FINGER_IMAGE),
            created: moment(u16::from_be_bytes([high, low]), [month, day, hour, minute, second]),
            modality: Some(Modality::Finger),
            parts: parts(record.representations.iter().map(|one| Some(one.position))),
            level: Some(Level::Raw),
            quality: first.and_then(|one| one.qualities.first()).map(|one| quality(one.vendor, one.algorithm, one.score)),
            ..Bir::default()
        }
    } else if data.starts_with(b"FMR\0") {
        let views = fingerprint::read_record(&data).map_err(|error| Refusal::shared(error.code()))?;
        Bir {
            format: format(MINUTIAE),
            modality: Some(Modality::Finger),
            parts: parts(views.iter().map(|view| view.position.map(|position| position.code()))),
            level: Some(Level::Processed),
            ..Bir::default()
        }
    } else if data.starts_with(b"FAC\0") {
        let record = FaceRecord::read(&data).map_err(|error| Refusal::shared(error.code()))?;
        let first = record.representations.first();
        let captured = first.and_then(|one| one.captured);
        Bir {
            format: format(FACE_IMAGE),
            created: captured.and_then(|at| moment(at.year, [at.month, at.day, at.hour, at.minute, at.second])),
            modality: Some(Modality::Face),
            level: Some(Level::Raw),
            quality: first.and_then(|one| one.qualities.first()).map(|one| quality(one.vendor, one.algorithm, one.score)),
            ..Bir::default()
        }
    } else {
        return Err(Refusal::of_tool("cbeff-no-record", vec![("file", file.display().to_string())]));
    };
    Ok(Bir { purpose: Some(Purpose::Enroll), data, ..bir })
}

/// The moment in UTC; none where the record does not say one.
fn moment(year: u16, [month, day, hour, minute, second]: [u8; 5]) -> Option<String> {
    let said = (1..=9999).contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&day) && hour < 24 && minute < 60 && second < 60;
    said.then(|| format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}Z"))
}

/// A score of 0 to 100, or that it could not be computed, by an algorithm of a vendor registered with the IBIA.
fn quality(vendor: u16, algorithm: u16, score: u8) -> Quality {
    let algorithm = Registered { organization: vendor.to_string(), number: algorithm.to_string() };
    Quality { algorithm, score: (score <= 100).then_some(score) }
}

/// The parts of the one position of all, if they have one.
fn parts(mut positions: impl Iterator<Item = Option<u8>>) -> Vec<Part> {
    let Some(first) = positions.next().flatten() else { return Vec::new() };
    if positions.all(|position| position == Some(first)) { parts_of_finger(first).unwrap_or_default() } else { Vec::new() }
}
