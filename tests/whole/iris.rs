//! The eyes from outside: a real capture from the simulated camera, and a station without one.

use serde_json::{Value, json};
use whole::post::{Post, Station};
use whole::trip::{CLERK, Trip, ordinary_person};

const NOBODY: &str = "http://127.0.0.1:9";

/// Goes on until the eyes are next.
fn to_the_eyes(trip: &Trip<'_>) -> Value {
    let application = trip.application().expect("opened");
    let id = json!({ "application": application });
    while trip.station.desk("read_application", id.clone())["step"] != "iris" {
        trip.step(&application).expect("the station lives");
    }
    id
}

#[test]
fn both_eyes_are_taken_shown_kept_and_marked_simulated() {
    let post = Post::provision_light();
    let station = Station::start(post.data(), NOBODY, None);
    station.sign_in(CLERK);
    let trip = Trip { station: &station, number: ordinary_person(&station, 0) };
    let id = to_the_eyes(&trip);
    let camera = station.desk("read_iris", json!({}));
    assert_eq!((&camera["state"], &camera["simulated"]), (&json!("off"), &json!(true)));
    let taken = station.desk("capture_iris", id.clone());
    assert_eq!((&taken["outcome"], &taken["allGood"], &taken["simulated"]), (&json!("taken"), &json!(true), &json!(true)), "{taken}");
    for eye in taken["eyes"].as_array().into_iter().flatten() {
        let path = eye["image"].as_str().expect("a picture");
        let picture = station.image("desk", path).expect("the desk sees it");
        assert!(picture.starts_with(b"\x89PNG"), "lossless");
        assert!(station.image("applicant", path).is_none(), "the applicant's window shows a dot, not eyes");
    }
    assert!(station.image("desk", "preview/iris-right").is_none(), "nothing live stays behind the capture");
    let attempts: Vec<&Value> = taken["eyes"].as_array().into_iter().flatten().map(|eye| &eye["attempt"]).collect();
    let view = station.desk("keep_iris", json!({ "application": id["application"], "attempts": attempts }));
    for eye in view["eyes"].as_array().into_iter().flatten() {
        assert_eq!((&eye["state"], &eye["sample"]["simulated"]), (&json!("kept"), &json!(true)), "{eye}");
    }
    assert_eq!((&view["step"], &view["takeBack"]), (&json!("review"), &json!("irisLeft")));
    let view = station.desk("take_back", id.clone());
    assert_eq!((&view["step"], &view["eyes"][0]["state"], &view["eyes"][1]["state"]), (&json!("iris"), &json!("kept"), &json!("missing")));
    let exception = json!({ "application": id["application"], "eyes": ["left"], "kind": "cannotOpen", "forGood": true, "text": "" });
    let view = station.desk("declare_eye_exception", exception);
    assert_eq!((&view["step"], &view["eyes"][1]["exception"]["kind"]), (&json!("review"), &json!("cannotOpen")), "{view}");
}

#[test]
fn a_station_without_an_iris_camera_says_so_once_a_day() {
    let post = Post::provision_light();
    assert_eq!(post.set("irisCamera", json!(false)), true, "the demo post has one");
    let station = Station::start(post.data(), NOBODY, None);
    station.sign_in(CLERK);
    let trip = Trip { station: &station, number: ordinary_person(&station, 0) };
    let id = to_the_eyes(&trip);
    assert_eq!(station.desk("read_iris", json!({}))["state"], "absent");
    assert_eq!(station.refused("desk", "capture_iris", id.clone()), "noIrisCamera");
    let gap = json!({ "application": id["application"], "modality": "iris", "reason": "noDevice", "forToday": true });
    let view = station.desk("note_gap", gap);
    assert_eq!((&view["step"], &view["gaps"][0]["reason"]), (&json!("review"), &json!("noDevice")));
    let doctor = station.desk("read_doctor", json!({}));
    let checked = doctor["checks"].as_array().into_iter().flatten().find(|check| check["check"] == "iris").expect("looked for");
    assert_eq!((&checked["state"], &checked["code"]), (&json!("absent"), &json!("irisAbsent")));

    // The next person is not asked.
    let next = Trip { station: &station, number: ordinary_person(&station, 1) };
    let application = next.application().expect("opened");
    let view = station.desk("read_application", json!({ "application": application }));
    assert!(view["steps"].as_array().into_iter().flatten().any(|step| step["step"] == "iris" && step["state"] == "done"), "{view}");
}
