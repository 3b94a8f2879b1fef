use serde::{Deserialize, Serialize};

/// A format in which a camera can give its frames.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct PictureFormat {
    /// Pixels in a row.
    pub width: u32,
    /// Rows.
    pub height: u32,
    /// Frames in a second.
    pub rate: u32,
    /// How they come over the cable.
    pub coding: PictureCoding,
}

/// How frames come over the cable.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum PictureCoding {
    /// Each frame is a JPEG of its own: what USB 2 carries at the sizes a portrait needs.
    MotionJpeg,
    /// Pixels as they are.
    Plain,
}

impl PictureCoding {
    /// The stable code.
    pub fn code(self) -> &'static str {
        match self {
            Self::MotionJpeg => "motionJpeg",
            Self::Plain => "plain",
        }
    }
}

impl PictureFormat {
    /// Stable text, `1920x1080@30 motionJpeg`: what a choice is named by.
    pub fn id(&self) -> String {
        format!("{}x{}@{} {}", self.width, self.height, self.rate, self.coding.code())
    }
}
