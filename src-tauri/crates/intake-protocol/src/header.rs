//! Header names (lower case, as HTTP libraries compare them) and media types.

/// Version of tus in use; on every tus request and answer except `OPTIONS` requests.
pub const TUS_RESUMABLE: &str = "tus-resumable";
/// Versions a server speaks.
pub const TUS_VERSION: &str = "tus-version";
/// Extensions a server speaks, by commas.
pub const TUS_EXTENSION: &str = "tus-extension";
/// Largest upload in bytes.
pub const TUS_MAX_SIZE: &str = "tus-max-size";
/// Checksum algorithms a server speaks, by commas.
pub const TUS_CHECKSUM_ALGORITHM: &str = "tus-checksum-algorithm";
/// Bytes held so far, or the place where a chunk goes.
pub const UPLOAD_OFFSET: &str = "upload-offset";
/// Length of the whole upload in bytes.
pub const UPLOAD_LENGTH: &str = "upload-length";
/// Asks to tell the length later; not spoken here.
pub const UPLOAD_DEFER_LENGTH: &str = "upload-defer-length";
/// Key and base64 value pairs, by commas.
pub const UPLOAD_METADATA: &str = "upload-metadata";
/// Algorithm and base64 digest of one chunk.
pub const UPLOAD_CHECKSUM: &str = "upload-checksum";
/// When an unfinished upload is forgotten (HTTP date).
pub const UPLOAD_EXPIRES: &str = "upload-expires";
/// The method meant, on a `POST` through something that lets no other method pass.
pub const METHOD_OVERRIDE: &str = "x-http-method-override";

/// Media type of a chunk.
pub const CHUNK_TYPE: &str = "application/offset+octet-stream";
/// Media type of signed statements (RFC 7193).
pub const STATEMENT_TYPE: &str = "application/cms";
/// Media type of [`crate::Problem`] and the other plain answers.
pub const JSON_TYPE: &str = "application/json";
