//! Reasons people give along the way: pausing, withdrawing, returning, refusing.

use crate::{
    Eye, FieldId, FingerPosition, Modality, SampleKind, SummaryItem,
    text_form::{Unreadable, serde_as_text},
};
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// Why work on a draft pauses: reasons 1 to 5 of the pause key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PauseReason {
    /// 1: the person left.
    PersonLeft = 1,
    /// 2: a paper is missing.
    PaperMissing = 2,
    /// 3: a device failed.
    DeviceFailed = 3,
    /// 4: somebody with priority came.
    Priority = 4,
    /// 5: something else.
    Other = 5,
}

impl PauseReason {
    /// All, by key.
    pub const ALL: [PauseReason; 5] = [
        PauseReason::PersonLeft,
        PauseReason::PaperMissing,
        PauseReason::DeviceFailed,
        PauseReason::Priority,
        PauseReason::Other,
    ];

    /// The reason of a key, 1 to 5.
    pub fn from_key(key: u8) -> Option<PauseReason> {
        Self::ALL.get(usize::from(key.checked_sub(1)?)).copied()
    }

    /// The key, 1 to 5.
    pub const fn key(self) -> u8 {
        self as u8
    }
}

/// Why an application was withdrawn before submission.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WithdrawReason {
    /// The applicant wants it.
    ApplicantAsked,
    /// It was opened for the wrong person.
    WrongPerson,
    /// There is another open application.
    Duplicate,
    /// The person cannot apply now (papers, record to be completed).
    NotEligible,
    /// Something else.
    Other,
}

/// What a reason of the supervisor points at. Text form: a field's id, a sample's code, what the applicant's sheet calls it (`reason`,
/// `finger_3`, `eye_right`, `gap_iris`), or `application`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum About {
    /// The whole application.
    Application,
    /// A field.
    Field(FieldId),
    /// A sample.
    Sample(SampleKind),
    /// Kind and reason of the application.
    Reason,
    /// A finger's exception.
    Finger(FingerPosition),
    /// An eye's exception.
    Eye(Eye),
    /// A modality that was not captured.
    Gap(Modality),
}

impl fmt::Display for About {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            About::Application => f.write_str("application"),
            About::Field(field) => write!(f, "{field}"),
            About::Sample(kind) => write!(f, "{kind}"),
            About::Reason => write!(f, "{}", SummaryItem::Reason),
            About::Finger(finger) => write!(f, "{}", SummaryItem::Finger(*finger)),
            About::Eye(eye) => write!(f, "{}", SummaryItem::Eye(*eye)),
            About::Gap(modality) => write!(f, "{}", SummaryItem::Gap(*modality)),
        }
    }
}

impl FromStr for About {
    type Err = Unreadable;
    fn from_str(text: &str) -> Result<Self, Unreadable> {
        if text == "application" {
            return Ok(About::Application);
        }
        if let Ok(sample) = text.parse() {
            return Ok(About::Sample(sample));
        }
        match text.parse().map_err(|_| Unreadable("field or sample"))? {
            SummaryItem::Field(field) => Ok(About::Field(field)),
            SummaryItem::Reason => Ok(About::Reason),
            SummaryItem::Finger(finger) => Ok(About::Finger(finger)),
            SummaryItem::Eye(eye) => Ok(About::Eye(eye)),
            SummaryItem::Gap(modality) => Ok(About::Gap(modality)),
            SummaryItem::PortraitExceptions => Ok(About::Sample(SampleKind::Portrait)),
            SummaryItem::Portrait | SummaryItem::Biometrics => Err(Unreadable("field or sample")),
        }
    }
}

serde_as_text!(About);

/// The numbered reasons a supervisor returns or rejects with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReviewCode {
    /// 1: a field differs from the record or the papers.
    FactWrong = 1,
    /// 2: a field or a paper is missing.
    FactMissing = 2,
    /// 3: the portrait does not meet the rules.
    PortraitUnfit = 3,
    /// 4: prints are blurred or incomplete.
    PrintsUnfit = 4,
    /// 5: an exception is not plausible.
    ExceptionDoubtful = 5,
    /// 6: portrait and record may show different people.
    PersonDoubtful = 6,
    /// 7: kind or reason is not the right one.
    ReasonWrong = 7,
    /// 8: signature or mark is missing or not right.
    AttestationUnfit = 8,
    /// 9: something else, said in words.
    Other = 9,
}

impl ReviewCode {
    /// All, by number.
    pub const ALL: [ReviewCode; 9] = [
        ReviewCode::FactWrong,
        ReviewCode::FactMissing,
        ReviewCode::PortraitUnfit,
        ReviewCode::PrintsUnfit,
        ReviewCode::ExceptionDoubtful,
        ReviewCode::PersonDoubtful,
        ReviewCode::ReasonWrong,
        ReviewCode::AttestationUnfit,
        ReviewCode::Other,
    ];

    /// The reason of a number, 1 to 9.
    pub fn from_key(key: u8) -> Option<ReviewCode> {
        Self::ALL.get(usize::from(key.checked_sub(1)?)).copied()
    }

    /// Whether mending it usually needs the person at the desk again: what the screen proposes.
    pub const fn usually_needs_person(self) -> bool {
        matches!(
            self,
            ReviewCode::PortraitUnfit
                | ReviewCode::PrintsUnfit
                | ReviewCode::ExceptionDoubtful
                | ReviewCode::PersonDoubtful
                | ReviewCode::AttestationUnfit
        )
    }
}

/// One reason of the supervisor.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReviewReason {
    /// The numbered reason.
    pub code: ReviewCode,
    /// What it points at.
    pub about: About,
    /// In words, at most 500 characters; needed for [`ReviewCode::Other`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// Whether the person must come back, or the desk can mend it alone.
    pub person_must_come: bool,
}

impl fmt::Debug for ReviewReason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ReviewReason({:?}, {}, person_must_come: {})", self.code, self.about, self.person_must_come)
    }
}

/// What the center says can be done about a refusal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Remedy {
    /// Capture again: a new draft that names this application, with the person.
    Recapture,
    /// Correct facts: a new draft that names this application, at the desk. Facts are carried over; samples never are, so whatever the
    /// plan asks for is taken again.
    CorrectFacts,
    /// The population record must be corrected first.
    CorrectRecord,
    /// Nothing can be done.
    None,
}

impl Remedy {
    /// Whether a new draft may name the refused application.
    pub const fn opens_new_draft(self) -> bool {
        !matches!(self, Remedy::None)
    }
}
