//! Files of biometric records, from other enrollment kits.

use cbeff::{Bir, Level, Modality, Part, Purpose, Quality, Registered};

use crate::fuzz;

fn file() -> Vec<u8> {
    let format = Registered { organization: "257".to_owned(), number: "7".to_owned() };
    let finger = Bir {
        index: Some("98293c98-7b64-4f9a-a209-9cadfd8e4a1e".to_owned()),
        format: Some(format.clone()),
        created: Some("2026-11-29T08:00:00Z".to_owned()),
        modality: Some(Modality::Finger),
        parts: vec![Part::Right, Part::Thumb],
        level: Some(Level::Raw),
        purpose: Some(Purpose::Enroll),
        quality: Some(Quality { algorithm: format, score: Some(61) }),
        data: b"FIR\x00020\0".to_vec(),
        signature: b"signed".to_vec(),
        others: vec![("RETRIES".to_owned(), "<1>".to_owned())],
    };
    let face = Bir { modality: Some(Modality::Face), data: vec![0; 40], ..Bir::default() };
    cbeff::write(&[finger, face]).expect("written").into_bytes()
}

#[test]
fn a_damaged_file_of_records_says_the_same_twice_or_is_an_error() {
    fuzz("files of records", &[file()], 4_000, |_, bytes| {
        if let Ok(records) = std::str::from_utf8(bytes).map_err(|_| ()).and_then(|text| cbeff::read(text).map_err(|_| ()))
            && let Ok(again) = cbeff::write(&records)
        {
            assert_eq!(cbeff::read(&again), Ok(records));
        }
    });
}
