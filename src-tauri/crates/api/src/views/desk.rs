//! The ready screen, and one application in a list.

use serde::Serialize;
use ts_rs::TS;

use super::{CountView, EndingView};

view!(
    /// The ready screen.
    DeskView {
        /// What was kept over a crash or power cut, if the last run did not end in order.
        recovered: Option<RecoveredView>,
        /// Ticket the station would give next.
        next_ticket: String,
        /// Open people, most recent first.
        open: Vec<LineView>,
        /// Returned by the supervisor, to be mended.
        returned: Vec<LineView>,
        /// Rejected, or refused by the center, and something is left to do about it.
        ended: Vec<LineView>,
        /// Done today.
        done_today: u32,
        /// Waiting for approval.
        to_approve: u32,
        /// Waiting to be sent.
        to_send: u32,
        /// Practice only: residents that the simulated devices can present.
        practice_people: Vec<PracticePersonView>,
    }
);
view!(
    /// After a crash: what was kept, to the second.
    RecoveredView {
        /// Time of the last durable change.
        until: String,
        /// Open application that was being worked on.
        application: String,
        /// Its ticket.
        ticket: String,
        /// The step that it opens at.
        step: String,
        /// The field that the caret goes back to.
        field: Option<String>,
    }
);
view!(
    /// Where an officer was last in an application.
    PlaceView {
        /// The step.
        step: String,
        /// Id of the field that had the caret.
        field: Option<String>,
    }
);
view!(
    /// A synthetic resident for practice.
    PracticePersonView {
        /// Personal number.
        number: String,
        /// Name.
        name: String,
        /// Catalog key suffix of what makes the case interesting (`practice-case-<code>`).
        case: String,
        /// Text of this resident's old card's QR code, if they have one.
        qr: Option<String>,
    }
);
view!(
    /// One application in a list.
    LineView {
        /// Its id.
        application: String,
        /// Its ticket.
        ticket: String,
        /// Name of the applicant.
        name: String,
        /// Stage (`draft`, `captured` …).
        stage: String,
        /// Paused, with the numbered reason.
        paused: Option<u8>,
        /// The day on which a paused person comes back.
        appointment: Option<String>,
        /// What it still lacks, by kind (`lacks-<code>`) and how many: empty once it is signed.
        lacks: Vec<CountView>,
        /// Step where work goes on.
        step: String,
        /// Kind of application.
        kind: String,
        /// Who holds it.
        holder: String,
        /// Last change.
        updated: String,
        /// Revision, from 1.
        revision: u32,
        /// Portrait thumbnail, if there is one.
        portrait: Option<String>,
        /// Made with simulated devices.
        simulated: bool,
        /// How it came back or ended.
        ending: Option<EndingView>,
    }
);
