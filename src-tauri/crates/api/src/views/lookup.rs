//! Who was found: the record, the card beside it, what is proposed.

use serde::Serialize;
use ts_rs::TS;

use super::{IssueView, LineView, Params};

view!(
    /// What the population record answers.
    FindPersonView {
        /// `found`, `several`, `none`, `unreadable`.
        outcome: String,
        /// Problem with the request, if `unreadable`.
        issue: Option<IssueView>,
        /// The people found.
        people: Vec<PersonView>,
        /// Where the answer comes from: `extract` with its last day, or `none`.
        source: String,
        /// Last day of the extract.
        extract_until: Option<String>,
        /// What the card's QR text said, if that was scanned.
        qr: Option<QrView>,
    }
);
view!(
    /// One person of the population record, with what the desk should know before it starts.
    PersonView {
        /// Personal number.
        number: String,
        /// Name as in the record.
        name: String,
        /// Birth date, or year alone.
        birth: String,
        /// `male` or `female`.
        sex: String,
        /// Residence in one line.
        residence: String,
        /// Portrait on record.
        portrait: Option<String>,
        /// Card on record: issued and expires.
        card: Option<CardOnRecordView>,
        /// Warnings and blocks: open application here, valid card, dead or missing, year-only birth date.
        notes: Vec<NoteView>,
        /// Whether an application can be opened.
        can_open: bool,
        /// Open application at this station.
        open_application: Option<String>,
        /// Proposed reason and the rule that proposes it.
        proposal: ProposalView,
    }
);
view!(
    /// A card known to the record.
    CardOnRecordView {
        /// Day of issue.
        issued: String,
        /// Last day of validity; `None` for no expiry.
        expires: Option<String>,
    }
);
view!(
    /// One remark on a person or an application.
    NoteView {
        /// Catalog key suffix (`note-<code>`).
        code: String,
        /// `information`, `attention` or `stop`.
        tone: String,
        /// Parameters of the sentence.
        params: Params,
    }
);
view!(
    /// Proposed kind and reason.
    ProposalView {
        /// `firstIssue`, `exchange` or `reissue`.
        kind: String,
        /// Reason id.
        reason: String,
        /// Catalog key suffix of the rule (`proposal-<code>`).
        because: String,
    }
);
view!(
    /// The lines of a card's QR text beside those of the record. Unsigned: used to find the person, never as truth.
    QrView {
        /// Each line that card or record has.
        lines: Vec<CardLineView>,
    }
);
view!(
    /// One line of card and record (`card-line-<line>`).
    CardLineView {
        /// `number`, `name`, `birth`, `sex`, `residence`, `issued`, `oldNumber`.
        line: String,
        /// As the card says it: dates as `yyyy-MM-dd` or a year, sex as its code.
        card: Option<String>,
        /// As the record says it.
        record: Option<String>,
        /// `same`, `differs`, `onlyCard`, `onlyRecord` (`agreement-<agreement>`).
        agreement: String,
    }
);
view!(
    /// Answer to the search over everything.
    FindAnythingView {
        /// Applications found.
        applications: Vec<LineView>,
        /// People found in the population record.
        people: Vec<PersonView>,
    }
);
