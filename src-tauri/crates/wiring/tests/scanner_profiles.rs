//! Profiles in a post's folder: the center's are used, everything else is named to the technician.

use enrollment::Timestamp;
use keyring::{Authority, NewAgreementKey, NewSigningKey, Role, SigningKeySlot, Usage, Validity};
use package::{DeviceMaker, DeviceProfile};
use package::device_profile::ScannerModel;
use package::statement::Statement;
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::time::{SystemTime, UNIX_EPOCH};
use wiring::{Options, Workstation, provision_demo};

fn now() -> Timestamp {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).expect("after 1970");
    Timestamp::from_unix_ms(i64::try_from(since.as_millis()).expect("before the year 292 million"))
}

struct Post {
    folder: tempfile::TempDir,
    authority: Authority,
}

impl Post {
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let authority = authority();
        let key = NewAgreementKey::make();
        let center = authority.issue("center", Role::Center, Usage::Agreement, &key.public_key(), validity(30)).expect("issued");
        provision_demo(&folder.path().join("post"), &authority, &center, now()).expect("provisioned");
        Self { folder, authority }
    }

    fn data(&self) -> PathBuf {
        self.folder.path().join("post")
    }

    fn put(&self, name: &str, bytes: &[u8]) {
        let folder = self.data().join("profiles");
        std::fs::create_dir_all(&folder).expect("a folder");
        std::fs::write(folder.join(name), bytes).expect("written");
    }

    /// What `tn doctor` says of each file.
    fn found(&self) -> BTreeMap<String, String> {
        let options = Options { data: self.data(), center: Some("http://127.0.0.1:9".to_owned()), ..Options::default() };
        let report = Workstation::look(&options).examine().expect("a station");
        report.checks.into_iter().filter(|check| check.check == "profile").map(|check| (check.name, check.code)).collect()
    }
}

fn validity(days: u32) -> Validity {
    Validity::days(now().unix_ms() - 10 * 86_400_000, days)
}

fn authority() -> Authority {
    Authority::make("Test authority", validity(60)).expect("an authority")
}

fn signer(authority: &Authority, role: Role, days: u32) -> SigningKeySlot {
    let key = NewSigningKey::make();
    let certificate = authority.issue("somebody", role, Usage::Signing, &key.public_key(), validity(days)).expect("issued");
    key.certified(certificate).expect("a slot")
}

fn profile(product: &str, counter: u64) -> DeviceProfile {
    let today = now().vietnam_date();
    DeviceProfile {
        model: ScannerModel { driver: "uru4000".to_owned(), device: "*".to_owned(), product: product.to_owned() },
        vendor: "Maker".to_owned(),
        ppi: 500,
        measured_by: "Laboratory".to_owned(),
        measured_on: today,
        counter,
        issued_at: now(),
        last_day: today.plus_days(30).expect("a day"),
    }
}

/// The same body under the name of the statement, signed by a role that has no business signing it.
#[derive(serde::Serialize, serde::Deserialize)]
#[serde(transparent)]
struct ByRegistry(DeviceProfile);

impl Statement for ByRegistry {
    const TYPE: &'static str = DeviceProfile::TYPE;
    const SIGNERS: &'static [Role] = &[Role::Registry];
}

fn old(mut one: DeviceProfile) -> DeviceProfile {
    let today = now().vietnam_date();
    one.issued_at = Timestamp::from_unix_ms(now().unix_ms() - 5 * 86_400_000);
    one.measured_on = today.plus_days(-6).expect("a day");
    one.last_day = today.plus_days(-1).expect("a day");
    one
}

#[test]
fn only_what_the_center_signed_and_stands_by_today_is_used_and_each_other_file_is_named() {
    let post = Post::new();
    assert!(post.found().is_empty(), "a post without profiles has none to speak of");
    let center = signer(&post.authority, Role::Center, 30);
    let sign = |profile: &DeviceProfile, signer: &SigningKeySlot| package::device_profile::sign(profile, signer).expect("signed");
    let good = sign(&profile("Reader A", 2), &center);
    let mut altered = good.clone();
    let place = altered.windows(10).position(|part| part == b"Laboratory").expect("it stands there");
    altered[place] = b'M';
    let plain = package::canonical_json(&profile("Reader A", 9)).expect("a text");
    let wrong_role = package::statement::sign(&ByRegistry(profile("Reader A", 9)), &[&signer(&post.authority, Role::Registry, 30)], now());
    let maker = |counter| {
        let authority = post.authority.certificate_pem().expect("a certificate");
        let last_day = now().vietnam_date().plus_days(30).expect("a day");
        let maker = DeviceMaker { maker: "Maker".to_owned(), authority, counter, issued_at: now(), last_day };
        package::device_maker::sign(&maker, &center).expect("signed")
    };
    let files: [(&str, Vec<u8>, &str); 11] = [
        ("maker.p7m", maker(2), "profileMaker"),
        ("maker-before.p7m", maker(1), "profileReplaced"),
        ("good.p7m", good, "profileUsed"),
        ("before.p7m", sign(&profile("Reader A", 1), &center), "profileReplaced"),
        ("another.p7m", sign(&profile("Reader B*", 1), &center), "profileUsed"),
        ("altered.p7m", altered, "profileAltered"),
        ("unsigned.json", plain, "profileNotSigned"),
        ("registry.p7m", wrong_role.expect("signed"), "profileOtherSigner"),
        ("stranger.p7m", sign(&profile("Reader A", 9), &signer(&authority(), Role::Center, 30)), "profileOtherSigner"),
        ("ended.p7m", sign(&old(profile("Reader A", 9)), &center), "profileExpired"),
        ("huge.p7m", vec![0x30; 33 * 1024], "profileNotSigned"),
    ];
    for (name, bytes, _) in &files {
        post.put(name, bytes);
    }
    post.put(".hidden", b"");
    let expected: BTreeMap<String, String> = files.iter().map(|(name, _, code)| ((*name).to_owned(), (*code).to_owned())).collect();
    assert_eq!(post.found(), expected);
}

#[test]
fn every_sentence_about_a_profile_stands_in_both_languages() {
    let catalogs = wording::Catalogs::built_in();
    let codes = ["Used", "Maker", "Replaced", "Expired", "Altered", "OtherSigner", "SignerOutOfValidity", "NotSigned", "Unreadable"];
    for language in catalogs.languages().filter(|language| catalogs.is_whole(*language)) {
        let catalog = wording::Catalog::new(language);
        for code in codes {
            assert!(catalog.has(&format!("doctor-profile{code}")), "{code} in {language:?}");
        }
    }
}

#[test]
fn a_signer_whose_certificate_has_ended_is_named() {
    let post = Post::new();
    let ended = signer(&post.authority, Role::Center, 9);
    let file = package::device_profile::sign(&old(profile("Reader A", 1)), &ended).expect("signed while it was valid");
    post.put("a.p7m", &file);
    assert_eq!(post.found().into_values().collect::<Vec<_>>(), ["profileSignerOutOfValidity"]);
}
