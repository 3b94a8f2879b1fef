//! The native measures of ISO/IEC 29794-4 beside those NFIQ 2 gives for the same pictures.

use fingerprint::{Image, NativeQuality, Position, quality, template, unified_score};
use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;
use synthetic::{Condition, finger};

/// What NFIQ 2 2.3 says of some synthetic prints (through `nbis-py` 0.1.3): a line each, the name first.
const SYNTHETIC: &str = include_str!("nfiq2_of_synthetic_prints.csv");

/// The prints of [`SYNTHETIC`].
fn prints() -> Vec<(&'static str, Image)> {
    let print = |condition: Condition| finger(7, Position::try_from(2).unwrap(), &condition);
    vec![
        ("clean", print(Condition::default())),
        ("dry", print(Condition::dry(1))),
        ("wet", print(Condition::wet(1))),
        ("moved", print(Condition::moved(1))),
        ("tips", print(Condition::tips_only(1))),
        ("turned", print(Condition { tilt_degrees: 27.0, ..Condition::default() })),
        ("pale", print(Condition { contrast: 0.2, ..Condition::default() })),
        ("noisy", print(Condition { noise: 1.0, ..Condition::default() })),
    ]
}

/// NFIQ 2 takes its minutiae from another extractor: what rests on them is of the same definition and not the same number.
fn rests_on_minutiae(name: &str) -> bool {
    name.starts_with("FingerJetFX") || name.starts_with("FJFXPos")
}

/// Names of the measures that differ in the six digits that NFIQ 2 prints.
fn different(ours: &NativeQuality, theirs: &BTreeMap<String, f64>) -> Vec<String> {
    let named = ours.named();
    assert_eq!(named.len(), NativeQuality::COUNT);
    let first = named.iter().position(|(name, _)| rests_on_minutiae(name));
    assert_eq!(first, Some(NativeQuality::FIRST_OF_MINUTIAE));
    assert!(named[NativeQuality::FIRST_OF_MINUTIAE..].iter().take(4).all(|(name, _)| rests_on_minutiae(name)), "the four stand together");
    named
        .into_iter()
        .filter(|(name, _)| !rests_on_minutiae(name))
        .filter_map(|(name, here)| {
            let there = theirs.get(&name).copied().unwrap_or(f64::NAN);
            let printed = |value: f64| format!("{value:.5e}").parse::<f64>().unwrap_or(f64::NAN);
            (printed(here) != printed(there)).then(|| format!("{name}: {here} here, {there} there"))
        })
        .collect()
}

/// What the forest says of NFIQ 2's own measures.
fn score_of(ours: &NativeQuality, theirs: &BTreeMap<String, f64>) -> u8 {
    let ordered: Vec<f64> = ours.named().iter().map(|(name, _)| theirs[name]).collect();
    unified_score(&ordered.try_into().unwrap())
}

fn measured(finger: &Image) -> NativeQuality {
    NativeQuality::measure(finger, template(finger).minutiae()).expect("enough of a print")
}

#[test]
fn nists_own_pictures_measure_as_nist_says() {
    let Some(folder) = std::env::var_os("THUNHAN_TESTDATA").map(|root| PathBuf::from(root).join("sfinge")).filter(|folder| folder.is_dir()) else {
        println!("skipped: THUNHAN_TESTDATA is not set");
        return;
    };
    for n in 1..=3 {
        let finger = portable_graymap(&fs::read(folder.join(format!("SFinGe_Test0{n}.pgm"))).unwrap());
        let text = fs::read_to_string(folder.join(format!("SFinGe_Test0{n}_output.txt"))).unwrap();
        let theirs: BTreeMap<String, f64> =
            text.lines().filter_map(|line| line.split_once(": ")).map(|(name, value)| (name.to_owned(), value.parse().unwrap())).collect();
        let ours = measured(&finger);
        assert_eq!(different(&ours, &theirs), [""; 0], "picture {n}");
        let printed = format!("{:.5e}", ours.image_deviation).parse::<f64>().unwrap();
        assert_eq!(printed, theirs["UniformImage"], "picture {n}");
        assert_eq!(ours.foreground_pixels as f64, theirs["SufficientFingerprintForeground"], "picture {n}");
        assert_eq!(f64::from(score_of(&ours, &theirs)), theirs["UnifiedQualityScore"], "picture {n}");
    }
}

/// With a folder in `THUNHAN_WRITE_PRINTS` the prints are written there as PNG files, for NFIQ 2 to measure anew.
#[test]
fn synthetic_prints_measure_as_nfiq_2_measures_them() {
    if let Some(folder) = std::env::var_os("THUNHAN_WRITE_PRINTS").map(PathBuf::from) {
        for (name, print) in prints() {
            let picture = image::GrayImage::from_raw(print.width(), print.height(), print.gray().to_vec()).unwrap();
            picture.save(folder.join(format!("{name}.png"))).unwrap();
        }
    }
    let theirs: BTreeMap<&str, BTreeMap<String, f64>> = SYNTHETIC
        .lines()
        .map(|line| {
            let mut words = line.split(',');
            let name = words.next().unwrap();
            (name, words.filter_map(|word| word.split_once('=')).map(|(name, value)| (name.to_owned(), value.parse().unwrap())).collect())
        })
        .collect();
    for (name, print) in prints() {
        let native = measured(&print);
        assert_eq!(different(&native, &theirs[name]), [""; 0], "{name}");
        let (ours, score) = (f64::from(quality(&print).score), theirs[name]["UnifiedQualityScore"]);
        assert_eq!(f64::from(score_of(&native, &theirs[name])), score, "{name}");
        println!("{name}: our score {ours}, NFIQ 2 {score}");
        assert!((ours - score).abs() <= 12.0, "{name}: our score {ours}, NFIQ 2 {score}");
    }
}

#[test]
fn what_shows_no_print_has_no_measures() {
    for gray in [0u8, 128, 255] {
        let blank = Image::new(400, 400, vec![gray; 160_000], 500.0).unwrap();
        assert_eq!(NativeQuality::measure(&blank, &[]), None, "all {gray}");
    }
    let tiny = Image::new(64, 64, (0..4096u32).map(|i| (i * 37 % 251) as u8).collect::<Vec<_>>(), 500.0).unwrap();
    assert_eq!(NativeQuality::measure(&tiny, &[]), None, "too few regions");
}

/// A binary PGM as NIST's are: "P5", width, height, 255, pixels.
fn portable_graymap(bytes: &[u8]) -> Image {
    let header: Vec<&[u8]> = bytes.splitn(5, |byte| byte.is_ascii_whitespace()).collect();
    let number = |word: &[u8]| std::str::from_utf8(word).unwrap().parse::<u32>().unwrap();
    assert_eq!((header[0], header[3]), (&b"P5"[..], &b"255"[..]));
    Image::new(number(header[1]), number(header[2]), header[4].to_vec(), 500.0).unwrap()
}
