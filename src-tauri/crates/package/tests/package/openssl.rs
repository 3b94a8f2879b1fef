//! Both ways with the `openssl` command: it checks and opens ours, we check and open its.

use std::{fs, path::Path, process::Command};

use keyring::{NewAgreementKey, PublicKey, Role, Usage, certificate_to_pem};
use package::{
    approval,
    layer::{SignedLayer, decrypt, verify_signed},
};

use crate::kit::{NOW, Post, YEAR, manifest, small};

/// A folder in which `openssl` runs.
struct Bench(tempfile::TempDir);

impl Bench {
    /// `None`, with a printed reason, where the command is not installed.
    fn new() -> Option<Self> {
        match Command::new("openssl").arg("version").output() {
            Ok(_) => Some(Self(tempfile::tempdir().unwrap())),
            Err(reason) => {
                println!("skipped: the openssl command is not there ({reason})");
                None
            }
        }
    }

    fn path(&self) -> &Path {
        self.0.path()
    }

    fn write(&self, name: &str, bytes: impl AsRef<[u8]>) {
        fs::write(self.path().join(name), bytes).unwrap();
    }

    fn read(&self, name: &str) -> Vec<u8> {
        fs::read(self.path().join(name)).unwrap()
    }

    /// Whether the command succeeds, and what it says. The words are separated by spaces.
    fn openssl(&self, command: &str) -> (bool, String) {
        let command = command.replace("TIME", &(NOW.unix_ms() / 1000).to_string());
        let output = Command::new("openssl").current_dir(self.path()).args(command.split_whitespace()).output().unwrap();
        (output.status.success(), String::from_utf8_lossy(&output.stderr).into_owned())
    }

    fn must(&self, command: &str) {
        let (done, said) = self.openssl(command);
        assert!(done, "openssl {command}: {said}");
    }

    /// Lets `openssl` make a key pair, and the authority certify it.
    fn holder(&self, post: &Post, name: &str, role: Role, usage: Usage) -> Vec<u8> {
        self.must(&format!("genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out {name}.key"));
        self.must(&format!("pkey -in {name}.key -pubout -out {name}.pub"));
        let key = PublicKey::from_pem(&String::from_utf8(self.read(&format!("{name}.pub"))).unwrap()).unwrap();
        let certificate = post.authority.issue(name, role, usage, &key, YEAR).unwrap();
        self.write(&format!("{name}.pem"), certificate_to_pem(&certificate).unwrap());
        certificate
    }
}

/// A post whose center's key agreement key was made by `openssl`.
fn post(bench: &Bench) -> Post {
    let mut post = Post::new();
    let certificate = bench.holder(&post, "center", Role::Center, Usage::Agreement);
    let key = NewAgreementKey::from_pem(&String::from_utf8(bench.read("center.key")).unwrap()).unwrap();
    post.center_agreement = key.certified(certificate).unwrap();
    bench.write("ca.pem", post.authority.certificate_pem().unwrap());
    post
}

const VERIFY: &str = "cms -verify -binary -inform DER -attime TIME -CAfile ca.pem";

#[test]
fn openssl_alone_verifies_the_outer_file_and_with_the_center_s_key_opens_it() {
    let Some(bench) = Bench::new() else { return };
    let (post, content) = (post(&bench), small());
    bench.write("package.tnp", post.seal(&content).file);
    bench.must(&format!("{VERIFY} -cades -in package.tnp -out envelope.p7m"));
    bench.must("cms -decrypt -binary -inform DER -in envelope.p7m -recip center.pem -inkey center.key -out content.p7s");
    bench.must(&format!("{VERIFY} -cades -in content.p7s -out content.bin"));
    assert_eq!(bench.read("content.bin"), content.encode().unwrap());
}

#[test]
fn openssl_refuses_what_we_refuse() {
    let Some(bench) = Bench::new() else { return };
    let post = post(&bench);
    let file = post.seal(&small()).file;
    let mut changed = file.clone();
    changed[file.len() / 2] ^= 1;
    bench.write("changed.tnp", changed);
    bench.write("package.tnp", file);
    bench.write("other.pem", Post::new().authority.certificate_pem().unwrap());
    assert!(!bench.openssl(&format!("{VERIFY} -in changed.tnp -out out.bin")).0);
    assert!(!bench.openssl("cms -verify -binary -inform DER -attime TIME -CAfile other.pem -in package.tnp -out out.bin").0);
    let later = "cms -verify -binary -inform DER -attime 1995305600 -CAfile ca.pem -in package.tnp -out out.bin";
    assert!(!bench.openssl(later).0, "expired");
}

#[test]
fn openssl_verifies_an_approval() {
    let Some(bench) = Bench::new() else { return };
    let post = post(&bench);
    let opened = post.open(&post.seal(&small()).file).unwrap();
    let manifest = manifest(&[&opened]);
    bench.write("approval.p7s", approval::sign(&manifest, &post.supervisor, &post.station).unwrap());
    bench.must(&format!("{VERIFY} -cades -in approval.p7s -out approval.json"));
    let text: serde_json::Value = serde_json::from_slice(&bench.read("approval.json")).unwrap();
    assert_eq!(text["type"], "thu-nhan/approval");
    assert_eq!(text["body"]["items"][0]["package_id"], opened.header.package_id.to_string());
}

#[test]
fn we_open_what_openssl_sealed_with_the_same_algorithms() {
    let Some(bench) = Bench::new() else { return };
    let post = post(&bench);
    let clerk = bench.holder(&post, "clerk", Role::Clerk, Usage::Signing);
    let station = bench.holder(&post, "station", Role::Station, Usage::Signing);
    let content = small().encode().unwrap();
    bench.write("content.bin", &content);
    let (inner, outer) = (SignedLayer::Content.content_type(), SignedLayer::Envelope.content_type());
    let sign = "cms -sign -binary -nodetach -cades -md sha256 -outform DER";
    bench.must(&format!(
        "{sign} -econtent_type {inner} -in content.bin -out content.p7s -signer clerk.pem -inkey clerk.key -signer station.pem -inkey station.key"
    ));
    bench.must(
        "cms -encrypt -binary -aes-256-gcm -in content.p7s -outform DER -out envelope.p7m -recip center.pem -keyopt ecdh_kdf_md:sha256 -aes256-wrap",
    );
    bench.must(&format!(
        "{sign} -econtent_type {outer} -in envelope.p7m -out package.tnp -signer station.pem -inkey station.key"
    ));

    let outer = verify_signed(&bench.read("package.tnp"), SignedLayer::Envelope, 1, &post.trust, NOW).unwrap();
    assert_eq!(outer.signers[0].0.certificate(), station);
    let signed = decrypt(&outer.content, &post.center_agreement).unwrap();
    let inner = verify_signed(&signed, SignedLayer::Content, 2, &post.trust, NOW).unwrap();
    assert_eq!(inner.content, content);
    let mut roles: Vec<_> = inner.signers.iter().map(|(who, ..)| (who.role(), who.certificate().to_vec())).collect();
    roles.sort();
    assert_eq!(roles, [(Role::Clerk, clerk), (Role::Station, station)]);
}

#[test]
fn openssl_s_weaker_envelopes_are_refused() {
    let Some(bench) = Bench::new() else { return };
    let post = post(&bench);
    bench.write("content.bin", b"content");
    let cases = [
        ("-aes-256-gcm -keyopt ecdh_kdf_md:sha256 -aes256-wrap", true),
        ("-aes-256-gcm -aes256-wrap", false),
        ("-aes-128-gcm -keyopt ecdh_kdf_md:sha256 -aes256-wrap", false),
        ("-aes-256-cbc -keyopt ecdh_kdf_md:sha256 -aes256-wrap", false),
        ("-aes-256-gcm -keyopt ecdh_kdf_md:sha256 -aes128-wrap", false),
        ("-aes-256-gcm -keyopt ecdh_kdf_md:sha256 -keyopt ecdh_cofactor_mode:1 -aes256-wrap", false),
        ("-stream -indef -aes-256-gcm -keyopt ecdh_kdf_md:sha256 -aes256-wrap", false),
    ];
    for (algorithms, accepted) in cases {
        // The key options belong to the recipient and come after it; the cipher comes before.
        let (cipher, rest) = algorithms.split_once("gcm").map_or_else(
            || algorithms.split_once("cbc").map(|(name, rest)| (format!("{name}cbc"), rest)).unwrap(),
            |(name, rest)| (format!("{name}gcm"), rest),
        );
        bench.must(&format!("cms -encrypt -binary {cipher} -in content.bin -outform DER -out envelope.p7m -recip center.pem{rest}"));
        assert_eq!(decrypt(&bench.read("envelope.p7m"), &post.center_agreement).is_ok(), accepted, "{algorithms}");
    }
}

#[test]
fn a_file_signed_by_openssl_without_a_header_is_no_package() {
    let Some(bench) = Bench::new() else { return };
    let post = post(&bench);
    bench.holder(&post, "station", Role::Station, Usage::Signing);
    bench.write("envelope.p7m", package::verify_outer(&post.seal(&small()).file, &post.trust, NOW).unwrap().envelope);
    bench.must(&format!(
        "cms -sign -binary -nodetach -cades -md sha256 -outform DER -econtent_type {} -in envelope.p7m -out package.tnp -signer station.pem -inkey station.key",
        SignedLayer::Envelope.content_type()
    ));
    assert!(package::verify_outer(&bench.read("package.tnp"), &post.trust, NOW).is_err());
}
