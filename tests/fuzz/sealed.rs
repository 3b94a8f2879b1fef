//! Packages, statements and extracts: whatever is still believed says what was signed.

use std::collections::BTreeMap;

use enrollment::{BatchId, BirthDate, Date, Digest, FieldId, PackageId, PersonalNumber, PopulationRecord, Sex, StationId, Timestamp};
use keyring::{AgreementKey, Authority, NewAgreementKey, NewSigningKey, Role, SigningKeySlot, Usage, Validity};
use package::approval::{self, Item, Manifest};
use package::policy::{self, CertificateDer, Policy};
use package::receipt::{self, Receipt};
use package::verdict::{self, Decision, Verdict};
use package::void::{self, VoidRecord, Why};
use package::{Content, Header, SamplePart, SealRequest, Suite, Trust, inspect, open, seal, verify_outer};
use registry::Extract;

use crate::fuzz;

/// 2026-11-22T00:00:00Z.
const NOW: Timestamp = Timestamp::from_unix_ms(1_795_305_600_000);
const YEAR: Validity = Validity::days(NOW.unix_ms() - 86_400_000, 365);

struct House {
    authority: Authority,
    trust: Trust,
}

impl House {
    fn new() -> Self {
        let authority = Authority::make("Test authority", YEAR).expect("an authority");
        Self { trust: Trust::new([authority.certificate()]).expect("trust"), authority }
    }

    fn signer(&self, name: &str, role: Role) -> SigningKeySlot {
        let key = NewSigningKey::make();
        let certificate = self.authority.issue(name, role, Usage::Signing, &key.public_key(), YEAR).expect("a certificate");
        key.certified(certificate).expect("a slot")
    }

    fn center(&self) -> AgreementKey {
        let key = NewAgreementKey::make();
        let certificate = self.authority.issue("center", Role::Center, Usage::Agreement, &key.public_key(), YEAR).expect("a certificate");
        key.certified(certificate).expect("a slot")
    }
}

fn station() -> StationId {
    StationId::parse("station-1").expect("an id")
}

#[test]
fn a_changed_package_is_refused_or_says_what_was_sealed() {
    let house = House::new();
    let center = house.center();
    let content = Content {
        nonce: [9; 32],
        record: br#"{"revision":1}"#.to_vec(),
        samples: vec![SamplePart { name: "portrait".to_owned(), media_type: "image/jpeg".to_owned(), bytes: vec![0xa5; 300] }],
    };
    let header = Header {
        suite: Suite::P256Sha256Aes256Gcm,
        package_id: PackageId::from_bytes([3; 16]),
        station: station(),
        epoch: 1,
        sequence: 42,
        revision: 1,
        recipient_key_id: center.key_id(),
    };
    let sealed = seal(&SealRequest {
        content: &content,
        header: &header,
        clerk: &house.signer("clerk-1", Role::Clerk),
        station: &house.signer("station-1", Role::Station),
        center_certificate: center.certificate(),
        trust: &house.trust,
        at: NOW,
    })
    .expect("sealed");
    fuzz("package", &[sealed.file], 4_000, |_, bytes| {
        let _ = inspect(bytes);
        if let Ok(outer) = verify_outer(bytes, &house.trust, NOW) {
            assert_eq!(outer.header, header);
        }
        if let Ok(opened) = open(bytes, &house.trust, &center, NOW) {
            assert!(opened.header == header && opened.content == content);
        }
    });
}

#[test]
fn a_changed_statement_is_refused_or_says_what_was_signed() {
    let house = House::new();
    let (supervisor, desk, center) =
        (house.signer("supervisor-1", Role::Supervisor), house.signer("station-1", Role::Station), house.signer("center", Role::Center));
    let package_id = PackageId::from_bytes([3; 16]);
    let digest = Digest::of(b"content");
    let manifest =
        Manifest { batch: BatchId::from_bytes([4; 16]), items: vec![Item { package_id, content_digest: digest, file_digest: digest }], at: NOW };
    let voided =
        VoidRecord { package_id, station: station(), epoch: 1, sequence: 42, why: Why::Returned, reasons: vec!["other".to_owned()], at: NOW };
    let received =
        Receipt { package_id, file_digest: digest, content_digest: digest, station: station(), received_at: NOW, duplicate: false };
    let decided = Verdict { package_id, decision: Decision::Accepted, at: NOW };
    let asked = Policy { counter: 3, issued_at: NOW, demo: true, current: CertificateDer(house.center().certificate().to_vec()), next: None };
    let good = [
        approval::sign(&manifest, &supervisor, &desk).expect("signed"),
        void::sign(&voided, &supervisor, &desk).expect("signed"),
        receipt::sign(&received, &center).expect("signed"),
        verdict::sign(&decided, &center).expect("signed"),
        policy::sign(&asked, &center).expect("signed"),
    ];
    let trust = &house.trust;
    fuzz("statements", &good, 1_500, |_, bytes| {
        assert!(approval::verify(bytes, trust, NOW).map_or(true, |read| read.manifest == manifest));
        assert!(void::verify(bytes, trust, NOW).map_or(true, |read| read.record == voided));
        assert!(receipt::verify(bytes, trust, NOW).map_or(true, |read| read == received));
        assert!(verdict::verify(bytes, trust, NOW).map_or(true, |read| read == decided));
        assert!(policy::verify(bytes, trust, NOW, 0).map_or(true, |read| read == asked));
    });
}

#[test]
fn a_changed_extract_is_refused_or_says_what_the_registry_signed() {
    let house = House::new();
    let resident = PopulationRecord {
        number: PersonalNumber::parse("066079004512").expect("a number"),
        facts: BTreeMap::from([(FieldId::FullName, "ĐẶNG VĂN ĐỨC".to_owned())]),
        birth: BirthDate::Full(Date::new(1979, 2, 25).expect("a day")),
        sex: Sex::Male,
        has_card: None,
        deceased_or_missing: false,
        reference_portrait: Some(vec![0xff, 0xd8]),
    };
    let extract = Extract {
        commune: "24133".to_owned(),
        counter: 7,
        issued_at: NOW,
        last_day: Date::new(2026, 12, 22).expect("a day"),
        residents: vec![resident],
    };
    let file = registry::sign(&extract, &house.signer("registry", Role::Registry), NOW).expect("signed");
    fuzz("extract", &[file], 5_000, |_, bytes| {
        assert!(registry::open(bytes, &house.trust, NOW, 0).map_or(true, |read| read == extract));
    });
}
