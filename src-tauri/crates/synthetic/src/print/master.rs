//! One finger as it is in the skin: its ridges and outline, before anything is pressed on glass.

use super::flow::Flow;
use super::growth::{Field, grow, grow_on};
use super::parameters::{
    CELL, MASTER_HEIGHT, MASTER_WIDTH, MASTERS_KEPT, PERIOD, PERIOD_DEVIATION, PORE_DISTANCE,
};
use super::pattern::{Pattern, PatternClass};
use super::shape::{Edge, Shape};
use crate::math::floor;
use crate::random::{Stream, derive, noise};
use std::collections::VecDeque;
use std::sync::{Arc, Mutex, PoisonError};

/// A finger's skin. Made once per finger (some 50 ms), then pressed as often as wanted.
#[derive(Debug)]
pub(crate) struct Master {
    pub shape: Shape,
    pub class: PatternClass,
    /// Seed of whatever belongs to the finger and not to one impression.
    pub seed: u64,
    width: usize,
    height: usize,
    /// Ridge height per cell, -127 valley to 127 ridge.
    ridges: Vec<i8>,
}

/// What a finger's seed says of it.
struct Drawn {
    shape: Shape,
    pattern: Pattern,
    mean_period: f32,
    seed: u64,
    stream: Stream,
}

impl Drawn {
    fn new(person: u64, position: u8) -> Self {
        let digit = usize::from(if position > 5 { position - 6 } else { position.saturating_sub(1) });
        let right = position <= 5;
        let mut body = Stream::new(derive(person, 0xb0d1));
        let size = body.range(0.90, 1.06);
        let mean_period = PERIOD * (0.5 + 0.5 * size) + PERIOD_DEVIATION * body.normal();
        let seed = derive(person, u64::from(position));
        let mut stream = Stream::new(seed);
        let mean_period = (mean_period + if digit == 0 { 0.5 } else { 0.0 } + stream.range(-0.15, 0.15)).clamp(7.6, 10.6);
        let shape = Shape::draw(&mut stream, digit, right, size);
        let pattern = Pattern::draw(&mut stream, digit, right, size);
        Self { shape, pattern, mean_period, seed, stream }
    }

    /// The flow in the cells that take part.
    fn field(&self, takes_part: impl Fn(f32, f32) -> bool) -> Field {
        let width = (MASTER_WIDTH / CELL) as usize;
        let height = (MASTER_HEIGHT / CELL) as usize;
        let flow = Flow { pattern: &self.pattern, shape: &self.shape, seed: self.seed };
        let mut field = Field {
            width,
            height,
            direction: Vec::with_capacity(width * height),
            period: Vec::with_capacity(width * height),
            inside: Vec::with_capacity(width * height),
            mean_period: self.mean_period,
        };
        for row in 0..height {
            for column in 0..width {
                let (x, y) = (column as f32 * CELL, row as f32 * CELL);
                let inside = takes_part(x, y);
                field.inside.push(inside);
                field.direction.push(if inside { flow.direction(x, y) as f32 } else { 0.0 });
                field.period.push(if inside { flow.period(x, y) } else { 1.0 });
            }
        }
        field
    }
}

impl Master {
    /// Grows finger `position` (1..=10, ANSI/NIST) of the person with this seed.
    pub(crate) fn grow(person: u64, position: u8) -> Self {
        let mut drawn = Drawn::new(person, position);
        let edge = drawn.shape.edge();
        let field = drawn.field(|x, y| on_glass(&drawn.shape, &edge, x, y));
        let mut ridges = grow(&field, &mut drawn.stream);
        pores(&mut ridges, field.width, field.height, &mut drawn.stream);
        creases(&mut ridges, field.width, field.height, &drawn.shape, &mut drawn.stream);
        Self { class: drawn.pattern.class, shape: drawn.shape, seed: drawn.seed, width: field.width, height: field.height, ridges: kept_as(&ridges) }
    }

    /// The same skin, with the sides that only rolling brings to the glass.
    fn rolled(&self, person: u64, position: u8) -> Self {
        let drawn = Drawn::new(person, position);
        let (edge, outline) = (drawn.shape.edge(), drawn.shape.rolled());
        let field = drawn.field(|x, y| outline.depth(&edge, x, y) > -0.12 && !on_glass(&drawn.shape, &edge, x, y));
        let plain: Vec<f32> = self.ridges.iter().map(|ridge| f32::from(*ridge) / 127.0).collect();
        let ridges = kept_as(&grow_on(&field, &plain));
        Self { class: self.class, shape: outline, seed: self.seed, width: self.width, height: self.height, ridges }
    }

    /// Ridge height at a place in master pixels, -1..1, by bicubic interpolation; -1 outside.
    pub(crate) fn ridge(&self, x: f32, y: f32) -> f32 {
        let (cx, cy) = (x / CELL, y / CELL);
        let (fx, fy) = (floor(cx), floor(cy));
        if fx < 1.0 || fy < 1.0 || fx + 2.0 >= self.width as f32 || fy + 2.0 >= self.height as f32 {
            return -1.0;
        }
        let (wx, wy) = (weights(cx - fx), weights(cy - fy));
        let corner = (fy as usize - 1) * self.width + fx as usize - 1;
        let mut sum = 0.0;
        for (j, w) in wy.iter().enumerate() {
            let at = corner + j * self.width;
            let r = &self.ridges[at..at + 4];
            sum += w * (wx[0] * f32::from(r[0]) + wx[1] * f32::from(r[1]) + wx[2] * f32::from(r[2]) + wx[3] * f32::from(r[3]));
        }
        sum / 127.0
    }
}

fn kept_as(ridges: &[f32]) -> Vec<i8> {
    ridges.iter().map(|r| (r.clamp(-1.0, 1.0) * 127.0) as i8).collect()
}

/// Where a finger that is laid down can touch, and a little beyond.
fn on_glass(shape: &Shape, edge: &Edge, x: f32, y: f32) -> bool {
    let depth = shape.depth(edge, x, y);
    depth > -0.12 || (depth > -2.0 && near_crease(shape, x, y))
}

/// Around the first crease the skin goes on although it does not touch the glass; growth must not stop there.
fn near_crease(shape: &Shape, x: f32, y: f32) -> bool {
    y > shape.crease - 80.0 && y < shape.crease + 90.0 && (x - shape.middle).abs() < shape.half_width
}

/// Catmull-Rom weights.
fn weights(t: f32) -> [f32; 4] {
    let t2 = t * t;
    let t3 = t2 * t;
    [
        -0.5 * t3 + t2 - 0.5 * t,
        1.5 * t3 - 2.5 * t2 + 1.0,
        -1.5 * t3 + 2.0 * t2 + 0.5 * t,
        0.5 * t3 - 0.5 * t2,
    ]
}

/// Light dots along the ridge tops.
fn pores(ridges: &mut [f32], width: usize, height: usize, stream: &mut Stream) {
    let pitch = (PORE_DISTANCE / CELL) as usize;
    for top in (2..height.saturating_sub(pitch + 2)).step_by(pitch) {
        for left in (2..width.saturating_sub(pitch + 2)).step_by(pitch) {
            let strength = stream.range(0.25, 1.0);
            if stream.chance(0.25) {
                continue;
            }
            let mut best = (0.55, 0);
            for y in top..top + pitch {
                for x in left..left + pitch {
                    // The sum over a cross finds the ridge's middle line where the clipped tops are flat.
                    let i = y * width + x;
                    let sum = (ridges[i] + ridges[i - 1] + ridges[i + 1] + ridges[i - width] + ridges[i + width]) / 5.0;
                    if sum > best.0 {
                        best = (sum, i);
                    }
                }
            }
            let i = best.1;
            if i == 0 {
                continue;
            }
            ridges[i] -= 0.75 * strength;
            for n in [i - 1, i + 1, i - width, i + width] {
                ridges[n] -= 0.22 * strength;
            }
        }
    }
}

/// A few fine white lines every finger has.
fn creases(ridges: &mut [f32], width: usize, height: usize, shape: &Shape, stream: &mut Stream) {
    let count = stream.below(4);
    for _ in 0..count {
        let seed = stream.next();
        let mut x = (shape.middle + shape.half_width * stream.range(-0.8, 0.6)) / CELL;
        let mut y = stream.range(shape.tip + 60.0, shape.crease - 60.0) / CELL;
        let slope = stream.range(-0.5, 0.5);
        let length = stream.range(14.0, 60.0);
        let broad = stream.range(0.6, 1.1);
        let mut gone = 0.0;
        while gone < length {
            let taper = 1.0 - (2.0 * gone / length - 1.0) * (2.0 * gone / length - 1.0);
            scratch(ridges, width, height, x, y, broad, taper);
            x += 0.5;
            y += 0.5 * (slope + 0.5 * noise(seed, gone / 9.0, 0.0));
            gone += 0.5;
        }
    }
}

fn scratch(ridges: &mut [f32], width: usize, height: usize, x: f32, y: f32, broad: f32, taper: f32) {
    let (cx, cy) = (x as i32, y as i32);
    for py in cy - 2..=cy + 2 {
        for px in cx - 2..=cx + 2 {
            if px < 0 || py < 0 || px >= width as i32 || py >= height as i32 {
                continue;
            }
            let d2 = (px as f32 - x) * (px as f32 - x) + (py as f32 - y) * (py as f32 - y);
            let depth = taper * (1.3 - d2 / (broad * broad)).max(0.0);
            let cell = &mut ridges[py as usize * width + px as usize];
            *cell = cell.min(1.0 - depth);
        }
    }
}

/// Person, finger, and whether rolled.
type Key = (u64, u8, bool);
type Kept = VecDeque<(Key, Arc<Master>)>;
static KEPT: Mutex<Kept> = Mutex::new(VecDeque::new());

/// The master of a finger, grown now or kept from before. Pure as seen from outside: what is kept only saves time.
pub(crate) fn master(person: u64, position: u8) -> Arc<Master> {
    kept((person, position, false), || Master::grow(person, position))
}

/// As [`master`], for rolling.
pub(crate) fn rolled(person: u64, position: u8) -> Arc<Master> {
    kept((person, position, true), || master(person, position).rolled(person, position))
}

fn kept(key: Key, make: impl FnOnce() -> Master) -> Arc<Master> {
    let lock = || KEPT.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some((_, found)) = lock().iter().find(|(k, _)| *k == key) {
        return Arc::clone(found);
    }
    let made = Arc::new(make());
    let mut kept = lock();
    if kept.len() >= MASTERS_KEPT {
        kept.pop_front();
    }
    kept.push_back((key, Arc::clone(&made)));
    made
}
