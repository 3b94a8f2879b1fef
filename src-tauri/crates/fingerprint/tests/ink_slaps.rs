//! The slaps of NIST's ink card, beside what NBIS' nfseg makes of them. A slap's picture there also holds a form's frame and print,
//! handwriting, a punched hole, second phalanges and parts of neighboring prints. Test data are found through `THUNHAN_TESTDATA`.

use fingerprint::{Finger, Image, Outcome, Position, Slap, segment};

/// What is asked of every finger: the shared area is at least this share of both together.
const ASKED: f32 = 0.7;

/// Where nfseg sees a finger: code, middle across and down, width and height of the box, in pixels. The box stands along the finger; it is
/// compared turned upright about its middle, as ours is upright: of a tip, which is round, the upright extents hardly change with 10 degrees.
type Seen = (u8, f32, f32, f32, f32);

const LEFT_FILE: &str = "tp_11_fgp14_imp2_1608x1000.wsq";
const RIGHT_FILE: &str = "tp_14_fgp13_imp2_1572x1000.wsq";
const LEFT: [Seen; 4] = [(10, 288.0, 768.0, 240.0, 304.0), (9, 584.0, 280.0, 336.0, 560.0), (8, 904.0, 152.0, 288.0, 336.0), (7, 1272.0, 344.0, 288.0, 448.0)];
const RIGHT: [Seen; 4] = [(2, 248.0, 712.0, 288.0, 512.0), (3, 552.0, 264.0, 304.0, 528.0), (4, 928.0, 224.0, 304.0, 448.0), (5, 1360.0, 560.0, 272.0, 400.0)];

fn slap(name: &str) -> Option<Image> {
    let Some(dir) = std::env::var_os("THUNHAN_TESTDATA") else {
        println!("skipped: THUNHAN_TESTDATA is not set");
        return None;
    };
    let path = std::path::Path::new(&dir).join("nist-ansi").join(name);
    let decoded = fingerprint::wsq::decode(&std::fs::read(&path).expect("the file")).expect("a WSQ file");
    // The card was scanned at 500 ppi; one of its files says something else.
    Some(decoded.image(500.0).expect("500 ppi"))
}

/// Shared area by the area of both together, as far as the picture goes.
fn overlap(image: &Image, ours: &Finger, (_, x, y, width, height): Seen) -> f32 {
    let (wide, high) = (image.width() as f32, image.height() as f32);
    let [left, top] = [(x - width / 2.0).max(0.0), (y - height / 2.0).max(0.0)];
    let theirs = [left, top, (x + width / 2.0).min(wide), (y + height / 2.0).min(high)];
    let region = &ours.region;
    let ours = [region.x as f32, region.y as f32, (region.x + region.width) as f32, (region.y + region.height) as f32];
    let area = |[left, top, right, bottom]: [f32; 4]| (right - left).max(0.0) * (bottom - top).max(0.0);
    let shared = area([ours[0].max(theirs[0]), ours[1].max(theirs[1]), ours[2].min(theirs[2]), ours[3].min(theirs[3])]);
    shared / (area(ours) + area(theirs) - shared)
}

#[test]
fn every_finger_of_the_ink_slaps_is_named_and_lies_where_nfseg_sees_it() {
    for (name, hand, seen) in [(LEFT_FILE, Slap::LeftFour, LEFT), (RIGHT_FILE, Slap::RightFour, RIGHT)] {
        let Some(image) = slap(name) else { return };
        let found = segment(&image, hand, &[]);
        let Outcome::Found(fingers) = &found.outcome else { panic!("{name}: {:?}", found.outcome) };
        assert_eq!(fingers.len(), seen.len());
        for (ours, theirs) in fingers.iter().zip(seen) {
            let share = overlap(&image, ours, theirs);
            println!("{name}: finger {} overlaps by {share:.2}", theirs.0);
            assert_eq!(Ok(ours.position), Position::try_from(theirs.0), "{name}");
            assert!(share >= ASKED, "{name}: finger {} at {:?} overlaps by {share:.2}", theirs.0, ours.region);
        }
    }
}

#[test]
fn the_ink_slaps_are_never_named_as_the_other_hand_nor_with_a_finger_declared_missing() {
    let slaps = [(LEFT_FILE, Slap::LeftFour, Slap::RightFour), (RIGHT_FILE, Slap::RightFour, Slap::LeftFour)];
    for (name, hand, other) in slaps {
        let Some(image) = slap(name) else { return };
        assert!(!matches!(segment(&image, other, &[]).outcome, Outcome::Found(_)), "{name} as {other:?}");
        assert!(!matches!(segment(&image, Slap::Thumbs, &[]).outcome, Outcome::Found(_)), "{name} as thumbs");
        for missing in hand.fingers() {
            let outcome = segment(&image, hand, &[*missing]).outcome;
            assert!(!matches!(outcome, Outcome::Found(_)), "{name} without {missing:?}: {outcome:?}");
        }
        // Turned by half, as from a scanner that stands the other way round.
        let turned = Image::new(image.width(), image.height(), image.gray().iter().rev().copied().collect::<Vec<_>>(), 500.0).expect("a picture");
        let outcome = segment(&turned, hand, &[]).outcome;
        // What is named with a doubt passes nobody by itself.
        let surely = matches!(&outcome, Outcome::Found(fingers) if fingers.iter().all(|finger| !finger.faint));
        assert!(!surely, "{name} turned: {outcome:?}");
    }
}
