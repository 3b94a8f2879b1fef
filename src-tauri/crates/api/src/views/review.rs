//! The supervisor's screens.

use serde::Serialize;
use ts_rs::TS;

use super::{ApplicationView, LineView, ReturnReasonView};

view!(
    /// The supervisor's list, riskiest first.
    ReviewListView {
        /// The lines.
        lines: Vec<ReviewLineView>,
        /// Counts per risk (`risk-<code>`).
        risks: Vec<CountView>,
        /// The batch just approved: manifest id and count.
        approved: Option<BatchView>,
        /// The numbered reasons for return and rejection.
        reasons: Vec<ReasonChoiceView>,
    }
);
view!(
    /// One application to review.
    ReviewLineView {
        /// As in any list.
        line: LineView,
        /// Risks, most serious first.
        risks: Vec<String>,
        /// This supervisor has opened it.
        opened: bool,
        /// This officer may decide on it (never the one who signed).
        may_decide: bool,
        /// Who signed it.
        signed_by: String,
        /// Portrait on record, for the contact sheet.
        old_portrait: Option<String>,
    }
);
view!(
    /// A count with a code.
    CountView {
        /// Code.
        code: String,
        /// How many.
        count: u32,
    }
);
view!(
    /// A batch just approved.
    BatchView {
        /// Manifest id.
        batch: String,
        /// How many packages.
        count: u32,
    }
);
view!(
    /// One numbered reason.
    ReasonChoiceView {
        /// Reason id (`return-reason-<id>`).
        reason: String,
        /// Whether it usually means the person must come back.
        must_come_back: bool,
    }
);
view!(
    /// Side-by-side review of one application.
    ReviewView {
        /// The application.
        application: ApplicationView,
        /// Each line: record against application.
        compare: Vec<CompareView>,
        /// Risks.
        risks: Vec<String>,
        /// Only on a resubmission: what changed since the last revision. Field ids, samples, `finger_<position>` for an exception, and
        /// `gap_<modality>`.
        changed: Vec<String>,
        /// Only on a resubmission: why it was returned.
        returned_for: Vec<ReturnReasonView>,
        /// This officer may decide.
        may_decide: bool,
        /// Minutes per step and tries, as measured.
        tries: Vec<CountView>,
    }
);
view!(
    /// One compared line.
    CompareView {
        /// Field id.
        field: String,
        /// As in the population record.
        record: String,
        /// As in the application.
        application: String,
        /// They differ.
        differs: bool,
    }
);
