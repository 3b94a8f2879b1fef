//! Somebody else's hand on the glass, in a real browser by keyboard: seen at once with both faces, answered by a digit, told to the supervisor.

use serde_json::{Value, json};
use whole::page::{ENTER, ESCAPE, function_key};
use whole::post::{Post, Station, target};
use whole::screen::Chromium;
use whole::trip::{CLERK, SUPERVISOR, Trip, ordinary_person};
use whole::typist::Typist;

/// Both faces are there, and drawn.
const FACES: &str = "return [...document.querySelectorAll('[data-part=mix-up] img')].filter(e => e.complete && e.naturalWidth > 50).length";

fn lay_on_the_hand_of(station: &Station, number: &str) {
    station.desk("present_simulated_person", json!({ "number": number, "condition": "clean" }));
}

/// The prints of a question whose pictures have come.
const PRINTS_LOADED: &str = "return [...document.querySelectorAll('[data-part=mix-up-print] image')]
    .filter(e => performance.getEntriesByName(new URL(e.getAttribute('href'), location.href).href).some(one => one.responseEnd > 0)).length";

#[test]
fn another_persons_hand_is_seen_at_once_with_both_faces_and_its_answer_reaches_the_supervisor() {
    let Some(chromium) = Chromium::start() else { return };
    let post = Post::provision_light();
    let station = Station::start(post.data(), "http://127.0.0.1:9", None);
    let session = chromium.open(1366, 768);
    let clerk = Typist::at(&session, &station.desk);
    clerk.sign_in(CLERK, "ready");
    let numbers = [ordinary_person(&station, 0), ordinary_person(&station, 1)];
    let trips = numbers.clone().map(|number| Trip { station: &station, number });
    let first = trips[0].up_to("review").expect("the station lives");
    station.desk("pause_application", json!({ "application": first["application"], "reason": 1, "appointment": "" }));
    let second = trips[1].up_to("fingers").expect("the station lives")["application"].as_str().expect("an id").to_owned();
    let found = || station.desk("read_application", json!({ "application": second }))["mixUps"].clone();

    // The first person's hand lies there when the second one's is asked for.
    lay_on_the_hand_of(&station, &numbers[0]);
    clerk.open(&second, "fingers");
    clerk.page.see_text("[data-part=mix-up-lead]", first["ticket"].as_str().expect("a ticket"));
    clerk.page.wait("both faces", || (clerk.page.ask(FACES) == 2).then_some(()));
    clerk.look_at("mix-up");

    // Put aside, it stays the next thing to do; taken again from the same hand, it is asked again.
    clerk.press(&[ESCAPE]);
    clerk.page.see_no_more("[data-part=mix-up]");
    clerk.press(&[ENTER]);
    clerk.page.see("[data-part=mix-up]");
    clerk.press(&["1"]);
    clerk.page.see_no_more("[data-part=mix-up]");
    clerk.page.see("[data-part=mix-up]");
    assert_eq!(found()[0]["answer"], Value::Null);

    // The clerk leaves it to the supervisor; the other hands are the right ones, and no key is needed for them.
    lay_on_the_hand_of(&station, &numbers[1]);
    clerk.press(&["5"]);
    clerk.arrive("iris");
    let said = found();
    assert_eq!((said[0]["answer"].as_str(), said[0]["certain"].as_bool(), said.as_array().map(Vec::len)), (Some("askSupervisor"), Some(true), Some(1)), "{said}");

    // The eyes begin by themselves; the rest of the way needs no page.
    clerk.press(&[&function_key(2)]);
    clerk.arrive("ready");
    while station.desk("read_application", json!({ "application": second }))["stage"] != "submitted" {
        trips[1].step(&second).expect("the station lives");
    }
    trips[1].as_officer(SUPERVISOR).expect("the supervisor");
    session.go(&station.desk).expect("the desk's page");
    clerk.arrive("reviews");
    clerk.page.see(&format!("[data-application=\"{second}\"] [data-risk=mixUp], [data-risk=mixUp]"));
    clerk.open(&second, "review-one");
    clerk.page.see_text("[data-part=mix-up-note]", first["ticket"].as_str().expect("a ticket"));
    clerk.page.wait("both prints beside each other", || (clerk.page.ask(PRINTS_LOADED) == 2).then_some(()));
    clerk.page.photograph(&target().join("screenshots/vi-1366x768-mix-up-review.png"));
}

#[test]
fn an_officer_gives_their_own_fingers_by_digits_and_the_panel_counts_them() {
    let Some(chromium) = Chromium::start() else { return };
    let post = Post::provision_light();
    let station = Station::start(post.data(), "http://127.0.0.1:9", None);
    let session = chromium.open(1366, 768);
    let clerk = Typist::at(&session, &station.desk);
    clerk.sign_in(CLERK, "ready");
    let lacking = || {
        let checks = station.desk("read_doctor", json!({}))["checks"].clone();
        let check = checks.as_array().and_then(|checks| checks.iter().find(|check| check["check"] == "officerFingers")).cloned();
        check.map_or(Value::Null, |check| check["params"]["lacking"].clone())
    };
    let before: u32 = lacking().as_str().and_then(|count| count.parse().ok()).expect("a count");
    clerk.page.click("[data-part=settings]");
    clerk.page.see("[data-part=settings-dialog]");
    clerk.page.click("[data-part=open-own-fingers]");
    clerk.page.see("[data-part=own-fingers]");
    for (digit, slap, fingers) in [("1", 13, 4), ("2", 14, 4), ("3", 15, 2)] {
        clerk.press(&[digit]);
        clerk.page.see(&format!("[data-slap=\"{slap}\"][data-known=\"{fingers}\"]"));
    }
    clerk.look_at("own-fingers");
    assert_eq!(lacking(), json!((before - 1).to_string()));
    clerk.page.click("[data-part=forget-own-fingers]");
    clerk.page.see("[data-slap=\"13\"][data-known=\"0\"]");
    assert_eq!(lacking(), json!(before.to_string()));
    clerk.press(&[ESCAPE]);
    clerk.page.see_no_more("[data-part=own-fingers]");
}
