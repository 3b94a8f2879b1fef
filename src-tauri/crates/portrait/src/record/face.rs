use std::fmt;

/// A face image record, ISO/IEC 19794-5:2011, clause 5.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FaceRecord {
    /// Temporal semantics (5.3.6): 0 where there is one representation; else how they follow each other.
    pub temporal: u16,
    /// One picture each; at least one.
    pub representations: Vec<Representation>,
}

/// One picture with what is said about it (5.4 to 5.8).
#[derive(Clone, PartialEq, Eq)]
pub struct Representation {
    /// When it was taken, UTC.
    pub captured: Option<CaptureTime>,
    /// Capture device technology: 0 unknown, 1 to 3 photograph (unknown, digital camera, scanner), 4 to 6 frame of a video (unknown, analog, digital).
    pub technology: u8,
    /// Vendor of the capture device as registered with the IBIA; 0 unknown.
    pub device_vendor: u16,
    /// Its type; 0 unknown.
    pub device_type: u16,
    /// How good it is, by whom.
    pub qualities: Vec<Quality>,
    /// What is said about the person.
    pub subject: Subject,
    /// Points in the picture.
    pub landmarks: Vec<Landmark>,
    /// Face image type: 0 basic, 1 full frontal, 2 token frontal, 3 to 128 others.
    pub image_type: u8,
    /// How the picture is coded.
    pub format: ImageFormat,
    /// Pixels in a row.
    pub width: u16,
    /// Rows.
    pub height: u16,
    /// Spatial sampling rate level (5.8.6): 0 is up to 180 pixels across the head, 1 up to 240, … 7 from 750.
    pub sampling_level: u8,
    /// Post-acquisition processing, bits (5.8.7): 1 rotated, 2 cut, 4 scaled, …
    pub processing: u16,
    /// Number of the representation this one was made of, from 1; 0: none.
    pub cross_reference: u8,
    /// 0 unknown, 1 RGB 24 bit, 2 YUV 4:2:2, 3 gray 8 bit.
    pub color_space: u8,
    /// The coded picture, a file of its own.
    pub image: Vec<u8>,
}

/// Date and time with milliseconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CaptureTime {
    /// Year.
    pub year: u16,
    /// 1 to 12.
    pub month: u8,
    /// 1 to 31.
    pub day: u8,
    /// 0 to 23.
    pub hour: u8,
    /// 0 to 59.
    pub minute: u8,
    /// 0 to 60.
    pub second: u8,
    /// 0 to 999.
    pub millisecond: u16,
}

impl CaptureTime {
    pub(super) fn is_sound(&self) -> bool {
        let days = (1..=12).contains(&self.month) && (1..=31).contains(&self.day);
        days && self.hour < 24 && self.minute < 60 && self.second <= 60 && self.millisecond < 1_000
    }
}

/// A quality block (ISO/IEC 29794-1).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quality {
    /// 0 to 100, 255 where it could not be computed.
    pub score: u8,
    /// Vendor of the algorithm.
    pub vendor: u16,
    /// The algorithm.
    pub algorithm: u16,
}

/// Facial information (5.5); zeros: not said.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Subject {
    /// 0 not said, 1 male, 2 female, 255 unknown.
    pub gender: u8,
    /// Color of the eyes.
    pub eye_color: u8,
    /// Color of the hair.
    pub hair_color: u8,
    /// Height, centimeters.
    pub height_cm: u8,
    /// Glasses, beard, teeth, …: bits; bit 0 says that the others count.
    pub properties: [u8; 3],
    /// Expression, bits.
    pub expression: u16,
    /// Yaw, pitch, roll; see [`pose_byte`].
    pub pose: [u8; 3],
    /// How sure they are; 0 not said, else degrees + 1.
    pub pose_uncertainty: [u8; 3],
}

/// A landmark point (5.6).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Landmark {
    /// 1 MPEG-4 feature, 2 and 3 anthropometric.
    pub kind: u8,
    /// Which point.
    pub code: u8,
    /// To the right, pixels.
    pub x: u16,
    /// Down, pixels.
    pub y: u16,
    /// Depth.
    pub z: u16,
}

/// Image data type (5.8.3).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ImageFormat {
    /// JPEG.
    Jpeg,
    /// JPEG 2000, lossy.
    Jpeg2000,
    /// JPEG 2000, lossless.
    Jpeg2000Lossless,
    /// PNG.
    Png,
}

impl ImageFormat {
    const ALL: [Self; 4] = [Self::Jpeg, Self::Jpeg2000, Self::Jpeg2000Lossless, Self::Png];

    pub(super) fn of_code(code: u8) -> Option<Self> {
        Self::ALL.get(usize::from(code)).copied()
    }

    pub(super) fn code(self) -> u8 {
        self as u8
    }
}

impl FaceRecord {
    /// A record of one full frontal picture of a camera; what else is known can be set afterwards.
    pub fn of_picture(image: Vec<u8>, format: ImageFormat, width: u16, height: u16, captured: Option<CaptureTime>) -> Self {
        let representation = Representation {
            captured,
            technology: 6,
            device_vendor: 0,
            device_type: 0,
            qualities: Vec::new(),
            subject: Subject::default(),
            landmarks: Vec::new(),
            image_type: 1,
            format,
            width,
            height,
            sampling_level: 0,
            processing: 0,
            cross_reference: 0,
            color_space: 1,
            image,
        };
        Self { temporal: 0, representations: vec![representation] }
    }
}

/// An angle as a record says it: steps of two degrees, 1 for none, 0 for not said.
pub fn pose_byte(degrees: f32) -> u8 {
    if !degrees.is_finite() {
        return 0;
    }
    let steps = (degrees / 2.0).round().clamp(-90.0, 89.0) as i16;
    // 1..=90 from 0 to 178 degrees, 91..=180 from -180 to -2.
    u8::try_from(if steps >= 0 { steps + 1 } else { steps + 181 }).unwrap_or(0)
}

impl fmt::Debug for Representation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Representation({:?}, {}x{}, [redacted])", self.format, self.width, self.height)
    }
}
