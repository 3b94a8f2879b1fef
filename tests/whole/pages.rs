//! The pages in a real browser: one application travels the whole way by keyboard alone.

use enrollment::fold;
use serde_json::{Value, json};
use std::time::Duration;
use whole::page::{CONTROL, ENTER, ESCAPE, function_key};
use whole::post::{Center, Post, Station, password, target, until};
use whole::screen::Chromium;
use whole::trip::{CLERK, SUPERVISOR};
use whole::typist::{ALT, DOWN, Typist};
use whole::webdriver::Session;

#[test]
fn one_application_travels_from_sign_in_to_acceptance_by_keyboard_alone() {
    let Some(chromium) = Chromium::start() else { return };
    let post = Post::provision_light();
    let center = Center::start(post.data(), 0, None);
    let station = Station::start(post.data(), &center.address, None);
    let session = chromium.open(1366, 768);
    let clerk = Typist::at(&session, &station.desk);

    sign_in_after_a_wrong_password(&clerk);
    letters_stay_letters_and_too_much_text_is_refused(&clerk);
    let person = seat_a_practice_person(&clerk, &station);
    find_by_name_without_accents(&clerk, &station, &person);
    keys_that_were_not_meant_are_ignored(&clerk);
    clerk.press(&[ENTER]);
    clerk.arrive("facts");
    let application = opened(&station);
    language_changes_at_run_time(&clerk, &station);
    answer_the_open_questions(&clerk);
    clerk.arrive("portrait");
    the_preview_runs(&clerk);
    pause_and_come_back(&clerk, &application);
    take_a_portrait_and_take_it_back(&clerk);
    three_slaps(&clerk);
    keep_the_eyes(&clerk);
    let desk = session.windows().expect("windows").first().cloned().expect("the desk's window");
    the_applicant_signs(&clerk, &session, &station, &desk);

    // Plain Enter does not do what cannot be undone.
    clerk.press(&[ENTER]);
    std::thread::sleep(Duration::from_millis(600));
    assert_eq!(clerk.screen(), "review");
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
    supervisor.press(&[ENTER]);
    std::thread::sleep(Duration::from_millis(600));
    assert_eq!(station.desk("read_application", json!({ "application": application }))["stage"], "submitted", "plain Enter approves nothing");
    supervisor.press(&[CONTROL, ENTER]);
    until("it is approved", Duration::from_secs(30), || {
        (station.desk("read_application", json!({ "application": application }))["stage"] != "submitted").then_some(())
    });
    supervisor.press(&[ALT, "2"]);
    supervisor.arrive("queue");
    supervisor.page.see("[data-part=queue-row][data-state=accepted]");
}

fn sign_in_after_a_wrong_password(clerk: &Typist<'_>) {
    clerk.choose_officer(CLERK);
    clerk.tab_to("input[type=password]");
    clerk.write("not this one");
    clerk.press(&[ENTER]);
    clerk.page.see("[data-part=problem][data-code=wrongPassword]");
    clerk.write(&password(CLERK));
    clerk.press(&[ENTER]);
    clerk.arrive("ready");
}

/// Letters and digits that are keys elsewhere, and `?`, are text in a field; ten thousand of them are refused in words.
fn letters_stay_letters_and_too_much_text_is_refused(clerk: &Typist<'_>) {
    clerk.tab_to("[data-field=find-name] input");
    let text = "Lê Zkl 1?2 ƀ’ŏ";
    clerk.write(text);
    assert_eq!(clerk.value("find-name"), text);
    assert_eq!(clerk.screen(), "ready");
    clerk.clear();

    clerk.fill("find-name", "Yen");
    clerk.fill("find-birth", "31/02/1990");
    clerk.press(&[ENTER]);
    let said = until("an absurd date is named", Duration::from_secs(10), || complaint(clerk));
    println!("31/02/1990: {said}");
    assert_eq!((clerk.value("find-birth"), clerk.value("find-name")), ("31/02/1990".into(), "Yen".into()), "nothing typed is lost");
    assert!(said.contains("ngày"), "{said}");
    clerk.fill("find-name", "");
    clerk.fill("find-birth", "");

    clerk.tab_to("[data-field=find-qr] input");
    clerk.page.session.chromium("Input.insertText", json!({ "text": "Nguyễn ".repeat(1430) })).expect("pasted");
    clerk.press(&[ENTER]);
    let said = until("10,000 characters are refused in words", Duration::from_secs(10), || complaint(clerk).filter(|text| *text != said));
    println!("10,000 characters: {said}");
    assert!(!said.contains("Mã "), "a sentence, not a code: {said}");
    assert_eq!(clerk.screen(), "ready");
    clerk.clear();
}

/// What stands beside a field or above the screen as an error.
fn complaint(clerk: &Typist<'_>) -> Option<String> {
    let said = clerk.page.ask("return [...document.querySelectorAll('[data-part=problem], [slot=errorMessage], [class*=warning]')].map(e => e.innerText).join(' ')");
    said.as_str().filter(|text| !text.trim().is_empty()).map(str::to_owned)
}

/// A person sits down before the simulated devices: found in the practice list without accents.
fn seat_a_practice_person(clerk: &Typist<'_>, station: &Station) -> Value {
    let desk = station.desk("read_desk", json!({}));
    let people = desk["practicePeople"].as_array().cloned().unwrap_or_default();
    let person = people.into_iter().find(|person| person["case"] == "dueForExchange").expect("an ordinary person");
    clerk.fill("practice-filter", &fold(person["name"].as_str().unwrap_or_default()));
    let row = format!("[data-part=practice-person][data-number=\"{}\"]", person["number"].as_str().unwrap_or_default());
    clerk.tab_to(&row);
    clerk.press(&[ENTER]);
    until("the number stands in its field", Duration::from_secs(10), || (!clerk.value("find-number").is_empty()).then_some(()));
    clerk.press(&[CONTROL, ENTER]);
    clerk.arrive("found");
    clerk.press(&[ESCAPE]);
    clerk.arrive("ready");
    person
}

fn find_by_name_without_accents(clerk: &Typist<'_>, station: &Station, person: &Value) {
    let record = station.desk("find_person", json!({ "by": { "by": "number", "number": person["number"] } }))["people"][0].clone();
    let name = record["name"].as_str().unwrap_or_default();
    let birth: Vec<&str> = record["birth"].as_str().unwrap_or_default().split('-').rev().collect();
    clerk.fill("find-name", &fold(name));
    clerk.fill("find-birth", &birth.join("/"));
    // A key that comes together with the new screen was meant for the old one.
    clerk.page.ask(
        "const watch = new MutationObserver(() => {
            if (!document.querySelector('[data-screen=found]')) return;
            watch.disconnect();
            document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', code: 'Enter', bubbles: true, cancelable: true }));
            document.documentElement.dataset.early = 'given';
        });
        watch.observe(document.body, { childList: true, subtree: true });",
    );
    clerk.press(&[ENTER]);
    clerk.arrive("found");
    clerk.page.see_text("[data-part=person-name]", name);
    clerk.page.see("html[data-early=given]");
}

fn keys_that_were_not_meant_are_ignored(clerk: &Typist<'_>) {
    clerk.unusual_key(json!({ "key": "Enter", "code": "Enter", "isComposing": true }));
    clerk.unusual_key(json!({ "key": "Enter", "code": "Enter", "keyCode": 229 }));
    clerk.unusual_key(json!({ "key": "Enter", "code": "Enter", "repeat": true }));
    assert_eq!(clerk.screen(), "found", "an early, composing or repeated Enter chose the person");
}

fn opened(station: &Station) -> String {
    let open = station.desk("read_desk", json!({}))["open"][0]["application"].clone();
    open.as_str().expect("one open application").to_owned()
}

fn language_changes_at_run_time(clerk: &Typist<'_>, station: &Station) {
    let title = |language: &str| {
        station.desk("choose_language", json!({ "language": language }));
        clerk.page.see(&format!("html[lang={language}]"));
        clerk.page.ask("return document.querySelector('h1').innerText").to_string()
    };
    let (english, vietnamese) = (title("en"), title("vi"));
    assert_ne!(english, vietnamese);
}

/// Answers what the form asks, each with Enter; a bad phone number is named beside its field and stays there to be mended.
pub(crate) fn answer_the_open_questions(clerk: &Typist<'_>) {
    let mut wrong_phone_was_named = false;
    for _ in 0..12 {
        if clerk.screen() != "facts" {
            break;
        }
        clerk.settle();
        let field = clerk.page.ask("return document.activeElement?.closest('[data-field]')?.dataset.field ?? ''");
        match field.as_str().unwrap_or_default() {
            "features" => clerk.write("Nốt ruồi c:3cm trên sau mép trái"),
            "phone" => clerk.write("0912345678"),
            list @ ("delivery" | "old_card_collected") => {
                clerk.write(if list == "delivery" { "at_post" } else { "at_handover" });
                clerk.page.see("[role=option]");
                clerk.press(&[DOWN]);
                clerk.press(&[ENTER]);
                clerk.page.see_no_more("[role=option]");
            }
            _ => {}
        }
        if !wrong_phone_was_named {
            wrong_phone_was_named = true;
            clerk.fill("phone", "12ab");
            clerk.press(&["\u{E004}"]);
            let css = "[data-field=phone] [slot=errorMessage]";
            clerk.page.see(css);
            let said = clerk.page.ask("return document.querySelector('[data-field=phone] [slot=errorMessage]').innerText");
            println!("12ab: {said}");
            assert_eq!(clerk.value("phone"), "12ab", "nothing typed is lost");
            clerk.fill("phone", "0912345678");
        }
        clerk.press(&[ENTER]);
        std::thread::sleep(Duration::from_millis(500));
    }
}

fn the_preview_runs(clerk: &Typist<'_>) {
    clerk.page.see("canvas[data-frames]");
    // How fast belongs to the bench; here the picture must move, whatever else the machine does.
    let mut best: f64 = 0.0;
    for _ in 0..4 {
        let rate = clerk.frames_in(3.0) / 3.0;
        println!("preview in the page: {rate:.1} frames/s");
        best = best.max(rate);
        if best >= 3.0 {
            return;
        }
    }
    panic!("the preview stands still: at best {best:.1} frames/s");
}

fn pause_and_come_back(clerk: &Typist<'_>, application: &str) {
    clerk.press(&[ESCAPE]);
    clerk.page.see("[data-part=pause-reasons]");
    clerk.press(&["1"]);
    clerk.arrive("ready");
    clerk.open(application, "portrait");
}

/// Freezes until a picture is good, keeps it, takes it back by name, and takes another.
fn take_a_portrait_and_take_it_back(clerk: &Typist<'_>) {
    clerk.page.see("canvas[data-frames]");
    portrait(clerk);
    clerk.page.see("[data-part=take-back]");
    // On a slow machine the first hand has been accepted meanwhile: then it is taken back first.
    for _ in 0..6 {
        if clerk.screen() == "portrait" {
            break;
        }
        clerk.press(&[CONTROL, "z"]);
        clerk.settle();
        std::thread::sleep(Duration::from_millis(300));
    }
    clerk.arrive("portrait");
    portrait(clerk);
}

pub(crate) fn portrait(clerk: &Typist<'_>) {
    for _ in 0..20 {
        if clerk.screen() == "fingers" {
            return;
        }
        // Live: taken. Frozen: kept, or taken again when it is not good.
        until("the main action is free", Duration::from_secs(20), || (clerk.page.ask("return document.querySelector('[data-part=main-action]:not([data-pending])')?.disabled ?? true") == false).then_some(()));
        clerk.press(&[ENTER]);
        std::thread::sleep(Duration::from_millis(700));
    }
    clerk.arrive("fingers");
}

/// Good placements are accepted by themselves; what is not good asks for a key.
fn three_slaps(clerk: &Typist<'_>) {
    let began = std::time::Instant::now();
    let keys = answer_until_iris(clerk, Duration::from_millis(2500));
    println!("three slaps in {:.1} s with {keys} keys", began.elapsed().as_secs_f64());
}

/// Presses Enter only where the page has waited for it this long; answers how often.
pub(crate) fn answer_until_iris(clerk: &Typist<'_>, patience: Duration) -> u32 {
    let (mut keys, mut waits, mut seen) = (0, std::time::Instant::now(), 0);
    until("three slaps", Duration::from_secs(90), || {
        if clerk.screen() == "iris" {
            assert!(seen > 0, "the hands were seen coming down on the glass");
            return Some(keys);
        }
        let frames = clerk.page.ask("return Number(document.querySelector('[data-part=live-glass]')?.dataset.frames ?? 0)");
        let frames = frames.as_u64().unwrap_or(0);
        if frames >= 4 && seen < 4 {
            clerk.page.photograph(&target().join("screenshots/live-glass.png"));
        }
        seen = seen.max(frames);
        if clerk.page.ask("return document.querySelector('[data-part=main-action]')?.disabled ?? true") == true {
            waits = std::time::Instant::now();
        } else if waits.elapsed() > patience {
            println!("the page waits: {}", clerk.page.ask("return [...document.querySelectorAll('[data-part=instruction], [data-part=problem]')].map(e => e.innerText).join(' · ')"));
            clerk.press(&[ENTER]);
            keys += 1;
            waits = std::time::Instant::now();
        }
        None
    })
}

/// The eyes take themselves; a key keeps them.
pub(crate) fn keep_the_eyes(clerk: &Typist<'_>) {
    clerk.page.see("[data-screen=iris] [data-part=instruction][data-state=good], [data-screen=iris] [data-part=instruction][data-state=weak]");
    clerk.settle();
    clerk.press(&[ENTER]);
    clerk.arrive("review");
}

/// Shows the sheet, asks for the signature, and the applicant draws it in their own window with what lies there: a pen.
fn the_applicant_signs(clerk: &Typist<'_>, session: &Session, station: &Station, desk: &str) {
    let applicant = session.new_window().expect("a second window");
    session.switch_to(&applicant).expect("the applicant's window");
    session.go(&station.applicant).expect("the applicant's page");
    session.viewport(1366, 768).expect("a size");
    clerk.page.see("[data-part=applicant]");
    assert!(clerk.page.ask("return document.querySelector('[data-part=summary-line]') === null") == true, "nothing personal stands there yet");
    session.switch_to(desk).expect("the desk");
    clerk.press(&[ENTER]);
    clerk.page.see("[data-part=applicant-screen][data-state=review]");
    clerk.press(&[ENTER]);
    clerk.page.see("[data-part=applicant-screen][data-state=signature]");

    session.switch_to(&applicant).expect("the applicant's window");
    draw_a_signature(clerk);
    clerk.page.click("[data-part=sign]:not([disabled])");
    clerk.page.see_no_more("[data-part=signature-pad]");
    session.switch_to(desk).expect("the desk");
    clerk.page.see("[data-part=attestation]");
}

/// Three strokes across the field.
pub(crate) fn draw_a_signature(at: &Typist<'_>) {
    at.page.see("[data-part=signature-pad]");
    let place = at.page.ask("const r = document.querySelector('[data-part=signature-pad]').getBoundingClientRect(); return [r.left, r.top, r.width, r.height]");
    let part = |index: usize| place[index].as_f64().unwrap_or_default();
    for stroke in 0..3 {
        let start = part(0) + part(2) * (0.1 + 0.28 * f64::from(stroke));
        let points: Vec<(i32, i32)> = (0..14)
            .map(|step| {
                let t = f64::from(step) / 13.0;
                ((start + part(2) * 0.24 * t) as i32, (part(1) + part(3) * (0.5 + 0.3 * (t * 6.0).sin())) as i32)
            })
            .collect();
        at.page.session.draw(&points).expect("a stroke");
    }
}

#[test]
fn help_opens_with_its_key_in_the_middle_of_typing_and_the_text_stays() {
    let Some(chromium) = Chromium::start() else { return };
    let post = Post::provision_light();
    let station = Station::start(post.data(), "http://127.0.0.1:9", None);
    let session = chromium.open(1366, 768);
    session.go(&station.desk).expect("the desk's page");
    let clerk = Typist::new(&session);
    clerk.sign_in(CLERK, "ready");
    clerk.tab_to("[data-field=find-name] input");
    clerk.write("hơ blơ");
    clerk.press(&[&function_key(1)]);
    clerk.page.see("[data-part=help-sheet]");
    clerk.press(&[ESCAPE]);
    clerk.page.see_no_more("[data-part=help-sheet]");
    assert_eq!(clerk.value("find-name"), "hơ blơ");
    assert_eq!(clerk.screen(), "ready");

    // A scanner types the number wherever the caret is, and its Enter searches; what stood in the field stays.
    let number = whole::trip::ordinary_person(&station, 0);
    clerk.settle();
    let scanner = "for (const key of [...arguments[0], 'Enter']) {
            const code = key === 'Enter' ? key : `Digit${key}`;
            document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key, code, bubbles: true, cancelable: true }));
        }";
    session.script(scanner, json!([number])).expect("the scanner types");
    clerk.arrive("found");
}

#[test]
fn what_is_typed_is_kept_whatever_key_comes_next_and_the_lock_reaches_every_dialog() {
    let Some(chromium) = Chromium::start() else { return };
    let post = Post::provision_light();
    let station = Station::start(post.data(), "http://127.0.0.1:9", None);
    let session = chromium.open(1366, 768);
    let clerk = Typist::at(&session, &station.desk);
    clerk.sign_in(CLERK, "ready");
    clerk.fill("find-number", &whole::trip::ordinary_person(&station, 0));
    clerk.press(&[ENTER]);
    clerk.arrive("found");
    clerk.press(&[ENTER]);
    clerk.arrive("facts");
    let application = opened(&station);
    let phone = || {
        let view = station.desk("read_application", json!({ "application": application }));
        let fields = view["fields"].as_array().cloned().unwrap_or_default();
        fields.into_iter().find(|field| field["field"] == "phone").map(|field| field["text"].as_str().unwrap_or_default().replace(' ', ""))
    };
    let kept = |number: &str| until(&format!("the station has {number}"), Duration::from_secs(10), || (phone().as_deref() == Some(number)).then_some(()));

    // Typed, and the key at once: nothing waits for two seconds, nothing leaves the field first.
    for (number, key, screen) in [("0912345678", &[CONTROL, ENTER], "facts"), ("0987654321", &[ALT, "1"], "person"), ("0353123456", &[CONTROL, "k"], "")] {
        if clerk.screen() != "facts" {
            clerk.press(&[ALT, "2"]);
            clerk.arrive("facts");
        }
        clerk.tab_to("[data-field=phone] input");
        clerk.clear();
        session.keys(number).expect("typing");
        session.press(key).expect("a key");
        kept(number);
        if screen == "facts" {
            // What is still open is told, and the caret goes there.
            clerk.page.see("[data-part=problem][data-code=factsIncomplete]");
        }
        if !screen.is_empty() {
            clerk.arrive(screen);
        }
    }

    // The find dialog of Ctrl+K stands there: Ctrl+L reaches the station through it, and unlocking leads back to the form.
    clerk.page.see("[data-part=find-anything]");
    clerk.press(&[CONTROL, "l"]);
    clerk.arrive("locked");
    clerk.tab_to("input[type=password]");
    clerk.write(&password(CLERK));
    clerk.press(&[ENTER]);
    clerk.arrive("facts");

    // The lock falls right behind the last letter: that letter is saved before the vault shuts.
    clerk.tab_to("[data-field=phone] input");
    clerk.clear();
    session.keys("0868123457").expect("typing");
    session.press(&[CONTROL, "l"]).expect("a key");
    clerk.arrive("locked");
    clerk.tab_to("input[type=password]");
    clerk.write(&password(CLERK));
    clerk.press(&[ENTER]);
    clerk.arrive("facts");
    assert_eq!(phone().as_deref(), Some("0868123457"));

    // A card scanned while no field has the caret chooses nothing of what the digits choose here; it is searched for.
    clerk.press(&[ALT, "1"]);
    clerk.arrive("person");
    let number = whole::trip::ordinary_person(&station, 1);
    clerk.settle();
    session.script("document.activeElement.blur(); for (const key of [...arguments[0], 'Enter']) document.body.dispatchEvent(new KeyboardEvent('keydown', { key, code: key === 'Enter' ? key : `Digit${key}`, bubbles: true, cancelable: true }))", json!([number])).expect("the scanner types");
    clerk.page.see("[data-part=find-anything]");
    clerk.press(&[ESCAPE]);
    clerk.page.see_no_more("[data-part=find-anything]");
    assert_eq!(clerk.screen(), "person");

    // Not this person: a choice, of which one is that it is the right person after all.
    clerk.press(&[ALT, "1"]);
    clerk.arrive("person");
    clerk.press(&[&function_key(1)]);
    clerk.page.see("[data-part=help-here] [data-key=exception]");
    clerk.press(&[ESCAPE]);
    clerk.page.see_no_more("[data-part=help-sheet]");
    clerk.press(&[&function_key(8)]);
    clerk.page.see("[data-part=wrong-person-ways] [data-choice=withdraw]");
    clerk.page.see("[data-part=wrong-person-ways] [data-choice=right]");
    clerk.press(&["1"]);
    clerk.arrive("ready");
    let view = station.desk("read_application", json!({ "application": application }));
    assert_ne!(view["paused"], Value::Null, "the application waits for the right person");
}
