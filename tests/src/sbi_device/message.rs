//! What the device answers.

use std::time::{Duration, SystemTime};

use base64::engine::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use enrollment::{FingerPosition, Timestamp};
use fingerprint::image_record::ImageRecord;
use fingerprint::{Image, Position};
use serde_json::{Value, json};
use synthetic::Condition;

use super::maker::{Identity, Maker};
use super::{Fault, Model, Switches};

/// Who the device says it is.
fn digital_id(model: &Model, serial: &str) -> Value {
    json!({
        "serialNo": serial, "make": "Test", "model": "Slap 500", "type": "Finger", "deviceSubType": model.kind,
        "deviceProvider": "Test", "deviceProviderId": "T", "dateTime": now().to_rfc3339()
    })
}

pub(super) fn now() -> Timestamp {
    let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or(Duration::ZERO);
    Timestamp::from_unix_ms(i64::try_from(since.as_millis()).unwrap_or(0))
}

pub(super) fn discovery(model: &Model, port: u16, status: &str) -> Value {
    let unsigned = URL_SAFE_NO_PAD.encode(digital_id(model, model.serial).to_string());
    json!([{
        "deviceId": model.serial, "deviceStatus": status, "certification": "L0", "serviceVersion": "1", "deviceSubId": ["1", "2", "3"],
        "callbackId": format!("http://127.0.0.1:{port}/"), "digitalId": unsigned, "deviceCode": model.serial, "specVersion": [model.version],
        "purpose": "Registration", "error": { "errorCode": "0", "errorInfo": "Success" }
    }])
}

pub(super) fn information(model: &Model, port: u16, status: &str, identity: &Identity) -> Value {
    let payload = json!({
        "deviceId": model.serial, "deviceCode": model.serial, "deviceStatus": status, "certification": "L0", "serviceVersion": "1",
        "deviceSubId": [1, 2, 3], "callbackId": format!("http://127.0.0.1:{port}/"), "env": model.environment, "purpose": "Registration",
        "specVersion": [model.version], "firmware": "1", "digitalId": identity.sign(&digital_id(model, model.serial))
    });
    json!([{ "deviceInfo": identity.sign(&payload), "error": { "errorCode": "0", "errorInfo": "Success" } }])
}

/// The fingers that were asked for. `None` for an answer that is none.
pub(super) fn captured(model: &Model, identity: &Identity, switches: &Switches, asked: &Value) -> Value {
    let bio = &asked["bio"][0];
    let mut wanted: Vec<String> = bio["bioSubType"].as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect();
    match switches.fault {
        Fault::Code(code) => {
            let error = json!({ "errorCode": code, "errorInfo": "as told" });
            return json!({ "biometrics": [{ "specVersion": model.version, "data": "", "hash": "", "error": error }] });
        }
        Fault::OneFewer => {
            wanted.pop();
        }
        _ => {}
    }
    let identity = if switches.fault == Fault::Forged { &Maker::new().device() } else { identity };
    let mut chain = Chain::from(bio["previousHash"].as_str().unwrap_or_default());
    let mut fingers: Vec<Value> = wanted.iter().map(|name| finger(name, model, identity, switches, asked, &mut chain)).collect();
    match switches.fault {
        Fault::CutOut => {
            fingers.remove(1);
        }
        Fault::BrokenChain => {
            let last = fingers.len() - 1;
            fingers[0]["hash"] = fingers[last]["hash"].clone();
        }
        _ => {}
    }
    json!({ "biometrics": fingers })
}

fn finger(name: &str, model: &Model, identity: &Identity, switches: &Switches, asked: &Value, chain: &mut Chain) -> Value {
    let position = sbi::named(name).expect("one of the ten");
    let record = record(position, switches);
    let hash = chain.link(&record);
    let said = match switches.fault {
        Fault::Nameless => "UNKNOWN".to_owned(),
        Fault::OtherHand => name.replace("Right", "left").replace("Left", "Right").replace("left", "Left"),
        _ => name.to_owned(),
    };
    let serial = if switches.fault == Fault::OtherDevice { "SN-2" } else { model.serial };
    let transaction = if switches.fault == Fault::OtherTransaction { json!("another") } else { asked["transactionId"].clone() };
    let made = if switches.fault == Fault::Old { now().plus_ms(-3_600_000) } else { now() };
    let payload = json!({
        "digitalId": identity.sign(&digital_id(model, serial)), "deviceCode": model.serial, "deviceServiceVersion": "1", "bioType": "Finger",
        "bioSubType": said, "purpose": "Registration", "env": model.environment, "bioValue": URL_SAFE_NO_PAD.encode(&record),
        "transactionId": transaction, "timestamp": made.to_rfc3339(), "requestedScore": asked["bio"][0]["requestedScore"],
        "qualityScore": format!("{}.0", switches.score)
    });
    let mut data = match switches.fault {
        Fault::Unsigned => identity.leave_unsigned(&payload),
        Fault::OtherAlgorithm => identity.sign_by_another_name(&payload),
        Fault::StructuredSignature => identity.sign_with_structure(&payload),
        _ => identity.sign(&payload),
    };
    if switches.fault == Fault::Altered {
        let middle = data.len() / 2;
        let other = if data.as_bytes()[middle] == b'A' { "B" } else { "A" };
        data.replace_range(middle..=middle, other);
    }
    json!({ "specVersion": model.version, "data": data, "hash": hash, "error": { "errorCode": "0", "errorInfo": "Success" } })
}

fn record(position: FingerPosition, switches: &Switches) -> Vec<u8> {
    let code = Position::try_from(position.code()).expect("one of the ten");
    let drawn = synthetic::finger(switches.person, code, &Condition::default());
    let ppi = if switches.fault == Fault::Coarse { 400.0 } else { drawn.ppi() };
    let picture = Image::raw(drawn.width(), drawn.height(), drawn.shared_gray(), ppi);
    let named = if switches.fault == Fault::RecordOfAnother { position.code() % 10 + 1 } else { position.code() };
    let mut record = ImageRecord::of_picture(&picture, named).and_then(|record| record.write()).expect("a record");
    if switches.fault == Fault::HalfRecord {
        record.truncate(record.len() / 2);
    }
    record
}

/// The chain of hashes, by OpenSSL's words and not by the driver's.
struct Chain(Vec<u8>);

impl Chain {
    fn from(previous: &str) -> Self {
        Self(if previous.is_empty() { hash(&[]) } else { hex::decode(previous).expect("hexadecimal") })
    }

    fn link(&mut self, record: &[u8]) -> String {
        self.0 = hash(&[self.0.clone(), hash(record)].concat());
        hex::encode_upper(&self.0)
    }
}

fn hash(bytes: &[u8]) -> Vec<u8> {
    enrollment::Digest::of(bytes).as_bytes().to_vec()
}
