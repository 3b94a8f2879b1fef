use std::fmt;

use aes_kw::{KeyInit, KwAes256};
use p256::{SecretKey, ecdh};
use serde::{Deserialize, Serialize};

use crate::{
    KeyError, KeyId, MachineKey, PublicKey, Secret, Sensitive, blob,
    certificate::public_key_of,
    derivation::derive,
    encryption::Wrapped,
    hexadecimal, random,
    signing::{random_secret, secret_from_pem},
};

const KIND: &str = "agreement";
const PURPOSE: &str = "thu-nhan/1/agreement-key";

/// What a sender needs to encrypt to one recipient (RFC 5753, ephemeral-static ECDH).
pub struct Agreed {
    /// The sender's one-time public key.
    pub ephemeral: PublicKey,
    /// The content key wrapped for the recipient (AES-256 key wrap, RFC 3394): 40 bytes.
    pub wrapped: [u8; 40],
    /// The content key itself, for the one encryption; overwritten when dropped.
    pub content_key: Sensitive<[u8; 32]>,
}

/// Draws a content key and wraps it for `recipient`: one-time ECDH P-256, X9.63 with SHA-256 over `shared_info`, AES-256 key wrap.
pub fn agree_to(recipient: &PublicKey, shared_info: &[u8]) -> Result<Agreed, KeyError> {
    let one_time = random_secret();
    let content_key = Sensitive::new(random::<32>());
    let wrapping = wrapping_key(&one_time, recipient, shared_info);
    let mut wrapped = [0; 40];
    KwAes256::new(&(*wrapping.expose()).into())
        .wrap_key(content_key.expose(), &mut wrapped)
        .map_err(|_| KeyError::Operation("key wrap"))?;
    Ok(Agreed { ephemeral: PublicKey::of(&one_time), wrapped, content_key })
}

fn wrapping_key(secret: &SecretKey, public: &PublicKey, shared_info: &[u8]) -> Sensitive<[u8; 32]> {
    let shared = ecdh::diffie_hellman(secret.to_nonzero_scalar(), public.point().as_affine());
    derive(shared.raw_secret_bytes(), shared_info)
}

/// A key agreement key that has no certificate yet.
pub struct NewAgreementKey(SecretKey);

/// The recipient's side: the center's (or a reviewing station's) key agreement key with its certificate.
pub struct AgreementKey {
    key: SecretKey,
    certificate: Vec<u8>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Stored {
    #[serde(with = "hexadecimal")]
    certificate: Vec<u8>,
    wrapped: Wrapped,
}

impl NewAgreementKey {
    /// A new random key.
    #[must_use]
    pub fn make() -> Self {
        Self(random_secret())
    }

    /// A key made elsewhere, PEM.
    pub fn from_pem(text: &str) -> Result<Self, KeyError> {
        secret_from_pem(text).map(Self)
    }

    /// What the authority certifies.
    #[must_use]
    pub fn public_key(&self) -> PublicKey {
        PublicKey::of(&self.0)
    }

    /// Puts the certificate to the key; refused if it certifies another one.
    pub fn certified(self, certificate: Vec<u8>) -> Result<AgreementKey, KeyError> {
        if public_key_of(&certificate)? != self.public_key() {
            return Err(KeyError::Certificate("the certificate belongs to another key".to_owned()));
        }
        Ok(AgreementKey { key: self.0, certificate })
    }
}

impl AgreementKey {
    /// The certificate, DER.
    #[must_use]
    pub fn certificate(&self) -> &[u8] {
        &self.certificate
    }

    /// The public half.
    #[must_use]
    pub fn public_key(&self) -> PublicKey {
        PublicKey::of(&self.key)
    }

    /// The name senders use for it.
    #[must_use]
    pub fn key_id(&self) -> KeyId {
        self.public_key().key_id()
    }

    /// Unwraps a content key that was wrapped by [`agree_to`] with the same `shared_info`.
    pub fn content_key(&self, ephemeral: &PublicKey, shared_info: &[u8], wrapped: &[u8]) -> Result<Sensitive<[u8; 32]>, KeyError> {
        let wrapping = wrapping_key(&self.key, ephemeral, shared_info);
        let mut key = Sensitive::new([0; 32]);
        if wrapped.len() != 40 {
            return Err(KeyError::Operation("key unwrap"));
        }
        KwAes256::new(&(*wrapping.expose()).into())
            .unwrap_key(wrapped, key.expose_mut())
            .map_err(|_| KeyError::Operation("key unwrap"))?;
        Ok(key)
    }

    /// The key wrapped under the machine's key: a JSON blob for the disk.
    pub fn stored(&self, machine: &MachineKey) -> Result<Vec<u8>, KeyError> {
        let secret = Secret::new(self.key.to_bytes().to_vec());
        let wrapped = machine.wrap(PURPOSE, secret.expose())?;
        blob::write(KIND, &Stored { certificate: self.certificate.clone(), wrapped })
    }

    /// Reads what [`AgreementKey::stored`] wrote.
    pub fn load(stored: &[u8], machine: &MachineKey) -> Result<Self, KeyError> {
        let stored: Stored = blob::read(KIND, stored)?;
        let secret = machine.unwrap(PURPOSE, &stored.wrapped)?;
        let key = SecretKey::from_slice(secret.expose()).map_err(|_| KeyError::Damaged("agreement key"))?;
        NewAgreementKey(key).certified(stored.certificate)
    }
}

impl fmt::Debug for Agreed {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Agreed({})", self.ephemeral.key_id())
    }
}

impl fmt::Debug for NewAgreementKey {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "NewAgreementKey({})", self.public_key().key_id())
    }
}

impl fmt::Debug for AgreementKey {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "AgreementKey({})", self.key_id())
    }
}
