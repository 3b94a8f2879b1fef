use enrollment::{DiscardReason, FieldId, SampleKind, StageName};
use station::{FindBy, SlapCapture, Window};
use synthetic::Case;

use crate::post::{Post, refused, resident, residents};

#[test]
fn names_without_accents_find_names_with_accents() {
    let post = Post::new();
    let run = post.start();
    run.sign_in("lan");
    let person = resident(Case::FirstCard);
    let plain = enrollment::fold(person.record.full_name());
    let birth = person.record.birth.to_paper();
    let found = run.station.find_person(&FindBy::Name { name: plain, birth }).expect("asked");
    assert!(found.people.iter().any(|one| one.record.number == person.record.number));
    assert!(found.issue.is_none());
}

#[test]
fn the_text_of_a_card_finds_its_holder() {
    let post = Post::new();
    let run = post.start();
    run.sign_in("lan");
    let person = residents().iter().find(|one| one.qr_text().is_some() && one.case == Case::OlderCard).expect("a card");
    let found = run.station.find_person(&FindBy::Qr(person.qr_text().expect("text"))).expect("asked");
    assert_eq!(found.people.len(), 1);
    assert!(found.qr.expect("read").differs.is_empty());
    for bad in ["", "|||||", "12|34", &"9".repeat(10_000)] {
        let found = run.station.find_person(&FindBy::Qr(bad.to_owned())).expect("answered");
        assert!(found.issue.is_some() && found.people.is_empty(), "{} bytes", bad.len());
    }
}

#[test]
fn absurd_questions_get_an_issue_and_no_error() {
    let post = Post::new();
    let run = post.start();
    run.sign_in("lan");
    let cases = [
        FindBy::Number("12".to_owned()),
        FindBy::Number("9".repeat(10_000)),
        FindBy::Name { name: "N".repeat(10_000), birth: "31/02/1990".to_owned() },
        FindBy::Name { name: "Nguyễn Văn A".to_owned(), birth: "99/99/9999".to_owned() },
        FindBy::Name { name: "Nguyễn Văn A".to_owned(), birth: "25/02/3979".to_owned() },
    ];
    for by in cases {
        assert!(run.station.find_person(&by).expect("answered").issue.is_some(), "{by:?}");
    }
}

#[test]
fn who_cannot_apply_is_told_before_anything_is_captured() {
    let post = Post::new();
    let run = post.start();
    run.sign_in("lan");
    for (case, code) in [(Case::BirthYearOnly, "birthYearOnly"), (Case::Deceased, "deceasedOrMissing")] {
        let number = resident(case).record.number.to_string();
        let by = FindBy::Number(number.clone());
        let found = run.station.find_person(&by).expect("asked");
        assert!(!found.people[0].can_open);
        assert!(found.people[0].notes.iter().any(|note| note.code == code));
        refused(run.station.open_application("", Some(&number), &by), code);
    }
    assert!(run.station.desk().expect("desk").open.is_empty());
}

#[test]
fn one_person_has_one_open_application() {
    let post = Post::new();
    let run = post.start();
    run.sign_in("lan");
    let person = resident(Case::FirstCard);
    let id = run.open(person);
    let number = person.record.number.to_string();
    let by = FindBy::Number(number.clone());
    refused(run.station.open_application("", Some(&number), &by), "applicationOpen");
    assert_eq!(run.station.find_person(&by).expect("asked").people[0].open_application, Some(id));
    run.station.withdraw_application(&id, enrollment::WithdrawReason::ApplicantAsked).expect("withdrawn");
    run.station.open_application("", Some(&number), &by).expect("opened anew");
}

#[test]
fn nobody_on_record_still_has_a_path() {
    let post = Post::new();
    let run = post.start();
    run.sign_in("lan");
    let by = FindBy::Name { name: "Y Bhăm Êban".to_owned(), birth: "25/02/1979".to_owned() };
    assert!(run.station.find_person(&by).expect("asked").people.is_empty());
    let case = run.station.open_application("B7", None, &by).expect("opened");
    assert!(case.note.unverified);
    assert_eq!(case.application.ticket().to_string(), "B007");
    let facts = case.facts().expect("facts");
    assert_eq!(facts.text(FieldId::FullName), "Y BHĂM ÊBAN");
    assert_eq!(facts.text(FieldId::Dob), "25/02/1979");
}

#[test]
fn tickets_count_through_the_day_and_begin_again_tomorrow() {
    let post = Post::new();
    let run = post.start();
    run.sign_in("lan");
    let by = FindBy::Name { name: "Không Có".to_owned(), birth: String::new() };
    let ticket = |typed: &str| run.station.open_application(typed, None, &by).map(|case| case.application.ticket().to_string());
    assert_eq!(ticket("").expect("opened"), "A001");
    assert_eq!(ticket("a2").expect("opened"), "A002");
    assert_eq!(ticket("").expect("skips the one taken"), "A003");
    refused(ticket("A002"), "ticketTaken");
    refused(ticket("127"), "ticketUnreadable");
    post.wrist.pass(86_400_000);
    assert_eq!(ticket("").expect("opened"), "A001");
}

#[test]
fn fields_are_kept_as_they_are_left_and_the_record_is_not_overtyped() {
    let post = Post::new();
    let run = post.start();
    run.sign_in("lan");
    let id = run.open(resident(Case::FirstCard));
    refused(run.station.save_field(&id, "full_name", "SOMEBODY ELSE"), "notOvertyped");
    refused(run.station.save_field(&id, "no_such_field", "x"), "fieldUnknown");
    for (field, text) in [("phone", "12345".to_owned()), ("current_addr", "x".repeat(10_000)), ("email", "nobody".to_owned())] {
        let case = run.station.save_field(&id, field, &text).expect("kept beside its issue");
        let today = run.station.now().vietnam_date();
        assert!(case.issues(today).iter().any(|(at, issue)| at.id() == field && issue.blocks), "{field}");
        assert!(case.note.unfit.values().all(|kept| kept.chars().count() <= 301));
    }
    refused(run.station.confirm_facts(&id), "factsIncomplete");
    refused(run.station.show_to_applicant(&id, "review"), "draftIncomplete");
    let case = run.station.save_field(&id, "phone", "0912345678").expect("mended");
    assert!(!case.note.unfit.contains_key(&FieldId::Phone));
}

#[test]
fn accepted_things_are_taken_back_by_name() {
    let post = Post::new();
    let run = post.start();
    run.sign_in("lan");
    let id = run.open(resident(Case::FirstCard));
    run.slap(&id, 13);
    run.station.save_field(&id, "phone", "0912345678").expect("saved");
    run.station.take_back(&id).expect("the phone");
    let case = run.station.take_back(&id).expect("the slap");
    assert!(case.samples().expect("samples").is_empty());
    refused(run.station.take_back(&id), "nothingToTakeBack");
}

#[test]
fn after_a_long_pause_the_person_is_confirmed_before_capture() {
    let post = Post::new();
    let run = post.start();
    run.sign_in("lan");
    let id = run.open(resident(Case::FirstCard));
    run.station.pause_application(&id, 1).expect("paused");
    refused(run.station.capture_slap(&id, 13), "draftPaused");
    post.wrist.pass(6 * 60_000);
    run.station.resume_application(&id).expect("resumed");
    refused(run.station.capture_slap(&id, 13), "confirmPersonFirst");
    run.station.confirm_person(&id, true).expect("the same");
    run.slap(&id, 13);
    assert_eq!(run.station.application(&id).expect("read").stage(), StageName::Draft);
}

#[test]
fn another_clerk_takes_over_by_a_named_act() {
    let post = Post::new();
    let run = post.start();
    run.sign_in("lan");
    let id = run.open(resident(Case::FirstCard));
    run.sign_in("minh");
    refused(run.station.save_field(&id, "phone", "0912345678"), "heldByAnother");
    run.station.resume_application(&id).expect("taken over");
    refused(run.station.capture_slap(&id, 13), "confirmPersonFirst");
    run.station.save_field(&id, "phone", "0912345678").expect("saved");
}

#[test]
fn what_was_taken_of_the_wrong_person_is_gone_with_its_tries_and_the_face_is_asked_for() {
    let post = Post::new();
    let run = post.start();
    run.sign_in("lan");
    let id = run.open(resident(Case::FirstCard));
    run.fill(&id);
    run.portrait(&id);
    run.slap(&id, 13);
    let SlapCapture::Taken(tried) = run.station.capture_slap(&id, 14).expect("a slap") else { panic!("cancelled") };
    let kept = run.station.application(&id).expect("read").sample(SampleKind::Slap(enrollment::Slap::RightFour)).expect("kept").id;
    let facts = run.station.application(&id).expect("read").facts().expect("a draft").iter().count();

    let case = run.station.discard_samples(&id, DiscardReason::WrongPerson).expect("discarded");
    assert!(case.samples().expect("a draft").is_empty() && case.note.tries.is_empty() && case.note.portrait.is_none());
    assert_eq!(case.facts().expect("a draft").iter().count(), facts, "what was typed stays");
    for gone in [kept, tried.id] {
        assert!(run.station.image(Window::Desk, &format!("try/{gone}")).is_none() && run.station.image(Window::Desk, &format!("sample/{gone}")).is_none());
    }
    refused(run.station.keep_slap(&id, &tried.id.to_string()), "tryGone");
    refused(run.station.capture_slap(&id, 13), "personCheckDue");
    run.station.confirm_person(&id, true).expect("the right person sits there");
    run.slap(&id, 13);
}
