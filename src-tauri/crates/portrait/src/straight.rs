use crate::face::Point;
use crate::{Rgb, sampling};

/// Most source pixels, per side, that are averaged into one.
const MAX_TAPS: usize = 8;

/// The part of a picture whose upper left corner is `origin` and whose rows run along `across`, one pixel for each step of it.
pub(crate) fn laid_straight(picture: &Rgb, origin: Point, across: Point, (width, height): (u32, u32)) -> Rgb {
    let step = across.x.hypot(across.y);
    let taps = (step.ceil() as usize).clamp(1, MAX_TAPS);
    let mut pixels = Vec::with_capacity((width * height * 3) as usize);
    for row in 0..height {
        for column in 0..width {
            let color = averaged(picture, origin, across, (column as f32, row as f32), taps);
            // Rounded by hand: the library's way is a call for each value.
            pixels.extend(color.map(|value| (value + 0.5).clamp(0.0, 255.0) as u8));
        }
    }
    Rgb::new(width, height, pixels).unwrap_or_else(|_| picture.clone())
}

/// The color of one pixel from `taps × taps` evenly spread points of it, so that shrinking does not alias.
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
