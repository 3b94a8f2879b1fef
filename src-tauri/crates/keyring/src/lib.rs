//! Keys by slot: made, wrapped, used and forgotten here.
//!
//! This crate is the only home of private key bytes and of randomness. Callers hold a slot ([`SigningKeySlot`],
//! [`AgreementKey`], [`DatabaseKey`]) and ask it to do something; the bytes stay behind it, are overwritten when the slot is
//! dropped, and print as `[redacted]`. What is stored is always a versioned JSON blob in which every secret is encrypted, either
//! under a password ([`OfficerKeys`]) or under the key of this machine ([`MachineKey`]).
//!
//! It refuses to know what is signed (a digest is a digest), who the officers are, what a package is, and what time it is:
//! validity periods are given by the caller.

mod agreement;
mod authority;
mod blob;
mod certificate;
mod database_key;
mod derivation;
mod encryption;
mod error;
mod hexadecimal;
mod machine_key;
mod officer;
mod password;
mod private_file;
mod public_key;
mod randomness;
mod role;
mod sensitive;
mod signing;

pub use agreement::{Agreed, AgreementKey, NewAgreementKey, agree_to};
pub use authority::{Authority, Usage, Validity};
pub use certificate::{certificate_from_pem, certificate_to_pem, public_key_of};
pub use database_key::DatabaseKey;
pub use error::KeyError;
pub use machine_key::MachineKey;
pub use officer::{OfficerKeys, UnlockedOfficer};
pub use password::{Params, Policy};
pub use private_file::{close_folder, make_private_folder, write_private};
pub use public_key::{KeyId, PublicKey};
pub use randomness::random;
pub use role::Role;
pub use sensitive::{REDACTED, Secret, Sensitive};
pub use signing::{NewSigningKey, Signer, SigningKeySlot};
