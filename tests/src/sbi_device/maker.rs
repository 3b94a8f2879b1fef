//! A maker with its authority, made by OpenSSL, and the keys of its devices.

use std::path::Path;
use std::process::Command;
use std::sync::Arc;

use base64::engine::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use rustls::{SignatureAlgorithm, SignatureScheme};
use rustls::crypto::ring::sign::any_supported_type;
use rustls::pki_types::pem::PemObject as _;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use serde_json::{Value, json};

/// A maker of devices.
pub struct Maker {
    folder: tempfile::TempDir,
}

/// What a device signs with.
#[derive(Clone)]
pub struct Identity {
    key: Arc<dyn rustls::sign::SigningKey>,
    certificate: String,
}

impl Maker {
    /// Makes the authority: valid for a month.
    pub fn new() -> Self {
        let maker = Self { folder: tempfile::tempdir().expect("a folder") };
        maker.openssl(&["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=Maker", "-days", "30", "-keyout", "ca.key", "-out", "ca.pem"]);
        maker
    }

    /// The authority's certificate, PEM.
    pub fn authority(&self) -> std::path::PathBuf {
        self.folder.path().join("ca.pem")
    }

    /// The authority's certificate, DER.
    pub fn authority_der(&self) -> Vec<u8> {
        CertificateDer::from_pem_file(self.authority()).expect("a certificate").as_ref().to_vec()
    }

    /// Keys for a device, RSA: valid for ten days.
    pub fn device(&self) -> Identity {
        self.device_with(&["rsa:2048"])
    }

    /// As [`Self::device`], on the curve P-256.
    pub fn device_on_curve(&self) -> Identity {
        self.device_with(&["ec", "-pkeyopt", "ec_paramgen_curve:P-256"])
    }

    fn device_with(&self, key: &[&str]) -> Identity {
        let request = [&["req", "-x509", "-CA", "ca.pem", "-CAkey", "ca.key", "-newkey"], key, &["-nodes", "-subj", "/CN=Device", "-days", "10"]].concat();
        let rest = ["-addext", "basicConstraints=critical,CA:FALSE", "-keyout", "device.key", "-out", "device.pem"];
        self.openssl(&[&request[..], &rest[..]].concat());
        let file = |name: &str| self.folder.path().join(name);
        let key = PrivateKeyDer::from_pem_file(file("device.key")).expect("a key");
        let certificate = CertificateDer::from_pem_file(file("device.pem")).expect("a certificate");
        Identity { key: any_supported_type(&key).expect("a key of a known kind"), certificate: STANDARD.encode(certificate.as_ref()) }
    }

    fn openssl(&self, words: &[&str]) {
        run(self.folder.path(), words);
    }
}

impl Default for Maker {
    fn default() -> Self {
        Self::new()
    }
}

fn run(folder: &Path, words: &[&str]) {
    let done = Command::new("openssl").current_dir(folder).args(words).output().expect("openssl runs");
    assert!(done.status.success(), "openssl {words:?}: {}", String::from_utf8_lossy(&done.stderr));
}

impl Identity {
    /// A token over this text.
    pub fn sign(&self, payload: &Value) -> String {
        let signature = |message: &[u8]| if self.is_on_curve() { bare_numbers(&self.signature(message)) } else { self.signature(message) };
        self.token(if self.is_on_curve() { "ES256" } else { "RS256" }, payload, signature)
    }

    /// As [`Self::sign`], under the name of the algorithm that goes with another kind of key.
    pub fn sign_by_another_name(&self, payload: &Value) -> String {
        self.token(if self.is_on_curve() { "RS256" } else { "ES256" }, payload, |message| self.signature(message))
    }

    /// As [`Self::sign`] on a curve, with the signature as certificates have it.
    pub fn sign_with_structure(&self, payload: &Value) -> String {
        self.token("ES256", payload, |message| self.signature(message))
    }

    fn token(&self, algorithm: &str, payload: &Value, signature: impl Fn(&[u8]) -> Vec<u8>) -> String {
        let header = json!({ "alg": algorithm, "typ": "JWT", "x5c": [self.certificate] });
        let message = format!("{}.{}", encoded(&header), encoded(payload));
        format!("{message}.{}", URL_SAFE_NO_PAD.encode(signature(message.as_bytes())))
    }

    fn is_on_curve(&self) -> bool {
        self.key.algorithm() == SignatureAlgorithm::ECDSA
    }

    fn signature(&self, message: &[u8]) -> Vec<u8> {
        let scheme = if self.is_on_curve() { SignatureScheme::ECDSA_NISTP256_SHA256 } else { SignatureScheme::RSA_PKCS1_SHA256 };
        self.key.choose_scheme(&[scheme]).and_then(|signer| signer.sign(message).ok()).expect("signed")
    }

    /// As [`Self::sign`], without a signature.
    pub fn leave_unsigned(&self, payload: &Value) -> String {
        let header = json!({ "alg": "none", "typ": "JWT", "x5c": [self.certificate] });
        format!("{}.{}.", encoded(&header), encoded(payload))
    }
}

/// The two numbers of a signature of certificates (SEQUENCE of two INTEGER) one behind the other, 32 bytes each.
fn bare_numbers(structured: &[u8]) -> Vec<u8> {
    let mut numbers = Vec::new();
    let mut rest = &structured[2..];
    while let [2, length, after @ ..] = rest {
        let (number, next) = after.split_at(usize::from(*length));
        let digits = &number[number.len().saturating_sub(32)..];
        numbers.extend(std::iter::repeat_n(0, 32 - digits.len()));
        numbers.extend(digits);
        rest = next;
    }
    numbers
}

fn encoded(value: &Value) -> String {
    URL_SAFE_NO_PAD.encode(value.to_string())
}
