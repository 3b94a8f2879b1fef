//! Unfinished uploads: taken up again at start, forgotten when their time is over.

use std::sync::Arc;
use std::time::Duration;

use rusqlite::params;

use crate::arrival::{self, UploadState};
use crate::center::Center;
use crate::error::IntakeError;
use crate::reception;

/// How often the center looks for expired uploads.
const LOOK: Duration = Duration::from_secs(600);

/// Uploads whose last byte came and whose receipt was not signed before the last life ended.
pub(crate) async fn resume(center: &Arc<Center>) -> Result<(), IntakeError> {
    let open = arrival::all_open(&center.database())?;
    for upload in open {
        let whole = center.partials.held(&upload.id)? == upload.length || center.objects.holds(&upload.metadata.file_digest);
        if whole {
            // Whatever comes of it is in the database; nobody waits for the answer.
            let _ = reception::receive(center, upload).await?;
        }
    }
    Ok(())
}

/// Forgets expired uploads, until the center closes.
pub(crate) async fn run(center: Arc<Center>) {
    let mut closing = center.closing.subscribe();
    loop {
        let inner = Arc::clone(&center);
        let result = tokio::task::spawn_blocking(move || expire(&inner)).await;
        if let Ok(Err(error)) = result {
            tracing::error!(code = error.code(), "sweeping failed");
        }
        tokio::select! {
            _ = closing.wait_for(|closing| *closing) => return,
            () = tokio::time::sleep(LOOK) => {}
        }
    }
}

/// Drops the bytes of expired uploads and, a while later, the memory that they ever were.
pub(crate) fn expire(center: &Center) -> Result<(), IntakeError> {
    let now = center.now();
    let open = arrival::all_open(&center.database())?;
    for upload in open.into_iter().filter(|upload| upload.expires <= now) {
        arrival::set_state(&center.database(), &upload.id, UploadState::Gone)?;
        center.partials.drop_bytes(&upload.id)?;
    }
    let keep_ms = i64::try_from(center.settings.keep_uploads.as_millis()).unwrap_or(i64::MAX);
    center
        .database()
        .execute("DELETE FROM uploads WHERE state <> 'open' AND expires < ?1", params![now.plus_ms(-keep_ms).unix_ms()])?;
    Ok(())
}
