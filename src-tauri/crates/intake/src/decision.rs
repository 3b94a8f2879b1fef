//! The verdict: rules over what arrived, apart from the receipt and later than it.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Duration;

use enrollment::{PackageId, Remedy, Timestamp};
use intake_protocol::RefusalCode;
use package::verdict::{self, Decision, Verdict};
use rusqlite::{Connection, OptionalExtension as _, params};

use crate::center::Center;
use crate::error::IntakeError;

/// How often the center looks whether something can be decided, if nothing wakes it.
const LOOK: Duration = Duration::from_secs(1);

/// Decides what can be decided, until the center closes.
pub(crate) async fn run(center: Arc<Center>) {
    let mut closing = center.closing.subscribe();
    loop {
        tokio::select! {
            _ = closing.wait_for(|closing| *closing) => return,
            () = center.decide.notified() => {}
            () = tokio::time::sleep(LOOK) => {}
        }
        let inner = Arc::clone(&center);
        let result = tokio::task::spawn_blocking(move || decide_all(&inner)).await;
        if let Ok(Err(error)) = result {
            tracing::error!(code = error.code(), %error, "deciding failed");
        }
    }
}

/// Decides everything that has what it needs.
pub(crate) fn decide_all(center: &Center) -> Result<u32, IntakeError> {
    let waiting: Vec<[u8; 16]> = {
        let database = center.database();
        let mut statement = database.prepare_cached("SELECT package FROM packages WHERE state = 'toDecide' ORDER BY received_at")?;
        statement.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?
    };
    let mut decided = 0;
    for package in waiting {
        decide(center, &PackageId::from_bytes(package))?;
        decided += 1;
    }
    Ok(decided)
}

fn decide(center: &Center, package: &PackageId) -> Result<(), IntakeError> {
    let database = center.database();
    let reasons = reasons_against(&database, package, center.settings.demo)?;
    let at = center.now();
    let decision = match remedy(&reasons) {
        None => Decision::Accepted,
        Some(remedy) => Decision::Refused {
            reasons: reasons.iter().map(|code| code.as_str().to_owned()).collect(),
            remedy: wire(remedy),
        },
    };
    let state = if reasons.is_empty() { "accepted" } else { "refused" };
    let bytes = verdict::sign(&Verdict { package_id: *package, decision, at }, &center.identity.signing)?;
    kill_point::here("intake.verdict.signed");
    let text: Vec<&str> = reasons.iter().map(|code| code.as_str()).collect();
    database.execute(
        "UPDATE packages SET state = ?2, verdict = ?3, decided_at = ?4, reasons = ?5 WHERE package = ?1 AND state = 'toDecide'",
        params![package.as_bytes(), state, bytes, at.unix_ms(), text.join(" ")],
    )?;
    tracing::info!(%package, state, "decided");
    Ok(())
}

/// The one remedy of all reasons: nothing where the post ended it itself, else the one that asks for most (capturing again includes
/// correcting).
fn remedy(reasons: &BTreeSet<RefusalCode>) -> Option<Remedy> {
    if reasons.contains(&RefusalCode::Voided) {
        return Some(Remedy::None);
    }
    reasons.iter().map(|code| code.remedy()).min()
}

/// As it stands in the verdict.
fn wire(remedy: Remedy) -> String {
    let value = serde_json::to_value(remedy).ok();
    value.as_ref().and_then(serde_json::Value::as_str).unwrap_or("none").to_owned()
}

fn reasons_against(connection: &Connection, package: &PackageId, demo: bool) -> Result<BTreeSet<RefusalCode>, IntakeError> {
    let (findings, simulated): (String, bool) = connection.query_row(
        "SELECT findings, simulated FROM packages WHERE package = ?1",
        [package.as_bytes()],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )?;
    let mut reasons: BTreeSet<RefusalCode> = findings.split_whitespace().filter_map(RefusalCode::parse).collect();
    if simulated && !demo {
        reasons.insert(RefusalCode::SimulatedCapture);
    }
    let void: Option<i64> =
        connection.query_row("SELECT at FROM voids WHERE package = ?1", [package.as_bytes()], |row| row.get(0)).optional()?;
    match void {
        Some(_) => {
            reasons.insert(RefusalCode::Voided);
        }
        None => reasons.extend(approval_against(connection, package)?),
    }
    Ok(reasons)
}

/// `None` if one of the approvals that name the package names exactly this content and file and comes from a second person.
fn approval_against(connection: &Connection, package: &PackageId) -> Result<Option<RefusalCode>, IntakeError> {
    let mut statement = connection.prepare_cached(
        "SELECT items.content_digest = packages.content_digest AND items.file_digest = packages.file_digest, \
         approvals.supervisor = packages.clerk OR approvals.supervisor_key = packages.clerk_key \
         FROM approval_items AS items JOIN approvals ON approvals.digest = items.approval \
         JOIN packages ON packages.package = items.package WHERE items.package = ?1",
    )?;
    let rows: Vec<(bool, bool)> =
        statement.query_map([package.as_bytes()], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<rusqlite::Result<_>>()?;
    let matching: Vec<bool> = rows.iter().filter(|(matches, _)| *matches).map(|(_, same_person)| *same_person).collect();
    Ok(match (matching.is_empty(), matching.iter().all(|same_person| *same_person)) {
        (true, _) => Some(RefusalCode::ApprovalMismatch),
        (false, true) => Some(RefusalCode::FourEyes),
        (false, false) => None,
    })
}

/// What the center says about a verdict.
pub(crate) enum Answer {
    Decided(Vec<u8>),
    AwaitingApproval,
    ToDecide,
    Unknown,
}

pub(crate) fn answer(connection: &Connection, package: &PackageId) -> Result<Answer, IntakeError> {
    let row: Option<(String, Option<Vec<u8>>)> = connection
        .query_row("SELECT state, verdict FROM packages WHERE package = ?1", [package.as_bytes()], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    Ok(match row {
        None => Answer::Unknown,
        Some((_, Some(verdict))) => Answer::Decided(verdict),
        Some((state, None)) if state == "awaitingApproval" => Answer::AwaitingApproval,
        Some(_) => Answer::ToDecide,
    })
}

/// A package that waited for this can be decided now.
pub(crate) fn make_decidable(connection: &Connection, package: &PackageId) -> Result<(), IntakeError> {
    connection
        .execute("UPDATE packages SET state = 'toDecide' WHERE package = ?1 AND state = 'awaitingApproval'", [package.as_bytes()])?;
    Ok(())
}

/// When a verdict was given, for the list.
pub(crate) fn moment(ms: Option<i64>) -> Option<Timestamp> {
    ms.map(Timestamp::from_unix_ms)
}
