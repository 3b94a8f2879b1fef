//! A small W3C WebDriver client: enough to work a page as a person would, in Chromium and in the real window.

use base64::Engine;
use serde_json::{Value, json};
use std::time::Duration;

const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// One browser session.
pub struct Session {
    http: reqwest::blocking::Client,
    url: String,
}

/// An element of a page, by its WebDriver id.
#[derive(Clone, Debug)]
pub struct Element(String);

/// What the driver says when it cannot do something.
#[derive(Debug)]
pub struct Refused(pub String);

impl std::fmt::Display for Refused {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

/// An HTTP client of the tests. Plain loopback; reqwest wants a provider for TLS all the same.
pub fn client(timeout: Duration) -> reqwest::blocking::Client {
    // The second call in a process is refused, and that is as good.
    let _ = rustls::crypto::ring::default_provider().install_default();
    reqwest::blocking::Client::builder().timeout(timeout).build().expect("a client")
}

/// What went wrong with its causes: that nothing came in time is said by the last of them.
fn in_full(why: &dyn std::error::Error) -> String {
    std::iter::successors(Some(why), |why| why.source()).map(ToString::to_string).collect::<Vec<_>>().join(": ")
}

impl Session {
    /// Opens a session at the driver with these W3C capabilities.
    pub fn open(driver: &str, capabilities: Value) -> Result<Session, Refused> {
        let http = client(Duration::from_secs(180));
        let body = json!({ "capabilities": { "alwaysMatch": capabilities } });
        let made = Self::answer(http.post(format!("{driver}/session")).json(&body).send())?;
        let id = made["sessionId"].as_str().ok_or_else(|| Refused("no session id".into()))?;
        Ok(Session { url: format!("{driver}/session/{id}"), http })
    }

    fn answer(response: reqwest::Result<reqwest::blocking::Response>) -> Result<Value, Refused> {
        let response = response.map_err(|why| Refused(in_full(&why)))?;
        let good = response.status().is_success();
        let body: Value = response.json().map_err(|why| Refused(in_full(&why)))?;
        if good { Ok(body["value"].clone()) } else { Err(Refused(body["value"]["message"].as_str().unwrap_or("refused").to_owned())) }
    }

    fn post(&self, path: &str, body: Value) -> Result<Value, Refused> {
        Self::answer(self.http.post(format!("{}{path}", self.url)).json(&body).send())
    }

    fn get(&self, path: &str) -> Result<Value, Refused> {
        Self::answer(self.http.get(format!("{}{path}", self.url)).send())
    }

    /// Opens an address.
    pub fn go(&self, url: &str) -> Result<(), Refused> {
        self.post("/url", json!({ "url": url })).map(|_| ())
    }

    /// The first element that matches a CSS selector.
    pub fn find(&self, css: &str) -> Result<Element, Refused> {
        let found = self.post("/element", json!({ "using": "css selector", "value": css }))?;
        found[ELEMENT].as_str().map(|id| Element(id.to_owned())).ok_or_else(|| Refused(format!("no element {css}")))
    }

    /// Clicks.
    pub fn click(&self, element: &Element) -> Result<(), Refused> {
        self.post(&format!("/element/{}/click", element.0), json!({})).map(|_| ())
    }

    /// Types into an element.
    pub fn type_into(&self, element: &Element, text: &str) -> Result<(), Refused> {
        self.post(&format!("/element/{}/value", element.0), json!({ "text": text })).map(|_| ())
    }

    /// The visible text of an element.
    pub fn text(&self, element: &Element) -> Result<String, Refused> {
        Ok(self.get(&format!("/element/{}/text", element.0))?.as_str().unwrap_or_default().to_owned())
    }

    /// Presses keys on whatever has the focus, all held together (`["\u{E009}", "\u{E007}"]` is Ctrl+Enter).
    pub fn press(&self, keys: &[&str]) -> Result<(), Refused> {
        let down = keys.iter().map(|key| json!({ "type": "keyDown", "value": key }));
        let up = keys.iter().rev().map(|key| json!({ "type": "keyUp", "value": key }));
        let actions: Vec<Value> = down.chain(up).collect();
        self.post("/actions", json!({ "actions": [{ "type": "key", "id": "keys", "actions": actions }] })).map(|_| ())
    }

    /// Types on the keyboard into whatever has the focus, key by key.
    pub fn keys(&self, text: &str) -> Result<(), Refused> {
        let actions: Vec<Value> = text.chars().flat_map(|letter| [json!({ "type": "keyDown", "value": letter }), json!({ "type": "keyUp", "value": letter })]).collect();
        self.post("/actions", json!({ "actions": [{ "type": "key", "id": "keys", "actions": actions }] })).map(|_| ())
    }

    /// A command of Chromium's own protocol: sizes of the page, fonts really used.
    pub fn chromium(&self, command: &str, parameters: Value) -> Result<Value, Refused> {
        self.post("/goog/cdp/execute", json!({ "cmd": command, "params": parameters }))
    }

    /// Gives the page of a Chromium this size, whatever the window's own edges take.
    pub fn viewport(&self, width: u32, height: u32) -> Result<(), Refused> {
        self.chromium("Emulation.setDeviceMetricsOverride", json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false })).map(|_| ())
    }

    /// Draws with the mouse: moves through the points (CSS pixels of the page) with the button held.
    pub fn draw(&self, points: &[(i32, i32)]) -> Result<(), Refused> {
        let Some((first, rest)) = points.split_first() else { return Ok(()) };
        let move_to = |point: &(i32, i32)| json!({ "type": "pointerMove", "duration": 10, "x": point.0, "y": point.1 });
        let mut actions = vec![move_to(first), json!({ "type": "pointerDown", "button": 0 })];
        actions.extend(rest.iter().map(move_to));
        actions.push(json!({ "type": "pointerUp", "button": 0 }));
        let body = json!({ "actions": [{ "type": "pointer", "id": "mouse", "parameters": { "pointerType": "mouse" }, "actions": actions }] });
        self.post("/actions", body).map(|_| ())
    }

    /// Runs a script in the page; `arguments[0…]` are the values given.
    pub fn script(&self, script: &str, arguments: Value) -> Result<Value, Refused> {
        self.post("/execute/sync", json!({ "script": script, "args": arguments }))
    }

    /// Runs a script that answers through its last argument.
    pub fn script_later(&self, script: &str, arguments: Value) -> Result<Value, Refused> {
        self.post("/execute/async", json!({ "script": script, "args": arguments }))
    }

    /// Handles of the windows.
    pub fn windows(&self) -> Result<Vec<String>, Refused> {
        let handles = self.get("/window/handles")?;
        Ok(handles.as_array().into_iter().flatten().filter_map(|handle| handle.as_str().map(str::to_owned)).collect())
    }

    /// Works in another window.
    pub fn switch_to(&self, handle: &str) -> Result<(), Refused> {
        self.post("/window", json!({ "handle": handle })).map(|_| ())
    }

    /// Opens a new window and gives its handle.
    pub fn new_window(&self) -> Result<String, Refused> {
        let made = self.post("/window/new", json!({ "type": "window" }))?;
        made["handle"].as_str().map(str::to_owned).ok_or_else(|| Refused("no handle".into()))
    }

    /// Sizes the window so that its page is that large.
    pub fn resize(&self, width: u32, height: u32) -> Result<(), Refused> {
        self.post("/window/rect", json!({ "width": width, "height": height })).map(|_| ())
    }

    /// A picture of the page, PNG.
    pub fn screenshot(&self) -> Result<Vec<u8>, Refused> {
        Self::decoded(&self.get("/screenshot")?)
    }

    /// A picture of Chromium's page, as a PNG that was packed in haste: hundreds of them cost little that way.
    pub fn quick_screenshot(&self) -> Result<Vec<u8>, Refused> {
        let taken = self.chromium("Page.captureScreenshot", json!({ "format": "png", "optimizeForSpeed": true }))?;
        Self::decoded(&taken["data"])
    }

    fn decoded(text: &Value) -> Result<Vec<u8>, Refused> {
        base64::engine::general_purpose::STANDARD.decode(text.as_str().unwrap_or_default()).map_err(|why| Refused(why.to_string()))
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        // The driver ends the browser with the session.
        let _ = self.http.delete(&self.url).send();
    }
}
