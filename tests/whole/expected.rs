//! The time expected for a placement, on the page of a real browser: a quiet bar, and what is proposed at its end.

use serde_json::json;
use whole::page::{ENTER, ESCAPE};
use whole::post::{Post, Station, target};
use whole::screen::Chromium;
use whole::trip::{CLERK, Trip, ordinary_person};
use whole::typist::Typist;

#[test]
fn when_the_expected_time_is_over_an_exception_is_proposed_and_a_stop_keeps_the_tries_before() {
    let Some(chromium) = Chromium::start() else { return };
    let post = Post::provision_light();
    let station = Station::start(post.data(), "http://127.0.0.1:9", None);
    let session = chromium.open(1366, 768);
    let clerk = Typist::at(&session, &station.desk);
    clerk.sign_in(CLERK, "ready");
    let number = ordinary_person(&station, 0);
    let application = Trip { station: &station, number: number.clone() }.up_to("fingers").expect("the station lives")["application"].clone();
    let lay = |condition: &str| station.desk("present_simulated_person", json!({ "number": number, "condition": condition }));
    lay("wet");
    clerk.tab_to(&format!("[data-application=\"{}\"]", application.as_str().expect("an id")));
    clerk.press(&[ENTER]);
    clerk.arrive("fingers");
    clerk.page.see("[data-part=expected]");
    // Stopped, a capture takes nothing away of what was taken before.
    clerk.page.see("[data-part=slap-image] [data-good=false]");
    clerk.page.click("[data-part=again]");
    clerk.page.see_no_more("[data-part=slap-image]");
    clerk.press(&[ESCAPE]);
    clerk.page.see("[data-part=slap-image] [data-good=false]");
    lay("fingerOff");
    clerk.press(&[ENTER]);
    clerk.page.see("[data-part=slap-13][data-state=kept]");

    // A finger short, the next one can not be kept, and which one is seen; nothing more happens by itself but that time passes.
    clerk.page.see_text("[data-part=instruction]", "Ngón áp út trái: không thấy");
    clerk.page.see_text("[data-part=instruction]", "Hết thời gian dự kiến");
    clerk.page.photograph(&target().join("screenshots/vi-1366x768-expected.png"));
    lay("fingerOff");
    clerk.press(&[ENTER]);
    // Enter would record that it leaves no print.
    clerk.page.see("[data-part=finger-exceptions] [data-finger=\"9\"][data-selected]");
    clerk.page.see("[data-part=finger-exceptions] [data-choice=worn][aria-current=true]");
    clerk.look_at("expected-proposed");
    // It is bandaged: the other three are taken with a time of their own.
    clerk.press(&["3"]);
    // What heals may be waited for: a day, or Enter to go on.
    clerk.page.see("[data-part=come-back]");
    clerk.page.photograph(&target().join("screenshots/vi-1366x768-come-back.png"));
    clerk.press(&[ENTER]);
    clerk.page.see("[data-part=slap-14][data-state=kept]");
}
