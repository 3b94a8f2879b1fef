//! What is wrong inside a package whose signatures are in order: found at arrival, weighed at the decision.

use std::collections::BTreeSet;

use enrollment::{
    ApplicationId, BirthDate, CapturePlan, Date, EnrollmentRecord, ExceptionKind, FieldId, FingerPosition, Modality, PortraitExceptionKind, Sample, SampleKind,
};
use intake_protocol::RefusalCode;
use package::Opened;

use crate::print::prints_are_readable;

/// What was seen of the record. Nothing personal is kept.
#[derive(Debug, Default)]
pub(crate) struct Findings {
    pub(crate) application: Option<ApplicationId>,
    pub(crate) simulated: bool,
    pub(crate) against: BTreeSet<RefusalCode>,
}

/// Compares record, header, signers and samples.
pub(crate) fn examine(opened: &Opened) -> Findings {
    let mut findings = Findings::default();
    let Ok(record) = EnrollmentRecord::from_json(&opened.content.record) else {
        findings.against.insert(RefusalCode::RecordUnreadable);
        return findings;
    };
    findings.application = Some(record.application);
    // One simulated sample is enough, whatever the summary flag says.
    findings.simulated = record.simulated || record.samples.iter().any(is_simulated);
    let header = &opened.header;
    if record.package != header.package_id || record.revision != header.revision || record.signed_at_station != header.station {
        findings.against.insert(RefusalCode::HeaderRecordMismatch);
    }
    if opened.clerk.officer().ok().as_ref() != Some(&record.signed_by) {
        findings.against.insert(RefusalCode::ClerkMismatch);
    }
    if !samples_agree(&record, opened) {
        findings.against.insert(RefusalCode::SamplesMismatch);
    }
    if !prints_are_readable(&record, opened) {
        findings.against.insert(RefusalCode::PrintsUnreadable);
    }
    if !plan_is_fulfilled(&record) {
        findings.against.insert(RefusalCode::PlanUnfulfilled);
    }
    findings
}

fn is_simulated(sample: &Sample) -> bool {
    sample.capture.simulated || sample.further.iter().any(|further| further.simulated)
}

/// Every picture that the record names lies in the package with its digest, length and media type, and nothing else does.
fn samples_agree(record: &EnrollmentRecord, opened: &Opened) -> bool {
    let own = record.samples.iter().map(|sample| (sample.digest, sample.length, sample.media_type.as_str()));
    let further = record.samples.iter().flat_map(|sample| &sample.further).map(|one| (one.digest, one.length, one.media_type.as_str()));
    let named: Vec<_> = own.chain(further).collect();
    let count = named.len();
    let named: BTreeSet<_> = named.into_iter().collect();
    let parts = opened.content.samples.iter();
    let held: BTreeSet<_> =
        parts.map(|part| (enrollment::Digest::of(&part.bytes), part.bytes.len() as u64, part.media_type.as_str())).collect();
    named == held && count == opened.content.samples.len()
}

/// The plan is the one the law gives for this reason and this birth, as of the day the application was opened or the day it was
/// signed (a child may have turned six in between), and the record fulfills it: a portrait, every finger and both irises that
/// are not excepted, the irises unless they are noted as not captured. The record's own plan and its gaps are claims, and a claim cannot shorten the law.
fn plan_is_fulfilled(record: &EnrollmentRecord) -> bool {
    let birth = Date::parse_paper(record.facts.text(FieldId::Dob)).map(BirthDate::Full);
    let lawful = [record.opened_at, record.signed_at]
        .into_iter()
        .any(|at| record.plan == CapturePlan::derive(record.reason, birth, at.vietnam_date()).and_rolled(record.plan.rolled).and_evidence(record.plan.evidence));
    // Missing fingers are declared one by one, and without a portrait there is no card: only irises and rolled prints can be left out as a whole.
    let gaps_allowed = record.gaps.iter().all(|gap| gap.reason.excuses(gap.modality));
    lawful && gaps_allowed && record.plan.samples().into_iter().all(|kind| is_there(record, kind))
}

fn is_there(record: &EnrollmentRecord, kind: SampleKind) -> bool {
    let sample = record.samples.iter().find(|sample| sample.kind == kind);
    match kind {
        SampleKind::Slap(slap) => fingers_are_there(record, slap.fingers(), sample),
        SampleKind::Rolled(_) if sample.is_none() && record.gaps.iter().any(|gap| gap.modality == Modality::RolledFingerprints) => true,
        SampleKind::Rolled(finger) => fingers_are_there(record, &[finger], sample),
        // Taken or excepted, never both; or left out as a whole.
        SampleKind::Iris(eye) => match (sample, record.eye_exceptions.iter().any(|exception| exception.eye == eye)) {
            (Some(_), excepted) => !excepted,
            (None, true) => true,
            (None, false) => record.gaps.iter().any(|gap| gap.modality == Modality::Iris),
        },
        // It shows why fingers are not there.
        SampleKind::Evidence => sample.is_some() || record.exceptions.is_empty(),
        SampleKind::Portrait => sample.is_some_and(|sample| portrait_is_answered_for(record, sample)),
        SampleKind::Signature => sample.is_some(),
    }
}

/// A portrait below the threshold has a reason, and nobody consented to their own picture; what was excused follows from exceptions that
/// were declared.
fn portrait_is_answered_for(record: &EnrollmentRecord, sample: &Sample) -> bool {
    let Some(found) = &sample.capture.portrait else { return true };
    let declared = |check: &String| record.portrait_exceptions.iter().any(|kind| kind.excuses().contains(&check.as_str()));
    let consented = found.consent.as_ref().is_some_and(|consent| consent.by.as_ref() != Some(&sample.capture.by));
    let at_home = !found.at_home || record.portrait_exceptions.contains(&PortraitExceptionKind::AtHome);
    found.excused.iter().all(declared) && at_home && (!found.is_below() || consented)
}

/// Each of these fingers is found in the picture once or excepted, and an amputated one is not found at all.
fn fingers_are_there(record: &EnrollmentRecord, fingers: &[FingerPosition], sample: Option<&Sample>) -> bool {
    let found = |finger: FingerPosition| {
        sample.map_or(0, |sample| sample.capture.fingers.iter().filter(|one| one.position == finger).count())
    };
    let exception = |finger: FingerPosition| record.exceptions.iter().find(|exception| exception.finger == finger);
    let foreign = sample.is_some_and(|sample| sample.capture.fingers.iter().any(|one| !fingers.contains(&one.position)));
    !foreign
        && fingers.iter().all(|finger| match (exception(*finger), found(*finger)) {
            (Some(exception), count) => count == 0 || (count == 1 && exception.kind != ExceptionKind::Amputated),
            (None, count) => count == 1,
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use enrollment::{Slap, Timestamp};
    use serde_json::{Value, json};

    fn finger(position: u8) -> Value {
        json!({ "position": position, "x": 0, "y": 0, "width": 9, "height": 9, "rotation_deg": 0.0, "score": 50 })
    }

    fn sample(kind: &str, fingers: &[u8]) -> Value {
        json!({
            "id": "7f0a5d52-5a3c-4c55-9a7a-0123456789ab", "kind": kind, "digest": enrollment::Digest::of(kind), "length": 1,
            "media_type": "image/x-wsq",
            "capture": { "device": "d", "simulated": false, "by": "clerk-1", "at": Timestamp::default(), "tries": 1,
                         "fingers": fingers.iter().map(|position| finger(*position)).collect::<Vec<_>>() }
        })
    }

    fn exception(position: u8, kind: &str) -> Value {
        json!({ "finger": position, "kind": kind, "lasting": "for_good", "text": null })
    }

    /// A whole exchange of somebody without a left little finger.
    fn record() -> Value {
        json!({
            "version": 1, "application": "0b0e7f0c-98f5-4a3d-8a53-6f2f3a3d9f10", "package": "00".repeat(16), "revision": 1,
            "follows": null, "ticket": "A127", "opened_at_station": "TEST-01", "opened_at": Timestamp::default(), "kind": "exchange", "reason": "cccd_to_cc",
            "basis": { "basis": "unverified", "at": Timestamp::default() }, "record_unverified": true, "facts": {},
            "plan": CapturePlan { portrait: true, slaps: Slap::ALL.to_vec(), rolled: false, evidence: false, iris: true, because: enrollment::PlanRule::Full },
            "samples": [sample("portrait", &[]), sample("slap_13", &[2, 3, 4, 5]), sample("slap_14", &[7, 8, 9]), sample("slap_15", &[1, 6])],
            "exceptions": [exception(10, "amputated")],
            "gaps": [{ "modality": "iris", "reason": "no_device", "by": "clerk-1", "at": Timestamp::default() }],
            "simulated": false,
            "attestation": {
                "by": { "who": "applicant" },
                "means": { "means": "neither", "reason": "injury", "read_by": { "officer": "clerk-1" }, "witness": { "name": "TRẦN THỊ MẪU" } },
                "at": Timestamp::default(), "language": "vi", "summary_digest": enrollment::Digest::of("summary")
            },
            "hands": { "looked_up": "clerk-1", "typed": [], "captured": [], "confirmed_person": [], "read_aloud": ["clerk-1"] },
            "signed_by": "clerk-1", "signed_at_station": "TEST-01", "signed_at": Timestamp::default()
        })
    }

    fn fulfilled(record: &Value) -> bool {
        plan_is_fulfilled(&serde_json::from_value(record.clone()).expect("a record"))
    }

    #[test]
    fn fingers_are_checked_one_by_one_against_the_exceptions() {
        assert!(fulfilled(&record()));
        type Change = fn(&mut Value);
        let table: [(&str, Change); 6] = [
            ("a finger neither found nor excepted", |record| record["samples"][1] = sample("slap_13", &[2, 3, 4])),
            ("an amputated finger found", |record| record["samples"][2] = sample("slap_14", &[7, 8, 9, 10])),
            ("a finger twice", |record| record["samples"][1] = sample("slap_13", &[2, 2, 3, 4, 5])),
            ("a finger of the other hand", |record| record["samples"][1] = sample("slap_13", &[2, 3, 4, 5, 7])),
            ("fingers left out as a whole", |record| record["gaps"][0]["modality"] = json!("fingerprints")),
            ("a plan without thumbs", |record| record["plan"]["slaps"] = json!([Slap::RightFour, Slap::LeftFour])),
        ];
        for (what, change) in table {
            let mut record = record();
            change(&mut record);
            assert!(!fulfilled(&record), "{what}");
        }
        let mut worn = record();
        worn["exceptions"] = json!([exception(10, "amputated"), exception(2, "worn")]);
        assert!(fulfilled(&worn), "a worn finger may be found all the same");
    }

    #[test]
    fn where_the_plan_asks_for_face_and_hands_they_are_there_with_any_exception() {
        let mut record = record();
        record["plan"]["evidence"] = json!(true);
        assert!(!fulfilled(&record), "a finger is excepted");
        record["samples"].as_array_mut().expect("a list").push(sample("evidence", &[]));
        assert!(fulfilled(&record));
    }

    #[test]
    fn where_the_plan_rolls_fingers_each_is_there_or_excepted() {
        let rolled = |codes: &[u8]| {
            let mut record = record();
            record["plan"]["rolled"] = json!(true);
            let samples = record["samples"].as_array_mut().expect("a list");
            samples.extend(codes.iter().map(|code| sample(&format!("rolled_{code}"), &[*code])));
            record
        };
        assert!(fulfilled(&rolled(&[1, 2, 3, 4, 5, 6, 7, 8, 9])), "all but the amputated one");
        assert!(!fulfilled(&rolled(&[1, 2, 3, 4, 5, 6, 7, 8])), "one is missing");
        assert!(!fulfilled(&rolled(&[1, 2, 3, 4, 5, 6, 7, 8, 9, 10])), "an amputated finger rolled");
        let mut other = rolled(&[1, 2, 3, 4, 5, 6, 7, 8, 9]);
        other["samples"][5] = sample("rolled_2", &[3]);
        assert!(!fulfilled(&other), "another finger in its place");
        // Nothing rolls at that post: said, and not of somebody who only would not.
        let mut none = rolled(&[]);
        let gap = |reason: &str| json!({ "modality": "rolled_fingerprints", "reason": reason, "by": "clerk-1", "at": Timestamp::default() });
        none["gaps"].as_array_mut().expect("a list").push(gap("device_failed"));
        assert!(fulfilled(&none));
        none["gaps"][1] = gap("unable");
        assert!(!fulfilled(&none));
    }

    #[test]
    fn eyes_are_taken_excepted_or_left_out_as_a_whole() {
        let left_out = |record: &mut Value| record["gaps"] = json!([]);
        let excepted = |eye: &str| json!({ "eye": eye, "kind": "missing", "lasting": "for_good" });
        let with = |eyes: &[&str], exceptions: &[&str]| {
            let mut record = record();
            left_out(&mut record);
            let samples = record["samples"].as_array_mut().expect("a list");
            samples.extend(eyes.iter().map(|eye| sample(eye, &[])));
            record["eye_exceptions"] = json!(exceptions.iter().map(|eye| excepted(eye)).collect::<Vec<_>>());
            fulfilled(&record)
        };
        assert!(with(&["iris_right", "iris_left"], &[]));
        assert!(with(&["iris_right"], &["left"]));
        assert!(with(&[], &["right", "left"]));
        assert!(!with(&["iris_right"], &[]), "an eye neither taken nor excepted");
        assert!(!with(&["iris_right", "iris_left"], &["left"]), "an eye both taken and excepted");
        assert!(!with(&[], &[]), "nothing said");
    }

    #[test]
    fn a_portrait_below_the_threshold_needs_somebody_elses_consent() {
        let with = |found: Value, exceptions: &[&str]| {
            let mut record = record();
            record["samples"][0]["capture"]["portrait"] = found;
            record["portrait_exceptions"] = json!(exceptions);
            fulfilled(&record)
        };
        let consent = |by: Value| json!({ "score": 60, "failing": ["roll"], "consent": { "reason": "cannot_do_better", "by": by } });
        assert!(with(json!({ "score": 90 }), &[]));
        assert!(!with(json!({ "score": 60, "failing": ["roll"] }), &[]), "nobody answers for it");
        assert!(!with(json!({ "score": 60, "seen_wrong": ["glasses"] }), &[]), "nobody answers for what was seen");
        assert!(with(consent(json!("clerk-2")), &[]));
        assert!(with(consent(Value::Null), &[]), "left to the supervisor, who approved it");
        assert!(!with(consent(json!("clerk-1")), &[]), "consent to one's own picture");
        assert!(with(json!({ "score": 80, "excused": ["roll"] }), &["head_cannot_be_upright"]));
        assert!(!with(json!({ "score": 80, "excused": ["roll"] }), &["tremor"]), "excused by nothing that was declared");
        assert!(with(json!({ "score": 80, "at_home": true }), &["at_home"]));
        assert!(!with(json!({ "score": 80, "at_home": true }), &["tremor"]), "judged by a table that nobody declared");
    }
}
