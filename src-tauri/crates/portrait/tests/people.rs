//! Detection, verdict, cut and file on the synthetic people the product ships for practice.

use std::fs;

use portrait::{
    CROP_HEIGHT, CROP_WIDTH, Detector, ModelError, FindingCode, ImageError, Level, PortraitCheck, Rgb, Verdict, crop_3x4,
    encode_jpeg, encode_jpeg_within,
};

const ASSETS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../assets");

fn check() -> PortraitCheck {
    PortraitCheck::load(&fs::read(format!("{ASSETS}/models/face_detection_short_range.onnx")).unwrap()).unwrap()
}

fn person(name: &str) -> Rgb {
    Rgb::decode(&fs::read(format!("{ASSETS}/test-people/{name}.jpg")).unwrap()).unwrap()
}

fn codes(verdict: &Verdict) -> Vec<FindingCode> {
    verdict.findings.iter().map(|finding| finding.code).collect()
}

#[test]
fn the_studio_portraits_pass_and_their_eyes_are_on_the_pupils() {
    let check = check();
    // Pupils, read off the pictures.
    let pupils = [
        ("P001_studio", [(369.0, 375.0), (531.0, 377.0)]),
        ("P003_studio", [(376.0, 305.0), (508.0, 304.0)]),
        ("P005_studio", [(389.0, 264.0), (517.0, 263.0)]),
        ("P007_studio", [(382.0, 358.0), (530.0, 357.0)]),
        ("P009_studio", [(364.0, 339.0), (546.0, 337.0)]),
    ];
    for (name, expected) in pupils {
        let verdict = check.check(&person(name)).unwrap();
        assert!(verdict.pass && verdict.findings.is_empty() && verdict.faces == 1, "{name}: {verdict:?}");
        let face = verdict.face.unwrap();
        for (eye, (x, y)) in face.eyes.iter().zip(expected) {
            assert!((eye.x - x).hypot(eye.y - y) < 0.08 * face.inter_eye_px(), "{name}: {eye:?}, not ({x}, {y})");
        }
    }
}

#[test]
fn each_spoiled_picture_is_found_out_for_what_is_wrong_with_it() {
    let check = check();
    let cases = [
        ("P003_twofaces", FindingCode::SeveralFaces, Level::Fail),
        ("P009_twofaces", FindingCode::SeveralFaces, Level::Fail),
        ("P001_far", FindingCode::TooSmall, Level::Fail),
        ("P005_crop_top", FindingCode::CutOff, Level::Fail),
        ("P009_offcentre", FindingCode::OffCenter, Level::Fail),
        ("P007_under", FindingCode::TooDark, Level::Fail),
        ("P009_over", FindingCode::TooBright, Level::Fail),
        ("P001_roll_15", FindingCode::Tilted, Level::Hint),
    ];
    for (name, code, level) in cases {
        let verdict = check.check(&person(name)).unwrap();
        let found = verdict.findings.iter().find(|finding| finding.code == code);
        assert_eq!(found.map(|finding| finding.level), Some(level), "{name}: {:?}", codes(&verdict));
        assert_eq!(verdict.pass, level == Level::Hint, "{name}");
    }
    assert_eq!(check.check(&person("P003_twofaces")).unwrap().faces, 2);
}

#[test]
fn a_picture_without_a_face_says_so_and_nothing_else() {
    let plain = Rgb::new(640, 480, [120, 130, 140].repeat(640 * 480)).unwrap();
    let verdict = check().check(&plain).unwrap();
    assert_eq!((verdict.faces, verdict.face, codes(&verdict)), (0, None, vec![FindingCode::NoFace]));
    assert!(!verdict.pass);
}

#[test]
fn pictures_of_the_strangest_shapes_get_a_verdict() {
    let check = check();
    for (width, height) in [(1, 1), (1, 4000), (4000, 1), (3, 5), (127, 129)] {
        let picture = Rgb::new(width, height, vec![200; (width * height * 3) as usize]).unwrap();
        assert!(!check.check(&picture).unwrap().pass);
    }
}

#[test]
fn the_cut_puts_the_eyes_level_about_a_quarter_of_the_width_apart_whatever_the_tilt() {
    let check = check();
    for name in ["P001_studio", "P005_studio", "P009_studio", "P001_roll_15"] {
        let picture = person(name);
        let face = check.check(&picture).unwrap().face.unwrap();
        let cut = crop_3x4(&picture, &face);
        assert_eq!((cut.width(), cut.height()), (CROP_WIDTH, CROP_HEIGHT));
        let again = check.detector().detect(&cut).unwrap()[0];
        assert!(again.roll_deg().abs() < 3.0, "{name}: {}", again.roll_deg());
        let [right, left] = again.eyes;
        let middle = ((right.x + left.x) / 2.0, (right.y + left.y) / 2.0);
        assert!((middle.0 - 240.0).abs() < 10.0, "{name}: {middle:?}");
        assert!((0.34..0.52).contains(&(middle.1 / 640.0)), "{name}: {middle:?}");
        assert!((0.23..0.31).contains(&(again.inter_eye_px() / 480.0)), "{name}: {}", again.inter_eye_px());
    }
}

#[test]
fn the_cut_of_a_face_near_the_upper_edge_stays_inside_the_picture() {
    // A white bar along the upper edge would be drawn out over the head if the cut reached beyond it.
    let picture = person("P009_studio");
    let face = check().check(&picture).unwrap().face.unwrap();
    let (width, height) = (picture.width(), picture.height());
    let mut pixels = picture.into_pixels();
    pixels[..width as usize * 3 * 4].fill(255);
    let cut = crop_3x4(&Rgb::new(width, height, pixels).unwrap(), &face);
    let white_rows = cut.pixels().chunks(CROP_WIDTH as usize * 3).take_while(|row| row.iter().all(|value| *value > 250)).count();
    assert!(white_rows < 12, "{white_rows}");
}

#[test]
fn the_jpeg_keeps_to_the_bytes_allowed_and_reads_back() {
    let picture = person("P001_studio");
    let face = check().check(&picture).unwrap().face.unwrap();
    let cut = crop_3x4(&picture, &face);
    let file = encode_jpeg_within(&cut, 40_000).unwrap();
    assert!(file.len() <= 40_000 && file.len() > 15_000, "{}", file.len());
    assert!(encode_jpeg(&cut, 95).unwrap().len() > file.len());
    let back = Rgb::decode(&file).unwrap();
    let apart: u64 = back.pixels().iter().zip(cut.pixels()).map(|(a, b)| u64::from(a.abs_diff(*b))).sum();
    assert!(apart / (back.pixels().len() as u64) < 6);
    assert_eq!(encode_jpeg_within(&cut, 900), Err(ImageError::DoesNotFit { max_bytes: 900 }));
}

#[test]
fn a_model_file_with_one_bit_changed_is_not_loaded() {
    let mut model = fs::read(format!("{ASSETS}/models/face_detection_short_range.onnx")).unwrap();
    model[200_000] ^= 1;
    assert_eq!(Detector::load(&model).err(), Some(ModelError::WrongModel));
}

#[test]
fn pixels_never_appear_in_debug_output() {
    assert_eq!(format!("{:?}", person("P001_studio")), "Rgb(900x900, [redacted])");
}
