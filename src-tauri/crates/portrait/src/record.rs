//! Faces in the formats that others read: the face image record of ISO/IEC 19794-5:2011, and the CBEFF template around it that chips hold
//! (ISO/IEC 19785-3, TLV-encoded; ICAO 9303-10, data group 2).
//!
//! Reading keeps every field, so that a record read and written again is the same bytes. Pictures inside are not decoded.

mod bytes;
mod cbeff;
mod face;
mod read;
mod write;

pub use cbeff::{BiometricTemplate, FORMAT_OWNER, FORMAT_TYPE, read_templates, write_templates};
pub use face::{CaptureTime, FaceRecord, ImageFormat, Landmark, Quality, Representation, Subject, pose_byte};

use thiserror::Error;

/// Why bytes are no record, or a record cannot be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum RecordError {
    /// They do not begin as a face image record.
    #[error("not a face image record")]
    NotARecord,
    /// A face image record of another edition than 2011.
    #[error("a face image record of another edition than 2011")]
    OtherEdition,
    /// They end before the record does.
    #[error("the record ends early")]
    Truncated,
    /// Lengths or values that exclude each other; the field is named.
    #[error("the record does not hold together: {0}")]
    Inconsistent(&'static str),
    /// More than the format can say; the field is named.
    #[error("too much for the format: {0}")]
    TooLarge(&'static str),
}

impl RecordError {
    /// All codes.
    pub const CODES: [&'static str; 3] = ["faceRecordUnreadable", "faceRecordOtherEdition", "faceRecordTooLarge"];

    /// The stable code; the catalogs have its sentence as `error-<code>`.
    pub fn code(self) -> &'static str {
        match self {
            Self::NotARecord | Self::Truncated | Self::Inconsistent(_) => "faceRecordUnreadable",
            Self::OtherEdition => "faceRecordOtherEdition",
            Self::TooLarge(_) => "faceRecordTooLarge",
        }
    }
}
