//! The trip of one application, driven by what the station says is next: so it can go on after a kill at any point.

use crate::post::{Station, until};
use serde_json::{Value, json};
use std::time::Duration;

/// The operation did not come back: the process is gone.
#[derive(Debug)]
pub struct Gone(pub String);

/// Who takes the application.
pub const CLERK: &str = "canbo1";
/// Who approves it.
pub const SUPERVISOR: &str = "chihuy";

/// One trip of one synthetic resident.
pub struct Trip<'a> {
    /// The station.
    pub station: &'a Station,
    /// Personal number of the resident.
    pub number: String,
}

/// Keeping a try of a portrait, with everything looked at that only a person can tell.
pub fn keep_portrait(application: &str, shot: &Value) -> Value {
    let asked: Vec<&Value> = shot["checks"].as_array().into_iter().flatten().filter(|check| check["answer"] == "ask").map(|check| &check["name"]).collect();
    json!({ "application": application, "attempt": shot["attempt"], "seenRight": asked, "seenWrong": [], "consent": null })
}

impl Trip<'_> {
    fn call(&self, window: &str, name: &str, request: Value) -> Result<Value, Gone> {
        match self.station.try_call(window, name, request.clone()) {
            Ok(Ok(view)) => Ok(view),
            Ok(Err(error)) => panic!("{name} {request} was refused: {error}"),
            Err(why) => Err(Gone(format!("{name}: {why}"))),
        }
    }

    fn desk(&self, name: &str, request: Value) -> Result<Value, Gone> {
        self.call("desk", name, request)
    }

    /// Signs in whoever is needed.
    pub fn as_officer(&self, officer: &str) -> Result<(), Gone> {
        let session = self.desk("read_session", json!({}))?;
        if session["state"] == "signedIn" && session["officer"]["id"] == officer {
            return Ok(());
        }
        self.desk("sign_in", json!({ "officer": officer, "password": crate::post::password(officer) })).map(|_| ())
    }

    /// The application of this resident, opened if there is none yet.
    pub fn application(&self) -> Result<String, Gone> {
        self.as_officer(CLERK)?;
        let found = self.desk("find_anything", json!({ "text": self.number }))?;
        if let Some(id) = found["applications"].as_array().and_then(|lines| lines.first()).and_then(|line| line["application"].as_str()) {
            return Ok(id.to_owned());
        }
        self.desk("present_simulated_person", json!({ "number": self.number, "condition": "clean" }))?;
        let by = json!({ "by": "number", "number": self.number });
        let people = self.desk("find_person", json!({ "by": by }))?;
        assert_eq!(people["outcome"], "found", "{people}");
        let opened = self.desk("open_application", json!({ "ticket": "", "number": self.number, "by": by }))?;
        Ok(opened["application"].as_str().expect("an id").to_owned())
    }

    /// Goes on until this step waits; what the application is then.
    pub fn up_to(&self, step: &str) -> Result<Value, Gone> {
        let application = self.application()?;
        loop {
            let view = self.desk("read_application", json!({ "application": application }))?;
            if view["step"] == step {
                return Ok(view);
            }
            self.step(&application)?;
        }
    }

    /// Does the one next thing; `true` when the center's verdict is here.
    pub fn step(&self, application: &str) -> Result<bool, Gone> {
        let id = json!({ "application": application });
        let view = self.desk("read_application", id.clone())?;
        match view["stage"].as_str().unwrap_or_default() {
            "draft" => self.capture(application, &view).map(|()| false),
            "captured" | "attested" | "signed" => self.attest_and_submit(application, &view).map(|()| false),
            "submitted" => {
                self.as_officer(SUPERVISOR)?;
                self.desk("open_review", id)?;
                self.desk("approve_batch", json!({ "applications": [application] }))?;
                Ok(false)
            }
            "approved" | "queued" | "received" => {
                std::thread::sleep(Duration::from_millis(200));
                self.desk("read_queue", json!({ "state": null, "offset": 0 }))?;
                Ok(false)
            }
            "accepted" => Ok(true),
            stage => panic!("the trip came to «{stage}»: {view}"),
        }
    }

    fn capture(&self, application: &str, view: &Value) -> Result<(), Gone> {
        let id = json!({ "application": application });
        self.as_officer(CLERK)?;
        self.desk("present_simulated_person", json!({ "number": self.number, "condition": "clean" }))?;
        if view["paused"].is_number() {
            self.desk("resume_application", id)?;
            return Ok(());
        }
        if view["askSamePerson"] == true || view["step"] == "person" {
            self.desk("confirm_person", json!({ "application": application, "same": true }))?;
            return Ok(());
        }
        match view["step"].as_str().unwrap_or_default() {
            "facts" => self.facts(application, view),
            "portrait" => {
                self.desk("start_camera", id.clone())?;
                let good = self.good_portrait(application)?;
                self.desk("keep_portrait", keep_portrait(application, &good))?;
                self.desk("stop_camera", json!({})).map(|_| ())
            }
            "fingers" => {
                let slap = view["slaps"].as_array().into_iter().flatten().find(|slap| slap["state"] != "kept" && slap["state"] != "excepted").expect("a slap is missing").clone();
                let taken = self.desk("capture_slap", json!({ "application": application, "slap": slap["slap"] }))?;
                assert_eq!(taken["tries"][0]["outcome"], "found", "{taken}");
                self.desk("keep_slap", json!({ "application": application, "attempt": taken["tries"][0]["attempt"] })).map(|_| ())
            }
            "iris" => {
                let taken = self.desk("capture_iris", id.clone())?;
                assert!(taken["outcome"] == "taken" && taken["canKeep"] == true && taken["simulated"] == true, "{taken}");
                let attempts: Vec<&Value> = taken["eyes"].as_array().into_iter().flatten().map(|eye| &eye["attempt"]).collect();
                assert_eq!(attempts.len(), 2, "{taken}");
                self.desk("keep_iris", json!({ "application": application, "attempts": attempts })).map(|_| ())
            }
            _ => self.attest_and_submit(application, view),
        }
    }

    /// Presses the shutter until a frame is good: the simulated person sways, as people do.
    fn good_portrait(&self, application: &str) -> Result<Value, Gone> {
        for _ in 0..10 {
            let frozen = self.desk("freeze_portrait", json!({ "application": application, "byItself": false }))?;
            if frozen["tries"][0]["pass"] == true {
                return Ok(frozen["tries"][0].clone());
            }
            std::thread::sleep(Duration::from_millis(300));
        }
        panic!("no frame of the simulated camera passed");
    }

    fn facts(&self, application: &str, view: &Value) -> Result<(), Gone> {
        for field in view["fields"].as_array().into_iter().flatten() {
            let open = field["required"] == true && field["locked"] == false && field["text"] == "";
            let text = match field["field"].as_str().unwrap_or_default() {
                _ if !open => continue,
                "phone" => "0912345678",
                "delivery" => "at_post",
                "old_card_collected" => "at_handover",
                "features" => "Nốt ruồi c:3cm trên sau mép trái",
                other => panic!("the form asks for {other}: {field}"),
            };
            self.desk("save_field", json!({ "application": application, "field": field["field"], "text": text }))?;
        }
        self.desk("confirm_facts", json!({ "application": application })).map(|_| ())
    }

    fn attest_and_submit(&self, application: &str, view: &Value) -> Result<(), Gone> {
        self.as_officer(CLERK)?;
        let id = json!({ "application": application });
        if view["attestation"].is_null() {
            self.desk("show_to_applicant", json!({ "application": application, "state": "review" }))?;
            self.desk("show_to_applicant", json!({ "application": application, "state": "signature" }))?;
            let screen = self.call("applicant", "read_applicant_screen", json!({}))?;
            self.call("applicant", "sign_as_applicant", signature(screen["summaryDigest"].as_str().unwrap_or_default()))?;
            return Ok(());
        }
        self.desk("sign_and_submit", id).map(|_| ())
    }

    /// The whole way, from wherever it is.
    pub fn finish(&self) -> Result<String, Gone> {
        let application = self.application()?;
        let mut gone = None;
        until("the center's verdict", Duration::from_secs(120), || match self.step(&application) {
            Ok(done) => done.then_some(()),
            Err(why) => {
                gone = Some(why);
                Some(())
            }
        });
        match gone {
            Some(why) => Err(why),
            None => Ok(application),
        }
    }
}

/// A signature of three strokes.
pub fn signature(digest: &str) -> Value {
    let stroke = |from: f64| {
        let points: Vec<Value> = (0..12).map(|step| { let t = f64::from(step); json!([from + 9.0 * t, 60.0 + 25.0 * (t / 2.0).sin(), t * 16.0, 0.5]) }).collect();
        json!({ "pointer": "pen", "points": points })
    };
    json!({ "width": 380.0, "height": 230.0, "strokes": [stroke(30.0), stroke(120.0), stroke(210.0)], "summaryDigest": digest })
}

/// An ordinary adult of the demo extract who can apply: found through the practice list.
pub fn ordinary_person(station: &Station, skip: usize) -> String {
    let desk = station.desk("read_desk", json!({}));
    let people = desk["practicePeople"].as_array().cloned().unwrap_or_default();
    let mut ordinary = people.iter().filter(|person| person["case"] == "dueForExchange" || person["case"] == "olderCard");
    ordinary.nth(skip).and_then(|person| person["number"].as_str()).map(str::to_owned).unwrap_or_else(|| panic!("no ordinary person in {people:?}"))
}
