use std::fmt;

use serde::{Deserialize, Serialize};

use crate::{DatabaseKey, KeyError, Params, Policy, Sensitive, SigningKeySlot, Signer, blob, encryption::Wrapped, hexadecimal, random};

const KIND: &str = "officer";
const VAULT: &str = "thu-nhan/1/officer/vault-key";
const SIGNING: &str = "thu-nhan/1/officer/signing-key";

/// An officer's keys under their password: the post's vault key and the officer's own signing key.
///
/// password → argon2id → key-encrypting key → AES-256-GCM around each key. Changing the password wraps the same keys again; the
/// vault is not encrypted anew.
#[derive(Clone)]
pub struct OfficerKeys(Stored);

/// What a signed-in officer can use; overwritten when dropped, that is at lock.
pub struct UnlockedOfficer {
    signing: SigningKeySlot,
    vault: DatabaseKey,
}

#[derive(Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Stored {
    argon2id: Params,
    #[serde(with = "hexadecimal")]
    salt: [u8; 16],
    #[serde(with = "hexadecimal")]
    certificate: Vec<u8>,
    vault_key: Wrapped,
    signing_key: Wrapped,
}

impl OfficerKeys {
    /// Wraps the post's vault key and the officer's signing key under `password`.
    pub fn make(password: &str, params: Params, vault: &DatabaseKey, signing: &SigningKeySlot) -> Result<Self, KeyError> {
        let salt = random::<16>();
        let key = params.stretch(password, &salt)?;
        Ok(Self(Stored {
            argon2id: params,
            salt,
            certificate: signing.certificate().to_vec(),
            vault_key: Wrapped::wrap(key.expose(), VAULT, vault.bytes())?,
            signing_key: Wrapped::wrap(key.expose(), SIGNING, signing.secret().expose())?,
        }))
    }

    /// Opens the keys. Costs what the stored parameters say; `policy` says which are accepted.
    pub fn unlock(&self, password: &str, policy: Policy) -> Result<UnlockedOfficer, KeyError> {
        self.0.argon2id.check(policy)?;
        let key = self.0.argon2id.stretch(password, &self.0.salt)?;
        let (vault, signing) = (self.unwrap(&key, VAULT), self.unwrap(&key, SIGNING));
        // One key that opens proves the password; the other one failing is damage.
        let (vault, signing) = match (vault, signing) {
            (Some(vault), Some(signing)) => (vault, signing),
            (None, None) => return Err(KeyError::WrongPassword),
            _ => return Err(KeyError::Damaged("officer keys")),
        };
        Ok(UnlockedOfficer {
            signing: SigningKeySlot::from_secret(&signing, self.0.certificate.clone())?,
            vault: DatabaseKey::from_bytes(vault.expose())?,
        })
    }

    /// The same keys under another password; `old` must open them.
    pub fn change_password(&self, old: &str, new: &str, params: Params, policy: Policy) -> Result<Self, KeyError> {
        params.check(policy)?;
        let unlocked = self.unlock(old, policy)?;
        Self::make(new, params, &unlocked.vault, &unlocked.signing)
    }

    /// The officer's certificate, DER; readable without the password.
    #[must_use]
    pub fn certificate(&self) -> &[u8] {
        &self.0.certificate
    }

    /// The JSON blob for the disk.
    pub fn to_bytes(&self) -> Result<Vec<u8>, KeyError> {
        blob::write(KIND, &self.0)
    }

    /// Reads what [`OfficerKeys::to_bytes`] wrote.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, KeyError> {
        blob::read(KIND, bytes).map(Self)
    }

    fn unwrap(&self, key: &Sensitive<[u8; 32]>, purpose: &str) -> Option<crate::Secret> {
        let wrapped = if purpose == VAULT { &self.0.vault_key } else { &self.0.signing_key };
        wrapped.unwrap(key.expose(), purpose)
    }
}

impl UnlockedOfficer {
    /// The officer's signature.
    #[must_use]
    pub fn signing(&self) -> &SigningKeySlot {
        &self.signing
    }

    /// The key of the post's vault.
    #[must_use]
    pub fn vault_key(&self) -> &DatabaseKey {
        &self.vault
    }

    /// Both keys, for a holder that keeps them apart.
    #[must_use]
    pub fn into_parts(self) -> (SigningKeySlot, DatabaseKey) {
        (self.signing, self.vault)
    }
}

impl fmt::Debug for OfficerKeys {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("OfficerKeys")
    }
}

impl fmt::Debug for UnlockedOfficer {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("UnlockedOfficer")
    }
}
