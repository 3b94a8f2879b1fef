//! `tn finger template | match | identify`. A finger comes as a picture or as a finger minutiae record. The JSON stands in
//! `src-tauri/docs/tn-finger.md`.

use std::path::{Path, PathBuf};

use fingerprint::{
    Edition, Position, Prepared, SAME_FINGER, Template, prepare, quality, read_record, search, similarity, template,
    template_explained, write_record,
};
use serde_json::json;

use super::{Asked, explained};
use crate::arguments::EditionName;
use crate::input;
use crate::outcome::{Outcome, Refusal};
use crate::words::Words;

/// Views of a record that are compared: ten fingers, sixteen views of each. Every one is compared with every one of the other record.
const MOST_VIEWS: usize = 160;

/// Entries of `identify` that are named.
const MOST_NAMED: usize = 10;

/// Extracts, and writes the record.
pub(super) fn extract(
    file: &Path,
    output: &Path,
    edition: EditionName,
    position: Option<u8>,
    asked: Asked<'_>,
    words: &Words,
) -> Result<Outcome, Refusal> {
    let image = super::read(file, asked.ppi)?;
    let position = position.and_then(|code| Position::try_from(code).ok());
    let score = quality(&image).score;
    let found = picture_template(&image, asked.explain)?.named(position, score);
    let count = found.minutiae().len();
    let json = json!({ "minutiae": count, "score": score, "edition": edition.year(), "position": position.map(Position::code) });
    if count == 0 {
        return Ok(Outcome { lines: vec![words.plain("tool-finger-no-print")], json, good: false });
    }
    let edition = match edition {
        EditionName::First => Edition::First,
        EditionName::Second => Edition::Second,
    };
    input::write(output, &write_record(&[found], edition))?;
    let with = [("count", count.to_string()), ("file", output.display().to_string())];
    Ok(Outcome::good(vec![words.text("tool-finger-template", &with)], json))
}

/// One finger against another; of records with several views, the best pair counts.
pub(super) fn compare(a: &Path, b: &Path, asked: Asked<'_>, words: &Words) -> Result<Outcome, Refusal> {
    let under = |name: &str| asked.explain.map(|folder| folder.join(name));
    let one = |path: &Path, folder: Option<PathBuf>| finger(path, Asked { explain: folder.as_deref(), ..asked });
    let (a, b) = (one(a, under("a"))?, one(b, under("b"))?);
    let pairs = a.iter().flat_map(|a| b.iter().map(move |b| similarity(a, b)));
    let best = pairs.fold(0.0f32, f32::max);
    let good = best >= SAME_FINGER;
    let with = [("similarity", shown(best)), ("threshold", shown(SAME_FINGER))];
    let line = words.text(if good { "tool-finger-match" } else { "tool-finger-no-match" }, &with);
    Ok(Outcome { lines: vec![line], json: json!({ "match": good, "similarity": rounded(best), "threshold": SAME_FINGER }), good })
}

/// One finger among those of a folder's files. What cannot be read is named and passed over.
pub(super) fn identify(probe: &Path, folder: &Path, asked: Asked<'_>, words: &Words) -> Result<Outcome, Refusal> {
    let probes = finger(probe, asked)?;
    let (mut names, mut entries, mut skipped): (Vec<String>, Vec<Prepared>, Vec<String>) = Default::default();
    for path in files(folder)? {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        match finger(&path, Asked { explain: None, ..asked }) {
            Ok(views) => views.into_iter().for_each(|view| {
                names.push(name.clone());
                entries.push(view);
            }),
            Err(_) => skipped.push(name),
        }
    }
    let mut hits: Vec<_> = probes.iter().flat_map(|probe| search(probe, &entries, MOST_NAMED)).collect();
    hits.sort_by(|p, q| q.similarity.total_cmp(&p.similarity).then(p.index.cmp(&q.index)));
    hits.truncate(MOST_NAMED);
    let good = hits.first().is_some_and(|hit| hit.similarity >= SAME_FINGER);
    let same = hits.iter().filter(|hit| hit.similarity >= SAME_FINGER);
    let mut lines: Vec<String> = same
        .map(|hit| words.text("tool-finger-hit", &[("file", names[hit.index].clone()), ("similarity", shown(hit.similarity))]))
        .collect();
    if !good {
        lines.push(words.text("tool-finger-none", &[("count", entries.len().to_string())]));
    }
    lines.extend(skipped.iter().map(|name| words.text("tool-finger-skipped", &[("file", name.clone())])));
    let named: Vec<_> = hits.iter().map(|hit| json!({ "file": names[hit.index], "similarity": rounded(hit.similarity) })).collect();
    let json = json!({ "match": good, "threshold": SAME_FINGER, "compared": entries.len(), "hits": named, "skipped": skipped });
    Ok(Outcome { lines, json, good })
}

fn files(folder: &Path) -> Result<Vec<PathBuf>, Refusal> {
    let refused = |_| Refusal::of_tool("folder-unreadable", vec![("folder", folder.display().to_string())]);
    let entries = std::fs::read_dir(folder).map_err(refused)?;
    let mut files: Vec<PathBuf> = entries.filter_map(|entry| entry.ok().map(|entry| entry.path())).filter(|path| path.is_file()).collect();
    files.sort();
    Ok(files)
}

/// A picture's or a record's fingers, ready to be compared.
fn finger(path: &Path, asked: Asked<'_>) -> Result<Vec<Prepared>, Refusal> {
    let bytes = input::bytes(path)?;
    if bytes.starts_with(b"FMR\0") {
        let views = read_record(&bytes).map_err(|error| Refusal::shared(error.code()))?;
        if views.len() > MOST_VIEWS {
            let with = [("file", path.display().to_string()), ("count", views.len().to_string()), ("most", MOST_VIEWS.to_string())];
            return Err(Refusal::of_tool("record-too-many-views", with.into()));
        }
        return Ok(views.iter().map(prepare).collect());
    }
    Ok(vec![prepare(&picture_template(&super::read(path, asked.ppi)?, asked.explain)?)])
}

fn picture_template(image: &fingerprint::Image, explain: Option<&Path>) -> Result<Template, Refusal> {
    let Some(folder) = explain else { return Ok(template(image)) };
    explained(folder, |watch| template_explained(image, watch))
}

fn shown(similarity: f32) -> String {
    format!("{similarity:.1}")
}

/// To hundredths: what lies below is rounding.
fn rounded(similarity: f32) -> f64 {
    (f64::from(similarity) * 100.0).round() / 100.0
}
