//! One fingertip found on a picture.

use crate::parameters::BLOCK;
use crate::{Image, Position};
use std::fmt;

/// Where a fingertip is, before anyone says whose finger it is.
#[derive(Clone, PartialEq)]
pub struct Region {
    /// Left edge of the upright box around the tip, in pixels.
    pub x: u32,
    /// Upper edge.
    pub y: u32,
    /// Width of the box.
    pub width: u32,
    /// Height of the box.
    pub height: u32,
    /// Turn of the finger in degrees, clockwise; 0 points up.
    pub rotation_degrees: f32,
    /// Blocks of the tip (column, row), for cutting it out without its neighbors.
    pub(crate) blocks: Vec<(u16, u16)>,
}

impl fmt::Debug for Region {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Region {}x{} at ({}, {}), {} degrees", self.width, self.height, self.x, self.y, self.rotation_degrees)
    }
}

impl Region {
    /// Cuts the tip out of the picture, upright box, neighbors painted over with the platen's white. A box at the picture's edge
    /// that is smaller than a picture may be is filled up with white.
    pub fn cut(&self, image: &Image) -> Image {
        let (width, height) = (self.width.max(crate::parameters::MIN_SIDE), self.height.max(crate::parameters::MIN_SIDE));
        let mut gray = vec![255u8; width as usize * height as usize];
        let reach = 1 + self.x as usize / BLOCK + width as usize / BLOCK + 2;
        let down = 1 + self.y as usize / BLOCK + height as usize / BLOCK + 2;
        let mut mine = vec![false; reach * down];
        for (c, r) in &self.blocks {
            // One block more on every side: the print's edge fades inside it.
            for dr in 0..3usize {
                for dc in 0..3usize {
                    let (c, r) = (usize::from(*c) + dc, usize::from(*r) + dr);
                    if c >= 1 && r >= 1 && c - 1 < reach && r - 1 < down {
                        mine[(r - 1) * reach + c - 1] = true;
                    }
                }
            }
        }
        for row in 0..height as usize {
            for column in 0..width as usize {
                let (x, y) = (self.x as usize + column, self.y as usize + row);
                if mine[y / BLOCK * reach + x / BLOCK] {
                    gray[row * width as usize + column] = image.at(x as i64, y as i64);
                }
            }
        }
        Image::raw(width, height, gray.into(), image.ppi())
    }
}

/// A fingertip with its name.
#[derive(Debug, Clone, PartialEq)]
pub struct Finger {
    /// Which finger it is.
    pub position: Position,
    /// Where it is.
    pub region: Region,
    /// It is much fainter than those beside it, or than what lies below it: a finger that hardly touches or is wet, or an old trace in its place.
    /// Then no name of this slap is to be believed without a person's look.
    pub faint: bool,
}
