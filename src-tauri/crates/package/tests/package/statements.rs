use enrollment::{Date, Digest, PackageId, StationId};
use keyring::{Role, Signer, random};
use package::{
    DeviceMaker, DeviceProfile, approval, device_maker,
    device_profile::{self, ScannerModel},
    policy::{self, CertificateDer, Policy},
    receipt::{self, Receipt},
    statement,
    verdict::{self, Decision, Verdict},
    void::{self, VoidRecord, Why},
};

use crate::kit::{NOW, Post, YEAR, code, manifest, recipient, signer, small};

fn receipt_for(sealed: &package::Sealed, package_id: PackageId) -> Receipt {
    Receipt {
        package_id,
        file_digest: sealed.file_digest,
        content_digest: sealed.content_digest,
        station: StationId::parse("station-1").unwrap(),
        received_at: NOW,
        duplicate: false,
    }
}

#[test]
fn a_receipt_answers_its_own_package_and_no_other() {
    let post = Post::new();
    let header = post.header();
    let sealed = post.seal_under(&small(), &header);
    let file = receipt::sign(&receipt_for(&sealed, header.package_id), &post.center).unwrap();
    let receipt = receipt::verify(&file, &post.trust, NOW).unwrap();
    let (id, file, content, station) = (header.package_id, sealed.file_digest, sealed.content_digest, &header.station);
    let (other, elsewhere) = (Digest::of(b"other"), StationId::parse("station-2").unwrap());
    assert!(receipt.answers(id, file, content, station).is_ok());
    assert_eq!(code(receipt.answers(PackageId::from_bytes(random()), file, content, station)), "statementOtherPackage");
    assert_eq!(code(receipt.answers(id, other, content, station)), "statementOtherPackage");
    assert_eq!(code(receipt.answers(id, file, other, station)), "statementOtherPackage");
    assert_eq!(code(receipt.answers(id, file, content, &elsewhere)), "statementOtherPackage");
}

#[test]
fn any_certificate_of_the_center_signs_receipts_and_nobody_else_does() {
    let post = Post::new();
    let receipt = receipt_for(&post.seal(&small()), post.header().package_id);
    for role in Role::ALL {
        let holder = signer(&post.authority, "center-2", role, YEAR);
        assert_eq!(receipt::sign(&receipt, &holder).is_ok(), role == Role::Center, "{role}");
    }
    let stranger = Post::new();
    let file = receipt::sign(&receipt, &stranger.center).unwrap();
    assert_eq!(code(receipt::verify(&file, &post.trust, NOW)), "certificateUntrusted");
}

#[test]
fn a_verdict_says_accepted_or_refused_with_a_remedy() {
    let post = Post::new();
    let package_id = post.header().package_id;
    let refused = Decision::Refused { reasons: vec!["blurredPrint".to_owned()], remedy: "captureAgain".to_owned() };
    for decision in [Decision::Accepted, refused] {
        let verdict = Verdict { package_id, decision, at: NOW };
        let read = verdict::verify(&verdict::sign(&verdict, &post.center).unwrap(), &post.trust, NOW).unwrap();
        assert_eq!(read, verdict);
        assert!(read.answers(package_id).is_ok());
        assert_eq!(code(read.answers(PackageId::from_bytes(random()))), "statementOtherPackage");
    }
}

#[test]
fn a_void_record_is_signed_like_an_approval() {
    let post = Post::new();
    let header = post.header();
    let record = VoidRecord {
        package_id: header.package_id,
        station: header.station,
        epoch: header.epoch,
        sequence: header.sequence,
        why: Why::Returned,
        reasons: vec!["name".to_owned()],
        at: NOW,
    };
    let void = void::verify(&void::sign(&record, &post.supervisor, &post.station).unwrap(), &post.trust, NOW).unwrap();
    assert_eq!(void.record, record);
    assert_eq!(void.supervisor.name(), "supervisor-1");
    assert_eq!(code(void::sign(&record, &post.clerk, &post.station)), "certificateWrongRole");
    assert_eq!(code(void::sign(&record, &post.station, &post.supervisor)), "certificateWrongRole");
}

#[test]
fn one_kind_of_statement_is_never_another() {
    let post = Post::new();
    let package_id = post.header().package_id;
    let verdict = verdict::sign(&Verdict { package_id, decision: Decision::Accepted, at: NOW }, &post.center).unwrap();
    assert_eq!(code(receipt::verify(&verdict, &post.trust, NOW)), "statementOther");
    assert_eq!(code(policy::verify(&verdict, &post.trust, NOW, 0)), "statementOther");
    let station = post.header().station;
    let void = VoidRecord { package_id, station, epoch: 1, sequence: 1, why: Why::Rejected, reasons: vec![], at: NOW };
    let void = void::sign(&void, &post.supervisor, &post.station).unwrap();
    assert_eq!(code(approval::verify(&void, &post.trust, NOW)), "statementOther");
    let package = post.seal(&small()).file;
    assert_eq!(code(receipt::verify(&package, &post.trust, NOW)), "packageMalformed");
    assert_eq!(code(package::verify_outer(&verdict, &post.trust, NOW)), "packageMalformed");
}

#[test]
fn an_approval_needs_supervisor_and_station() {
    let post = Post::new();
    let opened = post.open(&post.seal(&small()).file).unwrap();
    let manifest = manifest(&[&opened]);
    let signers: [(&str, &[&dyn Signer]); 4] = [
        ("nobody", &[]),
        ("supervisor alone", &[&post.supervisor]),
        ("clerk for the supervisor", &[&post.clerk, &post.station]),
        ("three", &[&post.supervisor, &post.station, &post.clerk]),
    ];
    for (name, signers) in signers {
        assert_eq!(code(statement::sign(&manifest, signers, NOW)), "certificateWrongRole", "{name}");
    }
}

#[test]
fn an_approval_lists_each_package_once_and_at_least_one() {
    let post = Post::new();
    let opened = post.open(&post.seal(&small()).file).unwrap();
    for items in [&[][..], &[&opened, &opened]] {
        assert_eq!(code(approval::sign(&manifest(items), &post.supervisor, &post.station)), "packageMalformed");
    }
}

#[test]
fn a_policy_names_the_center_s_keys_and_never_goes_back() {
    let post = Post::new();
    let next = recipient(&post.authority, "center", Role::Center);
    let policy = Policy {
        counter: 7,
        issued_at: NOW,
        demo: true,
        current: CertificateDer(post.center_agreement.certificate().to_vec()),
        next: Some(CertificateDer(next.certificate().to_vec())),
    };
    let file = policy::sign(&policy, &post.center).unwrap();
    for held in [0, 6, 7] {
        let read = policy::verify(&file, &post.trust, NOW, held).unwrap();
        assert_eq!(read, policy);
        assert_eq!(read.current_key_id().unwrap(), post.center_agreement.key_id());
    }
    assert_eq!(code(policy::verify(&file, &post.trust, NOW, 8)), "statementStale");

    let station = recipient(&post.authority, "station-1", Role::Station);
    let foreign = recipient(&Post::new().authority, "center", Role::Center);
    let cases = [
        (post.center.certificate(), "certificateUntrusted"),
        (station.certificate(), "certificateWrongRole"),
        (foreign.certificate(), "certificateUntrusted"),
        (b"garbage", "packageMalformed"),
    ];
    for (certificate, expected) in cases {
        let current = Policy { current: CertificateDer(certificate.to_vec()), ..policy.clone() };
        let next = Policy { next: Some(CertificateDer(certificate.to_vec())), ..policy.clone() };
        for wrong in [current, next] {
            let file = policy::sign(&wrong, &post.center).unwrap();
            assert_eq!(code(policy::verify(&file, &post.trust, NOW, 0)), expected);
        }
    }
}

fn profile() -> DeviceProfile {
    DeviceProfile {
        model: ScannerModel { driver: "uru4000".to_owned(), device: "*".to_owned(), product: "Digital Persona U.are.U*".to_owned() },
        vendor: "Digital Persona".to_owned(),
        ppi: 508,
        measured_by: "Laboratory of the center".to_owned(),
        measured_on: Date::new(2026, 11, 20).unwrap(),
        counter: 1,
        issued_at: NOW,
        last_day: Date::new(2027, 11, 22).unwrap(),
    }
}

#[test]
fn a_device_profile_is_the_centers_alone_and_no_byte_of_it_can_be_changed() {
    let post = Post::new();
    for role in Role::ALL {
        let holder = signer(&post.authority, "somebody", role, YEAR);
        assert_eq!(device_profile::sign(&profile(), &holder).is_ok(), role == Role::Center, "{role}");
    }
    let file = device_profile::sign(&profile(), &post.center).unwrap();
    assert_eq!(device_profile::verify(&file, &post.trust, NOW).unwrap(), profile());
    let stranger = device_profile::sign(&profile(), &Post::new().center).unwrap();
    assert_eq!(code(device_profile::verify(&stranger, &post.trust, NOW)), "certificateUntrusted");
    let mut changed = file.clone();
    for position in 0..file.len() {
        changed[position] ^= 1 << (position % 8);
        assert!(device_profile::verify(&changed, &post.trust, NOW).is_err(), "byte {position} of {}", file.len());
        changed[position] = file[position];
    }
    // The center's signature under another statement is none under a profile.
    let verdict = Verdict { package_id: post.header().package_id, decision: Decision::Accepted, at: NOW };
    let verdict = verdict::sign(&verdict, &post.center).unwrap();
    assert_eq!(code(device_profile::verify(&verdict, &post.trust, NOW)), "statementOther");
}

#[test]
fn a_device_maker_is_vouched_for_by_the_center_alone_and_no_byte_of_it_can_be_changed() {
    let post = Post::new();
    let maker = DeviceMaker {
        maker: "Digital Persona".to_owned(),
        authority: post.authority.certificate_pem().unwrap(),
        counter: 1,
        issued_at: NOW,
        last_day: Date::new(2027, 11, 22).unwrap(),
    };
    for role in Role::ALL {
        let holder = signer(&post.authority, "somebody", role, YEAR);
        assert_eq!(device_maker::sign(&maker, &holder).is_ok(), role == Role::Center, "{role}");
    }
    let file = device_maker::sign(&maker, &post.center).unwrap();
    assert_eq!(device_maker::verify(&file, &post.trust, NOW).unwrap(), maker);
    let mut changed = file.clone();
    for position in 0..file.len() {
        changed[position] ^= 1 << (position % 8);
        assert!(device_maker::verify(&changed, &post.trust, NOW).is_err(), "byte {position} of {}", file.len());
        changed[position] = file[position];
    }
    assert_eq!(code(device_profile::verify(&file, &post.trust, NOW)), "statementOther");
    let unfit = [
        DeviceMaker { maker: " ".to_owned(), ..maker.clone() },
        DeviceMaker { maker: "x".repeat(121), ..maker.clone() },
        DeviceMaker { authority: "no certificate".to_owned(), ..maker.clone() },
        DeviceMaker { last_day: Date::new(2020, 1, 1).unwrap(), ..maker },
    ];
    for one in unfit {
        assert!(device_maker::sign(&one, &post.center).is_err(), "{one:?}");
    }
}

#[test]
fn a_device_profile_fits_its_model_only_and_ends_with_its_last_day() {
    let model = profile().model;
    assert!(model.fits("uru4000", "0", "Digital Persona U.are.U 4500"));
    assert!(!model.fits("uru4000", "0", "Microsoft Fingerprint Reader"));
    assert!(!model.fits("elan", "0", "Digital Persona U.are.U 4500"));
    let one = ScannerModel { device: "serial-7".to_owned(), ..model };
    assert!(!one.fits("uru4000", "serial-70", "Digital Persona U.are.U 4500"));
    assert!(profile().is_current(Date::new(2027, 11, 22).unwrap()));
    assert!(!profile().is_current(Date::new(2027, 11, 23).unwrap()));
}

#[test]
fn nobody_signs_a_device_profile_that_says_nothing() {
    let post = Post::new();
    let model = |driver: &str, device: &str, product: &str| {
        let model = ScannerModel { driver: driver.to_owned(), device: device.to_owned(), product: product.to_owned() };
        DeviceProfile { model, ..profile() }
    };
    let cases = [
        model("", "*", "*"),
        model("*", "*", "*"),
        model("elan", "", "*"),
        model("elan", "a*b", "*"),
        model("elan", "*", "**"),
        model("elan", "*", &"x".repeat(121)),
        DeviceProfile { ppi: 0, ..profile() },
        DeviceProfile { vendor: " ".to_owned(), ..profile() },
        DeviceProfile { measured_by: "a\nb".to_owned(), ..profile() },
        DeviceProfile { last_day: Date::new(2026, 11, 20).unwrap(), ..profile() },
        DeviceProfile { measured_on: Date::new(2026, 12, 1).unwrap(), ..profile() },
    ];
    for wrong in cases {
        assert_eq!(code(device_profile::sign(&wrong, &post.center)), "packageMalformed", "{wrong:?}");
    }
}
