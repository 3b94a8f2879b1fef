//! Where the head is in the picture. Lengths of the head are counted in inter-eye distances.

use super::{fail, hint};
use crate::{Face, Finding, FindingCode, Rgb};

/// Least distance of the eyes, pixels: ISO/IEC 19794-5, 8.3 (a full frontal image has a head of 180 pixels or
/// more across, and eyes are half of that apart).
const MIN_INTER_EYE_PX: f32 = 90.0;

/// Largest distance of the eyes as a part of the width of the 3:4 picture that fits: ISO/IEC 19794-5, 8.3.4
/// allows a head of at most 5/7 of the width, and heads are 2.1 eye distances wide.
const MAX_INTER_EYE_PART: f32 = 0.34;

/// From the eyes up: the forehead at least, hair may be cut.
const FOREHEAD: f32 = 1.45;
/// From the eyes down: the chin.
const CHIN: f32 = 1.6;
/// From the middle of the eyes to a side: the cheek with the ear.
const CHEEK: f32 = 1.05;

/// How far from the middle, as a part of the width, the face may be.
const MAX_OFF_CENTER: f32 = 0.15;

/// Degrees from upright (ISO/IEC 19794-5, 7.2.2).
const MAX_ROLL_DEG: f32 = 8.0;

/// Beyond this many degrees cutting upright is no help: the camera lies on its side or the person leans.
const MAX_CORRECTED_ROLL_DEG: f32 = 25.0;

pub(super) fn too_small(_: &Rgb, face: &Face) -> Option<Finding> {
    let apart = face.inter_eye_px();
    (apart < MIN_INTER_EYE_PX).then(|| fail(FindingCode::TooSmall, apart, MIN_INTER_EYE_PX))
}

pub(super) fn too_large(picture: &Rgb, face: &Face) -> Option<Finding> {
    let (width, height) = (picture.width() as f32, picture.height() as f32);
    let part = face.inter_eye_px() / width.min(height * 0.75);
    (part > MAX_INTER_EYE_PART).then(|| fail(FindingCode::TooLarge, part, MAX_INTER_EYE_PART))
}

/// Measured in inter-eye distances by which the head reaches outside.
pub(super) fn cut_off(picture: &Rgb, face: &Face) -> Option<Finding> {
    let middle = face.eyes[0].middle(face.eyes[1]);
    let apart = face.inter_eye_px().max(1.0);
    let room = [
        middle.y / apart - FOREHEAD,
        (picture.height() as f32 - middle.y) / apart - CHIN,
        middle.x / apart - CHEEK,
        (picture.width() as f32 - middle.x) / apart - CHEEK,
    ];
    let least = room.into_iter().fold(f32::INFINITY, f32::min);
    (least < 0.0).then(|| fail(FindingCode::CutOff, -least, 0.0))
}

/// Measured from the middle as a part of the width, negative to the left.
pub(super) fn off_center(picture: &Rgb, face: &Face) -> Option<Finding> {
    let width = picture.width() as f32;
    let off = (face.eyes[0].middle(face.eyes[1]).x - width / 2.0) / width;
    (off.abs() > MAX_OFF_CENTER).then(|| fail(FindingCode::OffCenter, off, MAX_OFF_CENTER))
}

pub(super) fn tilted(_: &Rgb, face: &Face) -> Option<Finding> {
    let roll = face.roll_deg();
    if roll.abs() > MAX_CORRECTED_ROLL_DEG {
        return Some(fail(FindingCode::Tilted, roll, MAX_CORRECTED_ROLL_DEG));
    }
    (roll.abs() > MAX_ROLL_DEG).then(|| hint(FindingCode::Tilted, roll, MAX_ROLL_DEG))
}
