//! The signed extract from outside.

use std::collections::BTreeMap;

use enrollment::{BirthDate, Date, FieldId, PersonalNumber, PopulationRecord, Sex, Timestamp};
use keyring::{Authority, NewSigningKey, Role, SigningKeySlot, Usage, Validity};
use package::{PackageError, Trust};
use registry::{Extract, open, sign};

/// 2026-11-22T00:00:00Z.
const NOW: Timestamp = Timestamp::from_unix_ms(1_795_305_600_000);
const YEAR: Validity = Validity::days(NOW.unix_ms(), 365);

fn signer(authority: &Authority, role: Role) -> SigningKeySlot {
    let key = NewSigningKey::make();
    let certificate = authority.issue("registry", role, Usage::Signing, &key.public_key(), YEAR).unwrap();
    key.certified(certificate).unwrap()
}

fn resident(number: &str, portrait: Option<Vec<u8>>) -> PopulationRecord {
    PopulationRecord {
        number: PersonalNumber::parse(number).unwrap(),
        facts: BTreeMap::from([(FieldId::FullName, "ĐẶNG VĂN ĐỨC".to_owned())]),
        birth: BirthDate::Full(Date::new(1979, 2, 25).unwrap()),
        sex: Sex::Male,
        has_card: None,
        deceased_or_missing: false,
        reference_portrait: portrait,
    }
}

fn extract() -> Extract {
    Extract {
        commune: "24133".to_owned(),
        counter: 7,
        issued_at: NOW,
        last_day: Date::new(2026, 12, 22).unwrap(),
        residents: vec![resident("066079004512", Some(vec![0xff, 0xd8])), resident("066079004513", None)],
    }
}

fn code<T>(result: Result<T, PackageError>) -> &'static str {
    result.err().map_or("accepted", |reason| reason.code())
}

#[test]
fn what_the_registry_signed_is_what_the_station_reads() {
    let authority = Authority::make("Test authority", YEAR).unwrap();
    let trust = Trust::new([authority.certificate()]).unwrap();
    let file = sign(&extract(), &signer(&authority, Role::Registry), NOW).unwrap();
    let read = open(&file, &trust, NOW, 0).unwrap();
    assert!(read == extract());
    assert!(read.resident(&PersonalNumber::parse("066079004513").unwrap()).is_some());
    assert!(read.resident(&PersonalNumber::parse("066079004514").unwrap()).is_none());
}

#[test]
fn an_older_extract_than_the_one_held_is_refused_and_the_same_again_is_not() {
    let authority = Authority::make("Test authority", YEAR).unwrap();
    let trust = Trust::new([authority.certificate()]).unwrap();
    let file = sign(&extract(), &signer(&authority, Role::Registry), NOW).unwrap();
    for (held, expected) in [(0, "accepted"), (6, "accepted"), (7, "accepted"), (8, "statementStale")] {
        assert_eq!(code(open(&file, &trust, NOW, held)), expected, "{held} held");
    }
}

#[test]
fn nobody_but_the_registry_signs_extracts() {
    let authority = Authority::make("Test authority", YEAR).unwrap();
    for role in Role::ALL {
        let expected = if role == Role::Registry { "accepted" } else { "certificateWrongRole" };
        assert_eq!(code(sign(&extract(), &signer(&authority, role), NOW)), expected, "{role}");
    }
    let other = Authority::make("Test authority", YEAR).unwrap();
    let file = sign(&extract(), &signer(&other, Role::Registry), NOW).unwrap();
    let trust = Trust::new([authority.certificate()]).unwrap();
    assert_eq!(code(open(&file, &trust, NOW, 0)), "certificateUntrusted");
}

#[test]
fn a_changed_or_cut_extract_is_refused() {
    let authority = Authority::make("Test authority", YEAR).unwrap();
    let trust = Trust::new([authority.certificate()]).unwrap();
    let file = sign(&extract(), &signer(&authority, Role::Registry), NOW).unwrap();
    let mut changed = file.clone();
    for position in 0..file.len() {
        changed[position] ^= 1 << (position % 8);
        assert!(open(&changed, &trust, NOW, 0).is_err(), "byte {position}");
        changed[position] = file[position];
    }
    for length in (0..file.len()).step_by(7) {
        assert!(open(&file[..length], &trust, NOW, 0).is_err(), "cut at {length}");
    }
}

#[test]
fn one_number_twice_is_no_extract() {
    let authority = Authority::make("Test authority", YEAR).unwrap();
    let mut twice = extract();
    twice.residents.push(resident("066079004512", None));
    assert_eq!(code(sign(&twice, &signer(&authority, Role::Registry), NOW)), "packageMalformed");
}

#[test]
fn the_last_day_still_counts() {
    let extract = extract();
    assert!(extract.is_current(Date::new(2026, 12, 22).unwrap()));
    assert!(!extract.is_current(Date::new(2026, 12, 23).unwrap()));
}

#[test]
fn nobody_in_an_extract_is_printed() {
    let printed = format!("{:?}", extract());
    assert!(!printed.contains("066079004512") && !printed.contains("ĐẶNG"), "{printed}");
    assert!(printed.contains("[redacted]"));
}
