//! Our quality score beside NFIQ 2's of the same pictures: spoiled synthetic prints of people nobody was fitted to, and real prints given by
//! path in `THUNHAN_FVC` (none of those was used to fit either).
//!
//! `bench calibrate` fits the score anew; see [`calibrate`].

pub(crate) mod calibrate;
mod picture;
mod spoil;

use crate::Measured;
use crate::finger::{Peer, prints};
use crate::table::{Row, Times, text, timed};
use fingerprint::{NativeQuality, quality_with, template, unified_score};
use std::collections::HashMap;
use std::path::{Path, PathBuf};

/// Seed of the first person, and how many there are; nobody of the fit.
const PEOPLE: std::ops::Range<u64> = 40_000..40_060;
/// Scores at which prints are taken or asked for again.
const THRESHOLDS: [u8; 2] = [30, 40];
/// Asks NFIQ 2 for the scores of files.
const NFIQ2: &str = include_str!("quality/nfiq2.py");

pub(crate) fn measure() -> Measured {
    let folder = tempfile::tempdir().map_err(|why| why.to_string())?;
    let peer = Peer::find_or_install()?;
    let mut sets = vec![("spoiled synthetic prints".to_owned(), spoil::people(PEOPLE, folder.path())?)];
    for dir in std::env::var("THUNHAN_FVC").unwrap_or_default().split(':').filter(|dir| !dir.is_empty()) {
        let set = prints::given(Path::new(dir), folder.path(), &peer)?;
        sets.push((set.name, set.prints.into_iter().map(|print| print.file).collect()));
    }
    let (mut real, mut forest) = (Vec::new(), Vec::new());
    let mut rows = Vec::new();
    for (n, (name, files)) in sets.iter().enumerate() {
        println!("  {name}: {} prints", files.len());
        let theirs = nfiq2(&peer, files)?;
        let (pairs, times): (Vec<_>, Vec<_>) = files.iter().zip(&theirs.said).filter_map(|(file, theirs)| Some(beside(file, theirs.as_ref()?.score))).unzip();
        forest.extend(files.iter().zip(&theirs.said).filter_map(|(file, theirs)| by_their_measures(file, theirs.as_ref()?)));
        rows.push(row(&format!("finger: score beside NFIQ 2, {name}"), &pairs, files.len()));
        if n == 0 {
            let times = Times::of(times)?;
            rows.push(Row {
                what: "finger: quality of one print, its minutiae known".into(),
                ours: text(times.median()),
                at_least: "part of 0.35 s for four",
                peer: text(theirs.time),
                note: "peer: NFIQ 2 2.3 with its minutiae, the file's reading included (nbis-py 0.1.3)".into(),
            });
        } else {
            real.extend(pairs);
        }
    }
    if !real.is_empty() {
        rows.push(row("finger: score beside NFIQ 2, all prints given by path", &real, real.len()));
    }
    let same = forest.iter().filter(|(ours, theirs)| ours == theirs).count();
    rows.push(Row {
        what: "finger: the forest over NFIQ 2's own measures".into(),
        ours: format!("{same} of {} scores are NFIQ 2's", forest.len()),
        at_least: "all",
        peer: "—".into(),
        note: "so the score differs from NFIQ 2 by the four measures of minutiae alone".into(),
    });
    Ok(rows)
}

/// NIST's forest, asked with NFIQ 2's measures of a picture, and NFIQ 2's score.
fn by_their_measures(file: &Path, theirs: &Said) -> Option<(u8, u8)> {
    let image = prints::read(file).ok()?;
    let native = NativeQuality::measure(&image, &[])?;
    Some((unified_score(&theirs.measures(&native)?), theirs.score))
}

/// Scores of one picture, ours and theirs, and the time ours took.
fn beside(file: &Path, theirs: u8) -> ((u8, u8), std::time::Duration) {
    let Ok(image) = prints::read(file) else { return ((0, theirs), std::time::Duration::ZERO) };
    let minutiae = template(&image);
    let (found, time) = timed(|| quality_with(&image, &minutiae));
    ((found.score, theirs), time)
}

/// How often both are on the same side of each threshold, and how the scores go together.
fn row(what: &str, pairs: &[(u8, u8)], all: usize) -> Row {
    let agree = |threshold: u8| {
        let same = pairs.iter().filter(|(ours, theirs)| (*ours >= threshold) == (*theirs >= threshold)).count();
        format!("{:.1} %", 100.0 * same as f64 / pairs.len().max(1) as f64)
    };
    let below = |threshold: u8| pairs.iter().filter(|(_, theirs)| *theirs < threshold).count();
    Row {
        what: what.to_owned(),
        ours: format!("r {:.3}, same at 30 {}, at 40 {}", correlation(pairs), agree(THRESHOLDS[0]), agree(THRESHOLDS[1])),
        at_least: "r 0.9, 95 %, 95 %",
        peer: "—".into(),
        note: format!("{} prints of {all} that NFIQ 2 measures, {} of them below 30 and {} below 40 there", pairs.len(), below(30), below(40)),
    }
}

fn correlation(pairs: &[(u8, u8)]) -> f64 {
    let count = pairs.len().max(1) as f64;
    let mean = |of: fn(&(u8, u8)) -> f64| pairs.iter().map(of).sum::<f64>() / count;
    let (x, y) = (mean(|pair| f64::from(pair.0)), mean(|pair| f64::from(pair.1)));
    let (mut xx, mut yy, mut xy) = (0.0, 0.0, 0.0);
    for (a, b) in pairs {
        let (dx, dy) = (f64::from(*a) - x, f64::from(*b) - y);
        xx += dx * dx;
        yy += dy * dy;
        xy += dx * dy;
    }
    xy / (xx * yy).sqrt()
}

/// What NFIQ 2 says of files.
struct Nfiq2 {
    /// In their order; `None` where it refuses.
    said: Vec<Option<Said>>,
    /// Median of one.
    time: std::time::Duration,
}

/// What NFIQ 2 says of one picture.
struct Said {
    score: u8,
    measures: HashMap<String, f64>,
}

impl Said {
    fn read(line: &str) -> Option<Self> {
        let mut words = line.split(' ');
        let score = words.next()?.parse().ok()?;
        let measures = words.filter_map(|word| word.split_once('=')).filter_map(|(name, value)| Some((name.to_owned(), value.parse().ok()?))).collect();
        Some(Self { score, measures })
    }

    /// Its measures in the order of ours.
    fn measures(&self, ours: &NativeQuality) -> Option<[f64; NativeQuality::COUNT]> {
        let ordered: Option<Vec<f64>> = ours.named().iter().map(|(name, _)| self.measures.get(name).copied()).collect();
        ordered?.try_into().ok()
    }
}

fn nfiq2(peer: &Peer, files: &[PathBuf]) -> Result<Nfiq2, String> {
    let list = tempfile::NamedTempFile::new().map_err(|why| why.to_string())?;
    let names: Vec<String> = files.iter().map(|file| file.display().to_string()).collect();
    std::fs::write(list.path(), names.join("\n")).map_err(|why| why.to_string())?;
    let said = peer.ask(NFIQ2, &[list.path().to_owned()])?;
    let mut lines = said.lines();
    let micros: f64 = lines.next().and_then(|line| line.parse().ok()).ok_or("NFIQ 2 said no time")?;
    let said: Vec<Option<Said>> = lines.map(Said::read).collect();
    if said.len() == files.len() { Ok(Nfiq2 { said, time: std::time::Duration::from_secs_f64(micros / 1e6) }) } else { Err(format!("{} scores of {}", said.len(), files.len())) }
}
