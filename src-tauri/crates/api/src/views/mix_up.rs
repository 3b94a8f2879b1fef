//! Prints that look like others.

use serde::Serialize;
use ts_rs::TS;

use super::PictureView;

view!(
    /// Prints of a kept slap that look like others.
    MixUpView {
        /// ANSI/NIST code of the slap, or of the finger that was rolled.
        slap: u8,
        /// The application whose prints they look like.
        other: Option<MixedWithView>,
        /// The officer whose prints they look like; with no other application either, they are other fingers of this person.
        officer: Option<MixedOfficerView>,
        /// Several fingers clearly: said at once. Else it waits for the end of the step.
        certain: bool,
        /// The hands are exchanged.
        exchanged: bool,
        /// The fingers of this application, most alike first.
        fingers: Vec<u8>,
        /// For each of them the finger it looks like.
        likes: Vec<u8>,
        /// The print of the first of them, and the one it looks like, where their pictures are still here; of an officer there is none.
        prints: Vec<PictureView>,
        /// What was said to it (`mix-up-answer-<code>`).
        answer: Option<String>,
        /// By whom.
        answered_by: String,
        /// What may be said to it.
        answers: Vec<String>,
    }
);
view!(
    /// Whose prints they look like.
    MixedWithView {
        /// The application.
        application: String,
        /// Its ticket.
        ticket: String,
        /// The person's name.
        name: String,
        /// Its stage; empty where it is not at this station any more.
        stage: String,
        /// The portrait taken for it.
        portrait: Option<String>,
        /// The portrait of the population record.
        old_portrait: Option<String>,
    }
);
view!(
    /// An officer of this station whose prints they look like.
    MixedOfficerView {
        /// Sign-in name, for the request.
        id: String,
        /// Name as written.
        name: String,
    }
);
