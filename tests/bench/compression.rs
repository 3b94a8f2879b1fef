//! Prints compressed and read again, beside NIST's NBIS (Python package `wsq`) on the same pictures.

use crate::Measured;
use crate::table::{Row, Times, text, timed};
use fingerprint::wsq::{self, BitRate};
use fingerprint::{Image, Slap};
use std::path::Path;
use std::process::Command;
use std::time::Duration;

const RUNS: usize = 21;
const SEED: u64 = 4;

/// Prints the median seconds of encoding and of decoding, measured inside the interpreter, and writes what it encoded.
const SCRIPT: &str = "
import sys, time, _wsq
folder, width, height, runs = sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4])
raw = open(folder + '/raw', 'rb').read()
def median(work):
    times = []
    for _ in range(runs):
        start = time.perf_counter(); result = work(); times.append(time.perf_counter() - start)
    return sorted(times)[runs // 2], result
encode, file = median(lambda: _wsq.compress(raw, height, width, 0.75))
decode, _ = median(lambda: _wsq.decompress(file))
open(folder + '/wsq', 'wb').write(file)
print(encode, decode)
";

pub(crate) fn measure() -> Measured {
    // A slap as the station keeps it is about this large; no encoder is faster for a picture that is cut.
    let image = synthetic::slap(SEED, Slap::RightFour, &synthetic::Condition::attempt(1));
    let mut encoding = Vec::new();
    let mut decoding = Vec::new();
    let mut file = Vec::new();
    for _ in 0..RUNS {
        let (encoded, time) = timed(|| wsq::encode(&image, BitRate::default(), &[]));
        encoding.push(time);
        file = encoded.map_err(|why| why.to_string())?;
        let (decoded, time) = timed(|| wsq::decode(&file));
        decoding.push(time);
        decoded.map_err(|why| why.to_string())?;
    }
    let peer = peer(&image);
    let size = format!("{} x {} pixels, {} bytes at 0.75 bits per pixel, one core", image.width(), image.height(), file.len());
    let mut rows = Vec::new();
    for (index, (what, times)) in [("compress a four-finger slap (WSQ)", encoding), ("read it again", decoding)].into_iter().enumerate() {
        let times = Times::of(times)?;
        let how = format!("{} runs, p99 {}, {size}", times.runs(), text(times.at(0.99)));
        let (beside, note) = match &peer {
            Ok((peer, bytes)) => (text(peer[index]), format!("{how}; NBIS in Python's process, {} bytes{}", bytes.len(), if *bytes == file { ", the same" } else { "" })),
            Err(why) => ("—".to_owned(), format!("{how}; no peer: {why}")),
        };
        rows.push(Row { what: what.into(), ours: text(times.median()), at_least: "as NBIS", peer: beside, note });
    }
    Ok(rows)
}

/// The peer's medians and its file.
fn peer(image: &Image) -> Result<([Duration; 2], Vec<u8>), String> {
    let python = std::env::var_os("THUNHAN_PEERS").ok_or("THUNHAN_PEERS is not set")?;
    let folder = tempfile::tempdir().map_err(|why| why.to_string())?;
    std::fs::write(folder.path().join("raw"), image.gray()).map_err(|why| why.to_string())?;
    let words = [image.width().to_string(), image.height().to_string(), RUNS.to_string()];
    let output = Command::new(Path::new(&python)).args(["-c", SCRIPT]).arg(folder.path()).args(words).output();
    let output = output.map_err(|why| why.to_string())?;
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).into_owned());
    }
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    let mut seconds = said.split_whitespace().map(|word| word.parse().ok().and_then(|seconds| Duration::try_from_secs_f64(seconds).ok()));
    let (Some(Some(encode)), Some(Some(decode))) = (seconds.next(), seconds.next()) else { return Err(format!("it said: {said}")) };
    Ok(([encode, decode], std::fs::read(folder.path().join("wsq")).map_err(|why| why.to_string())?))
}
