//! What station and center say to each other: paths, headers, metadata, codes and bodies of version 1 of the intake protocol.
//!
//! Both ends, [the reference center](../intake/index.html) and [the station's uplink](../uplink/index.html), read and write through
//! these types, so that neither can misspell a header the other waits for. `docs/intake-protocol.md` says the same in words, for
//! somebody who writes another center.
//!
//! This crate refuses to know how bytes travel (no sockets, no HTTP library) and what is inside a package, a receipt or a verdict:
//! those are signed statements of the crate `package`, carried here as opaque bytes.

mod answer;
mod checksum;
mod code;
mod extension;
pub mod header;
pub mod limit;
mod metadata;
pub mod path;
mod problem;

pub use answer::{Health, PendingVerdict, StatementTaken, WaitingFor};
pub use checksum::{Checksum, ChecksumError};
pub use code::{ProblemCode, RefusalCode};
pub use extension::Extensions;
pub use metadata::{MetadataError, UploadMetadata};
pub use problem::Problem;

/// Version of the protocol that these types speak; it stands in every path as `/v1`.
pub const VERSION: u32 = 1;

/// Version of the tus resumable upload protocol in use (<https://tus.io/protocols/resumable-upload>).
pub const TUS_VERSION: &str = "1.0.0";
