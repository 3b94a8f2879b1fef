use cms::signed_data::SignerIdentifier;
use enrollment::{Digest, Timestamp};

use crate::{
    Header, Identity, PackageError, attribute, oid,
    signature::issuer_and_serial,
    signed_data::SignedData,
};

/// What a package file says about itself. Nothing of it is checked.
#[derive(Clone, Debug)]
pub struct Claims {
    /// The header it carries.
    pub header: Header,
    /// Who it says has sealed it.
    pub station: Identity,
    /// When, it says.
    pub signed_at: Timestamp,
    /// SHA-256 of the file.
    pub file_digest: Digest,
    /// Length of the encrypted part in bytes.
    pub envelope_length: usize,
}

/// Reads what a package file says about itself, without any authority: for looking at a file, never for believing it.
pub fn inspect(file: &[u8]) -> Result<Claims, PackageError> {
    if file.len() > crate::MAX_FILE {
        return Err(PackageError::TooLarge);
    }
    let signed = SignedData::read(file)?;
    if signed.encap_content_info.econtent_type != oid::ENVELOPE {
        return Err(PackageError::Malformed("content of another type"));
    }
    let infos = signed.signers()?;
    let [info] = infos.as_slice() else {
        return Err(PackageError::Malformed("number of signers"));
    };
    let SignerIdentifier::IssuerAndSerialNumber(named) = &info.sid else {
        return Err(PackageError::Malformed("signer named by key"));
    };
    let certificates = signed.certificates()?;
    let certificate = certificates.iter().find(|(certificate, _)| issuer_and_serial(certificate) == *named);
    let (_, certificate) = certificate.ok_or(PackageError::Malformed("signer without certificate"))?;
    let attributes = info.signed_attrs.as_ref().ok_or(PackageError::Malformed("no signed attributes"))?;
    let said = attribute::read(attributes)?;
    let envelope = signed.encap_content_info.econtent.as_ref().ok_or(PackageError::Malformed("no content"))?;
    Ok(Claims {
        header: said.header.ok_or(PackageError::Malformed("no header"))?,
        station: Identity::claimed(certificate)?,
        signed_at: said.at,
        file_digest: Digest::of(file),
        envelope_length: envelope.value().len(),
    })
}
