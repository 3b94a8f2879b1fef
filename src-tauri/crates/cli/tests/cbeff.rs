//! `tn cbeff` from outside: records into one file, and out of it byte for byte.

use std::path::{Path, PathBuf};
use std::process::Command;

use fingerprint::image_record::ImageRecord;
use fingerprint::{Image, PPI};
use serde_json::{Value, json};

fn tn(words: &[&str], code: i32) -> Value {
    let out = Command::new(env!("CARGO_BIN_EXE_tn")).env("THUNHAN_LANG", "en").args(words).output().expect("tn runs");
    let said = String::from_utf8_lossy(&out.stderr);
    assert_eq!(out.status.code(), Some(code), "tn {words:?}: {said}");
    assert!(!said.contains('⟦') && !String::from_utf8_lossy(&out.stdout).contains('⟦'), "a sentence is missing: {said}");
    serde_json::from_slice(&out.stdout).unwrap_or(Value::Null)
}

fn text(path: &Path) -> &str {
    path.to_str().expect("a path")
}

/// Wraps the files, says what the file holds, and unwraps it again to the same bytes.
fn there_and_back(files: &[PathBuf]) -> Value {
    let folder = tempfile::tempdir().expect("a folder");
    let (file, out) = (folder.path().join("person.xml"), folder.path().join("blocks"));
    let words: Vec<&str> = ["cbeff", "wrap"].into_iter().chain(files.iter().map(|file| text(file))).chain(["-o", text(&file), "--json"]).collect();
    assert_eq!(tn(&words, 0)["records"], files.len());
    tn(&["cbeff", "list", text(&file)], 0);
    tn(&["cbeff", "unwrap", text(&file), "-o", text(&out)], 0);
    let mut written: Vec<PathBuf> = std::fs::read_dir(&out).expect("written").map(|entry| entry.expect("an entry").path()).collect();
    written.sort();
    assert_eq!(written.len(), files.len());
    for (before, after) in files.iter().zip(&written) {
        assert_eq!(std::fs::read(before).expect("read"), std::fs::read(after).expect("read"), "{}", after.display());
    }
    tn(&["cbeff", "list", text(&file), "--json"], 0)
}

#[test]
fn a_record_made_here_goes_into_a_file_under_its_finger_and_what_is_no_record_does_not() {
    let folder = tempfile::tempdir().expect("a folder");
    let image = Image::new(96, 72, (0..96 * 72).map(|at: u32| (at % 251) as u8).collect::<Vec<u8>>(), PPI).expect("a picture");
    let record = folder.path().join("ring.iso");
    std::fs::write(&record, ImageRecord::of_picture(&image, 9).and_then(|record| record.write()).expect("a record")).expect("written");
    let said = there_and_back(std::slice::from_ref(&record));
    let one = &said["records"][0];
    assert_eq!(
        (&one["modality"], &one["parts"], &one["position"], &one["format"], &one["organization"], &one["signed"]),
        (&json!("Finger"), &json!(["Left", "RingFinger"]), &json!(9), &json!("7"), &json!("257"), &json!(false))
    );

    let (picture, output) = (folder.path().join("picture.png"), folder.path().join("out.xml"));
    std::fs::write(&picture, b"\x89PNG\r\n\x1a\n").expect("written");
    tn(&["cbeff", "wrap", text(&record), text(&picture), "-o", text(&output)], 2);
    assert!(!output.exists(), "half a person is not written");
    tn(&["cbeff", "list", text(&picture)], 2);
    tn(&["cbeff", "list", text(&record)], 2);
    tn(&["cbeff", "unwrap", text(&folder.path().join("absent")), "-o", text(&output)], 2);
    tn(&["cbeff", "wrap", "-o", text(&output)], 2);
}

#[test]
fn the_records_of_mosip_go_in_and_come_out_byte_for_byte_each_under_its_name() {
    let Some(root) = std::env::var_os("THUNHAN_TESTDATA").map(|root| PathBuf::from(root).join("mosip-mds")).filter(|root| root.is_dir()) else {
        println!("skipped: THUNHAN_TESTDATA is not set");
        return;
    };
    let fingers = ["Thumb", "Index", "Middle", "Ring", "Little"];
    let names = ["Right", "Left"].iter().flat_map(|side| fingers.map(|finger| format!("{side}_{finger}")));
    let files: Vec<PathBuf> = names.chain(["Face".to_owned()]).map(|name| root.join(format!("0001{name}.iso"))).collect();
    let said = there_and_back(&files);
    let records = said["records"].as_array().expect("records");
    let positions: Vec<Option<u64>> = records.iter().map(|record| record["position"].as_u64()).collect();
    assert_eq!(positions, (1..=10).map(Some).chain([None]).collect::<Vec<_>>());
    assert_eq!((&records[10]["modality"], &records[10]["format"]), (&json!("Face"), &json!("8")));
    for finger in &records[..10] {
        assert!(finger["created"].as_str().is_some_and(|at| at.starts_with("2022-12-28T")), "{finger}");
        assert!(finger["score"].as_u64().is_some_and(|score| (30..=80).contains(&score)), "{finger}");
    }
}
