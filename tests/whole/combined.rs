//! The best print of each finger from several tries, in a real browser, up to the center's verdict on their package.

use serde_json::{Value, json};
use whole::page::{ENTER, ESCAPE, function_key};
use whole::post::{Center, Post, Station, target, until};
use whole::screen::Chromium;
use whole::trip::{CLERK, SUPERVISOR, Trip, ordinary_person};
use whole::typist::Typist;

use std::time::Duration;

/// The prints in the supervisor's list that are there, and drawn.
const PRINTS: &str = "return [...document.querySelectorAll('[data-part=prints] img')].filter(e => e.complete && e.naturalWidth > 50).length";

#[test]
fn a_hand_of_which_no_try_is_good_is_kept_from_two_of_them_seen_by_the_supervisor_and_accepted_by_the_center() {
    let Some(chromium) = Chromium::start() else { return };
    let post = Post::provision_light();
    let center = Center::start(post.data(), 0, None);
    let station = Station::start(post.data(), &center.address, None);
    let session = chromium.open(1366, 768);
    let clerk = Typist::at(&session, &station.desk);
    clerk.sign_in(CLERK, "ready");
    let trip = Trip { station: &station, number: ordinary_person(&station, 1) };
    let application = trip.up_to("fingers").expect("the station lives")["application"].as_str().expect("an id").to_owned();
    station.desk("present_simulated_person", json!({ "number": trip.number, "condition": "dryFinger" }));
    clerk.open(&application, "fingers");
    clerk.page.see("[data-part=slap-image] [data-finger=\"4\"][data-good=false]");
    clerk.page.click("[data-part=again]");
    // The second try is weak elsewhere: each finger from where it is good, which is kept by itself unless somebody stops it.
    clerk.page.see("[data-part=slap-pictures]");
    clerk.press(&[ESCAPE]);
    clerk.page.see_text("[data-part=tries]", "Ghép lần 1 + 2");
    clerk.look_at("combined");
    clerk.press(&[ENTER]);
    clerk.page.see("[data-part=slap-13][data-state=kept]");

    // The other hands are clean, and need no key; nor does the rest need a page.
    clerk.arrive("iris");
    clerk.press(&[&function_key(2)]);
    clerk.arrive("ready");
    let read = || station.desk("read_application", json!({ "application": application }));
    while read()["stage"] != "submitted" {
        trip.step(&application).expect("the station lives");
    }
    let right = read()["slaps"][0].clone();
    let counts = |picture: &Value| picture["found"].as_array().map_or(0, Vec::len);
    let (first, other) = (counts(&right), counts(&right["further"][0]));
    assert!(first > 0 && other > 0 && first + other == 4, "each finger counts from one of two pictures: {right}");
    trip.as_officer(SUPERVISOR).expect("the supervisor");
    session.go(&station.desk).expect("the desk's page");
    clerk.arrive("reviews");
    clerk.open(&application, "review-one");
    clerk.page.wait("four pictures of three hands", || (clerk.page.ask(PRINTS) == 4).then_some(()));
    clerk.page.click("[data-part=slap-13]");
    clerk.page.see("[data-part=slap-large] [data-part=slap-pictures]");
    clerk.page.photograph(&target().join("screenshots/vi-1366x768-combined-review.png"));
    clerk.press(&[ESCAPE]);
    trip.finish().expect("the station lives");
    until("the center's verdict", Duration::from_secs(60), || (read()["stage"] == "accepted").then_some(()));
}
