//! A kit of malformed files: good parts, changed in one named way each. Every case names the code it is refused with.

use cms::{
    authenveloped_data::AuthEnvelopedData,
    cert::CertificateChoices,
    content_info::{CmsVersion, ContentInfo},
    enveloped_data::{KeyAgreeRecipientIdentifier, KeyAgreeRecipientInfo, OriginatorIdentifierOrKey, OriginatorInfo, RecipientInfo, RecipientKeyIdentifier},
    revocation::RevocationInfoChoices,
    signed_data::{SignedData, SignerIdentifier, SignerInfo},
};
use der::{
    Any, Decode, Encode, Sequence, Tag,
    asn1::{BitString, Null, ObjectIdentifier, OctetString, SetOfVec},
};
use keyring::{Role, Signer};
use package::{layer::decrypt, verdict, verdict::{Decision, Verdict}, verify_outer};
use x509_cert::{Certificate, attr::Attribute, ext::pkix::SubjectKeyIdentifier};

use crate::kit::{NOW, Post, YEAR, code, signer, small};

const fn oid(dotted: &str) -> ObjectIdentifier {
    ObjectIdentifier::new_unwrap(dotted)
}

#[derive(Sequence)]
struct Gcm {
    nonce: OctetString,
    tag_length: u8,
}

fn gcm(nonce: usize, tag_length: u8) -> Option<Any> {
    Some(Any::encode_from(&Gcm { nonce: OctetString::new(vec![1; nonce]).unwrap(), tag_length }).unwrap())
}

fn octets(length: usize) -> OctetString {
    OctetString::new(vec![1; length]).unwrap()
}

fn some_attribute() -> SetOfVec<Attribute> {
    let values = SetOfVec::try_from(vec![Any::encode_from(&Null).unwrap()]).unwrap();
    SetOfVec::try_from(vec![Attribute { oid: oid("1.2.3.4"), values }]).unwrap()
}

fn recipient(envelope: &mut AuthEnvelopedData, change: impl Fn(&mut KeyAgreeRecipientInfo)) {
    let mut infos = envelope.recip_infos.0.clone().into_vec();
    for info in &mut infos {
        if let RecipientInfo::Kari(info) = info {
            change(info);
        }
    }
    envelope.recip_infos.0 = SetOfVec::try_from(infos).unwrap();
}

fn point(envelope: &mut AuthEnvelopedData, point: &[u8]) {
    recipient(envelope, |info| {
        if let OriginatorIdentifierOrKey::OriginatorKey(key) = &mut info.originator {
            key.public_key = BitString::from_bytes(point).unwrap();
        }
    });
}

type Envelope = fn(&mut AuthEnvelopedData);

const ENVELOPES: &[(&str, &str, Envelope)] = &[
    ("unchanged", "accepted", |_| ()),
    ("version 1", "packageMalformed", |e| e.version = CmsVersion::V1),
    ("sender's certificates", "packageMalformed", |e| e.originator_info = Some(OriginatorInfo { certs: None, crls: None })),
    ("authenticated attributes", "packageMalformed", |e| e.auth_attrs = Some(some_attribute())),
    ("unauthenticated attributes", "packageMalformed", |e| e.unauth_attrs = Some(some_attribute())),
    ("AES-256-CBC", "packageAlgorithm", |e| e.auth_encrypted_content_info.content_enc_alg.oid = oid("2.16.840.1.101.3.4.1.42")),
    ("AES-128-GCM", "packageAlgorithm", |e| e.auth_encrypted_content_info.content_enc_alg.oid = oid("2.16.840.1.101.3.4.1.6")),
    ("AES-256-CCM", "packageAlgorithm", |e| e.auth_encrypted_content_info.content_enc_alg.oid = oid("2.16.840.1.101.3.4.1.47")),
    ("no GCM parameters", "packageMalformed", |e| e.auth_encrypted_content_info.content_enc_alg.parameters = None),
    ("nonce of 8", "packageAlgorithm", |e| e.auth_encrypted_content_info.content_enc_alg.parameters = gcm(8, 16)),
    ("nonce of 16", "packageAlgorithm", |e| e.auth_encrypted_content_info.content_enc_alg.parameters = gcm(16, 16)),
    ("tag said to be 13", "packageAlgorithm", |e| e.auth_encrypted_content_info.content_enc_alg.parameters = gcm(12, 13)),
    ("tag of 12", "packageAlgorithm", |e| e.mac = octets(12)),
    ("tag of 4", "packageAlgorithm", |e| e.mac = octets(4)),
    ("no tag", "packageAlgorithm", |e| e.mac = octets(0)),
    ("another tag", "packageUndecryptable", |e| e.mac = octets(16)),
    ("another nonce", "packageUndecryptable", |e| e.auth_encrypted_content_info.content_enc_alg.parameters = gcm(12, 16)),
    ("nothing encrypted", "packageMalformed", |e| e.auth_encrypted_content_info.encrypted_content = None),
    ("something else encrypted", "packageUndecryptable", |e| e.auth_encrypted_content_info.encrypted_content = Some(octets(9))),
    ("encrypted content of another type", "packageMalformed", |e| e.auth_encrypted_content_info.content_type = oid("1.2.3.4")),
    ("no recipient", "packageMalformed", |e| e.recip_infos.0 = SetOfVec::new()),
    ("two recipients", "packageMalformed", |e| {
        let mut infos = e.recip_infos.0.clone().into_vec();
        let mut second = infos[0].clone();
        if let RecipientInfo::Kari(second) = &mut second {
            second.recipient_enc_keys[0].enc_key = octets(40);
        }
        infos.push(second);
        e.recip_infos.0 = SetOfVec::try_from(infos).unwrap();
    }),
    ("two keys for one agreement", "packageMalformed", |e| recipient(e, |info| info.recipient_enc_keys.extend(info.recipient_enc_keys.clone()))),
    ("no key", "packageMalformed", |e| recipient(e, |info| info.recipient_enc_keys.clear())),
    ("recipient version 0", "packageMalformed", |e| recipient(e, |info| info.version = CmsVersion::V0)),
    ("key material of the user", "packageMalformed", |e| recipient(e, |info| info.ukm = Some(octets(8)))),
    ("recipient named by key", "packageMalformed", |e| {
        recipient(e, |info| {
            let name = RecipientKeyIdentifier { subject_key_identifier: SubjectKeyIdentifier(octets(20)), date: None, other: None };
            info.recipient_enc_keys[0].rid = KeyAgreeRecipientIdentifier::RKeyId(name);
        });
    }),
    ("SHA-1 key derivation", "packageAlgorithm", |e| recipient(e, |info| info.key_enc_alg.oid = oid("1.3.133.16.840.63.0.2"))),
    ("cofactor key agreement", "packageAlgorithm", |e| recipient(e, |info| info.key_enc_alg.oid = oid("1.3.132.1.14.1"))),
    ("no key wrap", "packageAlgorithm", |e| recipient(e, |info| info.key_enc_alg.parameters = None)),
    ("AES-128 key wrap", "packageAlgorithm", |e| {
        recipient(e, |info| {
            let wrap = spki::AlgorithmIdentifierOwned { oid: oid("2.16.840.1.101.3.4.1.5"), parameters: None };
            info.key_enc_alg.parameters = Some(Any::encode_from(&wrap).unwrap());
        });
    }),
    ("wrapped key of 24", "packageAlgorithm", |e| recipient(e, |info| info.recipient_enc_keys[0].enc_key = octets(24))),
    ("another wrapped key", "packageUndecryptable", |e| recipient(e, |info| info.recipient_enc_keys[0].enc_key = octets(40))),
    ("sender's key named by certificate", "packageAlgorithm", |e| {
        recipient(e, |info| info.originator = OriginatorIdentifierOrKey::SubjectKeyIdentifier(SubjectKeyIdentifier(octets(20))));
    }),
    ("sender's key on another curve", "packageAlgorithm", |e| {
        recipient(e, |info| {
            if let OriginatorIdentifierOrKey::OriginatorKey(key) = &mut info.originator {
                key.algorithm.parameters = Some(Any::encode_from(&oid("1.3.132.0.34")).unwrap());
            }
        });
    }),
    ("sender's key off the curve", "packageAlgorithm", |e| point(e, &[&[4][..], &[1; 64]].concat())),
    ("sender's key at infinity", "packageAlgorithm", |e| point(e, &[0])),
    ("sender's key empty", "packageAlgorithm", |e| point(e, &[])),
];

#[test]
fn malformed_envelopes_are_refused_each_for_its_own_reason() {
    let post = Post::new();
    let outer = verify_outer(&post.seal(&small()).file, &post.trust, NOW).unwrap();
    let info = ContentInfo::from_der(&outer.envelope).unwrap();
    for (name, expected, change) in ENVELOPES {
        let mut envelope: AuthEnvelopedData = info.content.decode_as().unwrap();
        change(&mut envelope);
        let file = ContentInfo { content_type: info.content_type, content: Any::encode_from(&envelope).unwrap() };
        assert_eq!(code(decrypt(&file.to_der().unwrap(), &post.center_agreement)), *expected, "{name}");
    }
    let plain = ContentInfo { content_type: oid("1.2.840.113549.1.7.3"), content: info.content };
    assert_eq!(code(decrypt(&plain.to_der().unwrap(), &post.center_agreement)), "packageAlgorithm", "EnvelopedData");
}

fn infos(signed: &mut SignedData, change: impl Fn(&mut Vec<SignerInfo>)) {
    let mut infos = signed.signer_infos.0.clone().into_vec();
    change(&mut infos);
    signed.signer_infos.0 = SetOfVec::try_from(infos).unwrap();
}

fn certificates(signed: &mut SignedData, change: impl Fn(&mut Vec<CertificateChoices>)) {
    let mut set = signed.certificates.clone().unwrap().0.into_vec();
    change(&mut set);
    signed.certificates.as_mut().unwrap().0 = SetOfVec::try_from(set).unwrap();
}

type Signed = fn(&mut SignedData, &Post);

const SIGNED: &[(&str, &str, Signed)] = &[
    ("unchanged", "accepted", |_, _| ()),
    ("version 1", "packageMalformed", |s, _| s.version = CmsVersion::V1),
    ("content of another type", "packageMalformed", |s, _| s.encap_content_info.econtent_type = oid("1.2.840.113549.1.7.1")),
    ("no content", "packageMalformed", |s, _| s.encap_content_info.econtent = None),
    ("content that is no octet string", "packageMalformed", |s, _| {
        s.encap_content_info.econtent = Some(Any::new(Tag::Utf8String, b"{}".as_slice()).unwrap());
    }),
    ("another content", "signatureInvalid", |s, _| {
        s.encap_content_info.econtent = Some(Any::new(Tag::OctetString, b"{}".as_slice()).unwrap());
    }),
    ("revocation lists", "packageMalformed", |s, _| s.crls = Some(RevocationInfoChoices(SetOfVec::new()))),
    ("no digest named", "packageAlgorithm", |s, _| s.digest_algorithms = SetOfVec::new()),
    ("SHA-1 named", "packageAlgorithm", |s, _| {
        let sha1 = spki::AlgorithmIdentifierOwned { oid: oid("1.3.14.3.2.26"), parameters: None };
        s.digest_algorithms = SetOfVec::try_from(vec![sha1]).unwrap();
    }),
    ("signer with SHA-512", "packageAlgorithm", |s, _| infos(s, |infos| infos[0].digest_alg.oid = oid("2.16.840.1.101.3.4.2.3"))),
    ("RSA signature", "packageAlgorithm", |s, _| infos(s, |infos| infos[0].signature_algorithm.oid = oid("1.2.840.113549.1.1.11"))),
    ("signature algorithm with parameters", "packageAlgorithm", |s, _| {
        infos(s, |infos| infos[0].signature_algorithm.parameters = Some(Any::encode_from(&Null).unwrap()));
    }),
    ("signer info version 3", "packageMalformed", |s, _| infos(s, |infos| infos[0].version = CmsVersion::V3)),
    ("unsigned attributes", "packageMalformed", |s, _| infos(s, |infos| infos[0].unsigned_attrs = Some(some_attribute()))),
    ("no signed attributes", "packageMalformed", |s, _| infos(s, |infos| infos[0].signed_attrs = None)),
    ("other signed attributes", "signatureInvalid", |s, _| infos(s, |infos| infos[0].signed_attrs = Some(some_attribute()))),
    ("signature of zeros", "signatureInvalid", |s, _| infos(s, |infos| infos[0].signature = OctetString::new([0; 70]).unwrap())),
    ("empty signature", "signatureInvalid", |s, _| infos(s, |infos| infos[0].signature = OctetString::new([]).unwrap())),
    ("signer named by key", "packageMalformed", |s, _| {
        infos(s, |infos| infos[0].sid = SignerIdentifier::SubjectKeyIdentifier(SubjectKeyIdentifier(octets(20))));
    }),
    ("no signer", "packageMalformed", |s, _| infos(s, Vec::clear)),
    ("a second signer", "packageMalformed", |s, _| infos(s, |infos| {
        let mut second = infos[0].clone();
        second.signature = octets(9);
        infos.push(second);
    })),
    ("no certificates", "packageMalformed", |s, _| s.certificates = None),
    ("an empty set of certificates", "packageMalformed", |s, _| certificates(s, Vec::clear)),
    ("a certificate too many", "packageMalformed", |s, post| {
        let extra = CertificateChoices::Certificate(Certificate::from_der(post.clerk.certificate()).unwrap());
        certificates(s, |set| set.push(extra.clone()));
    }),
    ("another center's certificate", "packageMalformed", |s, post| {
        let other = signer(&post.authority, "center", Role::Center, YEAR);
        let other = CertificateChoices::Certificate(Certificate::from_der(other.certificate()).unwrap());
        certificates(s, |set| set[0] = other.clone());
    }),
];

#[test]
fn malformed_signed_data_is_refused_each_for_its_own_reason() {
    let post = Post::new();
    let verdict = Verdict { package_id: post.header().package_id, decision: Decision::Accepted, at: NOW };
    let good = verdict::sign(&verdict, &post.center).unwrap();
    let info = ContentInfo::from_der(&good).unwrap();
    for (name, expected, change) in SIGNED {
        let mut signed: SignedData = info.content.decode_as().unwrap();
        change(&mut signed, &post);
        let file = ContentInfo { content_type: info.content_type, content: Any::encode_from(&signed).unwrap() };
        assert_eq!(code(verdict::verify(&file.to_der().unwrap(), &post.trust, NOW)), *expected, "{name}");
    }
}

#[test]
fn garbage_of_every_kind_is_refused() {
    let post = Post::new();
    let file = post.seal(&small()).file;
    let too_large = vec![0x30; package::MAX_FILE + 1];
    let nested = [0x30, 0x80].repeat(100_000);
    let pem = [b"-----BEGIN CMS-----\n".as_slice(), &file].concat();
    let cases: [(&str, &str, &[u8]); 10] = [
        ("nothing", "packageMalformed", b""),
        ("one byte", "packageMalformed", &[0x30]),
        ("text", "packageMalformed", "Căn cước".as_bytes()),
        ("zeros", "packageMalformed", &[0; 4096]),
        ("ones", "packageMalformed", &[0xff; 4096]),
        ("an empty sequence", "packageMalformed", &[0x30, 0]),
        ("a length that overflows", "packageMalformed", &[0x30, 0x88, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff]),
        ("depth without end", "packageMalformed", &nested),
        ("PEM", "packageMalformed", &pem),
        ("too large", "packageTooLarge", &too_large),
    ];
    for (name, expected, bytes) in cases {
        assert_eq!(code(post.open(bytes)), expected, "{name}");
        assert_eq!(code(package::receipt::verify(bytes, &post.trust, NOW)), expected, "{name}, as a receipt");
        assert_eq!(code(decrypt(bytes, &post.center_agreement)), "packageMalformed", "{name}, as an envelope");
    }
}
