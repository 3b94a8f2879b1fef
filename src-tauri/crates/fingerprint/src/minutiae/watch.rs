//! What the stages of the extraction made, as pictures.

use super::candidates::Candidate;
use super::enhancement::Enhanced;
use super::grid::Grid;
use super::mask::Mask;
use super::orientation::Orientation;
use super::skeleton::Skeleton;
use crate::Image;
use crate::parameters::BLOCK;
use crate::pixel::pixel;
use crate::template::Template;
use crate::watch::{Picture, Visible};

fn drawn<T: Copy>(grid: &Grid<T>, gray: impl Fn(T) -> f32) -> Picture {
    let gray = grid.cells.iter().map(|cell| gray(*cell).clamp(0.0, 255.0) as u8).collect();
    Picture { width: grid.width as u32, height: grid.height as u32, gray }
}

impl Visible for Mask {
    fn picture(&self) -> Picture {
        drawn(&self.inside, |inside| if inside { 0.0 } else { 255.0 })
    }
}

impl Visible for Grid<f32> {
    fn picture(&self) -> Picture {
        // Periods are all above 3 pixels, ridge heights below.
        let periods = self.cells.iter().all(|cell| *cell > 3.0);
        drawn(self, |cell| if periods { 10.0 * cell } else { 128.0 - 50.0 * cell })
    }
}

impl Visible for Orientation {
    fn picture(&self) -> Picture {
        let middle = |at: usize| (at * BLOCK) as f32 + (BLOCK as f32 - 1.0) / 2.0;
        let (width, height) = (self.cos.width, self.cos.height);
        let gray = |i: usize| (self.at(middle(i % width), middle(i / width)) / std::f32::consts::PI * 255.0) as u8;
        Picture { width: width as u32, height: height as u32, gray: (0..width * height).map(gray).collect() }
    }
}

impl Visible for Enhanced {
    fn picture(&self) -> Picture {
        drawn(&self.height, |height| 128.0 - 110.0 * height)
    }
}

impl Visible for Grid<bool> {
    fn picture(&self) -> Picture {
        drawn(self, |ridge| if ridge { 0.0 } else { 255.0 })
    }
}

impl Visible for Skeleton {
    fn picture(&self) -> Picture {
        let mut gray = vec![255u8; self.width * self.height];
        for at in self.pixels() {
            let (x, y) = self.place(at);
            gray[y as usize * self.width + x as usize] = 0;
        }
        Picture { width: self.width as u32, height: self.height as u32, gray }
    }
}

impl Visible for Vec<Candidate> {
    fn picture(&self) -> Picture {
        let side = |most: f32| most as usize + 16;
        let (width, height) = self.iter().fold((0, 0), |(w, h), c| (side(c.x).max(w), side(c.y).max(h)));
        let mut gray = vec![255u8; width * height];
        for candidate in self {
            mark(&mut gray, width, candidate.x, candidate.y, candidate.angle);
        }
        Picture { width: width as u32, height: height as u32, gray }
    }
}

/// The finger with its minutiae in black on a paled print.
pub(crate) fn marked(finger: &Image, template: &Template) -> Picture {
    let mut gray: Vec<u8> = finger.gray().iter().map(|g| 155 + g / 3).collect();
    for m in template.minutiae() {
        mark(&mut gray, finger.width() as usize, f32::from(m.x), f32::from(m.y), m.direction.radians());
    }
    Picture { width: finger.width(), height: finger.height(), gray }
}

/// A ring with a tail of twelve pixels.
fn mark(gray: &mut [u8], width: usize, x: f32, y: f32, angle: f32) {
    let mut dot = |x: f32, y: f32| {
        let (px, py) = (pixel(x), pixel(y));
        if px >= 0
            && py >= 0
            && (px as usize) < width
            && let Some(pixel) = gray.get_mut(py as usize * width + px as usize)
        {
            *pixel = 0;
        }
    };
    for n in 0..24 {
        let (sin, cos) = (n as f32 * std::f32::consts::TAU / 24.0).sin_cos();
        dot(x + 3.0 * cos, y + 3.0 * sin);
    }
    let (sin, cos) = angle.sin_cos();
    for step in 3..=12 {
        dot(x + step as f32 * cos, y - step as f32 * sin);
    }
}
