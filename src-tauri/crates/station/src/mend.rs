//! What the supervisor returned for, and where it is mended.

use enrollment::{About, Application, FieldId, Modality, ReviewCode, ReviewReason, SampleKind};

use crate::case::Case;
use crate::note::Step;
use crate::review::changed;

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
            About::Sample(SampleKind::Slap(_) | SampleKind::Rolled(_) | SampleKind::Evidence) | About::Finger(_) | About::Gap(Modality::Fingerprints | Modality::RolledFingerprints) => Step::Fingers,
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

    /// Whether what a reason points at has changed since the revision that was returned. Where nothing can show it, it has not: whoever
    /// decided otherwise says so by submitting.
    pub fn is_mended(&self, reason: &ReviewReason) -> bool {
        let changed = changed(self);
        let one = |code: String| changed.contains(&code);
        let any = |starts: &[&str]| changed.iter().any(|code| starts.iter().any(|start| code.starts_with(start)));
        match reason.about {
            About::Field(field) => one(field.id().to_owned()),
            About::Reason => one("reason".to_owned()),
            // A signature that was returned does not stand: one that does is another.
            About::Sample(SampleKind::Signature) => self.is_signed_anew(),
            About::Sample(kind) => one(kind.code().to_owned()),
            About::Finger(finger) => one(format!("finger_{}", finger.code())),
            About::Eye(eye) => one(format!("eye_{}", eye.code())),
            About::Gap(Modality::Portrait) => one("gap_portrait".to_owned()),
            About::Gap(Modality::Fingerprints) => one("gap_fingers".to_owned()),
            About::Gap(Modality::Iris) => one("gap_iris".to_owned()),
            About::Gap(Modality::RolledFingerprints) => one("gap_rolled".to_owned()),
            About::Application => match reason.code {
                ReviewCode::FactWrong | ReviewCode::FactMissing => changed.iter().any(|code| code.parse::<FieldId>().is_ok()),
                ReviewCode::PortraitUnfit => one("portrait".to_owned()),
                ReviewCode::PrintsUnfit => any(&["slap_", "rolled_", "finger_"]),
                ReviewCode::ExceptionDoubtful => any(&["finger_", "eye_", "gap_"]),
                ReviewCode::ReasonWrong => one("reason".to_owned()),
                ReviewCode::AttestationUnfit => self.is_signed_anew(),
                ReviewCode::PersonDoubtful | ReviewCode::Other => false,
            },
        }
    }

    fn is_signed_anew(&self) -> bool {
        self.note.before.is_some() && self.attestation().is_some()
    }
}
