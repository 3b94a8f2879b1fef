//! `tn`: exit codes and one JSON object, whatever the file holds.

use std::process::{Command, Output};
use serde_json::{Value, json};
use whole::post::{Post, Station, binary};
use whole::trip::{CLERK, Trip};

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

#[test]
fn tn_doctor_says_how_the_devices_did_though_the_vault_is_closed_and_names_nobody() {
    let post = Post::provision_light();
    let data = post.data().to_str().expect("a path");
    let look = || -> (String, Value) {
        let out = tn(&["doctor", "--data", data, "--json"]);
        let said = String::from_utf8_lossy(&out.stdout).into_owned();
        let report = serde_json::from_str(&said).unwrap_or_else(|why| panic!("{why}: {said}"));
        (said, report)
    };
    let code = |report: &Value| report["checks"].as_array().into_iter().flatten().find(|check| check["check"] == "trend").map(|check| check["code"].clone());
    let station = Station::start(post.data(), "http://127.0.0.1:9", None);
    assert_eq!(code(&look().1), Some(json!("trendNever")));
    station.sign_in(CLERK);
    let number = whole::trip::ordinary_person(&station, 1);
    let trip = Trip { station: &station, number: number.clone() };
    let application = trip.application().expect("opened");
    let name = station.desk("read_application", json!({ "application": application }))["strip"]["name"].as_str().map(str::to_owned).unwrap_or_default();
    while station.desk("read_application", json!({ "application": application }))["stage"] != "submitted" {
        trip.step(&application).expect("the station lives");
    }
    station.desk("lock_station", json!({}));
    let (said, report) = look();
    assert_eq!(code(&report), Some(json!("trendTooFew")), "{report}");
    for (modality, least) in [("portrait", 1), ("fingerprints", 3)] {
        let devices = report["trends"]["devices"].as_array().expect("devices");
        let device = devices.iter().find(|device| device["modality"] == modality).unwrap_or_else(|| panic!("{modality}: {report}"));
        let tries = device["weeks"].as_array().into_iter().flatten().filter_map(|week| week["tries"].as_u64()).sum::<u64>();
        assert!(tries >= least && device["simulated"] == true, "{device}");
    }
    assert!(!name.is_empty() && !said.contains(&name) && !said.contains(&number), "{said}");
    let lines = tn(&["doctor", "--data", data]);
    println!("{}", String::from_utf8_lossy(&lines.stdout));
}
