//! Schema steps, numbered by their place in a list and remembered in `PRAGMA user_version`.
//!
//! A step, once released, never changes; the next one is appended. All missing steps run in one transaction: a process killed
//! between them starts again where it was.

use rusqlite::{Connection, TransactionBehavior};

use crate::error::{Database, StoreError};

/// Runs the steps the file does not have yet.
pub(crate) fn bring_up_to_date(connection: &mut Connection, database: Database, steps: &[&str]) -> Result<(), StoreError> {
    let known = u32::try_from(steps.len()).unwrap_or(u32::MAX);
    let of = |error: rusqlite::Error| StoreError::from_sqlite(database, &error);
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate).map_err(of)?;
    let found: u32 = transaction.query_row("PRAGMA user_version", [], |row| row.get(0)).map_err(of)?;
    if found > known {
        return Err(StoreError::Newer { database, found, known });
    }
    for step in steps.iter().skip(found as usize) {
        transaction.execute_batch(step).map_err(of)?;
    }
    if found < known {
        transaction.execute_batch(&format!("PRAGMA user_version = {known};")).map_err(of)?;
    }
    transaction.commit().map_err(of)
}

/// For a look that may change nothing: the file must have all these steps, and no others.
pub(crate) fn refuse_other_versions(connection: &Connection, database: Database, steps: &[&str]) -> Result<(), StoreError> {
    let known = u32::try_from(steps.len()).unwrap_or(u32::MAX);
    let version = connection.query_row("PRAGMA user_version", [], |row| row.get(0));
    match version.map_err(|error| StoreError::from_sqlite(database, &error))? {
        found if found > known => Err(StoreError::Newer { database, found, known }),
        found if found < known => Err(StoreError::Older { database, found, known }),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tables(connection: &Connection) -> Vec<String> {
        let mut statement = connection.prepare("SELECT name FROM sqlite_schema ORDER BY name").unwrap();
        statement.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
    }

    #[test]
    fn only_missing_steps_run_and_a_newer_file_is_left_alone() {
        let mut connection = Connection::open_in_memory().unwrap();
        let (one, two) = ("CREATE TABLE one(x);", "CREATE TABLE two(x);");
        bring_up_to_date(&mut connection, Database::Vault, &[one]).unwrap();
        bring_up_to_date(&mut connection, Database::Vault, &[one, two]).unwrap();
        assert_eq!(tables(&connection), ["one", "two"]);
        let newer = bring_up_to_date(&mut connection, Database::Vault, &[one]).unwrap_err();
        assert!(matches!(newer, StoreError::Newer { found: 2, known: 1, .. }));
    }

    #[test]
    fn a_failing_step_leaves_the_file_as_it_was() {
        let mut connection = Connection::open_in_memory().unwrap();
        let steps = ["CREATE TABLE one(x);", "CREATE TABLE one(x);"];
        assert!(bring_up_to_date(&mut connection, Database::Vault, &steps).is_err());
        assert!(tables(&connection).is_empty());
    }
}
