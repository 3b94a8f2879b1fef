use image::imageops::{self, FilterType};
use image::{Rgb as Pixel, RgbImage};
use portrait::Rgb;

/// How far the person sways, pixels to each side.
const SWAY: u32 = 8;

/// Sizes of the person while leaning back and forth; the picture's height as a part of the frame's.
const SIZES: [f32; 3] = [1.055, 1.0625, 1.07];

/// Frames for one sway and one lean.
const SWAY_FRAMES: f32 = 97.0;
const LEAN_FRAMES: u64 = 45;

/// A person (or an empty chair) before the camera, drawn ahead in three sizes so that a frame costs only a copy.
pub(super) struct Scene {
    width: u32,
    height: u32,
    sizes: Vec<RgbImage>,
}

impl Scene {
    /// `None` is the empty chair: a plain gray wall.
    pub(super) fn new(picture: Option<&Rgb>, width: u32, height: u32) -> Self {
        let (wide, high) = (width + 2 * SWAY, height + 2 * SWAY);
        let person = picture.and_then(|p| RgbImage::from_raw(p.width(), p.height(), p.pixels().to_vec()));
        let sizes = match person {
            None => vec![RgbImage::from_pixel(wide, high, Pixel([140, 140, 142]))],
            Some(person) => SIZES.iter().map(|size| place(&person, (high as f32 * size) as u32, wide, high)).collect(),
        };
        Self { width, height, sizes }
    }

    /// The frame of this number, without noise.
    pub(super) fn frame(&self, number: u64) -> Vec<u8> {
        let lean = [0, 1, 2, 1][((number / LEAN_FRAMES) % 4) as usize];
        let picture = &self.sizes[lean.min(self.sizes.len() - 1)];
        let turn = number as f32 / SWAY_FRAMES * std::f32::consts::TAU;
        let shift = |wave: f32| ((1.0 + wave) * SWAY as f32).round() as u32;
        let (left, top) = (shift(turn.sin()), shift((turn * 0.63).cos()));
        let row_bytes = picture.width() as usize * 3;
        let mut bytes = Vec::with_capacity((self.width * self.height * 3) as usize);
        for row in 0..self.height {
            let start = (top + row) as usize * row_bytes + left as usize * 3;
            bytes.extend_from_slice(&picture.as_raw()[start..start + self.width as usize * 3]);
        }
        bytes
    }
}

/// Scales the picture to `height_wanted` rows, top at the top, middle in the middle; the sides continue its edges.
fn place(person: &RgbImage, height_wanted: u32, wide: u32, high: u32) -> RgbImage {
    let scale = height_wanted as f32 / person.height() as f32;
    let across = ((person.width() as f32 * scale) as u32).max(1);
    let scaled = imageops::resize(person, across, height_wanted.max(1), FilterType::Triangle);
    let left = (i64::from(wide) - i64::from(across)) / 2;
    RgbImage::from_fn(wide, high, |x, y| {
        let inside = (i64::from(x) - left).clamp(0, i64::from(across) - 1);
        *scaled.get_pixel(inside as u32, y.min(scaled.height() - 1))
    })
}
