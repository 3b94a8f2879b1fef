//! Room left on a disk.

use std::path::Path;

/// Bytes a normal user may still write where `path` lies; `None` where the system is not asked (other than Unix) or does not answer.
pub fn free_bytes(path: &Path) -> Option<u64> {
    #[cfg(unix)]
    {
        let facts = rustix::fs::statvfs(path).ok()?;
        facts.f_bavail.checked_mul(facts.f_frsize)
    }
    #[cfg(not(unix))]
    {
        let _ = path;
        None
    }
}
