//! `tn portrait` on the people of practice: what it prints is what `src-tauri/docs/tn-portrait.md` says.

use std::process::Command;

use serde_json::Value;

const PEOPLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../assets/test-people");

fn person(name: &str) -> String {
    format!("{PEOPLE}/{name}.jpg")
}

fn tn(words: &[&str], language: &str) -> (Option<i32>, String, String) {
    let out = Command::new(env!("CARGO_BIN_EXE_tn")).env("THUNHAN_LANG", language).args(words).output().expect("tn runs");
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (out.status.code(), text(&out.stdout), text(&out.stderr))
}

fn json(words: &[&str], code: i32) -> Value {
    let (ended, said, complained) = tn(&[words, &["--json"]].concat(), "en");
    assert_eq!(ended, Some(code), "{words:?}: {said}{complained}");
    serde_json::from_str(&said).unwrap_or_else(|why| panic!("{words:?}: {why}: {said}"))
}

#[test]
fn a_check_names_every_check_of_the_profile_with_its_result() {
    let good = json(&["portrait", "check", &person("P001_studio")], 0);
    assert_eq!((&good["pass"], &good["faces"], &good["instruction"]), (&true.into(), &1.into(), &Value::Null));
    let checks = good["checks"].as_array().expect("checks");
    assert_eq!(checks.len(), 21);
    for check in checks {
        let result = check["result"].as_str().expect("a result");
        assert!(["pass", "fail", "ask", "not_judged"].contains(&result) && result != "fail", "{check}");
        assert!(check["name"].is_string() && check["unit"].is_string() && check.get("value").is_some() && check.get("score").is_some(), "{check}");
        assert!(check["hint"].is_null() || result == "ask", "{check}");
    }
    for (name, check, hint) in [
        ("P003_twofaces", "single_face", "severalFaces"),
        ("P001_blur", "sharp", "blurred"),
        ("P007_under", "exposure", "tooDark"),
        ("P001_roll_15", "roll", "tilted"),
    ] {
        let bad = json(&["portrait", "check", &person(name)], 1);
        let found = bad["checks"].as_array().expect("checks").iter().find(|found| found["name"] == check).expect("the check");
        assert_eq!((&found["result"], &found["hint"], &bad["pass"]), (&"fail".into(), &hint.into(), &false.into()), "{name}");
        assert!(bad["instruction"].is_string());
    }
    for language in ["vi", "en"] {
        let (ended, said, _) = tn(&["portrait", "check", &person("P001_blur")], language);
        assert!(ended == Some(1) && said.lines().count() > 3 && !said.contains('⟦'), "{said}");
    }
}

#[test]
fn a_crop_is_the_cards_picture_within_its_bytes_or_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = |name: &str| folder.path().join(name).to_str().expect("a path").to_owned();
    let read = |name: &str| std::fs::read(path(name)).expect("written");
    let kept = json(&["portrait", "crop", &person("P005_studio"), "-o", &path("kept.jpg")], 0);
    assert_eq!((&kept["width"], &kept["height"], &kept["written"]), (&480.into(), &640.into(), &true.into()));
    assert!(kept["bytes"] == read("kept.jpg").len() && read("kept.jpg").len() <= 200_000);
    assert!(kept["headPart"].as_f64().is_some_and(|part| (0.7..=0.8).contains(&part)), "{kept}");
    let chip = json(&["portrait", "crop", &person("P001_roll_15"), "-o", &path("chip.jpg"), "--max-bytes", "15000"], 0);
    assert!(read("chip.jpg").len() <= 15_000 && chip["turnedDegrees"].as_f64().is_some_and(|turned| turned.abs() > 10.0), "{chip}");
    let cut = image::load_from_memory(&read("chip.jpg")).expect("a picture");
    assert_eq!((&chip["width"], &chip["height"]), (&cut.width().into(), &cut.height().into()));
    let jp2 = json(&["portrait", "crop", &person("P001_roll_15"), "-o", &path("chip.jp2"), "--max-bytes", "15000"], 0);
    assert!(read("chip.jp2").len() <= 15_000 && read("chip.jp2").starts_with(b"\0\0\0\x0cjP  "), "{jp2}");
    assert_eq!((&jp2["width"], &jp2["height"]), (&480.into(), &640.into()), "without blocks the whole size stays");
    assert_eq!(json(&["portrait", "compare", &path("chip.jp2"), &person("P001_studio")], 0)["opinion"], "same");
    // What was cut can be judged and compared again.
    json(&["portrait", "check", &path("kept.jpg")], 0);
    assert_eq!(json(&["portrait", "compare", &path("kept.jpg"), &person("P005_studio")], 0)["opinion"], "same");

    let refused = json(&["portrait", "crop", &person("P003_twofaces"), "-o", &path("none.jpg")], 1);
    assert_eq!((&refused["written"], &refused["code"]), (&false.into(), &"severalFaces".into()));
    assert_eq!(json(&["portrait", "crop", &person("P001_studio"), "-o", &path("none.jpg"), "--max-bytes", "500"], 2)["error"], "pictureDoesNotFit");
    assert!(!folder.path().join("none.jpg").exists());
}

#[test]
fn a_comparison_says_same_or_not_and_refuses_what_it_cannot_compare() {
    let same = json(&["portrait", "compare", &person("P001_studio"), &person("P001_far")], 0);
    assert_eq!((&same["match"], &same["opinion"], &same["thresholds"]["same"]), (&true.into(), &"same".into(), &0.5.into()));
    assert!(same["cosine"].as_f64().is_some_and(|cosine| cosine > 0.8));
    let different = json(&["portrait", "compare", &person("P003_studio"), &person("P007_studio")], 1);
    assert_eq!((&different["match"], &different["opinion"]), (&false.into(), &"different".into()));
    let between = json(&["portrait", "compare", &person("P005_studio"), &person("P007_studio")], 1);
    assert_eq!((&between["match"], &between["opinion"]), (&false.into(), &"ask".into()));
    assert_eq!(json(&["portrait", "compare", &person("P001_studio"), &person("P003_twofaces")], 2)["error"], "compareSeveralFaces");
    for language in ["vi", "en"] {
        let (ended, said, _) = tn(&["portrait", "compare", &person("P005_studio"), &person("P007_studio")], language);
        assert!(ended == Some(1) && said.lines().count() == 2 && !said.contains('⟦'), "{said}");
    }
}
