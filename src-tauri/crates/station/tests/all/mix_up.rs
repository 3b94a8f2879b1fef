//! Nobody's fingers stand under somebody else's name unseen: found when kept, asked, answered by a person, told to the supervisor.

use devices::FingerImage;
use devices::simulator::Presentation;
use enrollment::{Application, ApplicationId, EventKind, ExceptionKind, MixUp, MixUpAnswer, MixUpCertainty, Resembled, SampleKind, Slap, StageName, WithdrawReason};
use station::{SlapCapture, Step};
use synthetic::Case;

use crate::post::{Post, Run, refused, resident, residents};

const RIGHT: SampleKind = SampleKind::Slap(Slap::RightFour);

/// Somebody who has been at the desk already today.
fn served_before(run: &Run) -> ApplicationId {
    run.submit(resident(Case::DueForExchange))
}

/// The next person's application; but the hand on the glass is still that of the one before.
fn next_person_with_the_hand_of_the_one_before(run: &Run) -> ApplicationId {
    let id = run.open(resident(Case::FirstCard));
    run.scanner.present(resident(Case::DueForExchange).finger_seed());
    run.slap(&id, 13);
    id
}

fn findings(run: &Run, id: &ApplicationId) -> Vec<MixUp> {
    run.station.application(id).expect("read").mix_ups().map(|(_, found)| found.clone()).collect()
}

#[test]
fn a_hand_of_the_person_before_is_found_at_once_and_names_their_application() {
    let post = Post::new();
    let run = post.start();
    run.sign_in("lan");
    let before = served_before(&run);
    let id = next_person_with_the_hand_of_the_one_before(&run);
    let found = findings(&run, &id);
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!((found[0].like.application(), found[0].certainty, found[0].exchanged), (Some(before), MixUpCertainty::Certain, false));
    let fingers: Vec<u8> = found[0].fingers.iter().map(|one| one.finger.code()).collect();
    assert!(fingers.len() >= 3 && fingers.iter().all(|code| (2..=5).contains(code)), "{fingers:?}");
    assert!(found[0].fingers.iter().all(|one| one.finger == one.like));
    let told = |event: &enrollment::Event| event.what == EventKind::MixUpFound { kind: RIGHT, other: Some(before), officer: None, certainty: MixUpCertainty::Certain };
    assert!(post.vault().events(&id).expect("the log").iter().any(told));
}

#[test]
fn it_goes_with_the_sample_when_the_right_hand_is_taken() {
    let (post, _) = Post::with_submitted();
    let run = post.start();
    run.sign_in("lan");
    let id = next_person_with_the_hand_of_the_one_before(&run);
    run.scanner.present(resident(Case::FirstCard).finger_seed());
    run.slap(&id, 13);
    assert_eq!(findings(&run, &id), []);
}

#[test]
fn nothing_goes_on_before_somebody_has_answered_and_the_supervisor_sees_both() {
    let (post, before) = Post::with_submitted();
    let run = post.start();
    run.sign_in("lan");
    let id = next_person_with_the_hand_of_the_one_before(&run);
    run.fill(&id);
    run.scanner.present(resident(Case::FirstCard).finger_seed());
    run.portrait(&id);
    run.slap(&id, 14);
    run.slap(&id, 15);
    let step = || {
        let case = run.station.application(&id).expect("read");
        case.step(run.station.now().vietnam_date())
    };
    assert_eq!(step(), Step::Fingers);
    assert!(run.station.show_to_applicant(&id, "review").is_err(), "the applicant signs nothing that is in question");
    refused(run.station.answer_mix_up(&id, RIGHT, &Resembled::OwnFingers, MixUpAnswer::Right), "nothingDeclared");
    run.station.answer_mix_up(&id, RIGHT, &Resembled::Application(before), MixUpAnswer::OtherIsWrong).expect("answered");
    assert_ne!(step(), Step::Fingers);
    // Whoever decides about the other one learns it, and nobody who opened it before has seen that.
    let other = run.station.application(&before).expect("read");
    assert_eq!(other.note.doubts[&id].answer, MixUpAnswer::OtherIsWrong);
    assert_eq!(other.note.risks.first().map(String::as_str), Some("mixUp"));
    let Application::Submitted(submitted) = &other.application else { panic!("it waits for the supervisor") };
    assert!(submitted.opened().is_empty());
    // A later answer takes it back.
    run.station.answer_mix_up(&id, RIGHT, &Resembled::Application(before), MixUpAnswer::Twin).expect("answered");
    assert!(run.station.application(&before).expect("read").note.doubts.is_empty());
    run.station.answer_mix_up(&id, RIGHT, &Resembled::Application(before), MixUpAnswer::AskSupervisor).expect("answered");
    // With the prints that looked alike what was said of them goes, too.
    run.slap(&id, 13);
    assert!(run.station.application(&before).expect("read").note.doubts.is_empty());
    run.scanner.present(resident(Case::DueForExchange).finger_seed());
    run.slap(&id, 13);
    run.scanner.present(resident(Case::FirstCard).finger_seed());
    run.station.answer_mix_up(&id, RIGHT, &Resembled::Application(before), MixUpAnswer::OtherIsWrong).expect("answered");
    run.station.note_gap(&id, enrollment::Modality::Iris, enrollment::GapReason::NoDevice, true).expect("iris noted");
    run.sign_by_hand(&id);
    run.station.sign_and_submit(&id).expect("submitted");
    let case = run.station.application(&id).expect("read");
    assert_eq!(case.note.risks.first().map(String::as_str), Some("mixUp"), "what a supervisor looks at first");
    let answered = findings(&run, &id)[0].answered.clone().expect("the answer");
    assert_eq!((answered.answer, answered.by.to_string()), (MixUpAnswer::OtherIsWrong, "lan".to_owned()));
}

#[test]
fn what_was_said_of_prints_in_another_application_goes_when_those_are_taken_again_and_what_was_said_of_the_person_stays() {
    let post = Post::new();
    let run = post.start();
    run.sign_in("lan");
    // The first person's file got the second one's hand.
    let first = run.open(resident(Case::FirstCard));
    run.scanner.present(resident(Case::DueForExchange).finger_seed());
    run.slap(&first, 13);
    let second = run.open(resident(Case::DueForExchange));
    run.slap(&second, 13);
    let said = |answer| run.station.answer_mix_up(&second, RIGHT, &Resembled::Application(first), answer);
    let doubt = || run.station.application(&first).expect("read").note.doubts.get(&second).map(|doubt| doubt.answer);
    let of_the_right_person = || {
        run.station.resume_application(&first).expect("resumed");
        run.scanner.present(resident(Case::FirstCard).finger_seed());
        run.slap(&first, 13);
    };
    said(MixUpAnswer::OtherIsWrong).expect("answered");
    assert_eq!(doubt(), Some(MixUpAnswer::OtherIsWrong));
    // The same hand once more changes nothing.
    run.station.resume_application(&first).expect("resumed");
    run.scanner.present(resident(Case::DueForExchange).finger_seed());
    run.slap(&first, 13);
    assert_eq!(doubt(), Some(MixUpAnswer::OtherIsWrong));
    // Nor does a print too poor to be like anything.
    run.scanner.next(Presentation::Dry);
    let SlapCapture::Taken(poor) = run.station.capture_slap(&first, 13).expect("a slap") else { panic!("cancelled") };
    run.station.keep_slap(&first, &poor.id.to_string()).expect("kept knowingly");
    assert_eq!(doubt(), Some(MixUpAnswer::OtherIsWrong));
    let lifted = || post.vault().events(&first).expect("the log").into_iter().filter(|event| event.what == enrollment::EventKind::DoubtLifted { other: second }).count();
    assert_eq!(lifted(), 0);
    of_the_right_person();
    assert_eq!((doubt(), lifted()), (None, 1), "and the log says so");
    assert_eq!(findings(&run, &first), []);

    run.station.resume_application(&second).expect("resumed");
    said(MixUpAnswer::SamePerson).expect("answered");
    of_the_right_person();
    assert_eq!(doubt(), Some(MixUpAnswer::SamePerson), "somebody who looked at the people said so");
}

#[test]
fn the_same_person_again_under_their_own_number_is_no_finding() {
    let post = Post::new();
    let run = post.start();
    run.sign_in("lan");
    let person = resident(Case::DueForExchange);
    let first = run.open(person);
    run.slap(&first, 13);
    run.station.withdraw_application(&first, WithdrawReason::ApplicantAsked).expect("withdrawn");
    let second = run.open(person);
    run.slap(&second, 13);
    assert_eq!(findings(&run, &second), []);
}

#[test]
fn one_hand_laid_down_for_both_is_found_within_the_person() {
    let post = Post::new();
    let run = post.start();
    run.sign_in("lan");
    let id = run.open(resident(Case::FirstCard));
    run.slap(&id, 13);
    // With two fingers bandaged no shape tells one hand from the other.
    run.station.declare_exception(&id, &[7, 10], ExceptionKind::Bandaged, false, "").expect("declared");
    let missing = [2, 5].iter().filter_map(|code| fingerprint::Position::try_from(*code).ok()).collect();
    let condition = synthetic::Condition { missing, ..synthetic::Condition::attempt(9) };
    let picture = synthetic::slap(resident(Case::FirstCard).finger_seed(), fingerprint::Slap::RightFour, &condition);
    let image = FingerImage { width: picture.width(), height: picture.height(), gray: picture.shared_gray(), ppi: Some(500.0), device_score: None };
    run.scanner.next(Presentation::Image(image));
    run.slap(&id, 14);
    let found = findings(&run, &id);
    assert_eq!((found.len(), found[0].like.application(), found[0].exchanged), (1, None, true), "{found:?}");

    // Whichever of the two is taken again, the finding is about what is there then.
    run.slap(&id, 13);
    assert_eq!(findings(&run, &id).len(), 1, "the left hand is still the right one");
    run.station.take_back(&id).expect("taken back");
    assert_eq!(findings(&run, &id).len(), 1, "and so it is with the picture before");
    run.scanner.next(Presentation::Without([7, 10].iter().filter_map(|code| enrollment::FingerPosition::from_code(*code)).collect()));
    run.slap(&id, 14);
    assert_eq!(findings(&run, &id), [], "now each hand is itself");
}

#[test]
fn who_was_served_before_is_known_after_a_lock_and_a_restart() {
    let post = Post::new();
    {
        let run = post.start();
        run.sign_in("lan");
        served_before(&run);
    }
    let run = post.start();
    run.sign_in("lan");
    run.station.lock();
    run.station.unlock(keyring::Sensitive::new(crate::post::password("lan"))).expect("unlocked");
    let id = next_person_with_the_hand_of_the_one_before(&run);
    assert_eq!(findings(&run, &id).len(), 1);
}

#[test]
fn people_with_their_own_hands_disturb_nobody() {
    let post = Post::new();
    let run = post.start();
    run.sign_in("lan");
    let mut served = 0;
    for person in residents().iter().take(5) {
        let number = person.record.number.to_string();
        run.scanner.present(person.finger_seed());
        let Ok(case) = run.station.open_application("", Some(&number), &station::FindBy::Number(number.clone())) else { continue };
        run.station.confirm_person(&case.id(), true).expect("the right person");
        for code in [13, 14, 15] {
            if let Ok(SlapCapture::Taken(one)) = run.station.capture_slap(&case.id(), code)
                && one.can_keep
            {
                run.station.keep_slap(&case.id(), &one.id.to_string()).expect("kept");
            }
        }
        assert_eq!(findings(&run, &case.id()), [], "{}", person.record.number);
        assert_eq!(case.stage(), StageName::Draft);
        run.station.pause_application(&case.id(), 1, "").expect("paused");
        served += 1;
    }
    assert!(served >= 3, "{served} people were served");
}

#[test]
fn twins_are_asked_about_once_whichever_of_them_is_taken_later() {
    let post = Post::new();
    let run = post.start();
    run.sign_in("lan");
    let first = run.open(resident(Case::DueForExchange));
    run.slap(&first, 13);
    // Nobody draws twins here: the same hand stands for hands that are taken for one.
    let second = next_person_with_the_hand_of_the_one_before(&run);
    assert_eq!(findings(&run, &second).iter().filter(|found| found.answered.is_none()).count(), 1);
    run.station.answer_mix_up(&second, RIGHT, &Resembled::Application(first), MixUpAnswer::Twin).expect("answered");
    let asked = |id: &ApplicationId, like: ApplicationId| {
        let found: Vec<MixUp> = findings(&run, id).into_iter().filter(|found| found.like == Resembled::Application(like)).collect();
        assert!(!found.is_empty(), "it still stands in the record");
        found.iter().any(|found| found.answered.as_ref().is_none_or(|said| said.answer != MixUpAnswer::Twin))
    };
    run.slap(&second, 13);
    assert!(!asked(&second, first), "taken again, it is the same question");
    run.slap(&second, 14);
    assert!(!asked(&second, first), "the other hand, too");
    run.slap(&first, 14);
    assert!(!asked(&first, second), "the other twin's application has the answer");
}
