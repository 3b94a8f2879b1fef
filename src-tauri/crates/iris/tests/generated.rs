//! Measures on generated eyes, whose pupil and iris are known.

use enrollment::Eye;
use iris::{Circle, Examined, Finding, Image, Measures, examine};
use synthetic::{EyeCondition, SyntheticEye};

fn look(seed: u64, eye: Eye, condition: &EyeCondition) -> Examined {
    let picture = SyntheticEye::new(seed, eye).picture(condition);
    examine(&Image::new(picture.width, picture.height, picture.gray).unwrap())
}

fn found(examined: &Examined) -> (Circle, Circle, Measures) {
    examined.found.expect("an open eye is found")
}

#[test]
fn pupil_and_iris_are_where_they_were_drawn() {
    for (seed, eye) in [(1, Eye::Right), (2, Eye::Left), (3, Eye::Right), (4, Eye::Left)] {
        for (radius, shift, dilation) in [(115.0, (0.0, 0.0), 0.4), (90.0, (60.0, -30.0), 0.3), (135.0, (-40.0, 20.0), 0.6)] {
            let condition = EyeCondition { iris_radius: radius, shift, dilation, ..EyeCondition::attempt(seed) };
            let (pupil, iris, _) = found(&look(seed, eye, &condition));
            let case = format!("{seed} {eye:?} {radius}: {pupil:?} {iris:?}");
            assert!((iris.radius - radius).abs() < 5.0, "{case}");
            assert!((pupil.radius - radius * dilation).abs() < 3.0, "{case}");
            assert!((iris.x - 320.0 - shift.0).abs() < 5.0 && (iris.y - 240.0 - shift.1).abs() < 9.0, "{case}");
        }
    }
}

#[test]
fn good_captures_of_many_people_are_good() {
    for seed in 10..22 {
        for eye in Eye::ALL {
            let examined = look(seed, eye, &EyeCondition::attempt(seed));
            assert_eq!(examined.finding, Finding::Good, "{seed} {eye:?}: {examined:?}");
            assert!(examined.score >= 60, "{seed} {eye:?}: {examined:?}");
        }
    }
}

#[test]
fn what_is_wrong_is_named() {
    let condition = EyeCondition::default;
    let cases: [(&str, EyeCondition, &[Finding]); 10] = [
        ("out of focus", EyeCondition { blur: 3.0, ..condition() }, &[Finding::Blurred]),
        ("far out of focus", EyeCondition { blur: 6.0, ..condition() }, &[Finding::Blurred, Finding::NoEye]),
        ("moved", EyeCondition { motion: 12.0, ..condition() }, &[Finding::Blurred]),
        ("half closed", EyeCondition { opening: 0.5, ..condition() }, &[Finding::Covered, Finding::NoEye]),
        ("closed", EyeCondition { opening: 0.0, ..condition() }, &[Finding::NoEye]),
        ("too far", EyeCondition { iris_radius: 68.0, ..condition() }, &[Finding::TooFar]),
        ("too near", EyeCondition { iris_radius: 162.0, ..condition() }, &[Finding::TooNear]),
        ("off to the side", EyeCondition { shift: (170.0, 0.0), ..condition() }, &[Finding::NotCentered]),
        ("off below", EyeCondition { shift: (0.0, 118.0), ..condition() }, &[Finding::NotCentered]),
        ("pupil wide open", EyeCondition { dilation: 0.73, ..condition() }, &[Finding::Pupil]),
    ];
    for (name, condition, expected) in cases {
        for seed in [1, 2, 3] {
            let examined = look(seed, Eye::Left, &condition);
            assert!(expected.contains(&examined.finding), "{name}, {seed}: {examined:?}");
            assert!(examined.score < 50, "{name}, {seed}: {examined:?}");
        }
    }
}

#[test]
fn measures_follow_what_changes_and_nothing_else() {
    let measure = |condition: EyeCondition| found(&look(5, Eye::Right, &condition)).2;
    let good = measure(EyeCondition::default());
    let soft = measure(EyeCondition { blur: 1.5, ..EyeCondition::default() });
    let softer = measure(EyeCondition { blur: 3.0, ..EyeCondition::default() });
    assert!(good.sharpness > soft.sharpness + 10.0 && soft.sharpness > softer.sharpness + 10.0, "{good:?} {soft:?} {softer:?}");
    let noisy = measure(EyeCondition { noise: 0.8, ..EyeCondition::default() });
    assert!((good.sharpness - noisy.sharpness).abs() < 8.0, "noise is not sharpness: {good:?} {noisy:?}");
    let lower = measure(EyeCondition { opening: 0.75, ..EyeCondition::default() });
    assert!(good.usable_iris_area > lower.usable_iris_area + 5.0, "{good:?} {lower:?}");
    let wide = measure(EyeCondition { dilation: 0.6, ..EyeCondition::default() });
    assert!((good.pupil_iris_ratio - 40.0).abs() < 4.0 && (wide.pupil_iris_ratio - 60.0).abs() < 4.0, "{good:?} {wide:?}");
}

#[test]
fn pictures_without_an_eye_are_no_eye_and_impossible_ones_are_refused() {
    let flat = Image::new(640, 480, vec![120; 640 * 480].into()).unwrap();
    let black = Image::new(640, 480, vec![0; 640 * 480].into()).unwrap();
    let noise: Vec<u8> = (0..640_u32 * 480).map(|n| (n.wrapping_mul(2_654_435_761) >> 24) as u8).collect();
    let noise = Image::new(640, 480, noise.into()).unwrap();
    for image in [flat, black, noise] {
        let examined = examine(&image);
        assert_eq!((examined.finding, examined.score, examined.found), (Finding::NoEye, 0, None));
    }
    assert!(Image::new(640, 480, vec![0; 10].into()).is_err());
    assert!(Image::new(0, 480, vec![].into()).is_err());
    assert!(Image::new(100_000, 100_000, vec![].into()).is_err());
    assert!(format!("{:?}", Image::new(160, 160, vec![7; 160 * 160].into()).unwrap()).contains("[redacted]"));
}
