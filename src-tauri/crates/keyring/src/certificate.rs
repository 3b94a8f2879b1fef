use der::{Decode, DecodePem, Encode, EncodePem, pem::LineEnding};
use x509_cert::Certificate;

use crate::{KeyError, PublicKey};

/// The P-256 key a certificate (DER) speaks for. Says nothing about whether the certificate is to be trusted.
pub fn public_key_of(certificate: &[u8]) -> Result<PublicKey, KeyError> {
    let certificate = Certificate::from_der(certificate).map_err(|_| KeyError::Certificate("not a certificate".to_owned()))?;
    let info = certificate.tbs_certificate().subject_public_key_info();
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
