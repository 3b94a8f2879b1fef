//! Ids, moments, dates, numbers, names: what reads and what does not.

use crate::desk::today;
use enrollment::*;
use proptest::prelude::*;

#[test]
fn personal_numbers_are_read_by_their_rule() {
    let cases = [
        ("001090123456", Some(("001", Sex::Male, 1990))),
        ("079195000017", Some(("079", Sex::Female, 1995))),
        ("038203000042", Some(("038", Sex::Male, 2003))),
        ("066 179 004 512", Some(("066", Sex::Female, 1979))),
        ("001390123456", Some(("001", Sex::Female, 2090))),
        ("00109012345", None),
        ("0010901234567", None),
        ("00109012345a", None),
        ("００１０９０１２３４５６", None),
        ("", None),
    ];
    for (text, expected) in cases {
        let number = PersonalNumber::parse(text).ok();
        let read = number.as_ref().map(|n| (n.province_code(), n.sex(), n.birth_year()));
        assert_eq!(read, expected, "{text}");
    }
    let future = PersonalNumber::parse("001390123456").expect("twelve digits");
    assert!(future.is_of_the_future(today()));
    assert_eq!(future.grouped(), "001 390 123 456");
}

#[test]
fn dates_are_read_as_people_write_them_and_only_when_they_exist() {
    let cases = [
        ("25/02/1979", Some("1979-02-25")),
        ("5/2/1979", Some("1979-02-05")),
        ("25-02-1979", Some("1979-02-25")),
        ("25.02.1979", Some("1979-02-25")),
        ("25021979", Some("1979-02-25")),
        ("29/02/2000", Some("2000-02-29")),
        ("29/02/1900", None),
        ("30/02/2001", None),
        ("00/00/1952", None),
        ("1952", None),
        ("25/02/79", None),
        ("25/02/19790", None),
        ("99/99/9999", None),
        ("25/02/0001", None),
        ("+5/02/1979", None),
        ("25/02/1979/1", None),
        ("hôm nay", None),
        ("ếếếế", None),
        ("", None),
    ];
    for (text, expected) in cases {
        assert_eq!(Date::parse_paper(text).map(|d| d.to_string()).as_deref(), expected, "{text}");
    }
}

#[test]
fn ages_turn_on_the_birthday() {
    let age = |birth: &str, day: &str| BirthDate::Full(birth.parse().unwrap()).age_on(day.parse().unwrap());
    assert_eq!(age("2012-11-22", "2026-11-21"), Some(13));
    assert_eq!(age("2012-11-22", "2026-11-22"), Some(14));
    assert_eq!(age("2012-02-29", "2026-02-27"), Some(13));
    assert_eq!(age("2012-02-29", "2026-02-28"), Some(14));
    assert_eq!(age("2026-11-23", "2026-11-22"), None);
    assert_eq!(age("2026-11-22", "2026-11-22"), Some(0));
    assert_eq!(BirthDate::YearOnly(1952).age_on(today()), Some(73));
}

#[test]
fn moments_are_written_with_milliseconds_and_turn_into_vietnamese_days() {
    let late = Timestamp::from_unix_ms(1_795_371_000_123); // 18:10:00.123 UTC, already the next day in Vietnam
    assert_eq!(late.to_rfc3339(), "2026-11-22T18:10:00.123Z");
    assert_eq!(late.vietnam_date().to_string(), "2026-11-23");
    assert_eq!("2026-11-22T18:10:00.123Z".parse::<Timestamp>(), Ok(late));
    assert_eq!("2026-11-23T01:10:00.123+07:00".parse::<Timestamp>(), Ok(late));
    for absurd in [i64::MIN, i64::MAX] {
        let held = Timestamp::from_unix_ms(absurd);
        assert_eq!(held.to_rfc3339().parse::<Timestamp>(), Ok(held));
        let _ = held.vietnam_date();
    }
}

#[test]
fn names_keep_every_letter_and_refuse_what_is_no_name() {
    let long = "Nguyễn ".repeat(15);
    let ten_thousand = "A".repeat(10_000);
    let good = ["AN", "Nguyễn Văn An", "H' Ƀlŏ Niê Kđăm", "Y-Čŭng", "Nguyễn Thị Ngọc-Ánh", "Łukasz Ørsted", "Ê̆ Ban", "Lê V. An"];
    for name in good {
        assert_eq!(FullName::parse(name).map(|n| n.to_string()).ok().as_deref(), Some(name));
    }
    assert_eq!(FullName::parse("  Nguyễn   Văn\tAn ").unwrap().as_str(), "Nguyễn Văn An");
    // Decomposed letters become composed ones.
    assert_eq!(FullName::parse("Nguye\u{302}\u{303}n").unwrap().as_str(), "Nguyễn");
    for name in ["", " ", "'", "An1", "An|Binh", "An\0", "<An>", &long, &ten_thousand] {
        assert!(FullName::parse(name).is_err(), "{}", name.chars().take(20).collect::<String>());
    }
    assert_eq!(FullName::parse("Đặng Thị Ngọc Ánh").unwrap().in_capitals().as_str(), "ĐẶNG THỊ NGỌC ÁNH");
    assert_eq!(FullName::parse("H' ƀlŏ ê̆ ß").unwrap().in_capitals().as_str(), "H' ɃLŎ Ê̆ ß");
}

#[test]
fn phones_are_ten_digits_of_a_mobile() {
    let good = [("0912345678", "0912345678"), ("091 234 56 78", "0912345678"), ("+84 912.345.678", "0912345678")];
    for (text, phone) in good {
        assert_eq!(Phone::parse(text).unwrap().as_str(), phone);
    }
    for text in ["0212345678", "091234567", "09123456789", "phone", "", "+84"] {
        assert!(Phone::parse(text).is_err(), "{text}");
    }
}

#[test]
fn tickets_and_ids_are_read_back_from_their_text() {
    assert_eq!(Ticket::parse(" a7 ").unwrap().to_string(), "A007");
    assert_eq!(Ticket::parse("A1270").unwrap().to_string(), "A1270");
    for text in ["", "A", "127", "A0", "A12345", "AA1", "Ă12", "A-1"] {
        assert!(Ticket::parse(text).is_err(), "{text}");
    }
    for text in ["", "a b", "../x", "ế", &"x".repeat(65)] {
        assert!(OfficerId::parse(text).is_err(), "{text}");
    }
    let package = PackageId::from_bytes([0xab; 16]);
    assert_eq!(PackageId::parse(&package.to_string()), Ok(package));
    let id = ApplicationId::from_random([1; 16]);
    assert_eq!(serde_json::from_str::<ApplicationId>(&serde_json::to_string(&id).unwrap()).unwrap(), id);
}

#[test]
fn nothing_personal_is_printed_by_debug() {
    let (draft, _) = crate::desk::complete_draft(Reason::Age);
    let (submitted, _) = crate::desk::submitted();
    for shown in [format!("{draft:?}"), format!("{submitted:?}"), format!("{:?}", submitted.record()), format!("{:?}", draft.summary())] {
        for secret in ["001090123456", "NGUYỄN", "Sẹo", "Ba Đình", "1990"] {
            assert!(!shown.contains(secret), "{secret} in {shown}");
        }
    }
}

#[test]
fn text_is_found_without_accents_and_compared_with_them() {
    let folds = [
        ("Đặng Thị Thủy", "dang thi thuy"),
        ("hoà", "hoa"),
        ("hòa", "hoa"),
        ("H’ Ƀlŏ Niê Kđăm", "h' blo nie kdam"),
        ("Hʼ ƀlo nie KDAM", "h' blo nie kdam"),
        ("Ê̆ Ơ̆ Ñ", "e o n"),
        ("  Lê   Lợi ", "le loi"),
        ("İ", "i"),
    ];
    for (text, folded) in folds {
        assert_eq!(fold(text), folded);
    }
    assert!(same_text("Thanh Hoá", "THANH HÓA") && same_text("Thủy", "Thuỷ") && same_text("H' Ban", "H’  Ban"));
    assert!(!same_text("Hòa", "Hóa") && !same_text("Hoa", "Hòa") && !same_text("Đan", "Dan"));
}

proptest! {
    #[test]
    fn whatever_is_typed_no_reader_panics(text in "\\PC{0,200}") {
        let _ = (text.parse::<Date>(), text.parse::<Timestamp>(), text.parse::<BirthDate>(), Date::parse_paper(&text));
        let _ = (PersonalNumber::parse(&text), FullName::parse(&text), Phone::parse(&text), Ticket::parse(&text));
        let _ = (text.parse::<Digest>(), PackageId::parse(&text), ApplicationId::parse(&text), text.parse::<FieldId>());
    }

    #[test]
    fn folding_twice_is_folding_once(text in "\\PC{0,60}") {
        let once = fold(&text);
        prop_assert_eq!(fold(&once), once);
    }

    #[test]
    fn dates_and_moments_survive_their_text(days in 0i64..150_000, ms in any::<i64>()) {
        let date = Date::new(1900, 1, 1).unwrap().plus_days(days).unwrap();
        prop_assert_eq!(date.to_string().parse::<Date>(), Ok(date));
        prop_assert_eq!(Date::parse_paper(&date.to_paper()), Some(date));
        let moment = Timestamp::from_unix_ms(ms);
        prop_assert_eq!(moment.to_rfc3339().parse::<Timestamp>(), Ok(moment));
    }
}
