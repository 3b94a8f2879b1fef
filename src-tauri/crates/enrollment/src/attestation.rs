//! How the applicant says "this is right": by signature, finger mark, or neither, each with what the law asks beside it.

use crate::{Digest, FingerPosition, FullName, OfficerId, PersonalNumber, Sample, SampleKind, Timestamp};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The applicant's attestation of what stood on their screen.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Attestation {
    /// Who attests.
    pub by: Signer,
    /// By what means.
    pub means: Means,
    /// When.
    pub at: Timestamp,
    /// The language of the screen, as a BCP 47 tag: `vi`.
    pub language: String,
    /// Digest of the summary that was shown: a change of anything in it voids the attestation.
    pub summary_digest: Digest,
    /// Who or what read this summary aloud before it was signed, if it was read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub read_by: Option<Reader>,
}

/// Who attests.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "who")]
pub enum Signer {
    /// The applicant.
    Applicant,
    /// A representative: always below fourteen, and for those without full legal capacity.
    Representative {
        /// Their name.
        name: FullName,
        /// Their personal number, when known.
        #[serde(default)]
        number: Option<PersonalNumber>,
        /// What they are to the applicant: a code of the list `relations`, or words.
        relation: String,
    },
}

/// By what means.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "means")]
pub enum Means {
    /// A signature, kept as strokes.
    Signature {
        /// The sample that holds it.
        sample: Sample,
    },
    /// A finger mark: right index, else left index, else the finger named; see [`mark_fingers`].
    FingerMark {
        /// Which finger.
        finger: FingerPosition,
        /// Why no signature.
        reason: CannotSign,
        /// Who read the text aloud.
        read_by: Reader,
        /// Who witnessed it.
        witness: Witness,
    },
    /// Neither signature nor mark.
    Neither {
        /// Why.
        reason: CannotSign,
        /// Who read the text aloud.
        read_by: Reader,
        /// Who witnessed it.
        witness: Witness,
    },
}

/// The fingers a mark can be of, the preferred one first: right index, left index, then the others. A mark is the print of that finger,
/// taken for this application; without it nobody could say later whose mark it is. So there is none where nothing was captured.
pub fn mark_fingers(samples: &BTreeMap<SampleKind, Sample>) -> Vec<FingerPosition> {
    use FingerPosition::*;
    let order = [RightIndex, LeftIndex, RightThumb, LeftThumb, RightMiddle, LeftMiddle, RightRing, LeftRing, RightLittle, LeftLittle];
    let taken = |finger: &FingerPosition| samples.values().any(|sample| sample.capture.fingers.iter().any(|found| found.position == *finger));
    order.into_iter().filter(taken).collect()
}

/// Why somebody does not sign.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CannotSign {
    /// Does not write.
    DoesNotWrite,
    /// Injured.
    Injury,
    /// Has no hands.
    NoHands,
    /// Another reason.
    Other,
}

/// Who read the text aloud.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reader {
    /// An officer.
    Officer(OfficerId),
    /// Somebody the applicant brought.
    Person(FullName),
    /// The station itself, to the end: by this voice (`espeak-ng vi`), or by recordings (`recordings vi`).
    Station(String),
}

/// A witness.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Witness {
    /// Their name.
    pub name: FullName,
    /// Their personal number.
    #[serde(default)]
    pub number: Option<PersonalNumber>,
}
