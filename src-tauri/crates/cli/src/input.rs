//! Files on their way in: bounded, and named in the complaint when they cannot be read.

use std::fs::File;
use std::io::Read as _;
use std::path::Path;

use crate::outcome::Refusal;

/// Largest file any command reads: far above every package and picture.
const MOST: u64 = 64 * 1024 * 1024;

/// The whole file.
pub(crate) fn bytes(path: &Path) -> Result<Vec<u8>, Refusal> {
    let name = || vec![("file", path.display().to_string())];
    let file = File::open(path).map_err(|_| Refusal::of_tool("file-unreadable", name()))?;
    let mut bytes = Vec::new();
    file.take(MOST + 1).read_to_end(&mut bytes).map_err(|_| Refusal::of_tool("file-unreadable", name()))?;
    if bytes.len() as u64 > MOST { Err(Refusal::of_tool("file-too-large", name())) } else { Ok(bytes) }
}

/// The whole file as text.
pub(crate) fn text(path: &Path) -> Result<String, Refusal> {
    let name = || vec![("file", path.display().to_string())];
    String::from_utf8(bytes(path)?).map_err(|_| Refusal::of_tool("file-no-text", name()))
}

/// Writes a file for its owner alone, making its folder: what comes out of a package is personal data.
pub(crate) fn write(path: &Path, bytes: &[u8]) -> Result<(), Refusal> {
    let refused = |_| Refusal::of_tool("file-not-written", vec![("file", path.display().to_string())]);
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder).map_err(refused)?;
    }
    keyring::write_private(path, bytes).map_err(refused)
}
