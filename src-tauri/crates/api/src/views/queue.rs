//! What is sent.

use serde::Serialize;
use ts_rs::TS;

use super::{CountView, ErrorView};

view!(
    /// The queue.
    QueueView {
        /// `online`, `offline` or `unknown`.
        center: String,
        /// Counts by state.
        counts: Vec<CountView>,
        /// Age of the oldest unsent in minutes.
        oldest_min: Option<u32>,
        /// Last success.
        last_success: Option<String>,
        /// Approvals and voids the center does not have yet.
        statements_waiting: u32,
        /// Last problem of one of them.
        statement_problem: Option<ErrorView>,
        /// Rows in all (of the chosen state).
        total: u32,
        /// Rows of a page: how far the next page begins.
        page: u32,
        /// This page's rows.
        rows: Vec<QueueRowView>,
    }
);
view!(
    /// One sealed file on its road.
    QueueRowView {
        /// Package id.
        package: String,
        /// Ticket.
        ticket: String,
        /// Application id.
        application: String,
        /// `submitted`, `queued`, `uploading`, `turnedAway` (the center refused the file at the door), `received`, `accepted`, `refused`,
        /// `voided`.
        state: String,
        /// Sequence number.
        sequence: u64,
        /// Bytes in all.
        bytes: u64,
        /// Bytes the center has.
        sent: u64,
        /// Attempts so far.
        attempts: u32,
        /// Next attempt, if waiting.
        next_attempt: Option<String>,
        /// Last problem.
        problem: Option<ErrorView>,
        /// Sealed at.
        sealed: String,
        /// Receipt verified at.
        received: Option<String>,
        /// Verdict verified at.
        decided: Option<String>,
        /// Reasons of a refusal.
        refusal: Vec<String>,
    }
);
