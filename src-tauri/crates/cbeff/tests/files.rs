//! Files of records: as MOSIP lays them out, our own, and what is refused.

use cbeff::{Bir, CbeffError, Level, Modality, NAMESPACE, Part, Purpose, Quality, Registered, finger_of, parts_of_finger, read, write};

/// A record as MOSIP lays it out.
fn mosip(kind: &str, number: u8, subtype: &str, data: &str) -> String {
    format!(
        "<BIR><Version><Major>1</Major><Minor>1</Minor></Version><CBEFFVersion><Major>1</Major><Minor>1</Minor></CBEFFVersion>
        <BIRInfo><Integrity>false</Integrity></BIRInfo>
        <BDBInfo>
            <Index>98293c98-7b64-4f9a-a209-9cadfd8e4a1e</Index>
            <Format><Organization>Mosip</Organization><Type>{number}</Type></Format>
            <CreationDate>2022-07-27T15:29:22.987808900Z</CreationDate>
            <Type>{kind}</Type><Subtype>{subtype}</Subtype><Level>Raw</Level><Purpose>Enroll</Purpose>
            <Quality><Algorithm><Organization>HMAC</Organization><Type>SHA-256</Type></Algorithm><Score>94</Score></Quality>
        </BDBInfo>
        <BDB>{data}</BDB><SB>c2lnbmVk</SB>
        <others><entry key=\"RETRIES\">1</entry><entry key=\"PAYLOAD\">{{&quot;a&quot;:&lt;1&gt;}}</entry></others></BIR>"
    )
}

fn cover(records: &str) -> String {
    format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<BIR xmlns=\"{NAMESPACE}\"><BIRInfo><Integrity>false</Integrity></BIRInfo>{records}</BIR>")
}

fn full() -> Bir {
    Bir {
        index: Some("98293c98-7b64-4f9a-a209-9cadfd8e4a1e".to_owned()),
        format: Some(Registered { organization: "Cục & \"C06\" <vn>".to_owned(), number: "7".to_owned() }),
        created: Some("2026-11-29T08:00:00+07:00".to_owned()),
        modality: Some(Modality::Finger),
        parts: vec![Part::Left, Part::RingFinger],
        level: Some(Level::Raw),
        purpose: Some(Purpose::EnrollIdentify),
        quality: Some(Quality { algorithm: Registered { organization: "257".to_owned(), number: "1".to_owned() }, score: None }),
        data: (0..=255).collect(),
        signature: vec![0xfb, 0xff],
        others: vec![("line".to_owned(), " one\r\n\ttwo ]]> ".to_owned()), ("empty".to_owned(), String::new())],
    }
}

#[test]
fn a_file_laid_out_as_mosips_is_read_field_by_field() {
    let records = [mosip("Finger", 7, "Left RingFinger", "RklS\n AA=="), mosip("Face", 8, "", "-_8"), mosip("Iris", 9, "Right", "")];
    let found = read(&cover(&records.concat())).expect("read");
    let [finger, face, iris] = &found[..] else { panic!("three records") };
    assert_eq!((finger.modality, finger_of(&finger.parts), &finger.data[..]), (Some(Modality::Finger), Some(9), &b"FIR\0"[..]));
    assert_eq!(finger.index.as_deref(), Some("98293c98-7b64-4f9a-a209-9cadfd8e4a1e"));
    assert_eq!(finger.format, Some(Registered { organization: "Mosip".to_owned(), number: "7".to_owned() }));
    assert_eq!(finger.created.as_deref(), Some("2022-07-27T15:29:22.987808900Z"));
    assert_eq!((finger.level, finger.purpose), (Some(Level::Raw), Some(Purpose::Enroll)));
    assert_eq!(finger.quality.as_ref().and_then(|quality| quality.score), Some(94));
    assert_eq!(finger.signature, b"signed");
    assert_eq!(finger.others, [("RETRIES".to_owned(), "1".to_owned()), ("PAYLOAD".to_owned(), "{\"a\":<1>}".to_owned())]);
    assert_eq!((face.modality, face.parts.len(), &face.data[..]), (Some(Modality::Face), 0, &[0xfb, 0xff][..]), "the other alphabet, no padding");
    assert_eq!((iris.modality, &iris.parts[..], iris.data.len()), (Some(Modality::Iris), &[Part::Right][..], 0));
    assert!(!format!("{finger:?}").contains("RETRIES") && !format!("{finger:?}").contains("70, 73"), "{finger:?}");
}

#[test]
fn a_file_may_be_one_record_or_cover_nothing_and_may_name_the_namespace_otherwise() {
    let alone = mosip("Face", 8, "", "AAEC").replacen("<BIR>", &format!("<BIR xmlns=\"{NAMESPACE}\">"), 1);
    assert_eq!(read(&alone).expect("read")[0].data, [0, 1, 2]);
    assert_eq!(read(&cover("")), Ok(Vec::new()));
    let named = format!("<b:BIR xmlns:b=\"{NAMESPACE}\"><b:BIR><b:BDB>AAEC</b:BDB></b:BIR></b:BIR>");
    assert_eq!(read(&named).expect("read")[0].data, [0, 1, 2]);
    let elsewhere = "<BIR xmlns=\"urn:other\"><BDB>AAEC</BDB></BIR>";
    assert_eq!(read(elsewhere), Err(CbeffError::NotCbeff));
}

#[test]
fn what_is_written_is_read_as_it_was() {
    let sparse = Bir { data: vec![1], ..Bir::default() };
    let scored = Bir { quality: full().quality.map(|quality| Quality { score: Some(100), ..quality }), ..full() };
    let records = vec![full(), sparse, scored];
    let text = write(&records).expect("written");
    assert_eq!(read(&text), Ok(records));
    assert_eq!(read(&write(&[]).expect("written")), Ok(Vec::new()));
}

#[test]
fn each_kind_of_bad_file_is_refused_by_its_name() {
    let good = cover(&mosip("Finger", 7, "Left Thumb", "AAEC"));
    let changed = |from: &str, to: &str| {
        assert!(good.contains(from), "{from}");
        good.replacen(from, to, 1)
    };
    let deep = cover(&format!("<BIR>{}</BIR>", mosip("Face", 8, "", "AAEC")));
    let many = cover(&"<BIR><BDB>AA==</BDB></BIR>".repeat(20_000));
    let bomb = format!("<!DOCTYPE BIR [<!ENTITY a \"aaaaaaaaaa\">]>{}", cover("").split_once("?>").map_or("", |(_, rest)| rest));
    let cases: &[(&str, String, CbeffError)] = &[
        ("nothing", String::new(), CbeffError::NotCbeff),
        ("no XML", "{}".to_owned(), CbeffError::NotCbeff),
        ("cut", good[..good.len() / 2].to_owned(), CbeffError::NotCbeff),
        ("a document type", bomb, CbeffError::NotCbeff),
        ("too many", many, CbeffError::TooLarge),
        ("too deep", deep, CbeffError::Element("BIR")),
        ("two blocks", changed("<SB>", "<BDB>AA==</BDB><SB>"), CbeffError::Element("BDB")),
        ("no base64", changed("AAEC", "AA*C"), CbeffError::Element("BDB")),
        ("another modality", changed(">Finger<", ">Gait<"), CbeffError::Element("Type")),
        ("an eleventh finger", changed("Left Thumb", "Left SixthFinger"), CbeffError::Element("Subtype")),
        ("a score above all", changed(">94<", ">101<"), CbeffError::Element("Quality")),
        ("no score", changed("<Score>94</Score>", ""), CbeffError::Element("Quality")),
        ("no date", changed("2022-07-27T", "27.07.2022 "), CbeffError::Element("CreationDate")),
        ("no UUID", changed("98293c98-", "98293c9-"), CbeffError::Element("Index")),
        ("half a format", changed("<Type>7</Type>", ""), CbeffError::Element("Format")),
        ("no key", changed(" key=\"RETRIES\"", ""), CbeffError::Element("entry")),
        ("encrypted", changed("<CreationDate>", "<Encryption>true</Encryption><CreationDate>"), CbeffError::Encrypted),
    ];
    for (name, text, error) in cases {
        assert_eq!(read(text), Err(*error), "{name}");
    }
}

#[test]
fn what_xml_or_the_schema_can_not_say_is_not_written() {
    let with = |change: fn(&mut Bir)| {
        let mut record = full();
        change(&mut record);
        write(&[record]).map(|_| ())
    };
    assert_eq!(with(|_| {}), Ok(()));
    assert_eq!(with(|record| record.others[0].1.push('\0')), Err(CbeffError::Element("entry")));
    assert_eq!(with(|record| record.created = Some("yesterday".to_owned())), Err(CbeffError::Element("CreationDate")));
    assert_eq!(with(|record| record.index = Some("1".to_owned())), Err(CbeffError::Element("Index")));
    assert_eq!(with(|record| record.modality = None), Err(CbeffError::Element("Subtype")));
    assert_eq!(with(|record| record.quality.as_mut().expect("there").score = Some(101)), Err(CbeffError::Element("Score")));
    assert_eq!(with(|record| record.format.as_mut().expect("there").number.push(' ')), Err(CbeffError::Element("Format")));
}

#[test]
fn every_finger_has_its_parts_and_no_other_parts_name_one() {
    for position in 1..=10 {
        let mut parts = parts_of_finger(position).expect("a finger");
        assert_eq!(finger_of(&parts), Some(position));
        parts.reverse();
        assert_eq!(finger_of(&parts), Some(position), "in either order");
    }
    assert_eq!(parts_of_finger(2), Some(vec![Part::Right, Part::IndexFinger]));
    assert!([0, 11, 13, 255].iter().all(|position| parts_of_finger(*position).is_none()));
    for parts in [&[][..], &[Part::Left], &[Part::Thumb], &[Part::Left, Part::Left], &[Part::Left, Part::Thumb, Part::IndexFinger]] {
        assert_eq!(finger_of(parts), None, "{parts:?}");
    }
}

#[test]
fn every_error_has_its_sentence_in_both_languages() {
    for language in ["vi", "en"] {
        let file = format!("{}/../../../assets/locales/{language}/errors-finger.ftl", env!("CARGO_MANIFEST_DIR"));
        let catalog = std::fs::read_to_string(file).expect("the catalog");
        assert!(CbeffError::CODES.iter().all(|code| catalog.lines().any(|line| line.starts_with(&format!("error-{code} = ")))), "{language}");
    }
}
