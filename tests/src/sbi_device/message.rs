//! What the device answers.

use std::time::{Duration, SystemTime};

use base64::engine::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use enrollment::{FingerPosition, Timestamp};
use fingerprint::image_record::ImageRecord;
use fingerprint::{Image, Position};
use portrait::Rgb;
use portrait::record::{FaceRecord, ImageFormat};
use serde_json::{Value, json};
use synthetic::Condition;

use super::maker::{Identity, Maker};
use super::{Fault, Model, Switches};

/// Who the device says it is.
fn digital_id(model: &Model, serial: &str) -> Value {
    json!({
        "serialNo": serial, "make": "Test", "model": model.name(), "type": model.takes(), "deviceSubType": model.kind,
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

/// The fingers or the face that were asked for.
pub(super) fn captured(model: &Model, identity: &Identity, switches: &Switches, asked: &Value) -> Value {
    let bio = &asked["bio"][0];
    let mut wanted: Vec<String> = bio["bioSubType"].as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect();
    if model.takes() == "Face" {
        wanted = vec![String::new()];
    }
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
    let identity = switches.key.as_ref().unwrap_or(identity);
    let identity = if switches.fault == Fault::Forged { &Maker::new().device() } else { identity };
    let mut chain = Chain::from(bio["previousHash"].as_str().unwrap_or_default());
    let mut taken: Vec<Value> = wanted.iter().map(|name| biometric(name, model, identity, switches, asked, &mut chain)).collect();
    match switches.fault {
        Fault::CutOut => {
            taken.remove(1);
        }
        Fault::BrokenChain => {
            let last = taken.len() - 1;
            taken[0]["hash"] = if last == 0 { json!(hex::encode_upper(hash(b"another"))) } else { taken[last]["hash"].clone() };
        }
        _ => {}
    }
    json!({ "biometrics": taken })
}

fn biometric(name: &str, model: &Model, identity: &Identity, switches: &Switches, asked: &Value, chain: &mut Chain) -> Value {
    let record = match sbi::named(name) {
        Some(position) => finger_record(position, switches),
        None => face_record(switches),
    };
    let kind = match (model.takes(), switches.fault) {
        ("Face", Fault::OtherKind) => "Finger",
        (_, Fault::OtherKind) => "Face",
        (kind, _) => kind,
    };
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
        "digitalId": identity.sign(&digital_id(model, serial)), "deviceCode": model.serial, "deviceServiceVersion": "1", "bioType": kind,
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

fn finger_record(position: FingerPosition, switches: &Switches) -> Vec<u8> {
    let code = Position::try_from(position.code()).expect("one of the ten");
    let drawn = synthetic::finger(switches.person, code, &Condition::default());
    let ppi = if switches.fault == Fault::Coarse { 400.0 } else { drawn.ppi() };
    let picture = Image::raw(drawn.width(), drawn.height(), drawn.shared_gray(), ppi);
    let named = if switches.fault == Fault::RecordOfAnother { position.code() % 10 + 1 } else { position.code() };
    let record = ImageRecord::of_picture(&picture, named).and_then(|record| record.write()).expect("a record");
    whole_or_half(record, switches)
}

/// The picture as it hangs there: its JPEG, in a record.
fn face_record(switches: &Switches) -> Vec<u8> {
    if let Some(record) = &switches.record {
        return record.to_vec();
    }
    let picture = Rgb::decode(&switches.face).expect("a picture");
    let side = |pixels: u32| u16::try_from(pixels).expect("no larger than a record may have it");
    // A record that says another size than its picture has.
    let width = if switches.fault == Fault::RecordOfAnother { picture.width() / 2 } else { picture.width() };
    let record = FaceRecord::of_picture(switches.face.to_vec(), ImageFormat::Jpeg, side(width), side(picture.height()), None);
    whole_or_half(record.write().expect("a record"), switches)
}

fn whole_or_half(mut record: Vec<u8>, switches: &Switches) -> Vec<u8> {
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
