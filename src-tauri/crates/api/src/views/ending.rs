//! How an application came back or ended, and what answers it.

use serde::Serialize;
use ts_rs::TS;

view!(
    /// How an application came back or ended.
    EndingView {
        /// `returned` and `rejected` by the supervisor, `refused` by the center, `withdrawn` at the desk.
        outcome: String,
        /// The officer's name; empty for the center.
        by: String,
        /// When.
        at: String,
        /// The supervisor's reasons.
        reasons: Vec<ReturnReasonView>,
        /// The center's reasons (`refusal-<code>`).
        refusal: Vec<String>,
        /// What the center says can be done (`remedy-<code>`): `recapture`, `correctFacts`, `correctRecord`, `none`.
        remedy: Option<String>,
        /// Why it was withdrawn (`withdraw-<code>`).
        withdrawn_for: Option<String>,
        /// The new draft that answers a refusal.
        answered_by: Option<ReferenceView>,
        /// When the person was told.
        told: Option<String>,
    }
);
view!(
    /// One reason of the supervisor.
    ReturnReasonView {
        /// Numbered reason.
        reason: String,
        /// Field or sample meant.
        field: Option<String>,
        /// Further words.
        text: String,
        /// Whether the person must come back.
        must_come_back: bool,
        /// The step that mends it.
        step: String,
        /// What it points at has changed since the return.
        mended: bool,
    }
);
view!(
    /// Another application, by name.
    ReferenceView {
        /// Its id.
        application: String,
        /// Its ticket.
        ticket: String,
    }
);
view!(
    /// The refusal that an application answers.
    FollowsView {
        /// The refused application.
        refused: ReferenceView,
        /// The center's reasons (`refusal-<code>`).
        refusal: Vec<String>,
        /// What the center said can be done (`remedy-<code>`).
        remedy: String,
    }
);
