use keyring::{KeyId, NewAgreementKey, Role, Validity, public_key_of};
use package::policy::{self, CertificateDer, Policy};
use station::CheckState;
use synthetic::Case;

use crate::post::{MORNING, Post, Run, refused, resident, validity};

const DAY_MS: i64 = 86_400_000;

fn key(post: &Post, validity: Validity) -> CertificateDer {
    CertificateDer(post.issue_agreement(Role::Center, validity, &NewAgreementKey::make().public_key()))
}

fn said(post: &Post, counter: u64, current: &CertificateDer, next: Option<&CertificateDer>) -> Vec<u8> {
    let policy = Policy {
        counter,
        issued_at: enrollment::Timestamp::from_unix_ms(MORNING),
        demo: true,
        current: current.clone(),
        next: next.cloned(),
    };
    policy::sign(&policy, &post.center).expect("signed")
}

fn id_of(certificate: &CertificateDer) -> KeyId {
    public_key_of(&certificate.0).expect("a certificate").key_id()
}

/// Submits one application, and reads from the sealed file whom it is for.
fn sealed_to(post: &Post, run: &Run, person: Case) -> KeyId {
    let id = run.submit(resident(person));
    let package = run.station.application(&id).expect("read").note.package.expect("a package").id;
    let file = run.station.outbox().file(&package).expect("the file");
    package::verify_outer(&file, &post.trust(), run.station.now()).expect("anyone can check it").header.recipient_key_id
}

fn state(run: &Run) -> (CheckState, String) {
    let checked = run.station.examine().checks.into_iter().find(|one| one.check == "policy").expect("a line about the policy");
    (checked.state, checked.code)
}

#[test]
fn packages_go_to_the_key_of_the_newest_policy_and_an_older_policy_is_refused() {
    let post = Post::new();
    let run = post.start();
    assert_eq!(state(&run), (CheckState::Absent, "policyAwaited".to_owned()));
    let (first, second) = (key(&post, validity()), key(&post, validity()));

    // It comes while nobody is signed in.
    run.station.take_policy(&said(&post, 3, &first, Some(&second))).expect("taken");
    assert_eq!(state(&run), (CheckState::Works, "policyHeld".to_owned()));
    refused(run.station.take_policy(&said(&post, 2, &second, None)), "statementStale");
    assert_eq!(state(&run), (CheckState::Attention, "statementStale".to_owned()));
    assert!(run.station.take_policy(b"garbage").is_err());
    run.sign_in("lan");
    assert_eq!(sealed_to(&post, &run, Case::DueForExchange), id_of(&first), "what was refused changed nothing");

    // The next one is in use from the moment it is said, and after a start as well.
    run.station.take_policy(&said(&post, 4, &second, None)).expect("taken");
    drop(run);
    let run = post.start();
    run.sign_in("lan");
    assert_eq!(sealed_to(&post, &run, Case::OlderCard), id_of(&second));
}

#[test]
fn a_station_without_a_network_goes_over_to_the_next_key_by_itself() {
    let post = Post::new();
    let run = post.start();
    let ends = key(&post, Validity::days(MORNING - DAY_MS, 3));
    let next = key(&post, validity());
    run.station.take_policy(&said(&post, 1, &ends, Some(&next))).expect("taken");
    run.sign_in("lan");
    assert_eq!(sealed_to(&post, &run, Case::DueForExchange), id_of(&ends));
    run.station.lock();
    post.wrist.set(MORNING + 5 * DAY_MS);
    run.sign_in("lan");
    assert_eq!(sealed_to(&post, &run, Case::OlderCard), id_of(&next));
}

#[test]
fn a_policy_that_names_anothers_key_is_refused() {
    let post = Post::new();
    let run = post.start();
    let stations = CertificateDer(post.issue_agreement(Role::Station, validity(), &NewAgreementKey::make().public_key()));
    assert!(run.station.take_policy(&said(&post, 1, &stations, None)).is_err());
    let foreign = Post::new();
    assert!(run.station.take_policy(&said(&foreign, 1, &key(&foreign, validity()), None)).is_err());
    assert_ne!(state(&run).0, CheckState::Works);
}
