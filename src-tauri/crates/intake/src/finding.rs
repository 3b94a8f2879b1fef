//! What is wrong inside a package whose signatures are in order: found at arrival, weighed at the decision.

use std::collections::BTreeSet;

use enrollment::{ApplicationId, EnrollmentRecord, Modality, SampleKind};
use intake_protocol::RefusalCode;
use package::Opened;

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
    findings.simulated = record.simulated || record.samples.iter().any(|sample| sample.capture.simulated);
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
    if !plan_is_fulfilled(&record) {
        findings.against.insert(RefusalCode::PlanUnfulfilled);
    }
    findings
}

/// Every sample that the record names lies in the package with its digest, length and media type, and nothing else does.
fn samples_agree(record: &EnrollmentRecord, opened: &Opened) -> bool {
    let named: BTreeSet<_> = record.samples.iter().map(|sample| (sample.digest, sample.length, sample.media_type.as_str())).collect();
    let parts = opened.content.samples.iter();
    let held: BTreeSet<_> =
        parts.map(|part| (enrollment::Digest::of(&part.bytes), part.bytes.len() as u64, part.media_type.as_str())).collect();
    named == held && record.samples.len() == opened.content.samples.len()
}

/// Each planned sample is there, or excepted, or its modality is noted as not captured.
fn plan_is_fulfilled(record: &EnrollmentRecord) -> bool {
    let gap = |modality| record.gaps.iter().any(|gap| gap.modality == modality);
    let excepted: BTreeSet<_> = record.exceptions.iter().map(|exception| exception.finger).collect();
    record.plan.samples().into_iter().all(|kind| {
        let there = record.samples.iter().any(|sample| sample.kind == kind);
        there
            || match kind {
                SampleKind::Portrait => gap(Modality::Portrait),
                SampleKind::Slap(slap) => {
                    gap(Modality::Fingerprints) || slap.fingers().iter().all(|finger| excepted.contains(finger))
                }
                SampleKind::Iris(_) => gap(Modality::Iris),
                SampleKind::Signature => true,
            }
    })
}
