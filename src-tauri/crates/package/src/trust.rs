use der::{Decode, Encode, pem::PemLabel};
use enrollment::Timestamp;
use keyring::{PublicKey, Usage, public_key_of};
use sha2::{Digest as _, Sha256};
use x509_cert::{
    Certificate,
    ext::pkix::{AuthorityKeyIdentifier, BasicConstraints, KeyUsage},
};

use crate::{Identity, PackageError, oid};

/// The authorities whose certificates are believed. A holder's certificate must be issued by one of them directly.
#[derive(Clone, Debug)]
pub struct Trust {
    anchors: Vec<Anchor>,
}

#[derive(Clone, Debug)]
struct Anchor {
    certificate: Certificate,
    key: PublicKey,
}

impl Trust {
    /// From the authorities' own certificates (DER). Each must be a self-signed certificate authority on P-256.
    pub fn new<C: AsRef<[u8]>>(authorities: impl IntoIterator<Item = C>) -> Result<Self, PackageError> {
        let anchors: Vec<_> =
            authorities.into_iter().map(|authority| Anchor::read(authority.as_ref())).collect::<Result<_, _>>()?;
        if anchors.is_empty() {
            return Err(PackageError::Untrusted("no authority"));
        }
        Ok(Self { anchors })
    }

    /// From one or more PEM certificates in one text, as in `openssl -CAfile`.
    pub fn from_pem(text: &str) -> Result<Self, PackageError> {
        let chain =
            Certificate::load_pem_chain(text.as_bytes()).map_err(|_| PackageError::Malformed(Certificate::PEM_LABEL))?;
        let ders = chain.iter().map(Encode::to_der).collect::<Result<Vec<_>, _>>();
        Self::new(ders.map_err(|_| PackageError::Malformed("certificate"))?)
    }

    /// The authorities' certificates (DER).
    pub fn authorities(&self) -> Result<Vec<Vec<u8>>, PackageError> {
        let ders = self.anchors.iter().map(|anchor| anchor.certificate.to_der()).collect::<Result<_, _>>();
        ders.map_err(|_| PackageError::Malformed("certificate"))
    }

    /// Who holds this certificate, if at this time an authority speaks for it and its key is meant for `usage`
    /// (RFC 5280, section 6, for a path of length one).
    pub fn identify(&self, certificate: &[u8], usage: Usage, at: Timestamp) -> Result<Identity, PackageError> {
        let parsed = Certificate::from_der(certificate).map_err(|_| PackageError::Malformed("certificate"))?;
        let anchor = self.issuer_of(&parsed)?;
        within_validity(&anchor.certificate, at)?;
        within_validity(&parsed, at)?;
        meant_for(&parsed, usage)?;
        Identity::claimed(certificate)
    }

    /// As [`Trust::identify`], for a certificate that is to be used later: its validity is not looked at.
    pub(crate) fn identify_later(&self, certificate: &[u8], usage: Usage) -> Result<Identity, PackageError> {
        let parsed = Certificate::from_der(certificate).map_err(|_| PackageError::Malformed("certificate"))?;
        self.issuer_of(&parsed)?;
        meant_for(&parsed, usage)?;
        Identity::claimed(certificate)
    }

    /// Authorities may share a name after a change of key, so all of that name are tried.
    fn issuer_of(&self, certificate: &Certificate) -> Result<&Anchor, PackageError> {
        self.anchors
            .iter()
            .filter(|anchor| anchor.certificate.tbs_certificate().subject() == certificate.tbs_certificate().issuer())
            .find(|anchor| anchor.signed(certificate))
            .ok_or(PackageError::Untrusted("not issued by a trusted authority"))
    }
}

impl Anchor {
    fn read(der: &[u8]) -> Result<Self, PackageError> {
        let certificate = Certificate::from_der(der).map_err(|_| PackageError::Malformed("certificate"))?;
        let anchor = Self { key: public_key_of(der)?, certificate };
        let (_, constraints) = extension::<BasicConstraints>(&anchor.certificate)?.ok_or(PackageError::Untrusted("not an authority"))?;
        let (_, usage) = extension::<KeyUsage>(&anchor.certificate)?.ok_or(PackageError::Untrusted("not an authority"))?;
        if !constraints.ca || !usage.key_cert_sign() || !anchor.signed(&anchor.certificate) {
            return Err(PackageError::Untrusted("not an authority"));
        }
        Ok(anchor)
    }

    fn signed(&self, certificate: &Certificate) -> bool {
        let own_id = subject_key_id(&self.certificate);
        let named_id = extension::<AuthorityKeyIdentifier>(certificate)
            .ok()
            .flatten()
            .and_then(|(_, issuer)| issuer.key_identifier)
            .map(|id| id.as_bytes().to_vec());
        if named_id.is_some() && named_id != own_id {
            return false;
        }
        let algorithm = certificate.signature_algorithm();
        if algorithm != certificate.tbs_certificate().signature() || algorithm.oid != oid::ECDSA_WITH_SHA256 || algorithm.parameters.is_some() {
            return false;
        }
        let (Ok(body), Some(signature)) = (certificate.tbs_certificate().to_der(), certificate.signature().as_bytes()) else {
            return false;
        };
        self.key.verifies(&Sha256::digest(body).into(), signature)
    }
}

fn subject_key_id(certificate: &Certificate) -> Option<Vec<u8>> {
    use x509_cert::ext::pkix::SubjectKeyIdentifier;
    let (_, id) = extension::<SubjectKeyIdentifier>(certificate).ok().flatten()?;
    Some(id.0.as_bytes().to_vec())
}

fn within_validity(certificate: &Certificate, at: Timestamp) -> Result<(), PackageError> {
    let validity = certificate.tbs_certificate().validity();
    let from = i128::from(validity.not_before.to_unix_duration().as_secs()) * 1000;
    // The last second counts whole.
    let until = i128::from(validity.not_after.to_unix_duration().as_secs()) * 1000 + 999;
    if (from..=until).contains(&i128::from(at.unix_ms())) { Ok(()) } else { Err(PackageError::OutOfValidity) }
}

fn meant_for(certificate: &Certificate, usage: Usage) -> Result<(), PackageError> {
    let known = [oid::BASIC_CONSTRAINTS, oid::KEY_USAGE, oid::SUBJECT_KEY_ID, oid::AUTHORITY_KEY_ID];
    for extension in certificate.tbs_certificate().extensions().into_iter().flatten() {
        if extension.critical && !known.contains(&extension.extn_id) {
            return Err(PackageError::Untrusted("unknown critical extension"));
        }
    }
    if extension::<BasicConstraints>(certificate)?.is_some_and(|(_, constraints)| constraints.ca) {
        return Err(PackageError::Untrusted("an authority where a holder is expected"));
    }
    let (_, allowed) = extension::<KeyUsage>(certificate)?.ok_or(PackageError::Untrusted("no key usage"))?;
    let fits = match usage {
        Usage::Signing => allowed.digital_signature() && !allowed.key_agreement(),
        Usage::Agreement => allowed.key_agreement() && !allowed.digital_signature(),
    };
    if fits { Ok(()) } else { Err(PackageError::Untrusted("key meant for something else")) }
}

/// An extension of a type, at most once.
fn extension<'a, T>(certificate: &'a Certificate) -> Result<Option<(bool, T)>, PackageError>
where
    T: Decode<'a, Error = der::Error> + der::oid::AssociatedOid,
{
    certificate.tbs_certificate().get_extension::<T>().map_err(|_| PackageError::Untrusted("certificate extension"))
}
