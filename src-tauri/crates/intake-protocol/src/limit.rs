//! Sizes that both ends hold to.

/// Largest package file, in bytes. A package with slaps, portrait and scans is about half a megabyte; an applicant with every paper
/// scanned stays far below this.
pub const MAX_PACKAGE: u64 = 16 * 1024 * 1024;
/// Largest signed statement (a manifest of a thousand packages is about a quarter of it).
pub const MAX_STATEMENT: usize = 1024 * 1024;
/// Largest plain answer.
pub const MAX_ANSWER: usize = 64 * 1024;
/// Smallest chunk a client sends while its connection is poor.
pub const MIN_CHUNK: usize = 64 * 1024;
/// Largest chunk a client sends.
pub const MAX_CHUNK: usize = 1024 * 1024;
/// Largest `Upload-Metadata` header a server reads.
pub const MAX_METADATA: usize = 4 * 1024;
