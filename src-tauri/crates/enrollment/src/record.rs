//! The canonical record that is signed and sealed.

use crate::{
    ApplicationId, Attestation, CapturePlan, ClerkSignature, EyeException, Facts, FingerException, Hands, Header, Kind, Means, ModalityGap, OfficerId,
    PackageId, PortraitExceptionKind, Reason, RecordBasis, Sample, StationId, Ticket, Timestamp, body::Body,
};
use serde::{Deserialize, Serialize};

/// Everything that is said about an enrollment, as the clerk signs it. Its JSON has one form: fields in the order declared here,
/// maps in the order of their keys.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct EnrollmentRecord {
    /// Version of this form: 1.
    pub version: u32,
    /// The application.
    pub application: ApplicationId,
    /// The package this record goes into: binds content and header.
    pub package: PackageId,
    /// The revision.
    pub revision: u32,
    /// The refused application this one answers.
    pub follows: Option<ApplicationId>,
    /// The ticket.
    pub ticket: Ticket,
    /// The station that opened the application.
    pub opened_at_station: StationId,
    /// When it was opened.
    pub opened_at: Timestamp,
    /// Kind of application.
    pub kind: Kind,
    /// Its reason.
    pub reason: Reason,
    /// What the application stands on.
    pub basis: RecordBasis,
    /// Neither registry nor extract knew the person.
    pub record_unverified: bool,
    /// The facts, each with its source.
    pub facts: Facts,
    /// The capture plan.
    pub plan: CapturePlan,
    /// The samples, the signature among them; the pictures lie beside the record, bound by their digests.
    pub samples: Vec<Sample>,
    /// The fingers excepted.
    pub exceptions: Vec<FingerException>,
    /// The eyes excepted; left out where there are none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub eye_exceptions: Vec<EyeException>,
    /// What keeps the face from being as the rules for portraits want it; left out where there is nothing.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub portrait_exceptions: Vec<PortraitExceptionKind>,
    /// The modalities not captured.
    pub gaps: Vec<ModalityGap>,
    /// At least one sample came from a simulator: a production center refuses the package.
    pub simulated: bool,
    /// The applicant's attestation.
    pub attestation: Attestation,
    /// Who looked up, typed, captured, confirmed the person, read aloud.
    pub hands: Hands,
    /// The clerk who signs.
    pub signed_by: OfficerId,
    /// At which station.
    pub signed_at_station: StationId,
    /// When.
    pub signed_at: Timestamp,
}

impl EnrollmentRecord {
    pub(crate) fn of(header: &Header, body: &Body, attestation: &Attestation, signature: &ClerkSignature) -> EnrollmentRecord {
        let mut samples: Vec<Sample> = body.planned_samples().cloned().collect();
        if let Means::Signature { sample } = &attestation.means {
            samples.push(sample.clone());
        }
        let fingers_planned = !body.plan.slaps.is_empty();
        EnrollmentRecord {
            version: 1,
            application: header.id,
            package: signature.package,
            revision: header.revision,
            follows: header.follows,
            ticket: header.ticket,
            opened_at_station: header.station.clone(),
            opened_at: header.opened_at,
            kind: body.reason.kind(),
            reason: body.reason,
            basis: body.basis.clone(),
            record_unverified: body.basis.is_unverified(),
            facts: body.facts.entries.clone(),
            plan: body.plan.clone(),
            simulated: samples.iter().any(|sample| sample.capture.simulated),
            samples,
            exceptions: body.samples.exceptions.values().filter(|_| fingers_planned).cloned().collect(),
            eye_exceptions: body.samples.eye_exceptions.values().filter(|_| body.plan.iris).cloned().collect(),
            portrait_exceptions: body.samples.portrait_exceptions.iter().filter(|_| body.plan.portrait).copied().collect(),
            gaps: body.samples.gaps.values().filter(|gap| body.plans(gap.modality)).cloned().collect(),
            attestation: attestation.clone(),
            hands: body.hands.clone(),
            signed_by: signature.by.clone(),
            signed_at_station: signature.station.clone(),
            signed_at: signature.at,
        }
    }

    /// The canonical JSON: the bytes that are signed.
    pub fn to_json(&self) -> Vec<u8> {
        serde_json::to_vec(self).unwrap_or_default()
    }

    /// Reads a record.
    pub fn from_json(json: &[u8]) -> Result<EnrollmentRecord, serde_json::Error> {
        serde_json::from_slice(json)
    }
}
