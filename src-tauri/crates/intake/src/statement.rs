//! Approvals and voids: verified on arrival, kept as signed, followed by a decision.

use intake_protocol::{ProblemCode, StatementTaken};
use package::{PackageError, approval, void};
use rusqlite::{OptionalExtension as _, TransactionBehavior, params};

use crate::arrival::whole;
use crate::center::Center;
use crate::decision::make_decidable;
use crate::error::IntakeError;

/// What became of a posted statement.
pub(crate) type Taken = Result<StatementTaken, ProblemCode>;

pub(crate) fn take_approval(center: &Center, bytes: &[u8]) -> Result<Taken, IntakeError> {
    let at = center.now();
    let approval = match approval::verify(bytes, &center.identity.trust, at) {
        Ok(approval) => approval,
        Err(error) => return Ok(Err(problem(&error))),
    };
    let mut database = center.database();
    let transaction = database.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let held: Option<[u8; 32]> = transaction
        .query_row("SELECT digest FROM approvals WHERE batch = ?1", [approval.manifest.batch.as_bytes()], |row| row.get(0))
        .optional()?;
    if let Some(held) = held {
        let same = held == *approval.file_digest.as_bytes();
        return Ok(if same { Ok(StatementTaken { duplicate: true }) } else { Err(ProblemCode::StatementConflict) });
    }
    transaction.execute(
        "INSERT INTO approvals (digest, batch, supervisor, supervisor_key, station, at, received_at, bytes) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        params![
            approval.file_digest.as_bytes(),
            approval.manifest.batch.as_bytes(),
            approval.supervisor.name(),
            approval.supervisor.key_id().to_string(),
            approval.station.name(),
            approval.manifest.at.unix_ms(),
            at.unix_ms(),
            bytes
        ],
    )?;
    for item in &approval.manifest.items {
        transaction.execute(
            "INSERT INTO approval_items (package, approval, content_digest, file_digest) VALUES (?1, ?2, ?3, ?4)",
            params![
                item.package_id.as_bytes(),
                approval.file_digest.as_bytes(),
                item.content_digest.as_bytes(),
                item.file_digest.as_bytes()
            ],
        )?;
        make_decidable(&transaction, &item.package_id)?;
    }
    transaction.commit()?;
    tracing::info!(batch = %approval.manifest.batch, items = approval.manifest.items.len(), "approval taken");
    center.decide.notify_one();
    Ok(Ok(StatementTaken { duplicate: false }))
}

pub(crate) fn take_void(center: &Center, bytes: &[u8]) -> Result<Taken, IntakeError> {
    let at = center.now();
    let void = match void::verify(bytes, &center.identity.trust, at) {
        Ok(void) => void,
        Err(error) => return Ok(Err(problem(&error))),
    };
    let record = &void.record;
    let digest = enrollment::Digest::of(bytes);
    let mut database = center.database();
    let transaction = database.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let held: Option<[u8; 32]> = transaction
        .query_row("SELECT digest FROM voids WHERE package = ?1", [record.package_id.as_bytes()], |row| row.get(0))
        .optional()?;
    if let Some(held) = held {
        let same = held == *digest.as_bytes();
        return Ok(if same { Ok(StatementTaken { duplicate: true }) } else { Err(ProblemCode::StatementConflict) });
    }
    // A void must speak of the package by the name and number it came with, and of no other's number.
    let contradicts: bool = transaction.query_row(
        "SELECT EXISTS (SELECT 1 FROM packages WHERE (package = ?1) <> (station = ?2 AND epoch = ?3 AND sequence = ?4))",
        params![record.package_id.as_bytes(), record.station.as_str(), record.epoch, whole(record.sequence)],
        |row| row.get(0),
    )?;
    if contradicts {
        return Ok(Err(ProblemCode::StatementConflict));
    }
    let why = match record.why {
        void::Why::Returned => "returned",
        void::Why::Rejected => "rejected",
    };
    transaction.execute(
        "INSERT INTO voids (package, digest, station, epoch, sequence, why, supervisor, at, received_at, bytes) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
        params![
            record.package_id.as_bytes(),
            digest.as_bytes(),
            record.station.as_str(),
            record.epoch,
            whole(record.sequence),
            why,
            void.supervisor.name(),
            record.at.unix_ms(),
            at.unix_ms(),
            bytes
        ],
    )?;
    make_decidable(&transaction, &record.package_id)?;
    transaction.commit()?;
    tracing::info!(package = %record.package_id, why, "void taken");
    center.decide.notify_one();
    Ok(Ok(StatementTaken { duplicate: false }))
}

fn problem(error: &PackageError) -> ProblemCode {
    match error {
        PackageError::Malformed(_) | PackageError::Algorithm(_) | PackageError::OtherStatement | PackageError::TooLarge => {
            ProblemCode::StatementUnreadable
        }
        PackageError::OutOfValidity => ProblemCode::CertificateNotValidNow,
        _ => ProblemCode::StatementNotTrusted,
    }
}
