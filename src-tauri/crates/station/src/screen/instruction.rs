//! What the person at the window is to do: the next thing; and, after a try that was not good, what to do otherwise this time.

use std::cmp::Reverse;

use enrollment::{Application, FingerPosition, Missing, Placement, SampleKind, Timestamp};

use crate::case::Case;
use crate::note::{FingerNote, Found};

/// The instruction when there is nothing to do.
const WAIT: &str = "wait";

/// What a hand is to do otherwise than the last time: one thing, the one that most of its weak prints ask for (C6).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Manner {
    /// The ridges are pale or broken.
    PressMore,
    /// They run together.
    PressLess,
    /// Only the tips touch, or a finger does not.
    LayFlat,
    /// It moved.
    HoldStill,
    /// It comes from the wrong side.
    TurnRound,
    /// Fingers touch each other, or lie scattered.
    Spread,
}

impl Manner {
    /// All of them.
    pub const ALL: [Self; 6] = [Self::PressMore, Self::PressLess, Self::LayFlat, Self::HoldStill, Self::TurnRound, Self::Spread];

    /// The stable code; the catalogs have its words as `applicant-manner-<code>`.
    pub fn code(self) -> &'static str {
        match self {
            Self::PressMore => "pressMore",
            Self::PressLess => "pressLess",
            Self::LayFlat => "layFlat",
            Self::HoldStill => "holdStill",
            Self::TurnRound => "turnRound",
            Self::Spread => "spread",
        }
    }

    /// By what is wrong with a print, or with a slap; `None` for what is not in the person's hands.
    fn against(code: &str) -> Option<Self> {
        match code {
            "fingerTooDry" | "fingerLowContrast" | "fingerFaint" => Some(Self::PressMore),
            "fingerTooWet" => Some(Self::PressLess),
            "fingerTooLittleArea" | "slapTooFewFingers" => Some(Self::LayFlat),
            "fingerBlurred" => Some(Self::HoldStill),
            "slapFingersTouch" | "slapFingersScattered" => Some(Self::Spread),
            "slapTurnedRound" => Some(Self::TurnRound),
            _ => None,
        }
    }

    /// After the last try of what this instruction asks for.
    pub(super) fn after_last_try(case: &Case, instruction: &str) -> Option<Self> {
        let (kind, only) = asked(instruction)?;
        let last = case.note.tries.iter().rfind(|one| one.kind == kind && !one.set_aside)?;
        let Found::Slap { fingers, why, .. } = &last.found else { return None };
        let weak = |finger: &&FingerNote| !finger.good && only.is_none_or(|only| finger.found.position == only);
        let wanted: Vec<Self> = fingers.iter().filter(weak).filter_map(|finger| finger.reasons.iter().find_map(|code| Self::against(code))).collect();
        let most = Self::ALL.into_iter().min_by_key(|manner| Reverse(wanted.iter().filter(|one| *one == manner).count()));
        most.filter(|manner| wanted.contains(manner)).or_else(|| Self::against(why.as_deref()?))
    }
}

/// The sample an instruction is about, and the finger, if it asks for one of several.
fn asked(instruction: &str) -> Option<(SampleKind, Option<FingerPosition>)> {
    if let Some(code) = instruction.strip_prefix("slap") {
        return match Placement::from_code(code.parse().ok()?)? {
            Placement::Slap(slap) => Some((SampleKind::Slap(slap), None)),
            // Who rolls a finger is the officer.
            Placement::Rolled(_) => None,
        };
    }
    let finger = FingerPosition::from_code(instruction.strip_prefix("finger")?.parse().ok()?)?;
    Some((SampleKind::Slap(finger.slap()), Some(finger)))
}

/// What comes next for this person.
pub(super) fn next(case: &Case, now: Timestamp) -> String {
    let Application::Draft(draft) = &case.application else { return WAIT.to_owned() };
    let missing = draft.missing(now.vietnam_date());
    let next = missing.iter().find_map(|one| match one {
        Missing::Sample(SampleKind::Portrait) => Some("portrait".to_owned()),
        Missing::Sample(kind) if kind.placement().is_some() => kind.placement().map(|placement| format!("slap{}", placement.code())),
        Missing::Sample(SampleKind::Evidence) => Some("evidence".to_owned()),
        Missing::Finger(finger) => Some(format!("slap{}", finger.slap().code())),
        Missing::Sample(SampleKind::Iris(_)) => Some("iris".to_owned()),
        _ => None,
    });
    next.unwrap_or_else(|| WAIT.to_owned())
}

#[cfg(test)]
mod tests {
    use fingerprint::{Outcome, Reason, Why};

    use super::{Manner, asked};

    #[test]
    fn each_manner_answers_something_that_is_really_found() {
        let reasons = [Reason::TooDry, Reason::TooWet, Reason::TooLittleArea, Reason::Blurred, Reason::LowContrast];
        let hands = [Why::Touching, Why::Scattered, Why::TurnedRound].map(Outcome::CannotTell);
        let codes = reasons.iter().map(|reason| reason.code()).chain(hands.iter().filter_map(Outcome::code)).chain(Outcome::TooFew { found: 3 }.code());
        let told: Vec<Manner> = codes.map(|code| Manner::against(code).unwrap_or_else(|| panic!("{code} tells nobody anything"))).collect();
        let missing: Vec<Manner> = Manner::ALL.into_iter().filter(|manner| !told.contains(manner)).collect();
        assert_eq!(missing, []);
    }

    #[test]
    fn a_finger_that_an_officer_rolls_is_nothing_the_person_does() {
        assert_eq!(asked("slap2"), None);
        assert!(asked("slap13").is_some() && asked("finger2").is_some());
        assert_eq!(asked("portrait"), None);
    }
}
