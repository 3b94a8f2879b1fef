//! Which kind and reason the desk proposes, and by which rule. The clerk may choose another.

use crate::{Date, Expiry, Kind, PopulationRecord, Reason, expiry};
use serde::{Deserialize, Serialize};

/// A proposed kind and reason.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proposal {
    /// Kind.
    pub kind: Kind,
    /// Reason.
    pub reason: Reason,
    /// The rule that proposed it.
    pub because: ProposalRule,
}

/// The rule behind a proposal; its sentence is `proposal-<code>` in the catalogs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ProposalRule {
    /// No card is on record.
    NoCard,
    /// The card has expired: the age of exchange is reached.
    Expired,
    /// The card is an older kind than the *thẻ căn cước* of July 2024.
    OlderKind,
    /// The card is valid; an exchange is possible on request.
    StillValid,
}

impl ProposalRule {
    /// The stable code, `no_card`.
    pub const fn code(self) -> &'static str {
        match self {
            ProposalRule::NoCard => "no_card",
            ProposalRule::Expired => "expired",
            ProposalRule::OlderKind => "older_kind",
            ProposalRule::StillValid => "still_valid",
        }
    }
}

/// Proposes kind and reason from the population record.
pub fn propose(record: &PopulationRecord, today: Date) -> Proposal {
    let (reason, because) = match record.has_card {
        None => (Reason::First, ProposalRule::NoCard),
        Some(card) => {
            let printed = card.expires;
            let by_rule = || match record.birth.full().and_then(|birth| expiry(birth, card.issued)) {
                Some(Expiry::On(day)) => Some(day),
                _ => None,
            };
            // Without a printed date the law's own counts; a card without any end has neither.
            let ends = printed.or_else(by_rule);
            if ends.is_some_and(|day| day <= today) {
                (Reason::Age, ProposalRule::Expired)
            } else if Date::new(2024, 7, 1).is_some_and(|first_day| card.issued < first_day) {
                (Reason::CccdToCc, ProposalRule::OlderKind)
            } else {
                (Reason::OnRequest, ProposalRule::StillValid)
            }
        }
    };
    Proposal { kind: reason.kind(), reason, because }
}
