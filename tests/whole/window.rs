//! The real window under a virtual screen: what only it can show.

use serde_json::{Value, json};
use std::time::{Duration, Instant};
use whole::page::{CONTROL, ENTER, ESCAPE, Page};
use whole::post::{Center, Post, password, until};
use whole::screen::{APPLICANT_SCREEN, DESK_SCREEN, RealWindow, Screen, alone};
use whole::trip::{CLERK, SUPERVISOR};
use whole::typist::{ALT, Typist};
use whole::webdriver::Session;

use crate::pages::{answer_the_open_questions, answer_until_iris, keep_the_eyes, portrait};

/// Calls a command of the shell from the page, as a page that was taken over would.
pub(crate) fn invoke(session: &Session, name: &str, request: Value) -> Result<Value, Value> {
    let script = "const done = arguments[arguments.length - 1];
        window.__TAURI_INTERNALS__.invoke(arguments[0], { request: arguments[1] }).then(view => done([true, view]), why => done([false, why]));";
    let answer = session.script_later(script, json!([name, request])).expect("the script runs");
    if answer[0] == true { Ok(answer[1].clone()) } else { Err(answer[1].clone()) }
}

/// The handle of the window whose page is this file.
pub(crate) fn window_with(session: &Session, file: &str) -> String {
    until(&format!("the window of {file}"), Duration::from_secs(30), || {
        session.windows().ok()?.into_iter().find(|handle| {
            session.switch_to(handle).is_ok() && session.script("return location.pathname", json!([])).is_ok_and(|path| path.as_str().is_some_and(|path| path.ends_with(file) || (file == "index.html" && path == "/")))
        })
    })
}

/// Signs an officer in at the real window.
pub(crate) fn sign_in(page: &Page<'_>, officer: &str) {
    page.click(&format!("[data-officer=\"{officer}\"]"));
    page.fill("input[type=password]", &password(officer));
    page.press(&[ENTER]);
    page.see("[data-screen=ready]");
}

#[test]
fn the_real_window_signs_in_shows_the_preview_resumes_after_a_kill_and_refuses_foreign_commands() {
    let _alone = alone();
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

        // Letters of 200 % are the window's own zoom: the page has half the room, and everything in it follows.
        let width = || session.script("return innerWidth", json!([])).expect("the script runs").as_f64().unwrap_or_default();
        let plain = width();
        // The shutter waits for a person: the preview must still run while its frames are counted.
        let chosen = |percent: u16| json!({ "theme": "light", "density": "regular", "textPercent": percent, "volume": 0, "automaticShutter": false, "keys": {} });
        invoke(&session, "save_preferences", chosen(200)).expect("kept");
        until("the page has half the room", Duration::from_secs(15), || ((width() - plain / 2.0).abs() < 2.0).then_some(()));
        invoke(&session, "save_preferences", chosen(100)).expect("kept");
        until("the page has all the room", Duration::from_secs(15), || ((width() - plain).abs() < 2.0).then_some(()));

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
        println!("preview in the real window: {:.1} frames/s", moving_picture(&session));
        screen.photograph(&whole::post::target().join("screenshots/window-portrait.png"));

        // A page shows the picture and never has it: neither by asking for its bytes nor from the canvas.
        let read = "const done = arguments[arguments.length - 1];
            const refused = async (read) => { try { await read(); return false } catch { return true } };
            Promise.all([refused(() => fetch('sample://localhost/preview/face')), refused(() => document.querySelector('canvas').toDataURL())]).then(done);";
        assert_eq!(session.script_later(read, json!([])).expect("the script runs"), json!([true, true]), "what was refused");

        // One screen: nobody sees the applicant's page, and it takes no frames, for they would stay in its memory.
        session.switch_to(&applicant).expect("the applicant's window");
        page.see("[data-part=live]");
        assert_eq!(page.ask("return [document.hidden, document.querySelector('[data-part=live] canvas').dataset.frames ?? null]"), json!([true, null]));
        session.switch_to(&desk).expect("the desk's window");

        // Put away and brought back, the desk's picture stands still and moves again.
        let hidden = |wanted: bool| until(&format!("hidden: {wanted}"), Duration::from_secs(15), || (page.ask("return document.hidden") == wanted).then_some(()));
        let window = screen.hands(&["search", "--onlyvisible", "--name", "^Thu Nhận$"]);
        screen.hands(&["windowminimize", "--sync", &window]);
        hidden(true);
        screen.hands(&["windowmap", "--sync", &window]);
        hidden(false);
        moving_picture(&session);
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

/// Waits until the preview's canvas has shown ten more frames, as the page counts them; frames per second. How fast it is belongs to the
/// bench: on a busy machine a picture that moves is enough.
fn moving_picture(session: &Session) -> f64 {
    let count = || session.script("return Number(document.querySelector('canvas').dataset.frames ?? 0)", json!([])).expect("the script runs").as_f64().unwrap_or_default();
    let before = count();
    let first = until("the next frame", Duration::from_secs(30), || Some(count()).filter(|frames| *frames > before));
    let start = Instant::now();
    let last = until("the preview moves", Duration::from_secs(60), || Some(count()).filter(|frames| *frames >= first + 10.0));
    (last - first) / start.elapsed().as_secs_f64()
}

#[test]
fn one_application_travels_the_whole_way_in_the_real_windows_and_the_applicant_signs_while_the_clerk_types() {
    let _alone = alone();
    let Some(screen) = Screen::start_two() else { return };
    let Some(driver) = RealWindow::start(&screen) else { return };
    let post = Post::provision();
    let center = Center::start(post.data(), 0, None);
    let data = post.data().to_str().expect("a path").to_owned();
    let session = driver.open(&["--data", &data, "--center", &center.address]);
    let applicant = window_with(&session, "applicant.html");
    let desk = window_with(&session, "index.html");
    let clerk = Typist::new(&session);
    clerk.sign_in(CLERK, "ready");

    let person = practice_person(&session);
    clerk.tab_to("[data-field=find-number] input");
    clerk.write(&person);
    clerk.press(&[ENTER]);
    clerk.arrive("found");
    clerk.press(&[ENTER]);
    clerk.arrive("facts");
    let open = invoke(&session, "read_desk", json!({})).expect("the desk")["open"][0]["application"].clone();
    let application = open.as_str().expect("one open application").to_owned();
    answer_the_open_questions(&clerk);
    clerk.arrive("portrait");
    portrait(&clerk);
    answer_until_iris(&clerk, Duration::from_millis(2500));
    keep_the_eyes(&clerk);

    // What is personal stands on the applicant's screen only now, and the applicant goes on to sign.
    let stands = |what: &str| session.script("return document.querySelectorAll(arguments[0]).length", json!([what])).expect("the script runs").as_u64().unwrap_or_default();
    session.switch_to(&applicant).expect("the applicant's window");
    let covers = json!([APPLICANT_SCREEN.0, APPLICANT_SCREEN.1]);
    clerk.page.wait("the applicant's page covers its screen", || (clerk.page.ask("return [innerWidth, innerHeight]") == covers).then_some(()));
    assert_eq!(stands("[data-part=summary-line]"), 0);
    session.switch_to(&desk).expect("the desk");
    clerk.press(&[ENTER]);
    clerk.page.see("[data-part=applicant-screen][data-state=review]");
    session.switch_to(&applicant).expect("the applicant's window");
    clerk.page.see("[data-part=summary-line]");
    screen.photograph(&whole::post::target().join("screenshots/window-applicant-review.png"));
    session.switch_to(&desk).expect("the desk");
    clerk.press(&[ENTER]);
    clerk.page.see("[data-part=applicant-screen][data-state=signature]");
    signs_while_the_clerk_types(&screen, &session, &clerk, (&desk, &applicant));
    clerk.page.see("[data-part=attestation]");
    clerk.press(&[CONTROL, ENTER]);
    clerk.arrive("done");

    clerk.press(&[CONTROL, "l"]);
    clerk.arrive("locked");
    clerk.tab_to("[data-part=other-officer]");
    clerk.enter_until("sign-in", 5);
    let supervisor = clerk;
    supervisor.sign_in(SUPERVISOR, "reviews");
    supervisor.page.see(&format!("[data-application=\"{application}\"]"));
    supervisor.press(&[ENTER]);
    supervisor.arrive("review-one");
    supervisor.page.see("[data-part=prints]");
    supervisor.enter_until("approval", 3);
    supervisor.press(&[CONTROL, ENTER]);
    until("it is approved", Duration::from_secs(30), || {
        let view = invoke(&session, "read_application", json!({ "application": application })).expect("the application");
        (view["stage"] != "submitted").then_some(())
    });
    supervisor.press(&[ALT, "2"]);
    supervisor.arrive("queue");
    supervisor.page.see("[data-part=queue-row][data-state=accepted]");
    screen.photograph(&whole::post::target().join("screenshots/window-queue.png"));
}

/// An ordinary person of the practice post, seated before the simulated devices.
fn practice_person(session: &Session) -> String {
    let desk = invoke(session, "read_desk", json!({})).expect("the desk");
    let person = desk["practicePeople"].as_array().into_iter().flatten().find(|person| person["case"] == "dueForExchange").expect("an ordinary person").clone();
    invoke(session, "present_simulated_person", json!({ "number": person["number"], "condition": "clean" })).expect("seated");
    person["number"].as_str().expect("a number").to_owned()
}

/// The applicant draws with the mouse on their screen, by the X server's own events, while letters are typed on the same server's
/// keyboard: the letters come to the clerk's field in order, the strokes to the signature, and the desk keeps the keyboard.
fn signs_while_the_clerk_types(screen: &Screen, session: &Session, clerk: &Typist<'_>, (desk, applicant): (&str, &str)) {
    let text = "nguyen thi huong tim so 027 trong luc cong dan dang ky ten";
    clerk.press(&[CONTROL, "k"]);
    clerk.page.see("[data-field=find-anything] input");
    clerk.settle();
    session.switch_to(applicant).expect("the applicant's window");
    clerk.page.see("[data-part=signature-pad]");
    let at = |css: &str| clerk.page.ask(&format!("const r = document.querySelector('{css}').getBoundingClientRect(); return [r.left, r.top, r.width, r.height]"));
    let (pad, sign) = (at("[data-part=signature-pad]"), at("[data-part=sign]"));
    let part = |place: &Value, index: usize, share: f64| place[index].as_f64().unwrap_or_default() + place[index + 2].as_f64().unwrap_or_default() * share;
    let point = |place: &Value, x: f64, y: f64| [(f64::from(DESK_SCREEN.0) + part(place, 0, x)).round().to_string(), part(place, 1, y).round().to_string()];

    let draw = || {
        for stroke in 0..3 {
            let start = 0.1 + 0.28 * f64::from(stroke);
            let mut words: Vec<String> = Vec::new();
            for step in 0..14 {
                let t = f64::from(step) / 13.0;
                words.push("mousemove".into());
                words.extend(point(&pad, start + 0.24 * t, 0.5 + 0.3 * (t * 6.0).sin()));
                if step == 0 {
                    words.extend(["mousedown".into(), "1".into()]);
                }
                words.extend(["sleep".into(), "0.03".into()]);
            }
            words.extend(["mouseup".into(), "1".into()]);
            screen.hands(&words.iter().map(String::as_str).collect::<Vec<_>>());
        }
    };
    let typed = std::thread::scope(|scope| {
        let typing = scope.spawn(|| screen.hands(&["type", "--delay", "60", text]));
        draw();
        typing.join().expect("typed")
    });
    assert_eq!(typed, "");
    assert_eq!(screen.hands(&["getactivewindow", "getwindowname"]), "Thu Nhận", "the desk keeps the keyboard");
    screen.photograph(&whole::post::target().join("screenshots/window-applicant-signature.png"));
    clerk.page.see("[data-part=sign]:not([disabled])");
    session.switch_to(desk).expect("the desk");
    clerk.page.wait("every letter stands in the field, in order", || (clerk.value("find-anything") == text).then_some(()));
    assert_eq!(clerk.page.ask("return document.hasFocus() && document.activeElement.closest('[data-field=find-anything]') !== null"), true, "the caret stays");
    clerk.press(&[ESCAPE]);
    clerk.page.see_no_more("[data-field=find-anything]");

    let mut words = vec!["mousemove".to_owned()];
    words.extend(point(&sign, 0.5, 0.5));
    words.extend(["click".into(), "1".into()]);
    screen.hands(&words.iter().map(String::as_str).collect::<Vec<_>>());
}

#[test]
fn a_second_screen_that_is_unplugged_and_plugged_in_again_is_followed() {
    let _alone = alone();
    let Some(screen) = Screen::start_two() else { return };
    let Some(driver) = RealWindow::start(&screen) else { return };
    let post = Post::provision();
    let data = post.data().to_str().expect("a path").to_owned();
    let session = driver.open(&["--data", &data, "--center", "http://127.0.0.1:9"]);
    window_with(&session, "index.html");
    sign_in(&Page { session: &session }, CLERK);
    let second = || invoke(&session, "read_session", json!({})).expect("the session")["secondScreen"] == true;
    let shown = || !screen.hands_or_nothing(&["search", "--onlyvisible", "--name", "công dân"]).is_empty();
    assert!(second() && shown());
    screen.unplug_second();
    until("the station knows that the second screen is gone", Duration::from_secs(20), || (!second() && !shown()).then_some(()));
    screen.plug_second();
    until("the applicant's window is back on it", Duration::from_secs(20), || (second() && shown()).then_some(()));
}
