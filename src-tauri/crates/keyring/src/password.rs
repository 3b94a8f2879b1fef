use argon2::{Algorithm, Argon2, Version};
use serde::{Deserialize, Serialize};

use crate::{KeyError, Sensitive};

/// How much work a password check costs (argon2id, RFC 9106).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Params {
    memory_kib: u32,
    passes: u32,
    lanes: u32,
}

/// Which [`Params`] a caller accepts when it unlocks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Policy {
    /// At least [`Params::product`].
    Product,
    /// Any, also [`Params::light`]: for tests.
    AllowLight,
}

impl Params {
    /// The product's: 64 MiB, 3 passes, 1 lane (about a third of a second).
    #[must_use]
    pub const fn product() -> Self {
        Self { memory_kib: 64 * 1024, passes: 3, lanes: 1 }
    }

    /// For tests only: fast, and refused by [`Policy::Product`].
    #[must_use]
    pub const fn light() -> Self {
        Self { memory_kib: 64, passes: 1, lanes: 1 }
    }

    fn at_least(self, floor: Self) -> bool {
        self.memory_kib >= floor.memory_kib && self.passes >= floor.passes && self.lanes >= floor.lanes
    }

    /// A stored blob must not make the check arbitrarily dear.
    fn bearable(self) -> bool {
        self.memory_kib <= 1024 * 1024 && self.passes <= 16 && self.lanes <= 8
    }

    pub(crate) fn check(self, policy: Policy) -> Result<(), KeyError> {
        if !self.bearable() {
            return Err(KeyError::Damaged("password parameters out of bounds"));
        }
        match policy {
            Policy::Product if !self.at_least(Self::product()) => Err(KeyError::CostTooLow),
            Policy::Product | Policy::AllowLight => Ok(()),
        }
    }

    /// The key-encrypting key of a password.
    pub(crate) fn stretch(self, password: &str, salt: &[u8; 16]) -> Result<Sensitive<[u8; 32]>, KeyError> {
        let params = argon2::Params::new(self.memory_kib, self.passes, self.lanes, Some(32))
            .map_err(|_| KeyError::Damaged("password parameters out of bounds"))?;
        let mut key = [0; 32];
        Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
            .hash_password_into(password.as_bytes(), salt, &mut key)
            .map_err(|_| KeyError::Operation("password"))?;
        let stretched = Sensitive::new(key);
        zeroize::Zeroize::zeroize(&mut key);
        Ok(stretched)
    }
}
