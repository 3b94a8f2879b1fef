use package::{Content, canonical_json};
use serde_json::json;

use crate::kit::{code, sample, small};

#[test]
fn canonical_json_has_one_text_per_value() {
    let value = json!({"b": [1, -2, 0.1, 1e30, true, null], "a": {"đ": "Đặng \"Đức\"\n\u{1}/", "z": "e\u{301}", "A": ""}});
    let text = canonical_json(&value).unwrap();
    let expected = "{\"a\":{\"A\":\"\",\"z\":\"e\u{301}\",\"đ\":\"Đặng \\\"Đức\\\"\\n\\u0001/\"},\"b\":[1,-2,0.1,1e+30,true,null]}";
    assert_eq!(String::from_utf8(text).unwrap(), expected);
}

#[test]
fn encoding_is_as_the_format_says() {
    let content = Content { nonce: [9; 32], record: br#"{"a":1}"#.to_vec(), samples: vec![sample("x.bin", "a/b", b"abc")] };
    let table = concat!(
        r#"{"record":{"a":1},"samples":[{"length":3,"media_type":"a/b","name":"x.bin","sha256":"#,
        r#""ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"}],"version":1}"#
    );
    let expected = [&[9; 32], &(u32::try_from(table.len()).unwrap()).to_be_bytes()[..], table.as_bytes(), b"abc"].concat();
    assert_eq!(content.encode().unwrap(), expected);
    assert!(Content::decode(&expected).unwrap() == content);
}

#[test]
fn contents_that_are_not_the_format_are_refused() {
    type Change = fn(&mut Content);
    let cases: [(&str, Change); 9] = [
        ("record with a space", |content| content.record = br#"{"a": 1}"#.to_vec()),
        ("record out of order", |content| content.record = br#"{"b":1,"a":1}"#.to_vec()),
        ("record with a name twice", |content| content.record = br#"{"a":1,"a":1}"#.to_vec()),
        ("record that is a list", |content| content.record = b"[]".to_vec()),
        ("record that is empty", |content| content.record = vec![]),
        ("sample name with a folder", |content| content.samples[0].name = "../portrait".to_owned()),
        ("sample name that hides", |content| content.samples[0].name = ".portrait".to_owned()),
        ("two samples of one name", |content| content.samples[0].name = content.samples[1].name.clone()),
        ("media type with a line break", |content| content.samples[0].media_type = "a/b\n".to_owned()),
    ];
    for (name, change) in cases {
        let mut content = small();
        change(&mut content);
        assert_eq!(code(content.encode()), "packageMalformed", "{name}");
    }
}

#[test]
fn a_digest_in_capital_letters_is_no_second_encoding() {
    let bytes = small().encode().unwrap();
    let digit = bytes.windows(10).position(|window| window == b"\"sha256\":\"").unwrap() + 10;
    let mut changed = bytes.clone();
    let letter = changed[digit..digit + 64].iter_mut().find(|letter| letter.is_ascii_lowercase()).unwrap();
    letter.make_ascii_uppercase();
    assert_eq!(code(Content::decode(&changed)), "packageMalformed");
}

#[test]
fn a_content_larger_than_a_file_is_refused_before_anything_is_signed() {
    let mut content = small();
    content.samples[0].bytes = vec![0; package::MAX_FILE];
    assert_eq!(code(content.encode()), "packageTooLarge");
}

#[test]
fn every_changed_or_missing_byte_behind_the_nonce_is_refused() {
    let bytes = small().encode().unwrap();
    let table_end = bytes.len() - b"portraitfingers".len();
    for position in 32..bytes.len() {
        let mut changed = bytes.clone();
        changed[position] ^= 1;
        // The record's own letters are protected by the signature and not by the encoding.
        let decoded = Content::decode(&changed);
        assert!(decoded.is_err() || position < table_end, "byte {position}");
        assert!(Content::decode(&bytes[..position]).is_err(), "cut at {position}");
    }
    assert!(Content::decode(&[bytes.as_slice(), b"x"].concat()).is_err());
}
