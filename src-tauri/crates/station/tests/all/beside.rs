//! F6: the next person is looked up beside the one who reads; no mix-up is possible.

use enrollment::{DiscardReason, ExceptionKind, Eye, EyeExceptionKind, GapReason, Modality, StageName};
use station::{FindBy, PortraitKept, ScreenState, Window, WithoutSignature};
use synthetic::Case;

use crate::post::{Post, Run, refused, resident, residents, scribble};

/// Another ordinary person than the one at the desk.
fn next() -> &'static synthetic::Resident {
    residents().iter().find(|one| one.case == Case::OlderCard).expect("every case occurs")
}

fn open_beside(run: &Run) -> enrollment::ApplicationId {
    let number = next().record.number.to_string();
    run.station.open_application("", Some(&number), &FindBy::Number(number.clone())).expect("opened beside").id()
}

/// The person at the desk reads their sheet, and the next one is looked up beside.
fn reading(run: &Run) -> enrollment::ApplicationId {
    run.sign_in("lan");
    let id = run.open(resident(Case::FirstCard));
    run.fill(&id);
    run.capture_all(&id);
    run.station.show_to_applicant(&id, "review").expect("shown");
    run.station.begin_beside(&id).expect("beside");
    id
}

#[test]
fn devices_and_window_belong_to_the_person_at_the_desk_whatever_is_asked_for_the_one_beside() {
    let post = Post::new();
    let run = post.start();
    let first = reading(&run);
    let second = open_beside(&run);
    let how = WithoutSignature {
        finger: Some(2),
        reason: enrollment::CannotSign::Injury,
        read_by: "lan".to_owned(),
        witness_name: "ĐẶNG THỊ HOA".to_owned(),
        witness_number: String::new(),
    };
    refused(run.station.confirm_person(&second, true), "servesAnother");
    refused(run.station.confirm_person(&second, false), "servesAnother");
    refused(run.station.look_at_person(), "servesAnother");
    refused(run.station.start_camera(&second), "servesAnother");
    refused(run.station.freeze_portrait(&second, false), "servesAnother");
    refused(run.station.keep_portrait(&second, "00000000-0000-4000-8000-000000000001", PortraitKept::default()), "servesAnother");
    refused(run.station.capture_slap(&second, 13), "servesAnother");
    refused(run.station.keep_slap(&second, "00000000-0000-4000-8000-000000000001"), "servesAnother");
    refused(run.station.declare_exception(&second, &[2], ExceptionKind::Worn, true, ""), "servesAnother");
    refused(run.station.clear_exception(&second, 2), "servesAnother");
    refused(run.station.note_gap(&second, Modality::Iris, GapReason::NoDevice, false), "servesAnother");
    assert_eq!(run.station.capture_iris(&second).err().map(|refusal| refusal.code), Some("servesAnother"));
    refused(run.station.declare_eye_exception(&second, &[Eye::Right], EyeExceptionKind::Missing, true, ""), "servesAnother");
    refused(run.station.discard_samples(&second, DiscardReason::WrongPerson), "servesAnother");
    for state in ["called", "instruction", "review", "signature"] {
        refused(run.station.show_to_applicant(&second, state), "servesAnother");
    }
    refused(run.station.choose_applicant_language(&second, "en", true), "servesAnother");
    refused(run.station.attest_without_signature(&second, &how), "servesAnother");
    refused(run.station.sign_and_submit(&second), "servesAnother");
    refused(run.station.begin_beside(&second), "servesAnother");

    let case = run.station.application(&second).expect("read");
    assert!(case.samples().expect("a draft").is_empty() && case.note.tries.is_empty() && !case.note.person_confirmed);
    let screen = run.station.screen();
    assert_eq!((screen.state, screen.ticket), (ScreenState::Review, Some(run.station.application(&first).expect("read").application.ticket())));
}

#[test]
fn the_applicant_reads_and_signs_on_while_facts_of_the_next_one_are_typed_and_paused() {
    let post = Post::new();
    let run = post.start();
    let first = reading(&run);
    let second = open_beside(&run);
    let digest = run.station.screen().digest.expect("the sheet still stands").to_string();
    run.station.choose_reason(&second, "damaged").expect("a fact");
    run.station.save_field(&second, "phone", "0912345678").expect("a fact");
    assert_eq!(run.station.screen().state, ScreenState::Review, "typing beside does not touch the window");
    run.station.show_to_applicant(&first, "signature").expect("the person at the desk is served");
    run.station.pause_application(&second, 4, "").expect("paused");
    assert_eq!(run.station.screen().state, ScreenState::Signature, "nor does a pause");
    run.station.sign_as_applicant(scribble(), &digest).expect("signed");
    assert_eq!(run.station.application(&first).expect("read").stage(), StageName::Attested);
    assert_eq!(run.station.beside().map(|(id, _)| id), Some(first));
    run.station.resume_application(&second).expect("goes on beside");
    assert!(run.station.application(&second).expect("read").attestation().is_none());
    assert_eq!(run.station.screen().state, ScreenState::Thanks);
}

#[test]
fn back_at_the_desk_the_next_one_is_an_ordinary_draft_that_begins_with_the_face() {
    let post = Post::new();
    let run = post.start();
    let first = reading(&run);
    let second = open_beside(&run);
    run.station.end_beside().expect("back");
    assert!(run.station.beside().is_none());
    assert!(run.station.desk().expect("the desk").open.iter().any(|case| case.id() == second), "among my open people");
    refused(run.station.capture_slap(&second, 13), "confirmPersonFirst");
    refused(run.station.start_camera(&second), "confirmPersonFirst");
    assert_eq!(run.station.screen().ticket, Some(run.station.application(&first).expect("read").application.ticket()));
    run.station.confirm_person(&second, true).expect("the person came");
    assert_eq!(run.station.screen().state, ScreenState::Idle, "the sheet of the one before has gone");
    run.scanner.present(next().finger_seed());
    run.slap(&second, 13);
}

#[test]
fn a_running_camera_and_a_waiting_scanner_end_when_somebody_is_looked_up_beside() {
    let post = Post::new();
    let run = post.start();
    run.sign_in("lan");
    let id = run.open(resident(Case::FirstCard));
    run.station.start_camera(&id).expect("it starts");
    run.station.begin_beside(&id).expect("beside");
    assert!(matches!(run.station.camera().state, station::CameraState::Off));
    run.station.start_camera(&id).expect("for the person at the desk");
    open_beside(&run);
    assert!(matches!(run.station.camera().state, station::CameraState::Running), "opening beside stops nothing of theirs");
}

#[test]
fn after_a_lock_or_a_crash_the_person_at_the_desk_is_still_the_one() {
    let post = Post::new();
    let first = {
        let run = post.start();
        let first = reading(&run);
        open_beside(&run);
        run.station.lock();
        run.sign_in("lan");
        assert!(run.station.beside().is_none(), "the page asks for it again");
        run.station.begin_beside(&first).expect("again");
        run.station.save_field(&run.station.desk().expect("the desk").open[0].id(), "phone", "0912345678").expect("typed beside");
        first
    };
    let run = post.start();
    run.sign_in("lan");
    assert_eq!(run.station.desk().expect("the desk").recovered.map(|kept| kept.application), Some(first));
}

#[test]
fn a_camera_that_only_compares_a_face_gives_no_picture_and_shows_nobody_the_other_window() {
    let post = Post::new();
    let run = post.start();
    run.sign_in("lan");
    let id = run.open(resident(Case::FirstCard));
    run.station.look_at_person().expect("it opens");
    let seen = |window| run.station.image(window, "preview/face").is_some();
    for _ in 0..200 {
        if seen(Window::Desk) {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(20));
    }
    assert!(seen(Window::Desk) && !seen(Window::Applicant));
    refused(run.station.freeze_portrait(&id, false), "cameraOff");
    assert!(run.station.screen().instruction.is_empty(), "the applicant is told nothing");
    run.station.start_camera(&id).expect("the portrait's turn");
    assert_eq!(run.station.screen().instruction, "portrait");
    run.station.freeze_portrait(&id, false).expect("now it does");
}

#[test]
fn a_paused_person_comes_back_on_a_day() {
    let post = Post::new();
    let run = post.start();
    run.sign_in("lan");
    let id = run.open(resident(Case::FirstCard));
    for unfit in ["21/11/2026", "31/02/2027", "soon", "25/12/2027"] {
        refused(run.station.pause_application(&id, 2, unfit), "appointmentUnfit");
    }
    let case = run.station.pause_application(&id, 2, " 24/11/2026 ").expect("paused");
    assert_eq!(case.note.appointment.map(|day| day.to_string()).as_deref(), Some("2026-11-24"));
    assert_eq!(run.station.application(&id).expect("read").note.appointment, case.note.appointment, "it is in the vault");
    assert_eq!(run.station.resume_application(&id).expect("back").note.appointment, None);
}
