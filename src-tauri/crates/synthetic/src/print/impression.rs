//! Pressing one finger on the glass: where skin and glass touch, how ridges print there, what the sensor makes of it.

use super::canvas::Canvas;
use super::condition::Condition;
use super::master::Master;
use super::shape::Edge;
use crate::math::{sin_cos, smooth_step};
use crate::random::{Noise, Stream, derive};
use std::f64::consts::PI;

/// Where a finger lies on the picture.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Placement {
    /// The middle of the fingertip's pattern on the picture, in pixels.
    pub x: f32,
    /// See `x`.
    pub y: f32,
    /// Turn in degrees, clockwise.
    pub degrees: f32,
}

/// Presses a finger on the canvas.
pub(crate) fn press(canvas: &mut Canvas, finger: &Master, at: Placement, condition: &Condition) {
    let seed = derive(finger.seed ^ 0x1a9e, condition.attempt);
    let mut stream = Stream::new(seed);
    let skin = Skin::new(finger, condition, &mut stream);
    let (sin, cos) = sin_cos(f64::from(at.degrees) * PI / 180.0);
    let (sin, cos) = (sin as f32, cos as f32);
    let shape = &finger.shape;
    let reach = shape.half_width + 40.0;
    let (top, bottom) = (shape.tip - shape.core_y - 30.0, super::parameters::MASTER_HEIGHT - shape.core_y);
    let mut bounds = (f32::MAX, f32::MAX, f32::MIN, f32::MIN);
    for (u, v) in [(-reach, top), (reach, top), (-reach, bottom), (reach, bottom)] {
        let (x, y) = (at.x + u * cos - v * sin, at.y + u * sin + v * cos);
        bounds = (bounds.0.min(x), bounds.1.min(y), bounds.2.max(x), bounds.3.max(y));
    }
    let columns = (bounds.0.max(0.0) as usize)..((bounds.2.max(0.0) as usize + 1).min(canvas.width));
    for row in (bounds.1.max(0.0) as usize)..((bounds.3.max(0.0) as usize + 1).min(canvas.height)) {
        for column in columns.clone() {
            let (dx, dy) = (column as f32 - at.x, row as f32 - at.y);
            let u = dx * cos + dy * sin + shape.middle;
            let v = dy * cos - dx * sin + shape.core_y;
            let ink = skin.ink(u, v);
            if ink > 0.0 {
                canvas.darken(column, row, ink);
            }
        }
    }
}

/// What varies from place to place in one laying.
struct Noises {
    finest: Noise,
    fine: Noise,
    patch: Noise,
    /// The finger's own, the same in every laying.
    finger: Noise,
    slide_x: Noise,
    slide_y: Noise,
    end: Noise,
    second: Noise,
    second_fine: Noise,
}

impl Noises {
    fn new(seed: u64, finger: u64) -> Self {
        Self {
            finest: Noise::new(seed),
            fine: Noise::new(seed ^ 3),
            patch: Noise::new(seed ^ 4),
            finger: Noise::new(finger ^ 9),
            slide_x: Noise::new(seed ^ 1),
            slide_y: Noise::new(seed ^ 2),
            end: Noise::new(seed ^ 7),
            second: Noise::new(seed ^ 8),
            second_fine: Noise::new(seed ^ 10),
        }
    }
}

/// One laying of one finger.
struct Skin<'a> {
    finger: &'a Master,
    edge: Edge,
    noises: Noises,
    /// Amplitude of the skin's sliding, in pixels.
    slide: f32,
    slide_x: f32,
    slide_y: f32,
    /// How deep the skin must be inside the outline to touch.
    lift: f32,
    /// Added to the ridge height: above 0 ridges print wide.
    spread: f32,
    /// Amplitude of the fine noise that breaks ridges up.
    grain: f32,
    /// Amplitude of the patches that print fuller or emptier.
    patches: f32,
    /// Width of a ridge's edge in ridge height.
    softness: f32,
    strength: f32,
    /// y below which nothing touches.
    end: f32,
    /// How much of the second phalanx touches, -1 none … 1 all.
    second: f32,
}

impl<'a> Skin<'a> {
    fn new(finger: &'a Master, condition: &Condition, stream: &mut Stream) -> Self {
        let moisture = condition.moisture.clamp(-1.0, 1.0);
        let pressure = condition.pressure.clamp(0.0, 1.0);
        let (dry, wet) = ((-moisture).max(0.0), moisture.max(0.0));
        // Skin cracks only when it is very dry.
        let cracked = dry.powi(4);
        let length = finger.shape.crease - finger.shape.tip;
        let partial = condition.partial.clamp(0.05, 1.0);
        Self {
            finger,
            edge: finger.shape.edge(),
            noises: Noises::new(stream.next(), finger.seed),
            slide: 9.0 * condition.distortion.clamp(0.0, 1.5),
            slide_x: stream.range(-1.0, 1.0),
            slide_y: stream.range(-1.0, 1.0),
            // Rolling presses every part of the skin in its turn, the sides as much as the middle.
            lift: 0.20 * (0.55 - pressure) + stream.range(-0.015, 0.015) - if condition.rolled { 0.16 } else { 0.0 },
            spread: 0.55 * (pressure - 0.5) + 1.25 * wet - 0.42 * dry - 0.30 * cracked + stream.range(-0.05, 0.05),
            grain: 0.16 + 1.25 * dry + 1.4 * cracked,
            patches: 0.22 + 0.35 * dry + 0.40 * wet,
            softness: 0.42 + 0.25 * wet,
            strength: (0.94 - 0.25 * dry + 0.04 * wet) * (0.55 + 0.45 * smooth_step(0.0, 0.4, pressure)),
            end: if partial < 1.0 { finger.shape.tip + length * partial } else { f32::MAX },
            second: pressure - 0.65 + stream.range(-0.5, 0.45),
        }
    }

    /// Darkness 0..1 that this place of the finger leaves.
    fn ink(&self, u: f32, v: f32) -> f32 {
        let shape = &self.finger.shape;
        if v > self.end + 20.0 {
            return 0.0;
        }
        let mut depth = shape.depth(&self.edge, u, v) - self.lift;
        if v > self.end - 60.0 {
            let cut = (self.end - v) / 120.0 + 0.06 * self.noises.end.at(u / 20.0, v / 20.0);
            depth = depth.min(cut);
        }
        if shape.beyond_crease(v) {
            let patchy = 0.16 * self.noises.second.at(u / 70.0, v / 50.0) + 0.10 * self.noises.second_fine.at(u / 14.0, v / 14.0);
            depth = depth.min(0.08 + 0.30 * self.second + patchy);
        }
        if depth < -0.06 {
            return 0.0;
        }
        let (x, y) = self.slid(u, v, depth);
        let ridge = self.finger.ridge(x, y);
        // Near the edge only the ridge tops touch; in the middle ridges flatten and print wide.
        let contact = smooth_step(-0.05, 0.22, depth);
        let fine = self.noises.finest.at(u / 1.7, v / 1.7) + 0.6 * self.noises.fine.at(u / 3.6, v / 3.6);
        let patch = self.noises.patch.at(u / 55.0, v / 55.0) + 0.5 * self.noises.finger.at(x / 24.0, y / 24.0);
        let edge_grain = self.grain * (1.0 + 1.6 * (1.0 - contact));
        let height = ridge + self.spread + 0.95 * (contact - 1.0) + edge_grain * fine * 0.6 + self.patches * patch * 0.5;
        let ink = smooth_step(-0.12 - self.softness * 0.5, -0.12 + self.softness * 1.6, height);
        let tone = 1.0 + 0.10 * patch + 0.05 * fine;
        (ink * tone * self.strength * (0.62 + 0.38 * contact)).clamp(0.0, 1.0)
    }

    /// The middle of the skin sticks to the glass, the ring around it slides and is pressed outward.
    fn slid(&self, u: f32, v: f32, depth: f32) -> (f32, f32) {
        let ring = smooth_step(0.75, 0.05, depth);
        let wave_x = self.noises.slide_x.at(u / 130.0, v / 130.0);
        let wave_y = self.noises.slide_y.at(u / 130.0, v / 130.0);
        (
            u + self.slide * (ring * self.slide_x + 0.6 * wave_x),
            v + self.slide * (ring * self.slide_y + 0.6 * wave_y),
        )
    }
}
