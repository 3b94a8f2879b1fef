//! What the center turns away, each with its code, and what it takes in only once.

use enrollment::{Digest, PackageId};
use intake::Ledger;
use intake_protocol::{Problem, ProblemCode};
use keyring::{Authority, Role, Usage, Validity, NewAgreementKey, random};
use package::receipt;
use uplink::{CenterClient, PortError, UplinkError, UploadLog, UploadTask};

use crate::post::{NOW, Parcel, Post, client, holder};

/// Hears nothing.
pub(crate) struct Silent;

impl UploadLog for Silent {
    fn upload_at(&mut self, _: Option<&str>) -> Result<(), PortError> {
        Ok(())
    }
    fn held(&mut self, _: u64) -> Result<(), PortError> {
        Ok(())
    }
    fn progress(&mut self, _: u64, _: u64) {}
}

pub(crate) fn task(parcel: &Parcel) -> UploadTask {
    UploadTask { metadata: parcel.metadata.clone(), bytes: parcel.sealed.file.clone().into(), resume: None, tried: false }
}

async fn sent(client: &CenterClient, parcel: &Parcel) -> Option<ProblemCode> {
    match client.upload(&task(parcel), &mut Silent).await {
        Ok(()) => None,
        Err(UplinkError::NotTaken(problem)) => problem.known(),
        Err(error) => panic!("{error}"),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_not_in_order_is_turned_away_with_its_code() {
    let post = Post::new();
    let center = post.center().await;
    let client = client(&center.url());

    let foreign = Authority::make("Foreign", Validity::days(NOW.unix_ms() - 1000, 300)).expect("an authority");
    let (foreign_station, foreign_clerk) = (holder(&foreign, "TEST-01", Role::Station), holder(&foreign, "clerk-1", Role::Clerk));
    let other_key = NewAgreementKey::make();
    let other_center = post
        .authority
        .issue("center-2", Role::Center, Usage::Agreement, &other_key.public_key(), Validity::days(NOW.unix_ms() - 1000, 300))
        .expect("issued");

    let both = package::Trust::new([post.authority.certificate(), foreign.certificate()]).expect("trust");
    let mut table: Vec<(&str, Parcel, ProblemCode)> = Vec::new();
    let mut wish = post.wish();
    wish.station = &foreign_station;
    wish.trust = Some(&both);
    table.push(("a station of another authority", post.seal(&wish), ProblemCode::AuthorityUnknown));
    let mut wish = post.wish();
    wish.clerk = &foreign_clerk;
    wish.trust = Some(&both);
    table.push(("a clerk of another authority", post.seal(&wish), ProblemCode::AuthorityUnknown));
    let mut wish = post.wish();
    wish.center_certificate = Some(other_center);
    table.push(("sealed to another center", post.seal(&wish), ProblemCode::RecipientUnknown));

    let mut damaged = post.parcel();
    let last = damaged.sealed.file.len() - 1;
    damaged.sealed.file[last] ^= 1;
    damaged.metadata.file_digest = Digest::of(&damaged.sealed.file);
    table.push(("a flipped bit in the signature", damaged, ProblemCode::OuterSignatureInvalid));

    let mut rubbish = post.parcel();
    rubbish.sealed.file = vec![7; 1000];
    rubbish.metadata.file_digest = Digest::of(&rubbish.sealed.file);
    table.push(("no package at all", rubbish, ProblemCode::NotAPackage));

    let mut renamed = post.parcel();
    renamed.metadata.package_id = PackageId::from_bytes(random());
    table.push(("announced under another id", renamed, ProblemCode::HeaderMetadataMismatch));
    let mut renumbered = post.parcel();
    renumbered.metadata.sequence += 500;
    table.push(("announced under another number", renumbered, ProblemCode::HeaderMetadataMismatch));

    for (what, parcel, expected) in &table {
        assert_eq!(sent(&client, parcel).await, Some(*expected), "{what}");
        let asked = client.receipt(&parcel.metadata.package_id, &parcel.metadata.file_digest).await;
        let code = match asked {
            Err(UplinkError::NotTaken(Problem { code, .. })) => code,
            other => panic!("{what}: {other:?}"),
        };
        assert_eq!(code, expected.as_str(), "{what}");
        // Another file under that id is none of this file's business.
        assert_eq!(client.receipt(&parcel.metadata.package_id, &Digest::of(b"other")).await, Ok(None), "{what}");
    }
    assert!(Ledger::open(post.folder()).expect("books").packages(10).expect("rows").is_empty());
    center.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_expired_certificate_is_not_valid_now() {
    let post = Post::new();
    let center = post.center().await;
    let parcel = post.parcel();
    post.pass(std::time::Duration::from_secs(301 * 86_400));
    assert_eq!(sent(&client(&center.url()), &parcel).await, Some(ProblemCode::CertificateNotValidNow));
    center.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_file_twice_gives_the_same_receipt_and_other_bytes_are_refused() {
    let post = Post::new();
    let center = post.center().await;
    let client = client(&center.url());
    let parcel = post.parcel();
    let (id, digest) = (parcel.metadata.package_id, parcel.sealed.file_digest);

    assert_eq!(client.receipt(&id, &digest).await, Ok(None));
    assert_eq!(sent(&client, &parcel).await, None);
    let first = client.receipt(&id, &digest).await.expect("an answer").expect("a receipt");
    assert_eq!(client.receipt(&id, &digest).await, Ok(Some(first.clone())), "always the same bytes");
    let first = receipt::verify(&first, &post.trust, NOW).expect("signed by the center");
    first.answers(id, digest, parcel.sealed.content_digest, &parcel.metadata.station).expect("about this package");
    assert!(!first.duplicate);

    post.pass(std::time::Duration::from_secs(60));
    assert_eq!(sent(&client, &parcel).await, None);
    let again = client.receipt(&id, &digest).await.expect("an answer").expect("a receipt");
    let again = receipt::verify(&again, &post.trust, NOW).expect("signed by the center");
    assert_eq!(again, receipt::Receipt { duplicate: true, ..first });

    let mut other = post.wish();
    other.package = Some(id);
    assert_eq!(sent(&client, &post.seal(&other)).await, Some(ProblemCode::PackageIdTaken));
    let mut other = post.wish();
    other.sequence = Some(parcel.metadata.sequence);
    assert_eq!(sent(&client, &post.seal(&other)).await, Some(ProblemCode::SequenceTaken));

    let rows = Ledger::open(post.folder()).expect("books").packages(10).expect("rows");
    assert_eq!((rows.len(), rows[0].duplicates), (1, 1));
    center.stop().await;
}
