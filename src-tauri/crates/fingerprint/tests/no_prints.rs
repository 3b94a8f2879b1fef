//! What is no print of dark ridges on a light platen is said to be none: inverted pictures, and photographs made by code.

use fingerprint::{Image, Outcome, Position, Reason, Slap, Why, quality, segment, segment_single};
use synthetic::{Condition, finger, slap};

const SLAPS: [Slap; 3] = [Slap::RightFour, Slap::LeftFour, Slap::Thumbs];

fn position(code: u8) -> Position {
    Position::try_from(code).expect("a finger")
}

fn inverted(image: &Image) -> Image {
    Image::new(image.width(), image.height(), image.gray().iter().map(|gray| 255 - gray).collect::<Vec<_>>(), 500.0).expect("a picture")
}

#[test]
fn inverted_slaps_are_called_inverted_and_upright_ones_are_not() {
    for person in [21u64, 22] {
        for hand in SLAPS {
            let pale = Condition { contrast: 0.4, tilt_degrees: 12.0, ..Condition::attempt(1) };
            for condition in [Condition::default(), pale, Condition::dry(2), Condition::wet(3)] {
                let image = slap(person, hand, &condition);
                assert_eq!(segment(&inverted(&image), hand, &[]).outcome, Outcome::CannotTell(Why::Inverted), "{hand:?} of {person}, {condition:?}");
                let outcome = segment(&image, hand, &[]).outcome;
                assert!(!matches!(outcome, Outcome::CannotTell(Why::Inverted | Why::NoPrint)), "{hand:?} of {person}, {condition:?}: {outcome:?}");
            }
        }
    }
}

#[test]
fn an_inverted_fingertip_has_no_quality_and_its_reason() {
    for code in 1..=10 {
        let image = finger(23, position(code), &Condition::attempt(code.into()));
        let upright = quality(&image);
        assert!(upright.score > 0 && !upright.reasons.iter().any(|reason| matches!(reason, Reason::Inverted | Reason::NoPrint)), "{code}: {upright:?}");
        let turned = inverted(&image);
        assert_eq!(segment_single(&turned, position(code)).outcome, Outcome::CannotTell(Why::Inverted), "{code}");
        let measured = quality(&turned);
        assert_eq!((measured.flaw, &measured.reasons[..]), (Some(Reason::Inverted), &[Reason::Inverted][..]), "{code}");
    }
}

/// Numbers that look random and are the same every time, 0 to 1.
struct Dice(u64);

impl Dice {
    fn roll(&mut self) -> f32 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 40) as f32 / (1u64 << 24) as f32
    }
}

/// A cat, more or less: a lit wall, a round body with a soft edge, and fur in strokes of many lengths that lie along it.
fn cat(width: usize, height: usize, seed: u64) -> Image {
    let mut dice = Dice(seed);
    let wall = |i: usize| 150.0 + 60.0 * (i % width) as f32 / width as f32 - 40.0 * (i / width) as f32 / height as f32;
    let mut light: Vec<f32> = (0..width * height).map(wall).collect();
    for (x, y, r) in [(0.5f32, 0.65f32, 0.3f32), (0.5, 0.3, 0.17), (0.4, 0.14, 0.06), (0.6, 0.14, 0.06)] {
        let (x, y, r) = (x * width as f32, y * height as f32, r * width.min(height) as f32);
        for (i, gray) in light.iter_mut().enumerate() {
            let far = ((i % width) as f32 - x).hypot((i / width) as f32 - y) / r;
            *gray += (90.0 * (0.6 - far) - 20.0).clamp(-60.0, 60.0) * (4.0 - 4.0 * far).clamp(0.0, 1.0);
        }
        for _ in 0..(r * r * 0.12) as usize {
            let (turn, far) = (dice.roll() * 6.3, dice.roll().sqrt() * r);
            let (mut px, mut py) = (x + far * turn.cos(), y + far * turn.sin());
            let (way, tone) = (turn + 1.2 + dice.roll() * 0.7, dice.roll() * 70.0 - 35.0);
            for _ in 0..8 + (dice.roll() * 26.0) as usize {
                for (dx, dy) in [(0, 0), (1, 0), (0, 1)] {
                    let at = (px as usize + dx, py as usize + dy);
                    if at.0 < width && at.1 < height {
                        light[at.1 * width + at.0] += tone * 0.6;
                    }
                }
                px += way.cos();
                py += way.sin();
            }
        }
    }
    let gray: Vec<u8> = light.into_iter().map(|gray| gray.clamp(0.0, 255.0) as u8).collect();
    Image::new(width as u32, height as u32, gray, 500.0).expect("a picture")
}

/// Never a finger, and never a print that anybody would take: with a flaw none is good at any score.
fn is_no_finger(what: &str, image: &Image) {
    for hand in SLAPS {
        let outcome = segment(image, hand, &[]).outcome;
        assert!(!matches!(outcome, Outcome::Found(_)), "{what} as {hand:?}: {outcome:?}");
    }
    let alone = segment_single(image, position(2)).outcome;
    assert!(!matches!(alone, Outcome::Found(_)), "{what} alone: {alone:?}");
    let measured = quality(image);
    assert!(measured.flaw.is_some(), "{what}: {measured:?}");
}

#[test]
fn cats_have_no_fingers() {
    for (seed, (width, height)) in [(1u64, (480, 600)), (2, (1600, 1500)), (3, (640, 480)), (4, (900, 900))] {
        is_no_finger(&format!("cat {seed}"), &cat(width, height, 0x9e37_79b9_7f4a_7c15 ^ seed));
    }
}

#[test]
fn portraits_have_no_fingers() {
    let Some(data) = std::env::var_os("THUNHAN_TESTDATA") else {
        println!("skipped: THUNHAN_TESTDATA is not set");
        return;
    };
    let mut seen = 0;
    for folder in ["face", "portraits/natural"] {
        let mut files: Vec<_> = std::fs::read_dir(std::path::Path::new(&data).join(folder)).expect("a folder").flatten().map(|one| one.path()).collect();
        files.sort();
        for file in files.into_iter().take(20) {
            let picture = std::fs::read(&file).ok().and_then(|bytes| image::load_from_memory(&bytes).ok());
            let Some(gray) = picture.map(image::DynamicImage::into_luma8) else { continue };
            let Ok(image) = Image::new(gray.width(), gray.height(), gray.into_raw(), 500.0) else { continue };
            let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
            is_no_finger(&name, &image);
            seen += 1;
        }
    }
    println!("{seen} portraits");
    assert!(seen > 0);
}
