//! Vietnamese number words, as civil papers are read aloud.

const DIGITS: [&str; 10] = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"];

/// A number below ten thousand: 1979 is một nghìn chín trăm bảy mươi chín, 2005 hai nghìn không trăm linh năm.
pub(super) fn number(number: u32) -> String {
    let digit = |value: u32| DIGITS[(value % 10) as usize];
    let (thousands, hundreds, rest) = (number / 1000, number / 100 % 10, number % 100);
    let mut words: Vec<&str> = Vec::new();
    if thousands > 0 {
        words.extend([digit(thousands), "nghìn"]);
    }
    if hundreds > 0 || (thousands > 0 && rest > 0) {
        words.extend([digit(hundreds), "trăm"]);
    }
    if rest > 0 && rest < 10 && !words.is_empty() {
        words.push("linh");
    }
    words.extend(below_hundred(rest));
    if words.is_empty() { DIGITS[0].to_owned() } else { words.join(" ") }
}

fn below_hundred(number: u32) -> Vec<&'static str> {
    let (tens, units) = (number / 10, number % 10);
    let mut words = match tens {
        0 => Vec::new(),
        1 => vec!["mười"],
        tens => vec![DIGITS[(tens % 10) as usize], "mươi"],
    };
    // After a ten the units change their sound: mốt, tư, lăm.
    match (tens, units) {
        (_, 0) => {}
        (2.., 1) => words.push("mốt"),
        (2.., 4) => words.push("tư"),
        (1.., 5) => words.push("lăm"),
        (_, units) => words.push(DIGITS[(units % 10) as usize]),
    }
    words
}

/// The day of a date: the first ten with mồng.
pub(super) fn day(day: u32) -> String {
    if day <= 10 { format!("mồng {}", number(day)) } else { number(day) }
}

/// The month of a date: the fourth is tư.
pub(super) fn month(month: u32) -> String {
    if month == 4 { "tư".to_owned() } else { number(month) }
}
