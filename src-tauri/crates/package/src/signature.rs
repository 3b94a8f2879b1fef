//! Making SignedData (RFC 5652, section 5).

use cms::{
    cert::IssuerAndSerialNumber,
    content_info::{CmsVersion, ContentInfo},
    signed_data::{EncapsulatedContentInfo, SignerIdentifier, SignerInfo},
};
use der::{
    Any, Decode, Encode, Tag,
    asn1::{ObjectIdentifier, OctetString, SetOfVec},
};
use enrollment::{Digest, Timestamp};
use keyring::{Signer, public_key_of};
use spki::AlgorithmIdentifierOwned;
use x509_cert::Certificate;

use crate::{
    Header, PackageError, attribute, oid,
    signed_data::{SignedData, set},
};

/// SignedData over `content`, signed by each of `signers`; every signature carries `header` if there is one. Returns it with the
/// digest of `content`.
pub(crate) fn sign(
    content_type: ObjectIdentifier,
    content: &[u8],
    signers: &[&dyn Signer],
    header: Option<&Header>,
    at: Timestamp,
) -> Result<(Vec<u8>, Digest), PackageError> {
    let digest = Digest::of(content);
    let mut certificates = Vec::new();
    let mut infos = Vec::new();
    for signer in signers {
        let certificate = Certificate::from_der(signer.certificate()).map_err(unwritable)?;
        infos.push(signer_info(*signer, &certificate, content_type, &digest, header, at)?);
        certificates.push(certificate);
    }
    let signed = SignedData {
        version: version_of(content_type),
        digest_algorithms: SetOfVec::try_from(vec![bare(oid::SHA256)]).map_err(unwritable)?,
        encap_content_info: EncapsulatedContentInfo {
            econtent_type: content_type,
            econtent: Some(Any::new(Tag::OctetString, content).map_err(unwritable)?),
        },
        certificates: Some(set(&certificates).map_err(unwritable)?),
        crls: None,
        signer_infos: set(&infos).map_err(unwritable)?,
    };
    Ok((content_info(oid::SIGNED_DATA, &signed)?, digest))
}

/// Version 3 unless the content is plain data (RFC 5652, section 5.1).
pub(crate) fn version_of(content_type: ObjectIdentifier) -> CmsVersion {
    if content_type == oid::DATA { CmsVersion::V1 } else { CmsVersion::V3 }
}

/// `ContentInfo` around a structure.
pub(crate) fn content_info(content_type: ObjectIdentifier, content: &impl Encode) -> Result<Vec<u8>, PackageError> {
    let content = Any::from_der(&content.to_der().map_err(unwritable)?).map_err(unwritable)?;
    ContentInfo { content_type, content }.to_der().map_err(unwritable)
}

/// An algorithm without parameters.
pub(crate) fn bare(oid: ObjectIdentifier) -> AlgorithmIdentifierOwned {
    AlgorithmIdentifierOwned { oid, parameters: None }
}

/// How signer and recipient infos name a certificate.
pub(crate) fn issuer_and_serial(certificate: &Certificate) -> IssuerAndSerialNumber {
    let body = certificate.tbs_certificate();
    IssuerAndSerialNumber { issuer: body.issuer().clone(), serial_number: body.serial_number().clone() }
}

fn signer_info(
    signer: &dyn Signer,
    certificate: &Certificate,
    content_type: ObjectIdentifier,
    digest: &Digest,
    header: Option<&Header>,
    at: Timestamp,
) -> Result<SignerInfo, PackageError> {
    let attributes = attribute::write(content_type, digest, signer.certificate(), header, at)?;
    let covered = Digest::of(attributes.to_der().map_err(unwritable)?);
    let signature = signer.sign_prehash(covered.as_bytes())?;
    // A token with another key inside, or a broken one, shows here and not weeks later at the center.
    if !public_key_of(signer.certificate())?.verifies(covered.as_bytes(), &signature) {
        return Err(PackageError::BadSignature("the signer's key does not fit its certificate"));
    }
    Ok(SignerInfo {
        version: CmsVersion::V1,
        sid: SignerIdentifier::IssuerAndSerialNumber(issuer_and_serial(certificate)),
        digest_alg: bare(oid::SHA256),
        signed_attrs: Some(attributes),
        signature_algorithm: bare(oid::ECDSA_WITH_SHA256),
        signature: OctetString::new(signature).map_err(unwritable)?,
        unsigned_attrs: None,
    })
}

pub(crate) fn unwritable(_: der::Error) -> PackageError {
    PackageError::Malformed("not expressible in DER")
}
