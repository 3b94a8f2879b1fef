use std::io;

/// Why a key could not be made, read or used.
#[derive(Debug, thiserror::Error)]
pub enum KeyError {
    /// The password does not open the officer's keys.
    #[error("the password does not open these keys")]
    WrongPassword,
    /// The officer's keys were protected with less work than the caller's policy demands.
    #[error("the keys were protected with less work than the policy demands")]
    CostTooLow,
    /// The stored key is no key blob of the kind and version expected, or does not decrypt.
    #[error("stored key damaged: {0}")]
    Damaged(&'static str),
    /// There is no machine key where one was made once.
    #[error("the machine key file is missing")]
    Missing,
    /// Others than the owner may read the machine key file.
    #[error("the machine key file can be read by other users")]
    Exposed,
    /// The machine key file could not be read or written.
    #[error("machine key file: {0}")]
    Storage(#[from] io::Error),
    /// A certificate could not be made or read, or belongs to another key.
    #[error("certificate: {0}")]
    Certificate(String),
    /// The key or token could not do what was asked of it.
    #[error("key operation: {0}")]
    Operation(&'static str),
}

impl KeyError {
    /// The stable code under which the sentence stands in the locale catalogs (`error-<code>`).
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::WrongPassword => "wrongPassword",
            Self::CostTooLow => "keyCostTooLow",
            Self::Damaged(_) => "keyDamaged",
            Self::Missing => "machineKeyMissing",
            Self::Exposed => "machineKeyExposed",
            Self::Storage(_) => "machineKeyStorage",
            Self::Certificate(_) => "certificateUnusable",
            Self::Operation(_) => "keyOperation",
        }
    }
}
