//! A finger that is missing at the edge of the hand leaves no gap: its slap waits for a person's look, and the supervisor is told, in a real browser.

use serde_json::json;
use whole::page::{ENTER, function_key};
use whole::post::{Post, Station, target};
use whole::screen::Chromium;
use whole::trip::{CLERK, SUPERVISOR, Trip, ordinary_person};
use whole::typist::Typist;

#[test]
fn a_hand_whose_names_rest_on_what_was_declared_waits_for_enter_and_the_supervisor_is_told() {
    let Some(chromium) = Chromium::start() else { return };
    let post = Post::provision_light();
    let station = Station::start(post.data(), "http://127.0.0.1:9", None);
    let session = chromium.open(1366, 768);
    let clerk = Typist::at(&session, &station.desk);
    clerk.sign_in(CLERK, "ready");
    let trip = Trip { station: &station, number: ordinary_person(&station, 0) };
    let application = trip.up_to("fingers").expect("the station lives")["application"].clone();
    let missing = json!({ "application": application, "fingers": [2], "kind": "amputated", "forGood": true, "text": "" });
    station.desk("declare_exception", missing);
    clerk.open(application.as_str().expect("an id"), "fingers");
    clerk.page.see_text("[data-part=instruction]", "Tên các ngón dựa vào ngoại lệ đã ghi.");
    clerk.look_at("names-declared");
    // Longer than a good hand waits.
    std::thread::sleep(std::time::Duration::from_secs(3));
    clerk.page.see("[data-part=slap-image] [data-good=true]");
    assert_eq!(clerk.page.ask("return document.querySelector('[data-part=slap-13][data-state=kept]')"), serde_json::Value::Null);
    clerk.press(&[ENTER]);
    clerk.page.see("[data-part=slap-13][data-state=kept]");

    // The other hands need no key; nor does the rest need a page.
    clerk.arrive("iris");
    clerk.press(&[&function_key(2)]);
    clerk.arrive("ready");
    let id = application.as_str().expect("an id");
    while station.desk("read_application", json!({ "application": id }))["stage"] != "submitted" {
        trip.step(id).expect("the station lives");
    }
    trip.as_officer(SUPERVISOR).expect("the supervisor");
    session.go(&station.desk).expect("the desk's page");
    clerk.arrive("reviews");
    clerk.page.see_text(&format!("[data-application=\"{id}\"]"), "Tên ngón theo khai báo");
    clerk.page.photograph(&target().join("screenshots/vi-1366x768-names-declared-reviews.png"));
    clerk.open(id, "review-one");
    clerk.page.see_text("[data-screen=review-one]", "Tên ngón theo khai báo");
    clerk.page.photograph(&target().join("screenshots/vi-1366x768-names-declared-review.png"));
}
