//! The card's picture and its files.

use std::path::PathBuf;
use std::{env, fs};

use portrait::{
    ARCHIVE_BYTES, Analyzer, CHIP_BYTES, HEAD_PART, Head, ImageError, Models, Rgb, cut_for_card, encode_chip_jpeg, encode_chip_jpeg2000, encode_jpeg_within,
};

const ASSETS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../assets");

fn analyzer() -> Analyzer {
    let model = |name: &str| -> &'static [u8] { fs::read(format!("{ASSETS}/models/{name}.onnx")).unwrap().leak() };
    let models = ["face_detection_short_range", "face_landmark", "iris_landmark", "selfie_segmentation"].map(model);
    let [detector, mesh, iris, mask] = models;
    Analyzer::load(Models { detector, mesh, iris, mask }).unwrap()
}

fn head(analyzer: &Analyzer, picture: &Rgb) -> Option<Head> {
    analyzer.analyze(picture).unwrap().subject.map(|subject| subject.head)
}

fn person(name: &str) -> Rgb {
    Rgb::decode(&fs::read(format!("{ASSETS}/test-people/{name}.jpg")).unwrap()).unwrap()
}

#[test]
fn the_head_has_the_size_of_the_rules_and_stands_upright_in_the_middle() {
    let analyzer = analyzer();
    for name in ["P001_studio", "P003_studio", "P005_studio", "P007_studio", "P009_studio", "P001_roll_15", "P001_far"] {
        let picture = person(name);
        let before = head(&analyzer, &picture).unwrap();
        let cut = cut_for_card(&picture, &before);
        assert_eq!((cut.picture.width(), cut.picture.height()), (480, 640), "{name}");
        assert!((HEAD_PART.0..=HEAD_PART.1).contains(&cut.head_part) && (0.3..=0.5).contains(&cut.eyes_down), "{name}: {cut:?}");
        let after = head(&analyzer, &cut.picture).unwrap();
        assert!(after.roll_deg.abs() < 2.0, "{name}: {}", after.roll_deg);
        assert!((after.middle.x - 240.0).abs() < 8.0, "{name}: {:?}", after.middle);
        // Measured again in the cut: the head as it was meant.
        let part = after.eye_chin_px * 2.0 / 640.0;
        assert!((part - cut.head_part).abs() < 0.03, "{name}: {part}, not {}", cut.head_part);
        assert!((after.middle.y / 640.0 - cut.eyes_down).abs() < 0.02, "{name}: {:?}", after.middle);
    }
    let turned = cut_for_card(&person("P001_roll_15"), &head(&analyzer, &person("P001_roll_15")).unwrap());
    assert!((turned.turned_deg.abs() - 15.0).abs() < 2.5, "{}", turned.turned_deg);
    let far = cut_for_card(&person("P001_far"), &head(&analyzer, &person("P001_far")).unwrap());
    assert!(far.scale < 1.0 && far.outside < 0.01, "{far:?}");
}

#[test]
fn what_lies_outside_of_the_picture_is_told() {
    let analyzer = analyzer();
    let picture = person("P009_offcentre");
    let cut = cut_for_card(&picture, &head(&analyzer, &picture).unwrap());
    assert!(cut.outside > 0.02, "{cut:?}");
}

#[test]
fn files_keep_to_their_bytes_and_use_them() {
    let analyzer = analyzer();
    for name in ["P001_studio", "P005_studio", "P009_studio"] {
        let picture = person(name);
        let cut = cut_for_card(&picture, &head(&analyzer, &picture).unwrap()).picture;
        let kept = encode_jpeg_within(&cut, ARCHIVE_BYTES).unwrap();
        assert!(kept.len() <= ARCHIVE_BYTES, "{name}: {}", kept.len());
        let apart = mean_apart(&cut, &Rgb::decode(&kept).unwrap());
        assert!(apart < 1.5, "{name}: {apart}");
        let chip = encode_chip_jpeg(&cut, CHIP_BYTES).unwrap();
        println!("{name}: archive {} bytes, chip {} bytes, {} x {}, quality {}", kept.len(), chip.file.len(), chip.width, chip.height, chip.quality);
        assert!(chip.file.len() <= CHIP_BYTES && chip.file.len() > CHIP_BYTES * 9 / 10, "{name}: {}", chip.file.len());
        let jp2 = encode_chip_jpeg2000(&cut, CHIP_BYTES).unwrap();
        assert!(jp2.len() <= CHIP_BYTES && jp2.len() > CHIP_BYTES * 9 / 10, "{name}: {}", jp2.len());
        let same_size = Rgb::decode(&jp2).unwrap();
        assert_eq!((same_size.width(), same_size.height()), (cut.width(), cut.height()));
        assert!(mean_apart(&cut, &same_size) < 3.0, "{name}: {}", mean_apart(&cut, &same_size));
        let back = Rgb::decode(&chip.file).unwrap();
        assert_eq!((back.width(), back.height()), (chip.width, chip.height));
        // The face is still one, in the same place.
        let (whole, small) = (head(&analyzer, &cut).unwrap(), head(&analyzer, &back).unwrap());
        let times = 480.0 / chip.width as f32;
        assert!((small.inter_eye_px * times - whole.inter_eye_px).abs() < 4.0, "{name}");
    }
    let cut = person("P003_studio");
    assert_eq!(encode_chip_jpeg(&cut, 900), Err(ImageError::DoesNotFit { max_bytes: 900 }));
    assert!(encode_chip_jpeg(&cut, 20_000).unwrap().width < cut.width(), "few bytes: smaller rather than full of blocks");
}

#[test]
fn every_labeled_portrait_can_be_cut() {
    let Some(root) = env::var_os("THUNHAN_TESTDATA").map(|root| PathBuf::from(root).join("portraits/natural")).filter(|root| root.is_dir()) else {
        println!("skipped: THUNHAN_TESTDATA is not set");
        return;
    };
    let analyzer = analyzer();
    let mut files: Vec<_> = fs::read_dir(root).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.extension().is_some_and(|end| end == "jpg")).collect();
    files.sort();
    let mut cuts = 0;
    for file in files.iter().step_by(4) {
        let picture = Rgb::decode(&fs::read(file).unwrap()).unwrap();
        let Some(head) = head(&analyzer, &picture) else { continue };
        let cut = cut_for_card(&picture, &head);
        assert!((HEAD_PART.0..=HEAD_PART.1).contains(&cut.head_part) && (0.3..=0.51).contains(&cut.eyes_down), "{}: {cut:?}", file.display());
        cuts += 1;
    }
    assert!(cuts > 25, "{cuts}");
}

fn mean_apart(a: &Rgb, b: &Rgb) -> f32 {
    let sum: u64 = a.pixels().iter().zip(b.pixels()).map(|(a, b)| u64::from(a.abs_diff(*b))).sum();
    sum as f32 / a.pixels().len() as f32
}
