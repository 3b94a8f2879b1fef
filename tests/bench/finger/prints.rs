//! The pictures that are compared, as PNG files in one folder per set.

use super::peer::Peer;
use fingerprint::{Image, Position};
use image::GrayImage;
use std::path::{Path, PathBuf};
use synthetic::{Condition, finger};

/// People of the synthetic set.
const PEOPLE: u64 = 12;

/// A slap of the NIST card, and its fingers by position: left, top, width and height of boxes put around them by eye (handwriting and
/// holes on the card keep a segmentation from naming them).
type MarkedSlap = (&'static str, [(&'static str, [u32; 4]); 4]);

const SLAPS: [MarkedSlap; 2] = [
    ("14_fgp13_imp2_1572x1000", [("2", [110, 470, 310, 500]), ("3", [400, 0, 310, 520]), ("4", [790, 0, 280, 450]), ("5", [1210, 385, 300, 380])]),
    ("11_fgp14_imp2_1608x1000", [("10", [170, 630, 250, 310]), ("9", [425, 65, 330, 500]), ("8", [775, 0, 280, 350]), ("7", [1135, 140, 300, 470])]),
];

/// Pictures that belong together.
pub(crate) struct Set {
    /// What they are.
    pub(crate) name: String,
    /// Where they come from.
    pub(super) note: &'static str,
    /// Whether they show anybody's fingers.
    pub(super) synthetic: bool,
    pub(crate) prints: Vec<Print>,
}

/// One impression.
pub(crate) struct Print {
    /// Names the finger.
    pub(super) finger: String,
    /// The first of its finger: different fingers are compared by these alone in a large set.
    pub(super) first: bool,
    pub(crate) file: PathBuf,
}

impl Set {
    /// Every pair of one finger; of different fingers every pair too in a small set, and the first impressions' in a large one.
    pub(super) fn pairs(&self) -> Vec<(usize, usize, bool)> {
        let all = self.prints.len() <= 100;
        let pairs = (0..self.prints.len()).flat_map(|b| (0..b).map(move |a| (a, b)));
        pairs
            .map(|(a, b)| (a, b, self.prints[a].finger == self.prints[b].finger))
            .filter(|(a, b, same)| *same || all || self.prints[*a].first && self.prints[*b].first)
            .collect()
    }

    fn add(&mut self, finger: &str, file: PathBuf) {
        let first = self.prints.iter().all(|print| print.finger != finger);
        self.prints.push(Print { finger: finger.to_owned(), first, file });
    }
}

/// Every set that can be had here.
pub(super) fn sets(folder: &Path, peer: Option<&Peer>) -> Result<Vec<Set>, String> {
    let mut sets = vec![synthetic_prints(folder)?];
    if let Some(data) = std::env::var_os("THUNHAN_TESTDATA") {
        sets.extend(peer.map(|peer| ink_and_others(Path::new(&data), folder, peer)).transpose()?);
    }
    for dir in std::env::var("THUNHAN_FVC").unwrap_or_default().split(':').filter(|dir| !dir.is_empty()) {
        sets.extend(peer.map(|peer| given(Path::new(dir), folder, peer)).transpose()?);
    }
    Ok(sets)
}

/// Four impressions of each finger: good; turned and distorted; dry and turned back; wet, hard and only in part.
fn synthetic_prints(folder: &Path) -> Result<Set, String> {
    let conditions = [
        Condition::attempt(0),
        Condition { tilt_degrees: 12.0, distortion: 0.9, ..Condition::attempt(1) },
        Condition { moisture: -0.5, pressure: 0.4, tilt_degrees: -14.0, ..Condition::attempt(2) },
        Condition { moisture: 0.5, pressure: 0.8, partial: 0.6, distortion: 0.7, ..Condition::attempt(3) },
    ];
    let mut set = Set {
        name: "synthetic prints".into(),
        note: "synthetic: never a real finger, and easier than real ones",
        synthetic: true,
        prints: Vec::new(),
    };
    for person in 0..PEOPLE {
        for code in 1..=10u8 {
            let position = Position::try_from(code).map_err(|why| why.to_string())?;
            for (attempt, condition) in conditions.iter().enumerate() {
                let file = folder.join(format!("s{person}-{code}_{attempt}.png"));
                write(&finger(5_000 + person, position, condition), &file)?;
                set.add(&format!("{person}-{code}"), file);
            }
        }
    }
    Ok(set)
}

/// The NIST ink card's rolled and plain right hand, its plain left one as strangers, three impressions of one live finger, and two
/// single fingers of others.
fn ink_and_others(data: &Path, folder: &Path, peer: &Peer) -> Result<Set, String> {
    let folder = folder.join("tree");
    std::fs::create_dir_all(&folder).map_err(|why| why.to_string())?;
    let mut set = Set { name: "ink card and others".into(), note: "NIST card (rolled against plain) and others in the test data", synthetic: false, prints: Vec::new() };
    let mut files = vec![("p1", "nbis-rs/p1_1.png"), ("p1", "nbis-rs/p1_2.png"), ("p1", "nbis-rs/p1_3.png"), ("jnbis", "jnbis/sample.png"), ("afis", "sourceafis/wsq-converted.png")];
    let rolled = [("1", "01_fgp1_imp3_804x752"), ("2", "02_fgp2_imp3_804x752"), ("3", "03_fgp3_imp3_804x752"), ("4", "04_fgp4_imp3_776x752"), ("5", "05_fgp5_imp3_796x752"), ("1", "13_fgp11_imp2_392x1000"), ("6", "12_fgp12_imp2_412x1000")];
    let rolled: Vec<(&str, String)> = rolled.map(|(finger, name)| (finger, format!("nist-ansi/tp_{name}.wsq"))).into();
    files.extend(rolled.iter().map(|(finger, name)| (*finger, name.as_str())));
    for (n, (finger, name)) in files.iter().enumerate() {
        let file = folder.join(format!("{n}.png"));
        peer.convert(&data.join(name), &file)?;
        set.add(finger, file);
    }
    for (finger, file) in slap_fingers(data, &folder, peer)? {
        set.add(finger, file);
    }
    Ok(set)
}

/// The fingers cut out of the card's two slaps, by position.
pub(crate) fn slap_fingers(data: &Path, folder: &Path, peer: &Peer) -> Result<Vec<(&'static str, PathBuf)>, String> {
    let mut found = Vec::new();
    for (name, boxes) in SLAPS {
        let file = folder.join("slap.png");
        peer.convert(&data.join(format!("nist-ansi/tp_{name}.wsq")), &file)?;
        let slap = image::open(&file).map_err(|why| why.to_string())?.into_luma8();
        for (finger, [x, y, width, height]) in boxes {
            let file = folder.join(format!("slap-{finger}.png"));
            image::imageops::crop_imm(&slap, x, y, width, height).to_image().save(&file).map_err(|why| why.to_string())?;
            found.push((finger, file));
        }
    }
    Ok(found)
}

/// A folder of pictures `<finger>_<impression>` in any format the peer's environment reads.
pub(crate) fn given(dir: &Path, folder: &Path, peer: &Peer) -> Result<Set, String> {
    let name = dir.components().rev().take(2).map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>();
    let name = name.into_iter().rev().collect::<Vec<_>>().join(" ");
    let folder = folder.join(name.replace(' ', "-"));
    std::fs::create_dir_all(&folder).map_err(|why| why.to_string())?;
    let entries = std::fs::read_dir(dir).map_err(|why| format!("{}: {why}", dir.display()))?;
    let mut files: Vec<PathBuf> = entries.filter_map(|entry| entry.ok().map(|entry| entry.path())).collect();
    files.sort();
    let mut set = Set { name, note: "given by path", synthetic: false, prints: Vec::new() };
    for path in files {
        let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let Some((finger, _)) = stem.split_once('_') else { continue };
        let file = folder.join(format!("{stem}.png"));
        if peer.convert(&path, &file).is_ok() {
            set.add(finger, file);
        }
    }
    Ok(set)
}

/// A gray PNG at 500 ppi.
pub(crate) fn read(file: &Path) -> Result<Image, String> {
    let gray = image::open(file).map_err(|why| format!("{}: {why}", file.display()))?.into_luma8();
    Image::new(gray.width(), gray.height(), gray.into_raw(), fingerprint::PPI).map_err(|why| why.to_string())
}

fn write(image: &Image, file: &Path) -> Result<(), String> {
    let gray = GrayImage::from_raw(image.width(), image.height(), image.gray().to_vec()).ok_or("a picture of the wrong size")?;
    gray.save(file).map_err(|why| why.to_string())
}
