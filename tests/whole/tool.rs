//! `tn`: exit codes and one JSON object, whatever the file holds.

use std::process::{Command, Output};
use whole::post::binary;

fn tn(words: &[&str]) -> Output {
    Command::new(binary("tn")).args(words).output().expect("tn runs")
}

#[test]
fn tn_answers_with_its_exit_code_and_never_panics() {
    let folder = tempfile::tempdir().expect("a folder");
    let garbage = folder.path().join("garbage");
    std::fs::write(&garbage, [0x30, 0x82, 0xff, 0xff, 0x00]).expect("written");
    let garbage = garbage.to_str().expect("a path");
    let table: &[(&[&str], i32)] = &[
        (&["qr", "--text", "038203000042||Lê Minh|19092003|Nam|Thôn Mẫu, Xã Mẫu, Huyện Mẫu, Thanh Hóa|11032021", "--json"], 0),
        (&["qr", "--text", "GD4797922||||"], 2),
        (&["mrz", "IDVNM0901234562001090123456<<3", "9001158M3001156VNM<<<<<<<<<<<0", "NGUYEN<<VAN<AN<<<<<<<<<<<<<<<<", "--json"], 0),
        (&["mrz", "IDVNM0901234562001090123456<<4", "9001158M3001156VNM<<<<<<<<<<<0", "NGUYEN<<VAN<AN<<<<<<<<<<<<<<<<"], 1),
        (&["package", "inspect", garbage], 2),
        (&["portrait", "check", garbage], 2),
        (&["finger", "quality", garbage], 2),
        (&["no-such-command"], 2),
    ];
    for (words, code) in table {
        let out = tn(words);
        let said = String::from_utf8_lossy(&out.stderr);
        assert_eq!(out.status.code(), Some(*code), "tn {words:?}: {said}");
        assert!(!said.contains("panicked"), "tn {words:?}: {said}");
        if words.contains(&"--json") {
            serde_json::from_slice::<serde_json::Value>(&out.stdout).unwrap_or_else(|why| panic!("tn {words:?}: {why}"));
        }
    }
}
