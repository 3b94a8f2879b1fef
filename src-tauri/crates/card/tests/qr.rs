//! QR texts: the synthetic vectors, malformed ones, and whatever anybody may hold under a scanner.

use card::{CardBirth, CardDate, CardQr, CardSex, QrError, QrField, QrLayout, number_in};
use proptest::prelude::*;
use serde_json::Value;

const CHIP: &str = "001090123456|012345678|Nguyễn Văn An|15011990|Nam|Số 5 ngõ 10, Phường Mẫu, Quận Mẫu, Hà Nội|10072021";

fn vectors() -> Value {
    serde_json::from_str(include_str!("vectors.json")).expect("the vectors are JSON")
}

#[test]
fn every_vector_is_read_with_its_fields_in_place() {
    let vectors = vectors();
    let texts: Vec<&str> = vectors["qr"].as_array().unwrap().iter().map(|v| v["text"].as_str().unwrap()).collect();
    let expected = [
        ("001090123456", Some("012345678"), "Nguyễn Văn An", CardSex::Male, Some("2021-07-10"), QrLayout::Chip2021, 0),
        ("038203000042", None, "Lê Minh", CardSex::Male, Some("2021-03-11"), QrLayout::Chip2021, 0),
        ("079195000017", None, "Trần Thị Bích", CardSex::Female, Some("2024-08-01"), QrLayout::Card2024, 4),
        ("001090123456", Some("012345678"), "Nguyễn Văn An", CardSex::Male, None, QrLayout::Short, 0),
    ];
    assert_eq!(texts.len(), expected.len());
    for (text, (number, old, name, sex, issued, layout, further)) in texts.into_iter().zip(expected) {
        let qr = CardQr::parse(text).expect(text);
        assert_eq!((qr.number.as_str(), qr.old_number.as_deref(), qr.name.as_str(), qr.sex), (number, old, name, sex));
        assert_eq!(qr.issued.map(|date| date.to_string()).as_deref(), issued);
        assert_eq!((qr.layout(), qr.further.len(), qr.raw.as_str()), (layout, further, text));
    }
}

#[test]
fn an_empty_field_stays_in_its_place() {
    let qr = CardQr::parse("038203000042||Lê Minh|19092003|Nam||11032021").expect("readable");
    assert_eq!((qr.old_number, qr.address.as_str()), (None, ""));
    assert_eq!(qr.birth, CardBirth::Full(CardDate::new(2003, 9, 19).unwrap()));
}

#[test]
fn line_ends_byte_order_mark_and_what_follows_a_nul_are_cut() {
    let qr = CardQr::parse(&format!("\u{feff}{CHIP}\r\n\0rubbish|more")).expect("readable");
    assert_eq!(qr.raw, CHIP);
}

#[test]
fn a_birth_year_alone_is_kept_as_a_year() {
    for year in ["1952", "00001952"] {
        let qr = CardQr::parse(&CHIP.replace("15011990", year)).expect("readable");
        assert_eq!(qr.birth, CardBirth::YearOnly(1952));
    }
}

#[test]
fn what_is_wrong_is_named() {
    let cases = [
        ("", QrError::Empty),
        (" \r\n", QrError::Empty),
        ("hello", QrError::FieldCount(1)),
        ("001090123456|012345678|Nguyễn Văn An|15011990|Nam", QrError::FieldCount(5)),
        ("a|b|c|d|e|f|g|h", QrError::FieldCount(8)),
        ("00109012345|012345678|A|15011990|Nam|x|10072021", QrError::Field(QrField::Number)),
        ("00109012345６|012345678|A|15011990|Nam|x|10072021", QrError::Field(QrField::Number)),
        ("001090123456|12345|A|15011990|Nam|x|10072021", QrError::Field(QrField::OldNumber)),
        ("001090123456|||15011990|Nam|x|10072021", QrError::Field(QrField::Name)),
        ("001090123456||A|31021990|Nam|x|10072021", QrError::Field(QrField::Birth)),
        ("001090123456||A|99999999|Nam|x|10072021", QrError::Field(QrField::Birth)),
        ("001090123456||A|15011990|Male|x|10072021", QrError::Field(QrField::Sex)),
        ("001090123456||A|15011990|Nam|x|soon", QrError::Field(QrField::Issued)),
    ];
    for (text, why) in cases {
        assert_eq!(CardQr::parse(text), Err(why), "{text}");
    }
    assert_eq!(CardQr::parse(&"x".repeat(5000)), Err(QrError::TooLong));
    let long_name = CHIP.replace("Nguyễn Văn An", &"A".repeat(1000));
    assert_eq!(CardQr::parse(&long_name), Err(QrError::Field(QrField::Name)));
}

#[test]
fn a_health_insurance_card_is_recognized_and_refused() {
    let by_letters = "GD4797512345678|4e677579e1bb856e2056c4836e20416e|15/01/1990|1|486f|79-034|-|01/01/2024|-|-|-|-|5|-|-|$";
    let by_digits = "7512345678|4e677579e1bb856e|15/01/1990|1|486f|79-034|-|01/01/2024|-|-|-|-|5|-|-|$";
    for text in [by_letters, by_digits] {
        assert_eq!(CardQr::parse(text), Err(QrError::HealthInsurance));
        assert_eq!(number_in(text), None);
    }
}

#[test]
fn a_scanner_that_breaks_letters_still_finds_the_person() {
    assert_eq!(number_in("001090123456|01|Nguy?n|zz").as_deref(), Some("001090123456"));
    assert_eq!(number_in("001090123456").as_deref(), Some("001090123456"));
    assert_eq!(number_in("00109012345"), None);
    let broken = CHIP.replace("Nam", "N?");
    assert_eq!(CardQr::parse(&broken).expect("readable").sex, CardSex::Female);
}

#[test]
fn nothing_personal_is_printed_by_debug() {
    let shown = format!("{:?}", CardQr::parse(CHIP).expect("readable"));
    assert!(!shown.contains("001090123456") && !shown.contains("An"), "{shown}");
}

proptest! {
    #[test]
    fn no_text_makes_the_reader_panic(text in "\\PC*") {
        let _ = (CardQr::parse(&text), number_in(&text));
    }

    #[test]
    fn no_fields_make_the_reader_panic(fields in prop::collection::vec("[0-9A-F]{0,16}|\\PC{0,8}|[A-Z]{2}[0-9]{13}", 0..20)) {
        let text = fields.join("|");
        if let Ok(qr) = CardQr::parse(&text) {
            prop_assert_eq!(qr.number.len(), 12);
        }
    }
}
