//! Keys and a foot switch that an officer teaches the page, in a real browser.

use std::time::Duration;
use whole::page::{CONTROL, ENTER, ESCAPE, PAGE_DOWN, function_key};
use whole::post::{Post, Station, until};
use whole::screen::Chromium;
use whole::trip::CLERK;
use whole::typist::Typist;

#[test]
fn a_foot_switch_is_taught_by_pressing_it_and_does_what_enter_does() {
    let Some(chromium) = Chromium::start() else { return };
    let post = Post::provision_light();
    let station = Station::start(post.data(), "http://127.0.0.1:9", None);
    let session = chromium.open(1366, 768);
    let clerk = Typist::at(&session, &station.desk);
    clerk.sign_in(CLERK, "ready");
    clerk.tab_to("[data-part=settings]");
    clerk.press(&[ENTER]);
    clerk.page.see("[data-part=settings-dialog]");
    clerk.page.click("[data-part=open-keys]");
    clerk.page.see("[data-part=keys-dialog]");
    clerk.tab_to("[data-part=move-pedal]");
    clerk.press(&[ENTER]);
    clerk.page.see("[data-part=keys-told]");
    let told = || clerk.page.ask("return document.querySelector('[data-part=keys-told]')?.innerText ?? ''").as_str().unwrap_or_default().to_owned();
    let mut before = told();
    // It is Enter already, it writes a digit, it means something else: each is refused in other words.
    for unfit in [ENTER, "5", &function_key(2)] {
        clerk.press(&[unfit]);
        before = until("another sentence", Duration::from_secs(5), || Some(told()).filter(|text| *text != before));
        println!("{before}");
    }
    clerk.press(&[PAGE_DOWN]);
    clerk.page.see_no_more("[data-part=keys-told]");
    clerk.page.see_text("[data-key=pedal] kbd", "Enter · PageDown");
    clerk.press(&[ESCAPE]);
    clerk.press(&[ESCAPE]);
    clerk.page.see_no_more("[data-part=settings-dialog]");

    // What has the focus, a field that was written in, and the main action.
    clerk.settle();
    clerk.tab_to("[data-part=settings]");
    clerk.press(&[PAGE_DOWN]);
    clerk.page.see("[data-part=settings-dialog]");
    clerk.press(&[ESCAPE]);
    clerk.page.see_no_more("[data-part=settings-dialog]");
    clerk.fill("find-number", &whole::trip::ordinary_person(&station, 1));
    clerk.press(&[PAGE_DOWN]);
    clerk.arrive("found");
    clerk.settle();
    clerk.press(&[PAGE_DOWN]);
    clerk.arrive("facts");
}

#[test]
fn an_officer_moves_a_key_and_enlarges_the_letters_and_finds_both_again() {
    let Some(chromium) = Chromium::start() else { return };
    let post = Post::provision_light();
    let station = Station::start(post.data(), "http://127.0.0.1:9", None);
    let session = chromium.open(1366, 768);
    let clerk = Typist::at(&session, &station.desk);
    clerk.sign_in(CLERK, "ready");
    let settings = || {
        clerk.tab_to("[data-part=settings]");
        clerk.press(&[ENTER]);
        clerk.page.see("[data-part=settings-dialog]");
    };
    settings();
    // Two choices at once: neither takes the other back.
    clerk.page.see("[data-part=theme] [data-choice=night]");
    clerk.page.ask("document.querySelector('[data-part=text-size] [data-choice=\"125\"]').click(); document.querySelector('[data-part=theme] [data-choice=night]').click()");
    clerk.page.see("html[data-theme=night]");
    clerk.page.click("[data-part=open-keys]");
    clerk.page.see("[data-part=keys-dialog]");
    clerk.tab_to("[data-part=move-find]");
    clerk.press(&[ENTER]);
    clerk.page.see("[data-part=keys-told]");
    // Taken, and unfit: refused in words, and asked again.
    clerk.press(&[&function_key(2)]);
    let told = || clerk.page.ask("return document.querySelector('[data-part=keys-told]')?.innerText ?? ''").as_str().unwrap_or_default().to_owned();
    let taken = until("F2 is refused", Duration::from_secs(5), || Some(told()).filter(|text| text.contains("F2")));
    println!("F2: {taken}");
    clerk.press(&[&function_key(7)]);
    clerk.page.see_no_more("[data-part=keys-told]");
    clerk.page.see_text("[data-part=keys] [data-key=find] kbd", "F7");
    clerk.press(&[ESCAPE]);
    clerk.press(&[ESCAPE]);
    clerk.page.see_no_more("[data-part=settings-dialog]");

    // Another page, as after a restart: the officer signs in and finds it so.
    session.go(&station.desk).expect("the desk's page");
    clerk.page.see("html[data-theme=night]");
    clerk.arrive("ready");
    clerk.page.wait("the letters are as large", || (clerk.page.ask("return document.documentElement.style.zoom") == "1.25").then_some(()));
    clerk.press(&[&function_key(7)]);
    clerk.page.see("[data-part=find-anything]");
    clerk.press(&[ESCAPE]);
    clerk.page.see_no_more("[data-part=find-anything]");
    clerk.press(&[CONTROL, "l"]);
    clerk.arrive("locked");
    clerk.tab_to("[data-part=other-officer]");
    clerk.enter_until("sign-in", 5);
    clerk.page.see("html[data-theme=light]");
}
