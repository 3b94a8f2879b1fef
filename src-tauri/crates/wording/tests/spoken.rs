//! What is said is what stands there: by table.

use wording::{Catalogs, Language, Saying, spoken};

fn said(language: Language, saying: Saying, text: &str) -> (String, &'static str) {
    let said = spoken(&Catalogs::built_in(), language, saying, text);
    (said.text, if said.language == Language::ENGLISH { "en" } else { "vi" })
}

#[test]
fn vietnamese_is_said_as_people_read_it() {
    let table = [
        (Saying::Digits, "066179004512", "không sáu sáu, một bảy chín, không không bốn, năm một hai"),
        (Saying::Digits, "066 179 004 512", "không sáu sáu, một bảy chín, không không bốn, năm một hai"),
        (Saying::Digits, "0912345678", "không chín một hai, ba bốn năm, sáu bảy tám"),
        (Saying::Digits, "123456789", "một hai ba, bốn năm sáu, bảy tám chín"),
        (Saying::Digits, "12ab", "12ab"),
        (Saying::Date, "25/02/1979", "ngày hai mươi lăm tháng hai năm một nghìn chín trăm bảy mươi chín"),
        (Saying::Date, "01/04/2005", "ngày mồng một tháng tư năm hai nghìn không trăm linh năm"),
        (Saying::Date, "10/10/2010", "ngày mồng mười tháng mười năm hai nghìn không trăm mười"),
        (Saying::Date, "15/11/1915", "ngày mười lăm tháng mười một năm một nghìn chín trăm mười lăm"),
        (Saying::Date, "21/12/2000", "ngày hai mươi mốt tháng mười hai năm hai nghìn"),
        (Saying::Date, "24/07/1944", "ngày hai mươi tư tháng bảy năm một nghìn chín trăm bốn mươi tư"),
        (Saying::Date, "31/05/1901", "ngày ba mươi mốt tháng năm năm một nghìn chín trăm linh một"),
        (Saying::Date, "1952", "năm một nghìn chín trăm năm mươi hai"),
        (Saying::Date, "không rõ", "không rõ"),
        (Saying::Date, "45/13/1979", "45/13/1979"),
        (Saying::Words, "H’LƯƠNG NIÊ KDĂM", "h’lương niê kdăm"),
        (Saying::Words, "Tổ 3, phường Tân Lập", "tổ 3, phường tân lập"),
    ];
    for (saying, text, wanted) in table {
        assert_eq!(said(Language::VIETNAMESE, saying, text), (wanted.to_owned(), "vi"), "{text}");
    }
}

#[test]
fn another_language_says_digits_and_dates_and_leaves_names_to_vietnamese() {
    assert_eq!(said(Language::ENGLISH, Saying::Digits, "066179004512").0, "zero six six, one seven nine, zero zero four, five one two");
    assert_eq!(said(Language::ENGLISH, Saying::Date, "25/02/1979"), ("25 February 1979".to_owned(), "en"));
    assert_eq!(said(Language::ENGLISH, Saying::Words, "NGUYỄN VĂN A"), ("nguyễn văn a".to_owned(), "vi"));
    // A language whose catalog has neither digits nor dates.
    let mut catalogs = Catalogs::built_in();
    let other = catalogs.add("qaa.ftl", "language-name = [test language]\n").expect("added");
    assert_eq!(spoken(&catalogs, other, Saying::Date, "25/02/1979").language, Language::VIETNAMESE);
    assert_eq!(spoken(&catalogs, other, Saying::Digits, "12").text, "một hai");
}
