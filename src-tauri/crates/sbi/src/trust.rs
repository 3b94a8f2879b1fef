//! Whose devices are believed.

use std::fmt;
use std::time::Duration;

use enrollment::Timestamp;
use rustls_pki_types::{CertificateDer, SignatureVerificationAlgorithm, TrustAnchor, UnixTime};
use webpki::{EndEntityCert, Error, KeyUsage, anchor_from_trusted_cert, ring};

use crate::fault::Distrust;

/// Signatures that a maker's certificates may carry.
const ALGORITHMS: &[&dyn SignatureVerificationAlgorithm] = &[
    ring::RSA_PKCS1_2048_8192_SHA256,
    ring::RSA_PKCS1_2048_8192_SHA384,
    ring::RSA_PKCS1_2048_8192_SHA512,
    ring::ECDSA_P256_SHA256,
    ring::ECDSA_P384_SHA384,
    ring::ED25519,
];

/// "Client authentication": asked for only in certificates that say what they are for.
const CLIENT_AUTHENTICATION: &[u8] = &[0x2b, 6, 1, 5, 5, 7, 3, 2];

/// The authorities of the makers whose devices are believed. Who vouches for them is not this crate's business.
#[derive(Clone, Debug, Default)]
pub struct Makers(Vec<TrustAnchor<'static>>);

/// Bytes that are no certificate (X.509, DER).
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("this is no certificate")]
pub struct UnreadableCertificate;

impl Makers {
    /// Believes devices under this authority, too.
    ///
    /// # Errors
    /// [`UnreadableCertificate`]
    pub fn add(&mut self, authority: &[u8]) -> Result<(), UnreadableCertificate> {
        let certificate = CertificateDer::from(authority);
        let anchor = anchor_from_trusted_cert(&certificate).map_err(|_| UnreadableCertificate)?;
        self.0.push(anchor.to_owned());
        Ok(())
    }

    /// Who made `signature` over `message`: the key of the first certificate, from which a chain of the others leads to one of the authorities,
    /// all valid at `at`.
    pub(crate) fn check(&self, chain: &[Vec<u8>], algorithm: &dyn SignatureVerificationAlgorithm, message: &[u8], signature: &[u8], at: Timestamp) -> Result<Signer, Distrust> {
        let [own, others @ ..] = chain else { return Err(Distrust::Unsigned) };
        let certificate = own.clone();
        let own = CertificateDer::from(own.as_slice());
        let own = EndEntityCert::try_from(&own).map_err(|_| Distrust::Unsigned)?;
        let others: Vec<_> = others.iter().map(|other| CertificateDer::from(other.as_slice())).collect();
        let seconds = u64::try_from(at.unix_ms() / 1000).unwrap_or(0);
        let now = UnixTime::since_unix_epoch(Duration::from_secs(seconds));
        let usage = KeyUsage::required_if_present(CLIENT_AUTHENTICATION);
        let path = own.verify_for_usage(ALGORITHMS, &self.0, &others, now, usage, None, None).map_err(|why| match why {
            Error::CertExpired { .. } | Error::CertNotValidYet { .. } => Distrust::CertificateOutOfValidity,
            _ => Distrust::MakerUnknown,
        })?;
        let authority = path.anchor().subject_public_key_info.as_ref().to_vec();
        own.verify_signature(algorithm, message, signature).map_err(|_| Distrust::SignatureWrong)?;
        Ok(Signer { certificate, authority })
    }
}

/// Whose key signed something.
#[derive(Clone, PartialEq, Eq)]
pub struct Signer {
    /// Of the device, DER.
    certificate: Vec<u8>,
    /// Public key of the maker's authority.
    authority: Vec<u8>,
}

impl Signer {
    /// Another certificate of the same maker: keys are renewed every few weeks.
    pub(crate) fn is_of_same_maker(&self, other: &Self) -> bool {
        self.authority == other.authority
    }
}

impl fmt::Debug for Signer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Signer")
    }
}
