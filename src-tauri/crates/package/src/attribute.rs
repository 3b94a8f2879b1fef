//! The signed attributes: what a signature says beside the content.

use std::time::Duration;

use der::{
    Any, Decode, Encode, Sequence, Tag, Tagged,
    asn1::{ObjectIdentifier, OctetString, SetOfVec},
};
use enrollment::{Digest, Timestamp};
use spki::AlgorithmIdentifierOwned;
use x509_cert::{
    attr::{Attribute, Attributes},
    time::Time,
};

use crate::{Header, PackageError, oid};

/// What is read from the signed attributes of one signer.
pub(crate) struct Signed {
    pub(crate) content_type: ObjectIdentifier,
    pub(crate) message_digest: Vec<u8>,
    pub(crate) at: Timestamp,
    pub(crate) certificate_digest: Vec<u8>,
    pub(crate) header: Option<Header>,
}

/// ESS SigningCertificateV2 (RFC 5035, section 3): binds the signature to one certificate.
#[derive(Sequence)]
struct SigningCertificateV2 {
    certs: Vec<EssCertIdV2>,
}

/// Written without the optional parts; OpenSSL adds the issuer and serial.
#[derive(Sequence)]
struct EssCertIdV2 {
    #[asn1(optional = "true")]
    hash_algorithm: Option<AlgorithmIdentifierOwned>,
    cert_hash: OctetString,
    #[asn1(optional = "true")]
    issuer_serial: Option<Any>,
}

/// The attributes of a signature about to be made, in DER order.
pub(crate) fn write(
    content_type: ObjectIdentifier,
    message_digest: &Digest,
    certificate: &[u8],
    header: Option<&Header>,
    at: Timestamp,
) -> Result<Attributes, PackageError> {
    let certificate = EssCertIdV2 {
        hash_algorithm: None,
        cert_hash: octets(Digest::of(certificate).as_bytes())?,
        issuer_serial: None,
    };
    let certificate = SigningCertificateV2 { certs: vec![certificate] };
    let mut attributes = vec![
        attribute(oid::CONTENT_TYPE, &content_type)?,
        attribute(oid::MESSAGE_DIGEST, &octets(message_digest.as_bytes())?)?,
        attribute(oid::SIGNING_TIME, &time(at)?)?,
        attribute(oid::SIGNING_CERTIFICATE_V2, &certificate)?,
    ];
    if let Some(header) = header {
        let value = Any::new(Tag::Utf8String, header.encode()?).map_err(unwritable)?;
        attributes.push(attribute(oid::HEADER, &value)?);
    }
    SetOfVec::try_from(attributes).map_err(unwritable)
}

/// Reads the attributes. Each of ours is there once with one value; others do no harm, because they are signed too.
pub(crate) fn read(attributes: &Attributes) -> Result<Signed, PackageError> {
    let content_type = one(attributes, oid::CONTENT_TYPE)?.ok_or(PackageError::Malformed("no content type"))?;
    let message_digest = one(attributes, oid::MESSAGE_DIGEST)?.ok_or(PackageError::Malformed("no message digest"))?;
    let at = one(attributes, oid::SIGNING_TIME)?.ok_or(PackageError::Malformed("no signing time"))?;
    let certificate =
        one(attributes, oid::SIGNING_CERTIFICATE_V2)?.ok_or(PackageError::Malformed("no signing certificate"))?;
    Ok(Signed {
        content_type: content_type.decode_as().map_err(|_| PackageError::Malformed("content type"))?,
        message_digest: octet_value(message_digest)?,
        at: moment(at)?,
        certificate_digest: certificate_digest(certificate)?,
        header: one(attributes, oid::HEADER)?.map(header).transpose()?,
    })
}

fn one(attributes: &Attributes, wanted: ObjectIdentifier) -> Result<Option<&Any>, PackageError> {
    let mut found = attributes.iter().filter(|attribute| attribute.oid == wanted);
    match (found.next(), found.next()) {
        (None, _) => Ok(None),
        (Some(attribute), None) if attribute.values.len() == 1 => Ok(attribute.values.get(0)),
        _ => Err(PackageError::Malformed("an attribute twice")),
    }
}

fn octet_value(value: &Any) -> Result<Vec<u8>, PackageError> {
    let value: OctetString = value.decode_as().map_err(|_| PackageError::Malformed("message digest"))?;
    Ok(value.as_bytes().to_vec())
}

fn certificate_digest(value: &Any) -> Result<Vec<u8>, PackageError> {
    let malformed = |_| PackageError::Malformed("signing certificate");
    let value = SigningCertificateV2::from_der(&value.to_der().map_err(malformed)?).map_err(malformed)?;
    let [certificate] = value.certs.as_slice() else {
        return Err(PackageError::Malformed("signing certificate"));
    };
    if certificate.hash_algorithm.as_ref().is_some_and(|algorithm| algorithm.oid != oid::SHA256) {
        return Err(PackageError::Algorithm("signing certificate"));
    }
    Ok(certificate.cert_hash.as_bytes().to_vec())
}

fn header(value: &Any) -> Result<Header, PackageError> {
    if value.tag() != Tag::Utf8String {
        return Err(PackageError::Malformed("header"));
    }
    Header::decode(value.value())
}

fn moment(value: &Any) -> Result<Timestamp, PackageError> {
    let malformed = |_| PackageError::Malformed("signing time");
    let time = Time::from_der(&value.to_der().map_err(malformed)?).map_err(malformed)?;
    let milliseconds = i64::try_from(time.to_unix_duration().as_millis()).map_err(|_| PackageError::Malformed("signing time"))?;
    Ok(Timestamp::from_unix_ms(milliseconds))
}

/// Whole seconds; UTCTime until 2049, GeneralizedTime after (RFC 5652, section 11.3).
fn time(at: Timestamp) -> Result<Time, PackageError> {
    let seconds = u64::try_from(at.unix_ms().div_euclid(1000)).map_err(|_| PackageError::Malformed("before 1970"))?;
    let moment = der::DateTime::from_unix_duration(Duration::from_secs(seconds)).map_err(unwritable)?;
    Ok(Time::from(moment))
}

fn attribute(oid: ObjectIdentifier, value: &impl Encode) -> Result<Attribute, PackageError> {
    let value = Any::from_der(&value.to_der().map_err(unwritable)?).map_err(unwritable)?;
    Ok(Attribute { oid, values: SetOfVec::try_from(vec![value]).map_err(unwritable)? })
}

fn octets(bytes: &[u8]) -> Result<OctetString, PackageError> {
    OctetString::new(bytes).map_err(unwritable)
}

fn unwritable(_: der::Error) -> PackageError {
    PackageError::Malformed("not expressible in DER")
}
