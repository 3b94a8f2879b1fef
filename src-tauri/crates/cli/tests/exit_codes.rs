//! `tn` from outside: 0 done, 1 judged negative, 2 bad usage or unreadable input; never a panic; one JSON object when asked.

use fingerprint::image_record::{Coding, ImageRecord};
use std::path::Path;
use std::process::{Command, Output};

const QR: &str = "038203000042||Lê Minh|19092003|Nam|Thôn Mẫu, Xã Mẫu, Huyện Mẫu, Thanh Hóa|11032021";
const LINES: [&str; 3] = ["IDVNM0901234562001090123456<<3", "9001158M3001156VNM<<<<<<<<<<<0", "NGUYEN<<VAN<AN<<<<<<<<<<<<<<<<"];

fn tn(words: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_tn")).env("THUNHAN_LANG", "en").args(words).output().expect("tn runs")
}

fn expect(words: &[&str], code: i32) -> serde_json::Value {
    let out = tn(words);
    let said = String::from_utf8_lossy(&out.stderr).into_owned();
    assert_eq!(out.status.code(), Some(code), "tn {words:?}: {said}");
    assert!(!said.contains("panicked"), "tn {words:?}: {said}");
    if code == 2 {
        assert!(said.starts_with("tn: ") || said.starts_with("error: ") || said.starts_with("Thu Nhận"), "tn {words:?}: {said}");
    }
    assert!(!said.contains('⟦'), "a sentence is missing: {said}");
    if !words.contains(&"--json") || said.starts_with("error: ") {
        assert!(!String::from_utf8_lossy(&out.stdout).contains('⟦'), "tn {words:?}: a sentence is missing");
        return serde_json::Value::Null;
    }
    serde_json::from_slice(&out.stdout).unwrap_or_else(|why| panic!("tn {words:?}: {why}"))
}

fn file(folder: &Path, name: &str, bytes: &[u8]) -> String {
    let path = folder.join(name);
    std::fs::write(&path, bytes).expect("written");
    path.to_str().expect("a path").to_owned()
}

#[test]
fn cards_are_read_and_judged() {
    assert_eq!(expect(&["qr", "--text", QR, "--json"], 0)["name"], "Lê Minh");
    expect(&["qr", "--text", QR], 0);
    expect(&["qr", "--text", "GD4797922||||", "--json"], 2);
    expect(&["qr", "--text", ""], 2);
    expect(&["qr"], 2);

    let [first, second, third] = LINES;
    assert_eq!(expect(&["mrz", first, second, third, "--json"], 0)["number"], "001090123456");
    let wrong = first.replace("<<3", "<<4");
    assert_eq!(expect(&["mrz", &wrong, second, third, "--json"], 1)["valid"], false);
    expect(&["mrz", first, second], 2);
    expect(&["mrz", "a", "b", "c"], 2);
}

#[test]
fn unreadable_files_end_with_2_whatever_they_hold() {
    let folder = tempfile::tempdir().expect("a folder");
    let files = [
        file(folder.path(), "empty", b""),
        file(folder.path(), "cut", &[0x30, 0x82, 0xff, 0xff, 0x00]),
        file(folder.path(), "text", "chữ".as_bytes()),
        file(folder.path(), "png", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\xff\xff\xff\xff\xff\xff\xff\xff\x08\x00\x00\x00\x00"),
        folder.path().join("absent").to_str().expect("a path").to_owned(),
        folder.path().to_str().expect("a path").to_owned(),
    ];
    for file in &files {
        expect(&["package", "inspect", file], 2);
        expect(&["package", "verify", file, "--trust", file, "--json"], 2);
        expect(&["package", "open", file, "--key", file, "--cert", file, "--trust", file, "-o", file], 2);
        expect(&["portrait", "check", file], 2);
        expect(&["portrait", "crop", file, "-o", file, "--json"], 2);
        expect(&["portrait", "compare", file, file, "--json"], 2);
        expect(&["finger", "quality", file, "--json"], 2);
        expect(&["finger", "segment", file, "--slap", "right"], 2);
        expect(&["finger", "template", file, "-o", file, "--json"], 2);
        expect(&["finger", "match", file, file, "--json"], 2);
        expect(&["finger", "identify", file, file], 2);
        expect(&["wsq", "encode", file, "-o", file, "--json"], 2);
        expect(&["wsq", "decode", file, "-o", file], 2);
    }
    expect(&["finger", "segment", &files[0], "--slap", "third"], 2);
    expect(&["no-such-command"], 2);
    expect(&[], 2);
}

/// Ridges as rings: a picture with something to compress.
fn rings(width: usize, height: usize) -> Vec<u8> {
    let ring = |x: usize, y: usize| {
        let (x, y) = (x as f32 - 150.0, y as f32 - 170.0);
        (128.0 + 90.0 * (x.hypot(y) * 0.7).sin()) as u8
    };
    (0..height).flat_map(|y| (0..width).map(move |x| ring(x, y))).collect()
}

#[test]
fn prints_are_compressed_and_read_again() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = |name: &str| folder.path().join(name).to_str().expect("a path").to_owned();
    let (wsq, png, again) = (path("a.wsq"), path("a.png"), path("b.wsq"));
    let pgm = file(folder.path(), "a.pgm", &[b"P5\n# rings\n300 340\n255\n", rings(300, 340).as_slice()].concat());

    let made = expect(&["wsq", "encode", &pgm, "-o", &wsq, "--json"], 0);
    assert_eq!((&made["width"], &made["height"], &made["bitrate"]), (&300.into(), &340.into(), &0.75.into()));
    let bytes = std::fs::read(&wsq).expect("a file");
    assert_eq!(made["bytes"], bytes.len());
    assert!(bytes.starts_with(&[0xff, 0xa0]) && bytes.len() < 300 * 340 / 8, "{} bytes", bytes.len());
    let read = expect(&["wsq", "decode", &wsq, "-o", &png, "--json"], 0);
    assert_eq!((&read["width"], &read["ppi"], &read["comment"]["COMPRESSION"]), (&300.into(), &500.into(), &"WSQ".into()));
    assert!(std::fs::read(&png).expect("a file").starts_with(b"\x89PNG"));
    expect(&["wsq", "encode", &png, "-o", &again, "--bitrate", "2.25"], 0);
    expect(&["wsq", "decode", &again, "-o", &png], 0);
    assert!(std::fs::read(&again).expect("a file").len() > bytes.len(), "more bits, a larger file");
    // What measures prints reads them too.
    let measured = expect(&["finger", "quality", &wsq, "--json"], 0);
    // And what other kits hand them over in: JPEG 2000, and records with it or with WSQ inside.
    let exact = fingerprint::Image::new(300, 340, rings(300, 340), fingerprint::PPI).expect("a picture");
    let jp2 = file(folder.path(), "a.jp2", &jpeg2000::write_gray_lossless(300, 340, exact.gray()).expect("written"));
    let mut record = ImageRecord::of_picture(&exact, 2).expect("a record");
    let exact_record = file(folder.path(), "a.fir", &record.write().expect("written"));
    record.representations[0].coding = Coding::Wsq;
    record.representations[0].image.clone_from(&bytes);
    let wsq_record = file(folder.path(), "b.fir", &record.write().expect("written"));
    let as_pgm = expect(&["finger", "quality", &pgm, "--json"], 0);
    assert_eq!([&expect(&["finger", "quality", &jp2, "--json"], 0), &expect(&["finger", "quality", &exact_record, "--json"], 0)], [&as_pgm; 2]);
    assert_eq!(expect(&["finger", "quality", &wsq_record, "--json"], 0), measured);
    record.representations[0].coding = Coding::Png;
    let other = file(folder.path(), "c.fir", &record.write().expect("written"));
    assert_eq!(expect(&["finger", "quality", &other, "--json"], 2)["error"], "fingerPictureRecordUnknown");

    let cut = file(folder.path(), "cut.wsq", &bytes[..bytes.len() / 2]);
    assert_eq!(expect(&["wsq", "decode", &cut, "-o", &png, "--json"], 2)["error"], "wsqUnreadable");
    expect(&["finger", "quality", &cut], 2);
    let flat = file(folder.path(), "flat.pgm", &[b"P5 300 300 255\n", vec![200; 90_000].as_slice()].concat());
    assert_eq!(expect(&["wsq", "encode", &flat, "-o", &again, "--json"], 2)["error"], "wsqNoDetail");
    let dot = file(folder.path(), "dot.pgm", b"P5 1 1 255\n\x00");
    assert_eq!(expect(&["wsq", "encode", &dot, "-o", &again, "--json"], 2)["error"], "fingerImageTooSmall");
    let mut wide = bytes.clone();
    let frame = wide.windows(2).position(|pair| pair == [0xff, 0xa2]).expect("a frame");
    wide[frame + 6..frame + 10].fill(0xff);
    let wide = file(folder.path(), "wide.wsq", &wide);
    assert_eq!(expect(&["wsq", "decode", &wide, "-o", &png, "--json"], 2)["error"], "wsqSizeOutOfRange");
    assert_eq!(expect(&["wsq", "encode", &pgm, "-o", &again, "--bitrate", "99", "--json"], 2)["error"], "wsqRateOutOfRange");
    for words in [&["wsq", "encode", &pgm][..], &["wsq", "encode", &pgm, "-o", &again, "--bitrate", "x"], &["wsq", "decode"]] {
        expect(words, 2);
    }
    expect(&["wsq", "encode", &pgm, "-o", &format!("{pgm}/below/it.wsq")], 2);
}

#[test]
fn a_center_is_made_once_and_its_books_are_read() {
    let folder = tempfile::tempdir().expect("a folder");
    let data = folder.path().join("center");
    let data = data.to_str().expect("a path");
    expect(&["intake", "list", "--data", data], 2);
    let made = expect(&["intake", "provision", "--data", data, "--json"], 0);
    assert!(made["authority"].as_str().is_some_and(|pem| pem.starts_with("-----BEGIN CERTIFICATE-----")));
    expect(&["intake", "provision", "--data", data], 2);

    // Standard input is closed here, so the center stops as soon as it is ready.
    let served = expect(&["intake", "serve", "--data", data, "--listen", "127.0.0.1:0", "--until-input-closes", "--json"], 0);
    assert!(served["address"].as_str().is_some_and(|address| address.starts_with("http://127.0.0.1:")));
    assert_eq!(expect(&["intake", "list", "--data", data, "--json"], 0)["packages"], serde_json::json!([]));
    assert_eq!(expect(&["intake", "gaps", "--data", data, "--json"], 0)["unexplained"], 0);
    assert_eq!(expect(&["intake", "show", &"0".repeat(32), "--data", data, "--json"], 1)["known"], false);
    expect(&["intake", "show", "zz", "--data", data], 2);
}

#[test]
fn a_post_is_made_beside_what_lies_in_its_folder_and_never_over_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let data = folder.path().join("post");
    let words = ["station", "provision-demo", "--data", data.to_str().expect("a path"), "--json"];
    std::fs::create_dir_all(data.join("center")).expect("a folder");
    file(&data.join("center"), "letters.txt", b"somebody's");
    expect(&words, 0);
    assert_eq!(std::fs::read(data.join("center/letters.txt")).expect("still there"), b"somebody's");
    assert_eq!(expect(&words, 2)["error"], "alreadyProvisioned");
    // Making was cut before its last file was written: it goes on, with the center that is there already.
    std::fs::remove_file(data.join("station.json")).expect("not yet");
    expect(&words, 0);
    // Somebody worked there.
    std::fs::remove_file(data.join("station.json")).expect("lost");
    file(&data, "vault.db", b"applications");
    let officers = std::fs::read(data.join("officers.json")).expect("officers");
    assert_eq!(expect(&words, 2)["error"], "folderHoldsPost");
    assert_eq!(std::fs::read(data.join("officers.json")).expect("officers"), officers);
    std::fs::remove_file(data.join("vault.db")).expect("nobody did");
    expect(&words, 0);
    let report = expect(&["doctor", "--data", data.to_str().expect("a path"), "--json"], 0);
    assert!(report["log"].as_str().is_some_and(|log| log.ends_with("thu-nhan.log")), "{report}");
    // The attempts lie in the vault, and nobody has worked here: it is said, not guessed.
    let trend = report["checks"].as_array().and_then(|checks| checks.iter().find(|check| check["check"] == "trend"));
    assert_eq!(trend.map(|trend| (&trend["state"], &trend["code"])), Some((&"absent".into(), &"trendNever".into())), "{report}");
    assert_eq!((&report["trends"]["at"], &report["trends"]["devices"]), (&serde_json::Value::Null, &serde_json::json!([])));
}

/// A synthetic print as a file.
fn print(folder: &Path, name: &str, attempt: u64) -> String {
    let image = synthetic::finger(3, fingerprint::Position::try_from(3).expect("a finger"), &synthetic::Condition::attempt(attempt));
    let gray = image::GrayImage::from_raw(image.width(), image.height(), image.gray().to_vec()).expect("a picture");
    let path = folder.join(name);
    gray.save_with_format(&path, image::ImageFormat::Png).expect("saved");
    path.to_str().expect("a path").to_owned()
}

#[test]
fn fingers_become_records_are_matched_and_found() {
    let folder = tempfile::tempdir().expect("a folder");
    let (one, again) = (print(folder.path(), "one.png", 0), print(folder.path(), "again.png", 1));
    let empty = folder.path().join("white.png");
    image::GrayImage::from_pixel(300, 300, image::Luma([250])).save(&empty).expect("saved");
    let empty = empty.to_str().expect("a path");
    let at = |name: &str| folder.path().join(name).to_str().expect("a path").to_owned();
    let gallery = folder.path().join("gallery");
    std::fs::create_dir(&gallery).expect("made");
    let gallery = gallery.to_str().expect("a path");
    let first = format!("{gallery}/first.fmr");

    let made = expect(&["finger", "template", &one, "-o", &first, "--edition", "2005", "--position", "3", "--explain", &at("why"), "--json"], 0);
    assert_eq!((&made["edition"], &made["position"]), (&2005.into(), &3.into()));
    assert!(made["minutiae"].as_u64().is_some_and(|count| count >= 12), "{made}");
    assert_eq!(std::fs::read_dir(at("why")).expect("a folder").count(), 9);
    assert_eq!(expect(&["finger", "template", empty, "-o", &at("none.fmr"), "--json"], 1)["minutiae"], 0);
    assert!(!Path::new(&at("none.fmr")).exists());
    expect(&["finger", "template", &one, "-o", &at("x.fmr"), "--position", "11"], 2);

    let same = expect(&["finger", "match", &again, &first, "--json"], 0);
    assert!(same["similarity"].as_f64() >= same["threshold"].as_f64(), "{same}");
    expect(&["finger", "match", &again, &one], 0);
    assert_eq!(expect(&["finger", "match", empty, &one, "--json"], 1)["match"], false);

    file(Path::new(gallery), "broken.fmr", b"FMR\0 20\0\0\0");
    let found = expect(&["finger", "identify", &again, gallery, "--json"], 0);
    assert_eq!((&found["hits"][0]["file"], &found["skipped"][0], &found["compared"]), (&"first.fmr".into(), &"broken.fmr".into(), &1.into()));
    assert_eq!(expect(&["finger", "identify", empty, gallery, "--json"], 1)["hits"], serde_json::json!([]));
    expect(&["finger", "identify", empty, gallery], 1);
    expect(&["finger", "identify", &one, &at("no-such-folder")], 2);
}
