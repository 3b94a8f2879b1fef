//! A real touch screen to the X server: its strokes fall on the applicant's screen, whatever is plugged where.

use crate::window::{invoke, sign_in, window_with};
use devices::simulator::simulated_edid;
use devices::{Area, Displays as _, TouchDevices as _, TouchKind, conformance};
use serde_json::{Value, json};
use std::process::Command;
use std::time::Duration;
use whole::page::{CONTROL, ESCAPE};
use whole::post::{Center, Post, Station, binary, until};
use whole::screen::{APPLICANT_SCREEN, DESK_SCREEN, RealWindow, Screen, alone};
use whole::touch::{Hand, Kind};
use whole::trip::{CLERK, Trip, ordinary_person};
use whole::typist::Typist;
use whole::webdriver::Session;

/// The touch screen's name to the server, and its id here: the test driver knows no product number.
const GLASS: &str = "Touch of the counter";
const DESKTOP: (u32, u32) = ((DESK_SCREEN.0 + APPLICANT_SCREEN.0) as u32, DESK_SCREEN.1 as u32);
const DESK_AREA: Area = Area { x: 0, y: 0, width: DESK_SCREEN.0 as u32, height: DESK_SCREEN.1 as u32 };
const APPLICANT_AREA: Area = Area { x: DESK_SCREEN.0, y: 0, width: APPLICANT_SCREEN.0 as u32, height: APPLICANT_SCREEN.1 as u32 };

const DESK_SAYS: &str = "edid:BOE-0812-";
const APPLICANT_SAYS: &str = "edid:DEL-A1F0-4C423331";

/// The laptop's panel has no serial number, as panels have none; the screen at the counter has one.
fn panel() -> [u8; 128] {
    simulated_edid(['B', 'O', 'E'], 0x0812, 0, "")
}

fn counter() -> [u8; 128] {
    simulated_edid(['D', 'E', 'L'], 0xA1F0, 0x4C42_3331, "DELL P2424HT")
}

#[test]
fn the_driver_knows_screens_by_what_they_say_and_conforms_with_touch_and_pen() {
    let _alone = alone();
    let Some(screen) = Screen::start_two_with(&[(GLASS, Kind::Finger), ("Pen of the counter", Kind::Pen)]) else { return };
    let desktop = display::Desktop::connect(Some(&screen.display)).expect("connected");
    let list = || desktop.displays().list().expect("the screens");
    let by_socket: Vec<_> = list().iter().map(|screen| (screen.socket.clone(), screen.identity.is_socket(), screen.primary)).collect();
    assert_eq!(by_socket, [("DUMMY0".to_owned(), true, true), ("DUMMY1".to_owned(), true, false)]);

    screen.says("DUMMY0", &panel());
    screen.says("DUMMY1", &counter());
    let screens = list();
    assert!(screens[0].identity.as_str().starts_with(DESK_SAYS), "{}", screens[0].identity);
    assert_eq!((screens[1].identity.as_str(), screens[1].name.as_str()), (APPLICANT_SAYS, "DELL P2424HT"));
    assert_eq!((screens[0].area, screens[1].area), (DESK_AREA, APPLICANT_AREA));
    // What is no block of a screen is as if it had said nothing.
    screen.says("DUMMY1", &counter()[..100]);
    assert!(list()[1].identity.is_socket());

    let touch = desktop.touch();
    let devices: Vec<_> = touch.list().expect("the devices").into_iter().map(|device| (device.id, device.kind)).collect();
    assert_eq!(devices, [("Pen of the counter".to_owned(), TouchKind::Pen), (GLASS.to_owned(), TouchKind::Finger)], "and no mouse");
    for (id, _) in devices {
        conformance::touch(&touch, &id, DESKTOP);
    }
    assert!(display::Desktop::connect(Some(":4711")).is_err());
}

#[test]
fn touches_become_the_applicants_strokes_while_letters_are_typed_and_follow_the_screen_to_another_socket() {
    let _alone = alone();
    let Some(screen) = Screen::start_two_with(&[(GLASS, Kind::Finger)]) else { return };
    let Some(driver) = RealWindow::start(&screen) else { return };
    screen.says("DUMMY0", &panel());
    screen.says("DUMMY1", &counter());
    let post = Post::provision();
    let center = Center::start(post.data(), 0, None);
    let application = captured(&post, &center);

    let data = post.data().to_str().expect("a path").to_owned();
    let session = driver.open(&["--data", &data, "--center", &center.address]);
    let (applicant, desk) = (window_with(&session, "applicant.html"), window_with(&session, "index.html"));
    let clerk = Typist::new(&session);
    sign_in(&clerk.page, CLERK);

    // One touch screen, a second screen, nobody has chosen anything: it belongs there, and the doctor says so.
    let eye = display::Desktop::connect(Some(&screen.display)).expect("connected");
    let falls_on = |area: Area| until(&format!("touch falls on {area:?}"), Duration::from_secs(20), || (eye.touch().area(GLASS) == Ok(area)).then_some(()));
    falls_on(APPLICANT_AREA);
    let checked = |view: &Value, what: &str| view["checks"].as_array().into_iter().flatten().find(|check| check["check"] == what).cloned().unwrap_or_default();
    let view = invoke(&session, "read_doctor", json!({})).expect("the doctor");
    assert_eq!((checked(&view, "display")["code"].as_str(), checked(&view, "touch")["code"].as_str()), (Some("displayByItself"), Some("touchByItself")), "{view}");

    for state in ["review", "signature"] {
        invoke(&session, "show_to_applicant", json!({ "application": application, "state": state })).expect("shown");
    }
    signs_by_touch(&screen, &session, &clerk, (&desk, &applicant));
    until("the signature is taken", Duration::from_secs(20), || {
        let view = invoke(&session, "read_application", json!({ "application": application })).expect("the application");
        (!view["attestation"].is_null()).then_some(())
    });

    // The technician confirms the screen; the two screens change sockets. The window, touch and the desk's window follow.
    let view = invoke(&session, "choose_applicant_screen", json!({ "screen": APPLICANT_SAYS })).expect("chosen");
    assert_eq!(checked(&view, "display")["code"], "displayChosen", "{view}");
    screen.says("DUMMY0", &counter());
    screen.says("DUMMY1", &panel());
    falls_on(DESK_AREA);
    let left_edge = |name: &str| {
        let window = screen.hands_or_nothing(&["search", "--onlyvisible", "--name", name]).lines().next().map(str::to_owned)?;
        let place = screen.hands_or_nothing(&["getwindowgeometry", "--shell", &window]);
        place.lines().find_map(|line| line.strip_prefix("X=")?.parse::<i32>().ok())
    };
    until("the applicant's window is on its screen", Duration::from_secs(20), || (left_edge("công dân") == Some(0)).then_some(()));
    until("the desk's window is on the other", Duration::from_secs(20), || (left_edge("^Thu Nhận$")? >= DESK_SCREEN.0).then_some(()));

    // The tool sees the same, from outside.
    let out = Command::new(binary("tn")).args(["doctor", "--json", "--data", &data, "--center", &center.address]).env("DISPLAY", &screen.display).output().expect("tn runs");
    let said: Value = serde_json::from_slice(&out.stdout).expect("JSON");
    let (display, touch) = (checked(&said, "display"), checked(&said, "touch"));
    assert_eq!((display["code"].as_str(), display["params"]["identity"].as_str()), (Some("displayChosen"), Some(APPLICANT_SAYS)), "{said}");
    assert_eq!((touch["code"].as_str(), touch["name"].as_str()), (Some("touchByItself"), Some(GLASS)), "{said}");

    // Unplugged: touch falls on the one screen that is left, where "turn the screen" needs it.
    screen.unplug_second();
    until("touch falls everywhere", Duration::from_secs(20), || (eye.touch().area(GLASS).ok()?.x == 0 && invoke(&session, "read_session", json!({})).ok()?["secondScreen"] == false).then_some(()));
}

/// An application of an ordinary person, captured by a station without a window.
pub(crate) fn captured(post: &Post, center: &Center) -> String {
    let station = Station::start(post.data(), &center.address, None);
    station.sign_in(CLERK);
    let trip = Trip { number: ordinary_person(&station, 0), station: &station };
    let application = trip.application().expect("an application");
    until("it is captured", Duration::from_secs(120), || {
        if station.desk("read_application", json!({ "application": application }))["step"] == "review" {
            return Some(());
        }
        trip.step(&application).expect("a step");
        None
    });
    application
}

/// The applicant draws with a finger on the glass while letters are typed on the server's keyboard: the letters come to the clerk's
/// field in order, the strokes to the signature, and the desk keeps the caret.
fn signs_by_touch(screen: &Screen, session: &Session, clerk: &Typist<'_>, (desk, applicant): (&str, &str)) {
    let text = "nguyen thi lan tim so 027 trong luc cong dan cham man hinh";
    session.switch_to(applicant).expect("the applicant's window");
    clerk.page.see("[data-part=signature-pad]");
    clerk.page.ask("window.hands = []; for (const kind of ['touchstart', 'mousedown']) addEventListener(kind, () => window.hands.push(kind), true)");
    let at = |css: &str| clerk.page.ask(&format!("const r = document.querySelector('{css}').getBoundingClientRect(); return [r.left, r.top, r.width, r.height]"));
    let pad = at("[data-part=signature-pad]");
    // The glass is the applicant's screen and nothing else: places on it are shares of that screen.
    let number = |place: &Value, index: usize| place[index].as_f64().unwrap_or_default();
    let glass = |place: &Value, x: f64, y: f64| ((number(place, 0) + number(place, 2) * x) / f64::from(APPLICANT_SCREEN.0), (number(place, 1) + number(place, 3) * y) / f64::from(APPLICANT_SCREEN.1));
    session.switch_to(desk).expect("the desk");
    clerk.press(&[CONTROL, "k"]);
    clerk.page.see("[data-field=find-anything] input");
    clerk.settle();

    let mut hand = Hand::at(&screen.socket(GLASS));
    std::thread::scope(|scope| {
        let typing = scope.spawn(|| screen.hands(&["type", "--delay", "60", text]));
        for stroke in 0..3 {
            let start = 0.1 + 0.28 * f64::from(stroke);
            let places: Vec<_> = (0..14).map(|step| f64::from(step) / 13.0).map(|t| glass(&pad, start + 0.24 * t, 0.5 + 0.3 * (t * 6.0).sin())).collect();
            hand.draw(&places, Duration::from_millis(30));
            std::thread::sleep(Duration::from_millis(200));
        }
        typing.join().expect("typed");
    });
    assert_eq!(screen.hands(&["getactivewindow", "getwindowname"]), "Thu Nhận", "the desk keeps the keyboard");
    clerk.page.wait("every letter came to the clerk's field", || (clerk.value("find-anything") == text).then_some(()));
    assert_eq!(clerk.page.ask("return document.hasFocus() && document.activeElement.closest('[data-field=find-anything]') !== null"), true, "the caret stays");
    clerk.press(&[ESCAPE]);
    clerk.page.see_no_more("[data-field=find-anything]");

    session.switch_to(applicant).expect("the applicant's window");
    screen.photograph(&whole::post::target().join("screenshots/window-applicant-touch.png"));
    assert_eq!(clerk.page.ask("return window.hands"), json!(["touchstart", "touchstart", "touchstart"]), "three strokes of a finger, and no mouse");
    clerk.page.see("[data-part=sign]:not([disabled])");
    // WebKitGTK makes a click of a tap by itself, and under load now and then makes none: whoever sees nothing happen taps again.
    let signed = (0..5).any(|_| {
        hand.draw(&[glass(&at("[data-part=sign]"), 0.5, 0.5)], Duration::from_millis(80));
        (0..30).any(|_| {
            std::thread::sleep(Duration::from_millis(100));
            clerk.page.ask("return document.querySelector('[data-part=sign]') === null") == true
        })
    });
    assert!(signed, "five taps on the button, and nothing was signed");
    session.switch_to(desk).expect("the desk");
}
