//! The layers one at a time: for tools that show or exchange them, and for tests against other implementations.

use enrollment::{Digest, Timestamp};
use keyring::AgreementKey;

use crate::{
    Header, Identity, MAX_FILE, PackageError, Trust,
    envelope::{self, Envelope},
    oid,
    verification::verify,
};

/// The most that [`encrypt`] takes: 200 MiB, an extract of the largest commune.
pub const MAX: usize = 200 * 1024 * 1024;

/// What an envelope adds, with room to spare.
const OVERHEAD: usize = 4096;

/// Which SignedData.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SignedLayer {
    /// Clerk and station over the content.
    Content,
    /// The station over the envelope.
    Envelope,
    /// Somebody over a statement.
    Statement,
}

impl SignedLayer {
    /// The object identifier of what is signed, dotted, as `openssl cms -econtent_type` takes it.
    #[must_use]
    pub fn content_type(self) -> String {
        self.oid().to_string()
    }

    fn oid(self) -> der::asn1::ObjectIdentifier {
        match self {
            Self::Content => oid::CONTENT,
            Self::Envelope => oid::ENVELOPE,
            Self::Statement => oid::STATEMENT,
        }
    }
}

/// One SignedData, checked; which roles should have signed is for the caller to say.
#[derive(Clone)]
pub struct SignedPart {
    /// What is signed.
    pub content: Vec<u8>,
    /// Its SHA-256.
    pub digest: Digest,
    /// Who signed, when by their clock, with which header.
    pub signers: Vec<(Identity, Timestamp, Option<Header>)>,
}

/// Checks a SignedData of `layer` with exactly `signers` signers.
pub fn verify_signed(
    der: &[u8],
    layer: SignedLayer,
    signers: usize,
    trust: &Trust,
    at: Timestamp,
) -> Result<SignedPart, PackageError> {
    if der.len() > MAX_FILE {
        return Err(PackageError::TooLarge);
    }
    let verified = verify(der, layer.oid(), signers, trust, at)?;
    Ok(SignedPart {
        content: verified.content,
        digest: verified.digest,
        signers: verified.signers.into_iter().map(|signer| (signer.identity, signer.signed_at, signer.header)).collect(),
    })
}

/// Encrypts anything to the holder of `recipient` (a key agreement certificate, DER): how a signed extract or statement travels
/// sealed, in the same envelope as a package's content.
pub fn encrypt(content: &[u8], recipient: &[u8]) -> Result<Vec<u8>, PackageError> {
    if content.len() > MAX {
        return Err(PackageError::TooLarge);
    }
    envelope::encrypt(content.to_vec(), recipient)
}

/// Decrypts an envelope (AuthEnvelopedData) that was made for `key`, under the same policy as [`open`](crate::open). Says nothing
/// about who made it: that is for the signature inside.
pub fn decrypt(der: &[u8], key: &AgreementKey) -> Result<Vec<u8>, PackageError> {
    if der.len() > MAX + OVERHEAD {
        return Err(PackageError::TooLarge);
    }
    Envelope::read(der)?.decrypt(key)
}
