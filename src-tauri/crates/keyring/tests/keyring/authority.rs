use std::fs;

use keyring::{Authority, MachineKey, NewSigningKey, Role, Usage, Validity, certificate_from_pem, certificate_to_pem};

use crate::{NOW, YEAR, openssl};

#[test]
fn openssl_accepts_what_the_authority_issues() {
    let folder = tempfile::tempdir().unwrap();
    let authority = Authority::make("Cơ quan chứng thực thử, số 1", YEAR).unwrap();
    fs::write(folder.path().join("ca.pem"), authority.certificate_pem().unwrap()).unwrap();
    let cases = [
        ("signer", Role::Clerk, Usage::Signing, "Digital Signature"),
        ("recipient", Role::Center, Usage::Agreement, "Key Agreement"),
    ];
    for (name, role, usage, printed) in cases {
        let key = NewSigningKey::make().public_key();
        let certificate = authority.issue(name, role, usage, &key, YEAR).unwrap();
        fs::write(folder.path().join("holder.pem"), certificate_to_pem(&certificate).unwrap()).unwrap();
        let at = (NOW / 1000 + 60).to_string();
        let arguments = ["verify", "-x509_strict", "-attime", &at, "-CAfile", "ca.pem", "holder.pem"];
        let Some((verified, said)) = openssl::run(folder.path(), &arguments) else { return };
        assert!(verified, "{said}");
        let Some((_, text)) = openssl::run(folder.path(), &["x509", "-in", "holder.pem", "-noout", "-text"]) else { return };
        for expected in [printed, "CA:FALSE", role.as_str(), name, "Subject Key Identifier", "Authority Key Identifier"] {
            assert!(text.contains(expected), "{expected} is not in {text}");
        }
    }
}

#[test]
fn a_stored_authority_goes_on_issuing() {
    let machine = MachineKey::ephemeral();
    let authority = Authority::make("Test authority", YEAR).unwrap();
    let loaded = Authority::load(&authority.stored(&machine).unwrap(), &machine).unwrap();
    assert_eq!(loaded.certificate(), authority.certificate());
    let key = NewSigningKey::make();
    let certificate = loaded.issue("clerk-2", Role::Clerk, Usage::Signing, &key.public_key(), YEAR).unwrap();
    assert!(key.certified(certificate).is_ok());
    assert!(Authority::load(&authority.stored(&machine).unwrap(), &MachineKey::ephemeral()).is_err());
}

#[test]
fn no_two_certificates_share_a_serial_number() {
    let authority = Authority::make("Test authority", YEAR).unwrap();
    let key = NewSigningKey::make().public_key();
    let issue = || authority.issue("clerk-1", Role::Clerk, Usage::Signing, &key, YEAR).unwrap();
    assert_ne!(issue(), issue());
}

#[test]
fn names_and_times_that_cannot_stand_in_a_certificate_are_refused() {
    let authority = Authority::make("Test authority", YEAR).unwrap();
    let key = NewSigningKey::make().public_key();
    let long = "a".repeat(65);
    for name in ["", "line\nbreak", long.as_str()] {
        assert!(authority.issue(name, Role::Clerk, Usage::Signing, &key, YEAR).is_err(), "{name:?}");
    }
    let before_1970 = Validity { from_unix_ms: -1, until_unix_ms: NOW };
    assert!(authority.issue("clerk-1", Role::Clerk, Usage::Signing, &key, before_1970).is_err());
}

#[test]
fn pem_and_der_say_the_same() {
    let authority = Authority::make("Test authority", Validity::days(NOW, 365 * 40)).unwrap();
    assert_eq!(certificate_from_pem(&authority.certificate_pem().unwrap()).unwrap(), authority.certificate());
    assert!(certificate_from_pem("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n").is_err());
}
