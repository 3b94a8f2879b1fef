//! Sealing and opening a package of 500 KB, beside `openssl cms` doing the same layers.

use crate::openssl::Peer;
use crate::people::{People, content};
use crate::table::{Row, Times, text, timed};
use crate::Measured;

const BYTES: usize = 500_000;
const RUNS: u64 = 31;

pub(crate) fn measure() -> Measured {
    let (people, content) = (People::make()?, content(BYTES));
    let (mut sealing, mut opening, mut size) = (Vec::new(), Vec::new(), 0);
    for run in 0..RUNS {
        let header = people.header(run)?;
        let (sealed, time) = timed(|| package::seal(&people.request(&content, &header)));
        let sealed = sealed.map_err(|why| why.to_string())?;
        sealing.push(time);
        size = sealed.file.len();
        let (opened, time) = timed(|| package::open(&sealed.file, &people.trust, &people.center, people.now));
        opening.push(time);
        if opened.map_err(|why| why.to_string())?.content != content {
            return Err("what was opened is not what was sealed".into());
        }
    }
    let ours = [("seal a 500 KB package", sealing), ("open a 500 KB package", opening)];
    let peer = Peer::make(&people, &content).and_then(|peer| peer.measure());
    let mut rows = Vec::new();
    for (index, (what, times)) in ours.into_iter().enumerate() {
        let times = Times::of(times)?;
        let how = format!("{} runs, p99 {}, file {size} bytes, software keys", times.runs(), text(times.at(0.99)));
        let (beside, note) = match &peer {
            Ok(peer) => (text(peer.times[index].median()), format!("{how}; openssl cms: 3 processes with files, {}, of which {} is their start-up", peer.does[index], text(peer.start_up * 3))),
            Err(why) => ("—".to_owned(), format!("{how}; no peer: {why}")),
        };
        rows.push(Row { what: what.into(), ours: text(times.median()), at_least: "10 ms", peer: beside, note });
    }
    Ok(rows)
}
