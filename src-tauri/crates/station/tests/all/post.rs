//! A post that never existed: authority, officers, extract, simulated devices, and a clock the tests turn.

use std::ffi::OsString;
use std::ops::Deref;
use std::path::Path;
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, OnceLock};

use devices::simulator::{SimulatedCamera, SimulatedScanner, ScannerControls};
use devices::{Clock, RealPace, StepPace};
use enrollment::{ApplicationId, Date, OfficerId, PopulationRecord, Role, StationId, Timestamp};
use keyring::{
    Authority, DatabaseKey, NewAgreementKey, NewSigningKey, OfficerKeys, Params, Policy, Sensitive, SigningKeySlot, Usage, Validity,
};
use package::Trust;
use registry::Extract;
use station::{
    DeliveredExtract, FindBy, Found, FoundDevices, Language, Officer, Officers, PortraitKept, Ports, ProvisionedOfficer, Refusal, Shutter,
    SlapCapture, Station, StationConfig, Stroke, Strokes, TicketBlock, TryNote,
};
use synthetic::{Case, Resident};
use tempfile::TempDir;

/// 22 November 2026, 08:00 in Vietnam.
pub(crate) const MORNING: i64 = 1_795_309_200_000;
/// How long certificates are valid, from thirty days before the morning on.
pub(crate) const DAYS: u32 = 3650;

/// The tests' clock.
#[derive(Clone)]
pub(crate) struct Wrist(Arc<AtomicI64>);

impl Clock for Wrist {
    fn now(&self) -> Timestamp {
        Timestamp::from_unix_ms(self.0.load(Ordering::SeqCst))
    }
}

impl Wrist {
    fn new() -> Self {
        Self(Arc::new(AtomicI64::new(MORNING)))
    }

    pub(crate) fn set(&self, ms: i64) {
        self.0.store(ms, Ordering::SeqCst);
    }

    pub(crate) fn pass(&self, ms: i64) {
        self.0.fetch_add(ms, Ordering::SeqCst);
    }
}

/// Everything that outlives one run of the station.
pub(crate) struct Post {
    pub(crate) folder: TempDir,
    pub(crate) wrist: Wrist,
    officers: Officers,
    given: Arc<Given>,
}

/// What a post was given once, and no run changes.
pub(crate) struct Given {
    pub(crate) center: SigningKeySlot,
    authority: Authority,
    station_key: Arc<SigningKeySlot>,
    pub(crate) center_key: keyring::AgreementKey,
    center_certificate: Vec<u8>,
    outbox_key: DatabaseKey,
    extract: Vec<u8>,
    vault: DatabaseKey,
}

/// What somebody's way up to the supervisor left behind.
struct Gone {
    files: Vec<(OsString, Vec<u8>)>,
    officers: Officers,
    given: Arc<Given>,
    id: ApplicationId,
}

impl Deref for Post {
    type Target = Given;

    fn deref(&self) -> &Given {
        &self.given
    }
}

/// An extract that lies there as it was signed; what seals it is the wiring's business.
struct Delivered(Vec<u8>);

impl DeliveredExtract for Delivered {
    fn sealed(&self) -> Result<Option<Vec<u8>>, Refusal> {
        Ok(Some(self.0.clone()))
    }

    fn open(&self, sealed: &[u8]) -> Result<Vec<u8>, Refusal> {
        Ok(sealed.to_vec())
    }

    fn taken_in(&self) {}
}

/// One run of the station.
pub(crate) struct Run {
    pub(crate) station: Arc<Station>,
    pub(crate) scanner: ScannerControls,
}

pub(crate) fn validity() -> Validity {
    Validity::days(MORNING - 86_400_000 * 30, DAYS)
}

pub(crate) fn issue(authority: &Authority, name: &str, role: keyring::Role) -> SigningKeySlot {
    issue_for(authority, name, role, validity())
}

fn issue_for(authority: &Authority, name: &str, role: keyring::Role, validity: Validity) -> SigningKeySlot {
    let key = NewSigningKey::make();
    let certificate = authority.issue(name, role, Usage::Signing, &key.public_key(), validity).expect("a certificate");
    key.certified(certificate).expect("a slot")
}

fn provisioned(authority: &Authority, vault: &DatabaseKey, id: &str, role: Role) -> ProvisionedOfficer {
    let certified = match role {
        Role::Clerk => keyring::Role::Clerk,
        Role::Supervisor => keyring::Role::Supervisor,
        Role::Technician => keyring::Role::Technician,
    };
    let keys = OfficerKeys::make(&password(id), Params::light(), vault, &issue(authority, id, certified)).expect("keys");
    let officer = Officer { id: OfficerId::parse(id).expect("an id"), name: format!("Officer {id}"), role };
    ProvisionedOfficer::new(officer, &keys).expect("an officer")
}

/// The people of the extract.
pub(crate) fn residents() -> &'static [Resident] {
    static PEOPLE: OnceLock<Vec<Resident>> = OnceLock::new();
    PEOPLE.get_or_init(|| synthetic::people(7, 120, Date::new(2026, 11, 22).expect("a day")))
}

pub(crate) fn resident(case: Case) -> &'static Resident {
    residents().iter().find(|one| one.case == case).expect("every case occurs")
}

impl Post {
    pub(crate) fn new() -> Self {
        Self::with_officers(&[("lan", Role::Clerk), ("minh", Role::Clerk), ("hung", Role::Supervisor), ("tam", Role::Technician)])
    }

    /// A post where somebody due for an exchange was at Lan's desk and waits for the supervisor; nobody is signed in. Their way to it is
    /// gone once in this program, and what it left is copied: going it again for every test proves nothing more.
    pub(crate) fn with_submitted() -> (Self, ApplicationId) {
        static GONE: OnceLock<Gone> = OnceLock::new();
        let gone = GONE.get_or_init(|| {
            let post = Self::new();
            let run = post.start();
            let id = run.sign_in("lan").submit(resident(Case::DueForExchange));
            run.station.close();
            drop(run);
            let files = std::fs::read_dir(post.data()).expect("the folder").flatten();
            let files = files.map(|file| (file.file_name(), std::fs::read(file.path()).expect("read"))).collect();
            Gone { files, officers: post.officers.clone(), given: Arc::clone(&post.given), id }
        });
        let folder = tempfile::tempdir().expect("a folder");
        for (name, bytes) in &gone.files {
            std::fs::write(folder.path().join(name), bytes).expect("written");
        }
        (Self { folder, wrist: Wrist::new(), officers: gone.officers.clone(), given: Arc::clone(&gone.given) }, gone.id)
    }

    pub(crate) fn with_officers(people: &[(&str, Role)]) -> Self {
        Self::made(people, residents().iter().map(|one| one.record.clone()).collect())
    }

    /// A post whose extract has this portrait for one of its people.
    pub(crate) fn with_portrait(of: &Resident, portrait: Vec<u8>, change: impl FnOnce(&mut PopulationRecord)) -> Self {
        let mut records: Vec<PopulationRecord> = residents().iter().map(|one| one.record.clone()).collect();
        let record = records.iter_mut().find(|record| record.number == of.record.number).expect("on record");
        record.reference_portrait = Some(portrait);
        change(record);
        Self::made(&[("lan", Role::Clerk), ("hung", Role::Supervisor), ("tam", Role::Technician)], records)
    }

    fn made(people: &[(&str, Role)], records: Vec<PopulationRecord>) -> Self {
        let authority = Authority::make("Test authority", validity()).expect("an authority");
        let vault = DatabaseKey::make();
        let officers = people.iter().map(|(id, role)| provisioned(&authority, &vault, id, *role));
        let officers = Officers::new(officers.collect());
        let agreement = NewAgreementKey::make();
        let center_certificate = authority
            .issue("CENTER", keyring::Role::Center, Usage::Agreement, &agreement.public_key(), validity())
            .expect("the center's certificate");
        let registry = issue(&authority, "REGISTRY", keyring::Role::Registry);
        let extract = Extract {
            commune: "00004".to_owned(),
            counter: 1,
            issued_at: Timestamp::from_unix_ms(MORNING - 3_600_000),
            last_day: Date::new(2026, 12, 22).expect("a day"),
            residents: records,
        };
        let given = Given {
            center: issue(&authority, "CENTER", keyring::Role::Center),
            station_key: Arc::new(issue(&authority, "ST-01", keyring::Role::Station)),
            extract: registry::sign(&extract, &registry, extract.issued_at).expect("an extract"),
            outbox_key: DatabaseKey::make(),
            center_key: agreement.certified(center_certificate.clone()).expect("the center's key"),
            center_certificate,
            authority,
            vault,
        };
        Self { folder: tempfile::tempdir().expect("a folder"), wrist: Wrist::new(), officers, given: Arc::new(given) }
    }

    /// A signer of the center whose certificate ends a month from the morning.
    pub(crate) fn center_of_a_month(&self) -> SigningKeySlot {
        issue_for(&self.authority, "CENTER", keyring::Role::Center, Validity::days(MORNING - 86_400_000, 31))
    }

    /// A certificate to agree keys with.
    pub(crate) fn issue_agreement(&self, role: keyring::Role, validity: Validity, key: &keyring::PublicKey) -> Vec<u8> {
        self.authority.issue("HOLDER", role, Usage::Agreement, key, validity).expect("a certificate")
    }

    /// The same person in another role from now on: new certificate, same id, same vault.
    pub(crate) fn promote(&mut self, id: &str) {
        let supervisor = provisioned(&self.authority, &self.vault, id, Role::Supervisor);
        self.officers = Officers::new(vec![supervisor]);
    }

    /// Works here no longer.
    pub(crate) fn dismiss(&mut self, id: &str) {
        let staying = self.officers.everyone().into_iter().filter(|officer| officer.id.to_string() != id);
        self.officers = Officers::new(staying.filter_map(|officer| self.officers.find(&officer.id).cloned()).collect());
    }

    pub(crate) fn trust(&self) -> Trust {
        Trust::new([self.authority.certificate()]).expect("trust")
    }

    /// The vault as a second reader sees it.
    pub(crate) fn vault(&self) -> store::Vault {
        store::Vault::open(&self.data().join("vault.db"), &self.vault).expect("the vault opens")
    }

    pub(crate) fn data(&self) -> &Path {
        self.folder.path()
    }

    pub(crate) fn start(&self) -> Run {
        self.start_with(|_, _| {})
    }

    /// A run with another configuration or other devices.
    pub(crate) fn start_with(&self, change: impl FnOnce(&mut StationConfig, &mut Ports)) -> Run {
        let scanner = SimulatedScanner::new(11, Box::new(StepPace::new()));
        let controls = scanner.controls();
        let mut ports = Ports {
            clock: Arc::new(self.wrist.clone()),
            comparer_models: None,
            portrait_models: portrait::Models {
                detector: include_bytes!("../../../../../assets/models/face_detection_short_range.onnx"),
                mesh: include_bytes!("../../../../../assets/models/face_landmark.onnx"),
                iris: include_bytes!("../../../../../assets/models/iris_landmark.onnx"),
                mask: include_bytes!("../../../../../assets/models/selfie_segmentation.onnx"),
            },
            portrait_profile: include_str!("../../../../../assets/portrait/vn-cccd.csv"),
            portrait_profile_at_home: include_str!("../../../../../assets/portrait/vn-cccd-home.csv"),
            cameras: vec![Box::new(SimulatedCamera::practice(Box::new(RealPace::new())))],
            scanners: vec![Box::new(scanner)],
            found: FoundDevices::default(),
            finder: None,
            iris_cameras: Vec::new(),
            readers: None,
            displays: None,
            touch: None,
            speech: None,
            presenter: None,
        };
        let mut config = StationConfig {
            rolled_prints: false,
            evidence_picture: false,
            data: self.data().to_owned(),
            station: StationId::parse("ST-01").expect("an id"),
            post: "Post".to_owned(),
            desk: "2".to_owned(),
            practice: true,
            officers: self.officers.clone(),
            trust: self.trust(),
            center_certificate: self.center_certificate.clone(),
            station_key: Arc::clone(&self.station_key) as Arc<dyn keyring::Signer>,
            outbox_key: self.outbox_key.clone(),
            extract: Some(Box::new(Delivered(self.extract.clone()))),
            idle_s: 600,
            iris_patience: std::time::Duration::from_secs(20),
            password_policy: Policy::AllowLight,
            tickets: TicketBlock { lane: 'A', first: 1, last: 199 },
            epoch: 1,
            language: Language::VIETNAMESE,
            catalogs: Arc::new(wording::Catalogs::built_in()),
        };
        change(&mut config, &mut ports);
        Run { station: Arc::new(Station::new(config, ports).expect("the station starts")), scanner: controls }
    }
}

pub(crate) fn password(id: &str) -> String {
    format!("{id}-secret")
}

impl Run {
    pub(crate) fn sign_in(&self, id: &str) -> &Self {
        self.station.sign_in(id, Sensitive::new(password(id))).expect("signed in");
        self
    }

    /// Look-up, opening, person.
    pub(crate) fn open(&self, person: &Resident) -> ApplicationId {
        let number = person.record.number.to_string();
        let by = FindBy::Number(number.clone());
        self.scanner.present(person.finger_seed());
        let case = self.station.open_application("", Some(&number), &by).expect("opened");
        self.station.confirm_person(&case.id(), true).expect("the right person");
        case.id()
    }

    /// Fills whatever the form asks for and the record does not say.
    pub(crate) fn fill(&self, id: &ApplicationId) {
        for _ in 0..3 {
            let case = self.station.application(id).expect("read");
            let today = self.station.now().vietnam_date();
            for (field, issue) in case.issues(today).into_iter().filter(|(_, issue)| issue.blocks) {
                let text = match field.id() {
                    "phone" => "0912345678",
                    "delivery" => "at_post",
                    "features" => "Nốt ruồi c:1cm dưới mắt phải",
                    "email" => "a@example.org",
                    "dob" => "25/02/1979",
                    "pin" => "066179004512",
                    _ => "",
                };
                let text = if text.is_empty() { self.choice(field.spec().input) } else { text.to_owned() };
                let saved = self.station.save_field(id, field.id(), &text);
                assert!(saved.is_ok(), "{}: {:?} {issue:?}", field.id(), saved.err());
            }
        }
        self.station.confirm_facts(id).expect("the facts are complete");
    }

    fn choice(&self, input: enrollment::Input) -> String {
        match input {
            enrollment::Input::Choice(list) => enrollment::options(list).first().map(|one| one.code.clone()).unwrap_or_default(),
            enrollment::Input::Name => "ĐẶNG THỊ HOA".to_owned(),
            _ => "Thôn 3, xã Ea Kao, tỉnh Đắk Lắk".to_owned(),
        }
    }

    pub(crate) fn portrait(&self, id: &ApplicationId) {
        self.station.start_camera(id).expect("the camera starts");
        let mut last = None;
        for _ in 0..20 {
            let best = self.shutter(id).remove(0);
            if best.can_keep && seen(&best).seen_wrong.is_empty() {
                self.station.keep_portrait(id, &best.id.to_string(), seen(&best)).expect("kept");
                return;
            }
            last = Some(best);
        }
        panic!("no usable portrait: {:?}", last.map(|one| one.found));
    }

    /// A person presses the shutter: the pictures of the burst, best first.
    pub(crate) fn shutter(&self, id: &ApplicationId) -> Vec<TryNote> {
        let Shutter::Taken(shots) = self.station.freeze_portrait(id, false).expect("a frame") else { panic!("a person pressed it") };
        shots
    }

    pub(crate) fn slap(&self, id: &ApplicationId, code: u8) {
        let SlapCapture::Taken(one) = self.station.capture_slap(id, code).expect("a slap") else { panic!("cancelled") };
        assert!(one.can_keep, "slap {code}: {:?}", one.found);
        self.station.keep_slap(id, &one.id.to_string()).expect("kept");
    }

    pub(crate) fn capture_all(&self, id: &ApplicationId) {
        self.portrait(id);
        let plan = self.station.application(id).expect("read").plan().cloned().expect("a plan");
        plan.placements().for_each(|placement| self.slap(id, placement.code()));
        self.station
            .note_gap(id, enrollment::Modality::Iris, enrollment::GapReason::NoDevice, true)
            .expect("iris noted");
    }

    pub(crate) fn sign_by_hand(&self, id: &ApplicationId) {
        self.station.show_to_applicant(id, "review").expect("shown");
        self.station.show_to_applicant(id, "signature").expect("shown");
        let digest = self.station.screen().digest.expect("a summary").to_string();
        self.station.sign_as_applicant(scribble(), &digest).expect("signed");
    }

    /// The whole desk, up to the supervisor.
    pub(crate) fn submit(&self, person: &Resident) -> ApplicationId {
        let id = self.open(person);
        self.fill(&id);
        self.capture_all(&id);
        self.sign_by_hand(&id);
        self.station.sign_and_submit(&id).expect("submitted");
        id
    }
}

/// Everything that only a person can tell was looked at and is right.
pub(crate) fn seen(shot: &TryNote) -> PortraitKept {
    let Found::Portrait { checks, .. } = &shot.found else { panic!("no portrait") };
    PortraitKept { seen_right: checks.iter().filter(|check| check.is_asked()).map(|check| check.name.clone()).collect(), ..PortraitKept::default() }
}

pub(crate) fn scribble() -> Strokes {
    let points = (0..40).map(|step| {
        let along = f64::from(step);
        [20.0 + along * 6.0, 100.0 + 30.0 * (along / 3.0).sin(), along * 12.0, 0.6]
    });
    Strokes { width: 380.0, height: 230.0, strokes: vec![Stroke { pointer: station::Pointer::Pen, points: points.collect() }] }
}

#[track_caller]
pub(crate) fn refused<T>(result: Result<T, Refusal>, code: &str) {
    match result {
        Ok(_) => panic!("{code} was expected and it went through"),
        Err(refusal) => assert_eq!(refusal.code, code, "{refusal}"),
    }
}
