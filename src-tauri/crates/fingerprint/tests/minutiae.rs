//! The extractor on ridges drawn by a formula, where the only minutia is known; on pictures without any; and what it shows on the way.

use fingerprint::{Image, Minutia, Stage, template, template_explained};

/// Ridges with a period of 9 pixels that run at `degrees`; at the middle one ridge more begins: a dislocation of a plane wave.
fn dislocation(degrees: f32, phase: f32) -> Image {
    const SIDE: u32 = 280;
    let (sin, cos) = degrees.to_radians().sin_cos();
    let gray = (0..SIDE * SIDE).map(|i| {
        let (x, y) = ((i % SIDE) as f32 - 140.0, 140.0 - (i / SIDE) as f32);
        let (u, v) = (x * cos + y * sin, y * cos - x * sin);
        let wave = (std::f32::consts::TAU * v / 9.0 + v.atan2(u) + phase).cos();
        if x * x + y * y > 120.0 * 120.0 { 250 } else { (128.0 - 100.0 * wave) as u8 }
    });
    Image::new(SIDE, SIDE, gray.collect::<Vec<u8>>(), 500.0).expect("a picture")
}

/// What is found inside the disk: at its rim, where every ridge is cut, an end may be left over.
fn inside(image: &Image) -> Vec<Minutia> {
    let found = template(image);
    found.minutiae().iter().copied().filter(|m| (f32::from(m.x) - 140.0).hypot(f32::from(m.y) - 140.0) < 95.0).collect()
}

#[test]
fn the_one_place_where_a_ridge_begins_is_found_with_its_direction() {
    for degrees in [0.0f32, 30.0, 75.0, 90.0, 140.0, 200.0, 300.0] {
        for phase in [0.0f32, 1.5, 3.1, 4.6] {
            let found = inside(&dislocation(degrees, phase));
            let at = format!("at {degrees} degrees, phase {phase}: {found:?}");
            assert_eq!(found.len(), 1, "{at}");
            let m = found[0];
            assert!((f32::from(m.x) - 140.0).hypot(f32::from(m.y) - 140.0) < 9.0, "{at}");
            // Counting ridges around the middle, there is one more on the side of positive u: the new ridge, or the fork's valley, lies there.
            let turn = (m.direction.radians() - degrees.to_radians()).cos();
            assert!(turn.abs() > 0.97, "{at}");
            let again = inside(&dislocation(degrees + 180.0, phase))[0];
            assert!((again.direction.radians() - m.direction.radians()).cos() < -0.9, "{at}: the other way round it points the other way");
        }
    }
}

#[test]
fn pictures_without_a_print_have_no_minutiae_and_noise_has_few() {
    let picture = |gray: Vec<u8>, side: u32| Image::new(side, side, gray, 500.0).expect("a picture");
    for gray in [0u8, 128, 255] {
        for side in [64u32, 65, 301, 700] {
            assert_eq!(template(&picture(vec![gray; (side * side) as usize], side)).minutiae(), []);
        }
    }
    let mut x = 7u32;
    let mut noise = || {
        x = x.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (x >> 24) as u8
    };
    let found = template(&picture((0..640 * 640).map(|_| noise()).collect(), 640));
    assert!(found.minutiae().len() <= 255);
    let checks = (0..400 * 400u32).map(|i| if (i % 400 / 3 + i / 400 / 3) % 2 == 0 { 0 } else { 255 }).collect();
    assert!(template(&picture(checks, 400)).minutiae().len() <= 255);
}

#[test]
fn whoever_looks_sees_every_stage_in_order_and_changes_nothing() {
    let image = dislocation(20.0, 0.0);
    let mut seen = Vec::new();
    let explained = template_explained(&image, &mut |stage, picture| {
        assert_eq!(picture.gray.len(), picture.width as usize * picture.height as usize, "{stage:?}");
        assert!(picture.gray.iter().any(|g| *g != picture.gray[0]), "{stage:?} shows nothing");
        seen.push(stage);
    });
    assert_eq!(explained, template(&image));
    use Stage::*;
    assert_eq!(seen, [Segmentation, Normalization, Orientation, Frequency, Enhancement, Binarization, Thinning, Minutiae, Selection]);
}

#[test]
fn debug_of_a_template_shows_no_minutia() {
    let shown = format!("{:?}", template(&dislocation(0.0, 0.0)));
    assert!(shown.starts_with("Template of ") && shown.ends_with(" minutiae [redacted]"), "{shown}");
}
