//! Eyes: the same seed the same bytes, two distinct irises, and what the conditions change.

use enrollment::Eye;
use sha2::{Digest, Sha256};
use synthetic::{EYE_HEIGHT, EYE_WIDTH, EyeCondition, SyntheticEye};

fn picture(seed: u64, eye: Eye, condition: &EyeCondition) -> Vec<u8> {
    SyntheticEye::new(seed, eye).picture(condition).gray.to_vec()
}

/// Mean difference in the middle of the picture, where the iris is.
fn apart(a: &[u8], b: &[u8]) -> f64 {
    let middle = |n: &usize| (120..360).contains(&(n / 640)) && (200..440).contains(&(n % 640));
    let differences: Vec<f64> = (0..a.len()).filter(middle).map(|n| f64::from(a[n].abs_diff(b[n]))).collect();
    differences.iter().sum::<f64>() / differences.len() as f64
}

#[test]
fn the_same_seed_gives_the_same_bytes_on_every_machine() {
    let bytes = picture(42, Eye::Right, &EyeCondition::attempt(3));
    assert_eq!(bytes.len(), (EYE_WIDTH * EYE_HEIGHT) as usize);
    let digest: String = Sha256::digest(&bytes).iter().map(|byte| format!("{byte:02x}")).collect();
    assert_eq!(digest, "7c082350306774dc751d3d0e79e087ebd280a9938ca9c20816938db2d427f57e");
}

#[test]
fn two_eyes_and_two_people_are_further_apart_than_two_captures() {
    let once = picture(7, Eye::Right, &EyeCondition::attempt(1));
    let again = apart(&once, &picture(7, Eye::Right, &EyeCondition::attempt(2)));
    for other in [picture(7, Eye::Left, &EyeCondition::attempt(1)), picture(8, Eye::Right, &EyeCondition::attempt(1))] {
        let other = apart(&once, &other);
        assert!(other > 2.5 * again, "{other} and {again}");
    }
}

#[test]
fn a_closed_eye_shows_neither_pupil_nor_light() {
    let extremes = |condition: EyeCondition| {
        let bytes = picture(9, Eye::Left, &condition);
        let dark = bytes.iter().filter(|gray| **gray < 30).count();
        let light = bytes.iter().filter(|gray| **gray > 235).count();
        (dark, light)
    };
    let (dark, light) = extremes(EyeCondition::default());
    assert!(dark > 4000 && light > 60, "{dark} {light}");
    assert_eq!(extremes(EyeCondition { opening: 0.0, ..EyeCondition::default() }), (0, 0));
}
