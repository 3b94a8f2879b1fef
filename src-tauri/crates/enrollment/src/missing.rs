//! What a draft still needs.

use crate::{FieldId, FieldIssue, FingerPosition, SampleKind};

/// One thing a draft still needs before it is captured.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Missing {
    /// A field that is empty and must not be, or whose value does not fit.
    Field {
        /// Which field.
        field: FieldId,
        /// What is the matter with it.
        issue: FieldIssue,
    },
    /// A sample of the plan.
    Sample(SampleKind),
    /// A finger that its slap does not show and that is not excepted.
    Finger(FingerPosition),
    /// An answer to a possible mix-up of the prints of this sample.
    MixUp(SampleKind),
    /// The question "same person?" has not been answered.
    PersonCheck,
}
