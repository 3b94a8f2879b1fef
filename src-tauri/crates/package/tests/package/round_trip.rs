use enrollment::Digest;
use keyring::random;
use package::{Content, approval, four_eyes, layer, verify_outer};

use crate::kit::{NOW, Post, code, small};

#[test]
fn what_was_sealed_is_what_the_center_opens() {
    let (post, content) = (Post::new(), small());
    let header = post.header();
    let sealed = post.seal_under(&content, &header);
    let opened = post.open(&sealed.file).unwrap();
    assert_eq!(opened.header, header);
    assert!(opened.content == content);
    assert_eq!(opened.content_digest, sealed.content_digest);
    assert_eq!(opened.content_digest, Digest::of(content.encode().unwrap()));
    assert_eq!(opened.file_digest, Digest::of(&sealed.file));
    assert_eq!(opened.clerk.officer().unwrap().as_str(), "clerk-1");
    assert_eq!(opened.station.station().unwrap().as_str(), "station-1");
    assert_eq!(opened.signed_at, NOW);
}

#[test]
fn anyone_with_the_authority_checks_the_origin_without_opening() {
    let (post, content) = (Post::new(), small());
    let sealed = post.seal(&content);
    let outer = verify_outer(&sealed.file, &post.trust, NOW).unwrap();
    assert_eq!(outer.station.name(), "station-1");
    assert_eq!(outer.file_digest, sealed.file_digest);
    for secret in [content.record.as_slice(), b"portrait", b"clerk-1"] {
        assert!(!sealed.file.windows(secret.len()).any(|window| window == secret), "readable in the sealed file");
    }
}

#[test]
fn a_content_without_samples_is_a_content() {
    let post = Post::new();
    let content = Content { nonce: random(), record: b"{}".to_vec(), samples: vec![] };
    assert!(post.open(&post.seal(&content).file).unwrap().content == content);
}

#[test]
fn the_same_content_never_seals_to_the_same_file() {
    let (post, content) = (Post::new(), small());
    let header = post.header();
    let (one, two) = (post.seal_under(&content, &header), post.seal_under(&content, &header));
    assert_eq!(one.content_digest, two.content_digest);
    assert_ne!(one.file_digest, two.file_digest);
}

#[test]
fn one_approval_covers_a_batch() {
    let post = Post::new();
    let opened: Vec<_> = (0..3).map(|_| post.open(&post.seal(&small()).file).unwrap()).collect();
    let file = post.approve(&opened.iter().collect::<Vec<_>>());
    let approval = approval::verify(&file, &post.trust, NOW).unwrap();
    assert_eq!(approval.supervisor_id().unwrap().as_str(), "supervisor-1");
    assert_eq!(approval.station_id().unwrap().as_str(), "station-1");
    for one in &opened {
        assert_eq!(four_eyes(one, &approval).unwrap().package_id, one.header.package_id);
    }
}

#[test]
fn nothing_personal_is_printed() {
    let post = Post::new();
    let sealed = post.seal(&small());
    let opened = post.open(&sealed.file).unwrap();
    let outer = verify_outer(&sealed.file, &post.trust, NOW).unwrap();
    let printed = format!("{sealed:?} {outer:?} {opened:?} {:?}", opened.content.samples);
    assert!(!printed.contains("Đặng"), "{printed}");
    assert!(printed.contains(keyring::REDACTED));
}

#[test]
fn anything_travels_sealed_to_one_recipient() {
    let post = Post::new();
    let sealed = layer::encrypt(b"extract", post.center_agreement.certificate()).unwrap();
    assert_eq!(layer::decrypt(&sealed, &post.center_agreement).unwrap(), b"extract");
    let other = Post::new().center_agreement;
    assert_eq!(code(layer::decrypt(&sealed, &other)), "packageNotForUs");
}
