//! What the supervisor returned for, and where it is mended.

use enrollment::{About, Application, Modality, ReviewCode, ReviewReason, SampleKind};

use crate::case::Case;
use crate::note::Step;

impl Case {
    /// Whether it was returned and not submitted again since: the reasons are still to be mended.
    pub fn is_to_be_mended(&self) -> bool {
        self.is_open() || matches!(self.application, Application::Returned(_))
    }

    /// The step that mends what a reason of the supervisor points at; where it points at the whole, what the reason itself says.
    pub fn mended_at(&self, reason: &ReviewReason) -> Step {
        match reason.about {
            About::Field(_) => Step::Facts,
            About::Reason => Step::Person,
            About::Sample(SampleKind::Portrait) | About::Gap(Modality::Portrait) => Step::Portrait,
            About::Sample(SampleKind::Slap(_)) | About::Finger(_) | About::Gap(Modality::Fingerprints) => Step::Fingers,
            About::Sample(SampleKind::Iris(_)) | About::Eye(_) | About::Gap(Modality::Iris) => Step::Iris,
            About::Sample(SampleKind::Signature) => Step::Review,
            About::Application => match reason.code {
                ReviewCode::FactWrong | ReviewCode::FactMissing => Step::Facts,
                ReviewCode::PortraitUnfit => Step::Portrait,
                ReviewCode::PrintsUnfit => Step::Fingers,
                // Fingers first: where none is excepted, it is an eye or the gap that stands for both.
                ReviewCode::ExceptionDoubtful if self.exceptions().is_empty() => Step::Iris,
                ReviewCode::ExceptionDoubtful => Step::Fingers,
                ReviewCode::PersonDoubtful | ReviewCode::ReasonWrong => Step::Person,
                ReviewCode::AttestationUnfit | ReviewCode::Other => Step::Review,
            },
        }
    }
}
