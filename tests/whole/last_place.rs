//! Work opens again at the same field, the caret in it: after SIGKILL, a lock, a pause (A10, A16).

use serde_json::{Value, json};
use std::time::Duration;
use whole::page::{CONTROL, ENTER, ESCAPE};
use whole::post::{Post, Station, password, until};
use whole::screen::Chromium;
use whole::trip::{CLERK, ordinary_person};
use whole::typist::Typist;

/// Nobody listens there: discard.
const NO_CENTER: &str = "http://127.0.0.1:9";
/// A field that nobody has to fill, so that no first open question leads there.
const FIELD: &str = "email";

#[test]
fn a_crash_a_lock_and_a_pause_lead_back_to_the_same_field() {
    let Some(chromium) = Chromium::start() else {
        return;
    };
    let post = Post::provision_light();
    let mut station = Station::start(post.data(), NO_CENTER, None);
    let session = chromium.open(1366, 768);
    let clerk = Typist::at(&session, &station.desk);
    clerk.sign_in(CLERK, "ready");
    clerk.fill("find-number", &ordinary_person(&station, 0));
    clerk.press(&[ENTER]);
    clerk.arrive("found");
    clerk.press(&[ENTER]);
    clerk.arrive("facts");
    let application = station.desk("read_desk", json!({}))["open"][0]["application"].clone();
    let place = |station: &Station| {
        station.desk("read_application", json!({ "application": application }))["place"].clone()
    };
    let caret = |field: &str| {
        clerk.page.wait(&format!("the caret in «{field}»"), || {
            clerk
                .is_at(&format!("[data-field=\"{field}\"]"))
                .then_some(())
        });
    };
    let at = |field: &str| json!({ "step": "facts", "field": field });

    // Killed the moment the caret has moved: the sentence names the field, and Enter opens there.
    clerk.tab_to(&format!("[data-field=\"{FIELD}\"] input"));
    until("the place is kept", Duration::from_secs(10), || {
        (place(&station) == at(FIELD)).then_some(())
    });
    station.process.kill();
    drop(station);
    station = Station::start(post.data(), NO_CENTER, None);
    session.go(&station.desk).expect("the desk's page");
    clerk.sign_in(CLERK, "ready");
    clerk.page.see("[data-part=recovered]");
    let desk = station.desk("read_desk", json!({}));
    assert_eq!(
        (
            &desk["recovered"]["application"],
            &desk["recovered"]["field"]
        ),
        (&application, &json!(FIELD)),
        "{desk}"
    );
    let said = clerk
        .page
        .ask("return document.querySelector('[data-part=recovered]').innerText");
    let said = said.as_str().unwrap_or_default();
    println!("{said}");
    assert!(
        said.matches(':').count() >= 2 && said.contains("Thư điện tử"),
        "to the second, and in which field: {said}"
    );
    clerk.press(&[ENTER]);
    clerk.arrive("facts");
    caret(FIELD);

    // Locked in another field, and unlocked.
    clerk.tab_to("[data-field=phone] input");
    until("the place is kept", Duration::from_secs(10), || {
        (place(&station) == at("phone")).then_some(())
    });
    clerk.press(&[CONTROL, "l"]);
    clerk.arrive("locked");
    clerk.tab_to("input[type=password]");
    clerk.write(&password(CLERK));
    clerk.press(&[ENTER]);
    clerk.arrive("facts");
    caret("phone");

    // Paused, and gone on with from the list.
    clerk.tab_to(&format!("[data-field=\"{FIELD}\"] input"));
    until("the place is kept", Duration::from_secs(10), || {
        (place(&station) == at(FIELD)).then_some(())
    });
    clerk.press(&[ESCAPE]);
    clerk.page.see("[data-part=pause-reasons]");
    clerk.press(&["2"]);
    clerk.arrive("ready");
    let id = application.as_str().unwrap_or_default();
    clerk.open(id, "facts");
    caret(FIELD);

    // A field that nothing asks for any more: the first open question. Said when the page that tells of its own caret is gone.
    session.go(&station.desk).expect("the desk's page");
    clerk.arrive("ready");
    station.desk(
        "note_place",
        json!({ "application": application, "step": "facts", "field": "full_name" }),
    );
    clerk.open(id, "facts");
    let first = until(
        "the caret is in an open question",
        Duration::from_secs(10),
        || {
            let field = clerk
                .page
                .ask("return document.activeElement?.closest('[data-field]')?.dataset.field ?? ''");
            field
                .as_str()
                .filter(|field| !field.is_empty())
                .map(str::to_owned)
        },
    );
    let view = station.desk("read_application", json!({ "application": application }));
    let open: Vec<&Value> = view["fields"]
        .as_array()
        .into_iter()
        .flatten()
        .filter(|field| field["required"] == true && field["text"] == "")
        .collect();
    assert!(
        open.iter().any(|field| field["field"] == first.as_str()),
        "{first} is no open question of {open:?}"
    );
}
