use crate::face::{Face, Point};
use crate::{Rgb, sampling};

/// Width of the portrait of a card, pixels: 3 cm at 406 pixels per inch.
pub const CROP_WIDTH: u32 = 480;
/// Height of the portrait of a card, pixels: 4 cm.
pub const CROP_HEIGHT: u32 = 640;

/// How far apart the eyes come to lie, as a part of the width: the token face image of ISO/IEC 19794-5, 8.4, and
/// closer where the picture is too narrow for that, as far as the head stays within 5/7 of the width.
const EYES_APART: (f32, f32) = (0.25, 0.29);

/// Where the eyes come to lie from above, as a part of the height: that of the token image, and the range into which
/// they may slide so that the cut stays inside the picture (ISO/IEC 19794-5, 8.3.3 allows 0.3 to 0.5).
const EYES_DOWN: f32 = 0.45;
const EYES_DOWN_RANGE: (f32, f32) = (0.36, 0.5);

/// Most source pixels, per side, that are averaged into one.
const MAX_TAPS: usize = 8;

/// Cuts the 3 × 4 portrait: eyes level, a quarter of the width apart, head in the middle.
///
/// Where the picture does not reach, the cut becomes a little closer and slides a little; beyond that the edge of the
/// picture is continued, which the check reports beforehand as cut off, too large or off center. Face coordinates
/// that are not numbers give the whole picture, scaled.
pub fn crop_3x4(picture: &Rgb, face: &Face) -> Rgb {
    let [right, left] = face.eyes;
    let apart = face.inter_eye_px();
    // `across` is one step along a row of the cut, in picture pixels.
    let (origin, across) = if apart.is_finite() && apart >= 1.0 {
        let (part, down) = placement(picture, right.middle(left), apart);
        let scale = 1.0 / (part * CROP_WIDTH as f32);
        let across = Point { x: (left.x - right.x) * scale, y: (left.y - right.y) * scale };
        let middle = right.middle(left);
        let (to_left, to_top) = (CROP_WIDTH as f32 / 2.0, down * CROP_HEIGHT as f32);
        let origin = Point {
            x: middle.x - across.x * to_left + across.y * to_top,
            y: middle.y - across.y * to_left - across.x * to_top,
        };
        (origin, across)
    } else {
        let step = (picture.width() as f32 / CROP_WIDTH as f32).max(picture.height() as f32 / CROP_HEIGHT as f32);
        (Point::default(), Point { x: step, y: 0.0 })
    };
    laid_straight(picture, origin, across, (CROP_WIDTH, CROP_HEIGHT))
}

/// The part of a picture whose upper left corner is `origin` and whose rows run along `across`, one pixel for each step of it.
pub(crate) fn laid_straight(picture: &Rgb, origin: Point, across: Point, (width, height): (u32, u32)) -> Rgb {
    let step = across.x.hypot(across.y);
    let taps = (step.ceil() as usize).clamp(1, MAX_TAPS);
    let mut pixels = Vec::with_capacity((width * height * 3) as usize);
    for row in 0..height {
        for column in 0..width {
            let color = averaged(picture, origin, across, (column as f32, row as f32), taps);
            pixels.extend(color.map(|value| value.round().clamp(0.0, 255.0) as u8));
        }
    }
    Rgb::new(width, height, pixels).unwrap_or_else(|_| picture.clone())
}

/// How far apart (as a part of the width) and how far down (of the height) the eyes shall lie.
fn placement(picture: &Rgb, middle: Point, apart: f32) -> (f32, f32) {
    let ratio = CROP_HEIGHT as f32 / CROP_WIDTH as f32;
    let high = picture.height() as f32;
    let part = (apart * ratio / high).clamp(EYES_APART.0, EYES_APART.1);
    let cut_high = apart / part * ratio;
    // The upper edge of the cut may lie anywhere from the upper edge of the picture to where the lower edges meet.
    let top = (middle.y - EYES_DOWN * cut_high).clamp(0.0, (high - cut_high).max(0.0));
    let down = (middle.y - top) / cut_high;
    (part, down.clamp(EYES_DOWN_RANGE.0, EYES_DOWN_RANGE.1))
}

/// The color of one crop pixel from `taps × taps` evenly spread points of it, so that shrinking does not alias.
fn averaged(picture: &Rgb, origin: Point, across: Point, (column, row): (f32, f32), taps: usize) -> [f32; 3] {
    let mut sum = [0.0f32; 3];
    for i in 0..taps * taps {
        let part = |i: usize| (i as f32 + 0.5) / taps as f32;
        let (u, v) = (column + part(i % taps), row + part(i / taps));
        let color = sampling::bilinear(picture, origin.x + across.x * u - across.y * v, origin.y + across.y * u + across.x * v);
        for (total, value) in sum.iter_mut().zip(color) {
            *total += value;
        }
    }
    sum.map(|total| total / (taps * taps) as f32)
}
