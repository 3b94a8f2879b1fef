//! The applicant does not like the picture: they ask for another in their own window, once, and the clerk is led to it.

use serde_json::json;
use whole::page::{CONTROL, ENTER, function_key};
use whole::post::{Post, Station};
use whole::screen::Chromium;
use whole::trip::{CLERK, Trip, ordinary_person};
use whole::typist::Typist;

#[test]
fn the_applicant_asks_for_another_picture_once_and_the_clerk_is_led_to_it() {
    let Some(chromium) = Chromium::start() else { return };
    let post = Post::provision_light();
    let station = Station::start(post.data(), "http://127.0.0.1:9", None);
    let session = chromium.open(1366, 768);
    let clerk = Typist::at(&session, &station.desk);
    clerk.sign_in(CLERK, "ready");
    let trip = Trip { station: &station, number: ordinary_person(&station, 0) };
    let application = trip.up_to("review").expect("the station lives")["application"].as_str().expect("an id").to_owned();
    let portrait = || station.desk("read_application", json!({ "application": application }))["portrait"]["sample"].clone();
    let first = portrait();
    clerk.open(&application, "review");
    clerk.press(&[ENTER]);
    clerk.page.see("[data-part=applicant-screen][data-state=review]");

    let desk = session.windows().expect("windows").first().cloned().expect("the desk's window");
    let window = session.new_window().expect("a second window");
    session.switch_to(&window).expect("the applicant's window");
    session.viewport(1366, 768).expect("a size");
    session.go(&station.applicant).expect("the applicant's page");
    clerk.page.see("[data-part=another-picture][aria-pressed=false]");
    clerk.look_at("applicant-picture");
    clerk.page.click("[data-part=another-picture]");
    clerk.page.see("[data-part=another-picture][aria-pressed=true]");
    clerk.look_at("applicant-picture-asked");

    session.switch_to(&desk).expect("the desk's window");
    clerk.page.see("[data-part=lines-wrong]");
    clerk.page.see("[data-part=mend-portrait]");
    clerk.look_at("review-picture-asked");
    clerk.press(&[ENTER]);
    clerk.arrive("portrait");
    clerk.press(&[&function_key(9)]);
    clerk.page.see("[data-part=frozen]");
    clerk.settle();
    clerk.press(&[CONTROL, ENTER]);
    clerk.arrive("review");
    assert_ne!(portrait(), first, "another picture");
    clerk.press(&[ENTER]);
    clerk.page.see("[data-part=applicant-screen][data-state=review]");
    session.switch_to(&window).expect("the applicant's window");
    clerk.page.see("[data-part=all-right]");
    assert_eq!(clerk.page.ask("return document.querySelectorAll('[data-part=another-picture]').length"), 0);
}
