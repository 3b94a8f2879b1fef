//! A further language is one file, and the sheet is read aloud as it stands on the screen.

use serde_json::{Value, json};
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;
use std::process::Command;
use std::time::Duration;
use whole::page::Page;
use whole::post::{Post, Station, until};
use whole::screen::Chromium;
use whole::trip::{CLERK, Trip, ordinary_person};

/// Nobody listens there: discard.
const NO_CENTER: &str = "http://127.0.0.1:9";
/// A language that is none: qaa is reserved for such (ISO 639-2). Test data, no translation.
const INVENTED: &str = include_str!("qaa.ftl");

/// Programs that come before the system's own: a loudspeaker that keeps what it plays.
fn loudspeaker(folder: &Path) {
    let program = folder.join("aplay");
    std::fs::create_dir_all(folder).expect("a folder");
    std::fs::write(&program, "#!/bin/sh\ncat > \"$(dirname \"$0\")/$(date +%s%N).wav\"\n").expect("written");
    std::fs::set_permissions(&program, std::fs::Permissions::from_mode(0o755)).expect("executable");
}

fn played(folder: &Path) -> Vec<Vec<u8>> {
    let mut files: Vec<_> = std::fs::read_dir(folder).expect("the folder").flatten().map(|entry| entry.path()).filter(|path| path.extension().is_some_and(|end| end == "wav")).collect();
    files.sort();
    files.iter().map(|file| std::fs::read(file).expect("a sound")).collect()
}

/// An application before the applicant's review.
fn at_review(station: &Station) -> String {
    let trip = Trip { station, number: ordinary_person(station, 0) };
    let id = trip.application().expect("opened");
    until("the review", Duration::from_secs(120), || {
        let view = station.desk("read_application", json!({ "application": id }));
        if view["step"] == "review" {
            return Some(());
        }
        trip.step(&id).expect("the station lives");
        None
    });
    station.desk("show_to_applicant", json!({ "application": id, "state": "review" }));
    id
}

#[test]
fn a_language_is_one_file_and_the_applicants_window_offers_shows_and_reads_it() {
    let Some(chromium) = Chromium::start() else { return };
    if Command::new("espeak-ng").arg("--version").output().is_err() {
        assert!(std::env::var_os("THUNHAN_NOTHING_SKIPPED").is_none(), "espeak-ng is not installed");
        println!("skipped: espeak-ng is not installed");
        return;
    }
    let post = Post::provision_light();
    let languages = post.data().join("languages");
    std::fs::create_dir_all(languages.join("qaa")).expect("a folder");
    std::fs::write(languages.join("qaa.ftl"), INVENTED).expect("one file");
    for address in ["male", "female", "either", "child"] {
        std::fs::write(languages.join(format!("qaa/applicant-review.{address}.wav")), b"RIFF a recorded sentence").expect("a recording");
    }
    let sounds = post.data().join("loudspeaker");
    loudspeaker(&sounds);
    let path = format!("{}:{}", sounds.display(), std::env::var("PATH").unwrap_or_default());
    let station = Station::start_with(post.data(), NO_CENTER, None, &[("PATH", &path)]);
    station.sign_in(CLERK);

    let listed = station.applicant("read_languages", json!({}));
    let tags: Vec<&Value> = listed["languages"].as_array().into_iter().flatten().map(|one| &one["tag"]).collect();
    assert_eq!(tags, ["vi", "en", "qaa"], "{listed}");
    assert_eq!(station.refused("desk", "choose_language", json!({ "language": "qaa" })), "languageUnknown", "officers need every sentence");

    let id = at_review(&station);
    let session = chromium.open(1366, 768);
    session.go(&station.desk).expect("the desk's page");
    let page = Page { session: &session };
    page.click(&format!("[data-application=\"{id}\"]"));
    page.see("[data-screen=review]");
    page.see_text("[data-part=applicant-language] [data-choice=qaa] [lang=qaa]", "[qaa]");
    page.click("[data-part=applicant-language] [data-choice=qaa]");

    session.go(&station.applicant).expect("the applicant's page");
    page.see("html[lang=qaa]");
    page.see_text("[data-part=all-right]", "[qaa] all right");
    // What the file does not say is Vietnamese, and says so to whatever reads the page.
    page.see_text("[data-part=cannot-sign] [lang=vi]", "Tôi không ký được");
    assert_eq!(page.ask("return document.querySelectorAll('[data-part=all-right] [lang]').length"), 0, "its own sentence needs no mark");
    let height = page.ask("return document.querySelector('[data-part=read-aloud]').getBoundingClientRect().height");
    assert!(height.as_f64() >= Some(64.0), "{height}");

    // Read aloud: the recording first, then a voice in the language of each passage, to the last line.
    page.click("[data-part=read-aloud]");
    page.see("[data-part=read-aloud][data-reading=speaking]");
    page.see("[data-part=read-aloud][data-reading=done]");
    let heard = played(&sounds);
    let lines = page.ask("return document.querySelectorAll('[data-part=summary-line]').length").as_u64().unwrap_or_default();
    println!("{} sounds for {lines} lines", heard.len());
    assert!(heard.len() as u64 > 2 * lines, "a name and a text for each line");
    assert!(heard[0].starts_with(b"RIFF a recorded sentence"), "the recording comes first");
    assert!(heard[1..].iter().all(|sound| sound.len() > 4000), "every other phrase is a sound");

    let view = station.desk("read_application", json!({ "application": id }));
    assert_eq!(view["readAloud"]["station"], true, "{}", view["readAloud"]);
    let screen = station.applicant("read_applicant_screen", json!({}));
    station.applicant("sign_as_applicant", whole::trip::signature(screen["summaryDigest"].as_str().unwrap_or_default()));
    let view = station.desk("read_application", json!({ "application": id }));
    assert_eq!((&view["attestation"]["language"], &view["attestation"]["readByStation"]), (&json!("qaa"), &json!(true)), "{}", view["attestation"]);
    assert!(view["people"].as_array().into_iter().flatten().any(|part| part["part"] == "readAloudByStation"), "{}", view["people"]);
}
