//! A post, its center and its authority, made new for a test.

use enrollment::{BatchId, PackageId, StationId, Timestamp};
use keyring::{AgreementKey, Authority, NewAgreementKey, NewSigningKey, Role, Signer, SigningKeySlot, Usage, Validity, random};
use package::{
    Content, Header, Opened, PackageError, SamplePart, SealRequest, Sealed, Suite, Trust, approval,
    approval::{Item, Manifest},
    open, seal,
};

/// 2026-11-22T00:00:00Z.
pub(crate) const NOW: Timestamp = Timestamp::from_unix_ms(1_795_305_600_000);
pub(crate) const YEAR: Validity = Validity::days(NOW.unix_ms() - 86_400_000, 365);

pub(crate) struct Post {
    pub(crate) authority: Authority,
    pub(crate) clerk: SigningKeySlot,
    pub(crate) supervisor: SigningKeySlot,
    pub(crate) station: SigningKeySlot,
    pub(crate) center: SigningKeySlot,
    pub(crate) center_agreement: AgreementKey,
    pub(crate) trust: Trust,
}

impl Post {
    pub(crate) fn new() -> Self {
        let authority = Authority::make("Test authority", YEAR).unwrap();
        let signing = |name, role| signer(&authority, name, role, YEAR);
        Self {
            clerk: signing("clerk-1", Role::Clerk),
            supervisor: signing("supervisor-1", Role::Supervisor),
            station: signing("station-1", Role::Station),
            center: signing("center", Role::Center),
            center_agreement: recipient(&authority, "center", Role::Center),
            trust: Trust::new([authority.certificate()]).unwrap(),
            authority,
        }
    }

    pub(crate) fn header(&self) -> Header {
        Header {
            suite: Suite::P256Sha256Aes256Gcm,
            package_id: PackageId::from_bytes(random()),
            station: StationId::parse("station-1").unwrap(),
            epoch: 1,
            sequence: 42,
            revision: 1,
            recipient_key_id: self.center_agreement.key_id(),
        }
    }

    pub(crate) fn seal(&self, content: &Content) -> Sealed {
        self.seal_under(content, &self.header())
    }

    pub(crate) fn seal_under(&self, content: &Content, header: &Header) -> Sealed {
        seal(&self.request(content, header)).unwrap()
    }

    pub(crate) fn request<'a>(&'a self, content: &'a Content, header: &'a Header) -> SealRequest<'a> {
        SealRequest {
            content,
            header,
            clerk: &self.clerk,
            station: &self.station,
            center_certificate: self.center_agreement.certificate(),
            trust: &self.trust,
            at: NOW,
        }
    }

    pub(crate) fn open(&self, file: &[u8]) -> Result<Opened, PackageError> {
        open(file, &self.trust, &self.center_agreement, NOW)
    }

    /// The supervisor's approval of these packages.
    pub(crate) fn approve(&self, opened: &[&Opened]) -> Vec<u8> {
        approval::sign(&manifest(opened), &self.supervisor, &self.station).unwrap()
    }
}

pub(crate) fn manifest(opened: &[&Opened]) -> Manifest {
    let item = |opened: &&Opened| Item {
        package_id: opened.header.package_id,
        content_digest: opened.content_digest,
        file_digest: opened.file_digest,
    };
    Manifest { batch: BatchId::from_bytes(random()), items: opened.iter().map(item).collect(), at: NOW }
}

pub(crate) fn signer(authority: &Authority, name: &str, role: Role, validity: Validity) -> SigningKeySlot {
    let key = NewSigningKey::make();
    let certificate = authority.issue(name, role, Usage::Signing, &key.public_key(), validity).unwrap();
    key.certified(certificate).unwrap()
}

pub(crate) fn recipient(authority: &Authority, name: &str, role: Role) -> AgreementKey {
    let key = NewAgreementKey::make();
    let certificate = authority.issue(name, role, Usage::Agreement, &key.public_key(), YEAR).unwrap();
    key.certified(certificate).unwrap()
}

/// A small content with two samples.
pub(crate) fn small() -> Content {
    Content {
        nonce: random(),
        record: r#"{"name":"Đặng Văn Đức","ratio":0.1,"revision":1}"#.as_bytes().to_vec(),
        samples: vec![sample("portrait.jpg", "image/jpeg", b"portrait"), sample("slap-13.png", "image/png", b"fingers")],
    }
}

pub(crate) fn sample(name: &str, media_type: &str, bytes: &[u8]) -> SamplePart {
    SamplePart { name: name.to_owned(), media_type: media_type.to_owned(), bytes: bytes.to_vec() }
}

/// The code of an error, for tables.
pub(crate) fn code<T>(result: Result<T, PackageError>) -> &'static str {
    result.err().map_or("accepted", |reason| reason.code())
}

/// A signer that hands out one certificate and signs with another key.
pub(crate) struct Impostor<'a> {
    pub(crate) shows: Vec<u8>,
    pub(crate) signs: &'a dyn Signer,
}

impl Signer for Impostor<'_> {
    fn certificate(&self) -> &[u8] {
        &self.shows
    }

    fn sign_prehash(&self, digest: &[u8; 32]) -> Result<Vec<u8>, keyring::KeyError> {
        self.signs.sign_prehash(digest)
    }
}
