//! The portrait in a real browser: taken by itself, coached on both windows, with exceptions, and with a second officer's consent.

use serde_json::{Value, json};
use std::path::Path;
use whole::page::{CONTROL, ENTER, ESCAPE, function_key};
use whole::post::{Post, Station, password};
use whole::screen::Chromium;
use whole::trip::{CLERK, SUPERVISOR, Trip, ordinary_person};
use whole::typist::{ALT, Typist};
use whole::webdriver::Session;

/// A desk's page at the portrait of an application, with the clerk signed in.
fn at_the_portrait<'a>(session: &'a Session, station: &Station) -> (Typist<'a>, String) {
    session.viewport(1366, 768).expect("a size");
    session.go(&station.desk).expect("the desk's page");
    let clerk = Typist::new(session);
    clerk.sign_in(CLERK, "ready");
    let trip = Trip { station, number: ordinary_person(station, 0) };
    let application = trip.up_to("portrait").expect("the station lives")["application"].as_str().expect("an id").to_owned();
    (clerk, application)
}

fn by_hand(station: &Station) {
    let mut chosen = station.desk("read_session", json!({}))["preferences"].clone();
    chosen["automaticShutter"] = json!(false);
    station.desk("save_preferences", chosen);
}

/// The picture that is replayed shows another person of practice than the record does: when a program asks about that, the clerk says
/// that it is the same.
fn go_on_to_the_fingers(clerk: &Typist<'_>) {
    clerk.page.wait("the fingers, or the question before them", || {
        if clerk.page.session.find("[data-part=same-person-lead]").is_ok() {
            clerk.press(&[ENTER]);
        }
        (clerk.screen() == "fingers").then_some(())
    });
}

#[test]
fn who_sits_well_is_taken_without_a_key_sees_themselves_mirrored_and_one_key_keeps_the_picture() {
    let Some(chromium) = Chromium::start() else { return };
    let post = Post::provision_light();
    let station = Station::start(post.data(), "http://127.0.0.1:9", None);
    let session = chromium.open(1366, 768);
    let (clerk, application) = at_the_portrait(&session, &station);

    // By hand first, so that there is time to look.
    by_hand(&station);
    clerk.open(&application, "portrait");
    let desk = session.windows().expect("windows").first().cloned().expect("the desk's window");
    let applicant = session.new_window().expect("a second window");
    session.switch_to(&applicant).expect("the applicant's window");
    session.go(&station.applicant).expect("the applicant's page");
    clerk.page.see("[data-part=live][data-good]");
    clerk.page.see("[data-part=live] [data-instruction=steady]");
    let mirrored = clerk.page.ask("return getComputedStyle(document.querySelector('[data-part=live] canvas')).transform");
    assert_eq!(mirrored, "matrix(-1, 0, 0, 1, 0, 0)");
    clerk.page.see("canvas[data-frames]");
    clerk.look_at("applicant-live");
    session.switch_to(&desk).expect("the desk's window");
    let straight = clerk.page.ask("return getComputedStyle(document.querySelector('[data-part=preview] canvas')).transform");
    assert_eq!(straight, "none", "the clerk sees the person as they are");
    assert_eq!(clerk.page.ask("return document.querySelectorAll('[data-part=failing] li').length"), 0, "what is right is not listed");
    clerk.look_at("portrait-good");

    // Then by itself: no key from here to the picture.
    let mut chosen = station.desk("read_session", json!({}))["preferences"].clone();
    chosen["automaticShutter"] = json!(true);
    station.desk("save_preferences", chosen);
    clerk.press(&[ALT, "2"]);
    clerk.arrive("facts");
    clerk.press(&[ALT, "3"]);
    clerk.arrive("portrait");
    clerk.page.see("[data-part=frozen]");
    let asked = clerk.page.ask("return [...document.querySelectorAll('[data-part=asked] [data-check]')].map(e => e.dataset.check)");
    assert!(["glasses", "head_covering"].iter().all(|name| asked.as_array().is_some_and(|all| all.contains(&json!(name)))), "{asked}");
    clerk.look_at("portrait-asked");
    clerk.settle();
    clerk.press(&[ENTER]);
    clerk.arrive("fingers");
    let kept = station.desk("read_application", json!({ "application": application }))["portrait"].clone();
    assert_eq!((&kept["tries"], &kept["portrait"]["failing"], &kept["portrait"]["reason"]), (&json!(1), &json!([]), &Value::Null), "{kept}");
}

#[test]
fn who_cannot_hold_the_head_up_has_an_exception_and_a_weak_picture_needs_a_second_officer() {
    let Some(chromium) = Chromium::start() else { return };
    let post = Post::provision_light();
    let replayed = post.data().join("replay/camera");
    std::fs::create_dir_all(&replayed).expect("a folder");
    let tilted = Path::new(env!("CARGO_MANIFEST_DIR")).join("../assets/test-people/P001_roll_15.jpg");
    std::fs::copy(tilted, replayed.join("tilted.jpg")).expect("a picture");
    let station = Station::start(post.data(), "http://127.0.0.1:9", None);
    let session = chromium.open(1366, 768);
    let (clerk, application) = at_the_portrait(&session, &station);
    let kept = || station.desk("read_application", json!({ "application": application }))["portrait"]["portrait"].clone();
    clerk.open(&application, "portrait");
    clerk.page.see("[data-part=failing] [data-check=roll]");
    clerk.look_at("portrait-tilted");

    // The picture of a camera on its side is turned by one key; four times, and all is as before.
    for turned in [1, 2, 3, 0] {
        clerk.press(&["x"]);
        clerk.page.wait("the picture is turned", || (station.desk("read_camera", json!({}))["turned"] == turned).then_some(()));
    }
    clerk.page.wait("the coach sees it as before", || station.desk("read_camera", json!({}))["failing"].as_array().filter(|failing| failing.len() == 1).map(|_| ()));

    // Nothing is taken by itself; a key takes it, and it says why it cannot be kept as it is.
    clerk.press(&[ENTER]);
    clerk.page.see("[data-part=frozen]");
    clerk.page.see("[data-part=consent]");
    clerk.press(&["r"]);
    clerk.page.see("[data-part=consent-dialog]");
    clerk.press(&["1"]);
    clerk.page.click(&format!("[data-part=consent-officer] [data-choice={SUPERVISOR}]"));
    clerk.fill("consent-password", "not this one");
    clerk.look_at("portrait-consent");
    clerk.press(&[ENTER]);
    clerk.page.see("[data-part=consent-dialog] [data-part=problem]");
    assert_eq!(kept(), Value::Null, "nothing is kept, and the dialog stands");
    clerk.fill("consent-password", &password(SUPERVISOR));
    clerk.settle();
    clerk.press(&[ENTER]);
    go_on_to_the_fingers(&clerk);
    let found = kept();
    assert_eq!((&found["failing"], &found["reason"]), (&json!(["roll"]), &json!("cannotDoBetter")), "{found}");
    assert!(found["consentedBy"].is_string(), "{found}");
    clerk.press(&[ALT, "3"]);
    clerk.page.see("[data-part=portrait-below]");
    clerk.look_at("portrait-below");

    // Declared as an exception, the same head is nobody's weakness: taken by itself and kept by one key.
    clerk.press(&[&function_key(9)]);
    clerk.page.see("[data-part=failing] [data-check=roll]");
    clerk.press(&[&function_key(8)]);
    clerk.page.see("[data-part=portrait-exceptions]");
    clerk.press(&["5"]);
    clerk.page.see("[data-choice=headCannotBeUpright][data-selected]");
    clerk.look_at("portrait-exceptions");
    clerk.press(&[ENTER]);
    clerk.page.see_no_more("[data-part=portrait-exceptions]");
    clerk.page.see("[data-part=frozen]");
    clerk.page.see_no_more("[data-part=consent]");
    clerk.page.click("[data-part=checks]");
    clerk.page.see("[data-part=portrait-checks] [data-answer=excused]");
    clerk.look_at("portrait-checks");
    clerk.press(&[ESCAPE]);
    clerk.page.see_no_more("[data-part=portrait-checks]");
    clerk.settle();
    // The caret is back on the button of the list, so plain Enter would open it again.
    clerk.press(&[CONTROL, ENTER]);
    go_on_to_the_fingers(&clerk);
    let found = kept();
    assert_eq!((&found["failing"], &found["excused"]), (&json!([]), &json!(["frontal", "roll"])), "{found}");
}
