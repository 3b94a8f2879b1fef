//! What is no picture of a finger gets a clear word; what is real ink gets an honest one.

use fingerprint::{Image, ImageError, Outcome, Position, Slap, quality, segment, segment_single};

#[test]
fn impossible_pictures_are_refused_at_the_edge() {
    let make = |w: u32, h: u32, len: usize, ppi: f32| Image::new(w, h, vec![0u8; len], ppi).map(|_| ()).map_err(ImageError::code);
    let cases = [
        ((0, 0, 0, 500.0), "fingerImageTooSmall"),
        ((1, 1, 1, 500.0), "fingerImageTooSmall"),
        ((20_000, 20_000, 0, 500.0), "fingerImageTooLarge"),
        ((u32::MAX, u32::MAX, 0, 500.0), "fingerImageTooLarge"),
        ((300, 300, 5, 500.0), "fingerImageDamaged"),
        ((300, 300, 90_000, 506.0), "fingerResolutionWrong"),
        ((300, 300, 90_000, 1000.0), "fingerResolutionWrong"),
        ((300, 300, 90_000, f32::NAN), "fingerResolutionWrong"),
    ];
    for ((w, h, len, ppi), code) in cases {
        assert_eq!(make(w, h, len, ppi), Err(code), "{w} x {h}, {len} bytes, {ppi} ppi");
    }
    assert_eq!(make(300, 300, 90_000, 504.9), Ok(()));
}

#[test]
fn black_white_and_tiny_pictures_hold_no_finger() {
    for (gray, side) in [(0u8, 64u32), (255, 64), (0, 700), (128, 700)] {
        let image = Image::new(side, side, vec![gray; (side * side) as usize], 500.0).expect("a picture");
        assert_eq!(segment(&image, Slap::Thumbs, &[]).outcome, Outcome::TooFew { found: 0 });
        let thumb = Position::try_from(1).expect("a finger");
        assert_eq!(segment_single(&image, thumb).outcome, Outcome::TooFew { found: 0 });
        assert_eq!(quality(&image).score, 0);
    }
}

#[test]
fn codes_of_positions_are_those_of_the_standard() {
    assert!(Position::try_from(0).is_err() && Position::try_from(11).is_err());
    let codes = |slap: Slap| slap.fingers().iter().map(|f| f.code()).collect::<Vec<_>>();
    assert_eq!(codes(Slap::RightFour), [2, 3, 4, 5]);
    assert_eq!(codes(Slap::LeftFour), [10, 9, 8, 7]);
    assert_eq!(codes(Slap::Thumbs), [6, 1]);
    assert!([13, 14, 15].into_iter().all(|c| Slap::try_from(c).is_ok_and(|s| s.code() == c)) && Slap::try_from(12).is_err());
}

#[test]
fn debug_of_a_picture_shows_no_pixel() {
    let image = Image::new(64, 64, vec![7u8; 4096], 500.0).expect("a picture");
    assert_eq!(format!("{image:?}"), "Image 64x64 at 500 ppi [redacted]");
}
