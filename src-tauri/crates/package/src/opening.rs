use enrollment::{Digest, Timestamp};
use keyring::{AgreementKey, Role};

use crate::{
    Content, Header, Identity, MAX_FILE, PackageError, Trust,
    envelope::Envelope,
    oid,
    verification::{VerifiedSigner, verify},
};

/// What anyone with the authority's certificate can know of a package file.
#[derive(Clone)]
pub struct Outer {
    /// The signed header.
    pub header: Header,
    /// The station that sealed it.
    pub station: Identity,
    /// When, by the station's clock.
    pub signed_at: Timestamp,
    /// SHA-256 of the file.
    pub file_digest: Digest,
    /// The encrypted part (DER, for `openssl cms -decrypt`).
    pub envelope: Vec<u8>,
}

/// A package opened, every signature and every agreement between its parts checked.
#[derive(Clone, Debug)]
pub struct Opened {
    /// The signed header; the same outside and inside.
    pub header: Header,
    /// What was captured.
    pub content: Content,
    /// SHA-256 of the content.
    pub content_digest: Digest,
    /// SHA-256 of the file.
    pub file_digest: Digest,
    /// The clerk who captured it.
    pub clerk: Identity,
    /// The station that sealed it.
    pub station: Identity,
    /// When the clerk signed, by the station's clock.
    pub signed_at: Timestamp,
}

/// Checks the outermost layer: the station's signature over the envelope, its certificate at `at`, and the header.
pub fn verify_outer(file: &[u8], trust: &Trust, at: Timestamp) -> Result<Outer, PackageError> {
    if file.len() > MAX_FILE {
        return Err(PackageError::TooLarge);
    }
    let verified = verify(file, oid::ENVELOPE, 1, trust, at)?;
    let [VerifiedSigner { identity, signed_at, header }] = verified.signers.as_slice() else {
        return Err(PackageError::Malformed("number of signers"));
    };
    identity.expect(Role::Station, "the file is not signed by a station")?;
    let header = header.clone().ok_or(PackageError::Malformed("no header"))?;
    if identity.station()? != header.station {
        return Err(PackageError::Mismatch("header and outer signer"));
    }
    Ok(Outer {
        header,
        station: identity.clone(),
        signed_at: *signed_at,
        file_digest: Digest::of(file),
        envelope: verified.content,
    })
}

/// Opens a package with the recipient's key and checks everything; `at` is the time at which certificates must be valid.
pub fn open(file: &[u8], trust: &Trust, key: &AgreementKey, at: Timestamp) -> Result<Opened, PackageError> {
    let outer = verify_outer(file, trust, at)?;
    let envelope = Envelope::read(&outer.envelope)?;
    if outer.header.recipient_key_id != key.key_id() {
        return Err(PackageError::NotForUs);
    }
    let signed = envelope.decrypt(key)?;
    let verified = verify(&signed, oid::CONTENT, 2, trust, at)?;
    let clerk = signer_in_role(&verified.signers, Role::Clerk)?;
    let station = signer_in_role(&verified.signers, Role::Station)?;
    clerk.identity.officer()?;
    if station.identity.public_key() != outer.station.public_key() || station.identity.name() != outer.station.name() {
        return Err(PackageError::Mismatch("inner and outer station"));
    }
    if [clerk, station].iter().any(|signer| signer.header.as_ref() != Some(&outer.header)) {
        return Err(PackageError::Mismatch("inner and outer header"));
    }
    Ok(Opened {
        content: Content::decode(&verified.content)?,
        content_digest: verified.digest,
        file_digest: outer.file_digest,
        clerk: clerk.identity.clone(),
        station: station.identity.clone(),
        signed_at: clerk.signed_at,
        header: outer.header,
    })
}

/// The one signer in a role.
pub(crate) fn signer_in_role(signers: &[VerifiedSigner], role: Role) -> Result<&VerifiedSigner, PackageError> {
    let mut found = signers.iter().filter(|signer| signer.identity.role() == role);
    match (found.next(), found.next()) {
        (Some(signer), None) => Ok(signer),
        _ => Err(PackageError::WrongRole("a signature of the right role is missing")),
    }
}

impl std::fmt::Debug for Outer {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Outer").field("header", &self.header).field("file_digest", &self.file_digest).finish_non_exhaustive()
    }
}
