//! Finger minutiae records of both editions, ours and as others may write them; and whatever else comes along.

use fingerprint::{Direction, Edition, Kind, Minutia, Position, RecordError, Template, read_record, write_record};

fn sample(position: u8, count: u16) -> Template {
    let minutia = |n: u16| Minutia {
        x: 40 + 17 * n % 400,
        y: 60 + 29 * n % 500,
        direction: Direction((n * 37 % 256) as u8),
        kind: [Kind::Ending, Kind::Fork, Kind::Other][usize::from(n % 3)],
        quality: (n % 100 + 1) as u8,
    };
    Template::new(480, 600, (0..count).map(minutia).collect()).named(Position::try_from(position).ok(), 63)
}

#[test]
fn what_is_written_is_read_again_in_both_editions() {
    for edition in [Edition::First, Edition::Second] {
        for templates in [vec![], vec![sample(2, 0)], vec![sample(7, 1)], vec![sample(1, 42), sample(1, 30), sample(0, 255)]] {
            assert_eq!(read_record(&write_record(&templates, edition)).as_ref(), Ok(&templates), "{edition:?}");
        }
    }
}

#[test]
fn the_first_edition_has_its_fields_where_the_standard_puts_them() {
    let bytes = write_record(&[sample(8, 3)], Edition::First);
    assert_eq!(&bytes[..8], b"FMR\0 20\0");
    assert_eq!(bytes[8..12], [0, 0, 0, 24 + 6 + 18], "length of all");
    assert_eq!(bytes[14..22], [0x01, 0xe0, 0x02, 0x58, 0, 197, 0, 197], "480 x 600 at 197 pixels per centimeter");
    assert_eq!(bytes[22..28], [1, 0, 8, 0, 63, 3], "one view: finger 8, view 0 live plain, quality 63, 3 minutiae");
    assert_eq!(bytes[28..34], [0x40, 40, 0, 60, 0, 1], "an ending at 40, 60");
    assert_eq!(bytes.len(), 48);
}

#[test]
fn the_second_edition_has_its_fields_where_the_standard_puts_them() {
    let bytes = write_record(&[sample(8, 3)], Edition::Second);
    assert_eq!(&bytes[..8], b"FMR\x00030\0");
    assert_eq!(bytes[8..12], (bytes.len() as u32).to_be_bytes());
    assert_eq!(bytes[12..15], [0, 1, 0], "one representation, no certification");
    assert_eq!(bytes[15..19], (bytes.len() as u32 - 15).to_be_bytes());
    assert_eq!(bytes[33..39], [1, 63, 0, 0, 0, 0], "one quality block");
    assert_eq!(bytes[39..52], [8, 0, 0, 197, 0, 197, 0, 1, 0xe0, 2, 0x58, 0x61, 3]);
}

#[test]
fn views_of_others_are_read() {
    // Two views at 1000 ppi, the second without a name, the first with four bytes of extended data.
    let mut first = b"FMR\0 20\0\0\0\0\0\x00\x00\x03\xc0\x04\xb0\x01\x8a\x01\x8a\x02\0".to_vec();
    first.extend([3, 0x10, 80, 1, 0x81, 0x00, 0x01, 0x90, 64, 55, 0, 4, 1, 2, 3, 4]);
    first.extend([0, 0, 255, 0, 0, 0]);
    let length = first.len() as u8;
    first[11] = length;
    first.extend(b"what follows the record is not its own");
    let read = read_record(&first).expect("a record");
    assert_eq!(read.len(), 2);
    assert_eq!((read[0].width(), read[0].height(), read[0].position.map(Position::code)), (480, 600, Some(3)));
    assert_eq!(read[0].minutiae(), [Minutia { x: 128, y: 200, direction: Direction(64), kind: Kind::Fork, quality: 55 }]);
    assert_eq!((read[1].minutiae().len(), read[1].position), (0, None));

    // A certified device, two quality blocks, minutiae without quality.
    let mut second = b"FMR\x00030\0\0\0\0\0\0\x01\x01".to_vec();
    let mut view = vec![0u8; 9 + 5];
    view.extend([2, 255, 0, 1, 0, 2, 44, 0, 1, 0, 2, 1, 9, 9, 9, 10, 0, 0, 196, 0, 196, 8, 1, 0x2c, 1, 0x90, 0x51, 2]);
    view.extend([0x40, 10, 0, 20, 128, 0x00, 30, 0, 40, 255, 0, 0]);
    second.extend((view.len() as u32 + 4).to_be_bytes());
    second.extend(view);
    second[11] = second.len() as u8;
    let read = read_record(&second).expect("a record");
    assert_eq!((read[0].width(), read[0].height(), read[0].quality), (300, 400, 0), "255: quality not computed");
    assert_eq!(read[0].minutiae().len(), 2);
    assert_eq!(read[0].minutiae()[1], Minutia { x: 30, y: 40, direction: Direction(255), kind: Kind::Other, quality: 0 });
}

#[test]
fn what_is_no_record_is_named_so() {
    for other in [&b""[..], b"FMR", b"FIR\x00020\0", b"FMR\0 10\0", b"FMR\x00040\0"] {
        assert!(matches!(read_record(other), Err(RecordError::NotARecord | RecordError::TooShort)), "{other:?}");
    }
    for edition in [Edition::First, Edition::Second] {
        let whole = write_record(&[sample(2, 20), sample(3, 9)], edition);
        for length in 0..whole.len() {
            assert!(read_record(&whole[..length]).is_err(), "{edition:?} cut at {length}");
        }
    }
    let mut wrong_finger = write_record(&[sample(2, 1)], Edition::First);
    wrong_finger[24] = 11;
    assert_eq!(read_record(&wrong_finger), Err(RecordError::Field("finger position")));
    let mut no_rate = write_record(&[sample(2, 1)], Edition::First);
    no_rate[19] = 0;
    assert_eq!(read_record(&no_rate), Err(RecordError::Field("sampling rate")));
}

/// Fixed seed: the same hundred thousand damaged records every time.
#[test]
fn damaged_records_give_an_error_or_templates_that_can_be_written_again() {
    let mut x = 0x9e37_79b9_7f4a_7c15u64;
    let mut next = move || {
        x ^= x << 13;
        x ^= x >> 7;
        x ^= x << 17;
        x
    };
    let whole = [Edition::First, Edition::Second].map(|edition| write_record(&[sample(2, 12), sample(9, 3)], edition));
    let mut read = 0;
    for round in 0..100_000usize {
        let mut bytes = whole[round % 2].clone();
        for _ in 0..next() % 6 + 1 {
            let at = next() as usize % bytes.len();
            match next() % 4 {
                0 => bytes[at] = next() as u8,
                1 => bytes[at] ^= 1 << (next() % 8),
                2 => bytes.truncate(at + 1),
                _ => bytes.insert(at, next() as u8),
            }
        }
        if let Ok(templates) = read_record(&bytes) {
            read += 1;
            assert!(templates.iter().all(|t| t.minutiae().iter().all(|m| m.x < t.width() && m.y < t.height())));
            assert_eq!(read_record(&write_record(&templates, Edition::Second)).map(|again| again.len()), Ok(templates.len().min(255)));
        }
    }
    assert!(read > 1000, "only {read} damaged records were still read: the damage reaches no field");
}
