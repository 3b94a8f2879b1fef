//! Signatures as JSON web tokens write them, as the checker of certificates reads them.

use rustls_pki_types::SignatureVerificationAlgorithm;
use webpki::ring;

use crate::fault::Distrust;

/// Bytes of each of the two numbers of an ES256 signature (RFC 7518, 3.4).
const NUMBER: usize = 32;

/// How a token is signed.
#[derive(Clone, Copy)]
pub(crate) struct Algorithm {
    pub(crate) verification: &'static dyn SignatureVerificationAlgorithm,
    /// Two numbers of fixed length one behind the other, where certificates have a structure.
    bare_numbers: bool,
}

impl Algorithm {
    /// By the header's word. Never "none", and nothing with a shared secret.
    pub(crate) fn named(name: &str) -> Option<Self> {
        let (verification, bare_numbers) = match name {
            "RS256" => (ring::RSA_PKCS1_2048_8192_SHA256, false),
            "PS256" => (ring::RSA_PSS_2048_8192_SHA256_LEGACY_KEY, false),
            "ES256" => (ring::ECDSA_P256_SHA256, true),
            "EdDSA" => (ring::ED25519, false),
            _ => return None,
        };
        Some(Self { verification, bare_numbers })
    }

    /// The signature of a token as `verification` wants it.
    pub(crate) fn unpack(self, signature: Vec<u8>) -> Result<Vec<u8>, Distrust> {
        if !self.bare_numbers {
            return Ok(signature);
        }
        if signature.len() != 2 * NUMBER {
            return Err(Distrust::SignatureWrong);
        }
        let (r, s) = signature.split_at(NUMBER);
        let numbers = [integer(r), integer(s)].concat();
        Ok([vec![SEQUENCE, length(&numbers)], numbers].concat())
    }
}

const SEQUENCE: u8 = 0x30;
const INTEGER: u8 = 0x02;

/// A number, big end first, as DER writes it: no byte more than it needs, and the first bit clear.
fn integer(number: &[u8]) -> Vec<u8> {
    let zeros = number.iter().take_while(|byte| **byte == 0).count().min(number.len() - 1);
    let mut digits = number[zeros..].to_vec();
    if digits[0] >= 0x80 {
        digits.insert(0, 0);
    }
    [vec![INTEGER, length(&digits)], digits].concat()
}

/// All that is written here is shorter than 128 bytes: one byte says how long it is.
fn length(content: &[u8]) -> u8 {
    content.len() as u8
}
