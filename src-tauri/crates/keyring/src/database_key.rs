use std::fmt;

use crate::{KeyError, REDACTED, Sensitive, random};

/// The 256-bit key of one encrypted database.
#[derive(Clone)]
pub struct DatabaseKey(Sensitive<[u8; 32]>);

impl DatabaseKey {
    /// A new random key.
    #[must_use]
    pub fn make() -> Self {
        Self(Sensitive::new(random()))
    }

    /// The key as 64 hexadecimal digits.
    ///
    /// The one secret that leaves this crate, and the reason: SQLCipher takes its raw key only as text, in
    /// `PRAGMA key = "x'<these digits>'"`. The text is overwritten when dropped.
    #[must_use]
    pub fn pragma_hex(&self) -> Sensitive<String> {
        Sensitive::new(hex::encode(self.0.expose()))
    }

    pub(crate) fn from_bytes(bytes: &[u8]) -> Result<Self, KeyError> {
        let bytes = bytes.try_into().map_err(|_| KeyError::Damaged("database key length"))?;
        Ok(Self(Sensitive::new(bytes)))
    }

    pub(crate) fn from_secret(bytes: Sensitive<[u8; 32]>) -> Self {
        Self(bytes)
    }

    pub(crate) fn bytes(&self) -> &[u8; 32] {
        self.0.expose()
    }
}

impl fmt::Debug for DatabaseKey {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(REDACTED)
    }
}
