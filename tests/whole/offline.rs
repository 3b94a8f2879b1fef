//! Without the center everything up to the queue works, and the queue drains by itself when it is back.

use serde_json::json;
use std::time::Duration;
use whole::post::{Center, Post, Station, until};
use whole::trip::{CLERK, Trip, ordinary_person};

#[test]
fn with_the_center_stopped_work_goes_on_and_the_queue_drains_when_it_returns_even_locked() {
    let post = Post::provision();
    let center = Center::start(post.data(), 0, None);
    let (port, address) = (center.port(), center.address.clone());
    drop(center);
    let station = Station::start(post.data(), &address, None);
    station.sign_in(CLERK);
    let trip = Trip { station: &station, number: ordinary_person(&station, 1) };
    let application = trip.application().expect("opened");
    while station.desk("read_application", json!({ "application": application }))["stage"] != "queued" {
        trip.step(&application).expect("the station lives");
    }
    let session = until("the station knows that it is offline", Duration::from_secs(20), || {
        let session = station.desk("read_session", json!({}));
        (session["center"] == "offline").then_some(session)
    });
    assert_eq!(session["toSend"], 1);
    assert!(session["status"].as_array().is_some_and(|lines| lines.iter().all(|line| line["tone"] != "stop")), "offline is calm: {session}");

    station.desk("lock_station", json!({}));
    let _center = Center::start(post.data(), port, None);
    until("the queue drained while locked", Duration::from_secs(60), || (station.desk("read_session", json!({}))["toSend"] == 0).then_some(()));
    station.desk("unlock_station", json!({ "password": whole::post::password("chihuy") }));
    until("the verdict is on screen", Duration::from_secs(60), || {
        (station.desk("read_application", json!({ "application": application }))["stage"] == "accepted").then_some(())
    });
}
