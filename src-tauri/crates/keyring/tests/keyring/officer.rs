use keyring::{
    Authority, DatabaseKey, KeyError, NewSigningKey, OfficerKeys, Params, Policy, PublicKey, Role, Signer, SigningKeySlot, Usage,
};

use crate::YEAR;

fn clerk() -> SigningKeySlot {
    let authority = Authority::make("Test authority", YEAR).unwrap();
    let key = NewSigningKey::make();
    let certificate = authority.issue("clerk-1", Role::Clerk, Usage::Signing, &key.public_key(), YEAR).unwrap();
    key.certified(certificate).unwrap()
}

fn light(password: &str) -> (OfficerKeys, DatabaseKey, PublicKey) {
    let (vault, slot) = (DatabaseKey::make(), clerk());
    (OfficerKeys::make(password, Params::light(), &vault, &slot).unwrap(), vault, slot.public_key())
}

#[test]
fn the_right_password_opens_vault_key_and_signing_key() {
    let (keys, vault, public) = light("mật khẩu 1");
    let stored = keys.to_bytes().unwrap();
    let unlocked = OfficerKeys::from_bytes(&stored).unwrap().unlock("mật khẩu 1", Policy::AllowLight).unwrap();
    assert_eq!(unlocked.vault_key().pragma_hex(), vault.pragma_hex());
    let signature = unlocked.signing().sign_prehash(&[7; 32]).unwrap();
    assert!(public.verifies(&[7; 32], &signature));
    assert!(!public.verifies(&[8; 32], &signature));
}

#[test]
fn a_wrong_password_is_a_typed_error() {
    let (keys, ..) = light("one");
    for wrong in ["", "One", "one ", "two"] {
        assert!(matches!(keys.unlock(wrong, Policy::AllowLight), Err(KeyError::WrongPassword)), "{wrong:?}");
    }
}

#[test]
fn a_changed_password_opens_the_same_keys_and_the_old_one_no_longer() {
    let (keys, vault, _) = light("old");
    assert!(keys.change_password("wrong", "new", Params::light(), Policy::AllowLight).is_err());
    let changed = keys.change_password("old", "new", Params::light(), Policy::AllowLight).unwrap();
    assert!(matches!(changed.unlock("old", Policy::AllowLight), Err(KeyError::WrongPassword)));
    assert_eq!(changed.unlock("new", Policy::AllowLight).unwrap().vault_key().pragma_hex(), vault.pragma_hex());
    assert_eq!(changed.certificate(), keys.certificate());
}

#[test]
fn light_parameters_are_refused_in_the_product() {
    let (keys, ..) = light("one");
    assert!(matches!(keys.unlock("one", Policy::Product), Err(KeyError::CostTooLow)));
    assert!(matches!(keys.change_password("one", "two", Params::light(), Policy::Product), Err(KeyError::CostTooLow)));
}

#[test]
fn product_parameters_open_under_the_product_policy() {
    let vault = DatabaseKey::make();
    let keys = OfficerKeys::make("một mật khẩu dài", Params::product(), &vault, &clerk()).unwrap();
    assert_eq!(keys.unlock("một mật khẩu dài", Policy::Product).unwrap().vault_key().pragma_hex(), vault.pragma_hex());
}

#[test]
fn altered_blobs_do_not_open() {
    let (keys, ..) = light("one");
    let stored = String::from_utf8(keys.to_bytes().unwrap()).unwrap();
    let altered = [
        stored.replace("\"version\":1", "\"version\":2"),
        stored.replace("\"officer\"", "\"signing\""),
        stored.replace("\"memory_kib\":64", "\"memory_kib\":72"),
        stored.replace("\"memory_kib\":64", "\"memory_kib\":4294967295"),
        stored.replace("\"passes\":1", "\"passes\":0"),
        stored.replace("\"passes\"", "\"Passes\""),
        stored.replace("\"salt\":\"", "\"salt\":\"00"),
        stored[..stored.len() / 2].to_owned(),
        "{}".to_owned(),
        String::new(),
    ];
    for blob in altered {
        let opened = OfficerKeys::from_bytes(blob.as_bytes()).and_then(|keys| keys.unlock("one", Policy::AllowLight));
        assert!(opened.is_err(), "{blob}");
    }
}

#[test]
fn keys_of_two_officers_cannot_be_mixed() {
    let (one, ..) = light("same");
    let (two, ..) = light("same");
    let mut mixed: serde_json::Value = serde_json::from_slice(&one.to_bytes().unwrap()).unwrap();
    let other: serde_json::Value = serde_json::from_slice(&two.to_bytes().unwrap()).unwrap();
    mixed["key"]["certificate"] = other["key"]["certificate"].clone();
    let mixed = OfficerKeys::from_bytes(mixed.to_string().as_bytes()).unwrap();
    assert!(matches!(mixed.unlock("same", Policy::AllowLight), Err(KeyError::Certificate(_))));
}

#[test]
fn nothing_secret_is_printed() {
    let (keys, vault, _) = light("one");
    let unlocked = keys.unlock("one", Policy::AllowLight).unwrap();
    let digits = vault.pragma_hex();
    let printed = format!("{keys:?} {unlocked:?} {vault:?} {digits:?} {:?}", unlocked.signing());
    assert!(!printed.contains(digits.expose()));
    assert!(printed.contains(keyring::REDACTED));
    let stored = String::from_utf8(keys.to_bytes().unwrap()).unwrap();
    assert!(!stored.contains(digits.expose()));
}
