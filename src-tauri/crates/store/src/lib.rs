//! The station's two databases: the vault with everything personal, and the outbox with what is sealed.
//!
//! Both are SQLCipher files. What a method has returned from is on the disk: WAL with full synchronization, one transaction per
//! call, nothing half-written when the disk fills up or the power goes. The [`Vault`] is open while an officer is signed in; the
//! [`Outbox`] under the key of the machine stays open, so that the queue drains while the station is locked. Between them nothing
//! is atomic; [`carry_over`] repeats the step until both agree.
//!
//! This crate refuses to know what an application means (it stores snapshot and events as the domain made them), how packages are
//! sealed or sent, whether a receipt is genuine (the caller verified it), what time it is, and who may do what.
//!
//! ```no_run
//! # fn main() -> Result<(), store::StoreError> {
//! # let machine = keyring::MachineKey::ephemeral();
//! let vault = store::Vault::open("vault.db".as_ref(), &machine.database_key("vault"))?;
//! let outbox = store::Outbox::open("outbox.db".as_ref(), &machine.database_key("outbox"))?;
//! store::carry_over(&vault, &outbox)?; // at start and at every unlock
//! for news in outbox.news_since(vault.news_cursor()?, 100)? {
//!     // move the application of `news` and commit with `Change::with_news(news.cursor)`
//! }
//! vault.close()
//! # }
//! ```

mod carry_over;
mod column;
mod connection;
mod disk;
mod error;
mod handle;
mod key_check;
mod migration;
mod moment;
mod outbox;
mod sealed_file;
mod vault;

pub use carry_over::{carry_over, refill};
pub use connection::Integrity;
pub use disk::free_bytes;
pub use error::{Database, StoreError};
pub use outbox::{Counts, Decision, DueStatement, Item, ItemState, KeptPolicy, News, NewsKind, Outbox, Upload};
pub use sealed_file::{SealedFile, Sequence, Statement, StatementKind};
pub use vault::{
    FingerTemplate,
    ApplicationRow, ChainHead, Change, DayCheck, DayMoment, ExtractMeta, LastPlace, Line, NewSample, OfficerFinger, SampleChange, SampleEntry, SampleState,
    SearchBy, Stored, StoredSample, Try, TryCount, Vault,
};
