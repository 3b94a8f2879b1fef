//! What the desk's page is told of an application: the actions it may offer, and the words it needs.

use serde_json::{Value, json};
use whole::post::{Post, Station};
use whole::trip::{CLERK, Trip, ordinary_person};

const NOBODY: &str = "http://127.0.0.1:9";

fn offers(view: &Value, action: &str) -> bool {
    view["actions"].as_array().into_iter().flatten().any(|one| one == action)
}

#[test]
fn the_page_is_told_what_can_be_discarded_taken_back_doubted_and_taken_over() {
    let post = Post::provision_light();
    let station = Station::start(post.data(), NOBODY, None);
    station.sign_in(CLERK);
    let trip = Trip { station: &station, number: ordinary_person(&station, 0) };
    let id = json!({ "application": trip.application().expect("opened") });
    let same = |said: bool| json!({ "application": id["application"], "same": said });

    let view = station.desk("confirm_person", same(false));
    assert_eq!((&view["personDoubted"], &view["askSamePerson"], &view["paused"]), (&json!(true), &json!(true), &Value::Null));
    assert!(offers(&view, "confirmPerson") && offers(&view, "pause") && offers(&view, "withdraw") && !offers(&view, "capture"));
    let view = station.desk("confirm_person", same(true));
    assert_eq!(view["personDoubted"], false);

    assert!(!offers(&view, "discardSamples"));
    let taken = station.desk("capture_slap", json!({ "application": id["application"], "slap": 13 }));
    let view = station.desk("read_application", id.clone());
    assert!(offers(&view, "discardSamples"), "a try alone can be of the wrong person");
    station.desk("keep_slap", json!({ "application": id["application"], "attempt": taken["tries"][0]["attempt"] }));
    let view = station.desk("save_field", json!({ "application": id["application"], "field": "phone", "text": "0912345678" }));
    assert_eq!(view["takeBack"], "phone", "a field is taken back by its name");

    station.sign_in("canbo2");
    let view = station.desk("read_application", id.clone());
    assert!(offers(&view, "takeOverFacts") && offers(&view, "takeOverSamples") && !offers(&view, "setField"));
    let view = station.desk("resume_application", id.clone());
    assert!(view["factsHolder"]["me"] == true && view["samplesHolder"]["me"] == true && view["askSamePerson"] == true);
    station.desk("confirm_person", same(true));

    assert_eq!(station.desk("read_camera", json!({}))["state"], "off");
}

#[test]
fn the_sheet_of_the_applicant_has_codes_to_word_and_taking_back_lasts_until_the_clerk_signs() {
    let post = Post::provision_light();
    let station = Station::start(post.data(), NOBODY, None);
    station.sign_in(CLERK);
    let trip = Trip { station: &station, number: ordinary_person(&station, 0) };
    let application = trip.application().expect("opened");
    let id = json!({ "application": application });
    while station.desk("read_application", id.clone())["step"] != "review" {
        trip.step(&application).expect("the station lives");
    }
    let view = station.desk("show_to_applicant", json!({ "application": application, "state": "review" }));
    assert_eq!(view["stage"], "captured");
    assert!(offers(&view, "takeBack") && offers(&view, "discardSamples") && view["takeBack"].is_string(), "{}", view["actions"]);
    let screen = station.applicant("read_applicant_screen", json!({}));
    let lines = screen["lines"].as_array().expect("lines");
    for line in lines {
        let (text, codes) = (line["text"].as_str().expect("a text"), line["codes"].as_array().expect("codes"));
        assert!(!text.is_empty() || !codes.is_empty(), "{line}");
        assert!(text.is_empty() || !text.chars().all(|letter| letter.is_ascii_lowercase() || letter == '_'), "{line}");
    }
    assert!(lines.iter().any(|line| line["field"] == "biometrics" && line["codes"] == json!(["biometricsFull"])));

    let view = station.desk(
        "attest_without_signature",
        json!({
            "application": application, "means": "fingerMark", "finger": 2, "reason": "injury",
            "readBy": "H'Hen Niê", "witnessName": "Y Bhăm Êban", "witnessNumber": "066179004512",
        }),
    );
    let attestation = &view["attestation"];
    assert_eq!((&attestation["reason"], &attestation["finger"], &attestation["witnessNumber"]), (&json!("injury"), &json!(2), &json!("066179004512")));
    assert!(attestation["readBy"].as_str().is_some_and(|name| name.contains("Niê") || name.contains("NIÊ")), "{attestation}");
    let parts: Vec<&str> = view["people"].as_array().into_iter().flatten().filter_map(|part| part["part"].as_str()).collect();
    assert!(parts.contains(&"confirmedPerson") && parts.contains(&"readAloud"), "{parts:?}");
}
