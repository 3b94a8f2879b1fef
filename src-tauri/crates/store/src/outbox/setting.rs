//! What the machine remembers about itself, also while nobody is signed in.

use rusqlite::OptionalExtension as _;

use crate::error::StoreError;
use crate::moment::Moment;
use crate::outbox::Outbox;

impl Outbox {
    /// A setting of the machine, as text.
    pub fn setting(&self, key: &str) -> Result<Option<String>, StoreError> {
        self.handle.read(|connection| {
            Ok(connection.query_row("SELECT value FROM settings WHERE key = ?1", [key], |row| row.get(0)).optional()?)
        })
    }

    /// Sets a setting of the machine.
    pub fn set_setting(&self, key: &str, value: &str) -> Result<(), StoreError> {
        self.handle.write(Moment::Minor, |transaction| {
            transaction.execute(
                "INSERT INTO settings (key, value) VALUES (?1, ?2) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
                [key, value],
            )?;
            Ok(())
        })
    }
}
