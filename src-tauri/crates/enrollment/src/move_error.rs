//! Why a move could not be made.

use crate::{Action, Block, Eye, FieldId, FieldIssue, FingerPosition, Holder, Missing, Part, Role, StageName};
use std::collections::BTreeMap;

/// Why a move could not be made. Nothing changed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[allow(missing_docs, reason = "the fields are named by their types")]
pub enum MoveError {
    /// The application is in another stage.
    #[error("not allowed in stage {stage:?}")]
    NotAllowedNow { stage: StageName, action: Action },
    /// The officer's role does not do this.
    #[error("a {role:?} does not do this")]
    RoleNotAllowed { role: Role },
    /// Something stands against an application of this person.
    #[error("blocked: {0:?}")]
    Blocked(Block),
    /// Somebody else holds this part of the draft.
    #[error("the part is held by another officer")]
    HeldByAnother { part: Part, holder: Holder },
    /// The draft is paused.
    #[error("the draft is paused")]
    Paused,
    /// The draft is not paused.
    #[error("the draft is not paused")]
    NotPaused,
    /// The field came from the population record and is corrected there.
    #[error("the field comes from the population record")]
    NotOvertyped { field: FieldId },
    /// The value does not fit the field.
    #[error("the value does not fit: {}", issue.code)]
    FieldIssue { field: FieldId, issue: FieldIssue },
    /// After a pause, another desk or another officer, the person has to be confirmed before anything is captured.
    #[error("the person must be confirmed first")]
    ConfirmPersonFirst,
    /// The capture plan does not ask for this sample.
    #[error("the capture plan does not ask for it")]
    NotPlanned,
    /// The picture's resolution is not proven to be 500 ppi ±1 %.
    #[error("the resolution is not proven to be 500 ppi")]
    ResolutionNotProven { ppi: Option<u32> },
    /// A slap names fingers that are not of it, twice the same, or excepted for good.
    #[error("the fingers found do not fit the slap")]
    FingersDoNotFit { finger: FingerPosition },
    /// An eye cannot have both a picture and an exception.
    #[error("this eye has both a picture and an exception")]
    EyeDoesNotFit { eye: Eye },
    /// The kept portrait was judged by an exception that would no longer stand.
    #[error("the kept portrait relies on the exception")]
    PortraitReliesOnIt,
    /// A portrait below the threshold needs a reason, and somebody's consent.
    #[error("a portrait below the threshold needs a reason and consent")]
    ConsentNeeded,
    /// A text beside an exception or a reason is missing or too long.
    #[error("the text is missing or too long")]
    TextDoesNotFit,
    /// There is nothing to take back.
    #[error("nothing to take back")]
    NothingToTakeBack,
    /// There is no such exception or gap.
    #[error("nothing declared there")]
    NothingDeclared,
    /// This modality cannot be left out as a whole.
    #[error("this modality cannot be left out")]
    GapNotAllowed,
    /// The plan is not fulfilled.
    #[error("{} things are missing", .0.len())]
    Incomplete(Vec<Missing>),
    /// The summary shown to the applicant is not the one that stands now.
    #[error("the summary changed")]
    SummaryChanged,
    /// Below fourteen a representative signs.
    #[error("a representative must sign")]
    RepresentativeMustSign,
    /// The mark's finger is excepted, or not one that can leave a mark.
    #[error("this finger cannot leave the mark")]
    MarkFingerMissing { finger: FingerPosition },
    /// No attestation stands from before.
    #[error("no attestation stands")]
    NothingAttested,
    /// Package, digests or revision are not those of this application.
    #[error("the statement is about another package")]
    AnotherPackage,
    /// The officer signed this application as a clerk: never both.
    #[error("supervisor and signing officer are the same person")]
    FourEyes,
    /// Approval without having opened the application.
    #[error("not opened for review")]
    NotOpened,
    /// Returning and rejecting need at least one reason.
    #[error("a reason is needed")]
    ReasonNeeded,
}

impl MoveError {
    /// The stable code; its sentence is `error-<code>` in the catalogs.
    pub fn code(&self) -> &'static str {
        match self {
            MoveError::NotAllowedNow { .. } => "notAllowedNow",
            MoveError::RoleNotAllowed { .. } => "roleNotAllowed",
            MoveError::Blocked(block) => block.code(),
            MoveError::HeldByAnother { .. } => "heldByAnother",
            MoveError::Paused => "draftPaused",
            MoveError::NotPaused => "draftNotPaused",
            MoveError::NotOvertyped { .. } => "notOvertyped",
            MoveError::FieldIssue { issue, .. } => issue.code,
            MoveError::ConfirmPersonFirst => "confirmPersonFirst",
            MoveError::NotPlanned => "sampleNotPlanned",
            MoveError::ResolutionNotProven { .. } => "resolutionNotProven",
            MoveError::FingersDoNotFit { .. } => "fingersDoNotFit",
            MoveError::EyeDoesNotFit { .. } => "eyeDoesNotFit",
            MoveError::PortraitReliesOnIt => "portraitReliesOnIt",
            MoveError::ConsentNeeded => "consentNeeded",
            MoveError::TextDoesNotFit => "textDoesNotFit",
            MoveError::NothingToTakeBack => "nothingToTakeBack",
            MoveError::NothingDeclared => "nothingDeclared",
            MoveError::GapNotAllowed => "gapNotAllowed",
            MoveError::Incomplete(_) => "draftIncomplete",
            MoveError::SummaryChanged => "summaryChanged",
            MoveError::RepresentativeMustSign => "representativeMustSign",
            MoveError::MarkFingerMissing { .. } => "markFingerMissing",
            MoveError::NothingAttested => "nothingAttested",
            MoveError::AnotherPackage => "anotherPackage",
            MoveError::FourEyes => "fourEyes",
            MoveError::NotOpened => "notOpenedForReview",
            MoveError::ReasonNeeded => "reasonNeeded",
        }
    }

    /// Every code a move can fail with, apart from those of field issues ([`crate::FIELD_ISSUE_CODES`]).
    pub const CODES: &'static [&'static str] = &[
        "notAllowedNow",
        "roleNotAllowed",
        "deceasedOrMissing",
        "birthYearOnly",
        "birthInFuture",
        "heldByAnother",
        "draftPaused",
        "draftNotPaused",
        "notOvertyped",
        "confirmPersonFirst",
        "sampleNotPlanned",
        "resolutionNotProven",
        "fingersDoNotFit",
        "eyeDoesNotFit",
        "portraitReliesOnIt",
        "consentNeeded",
        "textDoesNotFit",
        "nothingToTakeBack",
        "nothingDeclared",
        "gapNotAllowed",
        "draftIncomplete",
        "summaryChanged",
        "representativeMustSign",
        "markFingerMissing",
        "nothingAttested",
        "anotherPackage",
        "fourEyes",
        "notOpenedForReview",
        "reasonNeeded",
    ];

    /// The field it is about, if it is about one.
    pub fn field(&self) -> Option<FieldId> {
        match self {
            MoveError::NotOvertyped { field } | MoveError::FieldIssue { field, .. } => Some(*field),
            _ => None,
        }
    }

    /// The values its sentence names.
    pub fn params(&self) -> BTreeMap<String, String> {
        let one = |key: &str, value: String| BTreeMap::from([(key.to_owned(), value)]);
        match self {
            MoveError::Blocked(block) => block.params(),
            MoveError::HeldByAnother { holder, .. } => BTreeMap::from([
                ("officer".to_owned(), holder.officer.to_string()),
                ("station".to_owned(), holder.station.to_string()),
            ]),
            MoveError::FieldIssue { issue, .. } => issue.params.clone(),
            MoveError::ResolutionNotProven { ppi } => one("ppi", ppi.map_or_else(|| "?".to_owned(), |ppi| ppi.to_string())),
            MoveError::FingersDoNotFit { finger } | MoveError::MarkFingerMissing { finger } => one("finger", finger.code().to_string()),
            MoveError::EyeDoesNotFit { eye } => one("eye", eye.code().to_owned()),
            MoveError::RoleNotAllowed { role } => one("role", role.code().to_owned()),
            MoveError::NotAllowedNow { stage, .. } => one("stage", stage.code().to_owned()),
            MoveError::Incomplete(missing) => one("count", missing.len().to_string()),
            _ => BTreeMap::new(),
        }
    }
}

/// A move that could not be made, with the stage it started from, untouched.
#[derive(Debug, Clone, PartialEq)]
pub struct NotMoved<S> {
    /// The stage as it was.
    pub stage: Box<S>,
    /// Why.
    pub why: MoveError,
}

impl<S> NotMoved<S> {
    pub(crate) fn new(stage: S, why: MoveError) -> NotMoved<S> {
        NotMoved { stage: Box::new(stage), why }
    }
}

impl<S: std::fmt::Debug> std::fmt::Display for NotMoved<S> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        std::fmt::Display::fmt(&self.why, f)
    }
}

impl<S: std::fmt::Debug> std::error::Error for NotMoved<S> {}

/// What a move gives: the next stage and what happened, or its own stage back and why.
pub type Moved<S, N> = Result<(N, Vec<crate::Event>), NotMoved<S>>;
