//! Colors of skin and eyes.

use super::{Measured, Quantity, Seen, light, mean, percentile};
use crate::color;
use crate::iris::{CORNERS, Eye};
use crate::patch::EYES_APART;

/// Where skin lies in CIELAB (ISO/IEC 29794-5, 7.3.10).
const SKIN_A: (f32, f32) = (5.0, 25.0);
const SKIN_B: (f32, f32) = (5.0, 35.0);

/// The distance of colors that no skin has.
const NO_SKIN: f32 = 100.0;

pub(super) fn measure(seen: &Seen) -> Vec<Measured> {
    let cheeks: Vec<[f32; 3]> = light::cheeks(seen).concat().into_iter().map(|i| color::lab(seen.patch().colors[i])).collect();
    let (a, b) = (mean(cheeks.iter().map(|color| color[1])), mean(cheeks.iter().map(|color| color[2])));
    vec![
        (Quantity::NaturalColor, a.zip(b).map(|(a, b)| from_skin(a, b))),
        (Quantity::RedEye, redness(seen)),
        (Quantity::EyesVisible, white(seen)),
    ]
}

fn from_skin(a: f32, b: f32) -> f32 {
    if a < 0.0 || b < 0.0 {
        return NO_SKIN;
    }
    let outside = |value: f32, (least, most): (f32, f32)| (least - value).max(value - most).max(0.0);
    outside(a, SKIN_A).hypot(outside(b, SKIN_B))
}

/// Of both pupils the mean of how much red exceeds green and blue.
fn redness(seen: &Seen) -> Option<f32> {
    let of = |eye: &Eye| {
        let middle = seen.patch().place(eye.iris);
        let apart = seen.head.eyes[0].distance(seen.head.eyes[1]).max(1.0);
        let across = eye.iris_px / apart * EYES_APART * 0.5;
        mean(seen.patch().around(middle, across, across).into_iter().map(|i| {
            let [red, green, blue] = seen.patch().colors[i];
            red - green.max(blue)
        }))
    };
    let [right, left] = seen.eyes;
    Some(of(right)?.max(of(left)?))
}

/// The luminance that a fifth of an eye's pixels exceed, relative to the cheeks; of the darker eye.
fn white(seen: &Seen) -> Option<f32> {
    let high = |pixels: Vec<usize>, part: f32| percentile(&mut pixels.into_iter().map(|i| seen.patch().luma[i]).collect::<Vec<_>>(), part);
    let cheeks = high(light::cheeks(seen).concat(), 0.5)?.max(1.0);
    let of = |eye: usize| {
        let (from, to) = CORNERS[eye];
        let middle = seen.patch().place(seen.mesh.at(from).middle(seen.mesh.at(to)));
        high(seen.patch().around(middle, EYES_APART * 0.45, EYES_APART * 0.14), 0.8)
    };
    Some(of(0)?.min(of(1)?) / cheeks)
}
