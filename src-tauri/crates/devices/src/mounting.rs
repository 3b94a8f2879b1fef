use serde::{Deserialize, Serialize};

use crate::Frame;

/// How a camera is mounted: by how many quarters, clockwise, its picture has to be turned to stand upright.
///
/// Kept as the number of quarters, 0 to 3; whatever else is read counts around.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "u8", into = "u8")]
pub struct Mounting(u8);

impl Mounting {
    /// Upright, as most are.
    pub const UPRIGHT: Self = Self(0);

    /// One quarter further, clockwise; after four it is as before.
    #[must_use]
    pub fn turned_on(self) -> Self {
        Self::from(self.0 + 1)
    }

    /// The frame as it stands upright. A frame whose numbers do not fit together is left as it is.
    #[must_use]
    pub fn upright(self, frame: Frame) -> Frame {
        let (width, height) = (frame.width as usize, frame.height as usize);
        if self == Self::UPRIGHT || frame.rgb.len() != width * height * 3 {
            return frame;
        }
        let pixel = |x: usize, y: usize| {
            let at = (y * width + x) * 3;
            &frame.rgb[at..at + 3]
        };
        let (across, down) = if self.0 == 2 { (width, height) } else { (height, width) };
        let mut rgb = Vec::with_capacity(frame.rgb.len());
        for y in 0..down {
            for x in 0..across {
                rgb.extend_from_slice(match self.0 {
                    1 => pixel(y, height - 1 - x),
                    2 => pixel(width - 1 - x, height - 1 - y),
                    _ => pixel(width - 1 - y, x),
                });
            }
        }
        let (width, height) = if self.0 == 2 { (frame.width, frame.height) } else { (frame.height, frame.width) };
        Frame { width, height, rgb: rgb.into(), ..frame }
    }
}

impl From<u8> for Mounting {
    fn from(quarters: u8) -> Self {
        Self(quarters % 4)
    }
}

impl From<Mounting> for u8 {
    fn from(mounting: Mounting) -> Self {
        mounting.0
    }
}
