//! The road to the center: resumable upload, receipts, verdicts, approvals, voids.
//!
//! [`CenterClient`] asks the center single questions. [`Drain`] empties the outbox over it: statements first, then packages in the
//! order of their numbers, a receipt for each, then the verdicts as they come. It needs no officer and no open vault, so it goes on
//! while the station is locked; stopping it anywhere (dropping its future, killing the process) loses nothing and sends at most one
//! chunk again.
//!
//! [`LoopbackClient`] speaks HTTP with the services of devices on this computer: all HTTP of the station is here.
//!
//! What it refuses to know: how the outbox stores anything ([`OutboxPort`]), how a receipt is verified ([`Verifier`]), what is inside
//! a package, and which clock or random source the machine has. It trusts nothing the center says without the verifier's word: an
//! answer is bounded bytes until then.

mod address;
mod answer;
mod backoff;
mod chunk;
mod client;
mod drain;
mod error;
mod jitter;
mod loopback;
mod outbox;
mod settings;
mod state;
mod transfer;
mod tus;
mod upload;

pub use address::{AddressError, CenterAddress};
pub use backoff::Backoff;
pub use chunk::ChunkSize;
pub use client::{CenterClient, VerdictAnswer, authorities_from_pem};
pub use drain::{Drain, Now};
pub use error::{Reach, UplinkError};
pub use jitter::Jitter;
pub use loopback::LoopbackClient;
pub use outbox::{
    AwaitingVerdict, Decision, OutboxPort, PortError, ReadyPackage, StatementKind, Verifier, VerifyError, WaitingStatement,
};
pub use settings::ClientSettings;
pub use state::{CenterState, DrainReport, Trouble};
pub use upload::{UploadLog, UploadTask};
