//! Detection, files and strange pictures, on the synthetic people the product ships for practice.

use std::fs;
use std::path::PathBuf;

use portrait::{Analyzer, Answer, Detector, ImageError, ModelError, Models, Profile, Rgb, cut_for_card, encode_jpeg, encode_jpeg_within};

const ASSETS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../assets");

fn model(name: &str) -> &'static [u8] {
    fs::read(format!("{ASSETS}/models/{name}.onnx")).unwrap().leak()
}

fn detector() -> Detector {
    Detector::load(model("face_detection_short_range")).unwrap()
}

fn analyzer() -> Analyzer {
    let (detector, mesh, iris, mask) = (model("face_detection_short_range"), model("face_landmark"), model("iris_landmark"), model("selfie_segmentation"));
    Analyzer::load(Models { detector, mesh, iris, mask }).unwrap()
}

fn profile() -> Profile {
    Profile::parse(&fs::read_to_string(format!("{ASSETS}/portrait/vn-cccd.csv")).unwrap()).unwrap()
}

fn person(name: &str) -> Rgb {
    Rgb::decode(&fs::read(format!("{ASSETS}/test-people/{name}.jpg")).unwrap()).unwrap()
}

#[test]
fn the_detector_finds_one_face_and_its_eyes_are_on_the_pupils() {
    let detector = detector();
    // Pupils, read off the pictures.
    let pupils = [
        ("P001_studio", [(369.0, 375.0), (531.0, 377.0)]),
        ("P003_studio", [(376.0, 305.0), (508.0, 304.0)]),
        ("P005_studio", [(389.0, 264.0), (517.0, 263.0)]),
        ("P007_studio", [(382.0, 358.0), (530.0, 357.0)]),
        ("P009_studio", [(364.0, 339.0), (546.0, 337.0)]),
    ];
    for (name, expected) in pupils {
        let faces = detector.detect(&person(name)).unwrap();
        assert_eq!(faces.len(), 1, "{name}");
        for (eye, (x, y)) in faces[0].eyes.iter().zip(expected) {
            assert!((eye.x - x).hypot(eye.y - y) < 0.08 * faces[0].inter_eye_px(), "{name}: {eye:?}, not ({x}, {y})");
        }
    }
    assert_eq!(detector.detect(&person("P003_twofaces")).unwrap().len(), 2);
}

#[test]
fn the_eyes_of_the_astronaut_are_where_they_are() {
    let Some(root) = std::env::var_os("THUNHAN_TESTDATA").map(PathBuf::from) else {
        println!("skipped: THUNHAN_TESTDATA is not set");
        return;
    };
    let picture = Rgb::decode(&fs::read(root.join("face/astronaut.png")).unwrap()).unwrap();
    let faces = detector().detect(&picture).unwrap();
    assert_eq!(faces.len(), 1);
    // Pupils, read off an enlargement of the picture.
    for (eye, (x, y)) in faces[0].eyes.iter().zip([(203.5, 100.5), (247.5, 103.5)]) {
        assert!((eye.x - x).hypot(eye.y - y) < 3.0, "{eye:?} is not near ({x}, {y})");
    }
}

#[test]
fn each_spoiled_picture_is_found_out_for_what_is_wrong_with_it() {
    let (analyzer, profile) = (analyzer(), profile());
    for (name, check, hint) in [
        ("P009_twofaces", "single_face", "severalFaces"),
        ("P001_far", "size", "tooSmall"),
        ("P005_crop_top", "framing", "cutOff"),
        ("P009_offcentre", "framing", "offCenter"),
        ("P007_under", "exposure", "tooDark"),
        ("P009_over", "exposure", "tooBright"),
        ("P001_roll_15", "roll", "tilted"),
    ] {
        let assessment = profile.judge(&analyzer.analyze(&person(name)).unwrap());
        let found = &assessment.check(check).unwrap().decided_by;
        assert!(!assessment.pass && found.answer == Answer::Fail, "{name}: {found:?}");
        let hints: Vec<_> = assessment.measures.iter().filter(|measure| measure.check == check).filter_map(|measure| measure.hint.as_deref()).collect();
        assert!(hints.contains(&hint), "{name}: {hints:?}");
    }
}

#[test]
fn without_a_face_and_in_the_strangest_shapes_a_picture_gets_an_answer_and_does_not_pass() {
    let (analyzer, profile) = (analyzer(), profile());
    for (width, height) in [(640, 480), (1, 1), (1, 4000), (4000, 1), (3, 5), (127, 129)] {
        let picture = Rgb::new(width, height, vec![200; (width * height * 3) as usize]).unwrap();
        let assessment = profile.judge(&analyzer.analyze(&picture).unwrap());
        assert!(!assessment.pass);
        let failing: Vec<_> = assessment.checks.iter().filter(|check| check.decided_by.answer == Answer::Fail).map(|check| check.name.as_str()).collect();
        assert_eq!(failing, ["single_face"], "nobody is blamed for what nobody shows");
    }
}

#[test]
fn the_jpeg_keeps_to_the_bytes_allowed_and_reads_back() {
    let picture = person("P001_studio");
    let head = analyzer().analyze(&picture).unwrap().subject.unwrap().head;
    let cut = cut_for_card(&picture, &head).picture;
    let file = encode_jpeg_within(&cut, 60_000).unwrap();
    assert!(file.len() <= 60_000 && file.len() > 25_000, "{}", file.len());
    assert!(encode_jpeg(&cut, 98).unwrap().len() > file.len());
    let back = Rgb::decode(&file).unwrap();
    let apart: u64 = back.pixels().iter().zip(cut.pixels()).map(|(a, b)| u64::from(a.abs_diff(*b))).sum();
    assert!(apart / (back.pixels().len() as u64) < 6);
    assert_eq!(encode_jpeg_within(&cut, 900), Err(ImageError::DoesNotFit { max_bytes: 900 }));
}

#[test]
fn a_model_file_with_one_bit_changed_is_not_loaded() {
    let mut model = fs::read(format!("{ASSETS}/models/face_detection_short_range.onnx")).unwrap();
    model[200_000] ^= 1;
    assert_eq!(Detector::load(model.leak()).err(), Some(ModelError::WrongModel));
}

#[test]
fn pixels_never_appear_in_debug_output() {
    assert_eq!(format!("{:?}", person("P001_studio")), "Rgb(900x900, [redacted])");
}
