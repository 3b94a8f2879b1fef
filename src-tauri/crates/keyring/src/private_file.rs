//! Files that only their owner may read.

use std::{
    fs,
    io::{self, Write},
    path::Path,
};

use crate::random;

/// Writes a file whole or not at all: beside its place, readable by the owner alone, synced, then given its name, and the folder
/// synced so that the name is durable too. For key files, and for whatever else of the station is nobody else's business.
///
/// # Errors
/// Those of the disk; what lay there before is untouched then.
pub fn write_private(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let beside = path.with_extension(format!("{}.new", hex::encode(random::<8>())));
    let written = write_beside(&beside, bytes).and_then(|()| fs::rename(&beside, path));
    if written.is_err() {
        let _ = fs::remove_file(&beside);
    }
    written?;
    sync_directory(path)
}

/// Makes a folder (and those above it) that only its owner may look into. One that is there already stays as it is: it may be
/// everybody's, and a post's folder only by mistake.
///
/// # Errors
/// Those of the disk.
pub fn make_private_folder(path: &Path) -> io::Result<()> {
    if path.is_dir() {
        return Ok(());
    }
    if let Some(above) = path.parent() {
        fs::create_dir_all(above)?;
    }
    let mut builder = fs::DirBuilder::new();
    #[cfg(unix)]
    {
        use std::os::unix::fs::DirBuilderExt;
        builder.mode(0o700);
    }
    match builder.create(path) {
        // Another thread or program was quicker.
        Err(_) if path.is_dir() => Ok(()),
        made => made,
    }
}

/// Takes a folder of ours away from everybody else's eyes.
///
/// # Errors
/// Those of the disk.
pub fn close_folder(path: &Path) -> io::Result<()> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        fs::set_permissions(path, fs::Permissions::from_mode(0o700))?;
    }
    #[cfg(not(unix))]
    let _ = path;
    Ok(())
}

pub(crate) fn write_beside(beside: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = owner_only().write(true).create_new(true).open(beside)?;
    file.write_all(bytes)?;
    file.sync_all()
}

#[cfg(unix)]
fn owner_only() -> fs::OpenOptions {
    use std::os::unix::fs::OpenOptionsExt;
    let mut options = fs::OpenOptions::new();
    options.mode(0o600);
    options
}

#[cfg(not(unix))]
fn owner_only() -> fs::OpenOptions {
    fs::OpenOptions::new()
}

#[cfg(unix)]
pub(crate) fn sync_directory(path: &Path) -> io::Result<()> {
    match path.parent().filter(|parent| !parent.as_os_str().is_empty()) {
        Some(parent) => fs::File::open(parent)?.sync_all(),
        None => fs::File::open(".")?.sync_all(),
    }
}

#[cfg(not(unix))]
pub(crate) fn sync_directory(_path: &Path) -> io::Result<()> {
    Ok(())
}
