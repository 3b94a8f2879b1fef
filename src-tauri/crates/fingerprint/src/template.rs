//! The minutiae of one fingertip, as matched and as stored in records.

use crate::{Image, Position};
use std::f32::consts::TAU;
use std::fmt;

/// What a ridge does at a minutia.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// It ends.
    Ending,
    /// It forks.
    Fork,
    /// Not said, or something else.
    Other,
}

/// A direction in 256 steps of 1.40625°, counter-clockwise from the right (ISO/IEC 19794-2, 6.4).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Direction(pub u8);

impl Direction {
    /// The nearest step.
    pub fn of_radians(angle: f32) -> Self {
        Self(((angle / TAU * 256.0).round() as i64).rem_euclid(256) as u8)
    }

    /// 0 ≤ angle < 2π.
    pub fn radians(self) -> f32 {
        f32::from(self.0) * TAU / 256.0
    }
}

/// One minutia; pixels at 500 ppi from the picture's upper left corner.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Minutia {
    /// To the right.
    pub x: u16,
    /// Down.
    pub y: u16,
    /// Into the ridge that ends, or into the valley that a fork encloses.
    pub direction: Direction,
    /// What the ridge does.
    pub kind: Kind,
    /// Chance in percent that another impression shows it too, 1 to 100; 0 = not said.
    pub quality: u8,
}

/// The minutiae of one fingertip at 500 ppi. Biometric data: `Debug` prints counts only.
#[derive(Clone, PartialEq, Eq)]
pub struct Template {
    /// Which finger, if known.
    pub position: Option<Position>,
    /// 0-100, of the whole picture; 0 = not said.
    pub quality: u8,
    width: u16,
    height: u16,
    minutiae: Vec<Minutia>,
}

/// Most minutiae a record can hold (ISO/IEC 19794-2: one byte counts them).
pub const MOST_MINUTIAE: usize = 255;

impl Template {
    /// Minutiae outside the picture, and any beyond [`MOST_MINUTIAE`], are left out.
    pub fn new(width: u16, height: u16, minutiae: Vec<Minutia>) -> Self {
        let mut minutiae = minutiae;
        minutiae.retain(|m| m.x < width && m.y < height);
        minutiae.truncate(MOST_MINUTIAE);
        Self { position: None, quality: 0, width, height, minutiae }
    }

    pub(crate) fn of(finger: &Image, minutiae: Vec<Minutia>) -> Self {
        Self::new(finger.width() as u16, finger.height() as u16, minutiae)
    }

    /// With the finger's name and the picture's score.
    pub fn named(self, position: Option<Position>, quality: u8) -> Self {
        Self { position, quality: quality.min(100), ..self }
    }

    /// Width of the picture in pixels at 500 ppi.
    pub fn width(&self) -> u16 {
        self.width
    }

    /// Height of the picture in pixels at 500 ppi.
    pub fn height(&self) -> u16 {
        self.height
    }

    /// The minutiae, the best first when they come from [`crate::template`].
    pub fn minutiae(&self) -> &[Minutia] {
        &self.minutiae
    }
}

impl fmt::Debug for Template {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Template of {} minutiae [redacted]", self.minutiae.len())
    }
}
