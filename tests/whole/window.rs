//! The real window under a virtual screen: what only it can show.

use serde_json::{Value, json};
use std::time::{Duration, Instant};
use whole::page::{ENTER, Page};
use whole::post::{Center, Post, password, until};
use whole::screen::{RealWindow, Screen};
use whole::trip::CLERK;
use whole::webdriver::Session;

/// Calls a command of the shell from the page, as a page that was taken over would.
fn invoke(session: &Session, name: &str, request: Value) -> Result<Value, Value> {
    let script = "const done = arguments[arguments.length - 1];
        window.__TAURI_INTERNALS__.invoke(arguments[0], { request: arguments[1] }).then(view => done([true, view]), why => done([false, why]));";
    let answer = session.script_later(script, json!([name, request])).expect("the script runs");
    if answer[0] == true { Ok(answer[1].clone()) } else { Err(answer[1].clone()) }
}

/// The handle of the window whose page is this file.
fn window_with(session: &Session, file: &str) -> String {
    until(&format!("the window of {file}"), Duration::from_secs(30), || {
        session.windows().ok()?.into_iter().find(|handle| {
            session.switch_to(handle).is_ok() && session.script("return location.pathname", json!([])).is_ok_and(|path| path.as_str().is_some_and(|path| path.ends_with(file) || (file == "index.html" && path == "/")))
        })
    })
}

fn sign_in(page: &Page<'_>, officer: &str) {
    page.click(&format!("[data-officer=\"{officer}\"]"));
    page.fill("input[type=password]", &password(officer));
    page.press(&[ENTER]);
    page.see("[data-screen=ready]");
}

#[test]
fn the_real_window_signs_in_shows_the_preview_resumes_after_a_kill_and_refuses_foreign_commands() {
    let Some(screen) = Screen::start(1366, 768) else { return };
    let Some(driver) = RealWindow::start(&screen) else { return };
    let post = Post::provision();
    let center = Center::start(post.data(), 0, None);
    let data = post.data().to_str().expect("a path").to_owned();
    let arguments = ["--data", &data, "--center", &center.address];

    let application;
    {
        let session = driver.open(&arguments);
        let applicant = window_with(&session, "applicant.html");
        let desk = window_with(&session, "index.html");
        let page = Page { session: &session };
        sign_in(&page, CLERK);

        // The applicant's window may not do what is the officers', though the same program answers.
        session.switch_to(&applicant).expect("the applicant's window");
        for (name, request) in [("read_desk", json!({})), ("sign_and_submit", json!({ "application": "x" })), ("approve_batch", json!({ "applications": [] }))] {
            let why = invoke(&session, name, request).expect_err("a foreign command is refused");
            assert!(why.to_string().contains("not allowed") || why["code"] == "notThisWindow", "{name}: {why}");
        }
        invoke(&session, "read_applicant_screen", json!({})).expect("its own command is allowed");
        session.switch_to(&desk).expect("the desk's window");
        let why = invoke(&session, "sign_as_applicant", whole::trip::signature("00")).expect_err("the applicant's command is refused to the desk");
        assert!(why.to_string().contains("not allowed") || why["code"] == "notThisWindow", "{why}");

        // To the portrait, through the commands of the real window, and the preview is looked at in its page.
        application = open_up_to_portrait(&session);
        page.ask("location.reload()");
        page.see("[data-screen=ready]");
        page.click(&format!("[data-application=\"{application}\"]"));
        page.see("canvas");
        let frames = frames_per_second(&session);
        println!("preview in the real window: {frames:.1} frames/s");
        // How fast belongs to the bench; here the picture must move.
        assert!(frames >= 3.0, "the preview stands still: {frames:.1} frames/s");
        let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| whole::post::root().join("target"), std::path::PathBuf::from);
        page.photograph(&target.join("screenshots/window-portrait.png"));
    }

    // The session's end killed the window without a word. The next start says what was kept, and goes on there.
    let session = driver.open(&arguments);
    window_with(&session, "index.html");
    let page = Page { session: &session };
    sign_in(&page, CLERK);
    let desk = invoke(&session, "read_desk", json!({})).expect("the desk");
    assert_eq!(desk["recovered"]["application"], application.as_str(), "{desk}");
    let view = invoke(&session, "read_application", json!({ "application": application })).expect("the application");
    assert_eq!(view["step"], "portrait", "{view}");
}

/// An application of an ordinary person, its facts complete.
fn open_up_to_portrait(session: &Session) -> String {
    let call = |name: &str, request: Value| invoke(session, name, request).unwrap_or_else(|why| panic!("{name}: {why}"));
    let desk = call("read_desk", json!({}));
    let person = desk["practicePeople"].as_array().into_iter().flatten().find(|person| person["case"] == "dueForExchange").expect("an ordinary person").clone();
    call("present_simulated_person", json!({ "number": person["number"], "condition": "clean" }));
    let by = json!({ "by": "number", "number": person["number"] });
    call("find_person", json!({ "by": by }));
    let opened = call("open_application", json!({ "ticket": "", "number": person["number"], "by": by }));
    let id = opened["application"].clone();
    call("confirm_person", json!({ "application": id, "same": true }));
    for (field, text) in [("features", "Nốt ruồi c:3cm trên sau mép trái"), ("delivery", "at_post"), ("old_card_collected", "at_handover")] {
        call("save_field", json!({ "application": id, "field": field, "text": text }));
    }
    call("confirm_facts", json!({ "application": id }));
    id.as_str().expect("an id").to_owned()
}

/// Frames drawn on the preview's canvas per second, as the page counts them.
fn frames_per_second(session: &Session) -> f64 {
    let count = || session.script("return Number(document.querySelector('canvas').dataset.frames ?? 0)", json!([])).expect("the script runs").as_f64().unwrap_or_default();
    until("the first frame", Duration::from_secs(10), || (count() > 0.0).then_some(()));
    let (before, start) = (count(), Instant::now());
    std::thread::sleep(Duration::from_secs(3));
    (count() - before) / start.elapsed().as_secs_f64()
}
