use enrollment::{DiscardReason, FieldId, SampleKind, StageName};
use station::{Agreement, CardLine, FindBy, SlapCapture, Window};
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
    let lines = found.qr.expect("read").lines;
    assert!(lines.len() >= 6 && lines.iter().all(|line| line.agreement == Agreement::Same), "{lines:?}");
    for bad in ["", "|||||", "12|34", &"9".repeat(10_000)] {
        let found = run.station.find_person(&FindBy::Qr(bad.to_owned())).expect("answered");
        assert!(found.issue.is_some() && found.people.is_empty(), "{} bytes", bad.len());
    }
}

#[test]
fn what_is_printed_on_the_card_stands_beside_the_record_line_by_line() {
    use Agreement::{Differs, OnlyCard, OnlyRecord, Same};
    let post = Post::new();
    let run = post.start();
    run.sign_in("lan");
    let person = residents().iter().find(|one| one.case == Case::OlderCard && one.qr_text().is_some()).expect("a card");
    let printed = person.qr_text().expect("text");
    let (old, six) = (printed.split('|').nth(1).expect("a field").to_owned(), printed.rsplit_once('|').expect("fields").0.to_owned());
    let swapped = |at: usize, text: &str| {
        let mut fields: Vec<&str> = printed.split('|').collect();
        fields[at] = text;
        fields.join("|")
    };
    let name = person.record.full_name();
    let decomposed: String = unicode_normalization::UnicodeNormalization::nfd(name.to_lowercase().as_str()).collect();
    let address = printed.split('|').nth(5).expect("an address");
    let (house, unit) = address.split_once(", ").expect("two parts");
    let without_words = unit.replace("Xã ", "").replace("Phường ", "").replace("Tỉnh ", "").replace("Thành phố ", "");
    let (commune, province) = without_words.split_once(", ").expect("commune and province");
    let sex = if person.record.sex.code() == "male" { "Nữ" } else { "Nam" };
    let cases = [
        ("another name", swapped(2, "Trần Thị Khác"), CardLine::Name, Differs),
        ("the name decomposed, in small letters", swapped(2, &decomposed), CardLine::Name, Same),
        ("another day of birth", swapped(3, "01011961"), CardLine::Birth, Differs),
        ("a year alone", swapped(3, "1961"), CardLine::Birth, Differs),
        ("the other sex", swapped(4, sex), CardLine::Sex, Differs),
        ("another address", swapped(5, "Thôn 99, Xã Không Đâu, Tỉnh Đâu Đó"), CardLine::Residence, Differs),
        ("no words for units and a district between", swapped(5, &format!("{house}, {commune}, Quận Cũ, {province}")), CardLine::Residence, Same),
        ("no address", swapped(5, ""), CardLine::Residence, OnlyRecord),
        ("another day of issue", swapped(6, "02022020"), CardLine::Issued, Differs),
        ("six fields", six, CardLine::Issued, OnlyRecord),
        ("an old number", swapped(1, "012345678"), CardLine::OldNumber, if old.is_empty() { OnlyCard } else { Differs }),
        ("as printed", printed.clone(), CardLine::Number, Same),
    ];
    for (what, text, line, agreement) in cases {
        let found = run.station.find_person(&FindBy::Qr(text)).expect("asked");
        assert!(found.people[0].can_open, "{what}: a difference stops nobody");
        let lines = found.qr.expect("read").lines;
        let compared = lines.iter().find(|one| one.line == line).unwrap_or_else(|| panic!("{what}: no such line"));
        assert_eq!(compared.agreement, agreement, "{what}: {} | {}", compared.card, compared.record);
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
    run.station.pause_application(&id, 1, "").expect("paused");
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

    run.station.show_to_applicant(&id, "called").expect("shown");
    let case = run.station.discard_samples(&id, DiscardReason::WrongPerson).expect("discarded");
    assert!(case.samples().expect("a draft").is_empty() && case.note.tries.is_empty() && case.note.portrait.is_none());
    assert!(case.note.person_doubted, "the supervisor is told");
    assert_eq!(run.station.screen().state, station::ScreenState::Idle, "the wrong person reads nothing more");
    assert_eq!(case.facts().expect("a draft").iter().count(), facts, "what was typed stays");
    for gone in [kept, tried.id] {
        assert!(run.station.image(Window::Desk, &format!("try/{gone}")).is_none() && run.station.image(Window::Desk, &format!("sample/{gone}")).is_none());
        assert!(post.vault().sample(&gone).expect("known").bytes.is_empty(), "its bytes are erased");
    }
    refused(run.station.keep_slap(&id, &tried.id.to_string()), "tryGone");
    refused(run.station.capture_slap(&id, 13), "confirmPersonFirst");
    run.station.confirm_person(&id, true).expect("the right person sits there");
    run.slap(&id, 13);
}

#[test]
fn samples_are_discarded_also_when_only_tries_exist_and_after_the_sheet_was_shown() {
    let post = Post::new();
    let run = post.start();
    run.sign_in("lan");
    let id = run.open(resident(Case::FirstCard));
    let SlapCapture::Taken(tried) = run.station.capture_slap(&id, 13).expect("a slap") else { panic!("cancelled") };
    run.station.discard_samples(&id, DiscardReason::WrongPerson).expect("a try is enough");
    assert!(run.station.image(Window::Desk, &format!("try/{}", tried.id)).is_none());
    run.station.confirm_person(&id, true).expect("the right one");
    run.fill(&id);
    run.capture_all(&id);
    run.sign_by_hand(&id);
    let case = run.station.discard_samples(&id, DiscardReason::WrongPerson).expect("discarded");
    assert_eq!(case.stage(), StageName::Draft);
    assert!(case.attestation().is_none(), "the signature under the other one's pictures fell");
    assert!(post.vault().samples(&id).expect("listed").iter().all(|sample| post.vault().sample(&sample.id).expect("known").bytes.is_empty()));
}

#[test]
fn not_this_person_stops_capture_is_logged_and_reaches_the_supervisor() {
    let post = Post::new();
    let run = post.start();
    run.sign_in("lan");
    let id = run.open(resident(Case::FirstCard));
    run.fill(&id);
    run.slap(&id, 13);
    let case = run.station.confirm_person(&id, false).expect("said");
    assert!(case.note.person_doubted);
    assert!(post.vault().events(&id).expect("the log").iter().any(|event| event.what == enrollment::EventKind::PersonDoubted));
    refused(run.station.capture_slap(&id, 14), "confirmPersonFirst");
    refused(run.station.start_camera(&id), "confirmPersonFirst");
    run.station.resume_application(&id).expect("opened again");
    refused(run.station.capture_slap(&id, 14), "confirmPersonFirst");
    refused(run.station.show_to_applicant(&id, "review"), "confirmPersonFirst");
    run.station.confirm_person(&id, true).expect("the right person after all");
    run.capture_all(&id);
    run.sign_by_hand(&id);
    let case = run.station.sign_and_submit(&id).expect("submitted");
    assert_eq!(case.note.risks.first().map(String::as_str), Some("personDoubt"));
}

#[test]
fn who_was_away_without_a_pause_is_asked_for_the_face() {
    let post = Post::new();
    let run = post.start();
    run.sign_in("lan");
    let id = run.open(resident(Case::FirstCard));
    post.wrist.pass(4 * 60_000);
    run.slap(&id, 13);
    run.station.lock();
    post.wrist.pass(6 * 60_000);
    run.sign_in("lan");
    let due = || match run.station.application(&id).expect("read").application {
        enrollment::Application::Draft(draft) => draft.person_check_due(),
        _ => panic!("a draft"),
    };
    assert!(due());
    refused(run.station.capture_slap(&id, 14), "confirmPersonFirst");
    run.station.save_field(&id, "phone", "0912345678").expect("facts are typed meanwhile");
    assert!(due(), "typing answers nothing");
    run.station.confirm_person(&id, true).expect("the same");
    run.slap(&id, 14);

    drop(run);
    post.wrist.pass(6 * 60_000);
    let run = post.start();
    run.sign_in("lan");
    refused(run.station.capture_slap(&id, 15), "confirmPersonFirst");
}

#[test]
fn a_person_before_the_running_camera_was_not_away() {
    let post = Post::new();
    let run = post.start();
    run.sign_in("lan");
    let id = run.open(resident(Case::FirstCard));
    run.station.start_camera(&id).expect("it starts");
    post.wrist.pass(6 * 60_000);
    run.station.freeze_portrait(&id, false).expect("nobody asks");
}

#[test]
fn past_the_sheet_a_long_absence_asks_before_anything_is_taken_again() {
    let post = Post::new();
    let run = post.start();
    run.sign_in("lan");
    let id = run.open(resident(Case::FirstCard));
    run.fill(&id);
    run.capture_all(&id);
    run.station.show_to_applicant(&id, "review").expect("shown");
    post.wrist.pass(6 * 60_000);
    refused(run.station.capture_slap(&id, 13), "confirmPersonFirst");
    run.station.confirm_person(&id, true).expect("the same");
    run.slap(&id, 13);
}

#[test]
fn what_a_station_cannot_take_is_answered_once_a_day_and_takes_nobody_to_its_step() {
    let post = Post::new();
    let run = post.start();
    run.sign_in("lan");
    let first = run.open(resident(Case::FirstCard));
    run.station.note_gap(&first, enrollment::Modality::Iris, enrollment::GapReason::NoDevice, true).expect("noted");
    let second = residents().iter().find(|one| one.case == Case::FirstCard && one.record.number != resident(Case::FirstCard).record.number);
    let second = run.open(second.unwrap_or_else(|| resident(Case::OlderCard)));
    let case = run.station.application(&second).expect("read");
    assert_eq!(case.gaps().len(), 1);
    assert!(case.steps(run.station.now().vietnam_date()).iter().any(|(step, done)| *step == station::Step::Iris && *done));
    refused(run.station.take_back(&second), "nothingToTakeBack");
    run.station.take_back(&first).expect("the answer for the day");
    assert!(run.station.application(&first).expect("read").gaps().is_empty());
}

#[test]
fn nothing_of_the_person_stays_in_a_withdrawn_application() {
    let post = Post::new();
    let run = post.start();
    run.sign_in("lan");
    let person = resident(Case::FirstCard);
    let id = run.open(person);
    run.station.withdraw_application(&id, enrollment::WithdrawReason::ApplicantAsked).expect("withdrawn");
    let row = post.vault().application(&id).expect("its ticket stays").row;
    assert!(row.name.is_none() && row.number.is_none() && row.birth.is_none());
    let text = serde_json::to_string(&row.line).expect("a line");
    assert!(!text.contains(person.record.full_name()) && !text.contains(person.record.number.as_str()));
    for text in [person.record.number.as_str(), person.record.full_name()] {
        assert!(post.vault().search_applications(text, 10).expect("searched").is_empty());
    }
}

#[test]
fn who_is_on_record_does_not_begin_as_unverified() {
    let post = Post::new();
    let run = post.start();
    run.sign_in("lan");
    let person = resident(Case::FirstCard);
    let number = person.record.number.to_string();
    let name = FindBy::Name { name: enrollment::fold(person.record.full_name()), birth: person.record.birth.to_paper() };
    refused(run.station.open_application("", None, &FindBy::Number(number.clone())), "personOnRecord");
    refused(run.station.open_application("", None, &name), "personOnRecord");
    refused(run.station.open_application("", None, &FindBy::Number(resident(Case::Deceased).record.number.to_string())), "personOnRecord");
    let nobody = FindBy::Name { name: "Không Có".to_owned(), birth: String::new() };
    let case = run.station.open_application("", None, &nobody).expect("opened");
    refused(run.station.save_field(&case.id(), "pin", &number), "personOnRecord");
    assert!(run.station.desk().expect("desk").open.iter().all(|open| open.note.number.is_empty()), "nothing of it is kept");
}

#[test]
fn a_number_of_somebody_unknown_is_open_once_however_it_comes_in() {
    let post = Post::new();
    let run = post.start();
    run.sign_in("lan");
    let unknown = "066179004512";
    assert!(residents().iter().all(|one| one.record.number.as_str() != unknown));
    let by = FindBy::Number(unknown.to_owned());
    run.station.open_application("", None, &by).expect("opened");
    refused(run.station.open_application("", None, &by), "applicationOpen");
    let nobody = FindBy::Name { name: "Không Có".to_owned(), birth: String::new() };
    let case = run.station.open_application("", None, &nobody).expect("opened");
    refused(run.station.save_field(&case.id(), "pin", unknown), "applicationOpen");
}
