//! Pictures written and read again, here and by OpenJPEG, the reference of the standard (in the Python package `pillow` of the peers'
//! environment; `cargo xtask test` names its Python in `THUNHAN_PEERS`).

use std::path::Path;
use std::process::Command;

use image::{RgbImage, imageops};
use jpeg2000::{MAX_SIDE, ReadError, WriteError, is_jpeg2000, read, write_gray_lossless, write_rgb_within};

const WIDTH: u32 = 300;
const HEIGHT: u32 = 400;

/// A practice person's portrait, as large as a chip's.
fn portrait() -> RgbImage {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../assets/test-people/P001_studio.jpg");
    let whole = image::load_from_memory(&std::fs::read(path).unwrap()).unwrap().to_rgb8();
    let part = imageops::crop_imm(&whole, 112, 0, 675, 900).to_image();
    imageops::resize(&part, WIDTH, HEIGHT, imageops::FilterType::Triangle)
}

/// Peak signal to noise ratio, decibels.
fn psnr(one: &[u8], other: &[u8]) -> f64 {
    assert_eq!(one.len(), other.len());
    let sum: f64 = one.iter().zip(other).map(|(a, b)| f64::from(a.abs_diff(*b)).powi(2)).sum();
    10.0 * (255.0 * 255.0 * one.len() as f64 / sum).log10()
}

#[test]
fn gray_without_loss_gives_back_every_pixel() {
    for (width, height) in [(1, 1), (3, 200), (333, 257)] {
        let gray: Vec<u8> = (0..width * height).map(|at| ((at % 251) ^ (at / 97)) as u8).collect();
        let file = write_gray_lossless(width, height, &gray).unwrap();
        let back = read(&file).unwrap();
        assert_eq!((back.width, back.height, back.channels), (width, height, 1));
        assert!(back.pixels == gray, "{width} x {height}");
    }
}

#[test]
fn a_portrait_keeps_to_its_bytes_and_is_better_than_as_jpeg() {
    let portrait = portrait();
    for max_bytes in [6_000, 15_000, 30_000] {
        let file = write_rgb_within(WIDTH, HEIGHT, portrait.as_raw(), max_bytes).unwrap();
        assert!(file.len() <= max_bytes && file.len() > max_bytes * 9 / 10, "{} of {max_bytes}", file.len());
        let ours = psnr(portrait.as_raw(), &read(&file).unwrap().pixels);
        let jpeg = |quality| {
            let mut file = Vec::new();
            image::codecs::jpeg::JpegEncoder::new_with_quality(&mut file, quality).encode_image(&portrait).unwrap();
            file
        };
        let best = (1..=95).rev().map(jpeg).find(|file| file.len() <= max_bytes).unwrap();
        let theirs = psnr(portrait.as_raw(), image::load_from_memory(&best).unwrap().to_rgb8().as_raw());
        println!("{max_bytes} bytes: JPEG 2000 {ours:.2} dB, JPEG {theirs:.2} dB");
        assert!(ours > theirs + 1.0, "{max_bytes}: {ours:.2} and {theirs:.2} dB");
    }
}

#[test]
fn what_is_no_picture_is_refused_with_a_reason() {
    let gray = vec![90; 64 * 64];
    let file = write_gray_lossless(64, 64, &gray).unwrap();
    assert!(is_jpeg2000(&file) && !is_jpeg2000(b"\xff\xd8\xff"));
    assert_eq!(read(b"no picture"), Err(ReadError::NotSupported));
    for kept in [20, file.len() / 2, file.len() - 1] {
        assert_eq!(read(&file[..kept]), Err(ReadError::Truncated), "{kept} of {} bytes", file.len());
    }
    // The size stands in the box of the header and in the codestream (SIZ); both are made too large.
    let mut large = file.clone();
    for at in (0..large.len() - 4).filter(|at| file[*at..*at + 4] == 64_u32.to_be_bytes()) {
        large[at..at + 4].copy_from_slice(&(MAX_SIDE + 1).to_be_bytes());
    }
    assert_eq!(read(&large), Err(ReadError::TooLarge { width: MAX_SIDE + 1, height: MAX_SIDE + 1 }));
    assert_eq!(write_gray_lossless(64, 63, &gray), Err(WriteError::Shape { width: 64, height: 63, bytes: 4_096 }));
    assert_eq!(write_rgb_within(64, 64, &[90; 64 * 64 * 3], 80), Err(WriteError::DoesNotFit { max_bytes: 80 }));
}

/// Reads `name.jp2` into `name.out`, and writes `name.raw` (RGB) within so many bytes into `name.openjpeg`.
const SCRIPT: &str = "
import sys
from PIL import Image
name, size, budget = sys.argv[1], (int(sys.argv[2]), int(sys.argv[3])), int(sys.argv[4])
open(name + '.out', 'wb').write(Image.open(name + '.jp2').tobytes())
if budget:
    raw = open(name + '.raw', 'rb').read()
    Image.frombytes('RGB', size, raw).save(name + '.openjpeg', 'JPEG2000', irreversible=True, mct=1, quality_mode='rates', quality_layers=[len(raw) / budget])
";

#[test]
fn openjpeg_reads_the_same_and_is_not_better_in_as_many_bytes() {
    let Some(python) = std::env::var_os("THUNHAN_PEERS") else {
        println!("skipped: THUNHAN_PEERS is not set");
        return;
    };
    let folder = tempfile::tempdir().unwrap();
    let name = folder.path().join("picture");
    let with = |end: &str| folder.path().join(format!("picture.{end}"));
    let run = |width: u32, height: u32, budget: usize| {
        let words = [width.to_string(), height.to_string(), budget.to_string()];
        let output = Command::new(&python).args(["-c", SCRIPT]).arg(&name).args(words).output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        std::fs::read(with("out")).unwrap()
    };

    let gray: Vec<u8> = (0..123 * 77).map(|at: u32| ((at % 251) ^ (at / 97)) as u8).collect();
    std::fs::write(with("jp2"), write_gray_lossless(123, 77, &gray).unwrap()).unwrap();
    assert!(run(123, 77, 0) == gray, "without loss there, too");

    let portrait = portrait();
    let budget = 15_000;
    let file = write_rgb_within(WIDTH, HEIGHT, portrait.as_raw(), budget).unwrap();
    std::fs::write(with("jp2"), &file).unwrap();
    std::fs::write(with("raw"), portrait.as_raw()).unwrap();
    let there = run(WIDTH, HEIGHT, budget);
    let here = read(&file).unwrap().pixels;
    assert!(here.iter().zip(&there).all(|(one, other)| one.abs_diff(*other) <= 1), "both read the same");
    let theirs = std::fs::read(with("openjpeg")).unwrap();
    let (ours, peer) = (psnr(portrait.as_raw(), &here), psnr(portrait.as_raw(), &read(&theirs).unwrap().pixels));
    println!("{budget} bytes: ours {ours:.2} dB, OpenJPEG {peer:.2} dB in {}", theirs.len());
    assert!(ours > peer - 0.2, "{ours:.2} and {peer:.2} dB");
}
