use keyring::{AgreementKey, Authority, MachineKey, NewAgreementKey, Role, Usage, agree_to};

use crate::YEAR;

fn center() -> AgreementKey {
    let authority = Authority::make("Test authority", YEAR).unwrap();
    let key = NewAgreementKey::make();
    let certificate = authority.issue("center", Role::Center, Usage::Agreement, &key.public_key(), YEAR).unwrap();
    key.certified(certificate).unwrap()
}

#[test]
fn the_recipient_alone_unwraps_the_content_key() {
    let (center, other) = (center(), center());
    let agreed = agree_to(&center.public_key(), b"info").unwrap();
    let unwrapped = center.content_key(&agreed.ephemeral, b"info", &agreed.wrapped).unwrap();
    assert_eq!(unwrapped.expose(), agreed.content_key.expose());
    assert!(center.content_key(&agreed.ephemeral, b"else", &agreed.wrapped).is_err());
    assert!(other.content_key(&agreed.ephemeral, b"info", &agreed.wrapped).is_err());
    assert!(center.content_key(&agreed.ephemeral, b"info", &agreed.wrapped[..32]).is_err());
}

#[test]
fn every_agreement_has_keys_of_its_own() {
    let center = center();
    let (one, two) = (agree_to(&center.public_key(), b"").unwrap(), agree_to(&center.public_key(), b"").unwrap());
    assert_ne!(one.ephemeral, two.ephemeral);
    assert_ne!(one.content_key.expose(), two.content_key.expose());
}

#[test]
fn a_stored_agreement_key_is_found_again() {
    let (machine, center) = (MachineKey::ephemeral(), center());
    let loaded = AgreementKey::load(&center.stored(&machine).unwrap(), &machine).unwrap();
    assert_eq!(loaded.key_id(), center.key_id());
    let agreed = agree_to(&center.public_key(), b"info").unwrap();
    assert!(loaded.content_key(&agreed.ephemeral, b"info", &agreed.wrapped).is_ok());
    assert!(AgreementKey::load(&center.stored(&machine).unwrap(), &MachineKey::ephemeral()).is_err());
}
