//! The center refuses: the clerk finds it, reads why and what to do, and one key opens the new draft that answers it.

use serde_json::{Value, json};
use std::process::Command;
use std::time::Duration;
use whole::page::ENTER;
use whole::post::{Center, Post, Station, binary, until};
use whole::screen::Chromium;
use whole::trip::{CLERK, SUPERVISOR, Trip, ordinary_person};
use whole::typist::{ALT, Typist};

fn read(station: &Station, application: &str) -> Value {
    station.desk("read_application", json!({ "application": application }))
}

/// One application, refused by a center that takes no simulated captures.
fn refused(station: &Station) -> (String, String) {
    station.sign_in(CLERK);
    let trip = Trip { station, number: ordinary_person(station, 0) };
    let application = trip.application().expect("opened");
    until("the center refuses", Duration::from_secs(120), || {
        match read(station, &application)["stage"].as_str().unwrap_or_default() {
            "refused" => Some(()),
            // The center's turn.
            "approved" | "queued" | "received" => None,
            _ => trip.step(&application).map(|_| None).expect("the station lives"),
        }
    });
    trip.as_officer(CLERK).expect("signed in");
    (application, trip.number)
}

#[test]
fn a_refused_application_is_answered_by_a_new_one_that_the_center_accepts_and_that_names_it() {
    let post = Post::provision_light();
    let strict = Center::start_strict(post.data(), 0);
    let (port, address) = (strict.port(), strict.address.clone());
    let station = Station::start(post.data(), &address, None);
    let (old, number) = refused(&station);
    drop(strict);
    let _center = Center::start(post.data(), port, None);

    let view = read(&station, &old);
    assert_eq!((&view["ending"]["outcome"], &view["ending"]["remedy"]), (&json!("refused"), &json!("recapture")), "{view}");
    assert_eq!(view["ending"]["refusal"], json!(["simulatedCapture"]));
    let ended = station.desk("read_desk", json!({}))["ended"].clone();
    assert_eq!(ended[0]["application"], old.as_str(), "{ended}");

    let new = station.desk("open_new_draft", json!({ "application": old }));
    assert_eq!(new["follows"]["refused"]["application"], old.as_str());
    assert!(new["portrait"].is_null() && new["slaps"].as_array().is_some_and(|slaps| slaps.iter().all(|slap| slap["sample"].is_null())));
    let new = new["application"].as_str().expect("an id").to_owned();
    assert_eq!(station.refused("desk", "open_new_draft", json!({ "application": old })), "refusalAnswered");
    assert_eq!(read(&station, &old)["ending"]["answeredBy"]["application"], new.as_str());
    assert_eq!(station.desk("read_desk", json!({}))["ended"], json!([]));

    let trip = Trip { station: &station, number };
    until("the center accepts the new one", Duration::from_secs(120), || trip.step(&new).expect("the station lives").then_some(()));
    let package = read(&station, &new)["package"]["package"].as_str().expect("a package").to_owned();
    let shown = Command::new(binary("tn")).args(["intake", "show", &package, "--record", "--json", "--data"]).arg(post.data().join("center")).output().expect("tn runs");
    let shown: Value = serde_json::from_slice(&shown.stdout).expect("one JSON object");
    assert_eq!(shown["record"]["follows"], old.as_str(), "the center reads what it answers");
    assert_eq!(read(&station, &old)["stage"], "refused", "what was refused stays refused");
}

#[test]
fn the_clerk_finds_a_refusal_on_the_ready_screen_reads_it_in_words_and_answers_it_with_one_key() {
    let Some(chromium) = Chromium::start() else { return };
    let post = Post::provision_light();
    let center = Center::start_strict(post.data(), 0);
    let station = Station::start(post.data(), &center.address, None);
    let (old, _) = refused(&station);
    let session = chromium.open(1366, 768);
    let clerk = Typist::at(&session, &station.desk);
    clerk.arrive("ready");
    let line = format!("[data-part=ended-list] [data-application=\"{old}\"]");
    clerk.page.see(&line);
    clerk.page.see_text("[data-part=why-ended]", "giả lập");
    clerk.page.see_text("[data-part=left-to-do]", "mở hồ sơ mới");
    clerk.tab_to(&line);
    clerk.press(&[ENTER]);
    clerk.arrive("done");
    clerk.page.see("[data-part=done][data-stage=refused] svg.lucide-circle-x");
    assert_eq!(clerk.page.ask("return document.querySelectorAll('[data-part^=rail-] svg').length"), 0, "no step is checked off on the way to nothing");
    let shown = clerk.page.ask("return document.querySelector('[data-part=screen]').innerText").to_string();
    for words in ["Trung tâm từ chối", "thiết bị giả lập", "Mời công dân quay lại, rồi mở hồ sơ mới"] {
        assert!(shown.contains(words), "«{words}» in {shown}");
    }
    for other in ["trả lại.", "không duyệt", "đã rút"] {
        assert!(!shown.contains(other), "«{other}» in {shown}");
    }
    clerk.settle();
    clerk.press(&[ENTER]);
    clerk.arrive("person");
    clerk.page.see("[data-part=follows] [data-part=refusal]");
    let open = station.desk("read_desk", json!({}));
    let new = open["open"][0]["application"].as_str().expect("the new draft").to_owned();
    assert_eq!(read(&station, &new)["follows"]["refused"]["application"], old.as_str());
    assert_eq!(open["ended"], json!([]));
}

/// The supervisor returns an application for these places, and the clerk has taken it up again.
fn returned(station: &Station, places: &[(&str, &str)]) -> String {
    station.sign_in(CLERK);
    let trip = Trip { station, number: ordinary_person(station, 0) };
    let application = trip.application().expect("opened");
    until("it waits for the supervisor", Duration::from_secs(120), || {
        if read(station, &application)["stage"] == "submitted" {
            return Some(());
        }
        trip.step(&application).expect("the station lives");
        None
    });
    trip.as_officer(SUPERVISOR).expect("signed in");
    station.desk("open_review", json!({ "application": application }));
    let reasons: Vec<Value> = places.iter().map(|(reason, field)| json!({ "reason": reason, "field": field, "text": "", "mustComeBack": false })).collect();
    station.desk("return_application", json!({ "application": application, "reasons": reasons }));
    trip.as_officer(CLERK).expect("signed in");
    station.desk("resume_application", json!({ "application": application }));
    application
}

#[test]
fn enter_and_digits_lead_from_each_reason_of_a_return_to_the_step_that_mends_it_and_then_on() {
    let Some(chromium) = Chromium::start() else { return };
    let post = Post::provision_light();
    let station = Station::start(post.data(), "http://127.0.0.1:9", None);
    let application = returned(&station, &[("factWrong", "delivery"), ("printsUnfit", "iris_left"), ("attestationUnfit", "signature")]);
    let session = chromium.open(1366, 768);
    let clerk = Typist::at(&session, &station.desk);
    clerk.arrive("ready");
    clerk.open(&application, "review");
    let reasons = clerk.page.ask("return [...document.querySelectorAll('[data-part=return-reasons] li')].map(line => line.dataset.step + ':' + line.dataset.mended)");
    assert_eq!(reasons, json!(["facts:false", "iris:false", "review:false"]));
    assert_eq!(clerk.page.ask("return document.querySelector('[data-part=mend-signature]')"), Value::Null, "the signature is mended right here");

    clerk.settle();
    clerk.press(&[ENTER]);
    clerk.arrive("facts");
    clerk.page.see("[data-field=delivery]");
    station.desk("save_field", json!({ "application": application, "field": "phone", "text": "0987654321" }));
    clerk.press(&[ALT, "6"]);
    clerk.arrive("review");
    clerk.settle();
    clerk.press(&[ENTER]);
    clerk.arrive("iris");
    clerk.press(&[ALT, "6"]);
    clerk.arrive("review");
    clerk.settle();
    // Each was visited: Enter goes on to the applicant, whose returned signature no longer stands.
    let main = clerk.page.ask("return document.querySelector('[data-part=main-action]').innerText");
    assert!(main.as_str().is_some_and(|main| main.contains("Đưa sang") || main.contains("màn hình công dân")), "{main}");
    clerk.press(&["2"]);
    clerk.arrive("iris");
}

#[test]
fn what_the_screens_are_told_of_a_return_a_rejection_and_a_withdrawal_is_its_own_and_ends_with_it() {
    let post = Post::provision_light();
    let station = Station::start(post.data(), "http://127.0.0.1:9", None);
    let said = |application: &str| {
        let view = read(&station, application);
        let reasons = view["returnReasons"].as_array().map_or(0, Vec::len);
        (view["stage"].as_str().unwrap_or_default().to_owned(), view["ending"]["outcome"].as_str().map(str::to_owned), reasons)
    };
    let is = |stage: &str, outcome: Option<&str>, reasons: usize| (stage.to_owned(), outcome.map(str::to_owned), reasons);
    let application = returned(&station, &[("factWrong", "delivery")]);
    assert_eq!(said(&application), is("draft", None, 1));
    station.desk("save_field", json!({ "application": application, "field": "phone", "text": "0987654321" }));
    let trip = Trip { station: &station, number: ordinary_person(&station, 0) };
    until("it waits for the supervisor again", Duration::from_secs(60), || {
        if read(&station, &application)["stage"] == "submitted" {
            return Some(());
        }
        trip.step(&application).expect("the station lives");
        None
    });
    assert_eq!(said(&application), is("submitted", None, 0));
    trip.as_officer(SUPERVISOR).expect("signed in");
    let review = station.desk("open_review", json!({ "application": application }));
    assert_eq!((&review["returnedFor"][0]["reason"], &review["returnedFor"][0]["mended"]), (&json!("factWrong"), &json!(false)), "another field was changed");
    let reasons = json!([{ "reason": "personDoubtful", "field": null, "text": "", "mustComeBack": true }]);
    station.desk("reject_application", json!({ "application": application, "reasons": reasons }));
    assert_eq!(said(&application), is("rejected", Some("rejected"), 0));
    trip.as_officer(CLERK).expect("signed in");
    assert_eq!(read(&station, &application)["actions"], json!(["tell"]));
    assert_eq!(station.desk("read_desk", json!({}))["ended"][0]["application"], application.as_str());
    station.desk("note_told", json!({ "application": application }));
    assert_eq!(station.desk("read_desk", json!({}))["ended"], json!([]));
    assert_eq!(read(&station, &application)["actions"], json!([]));

    let number = ordinary_person(&station, 1);
    let dropped = Trip { station: &station, number }.application().expect("opened");
    station.desk("withdraw_application", json!({ "application": dropped, "reason": "applicantAsked", "text": "" }));
    assert_eq!(said(&dropped), is("withdrawn", Some("withdrawn"), 0));
    assert_eq!(station.desk("read_desk", json!({}))["ended"], json!([]));
}
