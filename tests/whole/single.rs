//! A scanner that takes one finger at a time, stopped in the middle of a hand, in a real browser: which finger it waits for is said, and what it
//! took is not asked for again.

use serde_json::{Value, json};
use whole::page::{ENTER, ESCAPE};
use whole::post::{Post, Station, target};
use whole::sbi_device::{Maker, Model, SbiDevice, vouch};
use whole::screen::Chromium;
use whole::trip::{CLERK, Trip, ordinary_person};
use whole::typist::Typist;

/// A post whose center vouches for the maker of such a scanner.
fn post(maker: &Maker) -> Post {
    let post = Post::provision_light();
    vouch(&post, maker);
    post
}

/// An application at the fingers, before the scanner with a service: somebody has pulled the simulated one's cable.
fn somebody_at_the_fingers(station: &Station) -> Value {
    let number = ordinary_person(station, 0);
    let application = Trip { station, number: number.clone() }.up_to("fingers").expect("the station lives")["application"].clone();
    station.desk("present_simulated_person", json!({ "number": number, "condition": "unplug" }));
    assert_eq!(station.refused("desk", "capture_slap", json!({ "application": application, "slap": 13 })), "deviceUnplugged");
    application
}

#[test]
fn a_hand_stopped_in_the_middle_goes_on_with_the_fingers_that_are_missing_and_is_kept_by_itself() {
    let Some(chromium) = Chromium::start() else { return };
    let maker = Maker::new();
    let post = post(&maker);
    let device = SbiDevice::start(Model { kind: "Single", ..Model::default() }, maker.device(), 7);
    device.turn(|switches| switches.kept_away = &["Right IndexFinger"]);
    let station = Station::start_beside_service(post.data(), "http://127.0.0.1:9", device.port());
    let session = chromium.open(1366, 768);
    let clerk = Typist::at(&session, &station.desk);
    clerk.sign_in(CLERK, "ready");
    let application = somebody_at_the_fingers(&station);

    clerk.tab_to(&format!("[data-application={application}]"));
    clerk.press(&[ENTER]);
    clerk.arrive("fingers");
    clerk.page.see_text("[data-part=instruction]", "Ngón trỏ phải");
    device.turn(|switches| switches.kept_away = &["Right MiddleFinger"]);
    clerk.page.see_text("[data-part=instruction]", "Ngón giữa phải");
    clerk.page.photograph(&target().join("screenshots/vi-1366x768-single-waiting.png"));
    clerk.press(&[ESCAPE]);
    clerk.page.see_text("[data-part=instruction]", "Còn thiếu: Ngón giữa phải, Ngón áp út phải, Ngón út phải.");
    clerk.page.photograph(&target().join("screenshots/vi-1366x768-single-lacking.png"));
    device.turn(|switches| switches.kept_away = &[]);
    let before = device.asked().len();
    clerk.press(&[ENTER]);
    clerk.page.see("[data-part=slap-13][data-state=kept]");

    // The first is asked for as often as the device is still busy with the one given up; after these comes the next hand.
    let mut asked: Vec<Value> = device.asked().iter().skip(before).map(|asked| asked["bio"][0]["bioSubType"][0].clone()).collect();
    asked.dedup();
    asked.truncate(3);
    assert_eq!(asked, ["Right MiddleFinger", "Right RingFinger", "Right LittleFinger"]);
    let right = station.desk("read_application", json!({ "application": application }))["slaps"][0].clone();
    assert_eq!((right["found"].as_array().map(Vec::len), right["further"][0]["found"].as_array().map(Vec::len)), (Some(3), Some(1)), "{right}");
}

#[test]
fn fingers_that_do_not_come_in_the_expected_time_are_proposed_as_worn_and_one_enter_records_them() {
    let Some(chromium) = Chromium::start() else { return };
    let maker = Maker::new();
    let post = post(&maker);
    let device = SbiDevice::start(Model { kind: "Single", ..Model::default() }, maker.device(), 7);
    let station = Station::start_beside_service(post.data(), "http://127.0.0.1:9", device.port());
    let session = chromium.open(1366, 768);
    let clerk = Typist::at(&session, &station.desk);
    clerk.sign_in(CLERK, "ready");
    let application = somebody_at_the_fingers(&station);

    // Three fingers come, the little one does not.
    device.turn(|switches| switches.kept_away = &["Right LittleFinger"]);
    clerk.open(application.as_str().expect("an id"), "fingers");
    clerk.page.see_text("[data-part=instruction]", "Hết thời gian dự kiến");
    clerk.press(&[ENTER]);
    clerk.page.see("[data-part=finger-exceptions] [data-finger=\"5\"][data-selected]");
    clerk.press(&[ENTER]);
    clerk.page.see_no_more("[data-part=finger-exceptions]");
    let declared = || {
        let view = station.desk("read_application", json!({ "application": application }));
        view["fingers"].as_array().into_iter().flatten().filter_map(|finger| Some((finger["finger"].as_u64()?, finger["exception"]["kind"].as_str()?.to_owned()))).collect::<Vec<_>>()
    };
    assert_eq!(declared(), [(5, "worn".to_owned())]);
}
