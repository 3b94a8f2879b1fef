use std::fmt;

use crate::network::{ModelError, Network};
use crate::{Rgb, sampling};

/// SHA-256 of the one model file this crate accepts, `selfie_segmentation.onnx`.
pub const MASK_SHA256: &str = "9cbcef409dc6ef843ccbb478a3994c0db998120e28635935bbd27497acca43dc";

/// Cells of the mask per side.
pub const MASK_SIDE: usize = 256;

/// Most source pixels, per side, that are averaged into one cell.
const MAX_TAPS: usize = 3;

/// How surely each of 256 × 256 cells of the picture shows a person, 0 to 1; rows from the top, stretched over the whole picture.
#[derive(Clone, PartialEq)]
pub struct PersonMask {
    sure: Vec<f32>,
    /// The same cells of the picture, red, green, blue of 0..1.
    colors: Vec<f32>,
}

impl PersonMask {
    /// The cells, rows from the top.
    pub fn cells(&self) -> &[f32] {
        &self.sure
    }

    /// How surely this cell is a person, 0 outside.
    pub(crate) fn at(&self, column: usize, row: usize) -> f32 {
        if column < MASK_SIDE { self.sure.get(row * MASK_SIDE + column).copied().unwrap_or(0.0) } else { 0.0 }
    }

    /// Color of a cell, 0..1.
    pub(crate) fn color(&self, column: usize, row: usize) -> [f32; 3] {
        let at = (row * MASK_SIDE + column) * 3;
        self.colors.get(at..at + 3).map_or([0.0; 3], |color| [color[0], color[1], color[2]])
    }
}

impl fmt::Debug for PersonMask {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PersonMask([redacted])")
    }
}

/// Tells the person from what is behind.
pub struct MaskCutter {
    network: Network<1>,
}

impl MaskCutter {
    /// Reads the model from the bytes of its file.
    ///
    /// # Errors
    /// [`ModelError::WrongModel`] unless their SHA-256 is [`MASK_SHA256`].
    pub fn load(model: &'static [u8]) -> Result<Self, ModelError> {
        Ok(Self { network: Network::load(model, MASK_SHA256, [("activation_10", MASK_SIDE * MASK_SIDE)])? })
    }

    /// The mask of the whole picture.
    ///
    /// # Errors
    /// [`ModelError::DoesNotRun`] when the runtime fails.
    pub fn cut(&self, picture: &Rgb) -> Result<PersonMask, ModelError> {
        let colors = stretched(picture);
        let [sure] = self.network.run([1, MASK_SIDE, MASK_SIDE, 3], colors.clone())?;
        Ok(PersonMask { sure, colors })
    }
}

impl fmt::Debug for MaskCutter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("MaskCutter")
    }
}

/// The picture in the model's square, values of 0..1.
fn stretched(picture: &Rgb) -> Vec<f32> {
    let step = (picture.width() as f32 / MASK_SIDE as f32, picture.height() as f32 / MASK_SIDE as f32);
    let taps = |step: f32| (step.round() as usize).clamp(1, MAX_TAPS);
    let (across, down) = (taps(step.0), taps(step.1));
    let share = 1.0 / (255.0 * (across * down) as f32);
    let places = |taps: usize, step: f32| -> Vec<f32> {
        (0..MASK_SIDE * taps).map(|i| ((i / taps) as f32 + ((i % taps) as f32 + 0.5) / taps as f32) * step).collect()
    };
    let (columns, rows) = (places(across, step.0), places(down, step.1));
    let mut values = Vec::with_capacity(MASK_SIDE * MASK_SIDE * 3);
    for rows in rows.chunks_exact(down) {
        for columns in columns.chunks_exact(across) {
            let mut sum = [0.0f32; 3];
            for y in rows {
                for x in columns {
                    let color = sampling::bilinear(picture, *x, *y);
                    sum = [sum[0] + color[0], sum[1] + color[1], sum[2] + color[2]];
                }
            }
            values.extend(sum.map(|total| total * share));
        }
    }
    values
}
