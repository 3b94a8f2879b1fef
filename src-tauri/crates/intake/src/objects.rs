//! Received files, each under its digest: written once, never changed.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use enrollment::Digest;

/// The folder of received files.
#[derive(Debug, Clone)]
pub(crate) struct Objects(PathBuf);

impl Objects {
    pub(crate) fn open(folder: &Path) -> io::Result<Self> {
        let root = folder.join("objects");
        fs::create_dir_all(&root)?;
        Ok(Self(root))
    }

    /// For reading only: makes nothing.
    pub(crate) fn at(folder: &Path) -> Self {
        Self(folder.join("objects"))
    }

    /// `objects/ab/abcdef…`: at most 256 folders of manageable size.
    fn path(&self, digest: &Digest) -> PathBuf {
        let name = digest.to_string();
        self.0.join(name.get(..2).unwrap_or_default()).join(name)
    }

    /// Takes a finished file in by moving it; durable when it returns. The same file a second time changes nothing.
    pub(crate) fn take(&self, from: &Path, digest: &Digest) -> io::Result<()> {
        let to = self.path(digest);
        if to.is_file() {
            return remove(from);
        }
        let folder = to.parent().unwrap_or(&self.0);
        fs::create_dir_all(folder)?;
        File::open(from)?.sync_all()?;
        fs::rename(from, &to)?;
        sync(folder)?;
        sync(&self.0)
    }

    pub(crate) fn holds(&self, digest: &Digest) -> bool {
        self.path(digest).is_file()
    }

    pub(crate) fn read(&self, digest: &Digest) -> io::Result<Vec<u8>> {
        fs::read(self.path(digest))
    }
}

/// Removes a file; one that is not there is removed already.
pub(crate) fn remove(path: &Path) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(reason) if reason.kind() != io::ErrorKind::NotFound => Err(reason),
        _ => Ok(()),
    }
}

#[cfg(unix)]
fn sync(folder: &Path) -> io::Result<()> {
    File::open(folder)?.sync_all()
}

#[cfg(not(unix))]
fn sync(_folder: &Path) -> io::Result<()> {
    Ok(())
}
