//! NIST's NBIS (Python package `wsq`) on the same pictures. `cargo xtask test` makes its environment and names its Python in
//! `THUNHAN_PEERS`.

use std::path::Path;
use std::process::Command;

use fingerprint::wsq::{BitRate, decode, encode};
use fingerprint::{Image, Slap};

use crate::kit::{cut, foreign_files, psnr, slap, test_data};

/// Reads `NAME.wsq` into `NAME.out` (raw pixels), and `NAME.raw` with its size into `NAME.wsq`.
const SCRIPT: &str = "
import sys, _wsq
what, name, width, height = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
if what == 'decode':
    pixels, w, h, ppi = _wsq.decompress(open(name + '.wsq', 'rb').read())
    assert (w, h) == (width, height), (w, h)
    open(name + '.out', 'wb').write(bytes(pixels))
else:
    open(name + '.nbis', 'wb').write(_wsq.compress(open(name + '.raw', 'rb').read(), height, width, 0.75))
";

struct Peer {
    python: std::ffi::OsString,
    folder: tempfile::TempDir,
}

impl Peer {
    fn here() -> Option<Self> {
        let Some(python) = std::env::var_os("THUNHAN_PEERS") else {
            println!("skipped: THUNHAN_PEERS is not set");
            return None;
        };
        Some(Self { python, folder: tempfile::tempdir().expect("a folder") })
    }

    fn path(&self, end: &str) -> std::path::PathBuf {
        self.folder.path().join(format!("picture.{end}"))
    }

    fn run(&self, what: &str, size: (u32, u32)) {
        let name = self.folder.path().join("picture");
        let words = [size.0.to_string(), size.1.to_string()];
        let output = Command::new(&self.python).args(["-c", SCRIPT, what]).arg(&name).args(words).output().expect("Python runs");
        assert!(output.status.success(), "{what}: {}", String::from_utf8_lossy(&output.stderr));
    }

    fn decode(&self, file: &[u8], size: (u32, u32)) -> Vec<u8> {
        std::fs::write(self.path("wsq"), file).expect("written");
        self.run("decode", size);
        std::fs::read(self.path("out")).expect("decoded")
    }

    fn encode(&self, image: &Image) -> Vec<u8> {
        std::fs::write(self.path("raw"), image.gray()).expect("written");
        self.run("encode", (image.width(), image.height()));
        std::fs::read(self.path("nbis")).expect("encoded")
    }
}

#[test]
fn foreign_files_decode_to_the_same_pixels_as_there() {
    let (Some(peer), Some(folder)) = (Peer::here(), test_data()) else { return };
    for path in foreign_files(&folder) {
        let file = std::fs::read(&path).expect("the file");
        let ours = decode(&file).expect("decoded");
        let theirs = peer.decode(&file, (ours.frame.width, ours.frame.height));
        let furthest = ours.gray.iter().zip(&theirs).map(|(ours, theirs)| ours.abs_diff(*theirs)).max();
        assert_eq!((ours.gray.len(), furthest), (theirs.len(), Some(0)), "{}", path.display());
    }
}

#[test]
fn our_files_are_read_there_and_are_as_good_and_as_small_as_theirs() {
    let Some(peer) = Peer::here() else { return };
    let mut pictures: Vec<(String, Image)> = [Slap::RightFour, Slap::LeftFour, Slap::Thumbs]
        .into_iter()
        .map(|which| (format!("synthetic slap {}", which.code()), slap(31, which)))
        .collect();
    pictures.push(("odd sides".to_owned(), cut(&pictures[0].1, 301, 103, 333, 401)));
    if let Some(folder) = test_data() {
        let files = ["sfinge/SFinGe_Test01.pgm", "nbis-rs/p1_1.png", "nbis-rs/p1_2.png", "nbis-rs/p1_3.png", "sourceafis/wsq-converted.png"];
        // PGM is read by the command-line tool; here one of them is read by hand.
        pictures.extend(files.iter().map(|name| ((*name).to_owned(), read(&folder.join(name)))));
    }
    for (name, image) in pictures {
        let ours = encode(&image, BitRate::default(), &[]).expect("encoded");
        let theirs = peer.encode(&image);
        let size = (image.width(), image.height());
        let (read_there, read_here) = (peer.decode(&ours, size), decode(&ours).expect("decoded").gray);
        assert_eq!(read_there, read_here, "{name}: they read our file as another picture");
        let (near, nbis) = (psnr(image.gray(), &read_here), psnr(image.gray(), &peer.decode(&theirs, size)));
        println!("{name}: {} and {} bytes, {near:.3} and {nbis:.3} dB, same: {}", ours.len(), theirs.len(), ours == theirs);
        assert!((near - nbis).abs() <= 0.2, "{name}: {near} dB, NBIS {nbis} dB");
        assert!(ours.len().abs_diff(theirs.len()) * 50 <= theirs.len(), "{name}: {} bytes, NBIS {}", ours.len(), theirs.len());
    }
}

fn read(path: &Path) -> Image {
    if path.extension().is_some_and(|end| end == "pgm") {
        let bytes = std::fs::read(path).expect("the file");
        // SFinGe's files: P5, size and depth in one head, then 416 x 560 pixels.
        let pixels = &bytes[bytes.len() - 416 * 560..];
        return Image::new(416, 560, pixels.to_vec(), 500.0).expect("a picture");
    }
    crate::kit::picture(path)
}
