//! A maker with its authority, made by OpenSSL, and the keys of its devices.

use std::path::Path;
use std::process::Command;
use std::sync::Arc;

use base64::engine::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use rustls::SignatureScheme;
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

    /// Keys for a device: valid for ten days.
    pub fn device(&self) -> Identity {
        let request = ["req", "-x509", "-CA", "ca.pem", "-CAkey", "ca.key", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=Device", "-days", "10"];
        let rest = ["-addext", "basicConstraints=critical,CA:FALSE", "-keyout", "device.key", "-out", "device.pem"];
        self.openssl(&[&request[..], &rest[..]].concat());
        let file = |name: &str| self.folder.path().join(name);
        let key = PrivateKeyDer::from_pem_file(file("device.key")).expect("a key");
        let certificate = CertificateDer::from_pem_file(file("device.pem")).expect("a certificate");
        Identity { key: any_supported_type(&key).expect("an RSA key"), certificate: STANDARD.encode(certificate.as_ref()) }
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
        let header = json!({ "alg": "RS256", "typ": "JWT", "x5c": [self.certificate] });
        let message = format!("{}.{}", encoded(&header), encoded(payload));
        let signer = self.key.choose_scheme(&[SignatureScheme::RSA_PKCS1_SHA256]).expect("RSA");
        let signature = signer.sign(message.as_bytes()).expect("signed");
        format!("{message}.{}", URL_SAFE_NO_PAD.encode(signature))
    }

    /// As [`Self::sign`], without a signature.
    pub fn leave_unsigned(&self, payload: &Value) -> String {
        let header = json!({ "alg": "none", "typ": "JWT", "x5c": [self.certificate] });
        format!("{}.{}.", encoded(&header), encoded(payload))
    }
}

fn encoded(value: &Value) -> String {
    URL_SAFE_NO_PAD.encode(value.to_string())
}
