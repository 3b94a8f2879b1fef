//! Biometric information records (BIR) of CBEFF in their XML form, the patron format 11 of ISO/IEC JTC 1/SC 37 (ISO/IEC 19785-3, edition 2),
//! as MOSIP keeps all of a person's biometrics in one file: a record for each finger, face and iris, each with its ISO record as a block.
//!
//! The layout follows the published schema and MOSIP's documents; the text of ISO/IEC 19785-3 was not at hand. Of what the schema allows this
//! crate keeps what MOSIP writes; other elements (payloads, validity, products, devices, algorithms) are read over.

mod finger;
mod read;
mod write;

pub use finger::{finger_of, parts_of_finger};
pub use read::read;
pub use write::write;

use thiserror::Error;

/// Namespace of every element.
pub const NAMESPACE: &str = "http://standards.iso.org/iso-iec/19785/-3/ed-2/";

/// One record with its block.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Bir {
    /// Its UUID.
    pub index: Option<String>,
    /// What the block is.
    pub format: Option<Registered>,
    /// When the block was made: an `xs:dateTime`.
    pub created: Option<String>,
    /// What was captured.
    pub modality: Option<Modality>,
    /// Which part of it; empty: the whole, or not said.
    pub parts: Vec<Part>,
    /// How far it was processed.
    pub level: Option<Level>,
    /// For what.
    pub purpose: Option<Purpose>,
    /// How good it is.
    pub quality: Option<Quality>,
    /// The block: an ISO record. Empty where nothing could be captured.
    pub data: Vec<u8>,
    /// The security block: with MOSIP the device's signature. Empty: none.
    pub signature: Vec<u8>,
    /// What MOSIP adds, as pairs (`SPEC_VERSION`, `RETRIES`, `FORCE_CAPTURED`, `EXCEPTION`, …).
    pub others: Vec<(String, String)>,
}

impl std::fmt::Debug for Bir {
    /// The block and what a device says of it are biometric data and stay out of logs.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Bir")
            .field("modality", &self.modality)
            .field("parts", &self.parts)
            .field("format", &self.format)
            .field("data", &format_args!("{} bytes [redacted]", self.data.len()))
            .field("signed", &!self.signature.is_empty())
            .finish_non_exhaustive()
    }
}

/// Something registered: by whom, and its number or name there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Registered {
    /// Owner: `257` is ISO/IEC JTC 1/SC 37; MOSIP writes `Mosip`.
    pub organization: String,
    /// Of blocks of SC 37: `2` finger minutiae, `7` finger image, `8` face image, `9` iris image.
    pub number: String,
}

/// How good a block is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quality {
    /// By which algorithm.
    pub algorithm: Registered,
    /// 0 to 100; none: it could not be computed.
    pub score: Option<u8>,
}

/// A set of names of the schema.
macro_rules! named {
    ($(#[$about:meta])* $name:ident { $($(#[$one:meta])* $value:ident),+ $(,)? }) => {
        $(#[$about])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum $name {
            $($(#[$one])* $value),+
        }

        impl $name {
            /// All of them.
            pub const ALL: &[Self] = &[$(Self::$value),+];

            /// Its name in the schema.
            pub fn name(self) -> &'static str {
                match self {
                    $(Self::$value => stringify!($value)),+
                }
            }

            /// The one of that name.
            pub fn named(name: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|one| one.name() == name)
            }
        }
    };
}

named! {
    /// What was captured. The schema has more, which no enrollment kit of this field takes.
    Modality {
        /// The face.
        Face,
        /// One finger, or several.
        Finger,
        /// An iris.
        Iris,
        /// Face and both hands of somebody from whom not everything can be taken (MOSIP).
        ExceptionPhoto,
    }
}

named! {
    /// Which part; sides and fingers stand together.
    Part {
        /// Left hand or eye.
        Left,
        /// Right hand or eye.
        Right,
        /// Thumb.
        Thumb,
        /// Index finger.
        IndexFinger,
        /// Middle finger.
        MiddleFinger,
        /// Ring finger.
        RingFinger,
        /// Little finger.
        LittleFinger,
    }
}

named! {
    /// How far a block was processed.
    Level {
        /// As captured.
        Raw,
        /// In between.
        Intermediate,
        /// Ready to be compared.
        Processed,
    }
}

named! {
    /// For what a block was captured.
    Purpose {
        /// To be compared with one.
        Verify,
        /// To be compared with many.
        Identify,
        /// To be compared with later.
        Enroll,
        /// Enrolled to be verified.
        EnrollVerify,
        /// Enrolled to be identified.
        EnrollIdentify,
        /// To be looked at.
        Audit,
    }
}

/// Why text is no readable file of records, or records cannot be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum CbeffError {
    /// Not XML, or XML of something else.
    #[error("not a CBEFF file in XML")]
    NotCbeff,
    /// An element that the schema does not allow like this; it is named.
    #[error("the element {0} does not hold what the schema says")]
    Element(&'static str),
    /// Blocks are encrypted.
    #[error("the blocks are encrypted")]
    Encrypted,
    /// More than anybody's biometrics.
    #[error("too much for one person")]
    TooLarge,
}

impl CbeffError {
    /// All codes.
    pub const CODES: [&'static str; 4] = ["cbeffUnreadable", "cbeffDamaged", "cbeffEncrypted", "cbeffTooLarge"];

    /// The stable code; the catalogs have its sentence as `error-<code>`.
    pub fn code(self) -> &'static str {
        let [unreadable, damaged, encrypted, too_large] = Self::CODES;
        match self {
            Self::NotCbeff => unreadable,
            Self::Element(_) => damaged,
            Self::Encrypted => encrypted,
            Self::TooLarge => too_large,
        }
    }
}
