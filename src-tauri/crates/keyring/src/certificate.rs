use der::{Decode, DecodePem, Encode, EncodePem, asn1::ObjectIdentifier, pem::LineEnding};
use x509_cert::Certificate;

use crate::{KeyError, PublicKey};

const EC_PUBLIC_KEY: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.10045.2.1");
const P256: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.10045.3.1.7");

/// The P-256 key a certificate (DER) speaks for. Says nothing about whether the certificate is to be trusted.
pub fn public_key_of(certificate: &[u8]) -> Result<PublicKey, KeyError> {
    let certificate = Certificate::from_der(certificate).map_err(|_| KeyError::Certificate("not a certificate".to_owned()))?;
    let info = certificate.tbs_certificate().subject_public_key_info();
    let curve = info.algorithm.parameters.as_ref().and_then(|curve| curve.decode_as::<ObjectIdentifier>().ok());
    if info.algorithm.oid != EC_PUBLIC_KEY || curve != Some(P256) {
        return Err(KeyError::Certificate("not a P-256 key".to_owned()));
    }
    PublicKey::from_sec1(info.subject_public_key.raw_bytes())
}

/// One certificate, PEM to DER.
pub fn certificate_from_pem(text: &str) -> Result<Vec<u8>, KeyError> {
    Certificate::from_pem(text)
        .and_then(|certificate| certificate.to_der())
        .map_err(|_| KeyError::Certificate("not a certificate in PEM".to_owned()))
}

/// One certificate, DER to PEM, as `openssl` reads it.
pub fn certificate_to_pem(certificate: &[u8]) -> Result<String, KeyError> {
    Certificate::from_der(certificate)
        .and_then(|certificate| certificate.to_pem(LineEnding::LF))
        .map_err(|_| KeyError::Certificate("not a certificate".to_owned()))
}
