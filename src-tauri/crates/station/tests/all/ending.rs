//! What ends without a card: nobody is forgotten, and a refusal of the center is answered by a new draft.

use devices::FingerImage;
use devices::simulator::Presentation;
use enrollment::{About, Actor, ApplicationId, EventKind, FieldId, Modality, PersonalNumber, ReviewCode, ReviewReason, SampleKind, Source, StageName, WithdrawReason};
use package::receipt::{self, Receipt};
use package::verdict::{self, Verdict};
use station::{SlapCapture, Step};
use store::Decision;
use synthetic::{Case, Resident};

use crate::post::{Post, Run, refused, resident};

/// Submitted and approved, its receipt and the center's verdict followed; the clerk sits at the desk again.
fn decided(post: &Post, run: &Run, person: &Resident, decision: verdict::Decision) -> ApplicationId {
    run.sign_in("lan");
    let id = run.submit(person);
    decide(post, run, &id, decision);
    id
}

/// A post where that has become of somebody due for an exchange.
fn post_with(decision: verdict::Decision) -> (Post, Run, ApplicationId) {
    let (post, id) = Post::with_submitted();
    let run = post.start();
    decide(&post, &run, &id, decision);
    (post, run, id)
}

/// What was submitted is approved, receipt and verdict follow; the clerk sits at the desk again.
fn decide(post: &Post, run: &Run, id: &ApplicationId, decision: verdict::Decision) {
    run.sign_in("hung");
    run.station.open_review(id).expect("opened");
    run.station.approve_batch(&[*id]).expect("approved");
    verdict_comes(post, run, id, decision);
    run.sign_in("lan");
}

fn verdict_comes(post: &Post, run: &Run, id: &ApplicationId, decision: verdict::Decision) {
    let outbox = run.station.outbox();
    let now = run.station.now();
    while let Some(due) = outbox.statement_due(now).expect("asked") {
        outbox.mark_statement_sent(&due.digest, now).expect("sent");
    }
    let items = outbox.list(None, 100, 0).expect("items");
    let item = items.into_iter().find(|item| item.application == *id && item.state.is_open()).expect("sealed");
    let said = Receipt {
        package_id: item.package_id,
        file_digest: item.file_digest,
        content_digest: item.content_digest,
        station: run.station.config().station.clone(),
        received_at: now,
        duplicate: false,
    };
    outbox.record_receipt(&item.package_id, &receipt::sign(&said, &post.center).expect("signed"), now).expect("recorded");
    run.station.news_came();
    let kind = if decision == verdict::Decision::Accepted { Decision::Accepted } else { Decision::Refused };
    let said = Verdict { package_id: item.package_id, decision, at: now };
    let bytes = verdict::sign(&said, &post.center).expect("signed");
    outbox.record_verdict(&item.package_id, kind, &bytes, now).expect("recorded");
    run.station.news_came();
}

fn refusal(remedy: &str) -> verdict::Decision {
    verdict::Decision::Refused { reasons: vec!["planUnfulfilled".to_owned()], remedy: remedy.to_owned() }
}

fn listed(run: &Run) -> Vec<ApplicationId> {
    run.station.desk().expect("the desk").ended.iter().map(station::Case::id).collect()
}

#[test]
fn thumbs_that_lie_crossed_beside_those_of_the_refused_application_are_found() {
    let (_post, run, old) = post_with(refusal("recapture"));
    let id = run.station.open_new_draft(&old).expect("opened").id();
    run.station.confirm_person(&id, true).expect("the right person");
    let person = resident(Case::DueForExchange);
    let thumbs = synthetic::slap(person.finger_seed(), fingerprint::Slap::Thumbs, &synthetic::Condition::attempt(5));
    let taken = |crossed: bool| {
        let half = if crossed { thumbs.width() as usize / 2 } else { 0 };
        let gray = thumbs.gray().chunks_exact(thumbs.width() as usize).flat_map(|row| [&row[half..], &row[..half]].concat()).collect();
        run.scanner.next(Presentation::Image(FingerImage { width: thumbs.width(), height: thumbs.height(), gray, ppi: Some(thumbs.ppi()), device_score: None }));
        let SlapCapture::Taken(one) = run.station.capture_slap(&id, 15).expect("a slap") else { panic!("cancelled") };
        let kept = run.station.keep_slap(&id, &one.id.to_string()).expect("kept");
        kept.mix_ups().map(|(_, found)| (found.like.application(), found.exchanged)).collect::<Vec<_>>()
    };
    assert_eq!(taken(true), [(Some(old), true)], "nothing else says which thumb is which");
    assert_eq!(taken(false), [], "the same person's own thumbs under their names");
}

#[test]
fn a_refusal_is_answered_by_a_new_draft_that_names_it_with_its_facts_and_without_its_samples() {
    for remedy in ["recapture", "correct_facts", "correct_record"] {
        let (post, run, old) = post_with(refusal(remedy));
        assert_eq!(run.station.application(&old).expect("read").stage(), StageName::Refused, "{remedy}");
        assert_eq!(listed(&run), [old], "{remedy}: it stands on the ready screen");

        let case = run.station.open_new_draft(&old).expect("opened");
        assert_eq!((case.stage(), case.application.header().follows()), (StageName::Draft, Some(old)), "{remedy}");
        let delivery = case.facts().expect("facts").get(FieldId::Delivery).cloned().expect("carried over");
        assert_eq!((delivery.text.as_str(), delivery.source), ("at_post", Source::Typed), "{remedy}");
        assert!(case.samples().expect("a draft").is_empty() && case.note.tries.is_empty(), "{remedy}: samples are never moved");
        assert_eq!(case.plan().map(|plan| plan.samples().len()), Some(6), "{remedy}: whatever the plan asks for is taken again");
        assert_eq!(case.step(run.station.now().vietnam_date()), Step::Person, "{remedy}: it begins with the face");
        assert!(!case.note.facts_confirmed && case.attestation().is_none());
        assert!(listed(&run).is_empty(), "{remedy}: answered");
        refused(run.station.open_new_draft(&old), "refusalAnswered");

        let events = post.vault().events(&case.id()).expect("events");
        assert!(matches!(events[0].what, EventKind::Opened { follows: Some(id), .. } if id == old), "{remedy}: in the log");
        assert!(post.vault().events(&old).expect("events").iter().all(|event| event.application == old));
    }
}

#[test]
fn the_new_draft_travels_the_whole_way_and_center_and_supervisor_read_what_it_answers() {
    let person = resident(Case::DueForExchange);
    let (post, run, old) = post_with(refusal("recapture"));
    let id = run.station.open_new_draft(&old).expect("opened").id();
    run.scanner.present(person.finger_seed());
    run.station.confirm_person(&id, true).expect("the right person");
    run.fill(&id);
    run.capture_all(&id);
    run.sign_by_hand(&id);
    run.station.sign_and_submit(&id).expect("submitted");
    run.sign_in("hung");
    let review = run.station.open_review(&id).expect("opened");
    assert!(review.case.note.risks.contains(&"followsRefusal".to_owned()), "{:?}", review.case.note.risks);
    assert_eq!(run.station.answered(&review.case).expect("named").id(), old);
    run.station.approve_batch(&[id]).expect("approved");

    let items = run.station.outbox().list(None, 10, 0).expect("items");
    let item = items.iter().find(|item| item.application == id).expect("sealed");
    let file = run.station.outbox().file(&item.package_id).expect("the file");
    let opened = package::open(&file, &post.trust(), &post.center_key, run.station.now()).expect("the center opens it");
    let record: serde_json::Value = serde_json::from_slice(&opened.content.record).expect("a record");
    assert_eq!(record["follows"], old.to_string());
    verdict_comes(&post, &run, &id, verdict::Decision::Accepted);
    run.sign_in("lan");
    assert_eq!(run.station.application(&id).expect("read").stage(), StageName::Accepted);
}

#[test]
fn a_new_draft_is_opened_only_for_a_refusal_with_a_remedy_by_a_clerk_and_for_nobody_with_an_open_application() {
    let (post, run, none) = post_with(refusal("none"));
    refused(run.station.open_new_draft(&none), "notAllowedNow");
    let accepted = decided(&post, &run, resident(Case::FirstCard), verdict::Decision::Accepted);
    refused(run.station.open_new_draft(&accepted), "notAllowedNow");
    let open = decided(&post, &run, resident(Case::OlderCard), refusal("recapture"));
    let answer = run.open(resident(Case::OlderCard));
    refused(run.station.open_new_draft(&open), "refusalAnswered");
    run.station.withdraw_application(&answer, WithdrawReason::ApplicantAsked).expect("withdrawn");
    run.open(resident(Case::OlderCard));
    refused(run.station.open_new_draft(&open), "applicationOpen");
    for other in ["hung", "tam"] {
        run.sign_in(other);
        refused(run.station.open_new_draft(&open), "roleNotAllowed");
        refused(run.station.note_told(&none), "roleNotAllowed");
    }
}

#[test]
fn an_answer_that_was_opened_for_the_wrong_person_leaves_the_refusal_to_be_answered_and_one_the_person_dropped_does_not() {
    for (why, again) in [(WithdrawReason::WrongPerson, true), (WithdrawReason::ApplicantAsked, false)] {
        let (_post, run, old) = post_with(refusal("recapture"));
        let answer = run.station.open_new_draft(&old).expect("opened").id();
        run.station.withdraw_application(&answer, why).expect("withdrawn");
        assert_eq!(listed(&run).contains(&old), again, "{why:?}");
        run.station.open_new_draft(&old).expect("whoever comes after all is served");
    }
}

#[test]
fn what_was_rejected_or_refused_for_good_stands_on_the_ready_screen_until_the_person_was_told() {
    let (post, run, refused_for_good) = post_with(refusal("none"));
    run.sign_in("lan");
    let rejected = run.submit(resident(Case::FirstCard));
    run.sign_in("hung");
    run.station.open_review(&rejected).expect("opened");
    let why = ReviewReason { code: ReviewCode::PersonDoubtful, about: About::Application, text: None, person_must_come: true };
    run.station.reject_application(&rejected, vec![why]).expect("rejected");
    run.sign_in("lan");
    let mut both = listed(&run);
    both.sort();
    let mut expected = vec![refused_for_good, rejected];
    expected.sort();
    assert_eq!(both, expected);
    let said = |run: &Run| run.station.status().lines.iter().any(|line| line.code == "refused");
    assert!(said(&run));
    for id in [refused_for_good, rejected] {
        let told = run.station.note_told(&id).expect("told").note.told;
        post.wrist.pass(60_000);
        assert_eq!(run.station.note_told(&id).expect("told again").note.told, told, "the first time stands");
    }
    for id in [refused_for_good, rejected] {
        let told = post.vault().events(&id).expect("the log").into_iter().filter(|event| event.what == EventKind::PersonTold);
        let by: Vec<_> = told.map(|event| event.actor).collect();
        assert_eq!(by, [Actor::Officer("lan".parse().expect("an officer"))], "once, in the log");
    }
    assert!(listed(&run).is_empty() && !said(&run));
    run.station.close();
    let run = post.start();
    run.sign_in("lan");
    assert!(listed(&run).is_empty(), "also after a start");
    let answerable = decided(&post, &run, resident(Case::OlderCard), refusal("recapture"));
    refused(run.station.note_told(&answerable), "notAllowedNow");
}

#[test]
fn what_was_typed_is_kept_for_a_refusal_alone_and_goes_with_the_verdict() {
    let table = [
        (verdict::Decision::Accepted, false),
        (refusal("none"), false),
        (refusal("recapture"), true),
    ];
    for (decision, kept) in table {
        let (_post, run, id) = post_with(decision.clone());
        let case = run.station.application(&id).expect("read");
        assert_eq!(case.note.sent_facts.is_some(), kept, "{decision:?}");
        assert!(case.note.before.is_none());
    }
}

#[test]
fn somebody_who_was_not_on_record_then_and_is_now_is_taken_from_the_record() {
    let (_post, run, old) = post_with(refusal("correct_record"));
    let number = resident(Case::DueForExchange).record.number.to_string();
    let case = run.station.open_new_draft(&old).expect("opened");
    let pin = case.facts().expect("facts").get(FieldId::Pin).cloned().expect("known");
    assert_eq!((PersonalNumber::parse(&pin.text).map(|pin| pin.to_string()), pin.source), (Ok(number), Source::PopulationRecord));
    assert!(!case.note.unverified);
}

#[test]
fn each_reason_of_a_return_names_the_step_that_mends_it() {
    use SampleKind as S;
    let (post, id) = Post::with_submitted();
    let run = post.start();
    let places = [
        ("phone", Step::Facts),
        ("reason", Step::Person),
        ("portrait", Step::Portrait),
        ("slap13", Step::Fingers),
        ("slap_15", Step::Fingers),
        ("finger_4", Step::Fingers),
        ("gap_fingerprints", Step::Fingers),
        ("gap_fingers", Step::Fingers),
        ("iris_right", Step::Iris),
        ("iris_left", Step::Iris),
        ("eye_left", Step::Iris),
        ("gap_iris", Step::Iris),
        ("signature", Step::Review),
    ];
    let whole = [
        (ReviewCode::FactWrong, Step::Facts),
        (ReviewCode::FactMissing, Step::Facts),
        (ReviewCode::PortraitUnfit, Step::Portrait),
        (ReviewCode::PrintsUnfit, Step::Fingers),
        (ReviewCode::ExceptionDoubtful, Step::Iris),
        (ReviewCode::PersonDoubtful, Step::Person),
        (ReviewCode::ReasonWrong, Step::Person),
        (ReviewCode::AttestationUnfit, Step::Review),
        (ReviewCode::Other, Step::Review),
    ];
    let reason = |code, about| ReviewReason { code, about, text: Some("x".to_owned()), person_must_come: false };
    let mut all: Vec<(ReviewReason, Step)> = places
        .iter()
        .map(|(place, step)| (reason(ReviewCode::Other, station::about(Some(place)).unwrap_or_else(|why| panic!("{place}: {why}"))), *step))
        .collect();
    all.extend(whole.map(|(code, step)| (reason(code, About::Application), step)));
    assert_eq!(station::about(Some("gap_iris")).ok(), Some(About::Gap(Modality::Iris)));
    assert_eq!(station::about(Some("iris_left")).ok(), Some(About::Sample(S::Iris(enrollment::Eye::Left))));
    refused(station::about(Some("biometrics")), "fieldUnknown");
    run.sign_in("hung");
    run.station.open_review(&id).expect("opened");
    run.station.return_application(&id, all.iter().map(|(reason, _)| reason.clone()).collect()).expect("returned, whatever it points at");
    run.sign_in("lan");
    let case = run.station.resume_application(&id).expect("taken up");
    assert_eq!(case.note.returned_for.len(), all.len());
    for ((given, step), kept) in all.iter().zip(&case.note.returned_for) {
        assert_eq!((kept, case.mended_at(kept)), (given, *step));
    }
}

#[test]
fn a_signature_that_was_returned_does_not_stand_and_any_other_does() {
    let table = [
        (ReviewCode::AttestationUnfit, About::Application, false),
        (ReviewCode::Other, About::Sample(SampleKind::Signature), false),
        (ReviewCode::FactWrong, About::Field(FieldId::Phone), true),
    ];
    for (code, about, stands) in table {
        let (post, id) = Post::with_submitted();
        let run = post.start();
        run.sign_in("hung");
        run.station.open_review(&id).expect("opened");
        let why = ReviewReason { code, about, text: Some("x".to_owned()), person_must_come: false };
        run.station.return_application(&id, vec![why]).expect("returned");
        run.sign_in("lan");
        let case = run.station.resume_application(&id).expect("taken up");
        assert_eq!(case.attestation().is_some(), stands, "{code:?} {about}");
        if !stands {
            run.sign_by_hand(&id);
            assert!(run.station.sign_and_submit(&id).expect("submitted").note.returned_for.is_empty());
        }
    }
}

#[test]
fn nothing_says_returned_once_it_was_submitted_again_and_the_supervisor_reads_why_it_was() {
    let (post, id) = Post::with_submitted();
    let run = post.start();
    let why = ReviewReason { code: ReviewCode::FactWrong, about: About::Field(FieldId::Phone), text: None, person_must_come: false };
    run.sign_in("hung");
    run.station.open_review(&id).expect("opened");
    run.station.return_application(&id, vec![why.clone()]).expect("returned");
    run.sign_in("lan");
    let reasons = |run: &Run| run.station.application(&id).expect("read").note.returned_for;
    assert_eq!(run.station.resume_application(&id).expect("taken up").note.returned_for, vec![why.clone()]);
    run.station.save_field(&id, "phone", "0987654321").expect("mended");
    run.sign_by_hand(&id);
    assert_eq!(reasons(&run).len(), 1, "to be mended until it is submitted");
    run.station.sign_and_submit(&id).expect("submitted again");
    assert!(reasons(&run).is_empty());
    run.sign_in("hung");
    assert_eq!(run.station.open_review(&id).expect("opened").returned_for, vec![why]);
    run.station.approve_batch(&[id]).expect("approved");
    assert!(reasons(&run).is_empty());
}

#[test]
fn a_reason_counts_as_mended_when_what_it_points_at_has_changed_and_no_other() {
    let (post, id) = Post::with_submitted();
    let run = post.start();
    let about = |place: &str| station::about(Some(place)).expect("a place");
    let whole = About::Application;
    // Each with what is done about it, or nothing; in this order.
    let table = [
        (ReviewCode::FactWrong, about("delivery")),
        (ReviewCode::FactMissing, whole),
        (ReviewCode::PrintsUnfit, about("slap13")),
        (ReviewCode::PrintsUnfit, about("slap14")),
        (ReviewCode::ExceptionDoubtful, about("finger_1")),
        (ReviewCode::ExceptionDoubtful, about("gap_iris")),
        (ReviewCode::AttestationUnfit, whole),
        (ReviewCode::PersonDoubtful, whole),
    ];
    let reasons = table.map(|(code, about)| ReviewReason { code, about, text: None, person_must_come: false });
    run.sign_in("hung");
    run.station.open_review(&id).expect("opened");
    run.station.return_application(&id, reasons.to_vec()).expect("returned");
    let mended = |run: &Run| {
        let case = run.station.application(&id).expect("read");
        reasons.iter().map(|reason| case.is_mended(reason)).collect::<Vec<_>>()
    };
    assert_eq!(mended(&run), [false; 8]);
    run.sign_in("lan");
    run.station.resume_application(&id).expect("taken up");
    assert_eq!(mended(&run), [false; 8]);
    run.station.save_field(&id, "phone", "0987654321").expect("mended");
    assert_eq!(mended(&run), [false, true, false, false, false, false, false, false]);
    run.slap(&id, 13);
    run.station.declare_exception(&id, &[1], enrollment::ExceptionKind::Worn, true, "").expect("declared");
    run.station.note_gap(&id, Modality::Iris, enrollment::GapReason::Unable, false).expect("noted");
    assert_eq!(mended(&run), [false, true, true, false, true, true, false, false]);
    run.sign_by_hand(&id);
    assert_eq!(mended(&run), [false, true, true, false, true, true, true, false]);
}

#[test]
fn whoever_is_looked_up_after_a_refusal_gets_the_draft_that_answers_it_and_the_clerk_is_told_before() {
    let person = resident(Case::DueForExchange);
    let (post, run, old) = post_with(refusal("recapture"));
    let by = station::FindBy::Number(person.record.number.to_string());
    let told = |run: &Run| run.station.find_person(&by).expect("found").people[0].notes.iter().any(|note| note.code == "answersRefusal");
    assert!(told(&run));
    let id = run.open(person);
    let case = run.station.application(&id).expect("read");
    assert_eq!(case.application.header().follows(), Some(old));
    assert_eq!(case.facts().map(|facts| facts.text(FieldId::Delivery)), Some("at_post"));
    assert!(listed(&run).is_empty() && !told(&run));

    let other = resident(Case::FirstCard);
    let for_good = decided(&post, &run, other, refusal("none"));
    let id = run.open(other);
    assert_eq!(run.station.application(&id).expect("read").application.header().follows(), None, "{for_good} has no remedy");
}
