use enrollment::{CannotSign, StageName};
use station::{PictureWish, ScreenState, Window, WithoutSignature};
use synthetic::Case;

use crate::post::{Post, Run, refused, resident, scribble};

/// A reissue after loss needs no capture: the shortest way to the applicant's window.
fn at_review(run: &Run) -> enrollment::ApplicationId {
    let id = run.open(resident(Case::OlderCard));
    run.station.choose_reason(&id, "lost").expect("a reason");
    run.fill(&id);
    run.station.show_to_applicant(&id, "review").expect("shown");
    id
}

#[test]
fn personal_data_stands_only_in_review_and_goes_with_lock_and_time() {
    let post = Post::new();
    let run = post.start();
    run.sign_in("lan");
    let id = at_review(&run);
    assert_eq!(run.station.screen().state, ScreenState::Review);
    assert!(run.station.screen().summary.is_some());
    run.station.lock();
    assert!(run.station.screen().summary.is_none());
    assert_eq!(run.station.screen().state, ScreenState::Idle);
    run.sign_in("lan");
    assert_eq!(run.station.screen().state, ScreenState::Idle, "what was cleared does not come back by itself");
    run.sign_by_hand(&id);
    assert_eq!(run.station.screen().state, ScreenState::Thanks);
    assert!(run.station.screen().summary.is_none());
    post.wrist.pass(5_000);
    run.station.tick();
    assert_eq!(run.station.screen().state, ScreenState::Idle);
}

#[test]
fn a_signature_under_another_text_is_refused() {
    let post = Post::new();
    let run = post.start();
    run.sign_in("lan");
    let id = at_review(&run);
    run.station.show_to_applicant(&id, "signature").expect("shown");
    refused(run.station.sign_as_applicant(scribble(), &"0".repeat(64)), "summaryChanged");
    refused(run.station.sign_as_applicant(scribble(), "no digest"), "summaryChanged");
    let digest = run.station.screen().digest.expect("a digest").to_string();
    let mut dot = scribble();
    dot.strokes[0].points.truncate(2);
    refused(run.station.sign_as_applicant(dot, &digest), "signatureEmpty");
    run.station.say_line_wrong("phone").expect("touched");
    refused(run.station.sign_as_applicant(scribble(), &digest), "linesWrong");
    run.station.say_line_wrong("phone").expect("touched again");
    run.station.sign_as_applicant(scribble(), &digest).expect("signed");
}

#[test]
fn another_picture_is_asked_for_once_and_the_wish_may_be_taken_back() {
    let post = Post::new();
    let run = post.start();
    run.sign_in("lan");
    let id = run.open(resident(Case::DueForExchange));
    run.fill(&id);
    run.capture_all(&id);
    run.station.show_to_applicant(&id, "review").expect("shown");
    let wish = || run.station.screen().picture_wish;
    assert_eq!(wish(), PictureWish::May);
    run.station.say_line_wrong("portrait").expect("asked");
    assert_eq!(wish(), PictureWish::Asked);
    run.station.say_line_wrong("portrait").expect("taken back");
    assert_eq!(wish(), PictureWish::May);
    run.station.say_line_wrong("portrait").expect("asked after all");
    let digest = run.station.screen().digest.expect("a digest").to_string();
    refused(run.station.sign_as_applicant(scribble(), &digest), "linesWrong");
    run.station.show_to_applicant(&id, "review").expect("shown anew with the same picture");
    assert_eq!(wish(), PictureWish::May, "nothing says asked where nothing is marked");
    run.station.say_line_wrong("portrait").expect("asked again");
    assert_eq!(wish(), PictureWish::Asked);

    run.portrait(&id);
    assert!(run.station.application(&id).expect("read").note.lines_wrong.is_empty(), "the desk is not sent there again");
    run.station.show_to_applicant(&id, "review").expect("shown");
    assert_eq!(wish(), PictureWish::Used);
    refused(run.station.say_line_wrong("portrait"), "anotherPictureOnce");
    assert!(run.station.screen().lines_wrong.is_empty(), "nothing stands in the way of signing");
    let digest = run.station.screen().digest.expect("a digest").to_string();
    run.station.sign_as_applicant(scribble(), &digest).expect("signed");
}

#[test]
fn a_change_of_what_was_seen_voids_the_signature_and_another_does_not() {
    let post = Post::new();
    let run = post.start();
    run.sign_in("lan");
    let id = at_review(&run);
    run.sign_by_hand(&id);
    // Never on the applicant's screen.
    let case = run.station.save_field(&id, "old_card_collected", &first("old_cards")).expect("changed");
    assert!(case.attestation().is_some(), "it stands");
    let case = run.station.show_to_applicant(&id, "review").expect("shown");
    assert_eq!(case.stage(), StageName::Attested);
    let case = run.station.save_field(&id, "phone", "0987654321").expect("changed");
    assert!(case.attestation().is_none(), "it fell");
    let enrollment::Application::Draft(draft) = &case.application else { panic!("a draft") };
    let changed = &draft.voided_attestation().expect("it says why").changed;
    assert_eq!(changed.iter().map(ToString::to_string).collect::<Vec<_>>(), ["phone"]);
    refused(run.station.sign_and_submit(&id), "nothingAttested");
}

fn first(list: &str) -> String {
    enrollment::options(list).first().expect("a list").code.clone()
}

#[test]
fn who_cannot_sign_attests_before_a_witness() {
    let post = Post::new();
    let run = post.start();
    run.sign_in("lan");
    let id = at_review(&run);
    let how = |witness: &str| WithoutSignature {
        finger: None,
        reason: CannotSign::DoesNotWrite,
        read_by: "lan".to_owned(),
        witness_name: witness.to_owned(),
        witness_number: String::new(),
    };
    refused(run.station.attest_without_signature(&id, &how("")), "witnessIncomplete");
    let case = run.station.attest_without_signature(&id, &how("H'Hen Niê")).expect("attested");
    assert_eq!(case.stage(), StageName::Attested);
    let case = run.station.sign_and_submit(&id).expect("submitted");
    assert!(case.note.risks.contains(&"withoutSignature".to_owned()));
}

#[test]
fn a_mark_is_of_a_finger_whose_print_was_taken_for_this_application() {
    let post = Post::new();
    let run = post.start();
    run.sign_in("lan");
    let mark = |finger: u8| WithoutSignature {
        finger: Some(finger),
        reason: CannotSign::DoesNotWrite,
        read_by: "lan".to_owned(),
        witness_name: "H'Hen Niê".to_owned(),
        witness_number: String::new(),
    };
    // A reissue after loss takes no prints: there is nothing a mark could be.
    let lost = at_review(&run);
    let today = run.station.now().vietnam_date();
    assert_eq!(run.station.application(&lost).expect("read").mark_fingers(today), []);
    refused(run.station.attest_without_signature(&lost, &mark(2)), "markFingerMissing");

    let first = resident(Case::FirstCard);
    let id = run.open(first);
    run.fill(&id);
    run.capture_all(&id);
    let fingers = run.station.application(&id).expect("read").mark_fingers(today);
    assert_eq!((fingers.len(), fingers[0].code(), fingers[1].code()), (10, 2, 7), "right index, else left index");
    run.station.show_to_applicant(&id, "review").expect("shown");
    let case = run.station.attest_without_signature(&id, &mark(7)).expect("attested");
    assert_eq!(case.stage(), StageName::Attested);
}

#[test]
fn the_applicants_window_sees_no_other_pictures() {
    let post = Post::new();
    let run = post.start();
    run.sign_in("lan");
    let id = run.open(resident(Case::FirstCard));
    run.slap(&id, 13);
    let sample = run.station.application(&id).expect("read").samples().expect("samples").values().next().expect("one").id;
    let path = format!("sample/{sample}");
    assert!(run.station.image(Window::Desk, &path).is_some());
    assert!(run.station.image(Window::Applicant, &path).is_none());
    assert!(run.station.image(Window::Applicant, "record/066179004512").is_none());
    assert!(run.station.image(Window::Desk, "sample/../../etc/passwd").is_none());
}

#[test]
fn the_next_person_never_finds_the_sheet_of_the_one_before() {
    let post = Post::new();
    let run = post.start();
    run.sign_in("lan");
    let first = at_review(&run);
    run.station.show_to_applicant(&first, "signature").expect("shown");
    let digest = run.station.screen().digest.expect("a digest").to_string();
    // Looking somebody up takes nothing from the person who reads.
    let next = resident(Case::FirstCard);
    run.station.find_person(&station::FindBy::Number(next.record.number.to_string())).expect("asked");
    assert_eq!(run.station.screen().state, ScreenState::Signature);
    run.open(next);
    assert_eq!(run.station.screen().state, ScreenState::Idle);
    refused(run.station.sign_as_applicant(scribble(), &digest), "nothingOnScreen");
}

#[test]
fn whoever_stands_on_the_applicants_screen_is_the_person_the_desk_serves() {
    let post = Post::new();
    let second = {
        let run = post.start();
        run.sign_in("lan");
        let second = run.open(resident(Case::FirstCard));
        let first = at_review(&run);
        // The desk goes to the other one: the sheet goes, and is not for that one to keep or for this one to sign.
        run.station.note_place(&second, "facts", "phone").expect("looked at");
        assert_eq!(run.station.screen().state, ScreenState::Idle);
        run.station.show_to_applicant(&first, "review").expect("back to the first");
        assert_eq!(run.station.screen_state_of(&first), ScreenState::Review);
        // Called alone: that is whom the desk serves from here, also for a start after a power cut.
        run.station.show_to_applicant(&second, "called").expect("called");
        assert_eq!(run.station.screen_state_of(&second), ScreenState::Called);
        second
    };
    let run = post.start();
    run.sign_in("lan");
    assert_eq!(run.station.desk().expect("the desk").recovered.map(|kept| kept.application), Some(second));
}

#[test]
fn a_camera_that_opens_for_somebody_turns_the_desk_to_them() {
    let post = Post::new();
    let second = {
        let run = post.start();
        run.sign_in("lan");
        let second = run.open(resident(Case::FirstCard));
        at_review(&run);
        run.station.start_camera(&second).expect("started");
        assert_eq!(run.station.screen_state_of(&second), ScreenState::Instruction);
        second
    };
    let run = post.start();
    run.sign_in("lan");
    assert_eq!(run.station.desk().expect("the desk").recovered.map(|kept| kept.application), Some(second));
}

#[test]
fn capturing_somebody_takes_another_ones_sheet_from_the_screen() {
    let post = Post::new();
    let run = post.start();
    run.sign_in("lan");
    let second = run.open(resident(Case::FirstCard));
    let first = at_review(&run);
    run.station.show_to_applicant(&first, "signature").expect("shown");
    let digest = run.station.screen().digest.expect("a digest").to_string();
    run.scanner.present(resident(Case::FirstCard).finger_seed());
    run.slap(&second, 13);
    let screen = run.station.screen();
    assert!(screen.summary.is_none() && screen.state == ScreenState::Instruction);
    assert_eq!(screen.instruction, "portrait", "what is next for this person");
    refused(run.station.sign_as_applicant(scribble(), &digest), "nothingOnScreen");
}

#[test]
fn instructions_follow_what_was_kept_in_the_applicants_own_language() {
    let post = Post::new();
    let run = post.start();
    run.sign_in("lan");
    let id = run.open(resident(Case::FirstCard));
    run.station.choose_applicant_language(&id, "en", true).expect("chosen");
    run.portrait(&id);
    assert_eq!(run.station.screen().instruction, "slap13");
    for code in [13, 14, 15] {
        run.slap(&id, code);
    }
    run.station.note_gap(&id, enrollment::Modality::Iris, enrollment::GapReason::NoDevice, false).expect("noted");
    let screen = run.station.screen();
    assert_eq!((screen.instruction.as_str(), screen.language, screen.larger), ("wait", station::Language::ENGLISH, true));
}

#[test]
fn the_applicant_asks_for_the_officer_from_the_sheet_and_only_from_there() {
    let post = Post::new();
    let run = post.start();
    run.sign_in("lan");
    refused(run.station.ask_for_help(), "nothingOnScreen");
    let id = at_review(&run);
    run.station.show_to_applicant(&id, "review").expect("shown");
    assert!(!run.station.screen().asks_help);
    assert!(run.station.ask_for_help().expect("asked").asks_help);
    run.station.show_to_applicant(&id, "signature").expect("shown");
    assert!(!run.station.screen().asks_help, "what is shown anew has been answered");
}
