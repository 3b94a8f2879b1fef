//! The outbox as the road to the center sees it.

use enrollment::{Digest, PackageId, Timestamp};
use station::{Refusal, Station};
use std::sync::Arc;
use store::{Item, Outbox, StoreError};
use uplink::{
    AwaitingVerdict, CenterState, Decision, OutboxPort, PortError, ReadyPackage, StatementKind, Trouble, Verifier, VerifyError,
    WaitingStatement,
};

/// Connects `store::Outbox` with `uplink::Drain`, and tells the station what moves.
pub(crate) struct OutboxRoad {
    outbox: Arc<Outbox>,
    station: Arc<Station>,
}

impl OutboxRoad {
    pub(crate) fn new(station: Arc<Station>) -> Self {
        Self { outbox: station.outbox(), station }
    }

    /// The window's queue is told whatever came of it.
    fn moved<T>(&self, done: Result<T, StoreError>) -> Result<T, PortError> {
        self.station.queue_moved();
        done.map_err(|error| refused(&error))
    }
}

fn refused(error: &StoreError) -> PortError {
    PortError { code: error.code().to_owned() }
}

impl OutboxPort for OutboxRoad {
    fn statement_due(&self, now: Timestamp) -> Result<Option<WaitingStatement>, PortError> {
        let due = self.outbox.statement_due(now).map_err(|error| refused(&error))?;
        Ok(due.map(|due| WaitingStatement {
            digest: due.digest,
            kind: match due.statement.kind {
                store::StatementKind::Approval => StatementKind::Approval,
                store::StatementKind::Void => StatementKind::Void,
            },
            bytes: due.statement.bytes,
            failures: due.attempts,
        }))
    }

    fn statement_taken(&self, digest: &Digest, at: Timestamp) -> Result<(), PortError> {
        self.moved(self.outbox.mark_statement_sent(digest, at))
    }

    fn statement_failed(&self, digest: &Digest, trouble: &Trouble, not_before: Timestamp) -> Result<(), PortError> {
        self.moved(self.outbox.record_statement_failed(digest, &trouble.code, not_before))
    }

    fn package_due(&self, now: Timestamp) -> Result<Option<ReadyPackage>, PortError> {
        let due = self.outbox.next_due(now).map_err(|error| refused(&error))?;
        Ok(due.map(|item| self.ready(item)))
    }

    fn sealed_file(&self, package: &PackageId) -> Result<Arc<[u8]>, PortError> {
        self.outbox.file(package).map(Arc::from).map_err(|error| refused(&error))
    }

    fn upload_at(&self, package: &PackageId, url: Option<&str>) -> Result<(), PortError> {
        self.moved(match url {
            Some(url) => self.outbox.record_upload_url(package, url),
            None => self.outbox.forget_upload(package),
        })
    }

    fn held(&self, package: &PackageId, offset: u64) -> Result<(), PortError> {
        self.moved(self.outbox.record_offset(package, offset))
    }

    fn progress(&self, _package: &PackageId, _sent: u64, _total: u64) {
        // The queue shows what the center holds, which `held` keeps; bytes still on the wire would only flicker.
    }

    fn failed(&self, package: &PackageId, trouble: &Trouble, not_before: Timestamp) -> Result<(), PortError> {
        self.moved(self.outbox.record_attempt_failed(package, &trouble.code, not_before))
    }

    fn turned_away(&self, package: &PackageId, trouble: &Trouble, not_before: Timestamp) -> Result<(), PortError> {
        let done = self.moved(self.outbox.record_turned_away(package, &trouble.code, not_before));
        self.station.attention_changed();
        done
    }

    fn received(&self, package: &PackageId, receipt: &[u8], at: Timestamp) -> Result<(), PortError> {
        self.outbox.record_receipt(package, receipt, at).map_err(|error| refused(&error))?;
        self.station.news_came();
        Ok(())
    }

    fn verdict_due(&self, now: Timestamp) -> Result<Option<AwaitingVerdict>, PortError> {
        let due = self.outbox.verdict_due(now).map_err(|error| refused(&error))?;
        Ok(due.map(|item| AwaitingVerdict { package_id: item.package_id, received_at: item.received_at.unwrap_or(item.queued_at) }))
    }

    fn not_yet(&self, package: &PackageId, not_before: Timestamp) -> Result<(), PortError> {
        self.outbox.record_not_yet(package, not_before).map_err(|error| refused(&error))
    }

    fn approval_missing(&self, package: &PackageId) -> Result<(), PortError> {
        self.outbox.send_statements_again(package).map_err(|error| refused(&error))
    }

    fn decided(&self, package: &PackageId, decision: Decision, verdict: &[u8], at: Timestamp) -> Result<(), PortError> {
        let decision = match decision {
            Decision::Accepted => store::Decision::Accepted,
            Decision::Refused => store::Decision::Refused,
        };
        self.outbox.record_verdict(package, decision, verdict, at).map_err(|error| refused(&error))?;
        // The center has it for good and the vault keeps its own: a second copy of every file would fill the disk.
        if let Err(error) = self.outbox.release_files(at.plus_ms(1)) {
            tracing::warn!(code = error.code(), "delivered files were not released");
        }
        self.station.news_came();
        Ok(())
    }

    fn center(&self, state: CenterState, last_success: Option<Timestamp>) {
        if let (CenterState::Online, Some(at)) = (state, last_success)
            && let Err(error) = self.outbox.record_success(at)
        {
            tracing::warn!(code = error.code(), "the last success was not kept");
        }
        self.station.center_is(state == CenterState::Online);
    }
}

impl OutboxRoad {
    fn ready(&self, item: Item) -> ReadyPackage {
        ReadyPackage {
            package_id: item.package_id,
            file_digest: item.file_digest,
            content_digest: item.content_digest,
            station: self.station.config().station.clone(),
            epoch: item.sequence.epoch,
            sequence: item.sequence.number,
            upload_url: item.upload.map(|upload| upload.url),
            failures: item.failures,
            maybe_there: item.refilled,
        }
    }
}

/// Whom the station believes, as the road asks it.
pub(crate) struct RoadVerifier(pub(crate) Arc<Station>);

impl RoadVerifier {
    fn item(&self, package: &PackageId) -> Result<Item, VerifyError> {
        self.0.outbox().item(package).map_err(|error| VerifyError { code: error.code().to_owned() })
    }
}

fn doubtful(refusal: Refusal) -> VerifyError {
    VerifyError { code: refusal.code.to_owned() }
}

impl Verifier for RoadVerifier {
    fn receipt(&self, bytes: &[u8], about: &ReadyPackage) -> Result<(), VerifyError> {
        let item = self.item(&about.package_id)?;
        self.0.verifier().receipt(bytes, &item, self.0.now()).map(drop).map_err(doubtful)
    }

    fn verdict(&self, bytes: &[u8], about: &AwaitingVerdict) -> Result<Decision, VerifyError> {
        let item = self.item(&about.package_id)?;
        let verdict = self.0.verifier().verdict(bytes, &item, self.0.now()).map_err(doubtful)?;
        Ok(match verdict.decision {
            package::verdict::Decision::Accepted => Decision::Accepted,
            package::verdict::Decision::Refused { .. } => Decision::Refused,
        })
    }

    fn policy(&self, bytes: &[u8]) -> Result<(), VerifyError> {
        self.0.take_policy(bytes).map_err(doubtful)
    }
}
