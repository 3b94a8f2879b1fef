//! One program at a time works in a data folder.

use crate::OpenError;
use std::fs::{File, OpenOptions, TryLockError};
use std::path::Path;

/// Held while a workstation is open. The system lets it go with the process, however that ends.
#[derive(Debug)]
pub(crate) struct FolderLock(#[expect(dead_code, reason = "the open file is the lock")] File);

impl FolderLock {
    /// Its file in the data folder; empty, and never removed.
    const NAME: &str = "station.lock";

    /// Takes the folder.
    ///
    /// # Errors
    /// [`OpenError::InUse`] when another program works in it, [`OpenError::NoLocks`] on a file system that knows no locks (some
    /// network shares): the databases need them too. [`OpenError::Disk`].
    pub(crate) fn take(data: &Path) -> Result<Self, OpenError> {
        let mut options = OpenOptions::new();
        options.write(true).create(true).truncate(false);
        #[cfg(unix)]
        {
            use std::os::unix::fs::OpenOptionsExt as _;
            options.mode(0o600);
        }
        let file = options.open(data.join(Self::NAME))?;
        match file.try_lock() {
            Ok(()) => Ok(Self(file)),
            Err(TryLockError::WouldBlock) => Err(OpenError::InUse(data.to_path_buf())),
            Err(TryLockError::Error(why)) => Err(OpenError::NoLocks(why)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_second_program_on_one_folder_is_told_so() {
        let folder = tempfile::tempdir().expect("a folder");
        let first = FolderLock::take(folder.path()).expect("free");
        assert!(matches!(FolderLock::take(folder.path()), Err(OpenError::InUse(_))));
        drop(first);
        FolderLock::take(folder.path()).expect("free again");
    }
}
