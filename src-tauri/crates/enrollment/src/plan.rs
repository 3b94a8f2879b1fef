//! The capture plan: which samples this application needs, from reason and age.

use crate::{BirthDate, Date, Eye, FingerPosition, Placement, Reason, SampleKind, Slap};
use serde::{Deserialize, Serialize};

/// From this age on portrait, prints and irises are taken (Law on Identification 2023, article 23).
pub const BIOMETRICS_FROM_AGE: u16 = 6;

/// Below this age a representative files and signs.
pub const SIGNS_FROM_AGE: u16 = 14;

/// What is captured. It may be empty.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CapturePlan {
    /// Whether a portrait is taken.
    pub portrait: bool,
    /// The slaps taken, in this order.
    pub slaps: Vec<Slap>,
    /// Whether all fingers are rolled too, after the slaps; the post decides that, not the law.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub rolled: bool,
    /// Whether face and both hands are photographed where fingers are excepted. Left out where it is not.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub evidence: bool,
    /// Whether both irises are taken.
    pub iris: bool,
    /// The rule that gave this plan.
    pub because: PlanRule,
}

/// Which rule gave a plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PlanRule {
    /// Under six years: no biometrics.
    UnderSix,
    /// Lost or damaged: the last biometrics are used again.
    ReusesLast,
    /// Everything is captured.
    Full,
}

impl CapturePlan {
    /// The plan for a reason and an age. Without a birth date (record unverified, nothing typed yet) everything is planned.
    pub fn derive(reason: Reason, birth: impl Into<Option<BirthDate>>, today: Date) -> CapturePlan {
        let age = birth.into().and_then(|birth| birth.age_on(today));
        if age.is_some_and(|age| age < BIOMETRICS_FROM_AGE) {
            CapturePlan::nothing(PlanRule::UnderSix)
        } else if reason.reuses_biometrics() {
            CapturePlan::nothing(PlanRule::ReusesLast)
        } else {
            CapturePlan { portrait: true, slaps: Slap::ALL.to_vec(), rolled: false, evidence: false, iris: true, because: PlanRule::Full }
        }
    }

    /// The same plan with rolled fingers, if the post takes them and the plan asks for fingers.
    pub fn and_rolled(self, asked: bool) -> CapturePlan {
        CapturePlan { rolled: asked && !self.slaps.is_empty(), ..self }
    }

    /// The same plan with the picture of face and hands, if the post takes it and the plan asks for fingers.
    pub fn and_evidence(self, asked: bool) -> CapturePlan {
        CapturePlan { evidence: asked && !self.slaps.is_empty(), ..self }
    }

    fn nothing(because: PlanRule) -> CapturePlan {
        CapturePlan { portrait: false, slaps: Vec::new(), rolled: false, evidence: false, iris: false, because }
    }

    /// Whether nothing is captured.
    pub fn is_empty(&self) -> bool {
        !self.portrait && self.slaps.is_empty() && !self.iris
    }

    /// The samples planned, in the order of capture.
    pub fn samples(&self) -> Vec<SampleKind> {
        let mut kinds = Vec::new();
        if self.portrait {
            kinds.push(SampleKind::Portrait);
        }
        kinds.extend(self.placements().map(SampleKind::from));
        kinds.extend(self.evidence.then_some(SampleKind::Evidence));
        if self.iris {
            kinds.extend(Eye::ALL.map(SampleKind::Iris));
        }
        kinds
    }

    /// What is captured of the fingers, in this order: the slaps, then each finger rolled from the right thumb on (circular 60/2021 article
    /// 5.3).
    pub fn placements(&self) -> impl Iterator<Item = Placement> {
        let rolled: &[FingerPosition] = if self.rolled { &FingerPosition::ALL } else { &[] };
        self.slaps.clone().into_iter().map(Placement::Slap).chain(rolled.iter().copied().map(Placement::Rolled))
    }

    /// Whether a sample of this kind is planned.
    pub fn asks_for(&self, kind: SampleKind) -> bool {
        self.samples().contains(&kind)
    }
}
