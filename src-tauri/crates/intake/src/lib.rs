//! The reference center: receives packages over tus, verifies and opens them, keeps them, signs receipts and verdicts.
//!
//! A package goes through three doors, each in its own module: `reception` (complete, and what it was announced to be), `examination`
//! (every signature, the right key, one place in the station's series), `decision` (the rules, later and apart from the receipt). The
//! database row is the truth; the file lies under its digest; a receipt is signed only when both are on the disk.
//!
//! It refuses to know how the station captures, stores or shows anything, and it is no production system: it makes no cards and asks
//! no population database. Time comes in from outside, randomness from `keyring`, and no personal data goes into its database or log:
//! a record is read from the sealed file when somebody asks for it.

mod arrival;
mod center;
mod database;
mod decision;
mod device_maker;
mod device_profile;
mod error;
mod examination;
mod finding;
mod gap;
mod http;
mod identity;
mod ledger;
mod objects;
mod partial;
mod print;
mod provision;
mod reception;
mod server;
mod settings;
mod slot;
mod statement;
mod sweep;

pub use device_maker::{Vouched, vouch_for_maker};
pub use device_profile::{Measured, sign_device_profile};
pub use error::IntakeError;
pub use gap::{Gap, Why};
pub use identity::CenterIdentity;
pub use ledger::{Ledger, PackageRow, PackageState};
pub use provision::{AUTHORITY_FILE, ProvisionedCenter, TestAuthority, open_test_authority, provision, provision_test_authority};
pub use server::{Running, start};
pub use settings::{Now, Settings};
