use std::{fs, thread};

use keyring::{Authority, KeyError, MachineKey, NewSigningKey, Role, Signer, SigningKeySlot, Usage};

use crate::YEAR;

#[test]
fn the_machine_key_is_made_once_and_found_again() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("machine.key");
    let first = MachineKey::load_or_make(&path).unwrap();
    let second = MachineKey::load_or_make(&path).unwrap();
    assert_eq!(first.database_key("outbox").pragma_hex(), second.database_key("outbox").pragma_hex());
    assert_ne!(first.database_key("outbox").pragma_hex(), first.database_key("other").pragma_hex());
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "no temporary file is left");
}

#[test]
fn a_lost_machine_key_is_said_to_be_lost_and_not_made_anew() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("machine.key");
    assert!(matches!(MachineKey::load(&path), Err(KeyError::Missing)));
    assert!(!path.exists());
    let made = MachineKey::load_or_make(&path).unwrap();
    assert_eq!(MachineKey::load(&path).unwrap().database_key("outbox").pragma_hex(), made.database_key("outbox").pragma_hex());
}

#[cfg(unix)]
#[test]
fn a_private_file_is_its_owners_alone_whatever_lay_there_before() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let inside = folder.path().join("post");
    keyring::make_private_folder(&inside).unwrap();
    let everybodys = folder.path().join("everybodys");
    fs::create_dir(&everybodys).unwrap();
    fs::set_permissions(&everybodys, fs::Permissions::from_mode(0o755)).unwrap();
    keyring::make_private_folder(&everybodys).unwrap();
    let path = inside.join("officers.json");
    fs::write(&path, "old").unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o644)).unwrap();
    keyring::write_private(&path, b"new").unwrap();
    let mode = |path: &std::path::Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&everybodys), 0o755, "what was there before is somebody else's");
    keyring::close_folder(&everybodys).unwrap();
    assert_eq!(mode(&everybodys), 0o700);
    assert_eq!((mode(&inside), mode(&path), fs::read(&path).unwrap().as_slice()), (0o700, 0o600, &b"new"[..]));
    assert_eq!(fs::read_dir(&inside).unwrap().count(), 1, "nothing is left beside it");
}

#[test]
fn processes_that_start_together_get_one_key() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("machine.key");
    let digits: Vec<_> = thread::scope(|scope| {
        let load = || MachineKey::load_or_make(&path).unwrap().database_key("outbox").pragma_hex();
        let threads: Vec<_> = (0..8).map(|_| scope.spawn(load)).collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).collect()
    });
    assert!(digits.iter().all(|one| *one == digits[0]));
}

#[cfg(unix)]
#[test]
fn only_the_owner_may_read_the_machine_key() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("machine.key");
    MachineKey::load_or_make(&path).unwrap();
    assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
    fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
    assert!(matches!(MachineKey::load_or_make(&path), Err(KeyError::Exposed)));
}

#[test]
fn a_damaged_machine_key_is_an_error_and_stays_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    for damage in ["", "{}", "not json", r#"{"version":1,"kind":"machine","key":{"secret":"00ff"}}"#] {
        let path = folder.path().join("machine.key");
        fs::write(&path, damage).unwrap();
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).unwrap();
        }
        assert!(matches!(MachineKey::load_or_make(&path), Err(KeyError::Damaged(_))), "{damage:?}");
        assert_eq!(fs::read_to_string(&path).unwrap(), damage);
    }
}

#[test]
fn a_station_key_opens_with_its_own_machine_only() {
    let (here, elsewhere) = (MachineKey::ephemeral(), MachineKey::ephemeral());
    let authority = Authority::make("Test authority", YEAR).unwrap();
    let key = NewSigningKey::make();
    let certificate = authority.issue("station-1", Role::Station, Usage::Signing, &key.public_key(), YEAR).unwrap();
    let slot = key.certified(certificate).unwrap();
    let stored = slot.stored(&here).unwrap();
    let loaded = SigningKeySlot::load(&stored, &here).unwrap();
    assert_eq!(loaded.certificate(), slot.certificate());
    assert!(slot.public_key().verifies(&[1; 32], &loaded.sign_prehash(&[1; 32]).unwrap()));
    assert!(matches!(SigningKeySlot::load(&stored, &elsewhere), Err(KeyError::Damaged(_))));
}

#[test]
fn a_certificate_of_another_key_is_refused() {
    let authority = Authority::make("Test authority", YEAR).unwrap();
    let (one, two) = (NewSigningKey::make(), NewSigningKey::make());
    let certificate = authority.issue("clerk-1", Role::Clerk, Usage::Signing, &one.public_key(), YEAR).unwrap();
    assert!(matches!(two.certified(certificate), Err(KeyError::Certificate(_))));
}
