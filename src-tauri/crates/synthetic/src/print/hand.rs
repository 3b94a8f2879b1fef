//! A whole slap, or one finger, on the platen.

use super::canvas::Canvas;
use super::condition::Condition;
use super::impression::{Placement, press};
use super::master::{Master, master, rolled};
use super::parameters::{FINGER_HEIGHT, FINGER_WIDTH, PPI, SLAP_HEIGHT, SLAP_WIDTH};
use super::reach;
use crate::math::sin_cos;
use crate::random::{Stream, derive};
use fingerprint::{Image, Position, Slap};
use std::f64::consts::PI;
use std::sync::Arc;

/// Degrees by which the four spread, index first.
const SPREAD: [f32; 4] = [-4.5, -1.2, 2.2, 7.0];
/// Gap between neighboring fingers at the height of the pattern.
const GAPS: [f32; 3] = [34.0, 26.0, 40.0];

/// Draws a slap of the person: 1600 x 1500 at 500 ppi, dark ridges on a light platen.
pub fn slap(person: u64, slap: Slap, condition: &Condition) -> Image {
    let mut stream = Stream::new(derive(person ^ derive(0x51a9, slap.code().into()), condition.attempt));
    let fingers: Vec<Arc<Master>> = slap.fingers().iter().map(|f| master(person, f.code())).collect();
    let places = match slap {
        Slap::Thumbs => thumbs(&fingers, &mut stream),
        Slap::RightFour => four(person, &fingers, 1.0, condition, &mut stream),
        Slap::LeftFour => four(person, &fingers, -1.0, condition, &mut stream),
    };
    let tilt = condition.tilt_degrees + stream.range(-1.5, 1.5);
    let shift = (condition.shift.0 + stream.range(-14.0, 14.0), condition.shift.1 + stream.range(-14.0, 14.0));
    let places = settle(&fingers, places, tilt, shift);
    let mut canvas = Canvas::new(SLAP_WIDTH, SLAP_HEIGHT);
    for ((finger, place), position) in fingers.iter().zip(places).zip(slap.fingers()) {
        if condition.missing.contains(position) {
            continue;
        }
        if condition.parched.contains(position) {
            let Condition { moisture, pressure, .. } = Condition::dry(condition.attempt);
            press(&mut canvas, finger, place, &Condition { moisture, pressure, ..condition.clone() });
        } else {
            press(&mut canvas, finger, place, condition);
        }
    }
    develop(canvas, condition, stream.next())
}

/// Draws one finger, plain or rolled: 480 x 600 at 500 ppi.
pub fn finger(person: u64, position: Position, condition: &Condition) -> Image {
    let skin = if condition.rolled { rolled(person, position.code()) } else { master(person, position.code()) };
    let mut stream = Stream::new(derive(skin.seed ^ 0xf1, condition.attempt));
    let mut canvas = Canvas::new(FINGER_WIDTH, FINGER_HEIGHT);
    let place = Placement {
        x: FINGER_WIDTH as f32 / 2.0 + condition.shift.0 + stream.range(-12.0, 12.0),
        y: FINGER_HEIGHT as f32 * 0.48 + condition.shift.1 + stream.range(-12.0, 12.0),
        degrees: condition.tilt_degrees + stream.range(-4.0, 4.0),
    };
    if !condition.missing.contains(&position) {
        press(&mut canvas, &skin, place, condition);
    }
    develop(canvas, condition, stream.next())
}

fn develop(canvas: Canvas, condition: &Condition, seed: u64) -> Image {
    let (width, height) = (canvas.width as u32, canvas.height as u32);
    let gray = canvas.develop(condition, seed);
    Image::raw(width, height, gray.into(), PPI)
}

/// Four fingers side by side, from the left on the picture; `toward` 1 = index on the left (right hand), -1 = little on the left.
fn four(person: u64, fingers: &[Arc<Master>], toward: f32, condition: &Condition, stream: &mut Stream) -> Vec<Placement> {
    let place = |rank: usize| if toward > 0.0 { rank } else { 3 - rank };
    let close = stream.range(0.55, 1.5);
    let width = 2.0 * fingers.iter().map(|finger| finger.shape.half_width).sum::<f32>() / fingers.len().max(1) as f32;
    let drops = reach::drops(person, toward > 0.0, stream, width);
    let mut x = 0.0;
    let mut out = Vec::with_capacity(4);
    for (rank, finger) in fingers.iter().enumerate() {
        let digit = place(rank).min(3);
        if rank > 0 {
            let between = if toward > 0.0 { rank - 1 } else { 3 - rank }.min(2);
            x += fingers[rank - 1].shape.half_width + GAPS[between] * close + condition.spread[between] + finger.shape.half_width;
        }
        out.push(Placement {
            x,
            y: drops[digit] + finger.shape.core_y,
            degrees: toward * SPREAD[digit] * close.max(0.8) + stream.range(-1.2, 1.2),
        });
    }
    out
}

/// Left thumb on the left, right thumb on the right, leaning a little toward each other.
fn thumbs(fingers: &[Arc<Master>], stream: &mut Stream) -> Vec<Placement> {
    let apart = stream.range(90.0, 260.0);
    let lean = stream.range(2.0, 12.0);
    let mut x = 0.0;
    let mut out = Vec::with_capacity(2);
    for (rank, finger) in fingers.iter().enumerate() {
        if rank > 0 {
            x += fingers[rank - 1].shape.half_width + apart + finger.shape.half_width;
        }
        out.push(Placement {
            x,
            y: finger.shape.core_y + stream.range(-22.0, 22.0),
            degrees: if rank == 0 { lean } else { -lean },
        });
    }
    out
}

/// Turns the hand and lays it so that the fingertips are in the middle of the platen.
fn settle(fingers: &[Arc<Master>], places: Vec<Placement>, tilt: f32, shift: (f32, f32)) -> Vec<Placement> {
    let (sin, cos) = sin_cos(f64::from(tilt) * PI / 180.0);
    let (sin, cos) = (sin as f32, cos as f32);
    let turned: Vec<Placement> = places
        .into_iter()
        .map(|p| Placement { x: p.x * cos - p.y * sin, y: p.x * sin + p.y * cos, degrees: p.degrees + tilt })
        .collect();
    let mut bounds = (f32::MAX, f32::MAX, f32::MIN, f32::MIN);
    for (p, finger) in turned.iter().zip(fingers) {
        let (sin, cos) = sin_cos(f64::from(p.degrees) * PI / 180.0);
        let (up, down) = (finger.shape.core_y - finger.shape.tip, finger.shape.crease - finger.shape.core_y);
        for (along, reach) in [(-up, finger.shape.half_width * 0.6), (0.0, finger.shape.half_width), (down, finger.shape.half_width * 0.7)] {
            let (x, y) = (p.x - along * sin as f32, p.y + along * cos as f32);
            bounds = (bounds.0.min(x - reach), bounds.1.min(y), bounds.2.max(x + reach), bounds.3.max(y));
        }
    }
    let dx = (SLAP_WIDTH as f32 - bounds.0 - bounds.2) / 2.0 + shift.0;
    // A hand reaches in from below: what is left over of the platen's height is mostly above the tips.
    let free = SLAP_HEIGHT as f32 - (bounds.3 - bounds.1);
    let dy = (free * 0.38).max(30.0) - bounds.1 + shift.1;
    turned.into_iter().map(|p| Placement { x: p.x + dx, y: p.y + dy, ..p }).collect()
}
