//! A person before the desk's page who has a keyboard and nothing else.

use crate::page::{CONTROL, ENTER, Page};
use crate::post::password;
use crate::webdriver::Session;
use serde_json::{Value, json};
use std::time::Duration;

/// Tab.
pub const TAB: &str = "\u{E004}";
/// Shift.
pub const SHIFT: &str = "\u{E008}";
/// Alt.
pub const ALT: &str = "\u{E00A}";
/// Arrow down.
pub const DOWN: &str = "\u{E015}";
/// Delete.
pub const DELETE: &str = "\u{E017}";

/// More fields than any screen has.
const MOST_STOPS: usize = 80;

/// Hands on the keyboard, eyes on the page.
pub struct Typist<'a> {
    /// What they look at.
    pub page: Page<'a>,
}

impl<'a> Typist<'a> {
    /// Sits down before the page of a session.
    pub fn new(session: &'a Session) -> Typist<'a> {
        Typist { page: Page { session } }
    }

    /// Sits down before the desk's page, on a screen as small as a desk has.
    pub fn at(session: &'a Session, desk: &str) -> Typist<'a> {
        session.viewport(1366, 768).expect("a size");
        session.go(desk).expect("the desk's page");
        Typist::new(session)
    }

    /// Goes to an application in the list that stands there, and opens it at this screen.
    pub fn open(&self, application: &str, screen: &str) {
        self.tab_to(&format!("[data-application=\"{application}\"]"));
        self.press(&[ENTER]);
        self.arrive(screen);
    }

    fn session(&self) -> &Session {
        self.page.session
    }

    /// Waits until the page takes keys.
    pub fn settle(&self) {
        self.page.settle();
    }

    /// Presses keys together, as soon as the page takes them.
    pub fn press(&self, keys: &[&str]) {
        self.settle();
        self.session().press(keys).expect("a key");
    }

    /// Types into what has the focus.
    pub fn write(&self, text: &str) {
        self.session().keys(text).expect("typing");
        // A scanner ends its code within 50 ms; a person does not.
        std::thread::sleep(Duration::from_millis(90));
    }

    /// Goes with Tab until the focus is on, or in, what matches.
    pub fn tab_to(&self, css: &str) {
        self.page.see(css);
        self.settle();
        for _ in 0..MOST_STOPS {
            if self.is_at(css) {
                return;
            }
            self.session().press(&[TAB]).expect("Tab");
        }
        panic!("«{css}» is not reached by Tab");
    }

    /// Whether the focus is on, or in, what matches.
    pub fn is_at(&self, css: &str) -> bool {
        self.session().script("return document.activeElement.closest(arguments[0]) !== null", json!([css])).is_ok_and(|at| at == true)
    }

    /// Goes to a field with Tab and types in place of what stands there.
    pub fn fill(&self, field: &str, text: &str) {
        self.tab_to(&format!("[data-field=\"{field}\"] input"));
        self.clear();
        self.write(text);
    }

    /// Empties the focused field.
    pub fn clear(&self) {
        self.session().press(&[CONTROL, "a"]).expect("select all");
        self.session().press(&[DELETE]).expect("delete");
    }

    /// What stands in a field.
    pub fn value(&self, field: &str) -> String {
        let value = self.session().script("return document.querySelector(`[data-field=\"${arguments[0]}\"] input`).value", json!([field])).expect("the field is there");
        value.as_str().unwrap_or_default().to_owned()
    }

    /// Photographs the Vietnamese page at both sizes a desk has, to be looked at by a person.
    pub fn look_at(&self, name: &str) {
        for (width, height) in [(1366, 768), (1920, 1080)] {
            self.session().viewport(width, height).expect("a size");
            self.page.photograph(&crate::post::target().join(format!("screenshots/vi-{width}x{height}-{name}.png")));
        }
        self.session().viewport(1366, 768).expect("a size");
    }

    /// Name of the screen that stands there.
    pub fn screen(&self) -> String {
        let name = self.page.ask("return document.querySelector('[data-screen]')?.dataset.screen ?? ''");
        name.as_str().unwrap_or_default().to_owned()
    }

    /// Waits for a screen.
    pub fn arrive(&self, screen: &str) {
        self.page.wait(&format!("the screen «{screen}»"), || (self.screen() == screen).then_some(()));
    }

    /// Presses Enter again and again until another screen stands there: for steps where each answer asks the next question.
    pub fn enter_until(&self, screen: &str, most: usize) {
        for _ in 0..most {
            if self.screen() == screen {
                return;
            }
            self.press(&[ENTER]);
            std::thread::sleep(Duration::from_millis(400));
        }
        self.arrive(screen);
    }

    /// Chooses an officer with the arrow keys and signs in with a password.
    pub fn sign_in(&self, officer: &str, screen: &str) {
        self.choose_officer(officer);
        self.tab_to("input[type=password]");
        self.clear();
        self.write(&password(officer));
        self.press(&[ENTER]);
        self.arrive(screen);
    }

    /// Chooses an officer with the arrow keys.
    pub fn choose_officer(&self, officer: &str) {
        self.arrive("sign-in");
        self.tab_to("[data-officer]");
        for _ in 0..10 {
            if self.is_at(&format!("[data-officer=\"{officer}\"]")) {
                return;
            }
            self.session().press(&[DOWN]).expect("an arrow key");
        }
        panic!("{officer} is not reached by the arrow keys");
    }

    /// How often a new frame of the preview was drawn on the canvas in that many seconds. The same frame drawn twice counts once:
    /// noise gives every frame of a camera its own pixels.
    pub fn frames_in(&self, seconds: f64) -> f64 {
        let script = "const done = arguments[arguments.length - 1];
            const canvas = document.querySelector('canvas');
            let last = 0, fresh = 0;
            const watch = new MutationObserver(() => {
                const seen = canvas.getContext('2d').getImageData(0, 0, canvas.width, 24).data.reduce((sum, value, at) => (sum * 31 + value * (at % 97)) | 0, 7);
                if (seen !== last) { fresh += 1; last = seen; }
            });
            watch.observe(canvas, { attributes: true, attributeFilter: ['data-frames'] });
            const before = Number(canvas.dataset.frames ?? 0);
            setTimeout(() => {
                watch.disconnect();
                done(Math.min(fresh, Number(canvas.dataset.frames) - before));
            }, arguments[0] * 1000);";
        self.session().script_later(script, json!([seconds])).expect("the script runs").as_f64().unwrap_or_default()
    }

    /// Gives the focused element a key event that a keyboard of today would not: composing, repeated.
    pub fn unusual_key(&self, init: Value) {
        self.settle();
        let script = "(document.activeElement ?? document.body).dispatchEvent(new KeyboardEvent('keydown', { bubbles: true, cancelable: true, ...arguments[0] }))";
        self.session().script(script, json!([init])).expect("the event is given");
        std::thread::sleep(Duration::from_millis(500));
    }
}
