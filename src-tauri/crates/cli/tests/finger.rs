//! `tn finger` from outside: what files say of themselves, slaps cut into files, pictures of the stages, records too large to compare.

use std::path::Path;
use std::process::Command;

use fingerprint::{Edition, Image, Position, Slap, template, write_record};
use image::{GrayImage, ImageFormat};
use synthetic::{Condition, finger, slap};

/// Runs with `--json`; the object, and nothing but the code that was expected.
fn expect(words: &[&str], code: i32) -> serde_json::Value {
    let out = Command::new(env!("CARGO_BIN_EXE_tn")).env("THUNHAN_LANG", "en").args(words).arg("--json").output().expect("tn runs");
    let said = String::from_utf8_lossy(&out.stderr).into_owned();
    assert_eq!(out.status.code(), Some(code), "tn {words:?}: {said}");
    assert!(!said.contains("panicked") && !said.contains('⟦'), "tn {words:?}: {said}");
    serde_json::from_slice(&out.stdout).unwrap_or_else(|why| panic!("tn {words:?}: {why}"))
}

fn position(code: u8) -> Position {
    Position::try_from(code).expect("a finger")
}

fn saved(folder: &Path, name: &str, image: &Image, format: ImageFormat) -> String {
    let path = folder.join(name);
    let gray = GrayImage::from_raw(image.width(), image.height(), image.gray().to_vec()).expect("a picture");
    gray.save_with_format(&path, format).expect("saved");
    path.to_str().expect("a path").to_owned()
}

/// The PNG file with a resolution, in pixels per meter, behind its head.
fn with_resolution(file: &str, meter: u32) -> String {
    let bytes = std::fs::read(file).expect("a file");
    let (head, rest) = bytes.split_at(33);
    let mut chunk = b"pHYs".to_vec();
    chunk.extend([meter.to_be_bytes(), meter.to_be_bytes()].concat());
    chunk.push(1);
    let mut crc = u32::MAX;
    for byte in &chunk {
        crc ^= u32::from(*byte);
        for _ in 0..8 {
            crc = if crc & 1 == 1 { crc >> 1 ^ 0xedb8_8320 } else { crc >> 1 };
        }
    }
    let whole = [head, &9u32.to_be_bytes(), &chunk, &(!crc).to_be_bytes(), rest].concat();
    let path = format!("{file}-{meter}.png");
    std::fs::write(&path, whole).expect("written");
    path
}

#[test]
fn a_picture_that_says_another_resolution_is_refused_unless_the_caller_knows_better() {
    let folder = tempfile::tempdir().expect("a folder");
    let print = finger(3, position(3), &Condition::default());
    let png = saved(folder.path(), "a.png", &print, ImageFormat::Png);
    let silent = expect(&["finger", "quality", &png], 0);
    for (meter, good) in [(19_685, true), (19_500, true), (19_872, true), (39_370, false), (19_300, false), (20_000, false), (2_835, false)] {
        let file = with_resolution(&png, meter);
        if good {
            assert_eq!(expect(&["finger", "quality", &file], 0)["reasons"], silent["reasons"], "{meter} per meter");
        } else {
            let refused = expect(&["finger", "quality", &file], 2);
            assert_eq!(refused["error"], "picture-resolution", "{meter} per meter");
            let said = format!("{:.0}", f64::from(meter) * 0.0254);
            assert!(refused["message"].as_str().is_some_and(|text| text.contains(&said)), "{refused}");
            assert_eq!(expect(&["finger", "quality", &file, "--ppi", "500"], 0), silent);
        }
    }
    for ppi in ["1000", "0", "NaN"] {
        assert_eq!(expect(&["finger", "quality", &png, "--ppi", ppi], 2)["error"], "picture-resolution");
    }
    let jpeg = saved(folder.path(), "a.jpg", &print, ImageFormat::Jpeg);
    let mut bytes = std::fs::read(&jpeg).expect("a file");
    let at = bytes.windows(5).position(|five| five == b"JFIF\0").expect("JFIF");
    for (unit, density, code) in [(0u8, 1u16, 0), (1, 500, 0), (1, 1000, 2), (2, 197, 0), (2, 394, 2), (1, 0, 2)] {
        bytes[at + 7] = unit;
        bytes[at + 8..at + 10].copy_from_slice(&density.to_be_bytes());
        bytes[at + 10..at + 12].copy_from_slice(&density.to_be_bytes());
        std::fs::write(&jpeg, &bytes).expect("written");
        expect(&["finger", "quality", &jpeg], code);
    }
}

#[test]
fn why_a_picture_is_not_read_is_said() {
    let folder = tempfile::tempdir().expect("a folder");
    let wide = folder.path().join("wide.png");
    GrayImage::new(8200, 70).save(&wide).expect("saved");
    let refused = expect(&["finger", "quality", wide.to_str().expect("a path")], 2);
    assert_eq!(refused["error"], "picture-too-large");
    let text = folder.path().join("text.png");
    std::fs::write(&text, "no picture").expect("written");
    let refused = expect(&["finger", "quality", text.to_str().expect("a path")], 2);
    assert_eq!(refused["error"], "picture-unreadable");
    for format in ["PNG", "JPEG", "JPEG 2000", "PGM", "WSQ", "19794-4"] {
        assert!(refused["message"].as_str().is_some_and(|text| text.contains(format)), "{format}: {refused}");
    }
}

#[test]
fn a_slap_is_cut_into_files_without_the_fingers_that_are_missing() {
    let folder = tempfile::tempdir().expect("a folder");
    let at = |name: &str| folder.path().join(name).to_str().expect("a path").to_owned();
    let hand = slap(4, Slap::RightFour, &Condition { missing: vec![position(3)], ..Condition::default() });
    let file = saved(folder.path(), "hand.png", &hand, ImageFormat::Png);
    let cut = expect(&["finger", "segment", &file, "--slap", "right", "--missing", "3", "-o", &at("cut"), "--explain", &at("why")], 0);
    let fingers = cut["fingers"].as_array().expect("fingers");
    assert_eq!(fingers.iter().map(|one| one["position"].as_u64()).collect::<Vec<_>>(), [Some(2), Some(4), Some(5)]);
    for one in fingers {
        let name = one["file"].as_str().expect("a name");
        assert_eq!(Some(name), one["position"].as_u64().map(|code| format!("finger-{code}.png")).as_deref());
        let picture = image::open(folder.path().join("cut").join(name)).expect("a picture");
        assert_eq!((Some(u64::from(picture.width())), Some(u64::from(picture.height()))), (one["width"].as_u64(), one["height"].as_u64()));
        expect(&["finger", "quality", &format!("{}/{name}", at("cut"))], 0);
    }
    let mut stages: Vec<_> = std::fs::read_dir(at("why")).expect("a folder").map(|one| one.expect("a file").file_name()).collect();
    stages.sort();
    assert_eq!(stages, ["slap-1-energy.png", "slap-2-foreground.png", "slap-3-tips.png"]);
    // Undeclared, it is missed, and nothing is written.
    assert_eq!(expect(&["finger", "segment", &file, "--slap", "right", "-o", &at("none")], 1)["code"], "slapTooFewFingers");
    assert!(!Path::new(&at("none")).exists());
    for missing in ["7", "2,3,4,5"] {
        assert_eq!(expect(&["finger", "segment", &file, "--slap", "right", "--missing", missing], 2)["error"], "finger-missing-unfit");
    }
}

#[test]
fn an_inverted_print_is_called_so_and_quality_shows_what_it_saw() {
    let folder = tempfile::tempdir().expect("a folder");
    let why = folder.path().join("why");
    let print = finger(3, position(3), &Condition::default());
    let inverted = Image::new(print.width(), print.height(), print.gray().iter().map(|gray| 255 - gray).collect::<Vec<_>>(), 500.0).expect("a picture");
    let file = saved(folder.path(), "inverted.png", &inverted, ImageFormat::Png);
    let measured = expect(&["finger", "quality", &file, "--explain", why.to_str().expect("a path")], 0);
    assert_eq!(measured["flaw"], "fingerInverted");
    assert_eq!(std::fs::read_dir(why).expect("a folder").count(), 4);
}

#[test]
fn a_record_of_more_views_than_are_compared_is_refused_at_once() {
    let folder = tempfile::tempdir().expect("a folder");
    let view = template(&finger(3, position(3), &Condition::default()));
    let record = |count: usize| {
        let path = folder.path().join(format!("{count}.fmr"));
        std::fs::write(&path, write_record(&vec![view.clone(); count], Edition::Second)).expect("written");
        path.to_str().expect("a path").to_owned()
    };
    let (one, most, more) = (record(1), record(160), record(161));
    expect(&["finger", "match", &one, &most], 0);
    let refused = expect(&["finger", "match", &more, &one], 2);
    assert_eq!(refused["error"], "record-too-many-views");
    assert_eq!(expect(&["finger", "identify", &more, folder.path().to_str().expect("a path")], 2)["error"], "record-too-many-views");
}
