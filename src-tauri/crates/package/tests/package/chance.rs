//! Changes by chance, from a fixed seed: nothing panics and nothing changed is believed.

use std::time::{Duration, Instant};

use package::{Content, approval, layer::decrypt, verify_outer};

use crate::kit::{NOW, Post, small};

/// xorshift64*: any spread will do, as long as it is the same every time.
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_f491_4f6c_dd1d)
    }

    fn below(&mut self, bound: usize) -> usize {
        usize::try_from(self.next() >> 33).unwrap() % bound.max(1)
    }

    /// One change, or several: flip, set, cut out, double, insert, copy from elsewhere, cut off.
    fn change(&mut self, bytes: &mut Vec<u8>, other: &[u8]) {
        for _ in 0..=self.below(3) {
            let at = self.below(bytes.len());
            let length = 1 + self.below(8);
            let end = (at + length).min(bytes.len());
            match self.below(8) {
                0 | 1 if !bytes.is_empty() => bytes[at] ^= 1 << self.below(8),
                2 if !bytes.is_empty() => bytes[at] = [0, 1, 0x7f, 0x80, 0xff, 0x30, 0x31, 0xa0][self.below(8)],
                3 => drop(bytes.drain(at..end)),
                4 => {
                    let piece = bytes[at..end].to_vec();
                    bytes.splice(at..at, piece);
                }
                5 => {
                    let piece: Vec<u8> = (0..length).map(|_| self.next().to_le_bytes()[0]).collect();
                    bytes.splice(at..at, piece);
                }
                6 => {
                    let from = self.below(other.len());
                    let piece = other[from..(from + length * 16).min(other.len())].to_vec();
                    let end = (at + piece.len()).min(bytes.len());
                    bytes.splice(at..end, piece);
                }
                _ => bytes.truncate(at),
            }
        }
    }
}

/// Changes `good` for up to two seconds (at most 20,000 times) and asks `believed` each time.
fn try_changes(name: &str, seed: u64, good: &[u8], other: &[u8], believed: impl Fn(&[u8]) -> bool) {
    assert!(believed(good), "{name}");
    let mut chance = Chance(seed);
    let (start, mut tries) = (Instant::now(), 0);
    while tries < 20_000 && start.elapsed() < Duration::from_secs(2) {
        let mut bytes = good.to_vec();
        chance.change(&mut bytes, other);
        assert!(bytes == good || !believed(&bytes), "{name}: change {tries} of seed {seed} was believed");
        tries += 1;
    }
    println!("{name}: {tries} changes");
}

#[test]
fn no_change_by_chance_is_believed() {
    let post = Post::new();
    let (one, two) = (post.seal(&small()).file, post.seal(&small()).file);
    let opened = post.open(&one).unwrap();
    let approvals = [post.approve(&[&opened]), post.approve(&[&opened])];
    let envelopes = [&one, &two].map(|file| verify_outer(file, &post.trust, NOW).unwrap().envelope);
    try_changes("package", 1, &one, &two, |bytes| post.open(bytes).is_ok());
    try_changes("approval", 2, &approvals[0], &approvals[1], |bytes| approval::verify(bytes, &post.trust, NOW).is_ok());
    // The envelope alone: its names and nonce are bound by the key agreement, its content by the tag; what is not bound is fixed.
    let decrypted = decrypt(&envelopes[0], &post.center_agreement).unwrap();
    try_changes("envelope", 3, &envelopes[0], &envelopes[1], |bytes| {
        decrypt(bytes, &post.center_agreement).is_ok_and(|content| content == decrypted)
    });
}

#[test]
fn no_content_changed_by_chance_panics() {
    let (one, two) = (small().encode().unwrap(), small().encode().unwrap());
    let mut chance = Chance(4);
    for _ in 0..20_000 {
        let mut bytes = one.clone();
        chance.change(&mut bytes, &two);
        if let Ok(content) = Content::decode(&bytes) {
            assert_eq!(content.encode().unwrap(), bytes, "what decodes is the one encoding");
        }
    }
}
