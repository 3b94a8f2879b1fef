use enrollment::{Digest, StageName};
use package::receipt::{self, Receipt};
use package::verdict::{self, Verdict};
use store::{Decision, ItemState};
use synthetic::Case;

use crate::post::{Post, Run, issue, refused, resident};

#[test]
fn one_application_travels_the_whole_way() {
    let post = Post::new();
    let run = post.start();
    run.sign_in("lan");
    let id = run.submit(resident(Case::DueForExchange));
    let case = run.station.application(&id).expect("read");
    assert_eq!(case.stage(), StageName::Submitted);
    assert!(case.note.simulated && case.note.risks.contains(&"simulated".to_owned()));

    run.sign_in("hung");
    run.station.open_review(&id).expect("opened");
    run.station.approve_batch(&[id]).expect("approved");
    let outbox = run.station.outbox();
    let item = outbox.list(None, 1, 0).expect("items").remove(0);
    assert_eq!(item.state, ItemState::Ready);
    let file = outbox.file(&item.package_id).expect("the file");
    let outer = package::verify_outer(&file, &post.trust(), run.station.now()).expect("anyone can check the origin");
    assert_eq!((outer.header.package_id, outer.header.sequence), (item.package_id, 1));

    // The center answers while the station is locked.
    run.station.lock();
    let now = run.station.now();
    let said = Receipt {
        package_id: item.package_id,
        file_digest: item.file_digest,
        content_digest: item.content_digest,
        station: run.station.config().station.clone(),
        received_at: now,
        duplicate: false,
    };
    let verifier = run.station.verifier();
    assert!(verifier.receipt(b"garbage", &item, now).is_err());
    let other = Receipt { file_digest: Digest::of(b"another file"), ..said.clone() };
    refused(verifier.receipt(&receipt::sign(&other, &post.center).expect("signed"), &item, now), "statementOtherPackage");
    let foreign = keyring::Authority::make("Another authority", crate::post::validity()).expect("an authority");
    let stranger = issue(&foreign, "CENTER", keyring::Role::Center);
    assert!(verifier.receipt(&receipt::sign(&said, &stranger).expect("signed"), &item, now).is_err());
    let bytes = receipt::sign(&said, &post.center).expect("signed");
    verifier.receipt(&bytes, &item, now).expect("believed");
    outbox.mark_statement_sent(&outbox.statement_due(now).expect("asked").expect("due").digest, now).expect("sent");
    outbox.record_receipt(&item.package_id, &bytes, now).expect("recorded");
    run.station.news_came();

    run.sign_in("lan");
    assert_eq!(run.station.application(&id).expect("read").stage(), StageName::Received, "followed at unlock");
    let verdict = verdict::sign(
        &Verdict { package_id: item.package_id, decision: verdict::Decision::Accepted, at: now },
        &post.center,
    )
    .expect("signed");
    verifier.verdict(&verdict, &item, now).expect("believed");
    assert!(verifier.accepted(&verdict).expect("read"));
    outbox.record_verdict(&item.package_id, Decision::Accepted, &verdict, now).expect("recorded");
    run.station.news_came();
    assert_eq!(run.station.application(&id).expect("read").stage(), StageName::Accepted, "followed at once");
    let queue = run.station.queue(Some("accepted"), 0).expect("the queue");
    assert_eq!((queue.total, queue.rows.len()), (1, 1));
}

#[test]
fn under_six_nothing_is_captured_and_a_representative_is_named() {
    let post = Post::new();
    let run = post.start();
    run.sign_in("lan");
    let id = run.open(resident(Case::UnderSix));
    let case = run.station.application(&id).expect("read");
    assert!(case.plan().expect("a plan").is_empty());
    refused(run.station.capture_slap(&id, 13), "sampleNotPlanned");
    refused(run.station.start_camera(&id), "sampleNotPlanned");
}

#[test]
fn a_clock_set_back_makes_no_answer_of_the_center_unbelievable_or_lost() {
    const DAY: i64 = 86_400_000;
    let (post, id) = Post::with_submitted();
    let run = post.start();
    run.sign_in("hung");
    run.station.open_review(&id).expect("opened");
    run.station.approve_batch(&[id]).expect("approved");
    let outbox = run.station.outbox();
    let item = outbox.list(None, 1, 0).expect("items").remove(0);
    let now = run.station.now();
    let said = Receipt {
        package_id: item.package_id,
        file_digest: item.file_digest,
        content_digest: item.content_digest,
        station: run.station.config().station.clone(),
        received_at: now,
        duplicate: false,
    };
    let bytes = receipt::sign(&said, &post.center).expect("signed");
    // Long before any certificate began.
    let wrong = enrollment::Timestamp::from_unix_ms(now.unix_ms() - 90 * DAY);
    outbox.mark_statement_sent(&outbox.statement_due(now).expect("asked").expect("due").digest, now).expect("sent");
    outbox.record_receipt(&item.package_id, &bytes, wrong).expect("recorded");
    run.station.news_came();
    let verdict = Verdict { package_id: item.package_id, decision: verdict::Decision::Accepted, at: now };
    let verdict = verdict::sign(&verdict, &post.center).expect("signed");
    outbox.record_verdict(&item.package_id, Decision::Accepted, &verdict, now).expect("recorded");
    run.station.news_came();
    assert!(waits(&run) && run.station.application(&id).expect("read").stage() == StageName::Queued, "the verdict waits behind it");

    // A time the center signed: the clock is known to be wrong, the receipt to be right.
    outbox.record_center_time(now, now).expect("kept");
    run.station.verifier().receipt(&bytes, &item, wrong).expect("believed");
    run.station.news_came();
    assert!(!waits(&run));
    assert_eq!(run.station.application(&id).expect("read").stage(), StageName::Accepted, "neither was lost");
}

#[test]
fn one_answer_that_cannot_be_read_holds_up_no_other() {
    const DAY: i64 = 86_400_000;
    let post = Post::new();
    let run = post.start();
    run.sign_in("lan");
    let ids = [Case::DueForExchange, Case::FirstCard].map(|case| run.submit(resident(case)));
    run.sign_in("hung");
    for id in ids {
        run.station.open_review(&id).expect("opened");
    }
    run.station.approve_batch(&ids).expect("approved");
    let outbox = run.station.outbox();
    let now = run.station.now();
    outbox.mark_statement_sent(&outbox.statement_due(now).expect("asked").expect("due").digest, now).expect("sent");
    let items = outbox.list(None, 10, 0).expect("items");
    let [spoiled, good] = ids.map(|id| items.iter().find(|item| item.application == id).expect("sealed"));
    outbox.record_receipt(&spoiled.package_id, b"no receipt at all", now).expect("recorded");
    let said = Receipt {
        package_id: good.package_id,
        file_digest: good.file_digest,
        content_digest: good.content_digest,
        station: run.station.config().station.clone(),
        received_at: now,
        duplicate: false,
    };
    outbox.record_receipt(&good.package_id, &receipt::sign(&said, &post.center_of_a_month()).expect("signed"), now).expect("recorded");
    // Its signer's certificate has ended since, by the center's own time.
    let later = enrollment::Timestamp::from_unix_ms(now.unix_ms() + 60 * DAY);
    outbox.record_center_time(later, now).expect("kept");
    run.station.news_came();
    let stage = |at: usize| run.station.application(&ids[at]).expect("read").stage();
    assert_eq!((stage(0), stage(1)), (StageName::Queued, StageName::Received));
    assert!(waits(&run), "what could not be read is spoken of");
    run.station.close();

    let run = post.start();
    run.sign_in("lan");
    assert!(waits(&run), "also after a start");
}

fn waits(run: &Run) -> bool {
    run.station.status().lines.iter().any(|line| line.code == "newsWaits")
}
