use enrollment::SummaryItem;

use crate::case::Case;

/// Another picture, for which an applicant may ask once (B2).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PictureWish {
    /// They may.
    May,
    /// They have, and this is still the picture they do not want.
    Asked,
    /// They have, and have got another.
    Used,
}

impl PictureWish {
    /// The stable code.
    pub fn code(self) -> &'static str {
        match self {
            Self::May => "may",
            Self::Asked => "asked",
            Self::Used => "used",
        }
    }

    pub(crate) fn of(case: &Case) -> Self {
        match (case.note.unwanted_portrait, case.note.portrait) {
            (Some(unwanted), Some(portrait)) if unwanted != portrait => Self::Used,
            _ if case.note.lines_wrong.contains(&SummaryItem::Portrait) => Self::Asked,
            // Never asked, or the sheet was shown anew with the same picture: the wish is theirs to say again.
            _ => Self::May,
        }
    }
}
