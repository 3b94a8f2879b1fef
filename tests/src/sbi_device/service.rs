//! The device's service: HTTP with verbs of its own, one request on a connection.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use super::maker::Identity;
use super::{Fault, Model, Switches, lock, message};

#[derive(Clone)]
pub(super) struct Service {
    pub(super) model: Model,
    pub(super) identity: Identity,
    pub(super) port: u16,
    pub(super) switches: Arc<Mutex<Switches>>,
    pub(super) asked: Arc<Mutex<Vec<Value>>>,
    pub(super) busy: Arc<AtomicBool>,
}

impl Service {
    pub(super) fn serve(self, listener: &TcpListener, running: &AtomicBool) {
        while let Ok((stream, _)) = listener.accept() {
            if !running.load(Ordering::Acquire) {
                return;
            }
            let service = self.clone();
            thread::spawn(move || service.answer(stream));
        }
    }

    fn answer(&self, stream: TcpStream) -> Option<()> {
        let mut reader = BufReader::new(stream);
        let mut line = String::new();
        reader.read_line(&mut line).ok()?;
        let (verb, path) = line.split_once(' ').map(|(verb, rest)| (verb.to_owned(), rest.split(' ').next().unwrap_or_default().to_owned()))?;
        let mut length = 0;
        loop {
            let mut header = String::new();
            reader.read_line(&mut header).ok()?;
            let Some((name, value)) = header.trim().split_once(':') else { break };
            if name.eq_ignore_ascii_case("content-length") {
                length = value.trim().parse().ok()?;
            }
        }
        let mut body = vec![0; length];
        reader.read_exact(&mut body).ok()?;
        let asked: Value = serde_json::from_slice(&body).unwrap_or_default();
        let (discovery, info) = if self.model.version == "1.0" { ("SBIDISC", "SBIINFO") } else { ("MOSIPDISC", "MOSIPDINFO") };
        let now = lock(&self.switches).clone();
        if verb != "RCAPTURE" {
            thread::sleep(now.slow);
        }
        let answer = match (verb.as_str(), path.as_str()) {
            (verb, "/device" | "/info") if [discovery, info].contains(&verb) && !now.plugged => json!([]),
            (verb, "/device") if verb == discovery => message::discovery(&self.model, self.port, now.status),
            (verb, "/info") if verb == info => message::information(&self.model, self.port, now.status, &self.identity),
            ("RCAPTURE", "/capture") => self.capture(&asked),
            _ => json!({ "error": { "errorCode": "501", "errorInfo": "verb" } }),
        };
        let fault = lock(&self.switches).fault;
        let garbage = verb == "RCAPTURE" && fault == Fault::Garbage;
        let text = if garbage { "<html>".to_owned() } else { answer.to_string() };
        let cut = if verb == "RCAPTURE" && fault == Fault::BrokenOff { text.len() / 2 } else { text.len() };
        let mut stream = reader.into_inner();
        let head = "HTTP/1.1 200 OK\r\nCACHE-CONTROL:no-store\r\nContent-Type: application/json\r\nConnection: Closed\r\n";
        write!(stream, "{head}Content-Length: {}\r\n\r\n", text.len()).ok()?;
        stream.write_all(&text.as_bytes()[..cut]).ok()
    }

    /// Waits as a device does: for fingers that are good enough, or until its time is over.
    fn capture(&self, asked: &Value) -> Value {
        lock(&self.asked).push(asked.clone());
        let failed = |code: &str| json!({ "biometrics": [{ "data": "", "hash": "", "error": { "errorCode": code, "errorInfo": "as told" } }] });
        if lock(&self.switches).held {
            return failed("111");
        }
        if self.busy.swap(true, Ordering::AcqRel) {
            return failed("111");
        }
        let number = |text: &Value| text.as_str().and_then(|text| text.parse::<u64>().ok()).unwrap_or(0);
        let until = Instant::now() + Duration::from_millis(number(&asked["timeout"]));
        let wanted = number(&asked["bio"][0]["requestedScore"]);
        let ready = loop {
            let switches = lock(&self.switches).clone();
            if !switches.plugged {
                self.busy.store(false, Ordering::Release);
                return failed("202");
            }
            let late = Instant::now() >= until;
            if switches.touched && (u64::from(switches.score) >= wanted || late) {
                break Some(switches);
            }
            if late {
                break None;
            }
            thread::sleep(Duration::from_millis(20));
        };
        let answer = match &ready {
            Some(switches) => {
                thread::sleep(switches.delay);
                message::captured(&self.model, &self.identity, switches, asked)
            }
            None => failed("101"),
        };
        self.busy.store(false, Ordering::Release);
        answer
    }
}
