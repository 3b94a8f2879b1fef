use aes_gcm::{
    Aes256Gcm,
    aead::{Aead, KeyInit, Payload},
};
use serde::{Deserialize, Serialize};

use crate::{Secret, hexadecimal, random};

/// A secret encrypted with AES-256-GCM under another key. `purpose` is authenticated, so that one wrapped key cannot be put in
/// another's place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Wrapped {
    #[serde(with = "hexadecimal")]
    nonce: [u8; 12],
    #[serde(with = "hexadecimal")]
    sealed: Vec<u8>,
}

impl Wrapped {
    pub(crate) fn wrap(key: &[u8; 32], purpose: &str, secret: &[u8]) -> Result<Self, crate::KeyError> {
        let nonce = random::<12>();
        let payload = Payload { msg: secret, aad: purpose.as_bytes() };
        let sealed = Aes256Gcm::new(&(*key).into())
            .encrypt(&nonce.into(), payload)
            .map_err(|_| crate::KeyError::Operation("wrapping"))?;
        Ok(Self { nonce, sealed })
    }

    /// `None` if the key, the purpose or a bit is wrong.
    pub(crate) fn unwrap(&self, key: &[u8; 32], purpose: &str) -> Option<Secret> {
        let payload = Payload { msg: self.sealed.as_slice(), aad: purpose.as_bytes() };
        Aes256Gcm::new(&(*key).into()).decrypt(&self.nonce.into(), payload).ok().map(Secret::new)
    }
}
