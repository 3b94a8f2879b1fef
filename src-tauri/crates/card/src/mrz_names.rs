//! Names in the third line of the zone: capitals without accents, family name and other names parted by `<<`.

/// A name in the letters of the zone: accents off, `Đ` as `D`, apostrophes and full stops dropped, hyphens as spaces. Letters with
/// no counterpart are left out.
pub fn transliterate(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    for letter in name.chars() {
        match base(letter) {
            Some(base) => out.push(base),
            None if letter.is_whitespace() || letter == '-' => out.push(' '),
            None => {}
        }
    }
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The plain capital below the accents of Vietnamese and Central Highland letters.
fn base(letter: char) -> Option<char> {
    if letter.is_ascii_alphabetic() {
        return Some(letter.to_ascii_uppercase());
    }
    let lower = letter.to_lowercase().next()?;
    Some(match lower {
        'à' | 'á' | 'ả' | 'ã' | 'ạ' | 'ă' | 'ằ' | 'ắ' | 'ẳ' | 'ẵ' | 'ặ' | 'â' | 'ầ' | 'ấ' | 'ẩ' | 'ẫ' | 'ậ' => 'A',
        'đ' => 'D',
        'è' | 'é' | 'ẻ' | 'ẽ' | 'ẹ' | 'ê' | 'ề' | 'ế' | 'ể' | 'ễ' | 'ệ' | 'ĕ' => 'E',
        'ì' | 'í' | 'ỉ' | 'ĩ' | 'ị' | 'ĭ' => 'I',
        'ò' | 'ó' | 'ỏ' | 'õ' | 'ọ' | 'ô' | 'ồ' | 'ố' | 'ổ' | 'ỗ' | 'ộ' | 'ơ' | 'ờ' | 'ớ' | 'ở' | 'ỡ' | 'ợ' | 'ŏ' | 'ø' | 'ő' => 'O',
        'ù' | 'ú' | 'ủ' | 'ũ' | 'ụ' | 'ư' | 'ừ' | 'ứ' | 'ử' | 'ữ' | 'ự' | 'ŭ' => 'U',
        'ỳ' | 'ý' | 'ỷ' | 'ỹ' | 'ỵ' => 'Y',
        'č' => 'C',
        'ñ' => 'N',
        'ƀ' => 'B',
        'ł' => 'L',
        _ => return None,
    })
}

/// Family name and other names of a line. None when the line holds no letter or a digit.
pub(crate) fn split(line: &str) -> Option<(String, String)> {
    if line.bytes().any(|b| b.is_ascii_digit()) || !line.bytes().any(|b| b.is_ascii_uppercase()) {
        return None;
    }
    let words = |text: &str| text.split('<').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
    let (surname, rest) = line.split_once("<<").unwrap_or((line, ""));
    Some((words(surname), words(rest)))
}

/// The line of a name, filled up or cut to thirty characters.
pub(crate) fn join(surname: &str, given_names: &str) -> String {
    let letters = |name: &str| transliterate(name).replace(' ', "<");
    let mut line = format!("{}<<{}", letters(surname), letters(given_names));
    line.truncate(30);
    while line.len() < 30 {
        line.push('<');
    }
    line
}
