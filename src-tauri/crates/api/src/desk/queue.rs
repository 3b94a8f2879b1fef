//! The queue.

use station::{QueueReport, QueueRow, Refusal};
use store::ItemState;

use super::Desk;
use super::lookup::count;
use crate::problem;
use crate::requests::*;
use crate::views::*;

impl Desk<'_> {
    pub(crate) fn read_queue(&self, request: QueueRequest) -> Result<QueueView, Refusal> {
        Ok(queue(self.station.queue(request.state.as_deref(), request.offset)?))
    }

    pub(crate) fn send_now(&self, _: NothingRequest) -> Result<QueueView, Refusal> {
        Ok(queue(self.station.send_now()?))
    }
}

fn queue(report: QueueReport) -> QueueView {
    QueueView {
        center: report.center.code().to_owned(),
        counts: ItemState::ALL
            .into_iter()
            .map(|state| CountView { code: name(state), count: count(report.counts.of(state)) })
            .collect(),
        oldest_min: report.oldest_min,
        last_success: report.counts.last_success.map(|at| at.to_rfc3339()),
        statements_waiting: count(report.counts.statements_waiting),
        statement_problem: report.counts.statement_error.map(problem::of_code),
        total: count(report.total),
        page: report.page,
        rows: report.rows.into_iter().map(row).collect(),
    }
}

/// The window speaks of what the person waits for.
fn name(state: ItemState) -> String {
    match state {
        ItemState::Waiting => "submitted".to_owned(),
        ItemState::Ready => "queued".to_owned(),
        other => other.to_string(),
    }
}

fn row(row: QueueRow) -> QueueRowView {
    let item = row.item;
    let sent = if item.state.is_received() { item.length } else { item.upload.as_ref().map_or(0, |upload| upload.offset) };
    let waiting = item.state.is_open() && item.not_before.unix_ms() > 0;
    QueueRowView {
        package: item.package_id.to_string(),
        ticket: item.ticket.map(|ticket| ticket.to_string()).unwrap_or_default(),
        application: item.application.to_string(),
        state: if item.turned_away && item.state == ItemState::Ready { "turnedAway".to_owned() } else { name(item.state) },
        sequence: item.sequence.number,
        bytes: item.length,
        sent,
        attempts: item.attempts,
        next_attempt: waiting.then(|| item.not_before.to_rfc3339()),
        problem: item.last_error.map(problem::of_code),
        sealed: item.queued_at.to_rfc3339(),
        received: item.received_at.map(|at| at.to_rfc3339()),
        decided: item.decided_at.map(|at| at.to_rfc3339()),
        refusal: row.refusal,
    }
}
