//! A post's folder, opened from outside: once, privately, with a sentence for whatever is wrong with it.

use keyring::{Authority, MachineKey, NewAgreementKey, Params, Role, Usage, Validity};
use serde_json::{Value, json};
use station::{Officers, ProvisionedOfficer, Window};
use std::ffi::OsString;
use std::path::Path;
use std::sync::OnceLock;
use std::time::{SystemTime, UNIX_EPOCH};
use wiring::{OpenError, Options, PasswordPolicy, StationFile, Workstation, demo_password, provision_demo};

struct Post {
    folder: tempfile::TempDir,
}

impl Post {
    /// Provisioned once in this program, and copied.
    fn new() -> Self {
        static FILES: OnceLock<Vec<(OsString, Vec<u8>)>> = OnceLock::new();
        let files = FILES.get_or_init(|| {
            let folder = tempfile::tempdir().expect("a folder");
            let data = folder.path().join("post");
            make(&data).expect("provisioned");
            let files = std::fs::read_dir(&data).expect("the folder").flatten();
            files.map(|file| (file.file_name(), std::fs::read(file.path()).expect("read"))).collect()
        });
        let post = Self { folder: tempfile::tempdir().expect("a folder") };
        keyring::make_private_folder(&post.data()).expect("a folder");
        for (name, bytes) in files {
            keyring::write_private(&post.data().join(name), bytes).expect("written");
        }
        post
    }

    fn data(&self) -> std::path::PathBuf {
        self.folder.path().join("post")
    }

    /// Nobody listens at that center.
    fn options(&self) -> Options {
        Options { data: self.data(), center: Some("http://127.0.0.1:9".to_owned()), ..Options::default() }
    }

    fn open(&self) -> Workstation {
        Workstation::open(&self.options())
    }
}

fn make(data: &Path) -> Result<(), OpenError> {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).expect("after 1970");
    let now = enrollment::Timestamp::from_unix_ms(i64::try_from(since.as_millis()).expect("before the year 292 million"));
    let validity = Validity::days(now.unix_ms() - 86_400_000, 30);
    let authority = Authority::make("Test authority", validity).expect("an authority");
    let key = NewAgreementKey::make();
    let center = authority.issue("center", Role::Center, Usage::Agreement, &key.public_key(), validity).expect("issued");
    provision_demo(data, &authority, &center, now)
}

fn code(workstation: &Workstation) -> Option<&'static str> {
    workstation.problem().map(OpenError::code)
}

fn call(workstation: &Workstation, name: &str, request: Value) -> Value {
    workstation.api().dispatch(Window::Desk, name, request).unwrap_or_else(|error| panic!("{name}: {}", error.code))
}

#[test]
fn one_program_works_in_a_folder_and_others_may_look() {
    let post = Post::new();
    let first = post.open();
    assert_eq!(code(&first), None);
    let second = post.open();
    assert_eq!(code(&second), Some("stationInUse"));
    let session = call(&second, "read_session", json!({}));
    assert_eq!(session["problem"]["code"], "stationInUse", "its one screen says so");
    assert_eq!(code(&Workstation::look(&post.options())), None);
    drop(first);
    assert_eq!(code(&post.open()), None);
}

#[test]
fn a_look_leaves_no_file_behind() {
    let post = Post::new();
    let names = || -> std::collections::BTreeSet<_> { std::fs::read_dir(post.data()).expect("the folder").flatten().map(|entry| entry.file_name()).collect() };
    let before = names();
    let looking = Workstation::look(&post.options());
    assert_eq!(code(&looking), None);
    assert!(looking.examine().is_some_and(|report| report.checks.iter().any(|check| check.code == "outboxWorks")));
    drop(looking);
    assert_eq!(names(), before);
}

#[test]
fn a_lost_machine_key_is_said_and_not_made_anew() {
    let post = Post::new();
    let key = post.data().join("machine.key");
    std::fs::remove_file(&key).expect("lost");
    assert_eq!(code(&post.open()), Some("machineKeyMissing"));
    assert!(!key.exists());
    MachineKey::load_or_make(&key).expect("another key");
    assert_eq!(code(&post.open()), Some("keyDamaged"), "another machine's key opens nothing");
}

#[test]
fn a_folder_without_a_post_and_one_that_is_no_folder_are_said() {
    let empty = tempfile::tempdir().expect("a folder");
    let options = |data: &Path| Options { data: data.to_path_buf(), ..Options::default() };
    assert_eq!(code(&Workstation::open(&options(empty.path()))), Some("notProvisioned"));
    std::fs::write(empty.path().join(StationFile::NAME), "{").expect("written");
    assert_eq!(code(&Workstation::open(&options(empty.path()))), Some("provisioningUnreadable"));
}

#[test]
fn a_post_that_was_worked_in_is_never_made_anew() {
    let post = Post::new();
    drop(post.open());
    let officers = std::fs::read(post.data().join("officers.json")).expect("officers");
    std::fs::remove_file(post.data().join(StationFile::NAME)).expect("lost");
    assert!(matches!(make(&post.data()), Err(OpenError::HoldsPost(_))));
    assert_eq!(std::fs::read(post.data().join("officers.json")).expect("officers"), officers);
}

#[test]
fn a_post_whose_making_was_cut_before_its_last_file_is_made_again() {
    let post = Post::new();
    std::fs::remove_file(post.data().join(StationFile::NAME)).expect("not written yet");
    make(&post.data()).expect("made again");
    assert_eq!(code(&post.open()), None);
}

#[cfg(unix)]
#[test]
fn a_folder_that_is_no_posts_stays_as_open_as_it_was() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::set_permissions(folder.path(), std::fs::Permissions::from_mode(0o755)).expect("everybody's");
    wiring::start_log(folder.path()).expect("a log");
    let options = Options { data: folder.path().to_path_buf(), ..Options::default() };
    assert_eq!(code(&Workstation::open(&options)), Some("notProvisioned"));
    assert_eq!(std::fs::metadata(folder.path()).expect("there").permissions().mode() & 0o777, 0o755);
    assert!(!folder.path().join("station.lock").exists());
}

#[test]
fn a_first_start_of_practice_waits_for_nobody_who_is_making_the_post() {
    let folder = tempfile::tempdir().expect("a folder");
    let lock = std::fs::File::create(folder.path().join("station.lock")).expect("a file");
    lock.lock().expect("taken");
    let options = Options { data: folder.path().to_path_buf(), practice: true, ..Options::default() };
    assert_eq!(code(&Workstation::open(&options)), Some("stationInUse"));
    assert!(!StationFile::exists(folder.path()), "nothing was made beside the other");
}

#[test]
fn an_officers_list_whose_passwords_are_cheap_to_try_opens_nothing() {
    let post = Post::new();
    let (list, password) = (post.data().join(Officers::FILE), demo_password("canbo1"));
    let officers = Officers::load(&list).expect("the list");
    let cheap = officers.everyone().into_iter().map(|officer| {
        let (password, keys) = (demo_password(officer.id.as_str()), officers.find(&officer.id).expect("on the list").keys().expect("keys"));
        let keys = keys.change_password(&password, &password, Params::light(), PasswordPolicy::AllowLight).expect("its password");
        ProvisionedOfficer::new(officer, &keys).expect("an officer")
    });
    Officers::new(cheap.collect()).save(&list).expect("saved");
    let sign_in = json!({ "officer": "canbo1", "password": password });
    let workstation = post.open();
    assert_eq!(code(&workstation), None);
    let refused = workstation.api().dispatch(Window::Desk, "sign_in", sign_in.clone()).expect_err("the product's price is asked");
    assert_eq!(refused.code, "keyCostTooLow");
    drop(workstation);
    let tests = Workstation::open(&Options { passwords: PasswordPolicy::AllowLight, ..post.options() });
    call(&tests, "sign_in", sign_in);
}

#[test]
fn the_extract_is_opened_at_sign_in_alone_and_is_gone_from_the_disk_then() {
    let post = Post::new();
    let extract = post.data().join("extract.p7m");
    let workstation = post.open();
    assert!(extract.exists(), "nobody has signed in");
    call(&workstation, "sign_in", json!({ "officer": "canbo1", "password": demo_password("canbo1") }));
    assert!(!extract.exists());
    let desk = call(&workstation, "read_desk", json!({}));
    let person = &desk["practicePeople"][0];
    let found = call(&workstation, "find_person", json!({ "by": { "by": "number", "number": person["number"] } }));
    assert_eq!(found["people"][0]["name"], person["name"]);
}

#[test]
fn a_center_that_cannot_be_known_over_tls_is_said() {
    let post = Post::new();
    let mut file = StationFile::load(&post.data()).expect("provisioned");
    file.center = Some("https://center.example".to_owned());
    file.tls = Some("tls.pem".to_owned());
    file.save(&post.data()).expect("saved");
    let options = Options { data: post.data(), ..Options::default() };
    let found = |workstation: &Workstation| -> String {
        let report = workstation.examine().expect("a station");
        report.checks.into_iter().find(|check| check.check == "center").map(|check| check.code).unwrap_or_default()
    };
    assert_eq!(found(&Workstation::look(&options)), "centerWithoutAuthority");
    let open = Workstation::open(&options);
    assert_eq!(found(&open), "centerWithoutAuthority");
    call(&open, "sign_in", json!({ "officer": "canbo1", "password": demo_password("canbo1") }));
    let session = call(&open, "read_session", json!({}));
    assert!(session["status"].as_array().is_some_and(|lines| lines.iter().any(|line| line["code"] == "centerUnusable")), "{session}");
}

#[cfg(unix)]
#[test]
fn nobody_else_reads_what_lies_in_the_folder() {
    use std::os::unix::fs::PermissionsExt as _;
    let post = Post::new();
    wiring::start_log(&post.data()).expect("a log");
    let workstation = post.open();
    call(&workstation, "sign_in", json!({ "officer": "canbo1", "password": demo_password("canbo1") }));
    let mode = |path: &Path| std::fs::metadata(path).expect("there").permissions().mode() & 0o077;
    assert_eq!(mode(&post.data()), 0);
    for entry in std::fs::read_dir(post.data()).expect("the folder").flatten() {
        assert_eq!(mode(&entry.path()), 0, "{}", entry.path().display());
    }
    assert!(wiring::log_file(&post.data()).exists());
}

#[test]
fn the_queue_says_what_the_center_did_not_take_and_its_pages_do_not_overlap() {
    use enrollment::{ApplicationId, Digest, PackageId, Timestamp};
    let post = Post::new();
    let workstation = post.open();
    call(&workstation, "sign_in", json!({ "officer": "canbo1", "password": demo_password("canbo1") }));
    let outbox = workstation.api().station().expect("a station").outbox();
    let package = |number: u8| PackageId::from_bytes([number; 16]);
    for number in 1..=101 {
        let file = vec![number; 100];
        let sealed = store::SealedFile {
            package_id: package(number),
            application: ApplicationId::from_random([number; 16]),
            ticket: None,
            revision: 1,
            sequence: store::Sequence { epoch: 1, number: u64::from(number) },
            content_digest: Digest::of([number]),
            file_digest: Digest::of(&file),
            sealed_at: Timestamp::from_unix_ms(1_795_300_000_000),
            file,
        };
        outbox.put_idempotent(&sealed).expect("put");
    }
    let approval = |number: u8| store::Statement {
        kind: store::StatementKind::Approval,
        packages: vec![package(number)],
        at: Timestamp::from_unix_ms(1_795_300_001_000),
        bytes: vec![number],
    };
    for number in [100, 101] {
        outbox.put_statement_idempotent(&approval(number)).expect("put");
    }
    outbox.mark_statement_sent(&approval(101).digest(), Timestamp::from_unix_ms(1_795_300_002_000)).expect("sent");
    let later = Timestamp::from_unix_ms(i64::MAX / 2);
    outbox.record_turned_away(&package(101), "recipientUnknown", later).expect("noted");
    outbox.record_statement_failed(&approval(100).digest(), "statementNotTrusted", later).expect("noted");

    let first = call(&workstation, "read_queue", json!({ "state": null, "offset": 0 }));
    let rows = |view: &Value| view["rows"].as_array().expect("rows").iter().map(|row| row["sequence"].as_u64()).collect::<Vec<_>>();
    assert_eq!((&first["rows"][0]["state"], &first["rows"][0]["problem"]["code"]), (&json!("turnedAway"), &json!("recipientUnknown")));
    assert_eq!((&first["statementsWaiting"], &first["statementProblem"]["code"]), (&json!(1), &json!("statementNotTrusted")));
    let second = call(&workstation, "read_queue", json!({ "state": null, "offset": first["page"] }));
    let all: Vec<_> = rows(&first).into_iter().chain(rows(&second)).collect();
    assert_eq!(all, (1..=101).rev().map(Some).collect::<Vec<_>>());
    let session = call(&workstation, "read_session", json!({}));
    assert!(session["status"].as_array().is_some_and(|lines| lines.iter().any(|line| line["code"] == "turnedAway")), "{session}");
}
