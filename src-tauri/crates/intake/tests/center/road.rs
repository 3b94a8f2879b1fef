//! Station and center over a bad road: the file arrives bit for bit, little is sent twice, and nobody is fooled.

use std::collections::BTreeMap;
use std::sync::atomic::Ordering;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use enrollment::{Digest, PackageId, Timestamp};
use intake_protocol::limit::MAX_CHUNK;
use package::{Trust, policy, receipt, verdict};
use uplink::{
    AwaitingVerdict, CenterState, Decision, Drain, Jitter, OutboxPort, PortError, ReadyPackage, StatementKind, Trouble, UplinkError,
    Verifier, VerifyError, WaitingStatement,
};

use crate::door::{Silent, task};
use crate::lossy::{Fault, Road, Stumbling};
use crate::post::{NOW, Parcel, Post, client};

/// A package of about a megabyte.
fn large(post: &Post) -> Parcel {
    let mut wish = post.wish();
    wish.padding = 1_000_000;
    post.seal(&wish)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_road_cut_again_and_again_carries_the_file_whole_and_little_of_it_twice() {
    let post = Post::new();
    let center = post.center().await;
    let parcel = large(&post);
    let cut = |nth: u64| if nth.is_multiple_of(3) { Fault::EndAfter(60_000 + nth * 17_001) } else { Fault::CutAfter(60_000 + nth * 17_001) };
    let cuts: Vec<Fault> = (0..9).map(cut).chain([Fault::None]).collect();
    let road = Road::to(center.address(), cuts).await;
    let station = client(&road.url());
    station.upload(&task(&parcel), &mut Silent).await.expect("uploaded");

    let receipt = station.receipt(&parcel.metadata.package_id, &parcel.sealed.file_digest).await.expect("an answer").expect("a receipt");
    let receipt = receipt::verify(&receipt, &post.trust, NOW).expect("signed");
    assert_eq!(receipt.file_digest, parcel.sealed.file_digest, "bit for bit");
    let length = parcel.sealed.file.len() as u64;
    let twice = road.upward.load(Ordering::SeqCst) - length;
    assert!(road.connections.load(Ordering::SeqCst) >= 9);
    assert!(twice <= 9 * 64 * 1024, "{twice} bytes beyond the file's {length} were sent over nine cuts");
    center.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn answers_that_are_not_the_centers_are_told_apart_and_survived() {
    let table = [
        ("HTTP/1.1 500 Internal Server Error\r\ncontent-length: 0\r\nconnection: close\r\n\r\n", "centerTrouble"),
        ("HTTP/1.1 200 OK\r\ncontent-length: 6\r\nconnection: close\r\n\r\n<html>", "centerAnswerUnreadable"),
        ("HTTP/1.1 302 Found\r\nlocation: http://portal.example/\r\ncontent-length: 0\r\nconnection: close\r\n\r\n", "centerAnswerUnreadable"),
        ("SSH-2.0-OpenSSH_9.2\r\n", "centerAnswerUnreadable"),
        ("HTTP/1.1 200 OK\r\ncontent-length: 99999999\r\nconnection: close\r\n\r\n", "centerAnswerUnreadable"),
        ("", "centerCut"),
        ("HTTP/1.1 404 Not Found\r\ncontent-length: 9\r\nconnection: close\r\n\r\nnot found", "centerAnswerUnreadable"),
    ];
    let post = Post::new();
    let center = post.center().await;
    for (says, expected) in table {
        let road = Road::to(center.address(), vec![Fault::Says(says)]).await;
        let error = client(&road.url()).health().await.expect_err("no center");
        assert_eq!(error.code(), expected, "{says:?}");

        // A few such answers on the way are survived.
        let parcel = post.parcel();
        let faults = vec![Fault::Says(says), Fault::Says(says), Fault::None];
        let road = Road::to(center.address(), faults).await;
        let station = client(&road.url());
        let mut last = None;
        for _ in 0..4 {
            last = Some(station.upload(&task(&parcel), &mut Silent).await);
            if matches!(last, Some(Ok(()))) {
                break;
            }
        }
        assert_eq!(last, Some(Ok(())), "{says:?}");
    }
    center.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_location_at_another_origin_and_an_absurd_offset_are_not_believed() {
    let post = Post::new();
    let center = post.center().await;
    let parcel = post.parcel();
    let away = "HTTP/1.1 201 Created\r\nlocation: http://127.0.0.1:9/v1/uploads/1\r\ncontent-length: 0\r\nconnection: close\r\n\r\n";
    let options = "HTTP/1.1 204 No Content\r\ntus-version: 1.0.0\r\ntus-extension: creation\r\nconnection: close\r\n\r\n";
    let road = Road::to(center.address(), vec![Fault::Says(options), Fault::Says(away)]).await;
    assert_eq!(client(&road.url()).upload(&task(&parcel), &mut Silent).await, Err(UplinkError::ForeignLocation));

    let absurd = "HTTP/1.1 200 OK\r\nupload-offset: 999999999\r\nconnection: close\r\ncontent-length: 0\r\n\r\n";
    let road = Road::to(center.address(), vec![Fault::Says(absurd), Fault::None]).await;
    let mut resumed = task(&parcel);
    resumed.resume = Some(format!("{}/v1/uploads/00", road.url()));
    client(&road.url()).upload(&resumed, &mut Silent).await.expect("asks again, finds it gone, begins anew");

    // A remembered place at another center is not asked.
    let parcel = post.parcel();
    let mut elsewhere = task(&parcel);
    elsewhere.resume = Some("http://127.0.0.1:9/v1/uploads/1".into());
    client(&center.url()).upload(&elsewhere, &mut Silent).await.expect("begins anew");
    center.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_slow_road_carries_too() {
    let post = Post::new();
    let center = post.center().await;
    let parcel = large(&post);
    let road = Road::to(center.address(), vec![Fault::Late(Duration::from_millis(5))]).await;
    client(&road.url()).upload(&task(&parcel), &mut Silent).await.expect("uploaded");
    assert!(parcel.sealed.file.len() <= 2 * MAX_CHUNK);
    center.stop().await;
}

/// An outbox in memory.
struct Outbox {
    parcels: Vec<Parcel>,
    held: Mutex<Held>,
}

#[derive(Default)]
struct Held {
    statements: Vec<(WaitingStatement, Timestamp)>,
    urls: BTreeMap<PackageId, String>,
    not_before: BTreeMap<PackageId, Timestamp>,
    failures: Vec<(PackageId, String)>,
    receipts: BTreeMap<PackageId, Vec<u8>>,
    verdicts: BTreeMap<PackageId, Decision>,
    center: Option<CenterState>,
    approvals_missing: u32,
    /// The packages lay in an outbox that was lost.
    refilled: bool,
}

impl Outbox {
    fn new(parcels: Vec<Parcel>, approval: Vec<u8>) -> Self {
        let statement = WaitingStatement { digest: Digest::of(&approval), kind: StatementKind::Approval, bytes: approval, failures: 0 };
        let held = Held { statements: vec![(statement, Timestamp::default())], ..Held::default() };
        Self { parcels, held: Mutex::new(held) }
    }

    fn look(&self) -> std::sync::MutexGuard<'_, Held> {
        self.held.lock().expect("no panic holds it")
    }

    fn decided(&self) -> usize {
        self.look().verdicts.len()
    }
}

impl OutboxPort for Outbox {
    fn statement_due(&self, now: Timestamp) -> Result<Option<WaitingStatement>, PortError> {
        Ok(self.look().statements.iter().find(|(_, at)| *at <= now).map(|(statement, _)| statement.clone()))
    }
    fn statement_taken(&self, digest: &Digest, _: Timestamp) -> Result<(), PortError> {
        self.look().statements.retain(|(statement, _)| statement.digest != *digest);
        Ok(())
    }
    fn statement_failed(&self, digest: &Digest, _: &Trouble, not_before: Timestamp) -> Result<(), PortError> {
        for (statement, at) in &mut self.look().statements {
            if statement.digest == *digest {
                *at = not_before;
            }
        }
        Ok(())
    }
    fn package_due(&self, now: Timestamp) -> Result<Option<ReadyPackage>, PortError> {
        let held = self.look();
        let due = self.parcels.iter().find(|parcel| {
            let id = &parcel.metadata.package_id;
            !held.receipts.contains_key(id) && held.not_before.get(id).is_none_or(|at| *at <= now)
        });
        Ok(due.map(|parcel| ReadyPackage {
            package_id: parcel.metadata.package_id,
            file_digest: parcel.sealed.file_digest,
            content_digest: parcel.sealed.content_digest,
            station: parcel.metadata.station.clone(),
            epoch: parcel.metadata.epoch,
            sequence: parcel.metadata.sequence,
            upload_url: held.urls.get(&parcel.metadata.package_id).cloned(),
            failures: u32::try_from(held.failures.iter().filter(|(id, _)| *id == parcel.metadata.package_id).count()).expect("few"),
            maybe_there: held.refilled,
        }))
    }
    fn sealed_file(&self, package: &PackageId) -> Result<Arc<[u8]>, PortError> {
        let found = self.parcels.iter().find(|parcel| parcel.metadata.package_id == *package).expect("known");
        Ok(found.sealed.file.clone().into())
    }
    fn upload_at(&self, package: &PackageId, url: Option<&str>) -> Result<(), PortError> {
        match url {
            Some(url) => self.look().urls.insert(*package, url.to_owned()),
            None => self.look().urls.remove(package),
        };
        Ok(())
    }
    fn held(&self, _: &PackageId, _: u64) -> Result<(), PortError> {
        Ok(())
    }
    fn progress(&self, _: &PackageId, _: u64, _: u64) {}
    fn failed(&self, package: &PackageId, trouble: &Trouble, not_before: Timestamp) -> Result<(), PortError> {
        let mut held = self.look();
        held.failures.push((*package, trouble.code.clone()));
        held.not_before.insert(*package, not_before);
        Ok(())
    }
    fn turned_away(&self, package: &PackageId, trouble: &Trouble, not_before: Timestamp) -> Result<(), PortError> {
        self.look().urls.remove(package);
        self.failed(package, trouble, not_before)
    }
    fn received(&self, package: &PackageId, receipt: &[u8], _: Timestamp) -> Result<(), PortError> {
        let mut held = self.look();
        held.not_before.remove(package);
        held.receipts.insert(*package, receipt.to_vec());
        Ok(())
    }
    fn verdict_due(&self, now: Timestamp) -> Result<Option<AwaitingVerdict>, PortError> {
        let held = self.look();
        let waiting = held.receipts.keys().filter(|id| !held.verdicts.contains_key(id));
        let mut due = waiting.filter(|id| held.not_before.get(id).is_none_or(|at| *at <= now));
        Ok(due.next().map(|id| AwaitingVerdict { package_id: *id, received_at: NOW }))
    }
    fn not_yet(&self, package: &PackageId, not_before: Timestamp) -> Result<(), PortError> {
        self.look().not_before.insert(*package, not_before);
        Ok(())
    }
    fn approval_missing(&self, _: &PackageId) -> Result<(), PortError> {
        self.look().approvals_missing += 1;
        Ok(())
    }
    fn decided(&self, package: &PackageId, decision: Decision, _: &[u8], _: Timestamp) -> Result<(), PortError> {
        self.look().verdicts.insert(*package, decision);
        Ok(())
    }
    fn center(&self, state: CenterState, _: Option<Timestamp>) {
        self.look().center = Some(state);
    }
}

/// Believes centers of one authority.
struct Believes(Trust);

impl Verifier for Believes {
    fn receipt(&self, bytes: &[u8], about: &ReadyPackage) -> Result<(), VerifyError> {
        let receipt = receipt::verify(bytes, &self.0, NOW).map_err(|error| VerifyError { code: error.code().into() })?;
        receipt
            .answers(about.package_id, about.file_digest, about.content_digest, &about.station)
            .map_err(|error| VerifyError { code: error.code().into() })
    }
    fn verdict(&self, bytes: &[u8], about: &AwaitingVerdict) -> Result<Decision, VerifyError> {
        let verdict = verdict::verify(bytes, &self.0, NOW).map_err(|error| VerifyError { code: error.code().into() })?;
        verdict.answers(about.package_id).map_err(|error| VerifyError { code: error.code().into() })?;
        Ok(if verdict.decision == verdict::Decision::Accepted { Decision::Accepted } else { Decision::Refused })
    }
    fn policy(&self, bytes: &[u8]) -> Result<(), VerifyError> {
        policy::verify(bytes, &self.0, NOW, 0).map(drop).map_err(|error| VerifyError { code: error.code().into() })
    }
}

/// A clock that runs as fast as the test.
fn clock() -> impl Fn() -> Timestamp + Send + Sync {
    let start = Instant::now();
    move || NOW.plus_ms(i64::try_from(start.elapsed().as_millis()).expect("a short test"))
}

#[tokio::test(flavor = "multi_thread")]
async fn the_drain_empties_the_outbox_and_survives_a_center_that_goes_and_returns() {
    let post = Post::new();
    let center = post.center().await;
    let address = center.address();
    let parcels = vec![post.parcel(), large(&post), post.parcel()];
    let approval = post.approve(&parcels.iter().collect::<Vec<_>>());
    let outbox = Outbox::new(parcels, approval);
    let (verifier, now) = (Believes(post.trust.clone()), clock());
    let station = client(&format!("http://{address}"));
    let mut drain = Drain::new(Jitter::none());

    center.stop().await;
    let report = drain.once(&outbox, &verifier, &station, &now).await;
    assert_eq!(report.state, CenterState::Offline);
    assert_eq!(report.trouble.map(|trouble| trouble.code).as_deref(), Some("centerUnreachable"));
    assert!(report.next <= Duration::from_secs(2), "the first retry comes soon");
    assert_eq!(outbox.look().center, Some(CenterState::Offline));

    let mut settings = post.settings();
    settings.listen = address;
    let center = intake::start(settings).await.expect("the center returns");
    drain.try_now();
    let until = Instant::now() + Duration::from_secs(20);
    while outbox.decided() < 3 && Instant::now() < until {
        let report = drain.once(&outbox, &verifier, &station, &now).await;
        assert_eq!(report.state, CenterState::Online, "{report:?}");
        tokio::time::sleep(report.next.min(Duration::from_millis(200))).await;
    }
    {
        let held = outbox.look();
        assert_eq!(held.verdicts.values().filter(|decision| **decision == Decision::Accepted).count(), 3);
        assert!(held.statements.is_empty() && held.failures.is_empty(), "{:?}", held.failures);
    }
    center.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_receipt_that_is_not_believed_leaves_the_package_in_the_queue() {
    let (post, stranger) = (Post::new(), Post::new());
    let center = post.center().await;
    let (bad, good) = (post.parcel(), post.parcel());
    let approval = post.approve(&[&bad, &good]);
    let (id, now) = (bad.metadata.package_id, clock());
    let mut parcels = vec![bad, good];
    // What the outbox believes to have sent differs from what the receipt says.
    parcels[0].sealed.content_digest = Digest::of(b"another content");
    let outbox = Outbox::new(parcels, approval);
    let station = client(&center.url());
    let report = Drain::new(Jitter::none()).once(&outbox, &Believes(post.trust.clone()), &station, &now).await;
    assert_eq!(report.receipts, 1, "the next package goes on");
    assert_eq!(outbox.look().failures, [(id, "statementOtherPackage".to_owned())]);
    assert!(!outbox.look().receipts.contains_key(&id));

    // A center of another authority is not believed at all.
    let parcel = post.parcel();
    let (id, approval) = (parcel.metadata.package_id, post.approve(&[&parcel]));
    let outbox = Outbox::new(vec![parcel], approval);
    Drain::new(Jitter::none()).once(&outbox, &Believes(stranger.trust.clone()), &station, &now).await;
    assert_eq!(outbox.look().failures, [(id, "certificateUntrusted".to_owned())]);
    center.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_turned_away_at_the_door_is_sent_once_and_then_only_asked_after() {
    let post = Post::new();
    let center = post.center().await;
    let other = post
        .authority
        .issue("center-2", keyring::Role::Center, keyring::Usage::Agreement, &keyring::NewAgreementKey::make().public_key(), keyring::Validity::days(NOW.unix_ms() - 1000, 300))
        .expect("issued");
    let mut wish = post.wish();
    wish.padding = 300_000;
    wish.center_certificate = Some(other);
    let (bad, good) = (post.seal(&wish), post.parcel());
    let (id, length) = (bad.metadata.package_id, bad.sealed.file.len() as u64);
    let approval = post.approve(&[&bad, &good]);
    let outbox = Outbox::new(vec![bad, good], approval);
    let road = Road::to(center.address(), vec![Fault::None]).await;
    let (verifier, station) = (Believes(post.trust.clone()), client(&road.url()));
    let mut drain = Drain::new(Jitter::none());
    let mut now = NOW;
    let report = drain.once(&outbox, &verifier, &station, &|| now).await;
    assert_eq!((report.receipts, report.trouble.map(|trouble| trouble.code).as_deref()), (1, Some("recipientUnknown")));
    let sent = road.upward.load(Ordering::SeqCst);
    assert!(sent > length);
    for _ in 0..5 {
        now = now.plus_ms(600_000);
        drain.once(&outbox, &verifier, &station, &|| now).await;
    }
    assert_eq!(outbox.look().failures.len(), 1, "not tried for almost an hour");
    now = now.plus_ms(600_001);
    drain.once(&outbox, &verifier, &station, &|| now).await;
    assert_eq!(outbox.look().failures, [(id, "recipientUnknown".to_owned()), (id, "recipientUnknown".to_owned())]);
    assert!(road.upward.load(Ordering::SeqCst) - sent < length / 4, "asked after, not sent again");
    center.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn one_package_the_center_stumbles_over_does_not_stop_the_others() {
    let post = Post::new();
    let center = post.center().await;
    let parcels = vec![post.parcel(), post.parcel(), post.parcel()];
    let stumbled = parcels[0].metadata.package_id;
    let mark = parcels[0].metadata.encode().split(',').next().expect("the package's id").to_owned();
    let approval = post.approve(&parcels.iter().collect::<Vec<_>>());
    let outbox = Outbox::new(parcels, approval);
    // The center's answers about the first package are never understood: its place is said to be on another machine.
    let stumbling = Stumbling::before(center.address(), mark).await;
    let station = client(&stumbling);
    let report = Drain::new(Jitter::none()).once(&outbox, &Believes(post.trust.clone()), &station, &clock()).await;
    assert_eq!((report.state, report.receipts), (CenterState::Online, 2), "{report:?}");
    assert_eq!(outbox.look().failures, [(stumbled, "centerForeignAddress".to_owned())]);
    center.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_center_that_stumbles_over_its_verdicts_still_takes_every_package() {
    let post = Post::new();
    let center = post.center().await;
    let parcels: Vec<_> = (0..7).map(|_| post.parcel()).collect();
    let approval = post.approve(&parcels.iter().collect::<Vec<_>>());
    let outbox = Outbox::new(parcels, approval);
    let stumbling = Stumbling::before(center.address(), "/verdict".to_owned()).await;
    let report = Drain::new(Jitter::none()).once(&outbox, &Believes(post.trust.clone()), &client(&stumbling), &|| NOW).await;
    assert_eq!((report.state, report.receipts, report.verdicts), (CenterState::Online, 7, 0), "{report:?}");
    assert_eq!(outbox.look().failures.len(), 3, "then nobody asks any more in this pass");
    center.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_lost_outbox_had_delivered_is_asked_after_and_not_sent_again() {
    let post = Post::new();
    let center = post.center().await;
    let parcel = large(&post);
    let length = parcel.sealed.file.len() as u64;
    let approval = post.approve(&[&parcel]);
    let (verifier, now) = (Believes(post.trust.clone()), clock());
    let lost = Outbox::new(vec![parcel], approval.clone());
    assert_eq!(Drain::new(Jitter::none()).once(&lost, &verifier, &client(&format!("http://{}", center.address())), &now).await.receipts, 1);

    let road = Road::to(center.address(), vec![Fault::None]).await;
    let filled = Outbox::new(lost.parcels, approval);
    filled.look().refilled = true;
    assert_eq!(Drain::new(Jitter::none()).once(&filled, &verifier, &client(&road.url()), &now).await.receipts, 1);
    assert!(road.upward.load(Ordering::SeqCst) < length / 4, "no byte of the file goes again");
    center.stop().await;
}
