use der::{Decode, Tag, Tagged, asn1::ObjectIdentifier};
use enrollment::{OfficerId, StationId};
use keyring::{KeyId, PublicKey, Role, public_key_of};
use x509_cert::Certificate;

use crate::{PackageError, oid};

/// Who holds a certificate, in which role.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Identity {
    role: Role,
    name: String,
    key: PublicKey,
    certificate: Vec<u8>,
}

impl Identity {
    /// Reads role (OU) and name (CN). Trust is another question.
    pub(crate) fn claimed(der: &[u8]) -> Result<Self, PackageError> {
        let certificate = Certificate::from_der(der).map_err(|_| PackageError::Malformed("certificate"))?;
        let role = only(&certificate, oid::ORGANIZATIONAL_UNIT)?;
        Ok(Self {
            role: role.parse().map_err(|_| PackageError::WrongRole("unknown role"))?,
            name: only(&certificate, oid::COMMON_NAME)?,
            key: public_key_of(der)?,
            certificate: der.to_vec(),
        })
    }

    /// The role in the certificate's organizational unit.
    #[must_use]
    pub fn role(&self) -> Role {
        self.role
    }

    /// The common name: the officer's or station's id.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The certificate, DER.
    #[must_use]
    pub fn certificate(&self) -> &[u8] {
        &self.certificate
    }

    /// The name of the key.
    #[must_use]
    pub fn key_id(&self) -> KeyId {
        self.key.key_id()
    }

    /// The key.
    #[must_use]
    pub fn public_key(&self) -> &PublicKey {
        &self.key
    }

    /// The officer of a clerk's, supervisor's or technician's certificate.
    pub fn officer(&self) -> Result<OfficerId, PackageError> {
        match self.role {
            Role::Clerk | Role::Supervisor | Role::Technician => {
                OfficerId::parse(&self.name).map_err(|_| PackageError::Malformed("officer id in certificate"))
            }
            _ => Err(PackageError::WrongRole("not an officer")),
        }
    }

    /// The station of a station's certificate.
    pub fn station(&self) -> Result<StationId, PackageError> {
        match self.role {
            Role::Station => StationId::parse(&self.name).map_err(|_| PackageError::Malformed("station id in certificate")),
            _ => Err(PackageError::WrongRole("not a station")),
        }
    }

    pub(crate) fn expect(&self, role: Role, otherwise: &'static str) -> Result<(), PackageError> {
        if self.role == role { Ok(()) } else { Err(PackageError::WrongRole(otherwise)) }
    }
}

/// The one value of a name attribute; two would let two readers see two holders.
fn only(certificate: &Certificate, wanted: ObjectIdentifier) -> Result<String, PackageError> {
    let mut found = certificate.tbs_certificate().subject().iter().filter(|attribute| attribute.oid == wanted);
    let (Some(attribute), None) = (found.next(), found.next()) else {
        return Err(PackageError::Untrusted("subject has not one name and one role"));
    };
    if !matches!(attribute.value.tag(), Tag::Utf8String | Tag::PrintableString) {
        return Err(PackageError::Untrusted("subject in an unknown string type"));
    }
    String::from_utf8(attribute.value.value().to_vec()).map_err(|_| PackageError::Untrusted("subject is not UTF-8"))
}
