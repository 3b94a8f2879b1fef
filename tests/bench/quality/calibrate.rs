//! `bench calibrate`: writes the trees of the quality score anew, NIST's own forest as NFIQ 2 holds it, and those that estimate its measures of
//! another extractor's minutiae.
//!
//! These are fitted to: spoiled synthetic prints, and the real ones of the test data (`THUNHAN_TESTDATA`), spoiled too; nothing that is given by path
//! for measuring. Takes two processors about a quarter of an hour. The trees are LightGBM's, from the Python registry.

use super::spoil::{self, Dice};
use super::nfiq2;
use crate::Measured;
use crate::finger::{Peer, prints};
use crate::table::Row;
use fingerprint::image_record::ImageRecord;
use fingerprint::{Image, NativeQuality, PPI, score_features, template, wsq};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, thread};

/// Synthetic people of the fit.
const PEOPLE: std::ops::Range<u64> = 30_000..30_700;
/// How often each real print is taken.
const TIMES: u64 = 100;
/// Goes before the other two, which call it.
const WRITTEN: &str = include_str!("trees.py");
const FOREST: &str = include_str!("forest.py");
const FIT: &str = include_str!("fit.py");
const NFIQ2: &str = "assets/models/nfiq2_plain_tir_ink.trees";
const MEASURES: &str = "src-tauri/crates/fingerprint/src/quality/minutiae_measures.trees";

pub(crate) fn measure() -> Measured {
    let folder = tempfile::tempdir().map_err(|why| why.to_string())?;
    let peer = Peer::find_or_install()?;
    peer.install("lightgbm==4.6.0")?;
    let forest = peer.ask(&[WRITTEN, FOREST].concat(), &[Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(NFIQ2)])?;
    let data = env::var_os("THUNHAN_TESTDATA").map(PathBuf::from).ok_or("THUNHAN_TESTDATA is not set")?;
    let mut files = spoil::people(PEOPLE, folder.path())?;
    let real = real_prints(&data, folder.path(), &peer)?;
    for (n, image) in real.iter().enumerate() {
        for time in 0..TIMES {
            let file = folder.path().join(format!("r{n}-{time}.png"));
            spoil::taken(image, time == 0, &mut Dice::new(n as u64 * 1000 + time), &file)?;
            files.push(file);
        }
    }
    println!("  {} pictures", files.len());
    let halves: Vec<Result<String, String>> = thread::scope(|scope| {
        let running: Vec<_> = files.chunks(files.len().div_ceil(2)).map(|half| scope.spawn(|| table(&peer, half))).collect();
        running.into_iter().map(|half| half.join().unwrap_or_else(|_| Err("a thread failed".into()))).collect()
    });
    // Kept, so that another fit need not wait for the pictures.
    let table = peer.folder().join("quality.csv");
    let text = halves.into_iter().collect::<Result<Vec<_>, _>>()?.concat();
    fs::write(&table, &text).map_err(|why| why.to_string())?;
    let project = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let said = peer.ask(&[WRITTEN, FIT].concat(), &[table, project.join(MEASURES)])?;
    let row = |what: &str, ours: &str, note: String| Row { what: what.into(), ours: ours.trim().replace('\n', ", "), at_least: "", peer: "—".into(), note };
    let note = format!("near their center, all, even, certain; {} pictures with a score, {} real prints among them; in {MEASURES}", text.lines().count(), real.len());
    Ok(vec![row("finger: NFIQ 2's forest", &forest, format!("in {NFIQ2}")), row("finger: NFIQ 2's measures of its minutiae, estimated from ours", &said, note)])
}

/// NFIQ 2's measures by minutiae of each file and what our trees may ask for, a line each.
fn table(peer: &Peer, files: &[PathBuf]) -> Result<String, String> {
    let mut text = String::new();
    for (file, said) in files.iter().zip(nfiq2(peer, files)?.said) {
        let (Some(said), Ok(image)) = (said, prints::read(file)) else { continue };
        let Some(native) = NativeQuality::measure(&image, template(&image).minutiae()) else { continue };
        let Some(theirs) = said.measures(&native) else { continue };
        let by_minutiae = theirs.iter().skip(NativeQuality::FIRST_OF_MINUTIAE).take(4).map(f64::to_string);
        let line: Vec<String> = by_minutiae.chain(score_features(&native).iter().map(f32::to_string)).collect();
        writeln!(text, "{}", line.join(",")).map_err(|why| why.to_string())?;
    }
    Ok(text)
}

/// The single fingers of the test data, all under licences that let us work with them.
fn real_prints(data: &Path, folder: &Path, peer: &Peer) -> Result<Vec<Image>, String> {
    let read = |path: &Path| fs::read(path).map_err(|why| format!("{}: {why}", path.display()));
    let mut found = Vec::new();
    for name in ["Thumb", "Index", "Middle", "Ring", "Little"] {
        for hand in ["Right", "Left"] {
            let record = ImageRecord::read(&read(&data.join(format!("mosip-mds/0001{hand}_{name}.iso")))?).map_err(|why| why.to_string())?;
            found.push(record.representations.first().ok_or("no picture")?.picture().map_err(|why| why.to_string())?);
        }
    }
    let card = ["01_fgp1_imp3_804x752", "02_fgp2_imp3_804x752", "03_fgp3_imp3_804x752", "04_fgp4_imp3_776x752", "05_fgp5_imp3_796x752", "12_fgp12_imp2_412x1000", "13_fgp11_imp2_392x1000"];
    let compressed = card.iter().map(|name| format!("nist-ansi/tp_{name}.wsq")).chain(["jnbis/sample.wsq".into(), "sourceafis/wsq-original.wsq".into()]);
    for name in compressed {
        let decoded = wsq::decode(&read(&data.join(name))?).map_err(|why| why.to_string())?;
        found.push(decoded.image(PPI).map_err(|why| why.to_string())?);
    }
    let others = ["nist-cards/card0001_01.bmp", "nist-cards/card0002_01.bmp", "nist-cards/card0003_05.bmp", "nbis-rs/p1_1.png", "nbis-rs/p1_2.png", "nbis-rs/p1_3.png", "sfinge/SFinGe_Test01.pgm", "sfinge/SFinGe_Test02.pgm", "sfinge/SFinGe_Test03.pgm"];
    for (n, name) in others.iter().enumerate() {
        let file = folder.join(format!("base-{n}.png"));
        peer.convert(&data.join(name), &file)?;
        found.push(prints::read(&file)?);
    }
    for (_, file) in prints::slap_fingers(data, folder, peer)? {
        found.push(prints::read(&file)?);
    }
    Ok(found)
}
