//! Machine-readable zones: the synthetic vectors, every changed character, and whatever a camera may read.

use card::{CardDate, CardSex, Mrz, MrzError, MrzField, check_digit, transliterate};
use proptest::prelude::*;
use serde_json::Value;

const LINES: [&str; 3] = ["IDVNM0901234562001090123456<<3", "9001158M3001156VNM<<<<<<<<<<<0", "NGUYEN<<VAN<AN<<<<<<<<<<<<<<<<"];

fn vectors() -> Vec<(Value, [String; 3])> {
    let all: Value = serde_json::from_str(include_str!("vectors.json")).expect("the vectors are JSON");
    let of = |v: &Value| [0, 1, 2].map(|line| v["lines"][line].as_str().unwrap().to_owned());
    all["mrz"].as_array().unwrap().iter().map(|v| (v.clone(), of(v))).collect()
}

#[test]
fn every_vector_is_read_and_written_back_the_same() {
    for (vector, lines) in vectors() {
        let mrz = Mrz::parse(lines.each_ref().map(String::as_str)).expect("a good zone");
        assert_eq!(mrz.number, vector["pin"].as_str().unwrap());
        assert_eq!(mrz.sex.letter().to_string(), vector["sex"].as_str().unwrap());
        assert_eq!(mrz.lines(), lines);
    }
}

#[test]
fn the_fields_are_where_they_belong() {
    let mrz = Mrz::parse(LINES).expect("a good zone");
    assert_eq!(mrz.document_number, "090123456");
    assert_eq!((mrz.birth, mrz.expires), (CardDate::new(1990, 1, 15).unwrap(), CardDate::new(2030, 1, 15).unwrap()));
    assert_eq!((mrz.sex, mrz.surname.as_str(), mrz.given_names.as_str()), (CardSex::Male, "NGUYEN", "VAN AN"));
}

#[test]
fn three_lines_and_ninety_characters_are_the_same() {
    let joined = LINES.join("");
    assert_eq!(Mrz::parse_text(&joined), Mrz::parse_text(&LINES.join("\r\n")));
    assert_eq!(Mrz::parse_text(&LINES[..2].join("\n")), Err(MrzError::LineCount(2)));
    assert_eq!(Mrz::parse_text("ế".repeat(30).as_str()), Err(MrzError::LineCount(1)));
}

#[test]
fn every_changed_character_that_check_digits_cover_is_noticed() {
    for (line, positions) in [(0, 0..30), (1, 0..30)] {
        for at in positions {
            let mut lines = LINES.map(str::to_owned);
            let old = lines[line].as_bytes()[at];
            let new = if old == b'7' { '8' } else { '7' };
            lines[line].replace_range(at..=at, &new.to_string());
            assert!(Mrz::parse(lines.each_ref().map(String::as_str)).is_err(), "line {line} at {at}");
        }
    }
}

#[test]
fn what_is_wrong_is_named() {
    let with = |line: usize, text: &'static str| {
        let mut lines = LINES;
        lines[line] = text;
        Mrz::parse(lines)
    };
    assert_eq!(with(0, "IDVNM090"), Err(MrzError::LineLength { line: 1, length: 8 }));
    assert_eq!(with(2, "NGUYỄN<<VAN<AN<<<<<<<<<<<<<<<<"), Err(MrzError::Character { line: 3, at: 5 }));
    assert_eq!(with(0, "IDVNM0901234562001090123456<<4"), Err(MrzError::CheckDigit(MrzField::PersonalNumber)));
    assert_eq!(with(1, "9001159M3001156VNM<<<<<<<<<<<0"), Err(MrzError::CheckDigit(MrzField::Birth)));
    assert_eq!(with(1, "9001158M3001156VNM<<<<<<<<<<<1"), Err(MrzError::CheckDigit(MrzField::Composite)));
    assert_eq!(with(2, "<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<"), Err(MrzError::Field(MrzField::Names)));
    assert_eq!(with(1, "9001158X3001156VNM<<<<<<<<<<<0"), Err(MrzError::Field(MrzField::Sex)));
    assert_eq!(with(0, "IDXXX0901234562001090123456<<3"), Err(MrzError::Field(MrzField::DocumentCode)));
}

#[test]
fn a_day_that_does_not_exist_is_refused_though_its_check_digits_hold() {
    let mut mrz = Mrz::parse(LINES).expect("a good zone");
    mrz.birth = CardDate::new(1990, 2, 1).unwrap();
    let lines = mrz.lines();
    let second = lines[1].replacen("900201", "900230", 1);
    let check = check_digit("900230").unwrap();
    let second = format!("900230{check}{}", &second[7..29]);
    let whole = [&lines[0][5..30], &second[..7], &second[8..15], &second[18..29]].concat();
    let second = format!("{second}{}", check_digit(&whole).unwrap());
    assert_eq!(Mrz::parse([&lines[0], &second, &lines[2]]), Err(MrzError::Field(MrzField::Birth)));
}

#[test]
fn names_lose_their_accents_and_nothing_else() {
    let cases = [
        ("Nguyễn Thị Thanh Thủy", "NGUYEN THI THANH THUY"),
        ("Đặng Đức Độ", "DANG DUC DO"),
        ("H' Ƀlŏ Niê Kđăm", "H BLO NIE KDAM"),
        ("Y-Čŭng", "Y CUNG"),
        ("Trần  Lê", "TRAN LE"),
    ];
    for (name, expected) in cases {
        assert_eq!(transliterate(name), expected);
    }
}

proptest! {
    #[test]
    fn no_text_makes_the_reader_panic(text in "\\PC{0,120}", lines in prop::array::uniform3("[A-Z0-9<]{28,31}")) {
        let _ = Mrz::parse_text(&text);
        let _ = Mrz::parse(lines.each_ref().map(String::as_str));
    }

    #[test]
    fn what_is_written_is_read_back(tail in 0u32..1_000_000, year in 1900u16..2100, month in 1u8..=12, day in 1u8..=28, female: bool) {
        let number = format!("001{}{:02}{tail:06}", (year - 1900) / 100 * 2 + u16::from(female), year % 100);
        let mrz = Mrz {
            document_number: number[3..].to_owned(),
            number,
            birth: CardDate::new(year, month, day).unwrap(),
            sex: if female { CardSex::Female } else { CardSex::Male },
            expires: CardDate::new(2040, month, day).unwrap(),
            surname: "LE".to_owned(),
            given_names: "MINH".to_owned(),
        };
        let lines = mrz.lines();
        prop_assert_eq!(Mrz::parse(lines.each_ref().map(String::as_str)), Ok(mrz));
    }
}
