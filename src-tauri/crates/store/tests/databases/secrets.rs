//! Nothing readable lies on the disk.

use enrollment::SampleKind;
use store::{SampleState, carry_over};

use crate::kit::{NAME, Post, born, extract_of, id, opening, resident, sample, seal};

fn contains(haystack: &[u8], needle: &[u8]) -> bool {
    haystack.windows(needle.len()).any(|window| window == needle)
}

#[test]
fn no_name_number_or_sample_can_be_read_in_the_files() {
    let post = Post::new();
    let (vault, outbox) = (post.vault(), post.outbox());
    vault.commit(&opening(1, NAME)).unwrap();
    vault.replace_extract(extract_of(1), None, &[resident(2, "Hồ Thị Nhung", born(1990, 1, 1))]).unwrap();
    vault.add_sample(&id(1), &sample(9, SampleKind::Portrait, SampleState::Try)).unwrap();
    seal(&vault, 1, 1);
    carry_over(&vault, &outbox).unwrap();
    let folded = enrollment::fold(NAME);
    let needles: [&[u8]; 7] =
        [NAME.as_bytes(), folded.as_bytes(), "Nhung".as_bytes(), b"nhung", b"066079", &[9; 64], b"SQLite format 3"];
    let look = || {
        for entry in std::fs::read_dir(post.folder.path()).unwrap() {
            let path = entry.unwrap().path();
            let bytes = std::fs::read(&path).unwrap();
            for needle in needles {
                assert!(!contains(&bytes, needle), "{} holds {:?}", path.display(), String::from_utf8_lossy(needle));
            }
        }
    };
    // With the logs still beside the files, and after closing.
    look();
    vault.close().unwrap();
    outbox.close().unwrap();
    look();
}

#[test]
#[cfg(unix)]
fn the_files_are_their_owners_alone() {
    use std::os::unix::fs::PermissionsExt as _;
    let post = Post::new();
    let vault = post.vault();
    vault.commit(&opening(1, NAME)).unwrap();
    for name in ["vault.db", "vault.db-wal"] {
        let mode = std::fs::metadata(post.folder.path().join(name)).unwrap().permissions().mode();
        assert_eq!(mode & 0o077, 0, "{name}");
    }
}
