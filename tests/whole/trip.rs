//! One application travels the whole way, and everyone on the road does only what they may.

use serde_json::{Value, json};
use std::process::Command;
use whole::post::{Center, Post, Station, binary};
use whole::trip::{CLERK, SUPERVISOR, Trip, ordinary_person};

#[test]
fn one_application_travels_from_sign_in_to_the_centers_verdict() {
    let post = Post::provision();
    let center = Center::start(post.data(), 0, None);
    let station = Station::start(post.data(), &center.address, None);
    station.sign_in(CLERK);
    let trip = Trip { station: &station, number: ordinary_person(&station, 0) };
    let application = trip.finish().expect("the station lives");

    let view = station.desk("read_application", json!({ "application": application }));
    assert_eq!(view["simulated"], true, "simulated devices are marked on screen");
    let package = view["package"]["package"].as_str().expect("a package id").to_owned();
    let parts: Vec<&str> = view["people"].as_array().into_iter().flatten().filter_map(|part| part["part"].as_str()).collect();
    for part in ["lookedUp", "typed", "captured", "signed"] {
        assert!(parts.contains(&part), "{part} is missing in {parts:?}");
    }

    let queue = station.desk("read_queue", json!({ "state": null, "offset": 0 }));
    let row = &queue["rows"][0];
    assert_eq!((&row["package"], &row["state"]), (&Value::from(package.clone()), &Value::from("accepted")));

    // What the center holds, through its tool.
    let shown = Command::new(binary("tn")).args(["intake", "show", &package, "--json", "--data"]).arg(post.data().join("center")).output().expect("tn runs");
    assert!(shown.status.success(), "{}", String::from_utf8_lossy(&shown.stderr));
    let shown: Value = serde_json::from_slice(&shown.stdout).expect("one JSON object");
    assert_eq!(shown["simulated"], true, "{shown}");
    assert_eq!(shown["stationId"].as_str().or(shown["station"].as_str()), Some("DEMO-01"), "{shown}");
}

#[test]
fn the_officer_who_signed_can_not_approve_and_a_clerk_can_not_review() {
    let post = Post::provision_light();
    let center = Center::start(post.data(), 0, None);
    let station = Station::start(post.data(), &center.address, None);
    station.sign_in(CLERK);
    let trip = Trip { station: &station, number: ordinary_person(&station, 0) };
    let application = trip.application().expect("opened");
    while station.desk("read_application", json!({ "application": application }))["stage"] != "submitted" {
        trip.step(&application).expect("the station lives");
    }
    trip.as_officer(CLERK).expect("signed in");
    let code = station.refused("desk", "approve_batch", json!({ "applications": [application] }));
    assert_eq!(code, "roleNotAllowed");
    trip.as_officer(SUPERVISOR).expect("signed in");
    let code = station.refused("desk", "approve_batch", json!({ "applications": [application] }));
    assert_eq!(code, "notOpenedForReview", "nothing is approved that was not opened");
}

#[test]
fn the_applicants_window_may_do_nothing_but_its_own() {
    let post = Post::provision_light();
    let station = Station::start(post.data(), "http://127.0.0.1:9", None);
    station.sign_in(CLERK);
    for (name, request) in [("read_desk", json!({})), ("lock_station", json!({})), ("sign_and_submit", json!({ "application": "x" })), ("approve_batch", json!({ "applications": [] }))] {
        assert_eq!(station.refused("applicant", name, request), "notThisWindow", "{name}");
    }
    assert_eq!(station.image("applicant", "preview/face"), None);
}

#[test]
fn a_wrong_password_a_locked_station_and_unknown_operations_are_refused_by_name() {
    let post = Post::provision_light();
    let station = Station::start(post.data(), "http://127.0.0.1:9", None);
    assert_eq!(station.refused("desk", "sign_in", json!({ "officer": CLERK, "password": "wrong" })), "wrongPassword");
    assert_eq!(station.refused("desk", "read_desk", json!({})), "signedOut");
    station.sign_in(CLERK);
    station.desk("lock_station", json!({}));
    assert_eq!(station.refused("desk", "read_desk", json!({})), "locked");
    assert_eq!(station.refused("desk", "no_such_operation", json!({})), "unknownOperation");
    assert_eq!(station.refused("desk", "unlock_station", json!({ "password": "wrong" })), "wrongPassword");
}
