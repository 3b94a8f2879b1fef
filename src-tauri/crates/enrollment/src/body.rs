//! The content of an application while it can still change: facts, samples, who did what. Stages up to *Submitted* (and
//! *Returned*) carry it; later ones do not.

use crate::{
    Attestation, BirthDate, CapturePlan, Context, Date, Digest, Eye, EyeException, Facts, FieldEntry, FieldId, FieldIssue, FingerException,
    FingerPosition, Holder, Missing, Modality, ModalityGap, OfficerId, PauseReason, Placement, PortraitExceptionKind, Reason, RecordBasis, Sample, SampleKind,
    SummaryItem, Timestamp, rules,
};
use serde::{Deserialize, Serialize};
use std::{
    collections::{BTreeMap, BTreeSet},
    fmt,
};

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Body {
    pub(crate) salt: Salt,
    pub(crate) basis: RecordBasis,
    pub(crate) reason: Reason,
    pub(crate) plan: CapturePlan,
    /// The post rolls fingers too.
    #[serde(default)]
    pub(crate) rolls: bool,
    /// The post photographs face and hands where fingers are excepted.
    #[serde(default)]
    pub(crate) evidence: bool,
    pub(crate) facts: FactsPart,
    pub(crate) samples: SamplesPart,
    pub(crate) accepted: Vec<Accepted>,
    pub(crate) hands: Hands,
    #[serde(default)]
    pub(crate) pause: Option<Pause>,
    pub(crate) person_check_due: bool,
    #[serde(default)]
    pub(crate) person_doubted: bool,
    #[serde(default)]
    pub(crate) standing: Option<Attestation>,
    #[serde(default)]
    pub(crate) voided: Option<Voided>,
    pub(crate) signers: BTreeSet<OfficerId>,
}

/// Thirty-two random bytes known to this application alone; they go with its content, and then no digest tells anything.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub(crate) struct Salt(pub(crate) Digest);

impl fmt::Debug for Salt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Salt([redacted])")
    }
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct FactsPart {
    pub(crate) holder: Holder,
    pub(crate) entries: Facts,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct SamplesPart {
    pub(crate) holder: Holder,
    pub(crate) taken: BTreeMap<SampleKind, Sample>,
    #[serde(with = "by_finger")]
    pub(crate) exceptions: BTreeMap<FingerPosition, FingerException>,
    #[serde(default)]
    pub(crate) eye_exceptions: BTreeMap<Eye, EyeException>,
    #[serde(default)]
    pub(crate) portrait_exceptions: BTreeSet<PortraitExceptionKind>,
    pub(crate) gaps: BTreeMap<Modality, ModalityGap>,
}

/// Something accepted that can be taken back, with what stood there before.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "accepted")]
pub(crate) enum Accepted {
    Field { field: FieldId, before: Option<FieldEntry> },
    Sample { kind: SampleKind, before: Option<Box<Sample>> },
    Exception { finger: FingerPosition, before: Option<FingerException> },
    EyeException { eye: Eye, before: Option<EyeException> },
    PortraitExceptions { before: BTreeSet<PortraitExceptionKind> },
    Gap { modality: Modality, before: Option<ModalityGap> },
}

/// Who did what; the clerk's signature covers this list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hands {
    /// Who looked the person up.
    pub looked_up: OfficerId,
    /// Who typed facts.
    pub typed: BTreeSet<OfficerId>,
    /// Who captured samples or declared exceptions.
    pub captured: BTreeSet<OfficerId>,
    /// Who confirmed, at the portraits, that it is the same person.
    pub confirmed_person: BTreeSet<OfficerId>,
    /// Officers who read the summary aloud.
    pub read_aloud: BTreeSet<OfficerId>,
}

/// A pause.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pause {
    /// Why.
    pub reason: PauseReason,
    /// Since when.
    pub since: Timestamp,
    /// Who paused.
    pub by: OfficerId,
}

/// An attestation that no longer holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Voided {
    /// When it fell.
    pub at: Timestamp,
    /// What the applicant had seen and what changed then: items, without values.
    pub changed: Vec<SummaryItem>,
}

impl Body {
    pub(crate) fn salted(&self, parts: &[&[u8]]) -> Digest {
        let mut salted: Vec<&[u8]> = vec![self.salt.0.as_bytes()];
        salted.extend_from_slice(parts);
        Digest::of_parts(&salted)
    }

    pub(crate) fn birth(&self) -> Option<BirthDate> {
        Date::parse_paper(self.facts.entries.text(FieldId::Dob)).map(BirthDate::Full)
    }

    pub(crate) fn context(&self, today: Date) -> Context {
        Context { today, reason: self.reason }
    }

    pub(crate) fn plans(&self, modality: Modality) -> bool {
        match modality {
            Modality::Portrait => self.plan.portrait,
            Modality::Fingerprints => !self.plan.slaps.is_empty(),
            Modality::Iris => self.plan.iris,
            Modality::RolledFingerprints => self.plan.rolled,
        }
    }

    /// Fingers that have to be found in a picture of them: those not excepted.
    pub(crate) fn expected_fingers(&self, placement: Placement) -> Vec<FingerPosition> {
        placement.fingers().iter().copied().filter(|finger| !self.samples.exceptions.contains_key(finger)).collect()
    }

    /// Eyes whose iris is neither taken nor excepted.
    pub(crate) fn missing_eyes(&self) -> impl Iterator<Item = Eye> {
        let there = |eye: &Eye| self.samples.taken.contains_key(&SampleKind::Iris(*eye)) || self.samples.eye_exceptions.contains_key(eye);
        Eye::ALL.into_iter().filter(move |eye| !there(eye))
    }

    /// Rolled prints can be left out as a whole, where nothing rolls them.
    fn is_left_out(&self, placement: Placement) -> bool {
        matches!(placement, Placement::Rolled(_)) && self.samples.gaps.contains_key(&Modality::RolledFingerprints)
    }

    pub(crate) fn missing(&self, today: Date) -> Vec<Missing> {
        let mut missing: Vec<Missing> = rules::check_facts(&self.facts.entries, &self.context(today))
            .into_iter()
            .map(|(field, issue)| Missing::Field { field, issue })
            .collect();
        if self.plan.portrait && !self.samples.taken.contains_key(&SampleKind::Portrait) {
            missing.push(Missing::Sample(SampleKind::Portrait));
        }
        for placement in self.plan.placements() {
            let expected = self.expected_fingers(placement);
            let kind = SampleKind::from(placement);
            match self.samples.taken.get(&kind) {
                _ if expected.is_empty() || self.is_left_out(placement) => {}
                None => missing.push(Missing::Sample(kind)),
                Some(sample) => {
                    let found = |finger: &FingerPosition| sample.capture.fingers.iter().any(|f| f.position == *finger);
                    missing.extend(expected.into_iter().filter(|finger| !found(finger)).map(Missing::Finger));
                }
            }
        }
        if self.wants_evidence() && !self.samples.taken.contains_key(&SampleKind::Evidence) {
            missing.push(Missing::Sample(SampleKind::Evidence));
        }
        let open = |sample: &&Sample| sample.capture.mix_ups.iter().any(|found| found.answered.is_none());
        missing.extend(self.planned_samples().filter(open).map(|sample| Missing::MixUp(sample.kind)));
        if self.plan.iris && !self.samples.gaps.contains_key(&Modality::Iris) {
            missing.extend(self.missing_eyes().map(|eye| Missing::Sample(SampleKind::Iris(eye))));
        }
        if self.person_doubted || (self.person_check_due && !self.plan.is_empty()) {
            missing.push(Missing::PersonCheck);
        }
        missing
    }

    /// The samples the plan asks for and that were taken.
    pub(crate) fn planned_samples(&self) -> impl Iterator<Item = &Sample> {
        let wanted = |kind: SampleKind| self.plan.asks_for(kind) && (kind != SampleKind::Evidence || self.wants_evidence());
        self.samples.taken.values().filter(move |sample| wanted(sample.kind))
    }

    /// A picture of face and hands is taken where a finger is excepted.
    fn wants_evidence(&self) -> bool {
        self.plan.evidence && !self.samples.exceptions.is_empty()
    }

    pub(crate) fn field_issue(&self, field: FieldId, text: &str, today: Date) -> Result<String, FieldIssue> {
        rules::check_field(field, text, &self.context(today))
    }
}

/// Exceptions as a list: each names its finger, and JSON has no numbers as keys.
mod by_finger {
    use crate::{FingerException, FingerPosition};
    use serde::{Deserialize, Deserializer, Serializer};
    use std::collections::BTreeMap;

    type Exceptions = BTreeMap<FingerPosition, FingerException>;

    pub(super) fn serialize<S: Serializer>(exceptions: &Exceptions, to: S) -> Result<S::Ok, S::Error> {
        to.collect_seq(exceptions.values())
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Exceptions, D::Error> {
        let list = Vec::<FingerException>::deserialize(from)?;
        Ok(list.into_iter().map(|exception| (exception.finger, exception)).collect())
    }
}
