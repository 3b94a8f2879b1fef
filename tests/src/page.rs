//! A page as a person works it: what can be seen, keys, clicks, waiting.

use crate::post::until;
use crate::webdriver::{Element, Session};
use serde_json::json;
use std::path::Path;
use std::time::Duration;

/// Enter, as WebDriver writes it.
pub const ENTER: &str = "\u{E007}";
/// Control.
pub const CONTROL: &str = "\u{E009}";
/// Escape.
pub const ESCAPE: &str = "\u{E00C}";
/// F-keys by number.
pub fn function_key(number: u32) -> String {
    char::from_u32(0xE030 + number).map(String::from).unwrap_or_default()
}

/// Longest wait for something to appear.
const PATIENCE: Duration = Duration::from_secs(30);

/// A page in a session.
pub struct Page<'a> {
    /// The session it is in.
    pub session: &'a Session,
}

impl Page<'_> {
    /// Waits until something matches, and gives it.
    pub fn see(&self, css: &str) -> Element {
        until(&format!("«{css}» on the page"), PATIENCE, || self.session.find(css).ok())
    }

    /// Waits until nothing matches.
    pub fn see_no_more(&self, css: &str) {
        until(&format!("«{css}» gone"), PATIENCE, || self.session.find(css).is_err().then_some(()));
    }

    /// Waits until the element's text contains this.
    pub fn see_text(&self, css: &str, text: &str) {
        until(&format!("«{text}» in «{css}»"), PATIENCE, || {
            let shown = self.session.find(css).and_then(|element| self.session.text(&element)).ok()?;
            shown.contains(text).then_some(())
        });
    }

    /// Clicks what matches, as soon as it takes clicks.
    pub fn click(&self, css: &str) {
        until(&format!("«{css}» clicked"), PATIENCE, || self.session.find(css).and_then(|element| self.session.click(&element)).ok());
    }

    /// Types into a field, in place of what stands there.
    pub fn fill(&self, css: &str, text: &str) {
        let element = self.see(css);
        self.click(css);
        self.session.press(&[CONTROL, "a"]).expect("select all");
        self.session.type_into(&element, text).expect("typing");
    }

    /// Presses one key, or several together. Waits a little first, as the page ignores keys right after a change of screen.
    pub fn press(&self, keys: &[&str]) {
        std::thread::sleep(Duration::from_millis(400));
        self.session.press(keys).expect("a key");
    }

    /// Saves a picture of the page.
    pub fn photograph(&self, path: &Path) {
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder).expect("folder of the pictures");
        }
        std::fs::write(path, self.session.screenshot().expect("a picture")).expect("the picture is written");
    }

    /// What JavaScript says of the page.
    pub fn ask(&self, script: &str) -> serde_json::Value {
        self.session.script(script, json!([])).expect("the script runs")
    }
}
