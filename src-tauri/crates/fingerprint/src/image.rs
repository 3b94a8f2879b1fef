//! A gray picture at a known resolution, parsed at the edge.

use crate::parameters::{MAX_PIXELS, MAX_SIDE, MIN_SIDE, PPI, PPI_TOLERANCE};
use std::fmt;
use std::sync::Arc;

/// An 8-bit gray picture, 0 = black; ridges are dark. Holds biometric data: `Debug` prints its size only.
#[derive(Clone, PartialEq)]
pub struct Image {
    width: u32,
    height: u32,
    gray: Arc<[u8]>,
    ppi: f32,
}

/// Why bytes are no usable picture.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
pub enum ImageError {
    /// Smaller than any fingertip.
    #[error("the picture is {width} x {height} pixels, too small to hold a fingertip")]
    TooSmall {
        /// Width in pixels.
        width: u32,
        /// Height in pixels.
        height: u32,
    },
    /// Larger than any scanner makes; refused to bound time and memory.
    #[error("the picture is {width} x {height} pixels, larger than any fingerprint scanner makes")]
    TooLarge {
        /// Width in pixels.
        width: u32,
        /// Height in pixels.
        height: u32,
    },
    /// Width times height is not the number of bytes.
    #[error("the picture should have {expected} bytes and has {found}")]
    WrongLength {
        /// Width times height.
        expected: usize,
        /// Bytes given.
        found: usize,
    },
    /// Not 500 ppi ±1 %.
    #[error("the picture has {0} ppi, 500 are needed")]
    WrongResolution(f32),
}

impl ImageError {
    /// Stable code for the locale catalogs.
    pub const fn code(self) -> &'static str {
        match self {
            Self::TooSmall { .. } => "fingerImageTooSmall",
            Self::TooLarge { .. } => "fingerImageTooLarge",
            Self::WrongLength { .. } => "fingerImageDamaged",
            Self::WrongResolution(_) => "fingerResolutionWrong",
        }
    }
}

impl Image {
    /// Checks size, length and resolution (pixels per inch).
    pub fn new(width: u32, height: u32, gray: impl Into<Arc<[u8]>>, ppi: f32) -> Result<Self, ImageError> {
        if width < MIN_SIDE || height < MIN_SIDE {
            return Err(ImageError::TooSmall { width, height });
        }
        let pixels = u64::from(width) * u64::from(height);
        if width > MAX_SIDE || height > MAX_SIDE || pixels > MAX_PIXELS {
            return Err(ImageError::TooLarge { width, height });
        }
        let gray = gray.into();
        if gray.len() as u64 != pixels {
            return Err(ImageError::WrongLength { expected: pixels as usize, found: gray.len() });
        }
        // Written so that NaN is refused.
        if !((ppi - PPI).abs() <= PPI * PPI_TOLERANCE) {
            return Err(ImageError::WrongResolution(ppi));
        }
        Ok(Self { width, height, gray, ppi })
    }

    /// A picture whose maker answers for size and length (the synthetic prints); anything amiss gives an empty picture of that size.
    #[doc(hidden)]
    pub fn raw(width: u32, height: u32, gray: Arc<[u8]>, ppi: f32) -> Self {
        let pixels = width as usize * height as usize;
        let gray = if gray.len() == pixels { gray } else { vec![255; pixels].into() };
        Self { width, height, gray, ppi }
    }

    /// Width in pixels.
    pub fn width(&self) -> u32 {
        self.width
    }

    /// Height in pixels.
    pub fn height(&self) -> u32 {
        self.height
    }

    /// Pixels row by row, 0 = black.
    pub fn gray(&self) -> &[u8] {
        &self.gray
    }

    /// The same pixels, shared.
    pub fn shared_gray(&self) -> Arc<[u8]> {
        Arc::clone(&self.gray)
    }

    /// Pixels per inch.
    pub fn ppi(&self) -> f32 {
        self.ppi
    }

    /// The pixel at a place, the platen's white outside.
    pub(crate) fn at(&self, x: i64, y: i64) -> u8 {
        if x < 0 || y < 0 || x >= i64::from(self.width) || y >= i64::from(self.height) {
            return 255;
        }
        self.gray[y as usize * self.width as usize + x as usize]
    }
}

impl fmt::Debug for Image {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Image {}x{} at {} ppi [redacted]", self.width, self.height, self.ppi)
    }
}
