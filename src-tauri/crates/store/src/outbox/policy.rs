//! The center's policy, kept where it can be had while the station is locked.

use enrollment::Timestamp;
use rusqlite::{OptionalExtension as _, params};

use crate::error::StoreError;
use crate::moment::Moment;
use crate::outbox::Outbox;

/// The newest policy that was believed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptPolicy {
    /// The center's running number of it.
    pub counter: u64,
    /// When it was taken, by this machine's clock.
    pub taken_at: Timestamp,
    /// The signed bytes.
    pub bytes: Vec<u8>,
}

impl Outbox {
    /// The policy held; `None` before the first one came.
    ///
    /// # Errors
    /// Those of the database.
    pub fn policy(&self) -> Result<Option<KeptPolicy>, StoreError> {
        self.handle.read(|connection| {
            Ok(connection
                .query_row("SELECT counter, taken_at, bytes FROM policy WHERE row = 1", [], |row| {
                    Ok(KeptPolicy {
                        counter: row.get::<_, i64>(0)?.unsigned_abs(),
                        taken_at: Timestamp::from_unix_ms(row.get(1)?),
                        bytes: row.get(2)?,
                    })
                })
                .optional()?)
        })
    }

    /// Keeps a policy the caller has verified; one with a lower counter than the one held changes nothing. Whether it was kept.
    ///
    /// # Errors
    /// Those of the database.
    pub fn keep_policy(&self, policy: &KeptPolicy) -> Result<bool, StoreError> {
        let counter = i64::try_from(policy.counter).unwrap_or(i64::MAX);
        self.handle.write(Moment::Minor, |transaction| {
            let changed = transaction.execute(
                "INSERT INTO policy (row, counter, taken_at, bytes) VALUES (1, ?1, ?2, ?3)
                 ON CONFLICT (row) DO UPDATE SET counter = excluded.counter, taken_at = excluded.taken_at, bytes = excluded.bytes
                 WHERE excluded.counter >= counter",
                params![counter, policy.taken_at.unix_ms(), policy.bytes],
            )?;
            Ok(changed > 0)
        })
    }
}
