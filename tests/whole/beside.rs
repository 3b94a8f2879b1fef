//! The desk between two people, in a real browser by keyboard: the next one beside the one who reads (F6), the live face beside the
//! portraits, called and not come (F4), a day to come back.

use crate::pages::draw_a_signature;
use serde_json::{Value, json};
use std::time::Duration;
use whole::page::{CONTROL, ENTER, ESCAPE, function_key};
use whole::post::{Post, Station, until};
use whole::screen::Chromium;
use whole::trip::{CLERK, Trip, ordinary_person};
use whole::typist::Typist;

/// What the applicant reads.
const SHEET: &str = "return [...document.querySelectorAll('[data-part=summary-line]')].map(e => e.innerText).join('\\n')";

/// Up to the sheet on the applicant's window, without the page.
fn reading(station: &Station) -> String {
    let trip = Trip { station, number: ordinary_person(station, 0) };
    let application = trip.application().expect("opened");
    while station.desk("read_application", json!({ "application": application }))["step"] != "review" {
        trip.step(&application).expect("the station lives");
    }
    station.desk("show_to_applicant", json!({ "application": application, "state": "review" }));
    application
}

fn refusal(station: &Station, name: &str, request: Value) -> String {
    match station.try_call("desk", name, request) {
        Ok(Err(why)) => why.to_string(),
        Ok(Ok(view)) => panic!("{name} went through: {view}"),
        Err(why) => panic!("{name}: {why}"),
    }
}

#[test]
fn the_next_person_is_looked_up_beside_the_one_who_reads_and_nobody_is_mixed_up() {
    let Some(chromium) = Chromium::start() else { return };
    let post = Post::provision_light();
    let station = Station::start(post.data(), "http://127.0.0.1:9", None);
    let session = chromium.open(1366, 768);
    session.viewport(1366, 768).expect("a size");
    session.go(&station.desk).expect("the desk's page");
    let desk = session.windows().expect("windows").first().cloned().expect("the desk's window");
    let clerk = Typist::new(&session);
    clerk.sign_in(CLERK, "ready");
    let first = reading(&station);
    let applicant = session.new_window().expect("a second window");
    session.switch_to(&applicant).expect("the applicant's window");
    session.go(&station.applicant).expect("the applicant's page");
    clerk.page.see("[data-part=applicant][data-state=review]");
    clerk.page.see("[data-part=summary-line]");
    let sheet = clerk.page.ask(SHEET);
    session.switch_to(&desk).expect("the desk");

    // From the review beside: another frame, and who is at the desk stays in view.
    clerk.open(&first, "review");
    clerk.press(&[&function_key(6)]);
    clerk.arrive("ready");
    clerk.page.see("[data-part=beside-desk]");
    let second = ordinary_person(&station, 1);
    clerk.fill("find-number", &second);
    clerk.press(&[ENTER]);
    clerk.arrive("found");
    assert!(session.find("[data-part=live-face]").is_err(), "the camera is not for the next person");
    clerk.press(&[ENTER]);
    clerk.arrive("facts");
    clerk.page.see("[data-part=strip][data-beside]");
    let number = clerk.page.ask("return document.querySelector('[data-part=strip] p + p')?.innerText.replaceAll(' ', '') ?? ''");
    assert_eq!(number, second);
    let open = station.desk("read_desk", json!({}))["open"].clone();
    let other = open.as_array().into_iter().flatten().find(|line| line["application"] != first.as_str()).expect("the next one")["application"].clone();

    // Whatever is asked for the one beside, the station refuses.
    for (name, request) in [
        ("start_camera", json!({ "application": other })),
        ("capture_slap", json!({ "application": other, "slap": 13 })),
        ("freeze_portrait", json!({ "application": other, "byItself": false })),
        ("confirm_person", json!({ "application": other, "same": true })),
        ("note_gap", json!({ "application": other, "modality": "iris", "reason": "noDevice", "forToday": false })),
        ("show_to_applicant", json!({ "application": other, "state": "called" })),
        ("sign_and_submit", json!({ "application": other })),
        ("look_at_person", json!({})),
    ] {
        let why = refusal(&station, name, request);
        assert!(why.contains("servesAnother"), "{name}: {why}");
    }
    let view = station.desk("read_application", json!({ "application": other }));
    let offered: Vec<&str> = view["actions"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    assert!(!offered.iter().any(|action| action.contains("capture") || action.contains("onfirm")), "{offered:?}");
    assert_eq!(view["portrait"], Value::Null);

    // The applicant signs meanwhile; their window knows nothing of the next one, and the banner tells the clerk.
    session.switch_to(&applicant).expect("the applicant's window");
    assert_eq!(clerk.page.ask(SHEET), sheet, "not a letter of the next one stands there");
    station.desk("show_to_applicant", json!({ "application": first, "state": "signature" }));
    draw_a_signature(&clerk);
    clerk.page.click("[data-part=sign]:not([disabled])");
    clerk.page.see_no_more("[data-part=signature-pad]");
    session.switch_to(&desk).expect("the desk");
    until("the signature is told beside", Duration::from_secs(20), || {
        let told = clerk.page.ask("return document.querySelector('[data-part=beside-state]')?.innerText ?? ''");
        told.as_str().is_some_and(|told| told.contains("đã ký")).then_some(())
    });

    // F6 again: exactly back. The next one waits, with what is missing, and begins with the face.
    clerk.press(&[&function_key(6)]);
    clerk.arrive("review");
    clerk.page.see("[data-part=attestation]");
    clerk.page.see_no_more("[data-part=beside-desk]");
    clerk.press(&[&function_key(2)]);
    clerk.arrive("ready");
    let line = format!("[data-application=\"{}\"] [data-part=lacks]", other.as_str().unwrap_or_default());
    println!("missing: {}", session.text(&clerk.page.see(&line)).expect("words"));
    clerk.tab_to(&format!("[data-application=\"{}\"]", other.as_str().unwrap_or_default()));
    clerk.press(&[ENTER]);
    clerk.arrive("person");
    clerk.page.see("[data-part=live-face] canvas[data-frames]");
    assert!(clerk.page.ask("return document.querySelector('[data-part=live-face] canvas').getBoundingClientRect().height").as_f64().is_some_and(|high| high >= 240.0));
    clerk.press(&[ENTER]);
    clerk.arrive("facts");
    until("leaving closes the camera", Duration::from_secs(20), || (station.desk("read_camera", json!({}))["state"] == "off").then_some(()));
}

#[test]
fn who_was_called_and_does_not_come_is_absent_and_who_goes_gets_a_day_to_come_back() {
    let Some(chromium) = Chromium::start() else { return };
    let post = Post::provision_light();
    let station = Station::start(post.data(), "http://127.0.0.1:9", None);
    let session = chromium.open(1366, 768);
    let clerk = Typist::at(&session, &station.desk);
    clerk.sign_in(CLERK, "ready");
    clerk.fill("find-number", &ordinary_person(&station, 0));
    clerk.press(&[ENTER]);
    clerk.arrive("found");
    clerk.page.see("[data-part=live-face] canvas[data-frames]");
    clerk.press(&[ENTER]);
    clerk.arrive("facts");
    let application = station.desk("read_desk", json!({}))["open"][0]["application"].clone();
    let paused = || station.desk("read_application", json!({ "application": application }))["paused"].clone();
    let on_screen = |state: &str| {
        until(&format!("the window says {state}"), Duration::from_secs(20), || (station.desk("read_applicant_screen", json!({}))["state"] == state).then_some(()));
    };

    // Called; called again by the twin of F4; absent with Enter.
    clerk.press(&[&function_key(4)]);
    on_screen("called");
    until("the desk knows", Duration::from_secs(20), || (station.desk("read_application", json!({ "application": application }))["applicantScreen"] == "called").then_some(()));
    std::thread::sleep(Duration::from_millis(500));
    clerk.press(&[CONTROL, "4"]);
    clerk.page.see("[data-part=absent]");
    clerk.press(&[&function_key(4)]);
    clerk.page.see_no_more("[data-part=absent]");
    clerk.press(&[&function_key(4)]);
    clerk.page.see("[data-part=absent]");
    clerk.press(&[ENTER]);
    clerk.arrive("ready");
    assert_eq!(paused(), 1);

    // Back, and away again: a day that does not fit is named beside its field, and nothing is paused.
    clerk.tab_to(&format!("[data-application={application}]"));
    clerk.press(&[ENTER]);
    clerk.arrive("facts");
    until("it goes on", Duration::from_secs(20), || paused().is_null().then_some(()));
    clerk.press(&[ESCAPE]);
    clerk.page.see("[data-part=pause-reasons]");
    clerk.fill("appointment", "31/02/2027");
    clerk.tab_to("[data-choice=\"2\"]");
    clerk.press(&["2"]);
    clerk.page.see("[data-field=appointment] [slot=errorMessage]");
    assert_eq!(paused(), Value::Null);
    let day = clerk.page.ask("const d = new Date(Date.now() + 3 * 86400000); return new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Ho_Chi_Minh' }).format(d)");
    let day = day.as_str().expect("a day").to_owned();
    clerk.fill("appointment", &day);
    clerk.tab_to("[data-choice=\"2\"]");
    clerk.press(&["2"]);
    clerk.arrive("ready");
    clerk.page.see_text(&format!("[data-application={application}]"), &day);
}
