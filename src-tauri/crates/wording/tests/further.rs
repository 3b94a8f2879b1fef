//! A further language is one file.

use wording::{Catalogs, Language};

const FILE: &str = "language-name = [test language]\napplicant-hello = [test] hello\n";

#[test]
fn one_file_adds_a_language_and_what_it_lacks_is_said_in_vietnamese() {
    let mut catalogs = Catalogs::built_in();
    let language = catalogs.add("qaa.ftl", FILE).expect("added");
    assert_eq!(catalogs.languages().map(|one| one.to_string()).collect::<Vec<_>>(), ["vi", "en", "qaa"]);
    assert_eq!((catalogs.find("qaa"), catalogs.find("qab")), (Some(language), None));
    assert_eq!(catalogs.name(language), "[test language]");
    assert_eq!((catalogs.voice(language), catalogs.voice(Language::VIETNAMESE)), (None, Some("vi".to_owned())));
    let none = [("", ""); 0];
    let own = catalogs.say(language, "applicant-hello", none);
    assert_eq!((own.text.as_str(), own.language), ("[test] hello", language));
    let borrowed = catalogs.say(language, "applicant-cannot-sign", none);
    assert_eq!((borrowed.text.as_str(), borrowed.language), ("Tôi không ký được", Language::VIETNAMESE));
    assert!(catalogs.is_whole(Language::VIETNAMESE) && catalogs.is_whole(Language::ENGLISH) && !catalogs.is_whole(language));
    assert_eq!((catalogs.added(language), catalogs.added(Language::ENGLISH)), (Some(FILE), None));
}

#[test]
fn a_file_that_is_not_right_is_not_taken() {
    let mut catalogs = Catalogs::built_in();
    let wrong = [
        ("vi.ftl", FILE),
        ("../qaa.ftl", FILE),
        ("qaa.txt", FILE),
        ("qaa.ftl", "applicant-hello = no name\n"),
        ("qaa.ftl", "language-name = x\nbroken = { $\n"),
        ("qaa.ftl", "language-name = x\nlanguage-name = twice\n"),
    ];
    for (file, text) in wrong {
        let fault = catalogs.add(file, text).expect_err(file);
        assert_eq!(fault.file, file);
    }
    let long = format!("{FILE}# {}\n", "x".repeat(600_000));
    assert!(catalogs.add("qaa.ftl", &long).is_err());
    assert_eq!(catalogs.languages().count(), 2, "nothing of them stays");
}

#[test]
fn every_built_in_language_says_its_own_name() {
    let catalogs = Catalogs::built_in();
    for language in catalogs.languages() {
        assert!(!catalogs.name(language).contains('⟦'), "{language}");
    }
}
