use std::fmt;
use std::sync::Arc;

/// Smallest and largest side of a picture, pixels.
const SIDES: std::ops::RangeInclusive<u32> = 160..=4096;

/// A gray picture of one eye, taken in near infrared.
#[derive(Clone)]
pub struct Image {
    width: u32,
    height: u32,
    gray: Arc<[u8]>,
}

/// Why bytes are no picture of an eye.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ImageError {
    /// A side is too short or too long.
    #[error("{width} x {height} pixels are no picture of an eye")]
    Size {
        /// Pixels in a row.
        width: u32,
        /// Rows.
        height: u32,
    },
    /// The bytes are more or fewer than width times height.
    #[error("the picture has {found} bytes")]
    Length {
        /// Bytes found.
        found: usize,
    },
}

impl Image {
    /// A picture of `width × height` bytes, rows from the top, 0 black.
    ///
    /// # Errors
    /// [`ImageError`].
    pub fn new(width: u32, height: u32, gray: Arc<[u8]>) -> Result<Self, ImageError> {
        if !SIDES.contains(&width) || !SIDES.contains(&height) {
            return Err(ImageError::Size { width, height });
        }
        if gray.len() as u64 != u64::from(width) * u64::from(height) {
            return Err(ImageError::Length { found: gray.len() });
        }
        Ok(Self { width, height, gray })
    }

    /// Pixels in a row.
    pub fn width(&self) -> u32 {
        self.width
    }

    /// Rows.
    pub fn height(&self) -> u32 {
        self.height
    }

    /// The pixels.
    pub fn gray(&self) -> &Arc<[u8]> {
        &self.gray
    }

    /// Gray at a place; the edge goes on outside.
    pub(crate) fn at(&self, x: i64, y: i64) -> u8 {
        let x = x.clamp(0, i64::from(self.width) - 1) as usize;
        let y = y.clamp(0, i64::from(self.height) - 1) as usize;
        self.gray.get(y * self.width as usize + x).copied().unwrap_or_default()
    }

    /// Gray between pixels.
    pub(crate) fn between(&self, x: f32, y: f32) -> f32 {
        let (left, top) = (x.floor(), y.floor());
        let (tx, ty) = (x - left, y - top);
        let (x, y) = (left as i64, top as i64);
        let read = |dx: i64, dy: i64| f32::from(self.at(x + dx, y + dy));
        let upper = read(0, 0) + (read(1, 0) - read(0, 0)) * tx;
        let lower = read(0, 1) + (read(1, 1) - read(0, 1)) * tx;
        upper + (lower - upper) * ty
    }

    /// The picture at a quarter of its size, each pixel the mean of sixteen: width, height, grays.
    pub(crate) fn quarter(&self) -> (usize, usize, Vec<u8>) {
        let (width, height) = (self.width as usize / 4, self.height as usize / 4);
        let mut small = Vec::with_capacity(width * height);
        for y in 0..height {
            for x in 0..width {
                let row = |n: usize| {
                    let from = (y * 4 + n) * self.width as usize + x * 4;
                    self.gray.get(from..from + 4).unwrap_or_default().iter().map(|gray| u32::from(*gray)).sum::<u32>()
                };
                small.push(((0..4).map(row).sum::<u32>() / 16) as u8);
            }
        }
        (width, height, small)
    }
}

impl fmt::Debug for Image {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // An iris is personal data: never its pixels.
        write!(f, "Image({}x{}, [redacted])", self.width, self.height)
    }
}
