//! The sealed enrollment package and the signed statements about it (design, section 3; byte by byte in
//! `docs/package-format.md`).
//!
//! A package file is three layers of CMS (RFC 5652, 5083, 5084, 5753), each checkable with `openssl cms`:
//!
//! ```text
//! SignedData (station)                     who sent it: anyone with the authority's certificate can check, nobody can read
//!   AuthEnvelopedData (one recipient)      AES-256-GCM, ECDH P-256
//!     SignedData (clerk, station)          who captured it
//!       content                            32 random bytes, record, samples
//! ```
//!
//! [`seal`] makes one, [`verify_outer`] checks the outermost layer, [`open`] all of them. Approval, receipt, verdict, void record,
//! policy and device profile are [`statement`]s: SignedData over canonical JSON.
//!
//! The crate refuses to know what an application is (the record is canonical JSON, no more), where files come from or go to, what
//! time it is, and how a signature is made: it holds no private key and draws no random number, `keyring` does.

mod attribute;
mod canonical;
mod content;
mod envelope;
mod error;
mod four_eyes;
mod header;
mod identity;
mod inspection;
mod oid;
mod opening;
mod sealing;
mod signature;
mod signed_data;
mod trust;
mod verification;

pub mod approval;
pub mod device_maker;
pub mod device_profile;
pub mod layer;
pub mod policy;
pub mod receipt;
pub mod statement;
pub mod verdict;
pub mod void;

pub use approval::Approval;
pub use canonical::canonical_json;
pub use content::{Content, SamplePart};
pub use device_maker::DeviceMaker;
pub use device_profile::DeviceProfile;
pub use error::PackageError;
pub use four_eyes::four_eyes;
pub use header::{Header, Suite};
pub use identity::Identity;
pub use inspection::{Claims, inspect};
pub use opening::{Opened, Outer, open, verify_outer};
pub use sealing::{SealRequest, Sealed, seal};
pub use trust::Trust;

#[cfg(test)]
extern crate self as package;
#[cfg(test)]
mod forgery;

/// The largest package file that is made or read: 16 MiB.
pub const MAX_FILE: usize = 16 * 1024 * 1024;
