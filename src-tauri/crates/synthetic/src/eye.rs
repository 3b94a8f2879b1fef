//! Eyes that never existed, as an iris camera sees them in near infrared: pupil, iris, sclera, lids, lashes and the camera's own lights.

mod canvas;
mod condition;
mod lashes;
mod lids;
mod texture;

pub use condition::EyeCondition;

use crate::math::smooth_step;
use crate::random::{Stream, derive, noise};
use canvas::Canvas;
use enrollment::Eye;
use lids::Lids;
use std::sync::Arc;
use texture::Texture;

/// Width of a picture of an eye (ISO/IEC 19794-6, type "uncropped" at 640 x 480).
pub const EYE_WIDTH: u32 = 640;
/// Height of a picture of an eye.
pub const EYE_HEIGHT: u32 = 480;

/// One eye of one person, ready to be pictured any number of times.
#[derive(Debug, Clone)]
pub struct SyntheticEye {
    seed: u64,
    texture: Texture,
    /// The grain of skin and sclera, one value for each pixel.
    grain: Arc<[f32]>,
    /// Gray of the skin around, without shade.
    skin: f32,
    /// Gray of the white of the eye.
    sclera: f32,
    /// How far the pupil lies off the iris' center, in iris radii.
    pupil_offset: (f32, f32),
    /// How much wider than usual this person opens the eyes, in iris radii.
    width: f32,
    /// On which side of the picture the nose lies: 1 right, -1 left.
    nose: f32,
}

/// A picture of an eye: gray, rows from the top, 0 black.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EyePicture {
    /// Pixels in a row.
    pub width: u32,
    /// Rows.
    pub height: u32,
    /// `width × height` bytes.
    pub gray: Arc<[u8]>,
}

/// Deviation of the sensor's noise at `noise` = 1, gray levels.
const NOISE: f32 = 6.0;
/// What the optics blur by themselves, pixels.
const OPTICS: f32 = 0.7;

impl SyntheticEye {
    /// The eye of a person: the same seed gives the same pair of irises, and the two differ from each other.
    pub fn new(person_seed: u64, eye: Eye) -> Self {
        let (label, nose) = match eye {
            // The subject's right eye lies left in a picture of the face: the nose is to the right of it.
            Eye::Right => (0xe1e_0001, 1.0),
            Eye::Left => (0xe1e_0002, -1.0),
        };
        // What both eyes share comes from the person, the iris from the eye.
        let mut person = Stream::new(derive(person_seed, 0xe1e));
        let (skin, sclera, width) = (person.range(142.0, 160.0), person.range(176.0, 190.0), person.range(-0.04, 0.06));
        let seed = derive(person_seed, label);
        let mut own = Stream::new(derive(seed, 7));
        let pupil_offset = (nose * own.range(0.0, 0.04), own.range(-0.02, 0.03));
        Self { seed, texture: Texture::new(derive(seed, 1)), grain: grain(seed), skin, sclera, pupil_offset, width, nose }
    }

    /// Takes a picture.
    pub fn picture(&self, condition: &EyeCondition) -> EyePicture {
        let mut stream = Stream::new(derive(self.seed, 0x5107_0000 + condition.attempt));
        let lids = Lids::new(condition, self.width, self.nose, &mut stream);
        let mut canvas = Canvas::new();
        self.paint(&mut canvas, condition, &lids);
        lashes::draw(&mut canvas, &lids, &mut Stream::new(derive(self.seed, 11)));
        canvas.blur((condition.blur * condition.blur + OPTICS * OPTICS).sqrt());
        canvas.smear(condition.motion);
        let gray = canvas.develop(condition.noise * NOISE, &mut stream);
        EyePicture { width: EYE_WIDTH, height: EYE_HEIGHT, gray: gray.into() }
    }

    fn paint(&self, canvas: &mut Canvas, condition: &EyeCondition, lids: &Lids) {
        let radius = condition.iris_radius.max(8.0);
        let (eye_x, eye_y) = lids.iris;
        let pupil = radius * condition.dilation.clamp(0.1, 0.8);
        let (pupil_x, pupil_y) = (eye_x + self.pupil_offset.0 * radius, eye_y + self.pupil_offset.1 * radius);
        // The camera's two lights, mirrored by the cornea.
        let light = radius * 0.05;
        let lights = [(eye_x - 0.17 * radius, eye_y - 0.12 * radius), (eye_x + 0.17 * radius, eye_y - 0.12 * radius)];
        for y in 0..EYE_HEIGHT {
            for x in 0..EYE_WIDTH {
                let (px, py) = (x as f32, y as f32);
                let opened = lids.opened(px, py);
                let mut gray = if opened < 1.0 { self.skin_at(px, py, lids, radius) } else { 0.0 };
                if opened > 0.0 {
                    let (dx, dy) = (px - eye_x, py - eye_y);
                    let distance = (dx * dx + dy * dy).sqrt();
                    let mut inner = self.sclera_at(px, py, lids);
                    if distance < radius * 1.06 {
                        let (ix, iy) = (px - pupil_x, py - pupil_y);
                        let from_pupil = (ix * ix + iy * iy).sqrt();
                        let rho = ((from_pupil - pupil) / (radius - pupil).max(1.0)).clamp(0.0, 1.0);
                        let iris = self.texture.at(ix, iy, rho);
                        inner += (iris - inner) * smooth_step(radius * 1.03, radius * 0.97, distance);
                        inner += (20.0 - inner) * smooth_step(pupil + 1.5, pupil - 1.5, from_pupil);
                    }
                    for (lx, ly) in lights {
                        let from = ((px - lx) * (px - lx) + (py - ly) * (py - ly)).sqrt();
                        inner += (250.0 - inner) * smooth_step(light + 1.5, light - 1.5, from);
                    }
                    // The upper lid throws its shade on what it covers next.
                    inner *= 1.0 - 0.22 * smooth_step(0.30 * radius, 0.0, py - lids.upper(px));
                    gray += (inner - gray) * opened;
                }
                canvas.set(x, y, gray);
            }
        }
    }

    fn skin_at(&self, x: f32, y: f32, lids: &Lids, radius: f32) -> f32 {
        let above = lids.upper(x) - y;
        // The fold above the lid, and the lid's own wet edge.
        let fold = ((above - 0.42 * radius) / (0.07 * radius)).abs();
        let fold = 26.0 * smooth_step(1.0, 0.0, fold) * smooth_step(1.1, 0.6, lids.across(x).abs());
        let edge = smooth_step(7.0, 0.0, above.abs().min((y - lids.lower(x)).abs())) * smooth_step(1.06, 0.98, lids.across(x).abs());
        self.skin + self.grain_at(x, y) - fold - 34.0 * edge - 14.0 * (y / EYE_HEIGHT as f32 - 0.5).abs()
    }

    fn sclera_at(&self, x: f32, y: f32, lids: &Lids) -> f32 {
        let across = lids.across(x).abs();
        self.sclera + 0.4 * self.grain_at(x, y) - 42.0 * across * across
    }

    fn grain_at(&self, x: f32, y: f32) -> f32 {
        self.grain.get(y as usize * EYE_WIDTH as usize + x as usize).copied().unwrap_or_default()
    }
}

fn grain(seed: u64) -> Arc<[f32]> {
    let (coarse, fine) = (derive(seed, 3), derive(seed, 4));
    let pixels = (0..EYE_HEIGHT).flat_map(|y| (0..EYE_WIDTH).map(move |x| (x as f32, y as f32)));
    pixels.map(|(x, y)| noise(coarse, x / 90.0, y / 70.0) * 9.0 + noise(fine, x / 7.0, y / 5.0) * 3.0).collect()
}
