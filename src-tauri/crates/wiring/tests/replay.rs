//! Practice with files in the place of drawn people.

use keyring::{Authority, NewAgreementKey, Role, Usage, Validity};
use serde_json::{Value, json};
use station::Window;
use std::io::Cursor;
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};
use wiring::{Options, Workstation, demo_password, provision_demo};

/// Behind the signature and the header of a PNG file.
const BEHIND_HEADER: usize = 33;

fn post(folder: &Path) -> PathBuf {
    let data = folder.join("post");
    let since = SystemTime::now().duration_since(UNIX_EPOCH).expect("after 1970");
    let now = enrollment::Timestamp::from_unix_ms(i64::try_from(since.as_millis()).expect("before the year 292 million"));
    let validity = Validity::days(now.unix_ms() - 86_400_000, 30);
    let authority = Authority::make("Test authority", validity).expect("an authority");
    let key = NewAgreementKey::make();
    let center = authority.issue("center", Role::Center, Usage::Agreement, &key.public_key(), validity).expect("issued");
    provision_demo(&data, &authority, &center, now).expect("provisioned");
    data
}

/// The right hand of somebody, as a PNG file that states 500 pixels per inch, or nothing.
fn hand(stated: bool) -> Vec<u8> {
    let slap = synthetic::slap(77, fingerprint::Slap::RightFour, &synthetic::Condition::default());
    let picture = image::GrayImage::from_raw(slap.width(), slap.height(), slap.gray().to_vec()).expect("a picture");
    let mut file = Vec::new();
    picture.write_to(&mut Cursor::new(&mut file), image::ImageFormat::Png).expect("written");
    if stated {
        let chunk = [b"pHYs".as_slice(), &19685_u32.to_be_bytes(), &19685_u32.to_be_bytes(), &[1]].concat();
        let sum = !chunk.iter().fold(u32::MAX, |sum, byte| (0..8).fold(sum ^ u32::from(*byte), |sum, _| (sum >> 1) ^ (0xEDB8_8320 * (sum & 1))));
        file.splice(BEHIND_HEADER..BEHIND_HEADER, [&9_u32.to_be_bytes()[..], &chunk, &sum.to_be_bytes()].concat());
    }
    file
}

#[test]
fn files_of_the_folder_replay_are_who_sits_there_and_a_print_of_unknown_resolution_is_no_sample() {
    let folder = tempfile::tempdir().expect("a folder");
    let data = post(folder.path());
    let put = |name: &str, bytes: &[u8]| {
        let file = data.join("replay").join(name);
        std::fs::create_dir_all(file.parent().expect("a folder")).expect("made");
        std::fs::write(file, bytes).expect("written");
    };
    put("scanner/13.png", &hand(false));
    put("scanner/13-2.png", &hand(true));
    put("scanner/notes.txt", b"passed over");
    // Nobody sits before the camera but a red wall.
    let mut wall = Vec::new();
    image::RgbImage::from_pixel(64, 48, image::Rgb([200, 30, 30])).write_to(&mut Cursor::new(&mut wall), image::ImageFormat::Png).expect("written");
    put("camera/wall.png", &wall);

    let options = Options { data, center: Some("http://127.0.0.1:9".to_owned()), ..Options::default() };
    let workstation = Workstation::open(&options);
    let dispatch = |name: &str, request: Value| workstation.api().dispatch(Window::Desk, name, request);
    let call = |name: &str, request: Value| dispatch(name, request).unwrap_or_else(|error| panic!("{name}: {}", error.code));
    call("sign_in", json!({ "officer": "canbo1", "password": demo_password("canbo1") }));
    let desk = call("read_desk", json!({}));
    let people = desk["practicePeople"].as_array().expect("people");
    let number = people.iter().find(|person| person["case"] == "olderCard").expect("somebody")["number"].clone();
    let by = json!({ "by": "number", "number": number });
    let opened = call("open_application", json!({ "ticket": "", "number": number, "by": by }));
    let id = opened["application"].clone();
    call("confirm_person", json!({ "application": id, "same": true }));

    let capture = || dispatch("capture_slap", json!({ "application": id, "slap": 13 }));
    assert_eq!(capture().map_err(|error| error.code).err().as_deref(), Some("scannerResolutionUnknown"));
    let taken = call("capture_slap", json!({ "application": id, "slap": 13 }));
    let first = &taken["tries"][0];
    assert_eq!((&first["outcome"], &first["canKeep"]), (&json!("found"), &json!(true)), "{taken}");

    call("start_camera", json!({ "application": id }));
    let frozen = call("freeze_portrait", json!({ "application": id, "byItself": false }));
    assert_eq!(frozen["tries"][0]["pass"], false, "a wall is no face: {frozen}");
    call("stop_camera", json!({}));
}
