//! A page as a person works it: what can be seen, keys, clicks, waiting.

use crate::post::eventually;
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
/// Page Down.
pub const PAGE_DOWN: &str = "\u{E00F}";
/// F-keys by number.
pub fn function_key(number: u32) -> String {
    char::from_u32(0xE030 + number).map(String::from).unwrap_or_default()
}

/// Longest wait for something to appear.
const PATIENCE: Duration = Duration::from_secs(120);

/// A page in a session.
pub struct Page<'a> {
    /// The session it is in.
    pub session: &'a Session,
}

impl Page<'_> {
    /// Waits for something of the page; when it does not come, says what stands there instead.
    pub fn wait<T>(&self, what: &str, holds: impl FnMut() -> Option<T>) -> T {
        eventually(PATIENCE, holds).unwrap_or_else(|| {
            let stands = self.session.script("return [location.pathname, document.querySelector('[data-screen]')?.dataset.screen, document.activeElement?.outerHTML.slice(0, 120), `fields: ${JSON.stringify([...document.querySelectorAll('input')].map(e => e.value))}`, document.body.innerText.slice(0, 1500)].join('\\n')", json!([]));
            let picture = crate::post::target().join("screenshots/failed.png");
            if let Ok(bytes) = self.session.screenshot() {
                let _ = std::fs::write(&picture, bytes);
            }
            panic!("{what}: not within {PATIENCE:?}; there stands: {} (picture: {})", stands.map_or_else(|why| why.to_string(), |text| text.as_str().unwrap_or_default().to_owned()), picture.display())
        })
    }

    /// Waits until something matches, and gives it.
    pub fn see(&self, css: &str) -> Element {
        self.wait(&format!("«{css}» on the page"), || self.session.find(css).ok())
    }

    /// Waits until nothing matches.
    pub fn see_no_more(&self, css: &str) {
        self.wait(&format!("«{css}» gone"), || self.session.find(css).is_err().then_some(()));
    }

    /// Waits until the element's text contains this.
    pub fn see_text(&self, css: &str, text: &str) {
        self.wait(&format!("«{text}» in «{css}»"), || {
            let shown = self.session.find(css).and_then(|element| self.session.text(&element)).ok()?;
            shown.contains(text).then_some(())
        });
    }

    /// Clicks what matches, as soon as it takes clicks.
    pub fn click(&self, css: &str) {
        self.wait(&format!("«{css}» clicked"), || self.session.find(css).and_then(|element| self.session.click(&element)).ok());
    }

    /// Waits until the page takes keys: it ignores them for a moment after each change of screen.
    pub fn settle(&self) {
        self.wait("the page takes keys", || (self.session.script("return document.documentElement.dataset.settled", json!([])).ok()? == "true").then_some(()));
    }

    /// Types into a field, in place of what stands there.
    pub fn fill(&self, css: &str, text: &str) {
        let element = self.see(css);
        self.settle();
        self.click(css);
        self.session.press(&[CONTROL, "a"]).expect("select all");
        self.session.type_into(&element, text).expect("typing");
        // An input method hands letters on in its own time.
        let stands = || self.session.script("return document.querySelector(arguments[0]).value", json!([css])).ok();
        self.wait("the text stands in its field", || (stands()? == text).then_some(()));
    }

    /// Presses one key, or several together, as soon as the page takes them.
    pub fn press(&self, keys: &[&str]) {
        self.settle();
        self.session.press(keys).expect("a key");
    }

    /// Saves a picture of the page. For a real window there is [`crate::screen::Screen::photograph`]: its engine draws a page's own picture only
    /// with the next frame, and on a busy machine that once did not come.
    pub fn photograph(&self, path: &Path) {
        Self::save(path, &self.session.screenshot().expect("a picture"));
    }

    /// Saves a picture of a page in Chromium, quickly.
    pub fn photograph_quickly(&self, path: &Path) {
        Self::save(path, &self.session.quick_screenshot().expect("a picture"));
    }

    fn save(path: &Path, picture: &[u8]) {
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder).expect("folder of the pictures");
        }
        std::fs::write(path, picture).expect("the picture is written");
    }

    /// What JavaScript says of the page.
    pub fn ask(&self, script: &str) -> serde_json::Value {
        self.session.script(script, json!([])).expect("the script runs")
    }
}
