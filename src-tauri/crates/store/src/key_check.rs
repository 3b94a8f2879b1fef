//! A mark beside each database that tells "wrong key" from "damaged first page".
//!
//! The mark is a hash of the key under a name of its own. The key is 256 random bits, so the mark helps nobody to guess it. A
//! missing or damaged mark costs only the distinction; the next good opening writes it again.

use std::path::{Path, PathBuf};

use keyring::DatabaseKey;
use sha2::{Digest as _, Sha256};

fn place(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".key-check");
    PathBuf::from(name)
}

fn mark(key: &DatabaseKey) -> String {
    let digits = key.pragma_hex();
    let digest = Sha256::new().chain_update("thu-nhan database key check 1\0").chain_update(digits.expose()).finalize();
    hex::encode(digest)
}

/// Whether the mark says that this key is the right one. False when there is no mark.
pub(crate) fn fits(path: &Path, key: &DatabaseKey) -> bool {
    std::fs::read_to_string(place(path)).is_ok_and(|held| held == mark(key))
}

/// Leaves the mark after a good opening. Failing is no error: the database itself is open.
pub(crate) fn write(path: &Path, key: &DatabaseKey) {
    if !fits(path, key) {
        let _ = keyring::write_private(&place(path), mark(key).as_bytes());
    }
}
