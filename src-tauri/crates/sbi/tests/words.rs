//! Names of fingers and the chain of hashes, as the interface writes them.

use enrollment::FingerPosition;
use sbi::{Dialect, HashChain, name_of, named};

#[test]
fn each_finger_has_one_name_and_nothing_else_is_a_finger() {
    for finger in FingerPosition::ALL {
        assert_eq!(named(name_of(finger)), Some(finger));
    }
    assert_eq!(name_of(FingerPosition::LeftIndex), "Left IndexFinger");
    assert_eq!(name_of(FingerPosition::RightThumb), "Right Thumb");
    for other in ["UNKNOWN", "", "left indexfinger", "Left Thumb ", "Right", "Left IndexFinger\0"] {
        assert_eq!(named(other), None, "{other:?}");
    }
}

#[test]
fn the_chain_hashes_bytes_as_openssl_does_by_hand() {
    let mut chain = HashChain::default();
    assert_eq!(chain.to_text(), "E3B0C44298FC1C149AFBF4C8996FB92427AE41E4649B934CA495991B7852B855");
    // (printf '' | openssl dgst -sha256 -binary; printf abc | openssl dgst -sha256 -binary) | openssl dgst -sha256
    chain.take(b"abc");
    assert_eq!(chain.to_text(), "BDDBDF7E9DF02F902EE5DD61B2B513D7566A2112FF97DB7DC3B6D184A43EF0E3");
    assert!(chain.stands_at("bddbdf7e9df02f902ee5dd61b2b513d7566a2112ff97db7dc3b6d184a43ef0e3"), "the case of the letters does not matter");
    for other in ["", "BDDB", "bddbdf7e9df02f902ee5dd61b2b513d7566a2112ff97db7dc3b6d184a43ef0e4", "no hexadecimal"] {
        assert!(!chain.stands_at(other), "{other:?}");
    }
}

#[test]
fn of_several_versions_the_newest_that_is_spoken_counts() {
    let newest = |versions: &[&str]| Dialect::newest_of(&versions.iter().map(|version| (*version).to_owned()).collect::<Vec<_>>());
    assert_eq!(newest(&["0.9.5", "1.0"]), Some(Dialect::Sbi10));
    assert_eq!(newest(&["0.9.2", "0.9.5"]), Some(Dialect::Mds095));
    assert_eq!(newest(&["0.9.2"]), None);
}
