//! Kind of application and the reason the law gives for it.

use crate::text_form::{Unreadable, serde_as_text};
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// Kind of application.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Cấp lần đầu.
    FirstIssue,
    /// Cấp đổi.
    Exchange,
    /// Cấp lại.
    Reissue,
}

impl Kind {
    /// The stable code, `first_issue`.
    pub const fn code(self) -> &'static str {
        match self {
            Kind::FirstIssue => "first_issue",
            Kind::Exchange => "exchange",
            Kind::Reissue => "reissue",
        }
    }
}

/// Reason of an application (Law on Identification 2023, articles 19, 23, 24; decree 70/2024 article 21).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reason {
    /// First card.
    First,
    /// Reached 14, 25, 40 or 60.
    Age,
    /// Name or birth date changed or corrected.
    NameDob,
    /// Appearance changed; portrait or prints to be added; sex redefined.
    Appearance,
    /// The card was printed with a mistake.
    Error,
    /// Administrative boundaries changed.
    AdminUnit,
    /// A new personal number was given.
    NewPin,
    /// The holder asks for it.
    OnRequest,
    /// An older kind of card is exchanged for this one.
    CccdToCc,
    /// Lost.
    Lost,
    /// Damaged beyond use.
    Damaged,
    /// Vietnamese nationality regained.
    RegainNationality,
}

impl Reason {
    /// All reasons in the order of the list.
    pub const ALL: [Reason; 12] = [
        Reason::First,
        Reason::Age,
        Reason::NameDob,
        Reason::Appearance,
        Reason::Error,
        Reason::AdminUnit,
        Reason::NewPin,
        Reason::OnRequest,
        Reason::CccdToCc,
        Reason::Lost,
        Reason::Damaged,
        Reason::RegainNationality,
    ];

    /// The id in the list of reasons, `regain_nationality`.
    pub const fn id(self) -> &'static str {
        match self {
            Reason::First => "first",
            Reason::Age => "age",
            Reason::NameDob => "name_dob",
            Reason::Appearance => "appearance",
            Reason::Error => "error",
            Reason::AdminUnit => "admin_unit",
            Reason::NewPin => "new_pin",
            Reason::OnRequest => "on_request",
            Reason::CccdToCc => "cccd_to_cc",
            Reason::Lost => "lost",
            Reason::Damaged => "damaged",
            Reason::RegainNationality => "regain_nationality",
        }
    }

    /// The kind of application this reason makes.
    pub const fn kind(self) -> Kind {
        match self {
            Reason::First => Kind::FirstIssue,
            Reason::Lost | Reason::Damaged | Reason::RegainNationality => Kind::Reissue,
            _ => Kind::Exchange,
        }
    }

    /// Whether the last portrait, prints and irises are used again and none are captured (article 24.2a).
    pub const fn reuses_biometrics(self) -> bool {
        matches!(self, Reason::Lost | Reason::Damaged)
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id())
    }
}

impl FromStr for Reason {
    type Err = Unreadable;
    fn from_str(text: &str) -> Result<Self, Unreadable> {
        Reason::ALL.into_iter().find(|reason| reason.id() == text).ok_or(Unreadable("reason"))
    }
}

serde_as_text!(Reason);
