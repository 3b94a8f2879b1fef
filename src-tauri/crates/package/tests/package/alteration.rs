use package::verify_outer;

use crate::kit::{NOW, Post, small};

/// Every byte of a small file, one bit each (the bit walks with the position); the center's whole check each time.
#[test]
fn every_flipped_byte_is_refused() {
    let post = Post::new();
    let file = post.seal(&small()).file;
    let mut changed = file.clone();
    for position in 0..file.len() {
        changed[position] ^= 1 << (position % 8);
        assert!(post.open(&changed).is_err(), "byte {position} of {}", file.len());
        changed[position] = file[position];
    }
    assert!(post.open(&changed).is_ok());
}

#[test]
fn every_flipped_byte_of_an_approval_is_refused() {
    let post = Post::new();
    let opened = post.open(&post.seal(&small()).file).unwrap();
    let file = post.approve(&[&opened]);
    let mut changed = file.clone();
    for position in 0..file.len() {
        changed[position] ^= 1 << (position % 8);
        assert!(package::approval::verify(&changed, &post.trust, NOW).is_err(), "byte {position} of {}", file.len());
        changed[position] = file[position];
    }
}

#[test]
fn a_file_cut_anywhere_or_with_something_behind_is_refused() {
    let post = Post::new();
    let file = post.seal(&small()).file;
    for length in 0..file.len() {
        assert!(verify_outer(&file[..length], &post.trust, NOW).is_err(), "cut at {length}");
    }
    assert!(verify_outer(&[file.as_slice(), &[0]].concat(), &post.trust, NOW).is_err());
}
