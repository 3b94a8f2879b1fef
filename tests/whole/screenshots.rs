//! A picture of every screen, in Vietnamese in two sizes and in English in the small one, for people to look at; and what a machine can
//! see in them by itself: the font really used, words that no catalog knows, text that is cut off, pictures that are empty.

use crate::page_scripts::{AT_REST, FAULTS};
use crate::pages::{answer_until_iris, draw_a_signature, keep_the_eyes};
use serde_json::{Value, json};
use std::path::PathBuf;
use std::time::Duration;
use whole::page::{CONTROL, ENTER, ESCAPE, function_key};
use whole::post::{Center, Post, Station, password, target, until};
use whole::screen::Chromium;
use whole::trip::{CLERK, SUPERVISOR, Trip};
use whole::typist::{ALT, Typist};
use whole::webdriver::Session;

const SIZES: [(u32, u32); 2] = [(1366, 768), (1920, 1080)];

/// 1366 x 768 at 200 %: what a person who needs large letters has. No action and no sentence may be lost there (WCAG 1.4.4).
const ENLARGED: (u32, u32) = (683, 384);

/// The screens that are looked at enlarged, too.
const ALSO_ENLARGED: [&str; 18] = [
    "ready", "found", "facts", "facts-wrong", "person", "portrait-live", "portrait-frozen", "fingers-empty", "fingers-taken", "iris", "review", "review-signed", "pause",
    "settings", "review-list", "review-one", "beside-ready", "beside-facts",
];

/// Names whose marks stand on each other or are rare: Central Highlands peoples and Vietnamese.
const NAMES: &str = "Y Ƀlŏ Êñuôl ƀ Ƀ ê̆ Ê̆ ô̆ Ô̆ ơ̆ Ơ̆ ư̆ ĕ ĭ ŏ ŭ ñ č Đặng Nguyễn Thuỵ ữ ẵ ’ ʼ";

/// Takes the pictures of one page.
struct Album<'a> {
    session: &'a Session,
    station: &'a Station,
    folder: PathBuf,
    complaints: Vec<String>,
    taken: usize,
}

impl Album<'_> {
    fn size(&self, (width, height): (u32, u32)) {
        self.session.viewport(width, height).expect("a size");
    }

    /// The desk's screen in both languages and sizes.
    fn desk(&mut self, name: &str) {
        for language in ["en", "vi"] {
            self.station.desk("choose_language", json!({ "language": language }));
            self.shoot(name, language);
        }
    }

    /// The applicant's screen; its language is the applicant's.
    fn applicant(&mut self, name: &str, application: &str) {
        for language in ["en", "vi"] {
            self.station.desk("choose_applicant_language", json!({ "application": application, "language": language, "larger": false }));
            self.shoot(name, language);
        }
    }

    fn shoot(&mut self, name: &str, language: &str) {
        let here = Typist::new(self.session);
        here.page.see(&format!("html[lang={language}]"));
        let enlarged = (language == "vi" && ALSO_ENLARGED.contains(&name)).then_some(ENLARGED);
        // English on the small screen alone: Vietnamese words are longer, and nothing else changes with the language.
        let sizes = if language == "en" { &SIZES[..1] } else { &SIZES[..] };
        for size in sizes.iter().copied().chain(enlarged) {
            self.size(size);
            until("the page at rest", Duration::from_secs(15), || (self.session.script_later(AT_REST, json!([])).expect("the script runs") == true).then_some(()));
            here.page.photograph_quickly(&self.folder.join(format!("{language}-{}x{}-{name}.png", size.0, size.1)));
            self.taken += 1;
            let seen = here.page.ask(FAULTS);
            for fault in seen.as_array().into_iter().flatten().filter_map(Value::as_str) {
                self.complaints.push(format!("{language} {}x{} {name}: {fault}", size.0, size.1));
            }
        }
        self.size(SIZES[0]);
    }
}

/// Takes a hand and stops it before it is accepted by itself. On a slow machine that may come too late: then the next hand is taken, and
/// what Esc meant on the screen that stood there by then is taken back.
fn a_hand_stands_still(desk: &Typist<'_>) {
    let session = desk.page.session;
    let stands = |css: &str| session.find(css).is_ok();
    for _ in 0..3 {
        desk.press(&[&function_key(9)]);
        desk.page.see("[data-part=slap-image]");
        session.press(&[ESCAPE]).expect("Esc");
        // Longer than it takes to be accepted.
        std::thread::sleep(Duration::from_millis(1500));
        if stands("[role=dialog]") {
            desk.press(&[ESCAPE]);
        } else if stands("[data-part=slap-image]") {
            return;
        }
    }
    panic!("no hand stood still: each was accepted before Esc came");
}

/// The fonts that Chromium really used for the text of the page, not those that were asked for.
fn fonts_really_used(session: &Session) -> Vec<String> {
    let ask = |command: &str, parameters: Value| session.chromium(command, parameters).expect("Chromium's own protocol");
    ask("DOM.enable", json!({}));
    ask("CSS.enable", json!({}));
    let page = ask("DOM.getDocument", json!({ "depth": 0 }))["root"]["nodeId"].clone();
    let nodes = ask("DOM.querySelectorAll", json!({ "nodeId": page, "selector": "body, h1, h2, p, span, b, dt, dd, button, label, input, td, th, small, li, select" }));
    let mut used: Vec<String> = Vec::new();
    for node in nodes["nodeIds"].as_array().into_iter().flatten() {
        let fonts = ask("CSS.getPlatformFontsForNode", json!({ "nodeId": node }));
        for font in fonts["fonts"].as_array().into_iter().flatten() {
            let name = format!("{}{}", font["familyName"].as_str().unwrap_or_default(), if font["isCustomFont"] == true { "" } else { " (of the system)" });
            if !used.contains(&name) {
                used.push(name);
            }
        }
    }
    ask("CSS.disable", json!({}));
    ask("DOM.disable", json!({}));
    used
}

#[test]
fn every_screen_is_photographed_in_both_languages_and_shows_no_fault_a_machine_can_see() {
    let Some(chromium) = Chromium::start() else { return };
    let post = Post::provision_light();
    let center = Center::start(post.data(), 0, None);
    let station = Station::start(post.data(), &center.address, None);
    let session = chromium.open(1366, 768);
    session.go(&station.desk).expect("the desk's page");
    let folder = target().join("screenshots");
    let mut album = Album { session: &session, station: &station, folder, complaints: Vec::new(), taken: 0 };
    album.size(SIZES[0]);
    let desk = Typist::new(&session);

    desk.arrive("sign-in");
    album.desk("sign-in");
    desk.sign_in(CLERK, "ready");
    let windows = two_windows(&session, &station);
    let application = person_and_facts(&desk, &mut album);
    fonts_hold_every_name(&desk, &mut album);
    captures(&desk, &mut album, &windows, &application);
    review_and_done(&desk, &mut album, &windows, &application);
    small_screens(&desk, &mut album);
    supervisor_screens(&desk, &mut album);

    println!("{} pictures in {}", album.taken, album.folder.display());
    assert!(album.complaints.is_empty(), "{}", album.complaints.join("\n"));
}

/// Handles of the desk's window and of the applicant's.
struct Windows {
    desk: String,
    applicant: String,
}

fn two_windows(session: &Session, station: &Station) -> Windows {
    let desk = session.windows().expect("windows").first().cloned().expect("the desk's window");
    let applicant = session.new_window().expect("a second window");
    session.switch_to(&applicant).expect("the applicant's window");
    session.go(&station.applicant).expect("the applicant's page");
    session.switch_to(&desk).expect("the desk's window");
    Windows { desk, applicant }
}

impl Album<'_> {
    /// Pictures of the applicant's window; then back at the desk.
    fn over_there(&mut self, windows: &Windows, state: &str, name: &str, application: Option<&str>) {
        self.session.switch_to(&windows.applicant).expect("the applicant's window");
        self.size(SIZES[0]);
        Typist::new(self.session).page.see(&format!("[data-part=applicant][data-state={state}]"));
        match application {
            Some(id) => self.applicant(name, id),
            None => self.shoot(name, "vi"),
        }
        self.session.switch_to(&windows.desk).expect("the desk's window");
    }
}

fn person_and_facts(desk: &Typist<'_>, album: &mut Album<'_>) -> String {
    let station = album.station;
    desk.page.see("[data-part=practice-person]");
    album.desk("ready");
    let number = whole::trip::ordinary_person(station, 0);
    desk.fill("find-number", "001099999999");
    desk.press(&[ENTER]);
    desk.arrive("not-found");
    album.desk("not-found");
    desk.press(&[ESCAPE]);
    desk.arrive("ready");
    station.desk("present_simulated_person", json!({ "number": number, "condition": "clean" }));
    desk.fill("find-number", &number);
    desk.press(&[ENTER]);
    desk.arrive("found");
    desk.page.see("[data-part=live-face] canvas[data-frames]");
    std::thread::sleep(Duration::from_millis(1500));
    album.desk("found");
    desk.press(&[&function_key(3)]);
    desk.page.see("[data-part=spelling]");
    album.desk("spelling");
    desk.press(&[ESCAPE]);
    desk.press(&[ENTER]);
    desk.arrive("facts");
    album.desk("facts");
    desk.fill("phone", "12ab");
    desk.press(&["\u{E004}"]);
    desk.page.see("[data-field=phone] [slot=errorMessage]");
    album.desk("facts-wrong");
    desk.fill("phone", "0912345678");
    desk.press(&["\u{E004}"]);
    let application = station.desk("read_desk", json!({}))["open"][0]["application"].as_str().expect("one open application").to_owned();
    desk.press(&[ALT, "1"]);
    desk.arrive("person");
    album.desk("person");
    desk.press(&[&function_key(8)]);
    desk.page.see("[data-part=wrong-person]");
    album.desk("wrong-person");
    desk.press(&[ESCAPE]);
    desk.page.see_no_more("[data-part=wrong-person]");
    desk.press(&[ALT, "2"]);
    desk.arrive("facts");
    let view = station.desk("read_application", json!({ "application": application }));
    for field in view["fields"].as_array().into_iter().flatten() {
        let text = match field["field"].as_str().unwrap_or_default() {
            "delivery" => "at_post",
            "old_card_collected" => "at_handover",
            "features" => "Nốt ruồi c:3cm trên sau mép trái",
            _ => continue,
        };
        station.desk("save_field", json!({ "application": application, "field": field["field"], "text": text }));
    }
    application
}

/// Every letter of every name is in the bundled font, and nothing on the page falls back to another.
fn fonts_hold_every_name(desk: &Typist<'_>, album: &mut Album<'_>) {
    let script = "const done = arguments[arguments.length - 1];
        document.fonts.ready.then(() => done([document.fonts.check('18px \"Inter Complete\"', arguments[0]), document.fonts.check('600 18px \"Inter Complete\"', arguments[0])]));";
    let known = desk.page.session.script_later(script, json!([NAMES])).expect("the script runs");
    assert_eq!(known, json!([true, true]), "the bundled font is there");
    let line = "const p = document.createElement('p'); p.id = 'names'; p.textContent = arguments[0]; document.querySelector('main').append(p)";
    desk.page.session.script(line, json!([NAMES])).expect("a line of names");
    let used = fonts_really_used(album.session);
    println!("fonts really used on the facts screen: {used:?}");
    let foreign: Vec<&String> = used.iter().filter(|font| font.contains("of the system")).collect();
    assert!(foreign.is_empty(), "text falls back to {foreign:?}");
    desk.page.ask("document.getElementById('names').remove()");
}

fn captures(desk: &Typist<'_>, album: &mut Album<'_>, windows: &Windows, application: &str) {
    let station = album.station;
    // Nothing is taken by itself while it is photographed.
    let mut chosen = station.desk("read_session", json!({}))["preferences"].clone();
    chosen["automaticShutter"] = json!(false);
    station.desk("save_preferences", chosen);
    desk.enter_until("portrait", 8);
    desk.page.see("canvas[data-frames]");
    std::thread::sleep(Duration::from_millis(800));
    album.desk("portrait-live");
    album.over_there(windows, "instruction", "applicant-instruction", Some(application));
    desk.press(&[ESCAPE]);
    desk.page.see("[data-part=pause-reasons]");
    album.desk("pause");
    desk.press(&[ESCAPE]);
    desk.page.see_no_more("[data-part=pause-reasons]");
    desk.press(&[&function_key(8)]);
    desk.page.see("[data-part=portrait-exceptions]");
    desk.press(&["4"]);
    album.desk("portrait-exceptions");
    desk.press(&[ESCAPE]);
    desk.page.see_no_more("[data-part=portrait-exceptions]");
    desk.press(&[ENTER]);
    desk.page.see("[data-part=frozen]");
    album.desk("portrait-frozen");
    desk.page.click("[data-part=asked] [data-check=glasses]");
    desk.page.see("[data-part=consent]");
    album.desk("portrait-seen-wrong");
    desk.press(&["r"]);
    desk.page.see("[data-part=consent-dialog]");
    desk.press(&["1"]);
    album.desk("portrait-consent");
    desk.press(&[ESCAPE]);
    desk.page.see_no_more("[data-part=consent-dialog]");
    desk.page.click("[data-part=checks]");
    desk.page.see("[data-part=portrait-checks]");
    album.desk("portrait-checks");
    desk.press(&[ESCAPE]);
    desk.page.see_no_more("[data-part=portrait-checks]");
    // The rest of the portrait through the station: the simulated person sways, and one frame in a few is not good.
    if station.desk("read_application", json!({ "application": application }))["step"] == "portrait" {
        station.desk("start_camera", json!({ "application": application }));
        let good = until("a good portrait", Duration::from_secs(20), || {
            let frozen = station.desk("freeze_portrait", json!({ "application": application, "byItself": false }));
            (frozen["tries"][0]["pass"] == true).then(|| frozen["tries"][0].clone())
        });
        station.desk("keep_portrait", whole::trip::keep_portrait(application, &good));
    }
    desk.page.see("[data-screen=fingers]");
    desk.press(&[ESCAPE]);
    album.desk("fingers-empty");
    album.over_there(windows, "instruction", "applicant-fingers", Some(application));
    desk.press(&[&function_key(8)]);
    desk.page.see("[data-part=finger-exceptions]");
    desk.press(&["1"]);
    album.desk("fingers-exception");
    desk.press(&[ESCAPE]);
    desk.page.see_no_more("[data-part=finger-exceptions]");
    a_hand_stands_still(desk);
    album.desk("fingers-taken");
    // A person who keeps the eyes shut at first: the camera looks as long as it takes to photograph it.
    let number = station.desk("read_application", json!({ "application": application }))["strip"]["number"].clone();
    station.desk("present_simulated_person", json!({ "number": number, "condition": "eyesClosed" }));
    answer_until_iris(desk, Duration::from_millis(300));
    desk.page.see("[data-screen=iris] [data-part=instruction][data-state=looking]");
    desk.page.see("[data-part=eye-left] canvas[data-frames]");
    album.shoot("iris-looking", "vi");
    album.over_there(windows, "instruction", "applicant-eyes", Some(application));
    desk.press(&[&function_key(8)]);
    desk.page.see("[data-part=eye-exceptions]");
    desk.press(&["1"]);
    album.desk("iris-exception");
    desk.press(&[ESCAPE]);
    desk.page.see_no_more("[data-part=eye-exceptions]");
    desk.press(&[&function_key(9)]);
    desk.page.see("[data-screen=iris] [data-part=instruction][data-state=good], [data-screen=iris] [data-part=instruction][data-state=weak]");
    album.desk("iris");
    keep_the_eyes(desk);
}

fn review_and_done(desk: &Typist<'_>, album: &mut Album<'_>, windows: &Windows, application: &str) {
    let session = album.session;
    album.desk("review");
    desk.press(&[&function_key(9)]);
    desk.page.see("[data-part=take-again-list]");
    album.desk("take-again");
    desk.press(&[ESCAPE]);
    desk.page.see_no_more("[data-part=take-again-list]");
    desk.press(&[&function_key(8)]);
    desk.page.see("[data-part=cannot-sign-dialog]");
    desk.press(&["1"]);
    album.desk("cannot-sign");
    desk.press(&[ESCAPE]);
    desk.page.see_no_more("[data-part=cannot-sign-dialog]");
    desk.press(&[ENTER]);
    desk.page.see("[data-part=applicant-screen][data-state=review]");
    album.over_there(windows, "review", "applicant-review", Some(application));
    album.desk("review-shown");
    the_only_screen_turned(desk, album);
    the_next_one_beside(desk, album);
    desk.press(&[ENTER]);
    desk.page.see("[data-part=applicant-screen][data-state=signature]");
    session.switch_to(&windows.applicant).expect("the applicant's window");
    desk.page.see("[data-part=signature-pad]");
    // Another language is another text to sign: the pictures come before the ink.
    album.applicant("applicant-signature", application);
    draw_a_signature(desk);
    album.shoot("applicant-signed", "vi");
    desk.page.click("[data-part=sign]:not([disabled])");
    desk.page.see("[data-part=applicant][data-state=thanks]");
    album.shoot("applicant-thanks", "vi");
    session.switch_to(&windows.desk).expect("the desk's window");
    desk.page.see("[data-part=attestation]");
    album.desk("review-signed");
    desk.press(&[CONTROL, ENTER]);
    desk.arrive("done");
    album.desk("done");
    album.over_there(windows, "idle", "applicant-idle", None);
}

/// One screen for two people: the applicant's view on it, the question for the password, and a wrong answer. What covers what in the real
/// windows is photographed in `turned`.
fn the_only_screen_turned(desk: &Typist<'_>, album: &mut Album<'_>) {
    let station = album.station;
    let turn = |to_applicant: bool, password: Value| station.desk("turn_screen", json!({ "toApplicant": to_applicant, "password": password }));
    turn(true, Value::Null);
    desk.arrive("turned");
    desk.page.see("[data-part=applicant][data-state=review]");
    album.shoot("turned", "vi");
    station.desk("ask_way_back", json!({}));
    desk.page.see("[data-part=turn-back-dialog]");
    album.desk("turn-back");
    desk.settle();
    desk.write("khong phai");
    desk.press(&[ENTER]);
    desk.page.see("[data-part=problem][data-code=wrongPassword]");
    album.desk("turn-back-wrong");
    turn(false, json!(password(CLERK)));
    desk.arrive("review");
}

/// F6 while the applicant reads: look-up, who was found, their facts; then back.
fn the_next_one_beside(desk: &Typist<'_>, album: &mut Album<'_>) {
    desk.press(&[&function_key(6)]);
    desk.arrive("ready");
    desk.page.see("[data-part=beside-desk]");
    album.desk("beside-ready");
    desk.fill("find-number", &whole::trip::ordinary_person(album.station, 1));
    desk.press(&[ENTER]);
    desk.arrive("found");
    album.desk("beside-found");
    desk.press(&[ENTER]);
    desk.arrive("facts");
    album.desk("beside-facts");
    desk.press(&[&function_key(4)]);
    desk.press(&[&function_key(6)]);
    desk.arrive("review");
}

fn small_screens(desk: &Typist<'_>, album: &mut Album<'_>) {
    desk.press(&[ENTER]);
    desk.arrive("ready");
    desk.page.see("[data-part=lacks]");
    album.desk("ready-open");
    desk.press(&[&function_key(1)]);
    desk.page.see("[data-part=help-sheet]");
    album.desk("help");
    desk.press(&[ESCAPE]);
    desk.page.click("[data-part=settings]");
    desk.page.see("[data-part=settings-dialog]");
    album.desk("settings");
    desk.page.click("[data-part=open-keys]");
    desk.page.see("[data-part=keys-dialog]");
    album.desk("keys");
    desk.press(&[ESCAPE]);
    desk.page.see("[data-part=settings-dialog]");
    desk.press(&[ESCAPE]);
    desk.press(&[CONTROL, "k"]);
    desk.page.see("[data-part=find-anything]");
    desk.settle();
    desk.write("nguyen");
    desk.press(&[ENTER]);
    desk.page.see("[data-part=find-anything] ul");
    album.desk("find-anything");
    desk.press(&[ESCAPE]);
    for (key, screen) in [("3", "doctor"), ("4", "day-open"), ("5", "day-close")] {
        desk.press(&[ALT, key]);
        desk.arrive(screen);
        std::thread::sleep(Duration::from_millis(700));
        album.desk(screen);
    }
    desk.press(&[CONTROL, "l"]);
    desk.arrive("locked");
    album.desk("locked");
}

fn supervisor_screens(desk: &Typist<'_>, album: &mut Album<'_>) {
    let station = album.station;
    // A second one, so that the list is a list.
    station.sign_in(CLERK);
    let trip = Trip { station, number: whole::trip::ordinary_person(station, 1) };
    let second = trip.application().expect("opened");
    while station.desk("read_application", json!({ "application": second }))["stage"] != "submitted" {
        trip.step(&second).expect("the station lives");
    }
    trip.as_officer(SUPERVISOR).expect("signed in");
    desk.arrive("reviews");
    desk.page.see("[data-part=review-line]");
    album.desk("review-list");
    desk.press(&[&function_key(9)]);
    desk.arrive("contacts");
    album.desk("contacts");
    desk.press(&[ESCAPE]);
    desk.arrive("reviews");
    desk.press(&[ENTER]);
    desk.arrive("review-one");
    desk.page.see("[data-part=prints]");
    album.desk("review-one");
    desk.press(&[&function_key(8)]);
    desk.page.see("[data-part=return-dialog]");
    desk.press(&["1"]);
    album.desk("return");
    desk.press(&[ESCAPE]);
    desk.page.see_no_more("[data-part=return-dialog]");
    desk.enter_until("approval", 6);
    album.desk("approval");
    desk.press(&[CONTROL, ENTER]);
    until("both are approved", Duration::from_secs(30), || (station.desk("read_session", json!({}))["toApprove"] == 0).then_some(()));
    std::thread::sleep(Duration::from_millis(700));
    album.desk("approved");
    desk.press(&[ALT, "2"]);
    desk.arrive("queue");
    desk.page.see("[data-part=queue-row][data-state=accepted]");
    album.desk("queue");
}
