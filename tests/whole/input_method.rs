//! Names typed as Vietnamese clerks type them: Telex, through a real input method, into the real window.

use crate::window::{invoke, sign_in, window_with};
use serde_json::{Value, json};
use std::process::{Command, Stdio};
use std::time::Duration;
use whole::page::{ESCAPE, Page};
use whole::post::{Post, Running, until};
use whole::screen::{Bus, RealWindow, Screen, alone, has};
use whole::skipped;
use whole::trip::CLERK;
use whole::typist::Typist;

/// An input method, its programs, and how Unikey is chosen in it.
struct Method {
    name: &'static str,
    daemon: &'static [&'static str],
    choose: &'static [&'static str],
    ask: &'static [&'static str],
    modifiers: &'static str,
}

const IBUS: Method = Method {
    name: "ibus",
    daemon: &["ibus-daemon", "--xim", "--panel=disable", "--config=disable", "--emoji-extension=disable"],
    choose: &["ibus", "engine", "Unikey"],
    ask: &["ibus", "engine"],
    modifiers: "@im=ibus",
};

const FCITX: Method = Method {
    name: "fcitx",
    daemon: &["fcitx5", "--disable=notifications,wayland"],
    choose: &["fcitx5-remote", "-s", "unikey"],
    ask: &["fcitx5-remote", "-n"],
    modifiers: "@im=fcitx",
};

const FCITX_PROFILE: &str = "[Groups/0]\nName=Default\nDefault Layout=us\nDefaultIM=unikey\n\n[Groups/0/Items/0]\nName=keyboard-us\n\n[Groups/0/Items/1]\nName=unikey\n\n[GroupOrder]\n0=Default\n";

fn missing(programs: &[&str]) -> bool {
    let lacks: Vec<&&str> = programs.iter().filter(|program| !has(program)).collect();
    if !lacks.is_empty() {
        skipped(&format!("{lacks:?} not installed"));
    }
    !lacks.is_empty()
}

/// A name in Telex: the marks of each letter right behind it.
fn telex(name: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    name.chars()
        .flat_map(|letter| {
            let mut parts = letter.nfd();
            let base = parts.next().unwrap_or(letter);
            let (mut shape, mut tone) = (String::new(), String::new());
            for mark in parts {
                match mark {
                    '\u{302}' => shape.push(base.to_ascii_lowercase()),
                    '\u{306}' | '\u{31B}' => shape.push('w'),
                    '\u{301}' => tone.push('s'),
                    '\u{300}' => tone.push('f'),
                    '\u{309}' => tone.push('r'),
                    '\u{303}' => tone.push('x'),
                    '\u{323}' => tone.push('j'),
                    other => panic!("{name}: Telex has no key for {other:?}"),
                }
            }
            let base = match base {
                'đ' | 'Đ' => "dd".to_owned(),
                plain => plain.to_lowercase().to_string(),
            };
            format!("{base}{shape}{tone}").chars().collect::<Vec<_>>()
        })
        .collect()
}

/// Types a resident's name and birth date into the look-up of the real window, letter by letter on the X server's keyboard, and Enter
/// while the last word is still open in the input method: the whole name is searched for, once.
fn a_name_typed_in_telex_finds_its_bearer(method: &Method) {
    if missing(&["xdotool", method.daemon[0], method.choose[0]]) {
        return;
    }
    let _alone = alone();
    let Some(screen) = Screen::start(1366, 768) else { return };
    let Some(bus) = Bus::start() else { return };
    // Method and window find each other through this folder.
    let settings = tempfile::tempdir().expect("a folder");
    let folder = settings.path().join("fcitx5");
    std::fs::create_dir_all(&folder).expect("a folder");
    std::fs::write(folder.join("profile"), FCITX_PROFILE).expect("written");
    std::fs::write(folder.join("config"), "[Behavior]\nActiveByDefault=True\nShareInputState=All\n").expect("written");
    let settings = settings.path().to_str().expect("a path");
    let environment = [("XDG_CONFIG_HOME", settings), ("GTK_IM_MODULE", method.name), ("XMODIFIERS", method.modifiers)];
    let (display, address) = (screen.display.clone(), bus.address.clone());
    let run = |words: &[&str]| {
        let mut command = Command::new(words[0]);
        command.args(&words[1..]).envs(environment).env("DISPLAY", &display).env("DBUS_SESSION_BUS_ADDRESS", &address).stderr(Stdio::null());
        command
    };
    let _daemon = Running::start(&mut run(method.daemon), 0);
    let Some(driver) = RealWindow::start_with(&screen, bus, &environment) else { return };
    let post = Post::provision();
    let data = post.data().to_str().expect("a path").to_owned();
    let session = driver.open(&["--data", &data, "--center", "http://127.0.0.1:9"]);
    window_with(&session, "index.html");
    let page = Page { session: &session };
    sign_in(&page, CLERK);
    let clerk = Typist::new(&session);
    let people = invoke(&session, "read_desk", json!({})).expect("the desk")["practicePeople"].clone();
    // Telex knows Vietnamese; the names of the highlands are typed with a palette.
    let plain = |person: &&Value| person["case"] == "dueForExchange" && !person["name"].as_str().is_some_and(|name| name.starts_with("Y ") || name.starts_with("H'"));
    let person = people.as_array().into_iter().flatten().find(plain).expect("an ordinary person").clone();
    let name = person["name"].as_str().expect("a name").to_lowercase();
    let record = invoke(&session, "find_person", json!({ "by": { "by": "number", "number": person["number"] } })).expect("found");
    let birth: Vec<&str> = record["people"][0]["birth"].as_str().unwrap_or_default().split('-').rev().collect();

    clerk.page.click("[data-field=find-name] input");
    until("Unikey is chosen", Duration::from_secs(30), || {
        let _ = run(method.choose).output();
        let chosen = run(method.ask).output().ok()?;
        String::from_utf8_lossy(&chosen.stdout).to_lowercase().contains("unikey").then_some(())
    });
    // The word that is still open in the method stands in its field, and stays there when the clerk clicks elsewhere.
    for (keys, text) in [("ddawjng thij thuys huwowngf", "đặng thị thúy hường"), ("nguyeenx hoaf", "nguyễn hòa")] {
        clerk.page.click("[data-field=find-name] input");
        clerk.clear();
        screen.hands(&["type", "--delay", "90", keys]);
        clerk.page.wait(&format!("«{text}» in the field"), || (clerk.value("find-name") == text).then_some(()));
        clerk.page.click("[data-field=find-birth] input");
        clerk.page.wait("the other field has the caret", || clerk.is_at("[data-field=find-birth]").then_some(()));
        assert_eq!((clerk.value("find-name"), clerk.value("find-birth")), (text.to_owned(), String::new()));
    }
    // A card scanned into a name field goes through the input method, too, and is still a card.
    clerk.page.click("[data-field=find-name] input");
    clerk.clear();
    clerk.settle();
    let number = person["number"].as_str().expect("a number");
    let card = format!("{number}|241234567|NGUYEN THI HOA|{}|Nu|Buon Don, Dak Lak|25042021", birth.concat());
    screen.hands(&["type", "--args", "1", "--delay", "8", &card, "key", "Return"]);
    clerk.arrive("found");
    clerk.page.see_text("[data-part=person-name]", &name.to_uppercase());
    clerk.press(&[ESCAPE]);
    clerk.arrive("ready");
    clerk.page.click("[data-field=find-birth] input");
    screen.hands(&["type", "--delay", "90", &birth.join("/")]);
    clerk.page.wait("the birth date in its field", || (clerk.value("find-birth") == birth.join("/")).then_some(()));
    clerk.page.click("[data-field=find-name] input");
    clerk.clear();
    clerk.settle();
    screen.hands(&["type", "--delay", "90", &telex(&name)]);
    screen.hands(&["key", "Return"]);
    clerk.arrive("found");
    clerk.page.see_text("[data-part=person-name]", &name.to_uppercase());
    std::thread::sleep(Duration::from_millis(700));
    assert_eq!(clerk.screen(), "found", "one Enter does one thing");
}

#[test]
fn a_name_typed_through_ibus_with_unikey_finds_its_bearer() {
    a_name_typed_in_telex_finds_its_bearer(&IBUS);
}

#[test]
fn a_name_typed_through_fcitx5_with_unikey_finds_its_bearer() {
    a_name_typed_in_telex_finds_its_bearer(&FCITX);
}
