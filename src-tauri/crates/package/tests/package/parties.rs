//! Who may sign what, and when.

use enrollment::{StationId, Timestamp};
use keyring::{Authority, Role, Signer, Usage, Validity};
use package::{PackageError, Trust, approval, four_eyes, open, seal, verify_outer};

use crate::kit::{Impostor, NOW, Post, YEAR, code, manifest, recipient, signer, small};

#[test]
fn a_package_of_another_authority_is_refused() {
    let (post, other) = (Post::new(), Post::new());
    let sealed = post.seal(&small());
    assert_eq!(code(verify_outer(&sealed.file, &other.trust, NOW)), "certificateUntrusted");
    let both = Trust::new([other.authority.certificate(), post.authority.certificate()]).unwrap();
    assert!(verify_outer(&sealed.file, &both, NOW).is_ok());
}

#[test]
fn certificates_count_within_their_validity_only() {
    let post = Post::new();
    let sealed = post.seal(&small());
    let cases = [
        (YEAR.from_unix_ms - 1, "certificateOutOfValidity"),
        (YEAR.from_unix_ms, "accepted"),
        (YEAR.until_unix_ms, "accepted"),
        (YEAR.until_unix_ms + 1000, "certificateOutOfValidity"),
        (i64::MIN, "certificateOutOfValidity"),
        (i64::MAX, "certificateOutOfValidity"),
    ];
    for (moment, expected) in cases {
        assert_eq!(code(verify_outer(&sealed.file, &post.trust, Timestamp::from_unix_ms(moment))), expected, "{moment}");
    }
}

#[test]
fn a_clerk_whose_certificate_ended_since_is_found_after_opening() {
    let mut post = Post::new();
    let until_noon = Validity { from_unix_ms: YEAR.from_unix_ms, until_unix_ms: NOW.unix_ms() };
    post.clerk = signer(&post.authority, "clerk-1", Role::Clerk, until_noon);
    let sealed = post.seal(&small());
    let later = NOW.plus_ms(5000);
    assert!(verify_outer(&sealed.file, &post.trust, later).is_ok());
    assert_eq!(code(open(&sealed.file, &post.trust, &post.center_agreement, later)), "certificateOutOfValidity");
}

#[test]
fn nothing_is_sealed_with_or_to_a_certificate_that_nobody_answers_for() {
    let (post, other) = (Post::new(), Post::new());
    let (content, header) = (small(), post.header());
    let ended = Validity { from_unix_ms: YEAR.from_unix_ms, until_unix_ms: NOW.unix_ms() - 1000 };
    let (old_clerk, old_station) =
        (signer(&post.authority, "clerk-1", Role::Clerk, ended), signer(&post.authority, "station-1", Role::Station, ended));
    let mut request = post.request(&content, &header);
    request.clerk = &old_clerk;
    assert_eq!(code(seal(&request)), "certificateOutOfValidity");
    let mut request = post.request(&content, &header);
    request.station = &old_station;
    assert_eq!(code(seal(&request)), "certificateOutOfValidity");
    let mut request = post.request(&content, &header);
    request.clerk = &other.clerk;
    assert_eq!(code(seal(&request)), "certificateUntrusted");
    let mut request = post.request(&content, &header);
    request.center_certificate = other.center_agreement.certificate();
    assert_eq!(code(seal(&request)), "certificateUntrusted");
    let mut request = post.request(&content, &header);
    request.at = Timestamp::from_unix_ms(YEAR.until_unix_ms + 1000);
    assert_eq!(code(seal(&request)), "certificateOutOfValidity", "the center's key ends too");
}

#[test]
fn only_clerk_station_and_center_take_part_in_sealing() {
    let post = Post::new();
    let (content, header) = (small(), post.header());
    for role in Role::ALL {
        let holder = signer(&post.authority, "station-1", role, YEAR);
        let mut as_clerk = post.request(&content, &header);
        as_clerk.clerk = &holder;
        assert_eq!(seal(&as_clerk).is_ok(), role == Role::Clerk, "clerk: {role}");
        let mut as_station = post.request(&content, &header);
        as_station.station = &holder;
        assert_eq!(seal(&as_station).is_ok(), role == Role::Station, "station: {role}");
    }
}

#[test]
fn header_station_and_recipient_must_be_those_of_the_certificates() {
    let post = Post::new();
    let (content, mut header) = (small(), post.header());
    header.station = StationId::parse("station-2").unwrap();
    assert_eq!(code(seal(&post.request(&content, &header))), "packageMismatch");
    let mut header = post.header();
    header.recipient_key_id = recipient(&post.authority, "center", Role::Center).key_id();
    assert_eq!(code(seal(&post.request(&content, &header))), "packageMismatch");
}

#[test]
fn a_signer_whose_key_does_not_fit_its_certificate_is_noticed_while_sealing() {
    let post = Post::new();
    let (content, header) = (small(), post.header());
    let impostor = Impostor { shows: post.clerk.certificate().to_vec(), signs: &post.station };
    let mut request = post.request(&content, &header);
    request.clerk = &impostor;
    assert_eq!(code(seal(&request)), "signatureInvalid");
}

#[test]
fn another_recipient_cannot_open() {
    let post = Post::new();
    let sealed = post.seal(&small());
    let other = recipient(&post.authority, "center", Role::Center);
    assert_eq!(code(open(&sealed.file, &post.trust, &other, NOW)), "packageNotForUs");
}

#[test]
fn trust_is_built_on_authorities_only() {
    let post = Post::new();
    assert_eq!(code(Trust::new([post.clerk.certificate()])), "certificateUntrusted");
    assert_eq!(code(Trust::new::<&[u8]>([])), "certificateUntrusted");
    assert_eq!(code(Trust::new([b"garbage"])), "packageMalformed");
    assert!(Trust::from_pem(&post.authority.certificate_pem().unwrap()).is_ok());
    assert!(Trust::from_pem("").is_err());
}

#[test]
fn a_key_for_agreement_does_not_sign_and_a_key_for_signing_does_not_receive() {
    let post = Post::new();
    let certificate = post.center_agreement.certificate();
    assert_eq!(code(post.trust.identify(certificate, Usage::Signing, NOW)), "certificateUntrusted");
    assert!(post.trust.identify(certificate, Usage::Agreement, NOW).is_ok());
    assert_eq!(code(post.trust.identify(post.center.certificate(), Usage::Agreement, NOW)), "certificateUntrusted");
    assert_eq!(code(post.trust.identify(post.authority.certificate(), Usage::Signing, NOW)), "certificateUntrusted");
}

#[test]
fn an_unknown_role_is_no_role() {
    let post = Post::new();
    let other = Authority::make("clerk-1", YEAR).unwrap();
    // The authority's own organizational unit is no role.
    assert!(post.trust.identify(other.certificate(), Usage::Signing, NOW).is_err());
}

#[test]
fn a_supervisor_cannot_approve_what_they_signed_as_clerk() {
    let post = Post::new();
    let opened = post.open(&post.seal(&small()).file).unwrap();
    let approve = |supervisor: &dyn Signer| {
        let file = approval::sign(&manifest(&[&opened]), supervisor, &post.station).unwrap();
        four_eyes(&opened, &approval::verify(&file, &post.trust, NOW).unwrap()).map(drop)
    };
    assert_eq!(code(approve(&post.supervisor)), "accepted");
    let same_person = signer(&post.authority, "clerk-1", Role::Supervisor, YEAR);
    assert_eq!(code(approve(&same_person)), "sameOfficer");
}

#[test]
fn two_names_for_one_key_are_one_person() {
    let post = Post::new();
    let certificate =
        post.authority.issue("supervisor-9", Role::Supervisor, Usage::Signing, &post.clerk.public_key(), YEAR).unwrap();
    let supervisor = Impostor { shows: certificate, signs: &post.clerk };
    let opened = post.open(&post.seal(&small()).file).unwrap();
    let file = approval::sign(&manifest(&[&opened]), &supervisor, &post.station).unwrap();
    let approval = approval::verify(&file, &post.trust, NOW).unwrap();
    assert!(matches!(four_eyes(&opened, &approval), Err(PackageError::SameOfficer)));
}

#[test]
fn swapped_or_missing_items_are_no_approval() {
    let post = Post::new();
    let (one, two) = (post.open(&post.seal(&small()).file).unwrap(), post.open(&post.seal(&small()).file).unwrap());
    let verify = |change: fn(&mut approval::Manifest)| {
        let mut manifest = manifest(&[&one, &two]);
        change(&mut manifest);
        let file = approval::sign(&manifest, &post.supervisor, &post.station).unwrap();
        code(four_eyes(&one, &approval::verify(&file, &post.trust, NOW).unwrap()))
    };
    assert_eq!(verify(|_| ()), "accepted");
    assert_eq!(verify(|manifest| {
        manifest.items.remove(0);
    }), "packageNotApproved");
    assert_eq!(verify(|manifest| manifest.items[0].file_digest = manifest.items[1].file_digest), "packageMismatch");
    assert_eq!(verify(|manifest| manifest.items[0].content_digest = manifest.items[1].content_digest), "packageMismatch");
    let swap = |manifest: &mut approval::Manifest| {
        (manifest.items[0].package_id, manifest.items[1].package_id) = (manifest.items[1].package_id, manifest.items[0].package_id);
    };
    assert_eq!(verify(swap), "packageMismatch");
}
