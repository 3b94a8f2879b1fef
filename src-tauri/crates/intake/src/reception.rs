//! From the last byte of an upload to the signed receipt: object, row, signature, in this order and each durable before the next.

use std::sync::Arc;

use enrollment::{Digest, PackageId, Timestamp};
use intake_protocol::ProblemCode;
use package::receipt::{self, Receipt};
use rusqlite::{OptionalExtension as _, TransactionBehavior, params};

use crate::arrival::{self, Standing, Upload, UploadState};
use crate::center::Center;
use crate::error::IntakeError;
use crate::{examination, finding};

/// What became of a finished upload.
pub(crate) type Received = Result<(), ProblemCode>;

/// Takes in a finished upload, whoever waits for it: a station that hangs up here changes nothing.
pub(crate) async fn receive(center: &Arc<Center>, upload: Upload) -> Result<Received, IntakeError> {
    let center = Arc::clone(center);
    let task = tokio::spawn(async move {
        let _opening = center.openings.acquire().await.map_err(|_| IntakeError::Task)?;
        let inner = Arc::clone(&center);
        tokio::task::spawn_blocking(move || receive_now(&inner, &upload)).await.map_err(|_| IntakeError::Task)?
    });
    task.await.map_err(|_| IntakeError::Task)?
}

fn receive_now(center: &Center, upload: &Upload) -> Result<Received, IntakeError> {
    let metadata = &upload.metadata;
    let at = center.now();
    let moved = center.objects.holds(&metadata.file_digest) && center.partials.held(&upload.id)? == 0;
    let file = if moved { center.objects.read(&metadata.file_digest)? } else { center.partials.read(&upload.id)? };
    if Digest::of(&file) != metadata.file_digest {
        forget(center, upload)?;
        return Ok(Err(ProblemCode::DigestMismatch));
    }
    let opened = match examination::open(&file, metadata, &center.identity, at) {
        Ok(opened) => opened,
        Err(code) => return turn_away(center, upload, code, at),
    };
    let findings = finding::examine(&opened);
    // Standing first, so that no object is kept for a file that is turned away; the transaction below asks again.
    if let Standing::Taken(code) = arrival::standing(&center.database(), metadata)? {
        return turn_away(center, upload, code, at);
    }
    if !moved {
        center.objects.take(&center.partials.path(&upload.id), &metadata.file_digest)?;
    }
    kill_point::here("intake.object.stored");
    let standing = {
        let mut database = center.database();
        let transaction = database.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let standing = arrival::standing(&transaction, metadata)?;
        match standing {
            Standing::New => arrival::insert_package(&transaction, &opened, file.len(), &findings, at)?,
            Standing::Same => arrival::count_duplicate(&transaction, &metadata.package_id)?,
            Standing::Taken(_) => {}
        }
        arrival::set_state(&transaction, &upload.id, UploadState::Complete)?;
        transaction.commit()?;
        standing
    };
    if let Standing::Taken(code) = standing {
        return turn_away(center, upload, code, at);
    }
    kill_point::here("intake.row.committed");
    receipt_of(center, &metadata.package_id)?;
    tracing::info!(package = %metadata.package_id, station = %metadata.station, sequence = metadata.sequence, "received");
    center.decide.notify_one();
    Ok(Ok(()))
}

/// The receipt of a received package, signed now if it is not yet; from then on always the same bytes. After the same file was sent
/// again, the receipt says so.
pub(crate) fn receipt_of(center: &Center, package: &PackageId) -> Result<Option<Vec<u8>>, IntakeError> {
    let database = center.database();
    type Row = ([u8; 32], [u8; 32], String, i64, bool, Option<Vec<u8>>, Option<Vec<u8>>);
    let row: Option<Row> = database
        .query_row(
            "SELECT file_digest, content_digest, station, received_at, duplicates > 0, receipt, duplicate_receipt FROM packages \
             WHERE package = ?1",
            [package.as_bytes()],
            |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?, row.get(5)?, row.get(6)?)),
        )
        .optional()?;
    let Some((file, content, station, received_at, duplicate, first, again)) = row else { return Ok(None) };
    let (signed, column) = if duplicate { (again, "duplicate_receipt") } else { (first, "receipt") };
    if signed.is_some() {
        return Ok(signed);
    }
    let receipt = Receipt {
        package_id: *package,
        file_digest: Digest::from_bytes(file),
        content_digest: Digest::from_bytes(content),
        station: station.parse().map_err(|_| IntakeError::Row("station"))?,
        received_at: Timestamp::from_unix_ms(received_at),
        duplicate,
    };
    let bytes = receipt::sign(&receipt, &center.identity.signing)?;
    kill_point::here("intake.receipt.signed");
    database.execute(&format!("UPDATE packages SET {column} = ?2 WHERE package = ?1"), params![package.as_bytes(), bytes])?;
    Ok(Some(bytes))
}

fn turn_away(center: &Center, upload: &Upload, code: ProblemCode, at: Timestamp) -> Result<Received, IntakeError> {
    arrival::insert_door(&center.database(), &upload.metadata, code, at)?;
    forget(center, upload)?;
    tracing::warn!(package = %upload.metadata.package_id, code = code.as_str(), "turned away");
    Ok(Err(code))
}

fn forget(center: &Center, upload: &Upload) -> Result<(), IntakeError> {
    arrival::set_state(&center.database(), &upload.id, UploadState::Gone)?;
    center.partials.drop_bytes(&upload.id)?;
    Ok(())
}
