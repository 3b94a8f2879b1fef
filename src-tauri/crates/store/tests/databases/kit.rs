//! A post with one clerk, and people who never existed.

use std::collections::BTreeMap;
use std::path::PathBuf;

use enrollment::{
    Act, Application, ApplicationId, BirthDate, Date, Digest, Draft, Event, Facts, FieldId, OfficerId, PackageId, PersonalNumber,
    PopulationRecord, Reason, RecordRoad, Role, SampleId, SampleKind, Sex, StationId, Ticket, Timestamp,
};
use keyring::DatabaseKey;
use store::{ApplicationRow, Change, ExtractMeta, NewSample, Outbox, SampleState, SealedFile, Sequence, Statement, StatementKind, StoreError, Vault};
use tempfile::TempDir;

pub(crate) const NAME: &str = "Đặng Văn Đức";

pub(crate) struct Post {
    pub(crate) folder: TempDir,
    pub(crate) key: DatabaseKey,
    pub(crate) outbox_key: DatabaseKey,
}

impl Post {
    pub(crate) fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap(), key: DatabaseKey::make(), outbox_key: DatabaseKey::make() }
    }

    pub(crate) fn vault_path(&self) -> PathBuf {
        self.folder.path().join("vault.db")
    }

    pub(crate) fn outbox_path(&self) -> PathBuf {
        self.folder.path().join("outbox.db")
    }

    pub(crate) fn vault(&self) -> Vault {
        self.try_vault().unwrap()
    }

    pub(crate) fn try_vault(&self) -> Result<Vault, StoreError> {
        Vault::open(&self.vault_path(), &self.key)
    }

    pub(crate) fn outbox(&self) -> Outbox {
        Outbox::open(&self.outbox_path(), &self.outbox_key).unwrap()
    }
}

pub(crate) fn at(second: i64) -> Timestamp {
    Timestamp::from_unix_ms(1_795_300_000_000 + second * 1000)
}

pub(crate) fn clerk(second: i64) -> Act {
    Act {
        officer: OfficerId::parse("clerk.an").unwrap(),
        role: Role::Clerk,
        station: StationId::parse("station-1").unwrap(),
        at: at(second),
    }
}

pub(crate) fn id(number: u8) -> ApplicationId {
    ApplicationId::from_random([number; 16])
}

pub(crate) fn package(number: u8) -> PackageId {
    PackageId::from_bytes([number; 16])
}

pub(crate) fn number_of(index: u32) -> PersonalNumber {
    PersonalNumber::parse(&format!("066079{index:06}")).unwrap()
}

pub(crate) fn resident(index: u32, name: &str, birth: BirthDate) -> PopulationRecord {
    PopulationRecord {
        number: number_of(index),
        facts: BTreeMap::from([(FieldId::FullName, name.to_owned())]),
        birth,
        sex: Sex::Male,
        has_card: None,
        deceased_or_missing: false,
        reference_portrait: None,
    }
}

pub(crate) fn born(year: u16, month: u8, day: u8) -> BirthDate {
    BirthDate::Full(Date::new(year, month, day).unwrap())
}

/// A draft just opened for a person of this name.
pub(crate) fn draft(number: u8, name: &str) -> (Draft, Vec<Event>) {
    let record = resident(u32::from(number), name, born(1979, 2, 25));
    let opening = enrollment::Opening {
        id: id(number),
        ticket: Ticket::new('A', u16::from(number)).unwrap(),
        record: Some((&record, RecordRoad::Extract)),
        from_card: Facts::new(),
        carried: Facts::new(),
        reason: Reason::CccdToCc,
        rolls: false,
        evidence: false,
        follows: None,
        salt: [number; 32],
    };
    Draft::open(opening, &clerk(0)).unwrap()
}

pub(crate) fn row(application: &Application, name: &str, second: i64) -> ApplicationRow {
    ApplicationRow {
        id: application.id(),
        ticket: Some(application.ticket()),
        stage: application.stage(),
        revision: application.revision(),
        number: Some(number_of(u32::from(application.ticket().number()))),
        name: Some(name.to_owned()),
        birth: Some(born(1979, 2, 25)),
        kind: Some(Reason::CccdToCc.kind()),
        reason: Some(Reason::CccdToCc),
        facts_holder: Some(clerk(0).holder()),
        samples_holder: None,
        opened_at: at(0),
        updated_at: at(second),
        line: Some(serde_json::json!({ "step": "facts" })),
    }
}

/// The change that first writes a draft.
pub(crate) fn opening(number: u8, name: &str) -> Change {
    let (draft, events) = draft(number, name);
    let application = Application::from(draft);
    Change::new(0, row(&application, name, 0), application, events)
}

/// A change of nothing but the row's time, from the version held.
pub(crate) fn touch(vault: &Vault, number: u8, second: i64) -> Change {
    let stored = vault.application(&id(number)).unwrap();
    let mut row = stored.row;
    row.updated_at = at(second);
    Change::new(stored.version, row, stored.application, Vec::new())
}

pub(crate) fn sample(number: u8, kind: SampleKind, state: SampleState) -> NewSample {
    NewSample {
        id: SampleId::from_random([number; 16]),
        kind,
        media_type: "image/png".to_owned(),
        taken_at: at(i64::from(number)),
        state,
        bytes: vec![number; 60_000],
        templates: Vec::new(),
    }
}

pub(crate) fn sealed(application: u8, package_number: u8, sequence: Sequence) -> SealedFile {
    let file = vec![package_number; 50_000];
    SealedFile {
        package_id: package(package_number),
        application: id(application),
        ticket: Some(Ticket::new('A', u16::from(application)).unwrap()),
        revision: 1,
        sequence,
        content_digest: Digest::of([package_number, 1]),
        file_digest: Digest::of(&file),
        sealed_at: at(100 + i64::from(package_number)),
        file,
    }
}

/// Seals a package for an application of the vault, as the station does.
pub(crate) fn seal(vault: &Vault, application: u8, package_number: u8) -> Sequence {
    let change = touch(vault, application, 100);
    let (sequence, _) = vault
        .commit_sealed(1, |sequence| Ok::<_, StoreError>(change.with_sealed(sealed(application, package_number, sequence))))
        .unwrap();
    sequence
}

pub(crate) fn approval(packages: &[u8]) -> Statement {
    let packages: Vec<PackageId> = packages.iter().map(|number| package(*number)).collect();
    Statement { kind: StatementKind::Approval, bytes: format!("approval of {packages:?}").into_bytes(), packages, at: at(200) }
}

pub(crate) fn void(packages: &[u8]) -> Statement {
    Statement { kind: StatementKind::Void, bytes: format!("void of {packages:?}").into_bytes(), ..approval(packages) }
}

pub(crate) fn extract_of(counter: u64) -> ExtractMeta {
    ExtractMeta { counter, issued_at: at(0), last_day: Date::new(2027, 1, 31).unwrap() }
}
