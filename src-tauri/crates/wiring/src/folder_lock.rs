//! One program at a time works in a data folder.

use crate::OpenError;
use std::fs::{File, OpenOptions, TryLockError};
use std::path::Path;
use std::time::Duration;

/// How long a program that is just ending may take to let go: a clerk who starts again at once need not start twice.
const PATIENCE: Duration = Duration::from_secs(3);
/// Pause between two looks.
const PAUSE: Duration = Duration::from_millis(100);

/// Held while a workstation is open. The system lets it go with the process, however that ends.
#[derive(Debug)]
pub(crate) struct FolderLock(#[expect(dead_code, reason = "the open file is the lock")] File);

impl FolderLock {
    /// Its file in the data folder; empty, and never removed.
    const NAME: &str = "station.lock";

    /// Takes the folder; one that is in use is waited for a few seconds.
    ///
    /// # Errors
    /// [`OpenError::InUse`] when another program goes on working in it, [`OpenError::NoLocks`] on a file system that knows no locks (some
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
        for _ in 0..PATIENCE.as_millis() / PAUSE.as_millis() {
            match file.try_lock() {
                Ok(()) => return Ok(Self(file)),
                Err(TryLockError::WouldBlock) => std::thread::sleep(PAUSE),
                Err(TryLockError::Error(why)) => return Err(OpenError::NoLocks(why)),
            }
        }
        Err(OpenError::InUse(data.to_path_buf()))
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
        let ending = std::thread::spawn(move || {
            std::thread::sleep(PAUSE * 5);
            drop(first);
        });
        FolderLock::take(folder.path()).expect("free as soon as the first has ended");
        ending.join().expect("ended");
    }
}
