//! Emptying the outbox: one pass after the other, for as long as the program lives.

use std::collections::HashSet;
use std::sync::Arc;
use std::time::Duration;

use enrollment::{Digest, PackageId, Timestamp};
use intake_protocol::{UploadMetadata, WaitingFor};
use tokio::sync::Notify;
use tokio::time::Instant;

use crate::backoff::Backoff;
use crate::client::{CenterClient, VerdictAnswer};
use crate::error::{Reach, UplinkError};
use crate::jitter::Jitter;
use crate::outbox::{AwaitingVerdict, OutboxPort, PortError, ReadyPackage, StatementKind, Verifier, WaitingStatement};
use crate::state::{CenterState, DrainReport, Trouble};
use crate::upload::{UploadLog, UploadTask};

/// How often an idle drain asks whether the center is there.
const IDLE: Duration = Duration::from_secs(30);
/// When to ask again about what the center turned away at the door: only a change there, or somebody here, can help.
const TURNED_AWAY: Duration = Duration::from_secs(3600);
/// So many items in a row may fail in ways that could be the center's before the pass ends: then it is the center.
const STRIKES: u32 = 3;
/// Soonest return after a pass: keeps a clock that stands still from spinning the drain.
const SOON: Duration = Duration::from_millis(50);
/// Verdicts are asked for after a second at first (a demo center decides at once), then at a quarter of the time already waited.
const FIRST_POLL: Duration = Duration::from_secs(1);
/// Verdicts are asked for at least this often.
const LAST_POLL: Duration = Duration::from_secs(300);
/// How often the center's policy is asked for: it changes a few times a year, and names the next key long before it is used.
const POLICY: Duration = Duration::from_secs(3600);

/// The time by this machine's clock.
pub type Now<'a> = &'a (dyn Fn() -> Timestamp + Send + Sync);

/// The loop's memory between passes. It is not durable and need not be.
#[derive(Debug)]
pub struct Drain {
    jitter: Jitter,
    /// Passes in a row that the center as a whole ended.
    failures: u32,
    /// Until when the center is left alone.
    quiet_until: Option<Instant>,
    /// When the first of the things put off in this run is due again.
    soonest: Option<Timestamp>,
    last_success: Option<Timestamp>,
    /// When the policy was asked for last.
    policy_asked: Option<Instant>,
}

/// What one pass works with.
struct Pass<'a, O, V> {
    outbox: &'a O,
    verifier: &'a V,
    client: &'a CenterClient,
    now: Now<'a>,
    report: DrainReport,
    /// When it began: a package put off since is not tried again in this pass.
    began: Timestamp,
    /// Items in a row that failed in ways that could be the center's.
    strikes: u32,
    /// Questions for verdicts in a row that failed so, although the center is there.
    questions: u32,
}

impl Drain {
    /// A drain that has tried nothing yet.
    pub fn new(jitter: Jitter) -> Self {
        Self { jitter, failures: 0, quiet_until: None, soonest: None, last_success: None, policy_asked: None }
    }

    /// Passes forever, sleeping in between; `wake` starts the next pass at once (something became ready, somebody pressed "send
    /// now"). Stop it by dropping the future.
    pub async fn run(&mut self, outbox: &impl OutboxPort, verifier: &impl Verifier, client: &CenterClient, now: Now<'_>, wake: &Notify) {
        loop {
            let report = self.once(outbox, verifier, client, now).await;
            tokio::select! {
                () = tokio::time::sleep(report.next.max(SOON)) => {}
                () = wake.notified() => self.try_now(),
            }
        }
    }

    /// Asks a silent center again in the next pass. (Single packages are put off by the outbox, not here.)
    pub fn try_now(&mut self) {
        self.quiet_until = None;
    }

    /// One pass: statements, packages with their receipts, verdicts, as far as each is due. Never fails; what went wrong is in the
    /// report and, for a single package, in the outbox.
    pub async fn once(&mut self, outbox: &impl OutboxPort, verifier: &impl Verifier, client: &CenterClient, now: Now<'_>) -> DrainReport {
        let report = DrainReport {
            state: CenterState::Offline,
            last_success: self.last_success,
            trouble: None,
            statements: 0,
            receipts: 0,
            verdicts: 0,
            next: IDLE,
        };
        let mut pass = Pass { outbox, verifier, client, now, report, began: now(), strikes: 0, questions: 0 };
        if let Some(wait) = self.still_quiet() {
            pass.report.next = wait;
            return pass.report;
        }
        match self.all(&mut pass).await {
            Ok(()) => {
                self.failures = 0;
                self.quiet_until = None;
                pass.report.state = CenterState::Online;
                pass.report.next = self.next_visit((pass.now)());
            }
            Err(error) => {
                self.failures = self.failures.saturating_add(1);
                let wait = Backoff::CENTER.delay(self.failures, self.jitter.draw());
                self.quiet_until = Some(Instant::now() + wait);
                // An outbox that cannot (full disk) says nothing about the center.
                let own = error.reach() == Reach::Station && self.last_success.is_some();
                pass.report.state = if own { CenterState::Online } else { CenterState::Offline };
                pass.report.trouble = Some(Trouble::from(&error));
                pass.report.next = wait;
                tracing::info!(code = error.code(), wait_ms = wait.as_millis() as u64, "center pass ended early");
            }
        }
        pass.report.last_success = self.last_success;
        outbox.center(pass.report.state, self.last_success);
        pass.report
    }

    fn still_quiet(&self) -> Option<Duration> {
        let wait = self.quiet_until?.saturating_duration_since(Instant::now());
        (!wait.is_zero()).then_some(wait)
    }

    async fn all<O: OutboxPort, V: Verifier>(&mut self, pass: &mut Pass<'_, O, V>) -> Result<(), UplinkError> {
        pass.client.health().await?;
        self.answered(pass);
        self.ask_policy(pass).await;
        let mut seen = HashSet::new();
        loop {
            // Statements go first: an approval that arrives before its package lets the verdict come sooner. Verdicts are asked for
            // in between, because a long queue must not keep its first packages waiting until its end.
            self.send_statements(pass).await?;
            self.poll_verdicts(pass).await?;
            let Some(package) = pass.outbox.package_due(pass.began)? else { return Ok(()) };
            if !seen.insert(package.package_id) {
                return Ok(());
            }
            self.send_package(pass, &package).await?;
        }
    }

    /// Asks for the policy when it is time. Whatever comes of it holds nothing else up: the one held goes on counting.
    async fn ask_policy<O: OutboxPort, V: Verifier>(&mut self, pass: &Pass<'_, O, V>) {
        if self.policy_asked.is_some_and(|asked| asked.elapsed() < POLICY) {
            return;
        }
        self.policy_asked = Some(Instant::now());
        let taken = match pass.client.policy().await {
            Ok(bytes) => pass.verifier.policy(&bytes).map_err(UplinkError::from),
            Err(error) => Err(error),
        };
        if let Err(error) = taken {
            tracing::warn!(code = error.code(), "the center's policy was not taken");
        }
    }

    async fn send_statements<O: OutboxPort, V: Verifier>(&mut self, pass: &mut Pass<'_, O, V>) -> Result<(), UplinkError> {
        let mut seen: HashSet<Digest> = HashSet::new();
        while let Some(statement) = pass.outbox.statement_due((pass.now)())? {
            if !seen.insert(statement.digest) {
                break;
            }
            match send_statement(pass.client, &statement).await {
                Ok(()) => {
                    self.answered(pass);
                    pass.outbox.statement_taken(&statement.digest, (pass.now)())?;
                    pass.report.statements += 1;
                }
                Err(error) => {
                    let reach = judge(pass, &error).await;
                    let trouble = Trouble::from(&error);
                    let not_before = self.put_off(pass, &error, reach, statement.failures);
                    if reach != Reach::Station {
                        pass.outbox.statement_failed(&statement.digest, &trouble, not_before)?;
                    }
                    pass.report.trouble = Some(trouble);
                    if reach != Reach::Item {
                        return Err(error);
                    }
                }
            }
        }
        Ok(())
    }

    async fn send_package<O: OutboxPort, V: Verifier>(
        &mut self,
        pass: &mut Pass<'_, O, V>,
        package: &ReadyPackage,
    ) -> Result<(), UplinkError> {
        let error = match upload_and_receive(pass, package).await {
            Ok(()) => {
                self.answered(pass);
                pass.report.receipts += 1;
                return Ok(());
            }
            Err(error) => error,
        };
        let reach = judge(pass, &error).await;
        let trouble = Trouble::from(&error);
        let not_before = self.put_off(pass, &error, reach, package.failures);
        if error.is_judgment() {
            tracing::warn!(package = %package.package_id, code = error.code(), reference = error.reference().unwrap_or_default(), "turned away");
            pass.outbox.turned_away(&package.package_id, &trouble, not_before)?;
        } else if reach != Reach::Station {
            pass.outbox.failed(&package.package_id, &trouble, not_before)?;
        }
        pass.report.trouble = Some(trouble);
        if reach == Reach::Item { Ok(()) } else { Err(error) }
    }

    async fn poll_verdicts<O: OutboxPort, V: Verifier>(&mut self, pass: &mut Pass<'_, O, V>) -> Result<(), UplinkError> {
        let mut seen: HashSet<PackageId> = HashSet::new();
        // A center that stumbles over its verdicts still takes packages: no more questions in this pass, and the uploads go on.
        while pass.questions < STRIKES
            && let Some(item) = pass.outbox.verdict_due((pass.now)())?
        {
            if !seen.insert(item.package_id) {
                break;
            }
            kill_point::here("uplink.verdict.before");
            let result = match pass.client.verdict(&item.package_id).await {
                Ok(answer) => take_verdict(pass, &item, answer),
                Err(error) => Err(error),
            };
            match result {
                Ok(true) => {
                    self.answered(pass);
                    pass.questions = 0;
                    pass.report.verdicts += 1;
                }
                Ok(false) => {
                    self.answered(pass);
                    pass.questions = 0;
                    let not_before = self.later(pass, poll_delay(item.received_at, (pass.now)()));
                    pass.outbox.not_yet(&item.package_id, not_before)?;
                }
                Err(error) => {
                    let reach = judge_question(pass, &error).await;
                    if reach != Reach::Station {
                        // Whatever it was, this one goes behind the others: it must not be the first question of every pass.
                        let trouble = Trouble::from(&error);
                        let not_before = self.later(pass, poll_delay(item.received_at, (pass.now)()));
                        if reach == Reach::Item {
                            pass.outbox.failed(&item.package_id, &trouble, not_before)?;
                        } else {
                            pass.outbox.not_yet(&item.package_id, not_before)?;
                        }
                        pass.report.trouble = Some(trouble);
                    }
                    if reach != Reach::Item {
                        return Err(error);
                    }
                }
            }
        }
        Ok(())
    }

    /// When to try an item again. If the center as a whole failed, the item itself need not wait longer than the center.
    fn put_off<O, V>(&mut self, pass: &Pass<'_, O, V>, error: &UplinkError, reach: Reach, failures: u32) -> Timestamp {
        let wait = match reach {
            Reach::Item if error.is_judgment() => TURNED_AWAY,
            Reach::Item => Backoff::ITEM.delay(failures.saturating_add(1), self.jitter.draw()),
            Reach::Center | Reach::Station => Duration::ZERO,
        };
        self.later(pass, wait)
    }

    fn later<O, V>(&mut self, pass: &Pass<'_, O, V>, wait: Duration) -> Timestamp {
        let at = (pass.now)().plus_ms(i64::try_from(wait.as_millis()).unwrap_or(i64::MAX));
        self.soonest = Some(self.soonest.map_or(at, |soonest| soonest.min(at)));
        at
    }

    fn next_visit(&mut self, now: Timestamp) -> Duration {
        // Something received in this pass asks for its verdict in the next one.
        let wait = self.soonest.take().map_or(IDLE, |at| Duration::from_millis(u64::try_from(at.ms_since(now)).unwrap_or(0)));
        if wait < IDLE && wait > Duration::ZERO {
            self.soonest = Some(now.plus_ms(i64::try_from(wait.as_millis()).unwrap_or(i64::MAX)));
        }
        wait.clamp(SOON, IDLE)
    }

    fn answered<O, V>(&mut self, pass: &mut Pass<'_, O, V>) {
        pass.strikes = 0;
        self.last_success = Some((pass.now)());
    }
}

/// How far a failure of one item reaches. What answered, and not as hoped, may be the center as a whole (a captive portal in between)
/// or this one item (the center stumbles over it); the center's health tells the two apart, and so does how many items in a row it was.
async fn judge<O, V>(pass: &mut Pass<'_, O, V>, error: &UplinkError) -> Reach {
    if !error.may_be_the_item() {
        return error.reach();
    }
    pass.strikes += 1;
    if pass.strikes >= STRIKES || pass.client.health().await.is_err() {
        return Reach::Center;
    }
    Reach::Item
}

/// How far the failure of a question for a verdict reaches. As [`judge`], but however many fail in a row: only the center's health
/// ends the pass, because uploads need no verdict.
async fn judge_question<O, V>(pass: &mut Pass<'_, O, V>, error: &UplinkError) -> Reach {
    if error.reach() != Reach::Center {
        return error.reach();
    }
    pass.questions += 1;
    if pass.client.health().await.is_err() { Reach::Center } else { Reach::Item }
}

/// How long to wait before asking again about a package received at that moment.
fn poll_delay(received_at: Timestamp, now: Timestamp) -> Duration {
    let waited = Duration::from_millis(u64::try_from(now.ms_since(received_at)).unwrap_or(0));
    (waited / 4).clamp(FIRST_POLL, LAST_POLL)
}

async fn send_statement(client: &CenterClient, statement: &WaitingStatement) -> Result<(), UplinkError> {
    match statement.kind {
        StatementKind::Approval => client.send_approval(&statement.bytes).await?,
        StatementKind::Void => client.send_void(&statement.bytes).await?,
    };
    Ok(())
}

/// Uploads a package and stores its receipt.
async fn upload_and_receive<O: OutboxPort, V: Verifier>(pass: &Pass<'_, O, V>, package: &ReadyPackage) -> Result<(), UplinkError> {
    let task = UploadTask {
        metadata: UploadMetadata {
            package_id: package.package_id,
            file_digest: package.file_digest,
            station: package.station.clone(),
            epoch: package.epoch,
            sequence: package.sequence,
        },
        bytes: sealed_file(pass.outbox, package)?,
        resume: package.upload_url.clone(),
        tried: package.failures > 0 || package.maybe_there,
    };
    let mut log = OutboxLog { outbox: pass.outbox, package: &package.package_id };
    pass.client.upload(&task, &mut log).await?;
    kill_point::here("uplink.receipt.before");
    let Some(receipt) = pass.client.receipt(&package.package_id, &package.file_digest).await? else {
        // Uploaded and yet unknown: the center lost it, or it never was the center. The next try begins with a new upload.
        pass.outbox.upload_at(&package.package_id, None)?;
        return Err(UplinkError::ReceiptMissing);
    };
    pass.verifier.receipt(&receipt, package)?;
    kill_point::here("uplink.receipt.after");
    pass.outbox.received(&package.package_id, &receipt, (pass.now)())?;
    Ok(())
}

/// The file as sealed; one that the disk damaged is not sent, because the center could only refuse it.
fn sealed_file<O: OutboxPort>(outbox: &O, package: &ReadyPackage) -> Result<Arc<[u8]>, UplinkError> {
    let bytes = outbox.sealed_file(&package.package_id)?;
    if Digest::of(&bytes) == package.file_digest { Ok(bytes) } else { Err(UplinkError::FileDamaged) }
}

/// Stores a verdict that is one. `false`: there is none yet.
fn take_verdict<O: OutboxPort, V: Verifier>(
    pass: &Pass<'_, O, V>,
    item: &AwaitingVerdict,
    answer: VerdictAnswer,
) -> Result<bool, UplinkError> {
    match answer {
        VerdictAnswer::Decided(bytes) => {
            let decision = pass.verifier.verdict(&bytes, item)?;
            pass.outbox.decided(&item.package_id, decision, &bytes, (pass.now)())?;
            Ok(true)
        }
        VerdictAnswer::Waiting(WaitingFor::Approval) => {
            pass.outbox.approval_missing(&item.package_id)?;
            Ok(false)
        }
        VerdictAnswer::Waiting(WaitingFor::Decision) => Ok(false),
        // The center gave a receipt for it and now does not know it: the queue must show that.
        VerdictAnswer::Unknown => Err(UplinkError::ReceivedButUnknown),
    }
}

struct OutboxLog<'a, O> {
    outbox: &'a O,
    package: &'a PackageId,
}

impl<O: OutboxPort> UploadLog for OutboxLog<'_, O> {
    fn upload_at(&mut self, url: Option<&str>) -> Result<(), PortError> {
        self.outbox.upload_at(self.package, url)
    }

    fn held(&mut self, offset: u64) -> Result<(), PortError> {
        self.outbox.held(self.package, offset)
    }

    fn progress(&mut self, sent: u64, total: u64) {
        self.outbox.progress(self.package, sent, total);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn verdicts_are_asked_for_after_a_second_at_first_and_ever_more_rarely() {
        let received = Timestamp::from_unix_ms(1_000_000);
        for (waited_s, delay_s) in [(-5, 1), (0, 1), (2, 1), (8, 2), (40, 10), (1200, 300), (1_000_000, 300)] {
            let now = received.plus_ms(waited_s * 1000);
            assert_eq!(poll_delay(received, now), Duration::from_secs(delay_s), "{waited_s}");
        }
    }
}
