//! One application as the screens draw it, whole or as a line of a list.

use enrollment::{
    Action, Application, FieldId, Means, OfficerView as Viewer, Part, Sample, SampleKind, TakenBack,
    actions, display_text, field_specs,
};
use station::{Case, Refusal, Step};

use super::Desk;
use super::application::place;
use super::code::{camel, code, sample_code};
use super::lookup::{issue, proposal};
use super::missing::{lacks, missing};
use super::prints::{fingers, progress};
use crate::views::*;

impl Desk<'_> {
    /// A line of a list.
    pub(super) fn line(&self, case: &Case) -> LineView {
        let header = case.application.header();
        LineView {
            application: header.id().to_string(),
            ticket: header.ticket().to_string(),
            name: case.note.name.clone(),
            stage: camel(case.stage().code()),
            paused: case.note.paused,
            appointment: case.note.appointment.map(|day| day.to_string()),
            lacks: lacks(case, self.station.now().vietnam_date()),
            step: case.note.step.code().to_owned(),
            kind: case.reason.map(|reason| camel(reason.kind().code())).unwrap_or_default(),
            holder: case.holder(Part::Facts).map(|holder| self.station.config().officers.name(&holder.officer)).unwrap_or_default(),
            updated: case.updated_at.to_rfc3339(),
            revision: header.revision(),
            portrait: case.note.portrait.map(|id| format!("sample/{id}")),
            simulated: case.note.simulated,
            ending: self.ending(case),
        }
    }

    /// One application, whole.
    pub(super) fn view(&self, case: &Case) -> Result<ApplicationView, Refusal> {
        let today = self.station.now().vietnam_date();
        let note = &case.note;
        let header = case.application.header();
        let draft = match &case.application {
            Application::Draft(draft) => Some(draft),
            _ => None,
        };
        let state = case.step(today);
        Ok(ApplicationView {
            application: header.id().to_string(),
            ticket: header.ticket().to_string(),
            stage: camel(case.stage().code()),
            revision: header.revision(),
            step: state.code().to_owned(),
            place: self.station.place(case).map(place),
            steps: steps(case, state, today),
            strip: self.strip(case),
            kind: case.reason.map(|reason| camel(reason.kind().code())).unwrap_or_default(),
            reason: case.reason.map(|reason| reason.id().to_owned()).unwrap_or_default(),
            proposal: note.proposal.as_ref().map(proposal),
            unverified: note.unverified,
            simulated: note.simulated,
            facts_holder: self.holder(case, Part::Facts),
            samples_holder: self.holder(case, Part::Samples),
            paused: note.paused,
            ask_same_person: draft.is_some_and(enrollment::Draft::person_check_due),
            person_doubted: draft.is_some_and(enrollment::Draft::person_doubted),
            facts_confirmed: note.facts_confirmed,
            fields: fields(case, today),
            portrait: case.sample(SampleKind::Portrait).map(|sample| self.sample(sample)),
            slaps: self.slaps(case, state),
            evidence: self.evidence(case),
            fingers: fingers(case),
            mix_ups: self.mix_ups(case),
            portrait_exceptions: case.portrait_exceptions().iter().map(|kind| camel(kind.code())).collect(),
            eyes: self.eyes(case),
            gaps: case.gaps().iter().map(|gap| GapView { modality: modality(gap.modality), reason: gap_reason(gap.reason) }).collect(),
            missing: missing(case, today),
            take_back: case.application.last_accepted().map(take_back),
            lines_wrong: note.lines_wrong.iter().map(ToString::to_string).collect(),
            voided_by: draft
                .and_then(|draft| draft.voided_attestation())
                .map(|voided| voided.changed.iter().map(ToString::to_string).collect())
                .unwrap_or_default(),
            read_aloud: case.read_aloud().map(|reader| ReaderView { name: self.reader(reader), station: by_station(reader) }),
            mark_fingers: case.mark_fingers(today).into_iter().map(enrollment::FingerPosition::code).collect(),
            attestation: case.attestation().map(|attestation| self.attestation(attestation)),
            applicant_screen: self.station.screen_state_of(&case.id()).code().to_owned(),
            return_reasons: if case.is_to_be_mended() {
                note.returned_for.iter().map(|reason| super::review::reason_view(reason, case)).collect()
            } else {
                Vec::new()
            },
            ending: self.ending(case),
            follows: self.follows(case),
            package: self.package(case),
            people: self.people(case),
            notes: notes(case),
            actions: self.actions(case),
            saved: case.updated_at.to_rfc3339(),
        })
    }

    fn strip(&self, case: &Case) -> StripView {
        let note = &case.note;
        let old = note.old_portrait && !note.number.is_empty();
        StripView {
            name: note.name.clone(),
            number: note.number.clone(),
            birth: enrollment::Date::parse_paper(&note.birth).map(|birth| birth.to_string()).unwrap_or_else(|| note.birth.clone()),
            residence: note.residence.clone(),
            old_portrait: old.then(|| format!("record/{}", note.number)),
            new_portrait: note.portrait.map(|id| format!("sample/{id}")),
            face_compared: case.face_compared().map(|compared| compared.opinion.code().to_owned()),
            called: case.opened_at.to_rfc3339(),
        }
    }

    fn holder(&self, case: &Case, part: Part) -> HolderView {
        let me = self.station.officer();
        match case.holder(part) {
            Some(holder) => HolderView {
                officer: self.station.config().officers.name(&holder.officer),
                station: holder.station.to_string(),
                me: me.is_some_and(|me| me.id == holder.officer) && holder.station == self.station.config().station,
            },
            None => HolderView { officer: String::new(), station: header_station(case), me: false },
        }
    }

    pub(super) fn sample(&self, sample: &Sample) -> SampleView {
        SampleView {
            sample: sample.id.to_string(),
            image: format!("sample/{}", sample.id),
            tries: sample.capture.tries,
            device: sample.capture.device.clone(),
            simulated: sample.capture.simulated,
            taken: sample.capture.at.to_rfc3339(),
            by: self.station.config().officers.name(&sample.capture.by),
            portrait: sample.capture.portrait.as_ref().map(|found| self.portrait_found(found)),
        }
    }

    fn eyes(&self, case: &Case) -> Vec<EyeView> {
        if !case.plan().is_some_and(|plan| plan.iris) {
            return Vec::new();
        }
        let exceptions = case.eye_exceptions();
        enrollment::Eye::ALL
            .into_iter()
            .map(|eye| {
                let sample = case.sample(SampleKind::Iris(eye));
                let exception = exceptions.iter().find(|one| one.eye == eye);
                // A sample whose measures say that it was kept knowingly below the limit.
                let weak = sample.and_then(|sample| sample.capture.iris).is_some_and(|iris| iris.score < WEAK_IRIS);
                let state = match (exception, sample) {
                    (Some(_), _) => "excepted",
                    (None, Some(_)) if weak => "weak",
                    (None, Some(_)) => "kept",
                    (None, None) => "missing",
                };
                EyeView {
                    eye: eye.code().to_owned(),
                    state: state.to_owned(),
                    score: sample.and_then(|sample| sample.capture.iris).map(|iris| iris.score),
                    sample: sample.map(|sample| self.sample(sample)),
                    exception: exception.map(|one| ExceptionView {
                        kind: code(one.kind),
                        for_good: one.lasting == enrollment::Lasting::ForGood,
                        text: one.text.clone().unwrap_or_default(),
                    }),
                }
            })
            .collect()
    }

    fn package(&self, case: &Case) -> Option<PackageView> {
        let package = case.note.package.as_ref()?;
        let item = self.station.package_item(&package.id);
        let verdict = item.as_ref().and_then(|item| match item.state {
            store::ItemState::Accepted => Some("accepted"),
            store::ItemState::Refused => Some("refused"),
            _ => None,
        });
        Some(PackageView {
            package: package.id.to_string(),
            sequence: package.sequence,
            bytes: package.bytes,
            sealed: package.sealed_at.to_rfc3339(),
            received: item.and_then(|item| item.received_at).map(|at| at.to_rfc3339()),
            verdict: verdict.map(str::to_owned),
        })
    }

    fn people(&self, case: &Case) -> Vec<PartView> {
        let mut people = Vec::new();
        let name = |officer: &enrollment::OfficerId| self.station.config().officers.name(officer);
        let mut part = |part: &str, officer: String| people.push(PartView { part: part.to_owned(), officer });
        if let Some(hands) = &case.note.hands {
            part("lookedUp", name(&hands.looked_up));
            hands.typed.iter().for_each(|officer| part("typed", name(officer)));
            hands.captured.iter().for_each(|officer| part("captured", name(officer)));
            hands.confirmed_person.iter().for_each(|officer| part("confirmedPerson", name(officer)));
        }
        if let Some(reader) = case.attestation().and_then(|attestation| attestation.reader()) {
            part(if by_station(reader) { "readAloudByStation" } else { "readAloud" }, self.reader(reader));
        }
        if let Some(officer) = &case.note.signed_by {
            part("signed", name(officer));
        }
        people
    }

    fn reader(&self, reader: &enrollment::Reader) -> String {
        match reader {
            enrollment::Reader::Officer(officer) => self.station.config().officers.name(officer),
            enrollment::Reader::Person(name) => name.to_string(),
            enrollment::Reader::Station(voice) => voice.clone(),
        }
    }

    fn attestation(&self, attestation: &enrollment::Attestation) -> AttestationView {
        let (means, image, without) = match &attestation.means {
            Means::Signature { sample } => ("signature", Some(format!("sample/{}", sample.id)), None),
            Means::FingerMark { finger, reason, witness, .. } => ("fingerMark", None, Some((Some(finger.code()), *reason, witness))),
            Means::Neither { reason, witness, .. } => ("neither", None, Some((None, *reason, witness))),
        };
        AttestationView {
            means: means.to_owned(),
            image,
            at: attestation.at.to_rfc3339(),
            language: attestation.language.clone(),
            witness: without.map(|(_, _, witness)| witness.name.to_string()),
            witness_number: without.and_then(|(_, _, witness)| witness.number.map(|number| number.to_string())),
            reason: without.map(|(_, reason, _)| code(reason)),
            finger: without.and_then(|(finger, _, _)| finger),
            read_by: attestation.reader().map(|reader| self.reader(reader)),
            read_by_station: attestation.reader().is_some_and(by_station),
        }
    }

    /// What the domain allows, and what follows from it at this desk: an attested application can be submitted in one go, tries that were
    /// not kept can be discarded too, and who comes back after long confirms the person before anything is taken again.
    fn actions(&self, case: &Case) -> Vec<String> {
        let Some(officer) = self.station.officer() else { return Vec::new() };
        let mut allowed = actions(&case.application, &Viewer { id: officer.id.clone(), role: officer.role });
        if allowed.contains(&Action::Sign) && !allowed.contains(&Action::Submit) {
            allowed.push(Action::Submit);
        }
        let tries = !case.note.tries.is_empty() && matches!(case.application, Application::Draft(_));
        if tries && allowed.contains(&Action::DeclareException) && !allowed.contains(&Action::DiscardSamples) {
            allowed.push(Action::DiscardSamples);
        }
        if case.is_left_alone() && allowed.contains(&Action::Reopen) {
            allowed.push(Action::ConfirmPerson);
        }
        // One new draft answers a refusal.
        if self.station.answer_to(case).is_some() {
            allowed.retain(|action| *action != Action::OpenNewDraft);
        }
        // Beside the person at the desk another application holds facts and nothing else.
        if !self.station.may_serve(&case.id()) {
            let fact = matches!(case.application.last_accepted(), Some(TakenBack::Field { .. }));
            allowed.retain(|action| BESIDE.contains(action) || (fact && *action == Action::TakeBack));
        }
        let mut codes: Vec<String> = allowed.iter().map(code).collect();
        if officer.role == enrollment::Role::Clerk && case.is_to_be_told() && case.note.told.is_none() {
            codes.push("tell".to_owned());
        }
        codes
    }
}

fn by_station(reader: &enrollment::Reader) -> bool {
    matches!(reader, enrollment::Reader::Station(_))
}

/// What may be done with an application beside the one that devices and applicant's window serve.
const BESIDE: [Action; 5] = [Action::SetField, Action::ChooseReason, Action::Pause, Action::Resume, Action::TakeOverFacts];

/// Below this score an iris was kept knowingly: `iris` gives 50 where a measure just reaches its limit.
const WEAK_IRIS: u8 = 50;

fn header_station(case: &Case) -> String {
    case.application.header().station().to_string()
}

fn steps(case: &Case, now: Step, today: enrollment::Date) -> Vec<StepView> {
    let came_to_nothing = matches!(case.application, Application::Rejected(_) | Application::Refused(_) | Application::Withdrawn(_));
    case.steps(today)
        .into_iter()
        .map(|(step, done)| {
            let state = if came_to_nothing {
                "ended"
            } else if done {
                "done"
            } else if step == now {
                "now"
            } else {
                "open"
            };
            StepView { step: step.code().to_owned(), state: state.to_owned(), progress: progress(case, step) }
        })
        .collect()
}

fn fields(case: &Case, today: enrollment::Date) -> Vec<FieldView> {
    let Some(facts) = case.facts() else { return Vec::new() };
    let issues = case.issues(today);
    field_specs()
        .iter()
        .map(|spec| {
            let entry = facts.get(spec.id);
            let unfit = case.note.unfit.get(&spec.id);
            let text = unfit.cloned().or_else(|| entry.map(|entry| entry.text.clone())).unwrap_or_default();
            let source = match (unfit, entry) {
                (Some(_), _) => "typed".to_owned(),
                (None, Some(entry)) => code(entry.source),
                (None, None) => "empty".to_owned(),
            };
            FieldView {
                field: spec.id.id().to_owned(),
                shown: if unfit.is_some() { text.clone() } else { display_text(spec.id, &text) },
                text,
                source,
                locked: case.is_locked(spec.id) || !case.is_open(),
                required: case.is_required(spec.id, today),
                on_card: on_card(spec.id),
                issue: issues.iter().find(|(field, _)| *field == spec.id).map(|(_, one)| issue(&one.issue, one.blocks)),
            }
        })
        .collect()
}

/// Printed on the card of 2024, or in its chip as the card's own text.
fn on_card(field: FieldId) -> bool {
    matches!(
        field,
        FieldId::Pin
            | FieldId::FullName
            | FieldId::Dob
            | FieldId::Sex
            | FieldId::Nationality
            | FieldId::BirthRegPlace
            | FieldId::PlaceOfBirth
            | FieldId::PermanentAddr
            | FieldId::CurrentAddr
    )
}

fn modality(modality: enrollment::Modality) -> String {
    match modality {
        enrollment::Modality::Portrait => "portrait",
        enrollment::Modality::Fingerprints => "fingers",
        enrollment::Modality::Iris => "iris",
        enrollment::Modality::RolledFingerprints => "rolled",
    }
    .to_owned()
}

fn gap_reason(reason: enrollment::GapReason) -> String {
    match reason {
        enrollment::GapReason::NoDevice => "noDevice",
        enrollment::GapReason::DeviceFailed => "deviceFailed",
        enrollment::GapReason::Unable => "applicantCannot",
    }
    .to_owned()
}

fn take_back(what: TakenBack) -> String {
    match what {
        TakenBack::Field { field } => field.id().to_owned(),
        TakenBack::Sample { kind } => sample_code(kind),
        TakenBack::Exception { .. } => "exception".to_owned(),
        TakenBack::EyeException { .. } => "eyeException".to_owned(),
        TakenBack::PortraitExceptions => "portraitExceptions".to_owned(),
        TakenBack::Gap { .. } => "gap".to_owned(),
    }
}

fn notes(case: &Case) -> Vec<NoteView> {
    let mut notes = Vec::new();
    let mut note = |code: &str, tone: &str| {
        notes.push(NoteView { code: code.to_owned(), tone: tone.to_owned(), params: Params::new() });
    };
    if case.note.unverified {
        note("unverified", "attention");
    }
    if case.note.simulated {
        note("simulated", "information");
    }
    for doubt in case.note.doubts.values() {
        notes.push(NoteView {
            code: format!("prints-{}", camel(&code(doubt.answer))),
            tone: "stop".to_owned(),
            params: Params::from([("ticket".to_owned(), doubt.ticket.clone())]),
        });
    }
    notes
}
