//! The device's service: HTTP with verbs of its own, one request on a connection.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use super::maker::Identity;
use super::{Fault, Model, Switches, lock, message};

/// Between two frames of the live picture.
const FRAME: Duration = Duration::from_millis(80);

#[derive(Clone)]
pub(super) struct Service {
    pub(super) model: Model,
    pub(super) identity: Identity,
    pub(super) port: u16,
    pub(super) switches: Arc<Mutex<Switches>>,
    pub(super) asked: Arc<Mutex<Vec<Value>>>,
    pub(super) busy: Arc<AtomicBool>,
    /// How many look at the live picture.
    pub(super) looking: Arc<AtomicUsize>,
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
        if !["RCAPTURE", "STREAM"].contains(&verb.as_str()) {
            thread::sleep(now.slow);
        }
        if (verb.as_str(), path.as_str(), now.no_stream) == ("STREAM", "/stream", None) && now.plugged {
            self.looking.fetch_add(1, Ordering::AcqRel);
            let _ = self.show(reader.into_inner());
            self.looking.fetch_sub(1, Ordering::AcqRel);
            return None;
        }
        let answer = match (verb.as_str(), path.as_str()) {
            (verb, "/device" | "/info") if [discovery, info].contains(&verb) && !now.plugged => json!([]),
            (verb, "/device") if verb == discovery => message::discovery(&self.model, self.port, now.status),
            (verb, "/info") if verb == info => message::information(&self.model, self.port, now.status, &self.identity),
            ("RCAPTURE", "/capture") => self.capture(&asked),
            ("STREAM", "/stream") => json!({ "error": { "errorCode": now.no_stream.unwrap_or("202"), "errorInfo": "as told" } }),
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

    /// The live picture, frame by frame, until nobody looks any more; none while the picture is taken.
    fn show(&self, mut stream: TcpStream) -> std::io::Result<()> {
        let head = "HTTP/1.1 200 OK\r\nCACHE-CONTROL:no-store\r\nConnection: Closed\r\n";
        write!(stream, "{head}Content-Type: multipart/x-mixed-replace; boundary=--BoundaryString\r\n\r\n")?;
        let mut shown = 0;
        loop {
            let now = lock(&self.switches).clone();
            if !now.plugged || shown >= now.frames {
                return Ok(());
            }
            if !self.busy.load(Ordering::Acquire) {
                write!(stream, "--BoundaryString\r\nContent-Type:image/jpeg\r\nContent-Length:{}\r\n\r\n", now.live.len())?;
                stream.write_all(&now.live)?;
                stream.write_all(b"\r\n")?;
                shown += 1;
            }
            thread::sleep(FRAME);
        }
    }

    /// Waits as a device does: for fingers that are good enough, or until its time is over.
    fn capture(&self, asked: &Value) -> Value {
        lock(&self.asked).push(asked.clone());
        let failed = |code: &str| json!({ "biometrics": [{ "data": "", "hash": "", "error": { "errorCode": code, "errorInfo": "as told" } }] });
        let one_thing = lock(&self.switches).one_thing && self.looking.load(Ordering::Acquire) > 0;
        if one_thing || lock(&self.switches).held {
            return failed("111");
        }
        if self.busy.swap(true, Ordering::AcqRel) {
            return failed("111");
        }
        let number = |text: &Value| text.as_str().and_then(|text| text.parse::<u64>().ok()).unwrap_or(0);
        let until = Instant::now() + Duration::from_millis(number(&asked["timeout"]));
        let wanted = number(&asked["bio"][0]["requestedScore"]);
        let fingers: Vec<&str> = asked["bio"][0]["bioSubType"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
        let ready = loop {
            let switches = lock(&self.switches).clone();
            if !switches.plugged {
                self.busy.store(false, Ordering::Release);
                return failed("202");
            }
            let late = Instant::now() >= until;
            let laid = switches.touched && !fingers.iter().any(|finger| switches.kept_away.contains(finger));
            if laid && (u64::from(switches.score) >= wanted || late) {
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
