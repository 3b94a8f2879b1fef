//! The checks against the labeled portraits of the test data.

use std::path::{Path, PathBuf};
use std::{env, fs};

use portrait::{FindingCode, PortraitCheck, Rgb, Verdict};

fn model() -> Vec<u8> {
    fs::read(concat!(env!("CARGO_MANIFEST_DIR"), "/../../../assets/models/face_detection_short_range.onnx")).unwrap()
}

fn test_data() -> Option<PathBuf> {
    let found = env::var_os("THUNHAN_TESTDATA").map(PathBuf::from).filter(|root| root.is_dir());
    if found.is_none() {
        println!("skipped: THUNHAN_TESTDATA is not set");
    }
    found
}

fn has(verdict: &Verdict, any: &[FindingCode]) -> bool {
    verdict.findings.iter().any(|finding| any.contains(&finding.code))
}

/// A column of the labels, how to read our verdict on it, and the mistakes known and accepted: passed that should
/// fail, failed that should pass.
type Column = (&'static str, fn(&Verdict) -> bool, (usize, usize));

const COLUMNS: [Column; 5] = [
    ("single_face", |v| has(v, &[FindingCode::NoFace, FindingCode::SeveralFaces]), (0, 0)),
    ("size", |v| has(v, &[FindingCode::TooSmall]), (0, 0)),
    (
        "framing",
        |v| has(v, &[FindingCode::CutOff, FindingCode::TooLarge, FindingCode::OffCenter, FindingCode::TooSmall]),
        // One upright face in a picture that lies on its side is seen off center.
        (0, 1),
    ),
    // Tilted heads are labeled 10 degrees by eye; one at the edge.
    ("roll", |v| has(v, &[FindingCode::Tilted]), (0, 1)),
    // Darkness and burnt-out parts are judged, low contrast is not yet: two of these are low contrast, two borderline.
    ("exposure", |v| has(v, &[FindingCode::TooDark, FindingCode::TooBright]), (4, 0)),
];

#[test]
fn the_checks_agree_with_the_labels_of_199_portraits() {
    let Some(root) = test_data() else { return };
    let root = root.join("portraits");
    let check = PortraitCheck::load(&model()).unwrap();
    let labels = fs::read_to_string(root.join("labels.csv")).unwrap();
    let rows: Vec<Vec<String>> = labels.lines().map(fields).collect();
    let (header, rows) = rows.split_first().unwrap();
    let mut mistakes: [(Vec<String>, Vec<String>); 5] = Default::default();
    for row in rows {
        let verdict = check.check(&decode(&root.join(&row[0]))).unwrap();
        for ((column, fails, _), (missed, refused)) in COLUMNS.iter().zip(&mut mistakes) {
            let label = &row[header.iter().position(|name| name == column).unwrap()];
            match (label.as_str(), fails(&verdict)) {
                ("F", false) => missed.push(row[0].clone()),
                ("P", true) => refused.push(row[0].clone()),
                _ => {}
            }
        }
    }
    for ((column, _, known), (missed, refused)) in COLUMNS.iter().zip(&mistakes) {
        println!("{column}: missed {missed:?}, refused {refused:?}");
        assert!(missed.len() <= known.0 && refused.len() <= known.1, "{column}: missed {missed:?}, refused {refused:?}");
    }
}

#[test]
fn the_eyes_of_the_astronaut_are_where_they_are() {
    let Some(root) = test_data() else { return };
    let check = PortraitCheck::load(&model()).unwrap();
    let verdict = check.check(&decode(&root.join("face/astronaut.png"))).unwrap();
    let face = verdict.face.unwrap();
    assert_eq!(verdict.faces, 1);
    // Pupils, read off an enlargement of the picture.
    for (eye, (x, y)) in face.eyes.iter().zip([(203.5, 100.5), (247.5, 103.5)]) {
        assert!((eye.x - x).hypot(eye.y - y) < 3.0, "{eye:?} is not near ({x}, {y})");
    }
    assert!(has(&verdict, &[FindingCode::TooSmall]) && !verdict.pass);
}

fn decode(path: &Path) -> Rgb {
    Rgb::decode(&fs::read(path).unwrap()).unwrap()
}

/// One line of the labels; fields with commas are quoted there.
fn fields(line: &str) -> Vec<String> {
    let mut fields = vec![String::new()];
    let mut quoted = false;
    for letter in line.chars() {
        match letter {
            '"' => quoted = !quoted,
            ',' if !quoted => fields.push(String::new()),
            other => fields.last_mut().unwrap().push(other),
        }
    }
    fields
}
