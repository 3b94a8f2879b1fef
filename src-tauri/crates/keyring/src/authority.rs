use std::{fmt, time::Duration};

use der::{
    Any, Decode, Encode, Tag,
    asn1::{ObjectIdentifier, OctetString, SetOfVec},
};
use p256::ecdsa::{DerSignature, SigningKey};
use serde::{Deserialize, Serialize};
use spki::SubjectPublicKeyInfoRef;
use x509_cert::{
    TbsCertificate,
    attr::AttributeTypeAndValue,
    builder::{Builder, CertificateBuilder, profile::BuilderProfile},
    ext::{
        Extension, ToExtension,
        pkix::{AuthorityKeyIdentifier, BasicConstraints, KeyUsage, KeyUsages, SubjectKeyIdentifier},
    },
    name::{Name, RdnSequence, RelativeDistinguishedName},
    serial_number::SerialNumber,
    time::Time,
};

use crate::{
    KeyError, KeyId, MachineKey, NewSigningKey, PublicKey, Role, Signer, SigningKeySlot, blob, certificate::certificate_to_pem,
    random,
};

const KIND: &str = "authority";
const COMMON_NAME: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.4.3");
const ORGANIZATIONAL_UNIT: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.4.11");

/// A small certificate authority of our own: provisions the demo post and the tests.
///
/// A production post gets its certificates from the authority of the ministry; what the rest of the product sees is the same.
pub struct Authority(SigningKeySlot);

/// From when until when a certificate is valid: Unix milliseconds, cut to whole seconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Validity {
    /// First moment.
    pub from_unix_ms: i64,
    /// Last moment.
    pub until_unix_ms: i64,
}

/// What a certified key is for (RFC 5280, keyUsage).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Usage {
    /// digitalSignature.
    Signing,
    /// keyAgreement.
    Agreement,
}

impl Validity {
    /// `days` days beginning at `from_unix_ms`.
    #[must_use]
    pub const fn days(from_unix_ms: i64, days: u32) -> Self {
        Self { from_unix_ms, until_unix_ms: from_unix_ms.saturating_add(days as i64 * 86_400_000) }
    }

    fn to_x509(self) -> Result<x509_cert::time::Validity, KeyError> {
        Ok(x509_cert::time::Validity::new(time(self.from_unix_ms)?, time(self.until_unix_ms)?))
    }
}

impl Authority {
    /// A new authority named `name`, self-signed.
    pub fn make(name: &str, validity: Validity) -> Result<Self, KeyError> {
        let key = NewSigningKey::make();
        let subject = distinguished_name(name, "authority")?;
        let profile = Profile { subject: subject.clone(), issuer: subject, own: key.public_key().key_id(), issuer_key: key.public_key().key_id(), kind: Kind::Authority };
        let certificate = certify(profile, validity, &key.public_key(), &key.signing_key())?;
        key.certified(certificate).map(Self)
    }

    /// Certifies `key` for the holder `name` (common name: the officer's or station's id) in `role` (organizational unit).
    pub fn issue(&self, name: &str, role: Role, usage: Usage, key: &PublicKey, validity: Validity) -> Result<Vec<u8>, KeyError> {
        let own = x509_cert::Certificate::from_der(self.0.certificate()).map_err(describe)?;
        let profile = Profile {
            subject: distinguished_name(name, role.as_str())?,
            issuer: own.tbs_certificate().subject().clone(),
            own: key.key_id(),
            issuer_key: self.0.public_key().key_id(),
            kind: Kind::Holder(usage),
        };
        certify(profile, validity, key, self.0.key())
    }

    /// The authority's own certificate, DER.
    #[must_use]
    pub fn certificate(&self) -> &[u8] {
        self.0.certificate()
    }

    /// The authority's own certificate, PEM, for `openssl -CAfile`.
    pub fn certificate_pem(&self) -> Result<String, KeyError> {
        certificate_to_pem(self.0.certificate())
    }

    /// The authority wrapped under the machine's key: a JSON blob for the disk.
    pub fn stored(&self, machine: &MachineKey) -> Result<Vec<u8>, KeyError> {
        let slot: serde_json::Value = serde_json::from_slice(&self.0.stored(machine)?).map_err(|_| KeyError::Operation("writing a key"))?;
        blob::write(KIND, &Stored { slot })
    }

    /// Reads what [`Authority::stored`] wrote.
    pub fn load(stored: &[u8], machine: &MachineKey) -> Result<Self, KeyError> {
        let Stored { slot } = blob::read(KIND, stored)?;
        SigningKeySlot::load(slot.to_string().as_bytes(), machine).map(Self)
    }
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Stored {
    slot: serde_json::Value,
}

#[derive(Clone, Copy)]
enum Kind {
    Authority,
    Holder(Usage),
}

/// Which names and extensions a certificate carries.
struct Profile {
    subject: Name,
    issuer: Name,
    own: KeyId,
    issuer_key: KeyId,
    kind: Kind,
}

impl BuilderProfile for Profile {
    fn get_issuer(&self, _subject: &Name) -> Name {
        self.issuer.clone()
    }

    fn get_subject(&self) -> Name {
        self.subject.clone()
    }

    fn build_extensions(
        &self,
        _key: SubjectPublicKeyInfoRef<'_>,
        _issuer: SubjectPublicKeyInfoRef<'_>,
        tbs: &TbsCertificate,
    ) -> x509_cert::builder::Result<Vec<Extension>> {
        let (ca, path, usage) = match self.kind {
            Kind::Authority => (true, Some(0), KeyUsages::KeyCertSign | KeyUsages::CRLSign),
            Kind::Holder(Usage::Signing) => (false, None, KeyUsages::DigitalSignature.into()),
            Kind::Holder(Usage::Agreement) => (false, None, KeyUsages::KeyAgreement.into()),
        };
        let authority = AuthorityKeyIdentifier {
            key_identifier: Some(OctetString::new(self.issuer_key.as_bytes().as_slice())?),
            authority_cert_issuer: None,
            authority_cert_serial_number: None,
        };
        let name = tbs.subject();
        Ok(vec![
            BasicConstraints { ca, path_len_constraint: path }.to_extension(name, &[])?,
            KeyUsage(usage).to_extension(name, &[])?,
            SubjectKeyIdentifier(OctetString::new(self.own.as_bytes().as_slice())?).to_extension(name, &[])?,
            authority.to_extension(name, &[])?,
        ])
    }
}

fn certify(profile: Profile, validity: Validity, key: &PublicKey, issuer: &SigningKey) -> Result<Vec<u8>, KeyError> {
    // A positive INTEGER of 16 octets whose first is never zero (RFC 5280, 4.1.2.2).
    let mut serial = random::<16>();
    serial[0] = (serial[0] & 0x7f) | 0x40;
    let serial = SerialNumber::new(&serial).map_err(describe)?;
    let builder = CertificateBuilder::new(profile, serial, validity.to_x509()?, key.spki()?).map_err(describe)?;
    let certificate = builder.build::<_, DerSignature>(issuer).map_err(describe)?;
    certificate.to_der().map_err(describe)
}

/// `CN=name, OU=unit` as UTF8String, whatever characters the name has.
fn distinguished_name(name: &str, unit: &str) -> Result<Name, KeyError> {
    if name.is_empty() || name.chars().count() > 64 || name.chars().any(char::is_control) {
        return Err(KeyError::Certificate("a name has 1 to 64 characters".to_owned()));
    }
    let mut names = RdnSequence::default();
    for (oid, text) in [(ORGANIZATIONAL_UNIT, unit), (COMMON_NAME, name)] {
        let value = Any::new(Tag::Utf8String, text.as_bytes()).map_err(describe)?;
        let set = SetOfVec::try_from(vec![AttributeTypeAndValue { oid, value }]).map_err(describe)?;
        names.push(RelativeDistinguishedName::try_from(set.into_vec()).map_err(describe)?);
    }
    Name::from_der(&names.to_der().map_err(describe)?).map_err(describe)
}

fn time(unix_ms: i64) -> Result<Time, KeyError> {
    let seconds = u64::try_from(unix_ms.div_euclid(1000)).map_err(|_| KeyError::Certificate("before 1970".to_owned()))?;
    let moment = der::DateTime::from_unix_duration(Duration::from_secs(seconds)).map_err(describe)?;
    Ok(Time::from(moment))
}

fn describe(reason: impl fmt::Display) -> KeyError {
    KeyError::Certificate(reason.to_string())
}

impl fmt::Debug for Authority {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Authority({})", self.0.public_key().key_id())
    }
}
