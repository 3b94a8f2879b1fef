//! Ten fingers rolled after the slaps, in a real browser by keyboard, up to the center's verdict on their package.

use serde_json::json;
use whole::page::function_key;
use whole::post::{Center, Post, Station, until};
use whole::screen::Chromium;
use whole::trip::{CLERK, SUPERVISOR, Trip, ordinary_person};
use whole::typist::Typist;

use std::time::Duration;

/// The rolled prints that are there, and drawn.
const ROLLED: &str = "return [...document.querySelectorAll('[data-part=rolled] img')].filter(e => e.complete && e.naturalWidth > 50).length";

#[test]
fn ten_fingers_are_rolled_without_a_key_seen_by_the_supervisor_and_accepted_by_the_center() {
    let Some(chromium) = Chromium::start() else { return };
    let post = Post::provision_light();
    post.set("rolledPrints", json!(true));
    let center = Center::start(post.data(), 0, None);
    let station = Station::start(post.data(), &center.address, None);
    let session = chromium.open(1366, 768);
    let clerk = Typist::at(&session, &station.desk);
    clerk.sign_in(CLERK, "ready");
    let trip = Trip { station: &station, number: ordinary_person(&station, 0) };
    let application = trip.up_to("fingers").expect("the station lives")["application"].as_str().expect("an id").to_owned();
    clerk.open(&application, "fingers");
    // From the first slap to the last rolled finger no key is needed.
    let read = || station.desk("read_application", json!({ "application": application }));
    let state = |slap: u8| read()["slaps"].as_array().into_iter().flatten().find(|one| one["slap"] == slap).map(|one| one["state"].clone());
    until("the first fingers rolled", Duration::from_secs(90), || (state(3) == Some(json!("kept"))).then_some(()));
    clerk.look_at("rolled");
    until("all fingers rolled", Duration::from_secs(120), || (read()["step"] == "iris").then_some(()));
    let prints = read()["slaps"].as_array().map_or(0, Vec::len);
    assert_eq!(prints, 13);

    // The eyes begin by themselves; the rest of the way needs no page.
    clerk.arrive("iris");
    clerk.press(&[&function_key(2)]);
    clerk.arrive("ready");
    while read()["stage"] != "submitted" {
        trip.step(&application).expect("the station lives");
    }
    trip.as_officer(SUPERVISOR).expect("the supervisor");
    session.go(&station.desk).expect("the desk's page");
    clerk.arrive("reviews");
    clerk.open(&application, "review-one");
    clerk.page.wait("ten rolled prints", || (clerk.page.ask(ROLLED) == 10).then_some(()));
    clerk.look_at("rolled-review");
    trip.finish().expect("the station lives");
    assert_eq!(read()["stage"], "accepted");
}
