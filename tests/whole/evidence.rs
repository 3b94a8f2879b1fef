//! Face and both hands on one picture, where a finger cannot be taken, in a real browser, up to the center's verdict.

use serde_json::json;
use whole::page::{ENTER, function_key};
use whole::post::{Center, Post, Station, target, until};
use whole::screen::Chromium;
use whole::trip::{CLERK, SUPERVISOR, Trip, ordinary_person};
use whole::typist::Typist;

use std::time::Duration;

/// Whether a picture is there, and drawn.
const DRAWN: &str = "const e = document.querySelector(arguments[0]); return e !== null && (e.naturalWidth > 50 || Number(e.dataset.frames ?? 0) > 3)";

#[test]
fn where_a_finger_is_excepted_face_and_hands_are_photographed_and_seen_by_supervisor_and_center() {
    let Some(chromium) = Chromium::start() else { return };
    let post = Post::provision_light();
    post.set("evidencePicture", json!(true));
    let center = Center::start(post.data(), 0, None);
    let station = Station::start(post.data(), &center.address, None);
    let session = chromium.open(1366, 768);
    let clerk = Typist::at(&session, &station.desk);
    clerk.sign_in(CLERK, "ready");
    let trip = Trip { station: &station, number: ordinary_person(&station, 1) };
    let application = trip.up_to("fingers").expect("the station lives")["application"].as_str().expect("an id").to_owned();
    station.desk("declare_exception", json!({ "application": application, "fingers": [4], "kind": "amputated", "forGood": true, "text": "" }));
    clerk.open(&application, "fingers");
    // The three hands need no key; then one picture is asked for, before anything else goes on.
    let drawn = |what: &str| clerk.page.wait(what, || (clerk.page.ask(&DRAWN.replace("arguments[0]", &format!("'{what}'"))) == true).then_some(()));
    drawn("[data-part=evidence-live]");
    clerk.page.photograph(&target().join("screenshots/vi-1366x768-evidence.png"));
    clerk.press(&[ENTER]);
    drawn("[data-part=evidence-shot]");
    clerk.press(&[ENTER]);
    clerk.arrive("iris");
    clerk.press(&[&function_key(2)]);
    clerk.arrive("ready");

    let read = || station.desk("read_application", json!({ "application": application }));
    while read()["stage"] != "submitted" {
        trip.step(&application).expect("the station lives");
    }
    trip.as_officer(SUPERVISOR).expect("the supervisor");
    session.go(&station.desk).expect("the desk's page");
    clerk.arrive("reviews");
    clerk.open(&application, "review-one");
    drawn("[data-part=evidence-kept] img");
    clerk.page.photograph(&target().join("screenshots/vi-1366x768-evidence-review.png"));
    trip.finish().expect("the station lives");
    until("the center's verdict", Duration::from_secs(60), || (read()["stage"] == "accepted").then_some(()));
}
