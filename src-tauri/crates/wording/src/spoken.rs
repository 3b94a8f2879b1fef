//! What stands on the screen, as it is said: digit by digit where digits count, dates in words.

mod vietnamese;

use crate::catalogs::Catalogs;
use crate::{Language, Said};

/// How a text is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Saying {
    /// As it is written.
    Words,
    /// Digit by digit, in the groups that the screen shows.
    Digits,
    /// As a date, `25/02/1979`.
    Date,
}

/// The spoken form of what was written: the same content, nothing added and nothing left out. Digits and dates are said in the wanted
/// language where its catalog can (`spoken-digit-0` to `-9`, `spoken-date`), else in Vietnamese; what somebody wrote is Vietnamese.
pub fn spoken(catalogs: &Catalogs, language: Language, saying: Saying, text: &str) -> Said {
    let said = match saying {
        Saying::Words => None,
        Saying::Digits => digits(catalogs, language, text),
        Saying::Date => date(catalogs, language, text),
    };
    // Written in capitals as on the card; a voice would spell them.
    said.unwrap_or_else(|| Said { text: text.to_lowercase(), language: Language::VIETNAMESE })
}

/// `066 179 004 512` → không sáu sáu, một bảy chín, …
fn digits(catalogs: &Catalogs, language: Language, text: &str) -> Option<Said> {
    let bare: Vec<char> = text.chars().filter(|letter| !letter.is_whitespace()).collect();
    if bare.is_empty() || !bare.iter().all(char::is_ascii_digit) {
        return None;
    }
    let language = catalogs.holding(language, "spoken-digit-0")?.language();
    let say = |digit: &char| catalogs.say(language, &format!("spoken-digit-{digit}"), [("", ""); 0]).text;
    let group = |group: &[char]| group.iter().map(say).collect::<Vec<_>>().join(" ");
    // A telephone number is read as it is told: 0912 345 678.
    let first = if bare.len() == 10 { 4 } else { 3 };
    let (head, tail) = bare.split_at(first.min(bare.len()));
    let groups: Vec<String> = std::iter::once(head).chain(tail.chunks(3)).filter(|part| !part.is_empty()).map(group).collect();
    Some(Said { text: groups.join(", "), language })
}

/// `25/02/1979` → ngày hai mươi lăm tháng hai năm một nghìn chín trăm bảy mươi chín. A year alone is said as a number.
fn date(catalogs: &Catalogs, language: Language, text: &str) -> Option<Said> {
    let parts: Vec<u32> = text.split('/').map(|part| part.parse().ok()).collect::<Option<_>>()?;
    let (key, day, month, year) = match parts[..] {
        [day, month, year] if (1..=31).contains(&day) && (1..=12).contains(&month) => ("spoken-date", day, month, year),
        [year] => ("spoken-year", 0, 0, year),
        _ => return None,
    };
    if !(1000..=2999).contains(&year) {
        return None;
    }
    let language = catalogs.holding(language, key)?.language();
    let arguments = if language == Language::VIETNAMESE {
        [("day", vietnamese::day(day)), ("month", vietnamese::month(month)), ("year", vietnamese::number(year))]
    } else {
        [("day", day.to_string()), ("month", month.to_string()), ("year", year.to_string())]
    };
    Some(catalogs.say(language, key, arguments))
}
