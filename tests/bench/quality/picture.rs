//! A gray picture while it is being spoiled.

use super::spoil::Dice;
use fingerprint::Image;
use image::imageops::{FilterType, blur, crop_imm, resize};
use image::{GrayImage, ImageBuffer, Luma};
use jpeg_encoder::{ColorType, Encoder};

/// Rows of grays, 0 = black … 255, not yet rounded.
pub(super) struct Picture(ImageBuffer<Luma<f32>, Vec<f32>>);

impl Picture {
    pub(super) fn of(image: &Image) -> Self {
        let gray = image.gray().iter().map(|gray| f32::from(*gray) / 255.0).collect();
        Self(ImageBuffer::from_raw(image.width(), image.height(), gray).unwrap_or_default())
    }

    pub(super) fn gray(&self) -> GrayImage {
        let gray = self.0.as_raw().iter().map(|gray| (gray * 255.0).round().clamp(0.0, 255.0) as u8).collect();
        GrayImage::from_raw(self.0.width(), self.0.height(), gray).unwrap_or_default()
    }

    pub(super) fn size(&self) -> (u32, u32) {
        self.0.dimensions()
    }

    fn each(&mut self, mut change: impl FnMut(u32, u32, f32) -> f32) {
        for (x, y, gray) in self.0.enumerate_pixels_mut() {
            gray.0[0] = change(x, y, gray.0[0]).clamp(0.0, 1.0);
        }
    }

    /// Wider and taller ridges, or narrower and shorter.
    pub(super) fn scale(&mut self, across: f32, down: f32) {
        let (width, height) = self.size();
        let side = |side: u32, by: f32| ((side as f32 * by) as u32).max(64);
        self.0 = resize(&self.0, side(width, across), side(height, down), FilterType::Triangle);
    }

    pub(super) fn blur(&mut self, deviation: f32) {
        self.0 = blur(&self.0, deviation);
    }

    /// Each pixel toward the darkest (or lightest) of the square before it.
    pub(super) fn thicken(&mut self, side: u32, share: f32, darker: bool) {
        let (width, height) = self.size();
        let before = self.0.clone();
        self.each(|x, y, gray| {
            let around = (y..(y + side).min(height)).flat_map(|row| (x..(x + side).min(width)).map(move |column| (column, row)));
            let values = around.map(|(column, row)| before.get_pixel(column, row).0[0]);
            let far = if darker { values.fold(f32::MAX, f32::min) } else { values.fold(f32::MIN, f32::max) };
            gray + share * (far - gray)
        });
    }

    /// Light lines across.
    pub(super) fn scratch(&mut self, dice: &mut Dice) {
        let (width, height) = self.size();
        let (x, y) = (dice.range(0.0, width as f32), dice.range(0.0, height as f32));
        let (length, thick, light) = (dice.range(15.0, 150.0), dice.range(0.5, 2.5), dice.range(0.7, 1.0));
        let (sin, cos) = dice.range(0.0, std::f32::consts::PI).sin_cos();
        self.each(|column, row, gray| {
            let (dx, dy) = (column as f32 - x, row as f32 - y);
            let (along, across) = (dx * cos + dy * sin, (dy * cos - dx * sin).abs());
            if (0.0..length).contains(&along) && across < thick { light } else { gray }
        });
    }

    /// Adds a smooth field to every pixel for which it is wanted.
    pub(super) fn add(&mut self, field: &Picture, amount: impl Fn(f32, f32) -> f32) {
        self.each(|x, y, gray| gray + amount(field.0.get_pixel(x, y).0[0], gray));
    }

    /// A smooth field of deviation 1 or so, as large as this picture, from so many values across and down.
    pub(super) fn field(&self, dice: &mut Dice, across: u32, down: u32) -> Picture {
        let values = (0..across * down).map(|_| dice.normal()).collect();
        let coarse: ImageBuffer<Luma<f32>, Vec<f32>> = ImageBuffer::from_raw(across, down, values).unwrap_or_default();
        let (width, height) = self.size();
        Picture(resize(&coarse, width, height, FilterType::CatmullRom))
    }

    /// White noise, as fine as pixels or blurred.
    pub(super) fn noise(&mut self, dice: &mut Dice, deviation: f32, blurred: Option<f32>) {
        let (width, height) = self.size();
        let values = (0..width * height).map(|_| dice.normal()).collect();
        let mut noise = Picture(ImageBuffer::from_raw(width, height, values).unwrap_or_default());
        let mut scale = deviation;
        if let Some(radius) = blurred {
            noise.blur(radius);
            // A blur of this deviation leaves so much of white noise.
            scale *= 2.0 * std::f32::consts::PI.sqrt() * radius;
        }
        self.add(&noise, |noise, _| noise * scale);
    }

    pub(super) fn tone(&mut self, gamma: f32, low: f32, high: f32) {
        self.each(|_, _, gray| low + gray.powf(gamma) * (high - low));
    }

    pub(super) fn part(&mut self, x: u32, y: u32, width: u32, height: u32) {
        self.0 = crop_imm(&self.0, x, y, width, height).to_image();
    }

    /// Turned around its middle; what comes in from outside is as light as the upper edge.
    pub(super) fn turn(&mut self, degrees: f32) {
        let (width, height) = self.size();
        let before = self.0.clone();
        let outside = before.get_pixel(0, 0).0[0];
        let (sin, cos) = degrees.to_radians().sin_cos();
        let (middle_x, middle_y) = (width as f32 / 2.0, height as f32 / 2.0);
        self.each(|x, y, _| {
            let (dx, dy) = (x as f32 - middle_x, y as f32 - middle_y);
            let (from_x, from_y) = (middle_x + dx * cos + dy * sin, middle_y + dy * cos - dx * sin);
            image::imageops::interpolate_bilinear(&before, from_x, from_y).map_or(outside, |gray| gray.0[0])
        });
    }

    /// Through a JPEG file of this quality and back.
    pub(super) fn compress(&mut self, quality: u8) {
        let gray = self.gray();
        let (width, height) = gray.dimensions();
        let mut bytes = Vec::new();
        let written = Encoder::new(&mut bytes, quality).encode(gray.as_raw(), width as u16, height as u16, ColorType::Luma);
        if let (Ok(()), Ok(back)) = (written, image::load_from_memory(&bytes)) {
            let gray = back.into_luma8().into_raw().into_iter().map(|gray| f32::from(gray) / 255.0).collect();
            self.0 = ImageBuffer::from_raw(width, height, gray).unwrap_or_default();
        }
    }
}
