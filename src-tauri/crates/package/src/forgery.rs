//! Parts that are properly signed and encrypted but put together wrongly: what only somebody with real keys could try.

use enrollment::{PackageId, StationId};
use keyring::{Role, Signer, random};

use crate::{
    Header, PackageError, envelope, oid,
    opening::{open, verify_outer},
    signature::sign,
    verdict,
};

#[path = "../tests/package/kit.rs"]
#[allow(dead_code, unreachable_pub)]
mod kit;

use kit::{NOW, Post, YEAR, code, signer, small};

/// A package put together by hand.
struct Forgery<'a> {
    inner_signers: Vec<&'a dyn Signer>,
    inner_header: Option<Header>,
    inner_type: der::asn1::ObjectIdentifier,
    content: Vec<u8>,
    outer_signer: &'a dyn Signer,
    outer_header: Option<Header>,
    outer_type: der::asn1::ObjectIdentifier,
}

impl<'a> Forgery<'a> {
    /// One with nothing wrong yet.
    fn new(post: &'a Post) -> Self {
        let header = post.header();
        Self {
            inner_signers: vec![&post.clerk, &post.station],
            inner_header: Some(header.clone()),
            inner_type: oid::CONTENT,
            content: small().encode().unwrap(),
            outer_signer: &post.station,
            outer_header: Some(header),
            outer_type: oid::ENVELOPE,
        }
    }

    fn opened(&self, post: &Post) -> Result<(), PackageError> {
        let (signed, _) = sign(self.inner_type, &self.content, &self.inner_signers, self.inner_header.as_ref(), NOW)?;
        let envelope = envelope::encrypt(signed, post.center_agreement.certificate())?;
        let (file, _) = sign(self.outer_type, &envelope, &[self.outer_signer], self.outer_header.as_ref(), NOW)?;
        open(&file, &post.trust, &post.center_agreement, NOW).map(drop)
    }
}

#[test]
fn well_signed_parts_that_do_not_belong_together_are_refused() {
    let post = Post::new();
    let same_station_other_key = signer(&post.authority, "station-1", Role::Station, YEAR);
    let second_station = signer(&post.authority, "station-2", Role::Station, YEAR);
    let second_clerk = signer(&post.authority, "clerk-2", Role::Clerk, YEAR);
    let clerk_without_id = signer(&post.authority, "clerk 1", Role::Clerk, YEAR);
    let another = kit::recipient(&post.authority, "center", Role::Center).key_id();
    let change_header = |header: &mut Option<Header>, change: fn(&mut Header)| {
        if let Some(header) = header {
            change(header);
        }
    };
    type Change<'a> = Box<dyn Fn(&mut Forgery<'a>) + 'a>;
    let cases: Vec<(&str, &str, Change<'_>)> = vec![
        ("nothing wrong", "accepted", Box::new(|_| ())),
        ("clerk alone", "packageMalformed", Box::new(|f| f.inner_signers.truncate(1))),
        ("station twice", "certificateWrongRole", Box::new(|f| f.inner_signers = vec![&post.station, &post.station])),
        ("two clerks", "certificateWrongRole", Box::new(|f| f.inner_signers = vec![&post.clerk, &second_clerk])),
        ("supervisor for the clerk", "certificateWrongRole", Box::new(|f| f.inner_signers[0] = &post.supervisor)),
        ("a third signer", "packageMalformed", Box::new(|f| f.inner_signers.push(&post.supervisor))),
        ("clerk whose name is no id", "packageMalformed", Box::new(|f| f.inner_signers[0] = &clerk_without_id)),
        ("inner station with another key", "packageMismatch", Box::new(|f| f.inner_signers[1] = &same_station_other_key)),
        ("inner station is another", "packageMismatch", Box::new(|f| f.inner_signers[1] = &second_station)),
        ("outer signed by the clerk", "certificateWrongRole", Box::new(|f| f.outer_signer = &post.clerk)),
        ("outer signed by the center", "certificateWrongRole", Box::new(|f| f.outer_signer = &post.center)),
        ("outer station is not the header's", "packageMismatch", Box::new(|f| f.outer_signer = &second_station)),
        ("no outer header", "packageMalformed", Box::new(|f| f.outer_header = None)),
        ("no inner header", "packageMismatch", Box::new(|f| f.inner_header = None)),
        ("another package id outside", "packageMismatch", Box::new(move |f| change_header(&mut f.outer_header, |h| h.package_id = PackageId::from_bytes(random())))),
        ("another sequence outside", "packageMismatch", Box::new(move |f| change_header(&mut f.outer_header, |h| h.sequence += 1))),
        ("another revision inside", "packageMismatch", Box::new(move |f| change_header(&mut f.inner_header, |h| h.revision += 1))),
        ("another epoch inside", "packageMismatch", Box::new(move |f| change_header(&mut f.inner_header, |h| h.epoch += 1))),
        ("another recipient outside", "packageNotForUs", Box::new(move |f| f.outer_header.as_mut().unwrap().recipient_key_id = another)),
        ("content signed as a statement", "packageMalformed", Box::new(|f| f.inner_type = oid::STATEMENT)),
        ("envelope signed as a content", "packageMalformed", Box::new(|f| f.outer_type = oid::CONTENT)),
        ("content that is none", "packageMalformed", Box::new(|f| f.content = b"content".to_vec())),
        ("content that is empty", "packageMalformed", Box::new(|f| f.content = vec![])),
    ];
    for (name, expected, change) in cases {
        let mut forgery = Forgery::new(&post);
        change(&mut forgery);
        assert_eq!(code(forgery.opened(&post)), expected, "{name}");
    }
}

#[test]
fn an_envelope_under_another_station_s_signature_is_refused() {
    let post = Post::new();
    let thief = signer(&post.authority, "station-2", Role::Station, YEAR);
    let stolen = verify_outer(&post.seal(&small()).file, &post.trust, NOW).unwrap();
    let header = Header { station: StationId::parse("station-2").unwrap(), ..stolen.header };
    let (file, _) = sign(oid::ENVELOPE, &stolen.envelope, &[&thief], Some(&header), NOW).unwrap();
    assert!(verify_outer(&file, &post.trust, NOW).is_ok(), "from outside it looks right");
    assert_eq!(code(open(&file, &post.trust, &post.center_agreement, NOW)), "packageMismatch");
}

#[test]
fn statements_that_are_signed_but_not_the_format_are_refused() {
    let post = Post::new();
    let id = "0".repeat(32);
    let body = format!(r#"{{"at":"2026-11-22T00:00:00.000Z","decision":"accepted","package_id":"{id}"}}"#);
    let deep = "[".repeat(100_000);
    let cases = [
        ("as it must be", "accepted", format!(r#"{{"body":{body},"type":"thu-nhan/verdict","version":1}}"#)),
        ("another version", "statementOther", format!(r#"{{"body":{body},"type":"thu-nhan/verdict","version":2}}"#)),
        ("no version", "statementOther", format!(r#"{{"body":{body},"type":"thu-nhan/verdict"}}"#)),
        ("no type", "statementOther", format!(r#"{{"body":{body},"version":1}}"#)),
        ("spaces", "packageMalformed", format!(r#"{{"body": {body},"type":"thu-nhan/verdict","version":1}}"#)),
        ("another order", "packageMalformed", format!(r#"{{"type":"thu-nhan/verdict","body":{body},"version":1}}"#)),
        ("a name twice", "packageMalformed", format!(r#"{{"body":{body},"body":{body},"type":"thu-nhan/verdict","version":1}}"#)),
        ("a name too many", "packageMalformed", format!(r#"{{"body":{body},"more":1,"type":"thu-nhan/verdict","version":1}}"#)),
        ("no body", "packageMalformed", r#"{"type":"thu-nhan/verdict","version":1}"#.to_owned()),
        ("a number", "statementOther", "1".to_owned()),
        ("nothing", "packageMalformed", String::new()),
        ("depth without end", "packageMalformed", deep),
    ];
    for (name, expected, text) in cases {
        let (file, _) = sign(oid::STATEMENT, text.as_bytes(), &[&post.center], None, NOW).unwrap();
        assert_eq!(code(verdict::verify(&file, &post.trust, NOW)), expected, "{name}");
    }
    let (file, _) = sign(oid::STATEMENT, b"{}", &[&post.center, &post.station], None, NOW).unwrap();
    assert_eq!(code(verdict::verify(&file, &post.trust, NOW)), "packageMalformed", "two signers");
}
