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
use fingerprint::{Image, quality_with, template};
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
    let mut real = Vec::new();
    let mut rows = Vec::new();
    for (n, (name, files)) in sets.iter().enumerate() {
        println!("  {name}: {} prints", files.len());
        let theirs = nfiq2(&peer, files)?;
        let (pairs, times): (Vec<_>, Vec<_>) = files.iter().zip(&theirs.scores).filter_map(|(file, theirs)| Some(beside(file, (*theirs)?))).unzip();
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
    Ok(rows)
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
    scores: Vec<Option<u8>>,
    /// Median of one.
    time: std::time::Duration,
}

fn nfiq2(peer: &Peer, files: &[PathBuf]) -> Result<Nfiq2, String> {
    let list = tempfile::NamedTempFile::new().map_err(|why| why.to_string())?;
    let names: Vec<String> = files.iter().map(|file| file.display().to_string()).collect();
    std::fs::write(list.path(), names.join("\n")).map_err(|why| why.to_string())?;
    let said = peer.ask(NFIQ2, &[list.path().to_owned()])?;
    let mut lines = said.lines();
    let micros: f64 = lines.next().and_then(|line| line.parse().ok()).ok_or("NFIQ 2 said no time")?;
    let scores: Vec<Option<u8>> = lines.map(|line| line.parse().ok()).collect();
    if scores.len() == files.len() { Ok(Nfiq2 { scores, time: std::time::Duration::from_secs_f64(micros / 1e6) }) } else { Err(format!("{} scores of {}", scores.len(), files.len())) }
}

/// The scores a picture is fitted by, if it has any.
fn features(image: &Image) -> Option<Vec<f32>> {
    fingerprint::NativeQuality::measure(image, template(image).minutiae()).map(|native| fingerprint::score_features(&native))
}
