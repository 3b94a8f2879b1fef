use enrollment::{Digest, Timestamp};
use keyring::{Role, Signer, Usage};

use crate::{Content, Header, MAX_FILE, PackageError, Trust, envelope, oid, signature};

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
    /// The authorities the station believes: nothing is sealed with or to a certificate that they do not speak for at this time.
    pub trust: &'a Trust,
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
/// Refuses to seal what [`open`](crate::open) would refuse for the same certificates: another issuer's, one that has ended or not begun,
/// one meant for something else. A day of work is not sealed to a key that nobody answers for.
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
    let SealRequest { trust, at, .. } = *request;
    let clerk = trust.identify(request.clerk.certificate(), Usage::Signing, at)?;
    clerk.expect(Role::Clerk, "the content is not signed by a clerk")?;
    clerk.officer()?;
    let station = trust.identify(request.station.certificate(), Usage::Signing, at)?;
    if station.station()? != request.header.station {
        return Err(PackageError::Mismatch("header and station"));
    }
    let center = trust.identify(request.center_certificate, Usage::Agreement, at)?;
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
