//! What the applicant sees on their own window when a print was not good: a moving picture and a sentence.

use serde_json::json;
use whole::page::Page;
use whole::post::{Post, Station, target};
use whole::screen::Chromium;
use whole::trip::{CLERK, Trip, ordinary_person};

#[test]
fn the_applicant_sees_on_their_own_window_what_to_do_otherwise() {
    let Some(chromium) = Chromium::start() else { return };
    let post = Post::provision_light();
    let station = Station::start(post.data(), "http://127.0.0.1:9", None);
    station.sign_in(CLERK);
    let number = ordinary_person(&station, 0);
    let application = Trip { station: &station, number: number.clone() }.up_to("fingers").expect("the station lives")["application"].clone();
    let session = chromium.open(1366, 768);
    session.viewport(1366, 768).expect("a size");
    session.go(&station.applicant).expect("the applicant's page");
    let page = Page { session: &session };
    page.see("[data-part=applicant][data-state=instruction]");
    for (condition, manner) in [("wet", "pressLess"), ("fingerOff", "layFlat")] {
        station.desk("present_simulated_person", json!({ "number": number, "condition": condition }));
        station.desk("capture_slap", json!({ "application": application, "slap": 13 }));
        page.see(&format!("[data-part=manner][data-manner={manner}]"));
        page.see("[data-part=manner-words]");
        for (width, height) in [(1366, 768), (1920, 1080)] {
            session.viewport(width, height).expect("a size");
            page.photograph(&target().join(format!("screenshots/vi-{width}x{height}-manner-{manner}.png")));
        }
    }
    station.desk("present_simulated_person", json!({ "number": number, "condition": "clean" }));
    station.desk("capture_slap", json!({ "application": application, "slap": 13 }));
    page.see_no_more("[data-part=manner]");
}
