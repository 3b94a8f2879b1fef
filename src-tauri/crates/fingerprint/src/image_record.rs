//! Finger image records, ISO/IEC 19794-4:2011, as scanners with their own service (SBI) and other enrollment kits hand prints over.
//!
//! The layout was read off MOSIP's records; the standard's text was not at hand.
//!
//! What is read is written again byte for byte; extended data is carried along unread.

mod read;
mod write;

use std::fmt;

use crate::record::RecordError;
use crate::{Image, ImageError, wsq};

/// "FIR" and the version of the edition of 2011, each with the byte zero behind.
const BEGINS: [u8; 8] = *b"FIR\x00020\0";

/// Bytes of the general header.
const HEADER: usize = 16;

/// Centimeters in an inch.
const CM_PER_INCH: f32 = 2.54;

/// A record: one or more pictures of fingers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImageRecord {
    /// Whether certification blocks stand in the representations, and with them whether there is a place for their number.
    pub certified: bool,
    /// How many different positions there are, as the record says it.
    pub positions: u8,
    /// One picture each; at least one.
    pub representations: Vec<Representation>,
}

/// One picture with what is said about it.
#[derive(Clone, PartialEq, Eq)]
pub struct Representation {
    /// When it was taken, UTC: year (two bytes), month, day, hour, minute, second, milliseconds (two bytes); all ones: not said.
    pub captured: [u8; 9],
    /// Capture device technology; 0 unknown.
    pub technology: u8,
    /// Vendor of the capture device as registered with the IBIA; 0 unknown.
    pub device_vendor: u16,
    /// Its type; 0 unknown.
    pub device_type: u16,
    /// How good it is, by whom.
    pub qualities: Vec<Quality>,
    /// Authority (two bytes) and scheme of each certification.
    pub certifications: Vec<[u8; 3]>,
    /// Finger position: 1 to 10, 13 to 15 for slaps, 0 unknown.
    pub position: u8,
    /// Which of several of one position, from 0.
    pub number: u8,
    /// What the rates below count in.
    pub scale: Scale,
    /// Rate of the scanner, across and down.
    pub capture_rate: (u16, u16),
    /// Rate of the picture, across and down.
    pub image_rate: (u16, u16),
    /// Bits of a pixel.
    pub depth: u8,
    /// How the picture is coded.
    pub coding: Coding,
    /// Impression type: 0 live-scan plain, 1 live-scan rolled, 29 unknown, …
    pub impression: u8,
    /// Pixels in a row.
    pub width: u16,
    /// Rows.
    pub height: u16,
    /// The coded picture.
    pub image: Vec<u8>,
    /// Segmentation (1), annotations (2), comments (3), and what vendors add: kind and bytes.
    pub extended: Vec<(u16, Vec<u8>)>,
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

/// Scale units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scale {
    /// Pixels per inch.
    Inch,
    /// Pixels per centimeter.
    Centimeter,
}

/// Image compression algorithm.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Coding {
    /// A byte a pixel.
    Raw,
    /// Bits without gaps.
    Packed,
    /// WSQ.
    Wsq,
    /// JPEG.
    Jpeg,
    /// JPEG 2000, lossy.
    Jpeg2000,
    /// JPEG 2000, lossless.
    Jpeg2000Lossless,
    /// PNG.
    Png,
}

impl Coding {
    const ALL: [Self; 7] = [Self::Raw, Self::Packed, Self::Wsq, Self::Jpeg, Self::Jpeg2000, Self::Jpeg2000Lossless, Self::Png];
}

/// Why bytes are no readable record, or its picture no usable one.
#[derive(Clone, Copy, Debug, PartialEq, thiserror::Error)]
pub enum ImageRecordError {
    /// Does not begin as a finger image record of 2011 does.
    #[error("this is no finger image record of ISO/IEC 19794-4:2011")]
    NotARecord,
    /// Ends before its own lengths say.
    #[error("the record ends too early")]
    TooShort,
    /// A field has a value that the standard does not allow, or that another contradicts; its name.
    #[error("the record's field \"{0}\" holds a value the standard does not allow")]
    Field(&'static str),
    /// The picture is coded in a way that is not read: packed bits, JPEG, PNG, other than 8 bits.
    #[error("the picture is coded in a way that is not read")]
    Coding,
    /// The coded picture is damaged, or is not what the record says of it.
    #[error("the picture in the record is damaged")]
    Damaged,
    /// Decoded, and no usable print.
    #[error(transparent)]
    Picture(#[from] ImageError),
}

impl ImageRecordError {
    /// Stable code for the locale catalogs.
    pub const fn code(self) -> &'static str {
        match self {
            Self::NotARecord | Self::Coding => "fingerPictureRecordUnknown",
            Self::TooShort | Self::Field(_) | Self::Damaged => "fingerPictureRecordDamaged",
            Self::Picture(why) => why.code(),
        }
    }
}

impl From<RecordError> for ImageRecordError {
    fn from(error: RecordError) -> Self {
        match error {
            RecordError::NotARecord => Self::NotARecord,
            RecordError::TooShort => Self::TooShort,
            RecordError::Field(name) => Self::Field(name),
        }
    }
}

impl ImageRecord {
    /// Whether bytes begin as a record does.
    pub fn is_one(bytes: &[u8]) -> bool {
        bytes.starts_with(&BEGINS)
    }

    /// A record of one live-scan plain picture, coded without loss as JPEG 2000; what else is known can be set afterwards.
    ///
    /// # Errors
    /// [`ImageRecordError::Damaged`] where the encoder does not take the picture.
    pub fn of_picture(image: &Image, position: u8) -> Result<Self, ImageRecordError> {
        let file = jpeg2000::write_gray_lossless(image.width(), image.height(), image.gray()).map_err(|_| ImageRecordError::Damaged)?;
        let side = |pixels: u32| u16::try_from(pixels).map_err(|_| ImageRecordError::Damaged);
        let rate = image.ppi().round() as u16;
        let representation = Representation {
            captured: [0xff; 9],
            technology: 0,
            device_vendor: 0,
            device_type: 0,
            qualities: Vec::new(),
            certifications: Vec::new(),
            position,
            number: 0,
            scale: Scale::Inch,
            capture_rate: (rate, rate),
            image_rate: (rate, rate),
            depth: 8,
            coding: Coding::Jpeg2000Lossless,
            impression: 0,
            width: side(image.width())?,
            height: side(image.height())?,
            image: file,
            extended: Vec::new(),
        };
        Ok(Self { certified: false, positions: 1, representations: vec![representation] })
    }
}

impl Representation {
    /// The picture, at the rate that the record says it has.
    ///
    /// # Errors
    /// [`ImageRecordError::Coding`] for codings that are not read, [`ImageRecordError::Damaged`] where the picture has another size than the record
    /// says, [`ImageRecordError::Picture`] for one that no print is taken from.
    pub fn picture(&self) -> Result<Image, ImageRecordError> {
        if self.depth != 8 {
            return Err(ImageRecordError::Coding);
        }
        let said = (u32::from(self.width), u32::from(self.height));
        let (found, gray) = match self.coding {
            Coding::Raw => (said, self.image.clone()),
            Coding::Wsq => {
                let decoded = wsq::decode(&self.image).map_err(|_| ImageRecordError::Damaged)?;
                ((decoded.frame.width, decoded.frame.height), decoded.gray)
            }
            Coding::Jpeg2000 | Coding::Jpeg2000Lossless => {
                let decoded = jpeg2000::read(&self.image).map_err(|_| ImageRecordError::Damaged)?;
                if decoded.channels != 1 {
                    return Err(ImageRecordError::Damaged);
                }
                ((decoded.width, decoded.height), decoded.pixels)
            }
            Coding::Packed | Coding::Jpeg | Coding::Png => return Err(ImageRecordError::Coding),
        };
        let (across, down) = self.image_rate;
        if found != said || across != down {
            return Err(ImageRecordError::Damaged);
        }
        let ppi = match self.scale {
            Scale::Inch => f32::from(across),
            Scale::Centimeter => f32::from(across) * CM_PER_INCH,
        };
        Ok(Image::new(found.0, found.1, gray, ppi)?)
    }
}

impl fmt::Debug for Representation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Representation(position {}, {:?}, {}x{}, [redacted])", self.position, self.coding, self.width, self.height)
    }
}
