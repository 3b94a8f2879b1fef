use std::fmt;

use p256::{
    SecretKey,
    ecdsa::VerifyingKey,
    elliptic_curve::sec1::ToSec1Point,
    pkcs8::{DecodePublicKey, EncodePublicKey},
};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use spki::SubjectPublicKeyInfo;

use crate::{KeyError, hexadecimal};

/// A point on NIST P-256: the public half of a signing or agreement key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PublicKey(p256::PublicKey);

impl PublicKey {
    /// From SEC 1 bytes, compressed or not; refuses points that are not on the curve, and the identity.
    pub fn from_sec1(bytes: &[u8]) -> Result<Self, KeyError> {
        p256::PublicKey::from_sec1_bytes(bytes)
            .map(Self)
            .map_err(|_| KeyError::Certificate("not a point on P-256".to_owned()))
    }

    /// From a PEM `PUBLIC KEY` block, as `openssl pkey -pubout` writes it.
    pub fn from_pem(text: &str) -> Result<Self, KeyError> {
        p256::PublicKey::from_public_key_pem(text)
            .map(Self)
            .map_err(|_| KeyError::Certificate("not a P-256 public key in PEM".to_owned()))
    }

    /// The 65 bytes of the uncompressed point (SEC 1, 2.3.3).
    #[must_use]
    pub fn sec1(&self) -> Vec<u8> {
        self.0.to_sec1_point(false).as_bytes().to_vec()
    }

    /// The name of this key.
    #[must_use]
    pub fn key_id(&self) -> KeyId {
        KeyId::of_point(&self.sec1())
    }

    /// Whether `signature` (DER ECDSA-Sig-Value) was made over `digest` (SHA-256) by the private half.
    #[must_use]
    pub fn verifies(&self, digest: &[u8; 32], signature: &[u8]) -> bool {
        use p256::ecdsa::{Signature, signature::hazmat::PrehashVerifier};
        Signature::from_der(signature)
            .is_ok_and(|signature| VerifyingKey::from(self.0).verify_prehash(digest, &signature).is_ok())
    }

    pub(crate) fn of(secret: &SecretKey) -> Self {
        Self(secret.public_key())
    }

    pub(crate) fn point(&self) -> &p256::PublicKey {
        &self.0
    }

    pub(crate) fn spki(&self) -> Result<spki::SubjectPublicKeyInfoOwned, KeyError> {
        use der::Decode;
        let document = self.0.to_public_key_der().map_err(|_| KeyError::Operation("public key encoding"))?;
        SubjectPublicKeyInfo::from_der(document.as_bytes()).map_err(|_| KeyError::Operation("public key encoding"))
    }
}

/// The name of a key: the leftmost 160 bits of the SHA-256 of its uncompressed point (RFC 7093, section 2, method 1). It stands
/// in the certificate as subject key identifier and in a package's header as recipient.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct KeyId(#[serde(with = "hexadecimal")] [u8; 20]);

impl KeyId {
    pub(crate) fn of_point(sec1: &[u8]) -> Self {
        let digest = Sha256::digest(sec1);
        let mut id = [0; 20];
        id.copy_from_slice(&digest[..20]);
        Self(id)
    }

    /// The 20 bytes.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8; 20] {
        &self.0
    }
}

impl fmt::Display for KeyId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&hex::encode(self.0))
    }
}

impl fmt::Debug for KeyId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, formatter)
    }
}
