//! Checking SignedData (RFC 5652, section 5), stricter than the standard asks: one encoding, one list of algorithms, nothing
//! unsigned beside what is signed.

use cms::{
    content_info::CmsVersion,
    signed_data::{SignerIdentifier, SignerInfo},
};
use der::{
    Encode, Tag, Tagged,
    asn1::{Null, ObjectIdentifier},
};
use enrollment::{Digest, Timestamp};
use keyring::Usage;
use spki::AlgorithmIdentifierOwned;
use x509_cert::Certificate;

use crate::{
    Header, Identity, PackageError, Trust, attribute, oid,
    signature::{issuer_and_serial, version_of},
    signed_data::SignedData,
};

/// One signer whose signature, certificate and role were looked at.
#[derive(Clone, Debug)]
pub(crate) struct VerifiedSigner {
    pub(crate) identity: Identity,
    pub(crate) signed_at: Timestamp,
    pub(crate) header: Option<Header>,
}

/// A SignedData whose every signature verified.
#[derive(Clone, Debug)]
pub(crate) struct Verified {
    pub(crate) content: Vec<u8>,
    pub(crate) digest: Digest,
    pub(crate) signers: Vec<VerifiedSigner>,
}

/// Checks every signature over content of `content_type`; there must be exactly `count` signers, all certified by `trust` at `at`.
pub(crate) fn verify(
    der: &[u8],
    content_type: ObjectIdentifier,
    count: usize,
    trust: &Trust,
    at: Timestamp,
) -> Result<Verified, PackageError> {
    let signed = SignedData::read(der)?;
    if signed.encap_content_info.econtent_type != content_type {
        return Err(PackageError::Malformed("content of another type"));
    }
    if signed.version != version_of(content_type) || signed.crls.is_some() {
        return Err(PackageError::Malformed("signed data"));
    }
    if signed.digest_algorithms.len() != 1 || !signed.digest_algorithms.iter().all(is_sha256) {
        return Err(PackageError::Algorithm("digest"));
    }
    let infos = signed.signers()?;
    if infos.len() != count {
        return Err(PackageError::Malformed("number of signers"));
    }
    let content = signed.encap_content_info.econtent.as_ref().filter(|content| content.tag() == Tag::OctetString);
    let content = content.ok_or(PackageError::Malformed("no content"))?.value();
    let digest = Digest::of(content);
    let certificates = signed.certificates()?;
    if certificates.len() != count {
        return Err(PackageError::Malformed("number of certificates"));
    }
    let signers = infos.iter().map(|info| signer(info, &certificates, content_type, &digest, trust, at));
    let signers = signers.collect::<Result<Vec<_>, _>>()?;
    Ok(Verified { content: content.to_vec(), digest, signers })
}

fn signer(
    info: &SignerInfo,
    certificates: &[(Certificate, Vec<u8>)],
    content_type: ObjectIdentifier,
    content_digest: &Digest,
    trust: &Trust,
    at: Timestamp,
) -> Result<VerifiedSigner, PackageError> {
    if info.version != CmsVersion::V1 || info.unsigned_attrs.is_some() {
        return Err(PackageError::Malformed("signer info"));
    }
    if !is_sha256(&info.digest_alg) {
        return Err(PackageError::Algorithm("digest"));
    }
    if info.signature_algorithm.oid != oid::ECDSA_WITH_SHA256 || info.signature_algorithm.parameters.is_some() {
        return Err(PackageError::Algorithm("signature"));
    }
    let SignerIdentifier::IssuerAndSerialNumber(named) = &info.sid else {
        return Err(PackageError::Malformed("signer named by key"));
    };
    let certificate = certificates.iter().find(|(certificate, _)| issuer_and_serial(certificate) == *named);
    let (_, certificate) = certificate.ok_or(PackageError::Malformed("signer without certificate"))?;
    let identity = trust.identify(certificate, Usage::Signing, at)?;

    let attributes = info.signed_attrs.as_ref().ok_or(PackageError::Malformed("no signed attributes"))?;
    let covered = Digest::of(attributes.to_der().map_err(|_| PackageError::Malformed("signed attributes"))?);
    if !identity.public_key().verifies(covered.as_bytes(), info.signature.as_bytes()) {
        return Err(PackageError::BadSignature("signature"));
    }
    let signed = attribute::read(attributes)?;
    if signed.content_type != content_type {
        return Err(PackageError::BadSignature("content type"));
    }
    if signed.message_digest != content_digest.as_bytes() {
        return Err(PackageError::BadSignature("content digest"));
    }
    if signed.certificate_digest != Digest::of(certificate).as_bytes() {
        return Err(PackageError::BadSignature("another certificate"));
    }
    Ok(VerifiedSigner { identity, signed_at: signed.at, header: signed.header })
}

/// SHA-256 without parameters, or with the NULL that RFC 5754 tolerates.
fn is_sha256(algorithm: &AlgorithmIdentifierOwned) -> bool {
    let bare = algorithm.parameters.as_ref().is_none_or(|parameters| parameters.decode_as::<Null>().is_ok());
    algorithm.oid == oid::SHA256 && bare
}
