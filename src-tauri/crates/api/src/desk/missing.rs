//! What an application still lacks, and where it is given.

use enrollment::{Application, Missing, SampleKind};
use station::{Case, Step};

use crate::views::MissingView;

pub(super) fn missing(case: &Case, today: enrollment::Date) -> Vec<MissingView> {
    let mut missing = Vec::new();
    let mut lack = |code: &str, step: Step, field: Option<&str>| {
        missing.push(MissingView { code: code.to_owned(), step: step.code().to_owned(), field: field.map(str::to_owned) });
    };
    if let Application::Draft(draft) = &case.application {
        if !case.note.person_confirmed || draft.person_check_due() {
            lack("personCheck", Step::Person, None);
        }
        for field in case.note.unfit.keys() {
            lack("field", Step::Facts, Some(field.id()));
        }
        for one in draft.missing(today) {
            match one {
                Missing::Field { field, .. } if case.note.unfit.contains_key(&field) => {}
                Missing::Field { field, .. } => lack("field", Step::Facts, Some(field.id())),
                Missing::Sample(SampleKind::Portrait) => lack("portrait", Step::Portrait, None),
                Missing::Sample(SampleKind::Slap(slap)) => lack(&format!("slap{}", slap.code()), Step::Fingers, None),
                Missing::Sample(SampleKind::Iris(_)) => lack("iris", Step::Iris, None),
                Missing::Sample(SampleKind::Signature) => lack("attestation", Step::Review, None),
                Missing::Finger(finger) => lack("finger", Step::Fingers, Some(&finger.code().to_string())),
                Missing::PersonCheck => {}
            }
        }
    }
    if case.is_open() && case.attestation().is_none() {
        lack("attestation", Step::Review, None);
    }
    // Both eyes are one thing to the screen.
    missing.dedup_by(|one, before| one.code == before.code && one.field == before.field);
    missing
}
