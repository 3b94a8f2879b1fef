//! Verdicts: what the rules accept, what they refuse and with which words, and what waits.

use std::time::Duration;

use intake::{Ledger, PackageState, Why};
use intake_protocol::WaitingFor;
use keyring::Role;
use package::verdict::{self, Decision};
use serde_json::{Value, json};
use uplink::{CenterClient, UplinkError, VerdictAnswer};

use crate::door::{Silent, task};
use crate::post::{NOW, Parcel, Post, client, holder};

async fn decision(post: &Post, client: &CenterClient, parcel: &Parcel) -> Decision {
    for _ in 0..200 {
        match client.verdict(&parcel.metadata.package_id).await.expect("an answer") {
            VerdictAnswer::Decided(bytes) => {
                let verdict = verdict::verify(&bytes, &post.trust, NOW).expect("signed by the center");
                verdict.answers(parcel.metadata.package_id).expect("about this package");
                return verdict.decision;
            }
            _ => tokio::time::sleep(Duration::from_millis(25)).await,
        }
    }
    panic!("no verdict within five seconds");
}

fn reasons(decision: &Decision) -> Vec<&str> {
    match decision {
        Decision::Accepted => vec![],
        Decision::Refused { reasons, .. } => reasons.iter().map(String::as_str).collect(),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_approved_package_is_accepted_whichever_comes_first() {
    let post = Post::new();
    let center = post.center().await;
    let client = client(&center.url());
    let (before, after) = (post.parcel(), post.parcel());

    client.send_approval(&post.approve(&[&before])).await.expect("taken");
    client.upload(&task(&before), &mut Silent).await.expect("uploaded");
    assert_eq!(decision(&post, &client, &before).await, Decision::Accepted);

    client.upload(&task(&after), &mut Silent).await.expect("uploaded");
    tokio::time::sleep(Duration::from_millis(50)).await;
    assert_eq!(client.verdict(&after.metadata.package_id).await, Ok(VerdictAnswer::Waiting(WaitingFor::Approval)));
    let approval = post.approve(&[&after]);
    assert!(!client.send_approval(&approval).await.expect("taken").duplicate);
    assert!(client.send_approval(&approval).await.expect("taken").duplicate, "twice changes nothing");
    assert_eq!(decision(&post, &client, &after).await, Decision::Accepted);
    center.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn each_broken_rule_is_named_in_the_verdict() {
    let post = Post::new();
    let center = post.center().await;
    let client = client(&center.url());
    let second_self = holder(&post.authority, "clerk-1", Role::Supervisor);
    let table: Vec<(Vec<(&'static str, Value)>, bool, &str, &str)> = vec![
        (vec![("revision", json!(2))], false, "headerRecordMismatch", "correct_facts"),
        (vec![("signed_at_station", json!("TEST-02"))], false, "headerRecordMismatch", "correct_facts"),
        (vec![("package", json!("00".repeat(16)))], false, "headerRecordMismatch", "correct_facts"),
        (vec![("signed_by", json!("clerk-2"))], false, "clerkMismatch", "correct_facts"),
        (vec![("ticket", json!(17))], false, "recordUnreadable", "correct_facts"),
        (
            vec![("plan", json!({ "portrait": true, "slaps": [], "iris": false, "because": "full" }))],
            false,
            "planUnfulfilled",
            "recapture",
        ),
        // An ordinary exchange that claims to need nothing, a child's plan for a grown-up, and a gap that no station may declare.
        (vec![("reason", json!("damaged")), ("plan", json!({ "portrait": false, "slaps": [], "iris": false, "because": "under_six" }))], false, "planUnfulfilled", "recapture"),
        (vec![("reason", json!("cccd_to_cc")), ("kind", json!("exchange"))], false, "planUnfulfilled", "recapture"),
        (
            vec![("gaps", json!([{ "modality": "portrait", "reason": "no_device", "by": "clerk-1", "at": NOW }]))],
            false,
            "planUnfulfilled",
            "recapture",
        ),
        (vec![], true, "fourEyes", "correct_facts"),
    ];
    for (changes, same_person, expected, remedy) in table {
        let mut wish = post.wish();
        wish.record.extend(changes);
        let parcel = post.seal(&wish);
        let supervisor = if same_person { &second_self } else { &post.supervisor };
        client.send_approval(&post.approve_as(supervisor, &[&parcel])).await.expect("taken");
        client.upload(&task(&parcel), &mut Silent).await.expect("uploaded");
        let found = decision(&post, &client, &parcel).await;
        assert_eq!(found, Decision::Refused { reasons: vec![expected.into()], remedy: remedy.into() });
    }
    // An approval of this id that speaks of other content.
    let (parcel, other) = (post.parcel(), post.parcel());
    let mut confused = Parcel { sealed: other.sealed.clone(), metadata: parcel.metadata.clone() };
    confused.metadata.file_digest = other.sealed.file_digest;
    client.send_approval(&post.approve(&[&confused])).await.expect("taken");
    client.upload(&task(&parcel), &mut Silent).await.expect("uploaded");
    assert_eq!(reasons(&decision(&post, &client, &parcel).await), ["approvalMismatch"]);
    center.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_production_center_refuses_simulated_captures_and_a_demo_center_takes_them() {
    for (demo, expected) in [(true, vec![]), (false, vec!["simulatedCapture"])] {
        let post = Post::new();
        let mut settings = post.settings();
        settings.demo = demo;
        let center = intake::start(settings).await.expect("the center starts");
        let client = client(&center.url());
        let mut wish = post.wish();
        wish.record.insert("simulated", json!(true));
        let parcel = post.seal(&wish);
        client.send_approval(&post.approve(&[&parcel])).await.expect("taken");
        client.upload(&task(&parcel), &mut Silent).await.expect("uploaded");
        assert_eq!(reasons(&decision(&post, &client, &parcel).await), expected, "demo: {demo}");
        let policy = package::policy::verify(&client.policy().await.expect("a policy"), &post.trust, NOW, 0).expect("signed");
        assert_eq!((policy.demo, policy.current.0), (demo, post.center_certificate.clone()));
        assert!(policy.next.is_some());
        center.stop().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_statement_needs_the_right_signers() {
    let post = Post::new();
    let center = post.center().await;
    let client = client(&center.url());
    let parcel = post.parcel();
    let code = |result: Result<intake_protocol::StatementTaken, UplinkError>| match result {
        Err(UplinkError::NotTaken(problem)) => problem.code,
        other => panic!("{other:?}"),
    };
    assert_eq!(code(client.send_approval(b"rubbish").await), "statementUnreadable");
    assert_eq!(code(client.send_approval(&post.void(&parcel.metadata)).await), "statementUnreadable");
    let other = Post::new();
    assert_eq!(code(client.send_approval(&other.approve(&[&parcel])).await), "statementNotTrusted");
    center.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn every_missing_number_is_explained_or_named() {
    let post = Post::new();
    let center = post.center().await;
    let client = client(&center.url());
    let parcels: Vec<Parcel> = (0..4).map(|_| post.parcel()).collect();
    // 1 arrives, 2 is voided, 3 never comes, 4 arrives and is voided afterwards.
    for parcel in [&parcels[0], &parcels[3]] {
        client.upload(&task(parcel), &mut Silent).await.expect("uploaded");
    }
    let void = post.void(&parcels[1].metadata);
    assert!(!client.send_void(&void).await.expect("taken").duplicate);
    assert!(client.send_void(&void).await.expect("taken").duplicate);
    client.send_void(&post.void(&parcels[3].metadata)).await.expect("taken");
    assert_eq!(reasons(&decision(&post, &client, &parcels[3]).await), ["voided"]);

    let ledger = Ledger::open(post.folder()).expect("books");
    let gaps: Vec<(u64, Why)> = ledger.gaps().expect("gaps").into_iter().map(|gap| (gap.sequence, gap.why)).collect();
    assert_eq!(gaps, [(2, Why::Voided { reason: "returned".into() }), (3, Why::Unexplained)]);
    let row = ledger.package(&parcels[0].metadata.package_id).expect("books").expect("a row");
    assert_eq!(row.state, PackageState::AwaitingApproval);
    let opened = ledger.open_package(&row).expect("opens with the center's key");
    assert_eq!(opened.content_digest, parcels[0].sealed.content_digest);
    center.stop().await;
}
