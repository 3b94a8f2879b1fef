use std::fmt;

use p256::{
    SecretKey,
    ecdsa::{Signature, SigningKey, signature::hazmat::PrehashSigner},
    pkcs8::DecodePrivateKey,
};
use serde::{Deserialize, Serialize};

use crate::{KeyError, MachineKey, PublicKey, Secret, blob, certificate::public_key_of, encryption::Wrapped, hexadecimal, random};

const KIND: &str = "signing";
const PURPOSE: &str = "thu-nhan/1/signing-key";

/// Something that signs: a software slot today, a token later. It says which certificate speaks for it.
pub trait Signer: Send + Sync {
    /// The certificate, DER.
    fn certificate(&self) -> &[u8];

    /// ECDSA with P-256 over a SHA-256 digest; a DER ECDSA-Sig-Value (RFC 3279, 2.2.3).
    fn sign_prehash(&self, digest: &[u8; 32]) -> Result<Vec<u8>, KeyError>;
}

/// A signing key that has no certificate yet.
pub struct NewSigningKey(SecretKey);

/// A signing key with its certificate, in memory.
pub struct SigningKeySlot {
    key: SigningKey,
    certificate: Vec<u8>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Stored {
    #[serde(with = "hexadecimal")]
    certificate: Vec<u8>,
    wrapped: Wrapped,
}

pub(crate) fn random_secret() -> SecretKey {
    loop {
        // One in 2³² draws is no scalar of the curve.
        let bytes = crate::Sensitive::new(random::<32>());
        if let Ok(secret) = SecretKey::from_slice(bytes.expose()) {
            return secret;
        }
    }
}

/// A P-256 private key in PEM, PKCS#8 or SEC 1, as `openssl genpkey` and `openssl ecparam` write it.
pub(crate) fn secret_from_pem(text: &str) -> Result<SecretKey, KeyError> {
    SecretKey::from_pkcs8_pem(text)
        .ok()
        .or_else(|| SecretKey::from_sec1_pem(text).ok())
        .ok_or(KeyError::Damaged("not a P-256 private key in PEM"))
}

impl NewSigningKey {
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

    pub(crate) fn signing_key(&self) -> SigningKey {
        SigningKey::from(&self.0)
    }

    /// Puts the certificate to the key; refused if it certifies another one.
    pub fn certified(self, certificate: Vec<u8>) -> Result<SigningKeySlot, KeyError> {
        if public_key_of(&certificate)? != self.public_key() {
            return Err(KeyError::Certificate("the certificate belongs to another key".to_owned()));
        }
        Ok(SigningKeySlot { key: SigningKey::from(&self.0), certificate })
    }
}

impl SigningKeySlot {
    /// The key wrapped under the machine's key: a JSON blob for the disk.
    pub fn stored(&self, machine: &MachineKey) -> Result<Vec<u8>, KeyError> {
        let wrapped = machine.wrap(PURPOSE, self.secret().expose())?;
        blob::write(KIND, &Stored { certificate: self.certificate.clone(), wrapped })
    }

    /// Reads what [`SigningKeySlot::stored`] wrote.
    pub fn load(stored: &[u8], machine: &MachineKey) -> Result<Self, KeyError> {
        let stored: Stored = blob::read(KIND, stored)?;
        let secret = machine.unwrap(PURPOSE, &stored.wrapped)?;
        Self::from_secret(&secret, stored.certificate)
    }

    /// The public half.
    #[must_use]
    pub fn public_key(&self) -> PublicKey {
        PublicKey::of(&SecretKey::from(self.key.as_nonzero_scalar()))
    }

    pub(crate) fn key(&self) -> &SigningKey {
        &self.key
    }

    pub(crate) fn secret(&self) -> Secret {
        Secret::new(self.key.to_bytes().to_vec())
    }

    pub(crate) fn from_secret(secret: &Secret, certificate: Vec<u8>) -> Result<Self, KeyError> {
        let secret = SecretKey::from_slice(secret.expose()).map_err(|_| KeyError::Damaged("signing key"))?;
        NewSigningKey(secret).certified(certificate)
    }
}

impl Signer for SigningKeySlot {
    fn certificate(&self) -> &[u8] {
        &self.certificate
    }

    fn sign_prehash(&self, digest: &[u8; 32]) -> Result<Vec<u8>, KeyError> {
        let signature: Signature = self.key.sign_prehash(digest).map_err(|_| KeyError::Operation("signing"))?;
        Ok(signature.to_der().as_bytes().to_vec())
    }
}

impl fmt::Debug for NewSigningKey {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "NewSigningKey({})", self.public_key().key_id())
    }
}

impl fmt::Debug for SigningKeySlot {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "SigningKeySlot({})", self.public_key().key_id())
    }
}
