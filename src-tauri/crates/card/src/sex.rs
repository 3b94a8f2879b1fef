//! Sex as cards write it.

/// Sex as cards write it: `Nam`, `Nữ` in the QR text, `M`, `F` in the machine-readable zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CardSex {
    /// Nam, M.
    Male,
    /// Nữ, F.
    Female,
}

impl CardSex {
    /// Reads `Nam` or `Nữ`. A scanner that types like a keyboard often breaks the accent: any word of two letters that begins
    /// with N and is not `Nam` is taken as `Nữ`.
    pub(crate) fn of_word(word: &str) -> Option<CardSex> {
        let word = word.trim();
        if word.eq_ignore_ascii_case("nam") {
            return Some(CardSex::Male);
        }
        let mut letters = word.chars();
        let begins = letters.next().is_some_and(|first| first.eq_ignore_ascii_case(&'n'));
        let rest = letters.count();
        (begins && (1..=3).contains(&rest)).then_some(CardSex::Female)
    }

    /// The letter in the machine-readable zone.
    pub const fn letter(self) -> char {
        match self {
            CardSex::Male => 'M',
            CardSex::Female => 'F',
        }
    }
}
