//! Files on their way in. How much of one is held is its length on the disk and nothing else, so a restart forgets nothing.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Seek as _, SeekFrom, Write as _};
use std::path::{Path, PathBuf};

use crate::objects::remove;

/// The folder of unfinished uploads.
#[derive(Debug, Clone)]
pub(crate) struct Partials(PathBuf);

impl Partials {
    pub(crate) fn open(folder: &Path) -> io::Result<Self> {
        let root = folder.join("partial");
        fs::create_dir_all(&root)?;
        Ok(Self(root))
    }

    /// Where an upload's bytes lie. Ids are hexadecimal digits of our own making.
    pub(crate) fn path(&self, id: &str) -> PathBuf {
        self.0.join(id)
    }

    /// Bytes held.
    pub(crate) fn held(&self, id: &str) -> io::Result<u64> {
        match fs::metadata(self.path(id)) {
            Ok(about) => Ok(about.len()),
            Err(reason) if reason.kind() == io::ErrorKind::NotFound => Ok(0),
            Err(reason) => Err(reason),
        }
    }

    pub(crate) fn read(&self, id: &str) -> io::Result<Vec<u8>> {
        fs::read(self.path(id))
    }

    pub(crate) fn drop_bytes(&self, id: &str) -> io::Result<()> {
        remove(&self.path(id))
    }

    /// Opens for a chunk that begins at `offset`.
    pub(crate) fn chunk(&self, id: &str, offset: u64) -> io::Result<Chunk> {
        let mut file = OpenOptions::new().create(true).truncate(false).write(true).open(self.path(id))?;
        file.seek(SeekFrom::Start(offset))?;
        Ok(Chunk { file, offset })
    }
}

/// A chunk being written. Each piece is in the file when `write` returns: what arrived before a cut stays.
pub(crate) struct Chunk {
    file: File,
    offset: u64,
}

impl Chunk {
    pub(crate) fn write(&mut self, piece: &[u8]) -> io::Result<()> {
        self.file.write_all(piece)
    }

    /// Takes the whole chunk back.
    pub(crate) fn take_back(self) -> io::Result<()> {
        self.file.set_len(self.offset)
    }
}
