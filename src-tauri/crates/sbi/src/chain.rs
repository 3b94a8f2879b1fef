//! Every finger is tied to the one before, so that none can be taken out, put in, or come in another order.

use fmt::Write as _;
use sha2::{Digest as _, Sha256};
use std::fmt;

/// Where the chain stands: `next = SHA-256(previous || SHA-256(record))`, on bytes; it begins with SHA-256 of nothing.
///
/// The specification leaves open whether bytes or their hexadecimal text are hashed. The reference service and the official verifier hash
/// bytes, and so does this.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HashChain([u8; 32]);

impl Default for HashChain {
    fn default() -> Self {
        Self(Sha256::digest([]).into())
    }
}

impl HashChain {
    /// Takes a record into the chain.
    pub fn take(&mut self, record: &[u8]) {
        let record = Sha256::digest(record);
        self.0 = Sha256::new().chain_update(self.0).chain_update(record).finalize().into();
    }

    /// As the interface writes it: hexadecimal, upper case.
    pub fn to_text(&self) -> String {
        self.0.iter().fold(String::with_capacity(64), |mut text, byte| {
            let _ = write!(text, "{byte:02X}");
            text
        })
    }

    /// Whether a text is where the chain stands; the case of the letters does not matter.
    pub fn stands_at(&self, text: &str) -> bool {
        hex::decode(text).is_ok_and(|said| said == self.0)
    }
}
