//! Bytes nobody should send: a typed error, never a panic. Changes by chance: `tests/fuzz`.

use fingerprint::Slap;
use fingerprint::wsq::{BitRate, WsqError, decode, encode, inspect};

use crate::kit::{cut, slap};

fn small() -> Vec<u8> {
    encode(&cut(&slap(21, Slap::RightFour), 300, 150, 96, 88), BitRate::default(), &[]).expect("encoded")
}

/// Where the segment of a marker begins.
fn at(file: &[u8], marker: u8) -> usize {
    file.windows(2).position(|pair| pair == [0xff, marker]).expect("the marker")
}

#[test]
fn every_cut_is_refused() {
    let file = small();
    for length in 0..file.len() {
        assert!(decode(&file[..length]).is_err(), "{length} of {} bytes were read as a picture", file.len());
        assert!(inspect(&file[..length]).is_err(), "{length} of {} bytes passed as a picture", file.len());
    }
}

#[test]
fn each_segment_is_checked() {
    type Change = fn(&mut Vec<u8>);
    let table: [(&str, Change, WsqError); 14] = [
        ("no SOI", |file| file[1] = 0xd8, WsqError::NotWsq),
        ("a marker of JPEG", |file| file[3] = 0xd8, WsqError::Marker(0xffd8)),
        ("SOI twice", |file| drop(file.splice(2..2, [0xff, 0xa0])), WsqError::Segment("SOI")),
        ("a length of one", |file| drop(file.splice(4..6, [0, 1])), WsqError::Segment("length")),
        ("a length beyond the end", |file| drop(file.splice(4..6, [0xff, 0xff])), WsqError::Truncated),
        ("other filters", |file| { let at = at(file, 0xa4); file[at + 4] = 8 }, WsqError::Filters { low: 8, high: 7 }),
        ("DTT too long", |file| { let at = at(file, 0xa4); file[at + 3] += 2; drop(file.splice(at + 60..at + 60, [0, 0])) }, WsqError::Segment("DTT")),
        ("a width of 65,535", |file| { let at = at(file, 0xa2); drop(file.splice(at + 8..at + 10, [0xff, 0xff])) }, WsqError::Size { width: 65_535, height: 88 }),
        ("a height of 0", |file| { let at = at(file, 0xa2); drop(file.splice(at + 6..at + 8, [0, 0])) }, WsqError::Size { width: 96, height: 0 }),
        ("another size", |file| { let at = at(file, 0xa2); file[at + 9] += 1 }, WsqError::Count),
        ("a Huffman table of number 9", |file| { let at = at(file, 0xa6); file[at + 4] = 9 }, WsqError::Segment("DHT")),
        ("more short codes than there are", |file| { let at = at(file, 0xa6); file[at + 5] = 3; file[at + 5 + 15] = 0 }, WsqError::Truncated),
        ("a block with a table that is not there", |file| { let at = at(file, 0xa3); file[at + 4] = 5 }, WsqError::Missing("DHT")),
        ("no tables at all", |file| { let (from, to) = (at(file, 0xa4), at(file, 0xa2)); file.drain(from..to); }, WsqError::Missing("DQT")),
    ];
    for (what, change, error) in table {
        let mut file = small();
        change(&mut file);
        let found = decode(&file).expect_err(what);
        // A wrong count of codes shifts what follows: any refusal of it will do.
        assert!(found == error || what.starts_with("more short codes"), "{what}: {found:?}");
    }
}

#[test]
fn noise_is_refused_at_its_first_bytes() {
    for bytes in [&b""[..], b"\xff", b"\xff\xa0", b"\xff\xa0\xff\xa1", b"P5 1 1 255 \0", &[0xff; 4096], &[0; 4096]] {
        assert!(decode(bytes).is_err());
    }
}
