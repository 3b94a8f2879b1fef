//! Finding people: without accents finds with accents, exact accents come first.

use enrollment::BirthDate;
use store::{SearchBy, StoreError, Vault};

use crate::kit::{Post, born, extract_of, id, number_of, opening, resident, touch};

fn commune() -> (Post, Vault) {
    let post = Post::new();
    let vault = post.vault();
    let residents = [
        resident(1, "Đặng Văn Đức", born(1979, 2, 25)),
        resident(2, "Dang Van Duc", born(1980, 1, 1)),
        resident(3, "Đăng Văn Dục", born(1979, 2, 25)),
        resident(4, "H'Hen Niê", born(1992, 5, 15)),
        resident(5, "Y’Blơ Ê̆ban", BirthDate::YearOnly(1952)),
        resident(6, "ƀut Bkrông", born(1952, 7, 7)),
        resident(7, "Nguyễn Thị Hòa", born(1990, 3, 3)),
        resident(8, "Nguyễn Thị Hoà Bình", born(1990, 3, 4)),
        resident(9, "K", born(2001, 1, 1)),
    ];
    assert_eq!(vault.replace_extract(extract_of(5), Some("24664"), &residents).unwrap(), 9);
    (post, vault)
}

fn found(vault: &Vault, by: &SearchBy) -> Vec<u32> {
    let records = vault.search_residents(by, 10).unwrap();
    records.iter().map(|record| record.number.as_str()[6..].parse().unwrap()).collect()
}

fn by_name(vault: &Vault, name: &str) -> Vec<u32> {
    found(vault, &SearchBy::NameOnly(name.to_owned()))
}

#[test]
fn names_are_found_without_accents_and_exact_accents_come_first() {
    let (_post, vault) = commune();
    for (typed, expected) in [
        ("dang van duc", &[2, 3, 1][..]),
        ("Đặng Văn Đức", &[1, 3, 2]),
        ("ĐẶNG VĂN ĐỨC", &[1, 3, 2]),
        ("Đăng Văn Dục", &[3, 2, 1]),
        // Decomposed, as some keyboards and systems send it.
        ("Đa\u{323}\u{306}ng Va\u{306}n Đu\u{31B}\u{301}c", &[1, 3, 2]),
        ("duc dang", &[3, 2, 1]),
        ("dang v", &[3, 2, 1]),
        ("  dang   van ", &[3, 2, 1]),
        ("nguyen thi hoa", &[7, 8]),
        ("nguyễn thị hoà", &[7, 8]),
        ("h'hen", &[4]),
        ("H’HEN NIE", &[4]),
        ("h hen", &[4]),
        ("y'blo eban", &[5]),
        ("Y\u{2BC}blơ", &[5]),
        ("but bkrong", &[6]),
        ("k", &[9]),
        ("tran", &[]),
        ("", &[]),
        ("   ", &[]),
        ("'", &[]),
        ("\" OR * NEAR(", &[]),
        ("folded : dang", &[]),
    ] {
        assert_eq!(by_name(&vault, typed), expected, "{typed:?}");
    }
}

#[test]
fn absurd_queries_are_answered_with_nothing() {
    let (_post, vault) = commune();
    for typed in ["a".repeat(10_000), "Đ ".repeat(5_000), "\0\u{FFFF}\u{202E}".to_owned(), "\"".repeat(300)] {
        assert!(by_name(&vault, &typed).is_empty());
        assert!(vault.search_applications(&typed, 10).unwrap().is_empty());
    }
}

#[test]
fn a_birth_date_narrows_and_a_year_on_record_is_not_missed() {
    let (_post, vault) = commune();
    let with = |name: &str, birth| found(&vault, &SearchBy::NameAndBirth { name: name.to_owned(), birth: Some(birth) });
    assert_eq!(with("dang van duc", born(1979, 2, 25)), [1, 3]);
    assert_eq!(with("Đăng văn dục", born(1979, 2, 25)), [3, 1]);
    assert_eq!(with("y'blo", born(1952, 4, 4)), [5]);
    assert_eq!(with("b", BirthDate::YearOnly(1952)), [6]);
    assert_eq!(with("dang", born(1981, 1, 1)), [] as [u32; 0]);
    assert_eq!(found(&vault, &SearchBy::Number(number_of(4))), [4]);
    assert_eq!(found(&vault, &SearchBy::Number(number_of(44))), [] as [u32; 0]);
    assert_eq!(vault.resident(&number_of(7)).unwrap().unwrap().full_name(), "Nguyễn Thị Hòa");
}

#[test]
fn an_older_extract_is_refused_and_a_newer_one_replaces_all() {
    let (_post, vault) = commune();
    let one = [resident(50, "Lò Văn Pành", born(1970, 1, 1))];
    assert!(matches!(
        vault.replace_extract(extract_of(4), None, &one),
        Err(StoreError::OlderExtract { held: 5, offered: 4 })
    ));
    assert_eq!(vault.resident_count().unwrap(), 9);
    vault.replace_extract(extract_of(6), None, &one).unwrap();
    assert_eq!(by_name(&vault, "dang"), [] as [u32; 0]);
    assert_eq!(by_name(&vault, "lo van panh"), [50]);
    assert_eq!(vault.extract().unwrap().unwrap().counter, 6);
    assert_eq!(vault.residents(10, 0).unwrap().len(), 1);
}

#[test]
fn applications_are_found_by_ticket_number_and_name() {
    let post = Post::new();
    let vault = post.vault();
    for (number, name) in [(1, "Đặng Văn Đức"), (2, "Rơ Châm H’Yưn"), (3, "Trần Thị Đào")] {
        vault.commit(&opening(number, name)).unwrap();
    }
    let found = |text: &str| -> Vec<_> {
        vault.search_applications(text, 10).unwrap().into_iter().map(|line| line.row.id).collect()
    };
    assert_eq!(found("a2"), [id(2)]);
    assert_eq!(found("A002"), [id(2)]);
    assert_eq!(found("066 079 000 003"), [id(3)]);
    assert_eq!(found("066079").len(), 3);
    assert_eq!(found("dao"), [id(3)]);
    assert_eq!(found("ro cham h'y"), [id(2)]);
    assert_eq!(found("06"), []);

    let mut renamed = touch(&vault, 1, 9);
    renamed.row.name = Some("Lê Đức Dũng".to_owned());
    vault.commit(&renamed).unwrap();
    assert_eq!(found("dang van"), []);
    assert_eq!(found("le duc dung"), [id(1)]);
}
