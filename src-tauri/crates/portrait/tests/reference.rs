//! The stages against MediaPipe's own answers on pictures of the test people (`tests/reference/`, made with the Python package
//! `mediapipe` 0.10.21: `solutions.face_mesh` on a still picture, `solutions.selfie_segmentation` of the general model).

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::{env, fs};

use portrait::{Detector, EyeFitter, MASK_SIDE, MaskCutter, MeshFitter, Rgb};

const ASSETS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../assets");

fn model(name: &str) -> &'static [u8] {
    fs::read(format!("{ASSETS}/models/{name}.onnx")).unwrap().leak()
}

fn picture(name: &str) -> Option<Rgb> {
    let path = if name == "astronaut.png" {
        let Some(root) = env::var_os("THUNHAN_TESTDATA") else {
            println!("skipped: {name}, THUNHAN_TESTDATA is not set");
            return None;
        };
        PathBuf::from(root).join("face").join(name)
    } else {
        PathBuf::from(format!("{ASSETS}/test-people/{name}"))
    };
    Some(Rgb::decode(&fs::read(path).unwrap()).unwrap())
}

#[test]
fn the_mesh_is_mediapipes_within_two_pixels_at_512() {
    let (detector, fitter) = (Detector::load(model("face_detection_short_range")).unwrap(), MeshFitter::load(model("face_landmark")).unwrap());
    let mut reference: BTreeMap<&str, Vec<(usize, f32, f32)>> = BTreeMap::new();
    for line in include_str!("reference/mesh.csv").lines().skip(1) {
        let fields: Vec<&str> = line.split(',').collect();
        let number = |i: usize| fields[i].parse::<f32>().unwrap();
        reference.entry(fields[0]).or_default().push((fields[1].parse().unwrap(), number(2), number(3)));
    }
    assert_eq!(reference.len(), 8);
    let mut counts = (0, 0);
    for (name, points) in reference {
        let Some(picture) = picture(name) else { continue };
        let face = detector.detect(&picture).unwrap()[0];
        let mesh = fitter.fit(&picture, &face).unwrap();
        // MediaPipe takes the upper left corner of a cell for its middle when it samples, so all its points lie this far right and down.
        let shift = (1.5 * face.bounds.width / 192.0 - 1.0) / 2.0;
        let at_512 = 512.0 / picture.width().max(picture.height()) as f32;
        let mut apart: Vec<f32> =
            points.iter().map(|(point, x, y)| (mesh.at(*point).x + shift - x).hypot(mesh.at(*point).y + shift - y) * at_512).collect();
        apart.sort_by(f32::total_cmp);
        let (median, most) = (apart[apart.len() / 2], apart[apart.len() - 1]);
        println!("{name}: median {median:.2}, most {most:.2} of {} points, presence {:.3}", apart.len(), mesh.presence);
        // The mesh leans a little with the region it is fitted in, and ours comes from another way of shrinking the picture.
        let within = apart.iter().filter(|apart| **apart < 2.0).count();
        assert!(median < 1.3 && most < 3.0 && mesh.presence > 0.9, "{name}: median {median}, most {most}");
        counts = (counts.0 + within, counts.1 + apart.len());
    }
    println!("{} of {} points within 2 pixels", counts.0, counts.1);
    assert!(counts.0 * 100 >= counts.1 * 97, "{counts:?}");
}

#[test]
fn the_irises_lie_on_the_pupils_of_the_test_people() {
    let detector = Detector::load(model("face_detection_short_range")).unwrap();
    let (fitter, eyes) = (MeshFitter::load(model("face_landmark")).unwrap(), EyeFitter::load(model("iris_landmark")).unwrap());
    // Middles of the irises, read off enlargements of the pictures.
    let pupils = [
        ("P001_studio.jpg", [(367.0, 379.0), (531.0, 375.0)]),
        ("P003_studio.jpg", [(377.0, 302.5), (510.0, 299.5)]),
        ("P005_studio.jpg", [(390.0, 264.0), (517.0, 263.5)]),
        ("P007_studio.jpg", [(380.5, 354.5), (529.5, 354.0)]),
        ("P009_studio.jpg", [(363.0, 336.0), (545.5, 336.5)]),
    ];
    for (name, expected) in pupils {
        let picture = picture(name).unwrap();
        let mesh = fitter.fit(&picture, &detector.detect(&picture).unwrap()[0]).unwrap();
        let eyes = eyes.fit(&picture, &mesh).unwrap();
        let apart = eyes[0].iris.distance(eyes[1].iris);
        for (eye, (x, y)) in eyes.iter().zip(expected) {
            assert!((eye.iris.x - x).hypot(eye.iris.y - y) < 0.03 * apart, "{name}: {eye:?}, not ({x}, {y})");
            // An iris is 11.7 mm wide, eyes are about 63 mm apart.
            assert!((0.14..0.24).contains(&(eye.iris_px / apart)), "{name}: {eye:?}");
            assert!(eye.opening > 0.18, "{name}: {eye:?}");
        }
    }
}

#[test]
fn the_mask_is_mediapipes() {
    let cutter = MaskCutter::load(model("selfie_segmentation")).unwrap();
    for name in ["P001_studio", "P005_studio", "P009_studio"] {
        let mask = cutter.cut(&picture(&format!("{name}.jpg")).unwrap()).unwrap();
        let (mut both, mut either) = (0, 0);
        for line in include_str!("reference/mask.csv").lines().filter(|line| line.starts_with(name)) {
            let fields: Vec<&str> = line.split(',').collect();
            let row: usize = fields[1].parse().unwrap();
            for (column, theirs) in fields[2].chars().enumerate() {
                let cell = |i: usize| mask.cells()[(row * 8 + i / 8) * MASK_SIDE + column * 8 + i % 8];
                let ours = (0..64).map(cell).sum::<f32>() > 32.0;
                both += usize::from(ours && theirs == '#');
                either += usize::from(ours || theirs == '#');
            }
        }
        assert!(either > 200 && both * 100 >= either * 97, "{name}: {both} of {either}");
        println!("{name}: {both} of {either}");
    }
}
