//! How the face is lit.

use super::{Measured, Quantity, Seen, mean};
use crate::face::Point;
use crate::patch::{EYES_APART, EYES_DOWN, Patch, SIDE};

/// Luminance up to which a pixel is black, and from which it is burnt out (ISO/IEC 29794-5).
const BLACK: f32 = 25.0;
const BURNT: f32 = 247.0;

pub(super) fn measure(seen: &Seen) -> Vec<Measured> {
    let patch = seen.patch();
    let lumas: Vec<f32> = patch.face_pixels().map(|i| patch.luma[i]).collect();
    let average = mean(lumas.iter().map(|luma| luma / 255.0));
    let variance = average.and_then(|average| mean(lumas.iter().map(|luma| (luma / 255.0 - average).powi(2))));
    let share = |part: &dyn Fn(f32) -> bool| mean(lumas.iter().map(|luma| f32::from(u8::from(part(*luma)))));
    let cheeks = cheeks(seen);
    vec![
        (Quantity::LuminanceMean, average),
        (Quantity::LuminanceVariance, variance),
        (Quantity::UnderExposurePrevention, share(&|luma| luma <= BLACK)),
        (Quantity::OverExposurePrevention, share(&|luma| luma >= BURNT)),
        (Quantity::DynamicRange, entropy(&lumas)),
        (Quantity::IlluminationUniformity, shared(patch, &cheeks)),
        (Quantity::IlluminationBalance, balance(patch, &cheeks)),
    ]
}

/// Pixels of the cheeks beside the nose: the person's right, then left (ISO/IEC 29794-5, 7.3.3: squares of 0.3
/// inter-eye distances, halfway down to the mouth).
pub(super) fn cheeks(seen: &Seen) -> [Vec<usize>; 2] {
    let mouth = seen.patch().place(seen.mesh.at(13).middle(seen.mesh.at(14)));
    let down = EYES_DOWN + (mouth.y - EYES_DOWN) * 0.5;
    let size = 0.3 * EYES_APART;
    [-0.5, 0.5].map(|side| {
        let middle = Point { x: SIDE as f32 / 2.0 + side * EYES_APART, y: down };
        seen.patch().around(middle, size, size).into_iter().filter(|i| seen.patch().face[*i]).collect()
    })
}

fn histogram(lumas: impl Iterator<Item = f32>) -> Option<[f32; 256]> {
    let mut counts = [0.0f32; 256];
    let mut total = 0.0;
    for luma in lumas {
        counts[luma.round().clamp(0.0, 255.0) as usize] += 1.0;
        total += 1.0;
    }
    (total > 0.0).then(|| counts.map(|count| count / total))
}

fn entropy(lumas: &[f32]) -> Option<f32> {
    let parts = histogram(lumas.iter().copied())?;
    Some(parts.iter().filter(|part| **part > 0.0).map(|part| -part * part.log2()).sum())
}

fn shared(patch: &Patch, [right, left]: &[Vec<usize>; 2]) -> Option<f32> {
    let of = |pixels: &[usize]| histogram(pixels.iter().map(|i| patch.luma[*i]));
    let (right, left) = (of(right)?, of(left)?);
    Some(right.iter().zip(left).map(|(right, left)| right.min(left)).sum())
}

/// The difference of the cheeks' means as a part of their mean.
fn balance(patch: &Patch, [right, left]: &[Vec<usize>; 2]) -> Option<f32> {
    let of = |pixels: &[usize]| mean(pixels.iter().map(|i| patch.luma[*i]));
    let (right, left) = (of(right)?, of(left)?);
    Some((right - left).abs() / (right.max(left)).max(1.0))
}
