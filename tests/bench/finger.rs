//! Extraction and matching of fingers beside NBIS (mindtct, bozorth3) on the same pictures.
//!
//! The prints are synthetic, those of the test data (`THUNHAN_TESTDATA`), and FVC's when somebody who may have them names their folders in
//! `THUNHAN_FVC` (separated by `:`; pictures called `<finger>_<impression>`).

mod peer;
pub(crate) mod prints;
mod rates;

use crate::Measured;
use crate::table::{Row, Times, text, timed};
use fingerprint::{Image, Prepared, prepare, search, similarity, template};
pub(crate) use peer::Peer;
use prints::Set;
use rates::{Compared, Rates};
use std::time::Duration;

/// Templates of a day: 600 people.
const DAY: usize = 6_000;
/// Templates of the speed figure.
const MANY: usize = 50_000;
/// Probes of a search that are timed.
const PROBES: usize = 21;

pub(crate) fn measure() -> Measured {
    let folder = tempfile::tempdir().map_err(|why| why.to_string())?;
    let peer = Peer::find_or_install();
    let mut rows = Vec::new();
    for set in prints::sets(folder.path(), peer.as_ref().ok())? {
        println!("  {}: {} prints", set.name, set.prints.len());
        let (ours, extraction, comparison, prepared) = own(&set);
        let theirs = peer.as_ref().map_err(Clone::clone).and_then(|peer| peer.compare(&set));
        let (rates_row, times_rows) = lines(&set, &ours, [extraction, comparison], &theirs);
        rows.push(rates_row);
        if set.synthetic {
            rows.extend(times_rows);
            rows.push(search_among(&prepared, DAY, "0.1 s")?);
            rows.push(search_among(&prepared, MANY, "1 s")?);
        }
    }
    Ok(rows)
}

fn own(set: &Set) -> (Compared, Vec<Duration>, Vec<Duration>, Vec<Prepared>) {
    let images: Vec<Image> = set.prints.iter().filter_map(|print| prints::read(&print.file).ok()).collect();
    let (templates, extraction): (Vec<_>, Vec<_>) = images.iter().map(|image| timed(|| template(image))).unzip();
    let prepared: Vec<Prepared> = templates.iter().map(prepare).collect();
    let mut compared = Compared::default();
    let mut times = Vec::new();
    for (a, b, same) in set.pairs() {
        let (score, time) = timed(|| similarity(&prepared[a], &prepared[b]));
        compared.add(f64::from(score), same);
        times.push(time);
    }
    (compared, extraction, times, prepared)
}

fn lines(set: &Set, ours: &Compared, times: [Vec<Duration>; 2], theirs: &Result<peer::Answer, String>) -> (Row, Vec<Row>) {
    let nbis = theirs.as_ref().map(|answer| answer.compared.rates());
    let shown = |rates: &Rates| rates.to_string();
    let note = format!(
        "{}; {} genuine and {} impostor pairs; thresholds picked on the same pairs{}",
        set.note,
        ours.genuine(),
        ours.impostor(),
        theirs.as_ref().err().map_or(String::new(), |why| format!("; no peer: {why}")),
    );
    let rates = Row {
        what: format!("finger: {}: EER · FNMR at FMR 0.1 %", set.name),
        ours: shown(&ours.rates()),
        at_least: "no worse than NBIS",
        peer: nbis.as_ref().map_or("—".to_owned(), shown),
        note,
    };
    let [extraction, comparison] = times;
    let peer_time = |of: fn(&peer::Answer) -> Duration| theirs.as_ref().map_or("—".to_owned(), |answer| text(of(answer)));
    let row = |what: &str, times: Vec<Duration>, at_least, peer| {
        Times::of(times).ok().map(|times| Row {
            what: what.to_owned(),
            ours: text(times.median()),
            at_least,
            peer,
            note: format!("{} runs, p99 {}; synthetic prints; the peer through its Python binding", times.runs(), text(times.at(0.99))),
        })
    };
    let timed = [
        row("finger: minutiae of one print", extraction, "—", peer_time(|answer| answer.extraction)),
        row("finger: one comparison", comparison, "1 ms", peer_time(|answer| answer.comparison)),
    ];
    (rates, timed.into_iter().flatten().collect())
}

/// Time of one search; the gallery repeats the synthetic prints until it is large enough, which changes no time.
fn search_among(prepared: &[Prepared], size: usize, at_least: &'static str) -> Result<Row, String> {
    let gallery: Vec<&Prepared> = prepared.iter().cycle().take(size).collect();
    let times = prepared.iter().take(PROBES).map(|probe| timed(|| search(probe, gallery.iter().copied(), 10)).1).collect();
    let times = Times::of(times)?;
    Ok(Row {
        what: format!("finger: one among {size}"),
        ours: text(times.median()),
        at_least,
        peer: "—".into(),
        note: format!("{} searches, one core, p99 {}; synthetic prints, repeated", times.runs(), text(times.at(0.99))),
    })
}
