//! Finding by name without accents, and opening, in a vault of many applications.

use crate::crowd;
use crate::table::{Row, Times, text, timed};
use crate::Measured;
use store::Vault;

const QUERIES: [&str; 12] = [
    "nguyen", "nguyen van", "nguyen van duc", "Nguyễn Văn Đức", "dang duc dao", "Đặng Thị Hòa", "h' ngoc nie", "y van blo", "d", "tran t",
    "066 079 012", "le xuan yen",
];
const ROUNDS: usize = 25;
/// Lines on one page of the list.
const PAGE: usize = 20;

pub(crate) fn measure(applications: usize) -> Measured {
    let folder = tempfile::tempdir().map_err(|why| why.to_string())?;
    let (path, key) = (folder.path().join("vault.db"), keyring::DatabaseKey::make());
    let vault = Vault::open(&path, &key).map_err(|why| why.to_string())?;
    let (filled, filling) = timed(|| crowd::fill(&vault, applications));
    filled?;
    vault.close().map_err(|why| why.to_string())?;
    let megabytes = std::fs::metadata(&path).map_err(|why| why.to_string())?.len() / 1_000_000;
    let (vault, starting) = timed(|| Vault::open(&path, &key));
    let vault = vault.map_err(|why| why.to_string())?;

    let (mut searches, mut opens, mut slowest) = (Vec::new(), Vec::new(), ("", std::time::Duration::ZERO));
    for _ in 0..ROUNDS {
        for query in QUERIES {
            let (lines, time) = timed(|| vault.search_applications(query, PAGE));
            let lines = lines.map_err(|why| why.to_string())?;
            searches.push(time);
            slowest = if time > slowest.1 { (query, time) } else { slowest };
            if let Some(line) = lines.last() {
                let (opened, time) = timed(|| vault.application(&line.row.id));
                opened.map_err(|why| why.to_string())?;
                opens.push(time);
            }
        }
    }
    let (searches, opens) = (Times::of(searches)?, Times::of(opens)?);
    let in_all = format!("{applications} applications, {megabytes} MB, filled in {}, vault opened in {}", text(filling), text(starting));
    let row = |what: &str, times: &Times, note: String| Row {
        what: what.into(),
        ours: format!("{} (p99 {})", text(times.median()), text(times.at(0.99))),
        at_least: "20 ms (p99)",
        peer: "—".into(),
        note: format!("{} times; {note}", times.runs()),
    };
    Ok(vec![
        row("search by name without accents", &searches, format!("{in_all}; slowest «{}» {}", slowest.0, text(slowest.1))),
        row("open one application", &opens, "snapshot read from the same vault".to_owned()),
    ])
}
