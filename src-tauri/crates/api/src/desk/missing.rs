//! What an application still lacks, and where it is given.

use enrollment::{Application, Missing, SampleKind};
use station::{Case, Step};

use super::code::sample_code;
use crate::views::{CountView, MissingView};

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
                Missing::Sample(kind @ (SampleKind::Slap(_) | SampleKind::Rolled(_) | SampleKind::Evidence)) => lack(&sample_code(kind), Step::Fingers, None),
                Missing::Sample(SampleKind::Iris(_)) => lack("iris", Step::Iris, None),
                Missing::Sample(SampleKind::Signature) => lack("attestation", Step::Review, None),
                Missing::Finger(finger) => lack("finger", Step::Fingers, Some(&finger.code().to_string())),
                Missing::MixUp(_) => lack("mixUp", Step::Fingers, None),
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

/// The same in few words, for the line of a list: by kind, with how many.
pub(super) fn lacks(case: &Case, today: enrollment::Date) -> Vec<CountView> {
    let mut counts: Vec<CountView> = Vec::new();
    for one in missing(case, today) {
        let code = match one.code.as_str() {
            "personCheck" => "person",
            "field" => "facts",
            "portrait" => "portrait",
            "iris" => "iris",
            "attestation" => "signature",
            _ => "fingers",
        };
        match counts.iter_mut().find(|known| known.code == code) {
            Some(known) => known.count += 1,
            None => counts.push(CountView { code: code.to_owned(), count: 1 }),
        }
    }
    // Looked through and not confirmed: a question without an empty field.
    if matches!(case.application, Application::Draft(_)) && !case.note.facts_confirmed && !counts.iter().any(|known| known.code == "facts") {
        let place = counts.iter().take_while(|known| known.code == "person").count();
        counts.insert(place, CountView { code: "confirmation".to_owned(), count: 1 });
    }
    counts
}
