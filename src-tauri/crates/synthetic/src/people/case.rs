//! What makes a resident's visit to the desk interesting.

/// The case a resident stands for. The first residents of every population show one of each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Case {
    /// Fourteen or older and never had a card.
    FirstCard,
    /// Holds an old CCCD card, due for exchange at 25, 40 or 60.
    DueForExchange,
    /// Holds a CCCD card that is still valid.
    OlderCard,
    /// Holds a current card.
    CurrentCard,
    /// Six to thirteen: comes with a representative.
    Child,
    /// Under six: nothing is captured.
    UnderSix,
    /// Only the birth year is on record.
    BirthYearOnly,
    /// Recorded as deceased.
    Deceased,
    /// Lives elsewhere than registered.
    Moved,
    /// One-word or very long name.
    UnusualName,
    /// Name with letters of the Central Highlands.
    HighlandName,
}

impl Case {
    /// Stable code, `firstCard`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::FirstCard => "firstCard",
            Self::DueForExchange => "dueForExchange",
            Self::OlderCard => "olderCard",
            Self::CurrentCard => "currentCard",
            Self::Child => "child",
            Self::UnderSix => "underSix",
            Self::BirthYearOnly => "birthYearOnly",
            Self::Deceased => "deceased",
            Self::Moved => "moved",
            Self::UnusualName => "unusualName",
            Self::HighlandName => "highlandName",
        }
    }
}
