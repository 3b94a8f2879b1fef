//! Somebody who is not the person on record, as the clerk sees it: a program says so beside the pictures, asks once more, and decides nothing.

use serde_json::json;
use std::path::Path;
use whole::page::{ENTER, function_key};
use whole::post::{Post, Station};
use whole::screen::Chromium;
use whole::trip::{CLERK, Trip, ordinary_person};
use whole::typist::{ALT, Typist};

#[test]
fn a_face_unlike_the_records_is_named_at_the_look_up_and_asked_about_once_more_when_its_picture_is_kept() {
    let Some(chromium) = Chromium::start() else { return };
    let post = Post::provision_light();
    let replayed = post.data().join("replay/camera");
    std::fs::create_dir_all(&replayed).expect("a folder");
    let another = Path::new(env!("CARGO_MANIFEST_DIR")).join("../assets/test-people/P007_studio.jpg");
    std::fs::copy(another, replayed.join("another.jpg")).expect("a picture");
    let station = Station::start(post.data(), "http://127.0.0.1:9", None);
    let session = chromium.open(1366, 768);
    let clerk = Typist::at(&session, &station.desk);
    clerk.sign_in(CLERK, "ready");

    // At the look-up, before there is an application.
    let number = ordinary_person(&station, 0);
    clerk.fill("find-number", &number);
    clerk.press(&[ENTER]);
    clerk.arrive("found");
    clerk.page.see("[data-part=record-portrait] [data-part=face-opinion][data-opinion=different]");
    clerk.look_at("found-another-face");
    clerk.press(&[ENTER]);
    clerk.arrive("facts");

    let trip = Trip { station: &station, number };
    let application = trip.up_to("portrait").expect("the station lives")["application"].as_str().expect("an id").to_owned();
    clerk.press(&[ALT, "3"]);
    clerk.arrive("portrait");
    clerk.page.see("[data-part=frozen]");
    clerk.press(&[ENTER]);

    // Kept, and asked: the record, today's picture and the person, side by side.
    clerk.page.see("[data-part=same-person-lead]");
    clerk.page.see("[data-part=record-portrait] [data-opinion=different]");
    clerk.page.see("figure:not([data-part=record-portrait]) [data-opinion=same]");
    clerk.look_at("same-person-another-face");
    let view = station.desk("read_application", json!({ "application": application }));
    assert_eq!((&view["strip"]["faceCompared"], &view["askSamePerson"]), (&json!("different"), &json!(true)), "{view}");
    clerk.press(&[ENTER]);
    clerk.arrive("fingers");

    // A new picture is asked about anew.
    clerk.press(&[ALT, "3"]);
    clerk.arrive("portrait");
    clerk.press(&[&function_key(9)]);
    clerk.page.see("[data-part=frozen]");
    clerk.press(&[ENTER]);
    clerk.page.see("[data-part=same-person-lead]");
}
