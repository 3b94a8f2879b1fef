use enrollment::{Digest, Timestamp};
use keyring::{Role, Signer};

use crate::{Content, Header, Identity, MAX_FILE, PackageError, envelope, oid, signature};

/// Everything that goes into a package file.
#[derive(Clone, Copy)]
pub struct SealRequest<'a> {
    /// What was captured.
    pub content: &'a Content,
    /// What the outside may know.
    pub header: &'a Header,
    /// The clerk who captured it.
    pub clerk: &'a dyn Signer,
    /// The station it was captured on.
    pub station: &'a dyn Signer,
    /// The center's key agreement certificate, DER.
    pub center_certificate: &'a [u8],
    /// When.
    pub at: Timestamp,
}

/// A package file, and what later statements call it by.
#[derive(Clone)]
pub struct Sealed {
    /// The file: DER.
    pub file: Vec<u8>,
    /// SHA-256 of the content, as in both inner signatures.
    pub content_digest: Digest,
    /// SHA-256 of the file.
    pub file_digest: Digest,
}

/// Seals: content → SignedData (clerk, station) → AuthEnvelopedData (center) → SignedData (station).
///
/// Refuses to seal what [`open`](crate::open) would refuse for the same certificates.
pub fn seal(request: &SealRequest<'_>) -> Result<Sealed, PackageError> {
    check_parties(request)?;
    let SealRequest { header, clerk, station, center_certificate, at, .. } = *request;
    let content = request.content.encode()?;
    let (signed, content_digest) = signature::sign(oid::CONTENT, &content, &[clerk, station], Some(header), at)?;
    let envelope = envelope::encrypt(signed, center_certificate)?;
    let (file, _) = signature::sign(oid::ENVELOPE, &envelope, &[station], Some(header), at)?;
    if file.len() > MAX_FILE {
        return Err(PackageError::TooLarge);
    }
    Ok(Sealed { content_digest, file_digest: Digest::of(&file), file })
}

fn check_parties(request: &SealRequest<'_>) -> Result<(), PackageError> {
    let clerk = Identity::claimed(request.clerk.certificate())?;
    clerk.expect(Role::Clerk, "the content is not signed by a clerk")?;
    clerk.officer()?;
    let station = Identity::claimed(request.station.certificate())?;
    if station.station()? != request.header.station {
        return Err(PackageError::Mismatch("header and station"));
    }
    let center = Identity::claimed(request.center_certificate)?;
    center.expect(Role::Center, "not encrypted to the center")?;
    if center.key_id() != request.header.recipient_key_id {
        return Err(PackageError::Mismatch("header and recipient"));
    }
    Ok(())
}

impl std::fmt::Debug for Sealed {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "Sealed({} bytes, {})", self.file.len(), self.file_digest)
    }
}
