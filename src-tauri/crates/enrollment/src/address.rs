//! Whether two addresses name the same place: cards, civil papers and the population database write one place in several ways.

use crate::same_text;

/// Words for the kind of a unit or of a place in it. Cards mostly leave them out, and a commune that became a ward kept its name.
const KINDS: [&str; 39] = [
    "tỉnh", "thành phố", "tp.", "tp", "t.", "quận", "q.", "huyện", "h.", "thị xã", "tx.", "tx", "phường", "p.", "xã", "x.", "thị trấn", "tt.", "tt",
    "đặc khu", "thôn", "xóm", "ấp", "bản", "buôn", "làng", "khóm", "khu phố", "kp.", "kp", "tổ dân phố", "tdp.", "tdp", "tổ", "số nhà", "số", "đường", "phố", "ngõ",
];

/// Whether two addresses name the same place to a reader: kinds of units, punctuation, case, composition and the place of tone marks
/// aside. Where one has a level more between commune and province it is the district, which ended on 1 July 2025 and still stands on
/// cards.
pub fn same_address(a: &str, b: &str) -> bool {
    let (a, b) = (parts(a), parts(b));
    let (long, short) = if a.len() >= b.len() { (a, b) } else { (b, a) };
    match long.len() - short.len() {
        0 => alike(&long, &short),
        1 if short.len() >= 2 => {
            let district = long.len() - 2;
            let without: Vec<String> = long.iter().enumerate().filter(|(level, _)| *level != district).map(|(_, part)| part.clone()).collect();
            alike(&without, &short)
        }
        _ => false,
    }
}

fn alike(a: &[String], b: &[String]) -> bool {
    a.iter().zip(b).all(|(a, b)| same_text(a, b))
}

/// The parts between commas, from the house to the province, without what kind each is. A part that would be empty keeps its word.
fn parts(address: &str) -> Vec<String> {
    address.split([',', ';']).map(bare).filter(|part| !part.is_empty()).collect()
}

fn bare(part: &str) -> String {
    let words: Vec<&str> = part.split_whitespace().filter(|word| word.chars().any(char::is_alphanumeric)).collect();
    let words = without_kind(&words);
    // "12 đường Hòa Bình": the word for the street stands behind the number of the house.
    let (number, street) = words.split_at(usize::from(words.len() > 1 && words[0].starts_with(|letter: char| letter.is_ascii_digit())));
    let text = [number, without_kind(street)].concat().join(" ");
    // "P.Ba Đình": the short word hangs on the name.
    let hanging = text.split_once('.').filter(|(head, rest)| !rest.trim().is_empty() && is_kind(&format!("{head}.")));
    let text = hanging.map_or(text.as_str(), |(_, rest)| rest);
    text.trim_matches(|letter: char| letter.is_whitespace() || matches!(letter, '.' | '-')).to_owned()
}

/// The words behind those for kinds; words for kinds alone stay.
fn without_kind<'a, 'b>(words: &'a [&'b str]) -> &'a [&'b str] {
    let mut left = words;
    while let Some(count) = (1..=3.min(left.len())).rev().find(|count| is_kind(&left[..*count].join(" "))) {
        if count == left.len() {
            break;
        }
        left = &left[count..];
    }
    left
}

fn is_kind(text: &str) -> bool {
    KINDS.iter().any(|kind| same_text(kind, text))
}
