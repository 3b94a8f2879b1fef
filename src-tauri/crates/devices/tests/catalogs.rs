//! Every code a device error can carry has its sentence in both languages.

use std::fs;

use devices::DeviceError;

#[test]
fn every_device_error_and_every_picture_error_has_a_sentence_in_both_languages() {
    for language in ["vi", "en"] {
        let path = format!("{}/../../../assets/locales/{language}/errors-devices.ftl", env!("CARGO_MANIFEST_DIR"));
        let catalog = fs::read_to_string(path).unwrap();
        let has = |key: String| catalog.lines().any(|line| line.starts_with(&format!("{key} = ")));
        for code in DeviceError::CODES {
            assert!(has(format!("error-{code}")), "{language}: {code}");
        }
        for code in portrait::ImageError::CODES.into_iter().chain(["faceModelWrong", "faceModelDoesNotRun"]) {
            assert!(has(format!("error-{code}")), "{language}: {code}");
        }
    }
}
