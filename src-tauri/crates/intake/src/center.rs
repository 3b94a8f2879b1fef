//! Everything a running center holds.

use std::sync::{Mutex, MutexGuard, PoisonError};

use enrollment::Timestamp;
use package::policy::{self, CertificateDer, Policy};
use rusqlite::{Connection, OptionalExtension as _};
use tokio::sync::{Notify, Semaphore, watch};

use crate::database;
use crate::error::IntakeError;
use crate::identity::CenterIdentity;
use crate::objects::Objects;
use crate::partial::Partials;
use crate::settings::Settings;
use crate::slot::Slots;

/// Files opened at the same time: bounds memory to a few packages.
const OPENINGS: usize = 2;

/// A running center.
pub(crate) struct Center {
    pub(crate) identity: CenterIdentity,
    pub(crate) settings: Settings,
    pub(crate) objects: Objects,
    pub(crate) partials: Partials,
    pub(crate) slots: Slots,
    pub(crate) openings: Semaphore,
    /// Something became decidable.
    pub(crate) decide: Notify,
    /// Turns true when the center stops.
    pub(crate) closing: watch::Sender<bool>,
    pub(crate) policy: Vec<u8>,
    database: Mutex<Connection>,
}

impl Center {
    pub(crate) fn open(settings: Settings) -> Result<Self, IntakeError> {
        let identity = CenterIdentity::load(&settings.data)?;
        let mut connection = database::open(&settings.data)?;
        let policy = sign_policy(&mut connection, &identity, &settings)?;
        Ok(Self {
            objects: Objects::open(&settings.data)?,
            partials: Partials::open(&settings.data)?,
            slots: Slots::default(),
            openings: Semaphore::new(OPENINGS),
            decide: Notify::new(),
            closing: watch::Sender::new(false),
            policy,
            identity,
            settings,
            database: Mutex::new(connection),
        })
    }

    /// The database; calls take turns. A panic elsewhere rolled its transaction back, so the connection is good.
    pub(crate) fn database(&self) -> MutexGuard<'_, Connection> {
        self.database.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn now(&self) -> Timestamp {
        (self.settings.now)()
    }
}

/// Signs the policy. Its counter rises when it says something else than the last one, so that stations can refuse an older one.
fn sign_policy(connection: &mut Connection, identity: &CenterIdentity, settings: &Settings) -> Result<Vec<u8>, IntakeError> {
    let next = identity.next.as_ref();
    let says = format!("{} {:?} {}", identity.current.key_id(), next.map(|key| key.key_id()), settings.demo);
    let transaction = connection.transaction()?;
    let read = |name: &str| -> rusqlite::Result<Option<String>> {
        transaction.query_row("SELECT value FROM meta WHERE name = ?1", [name], |row| row.get(0)).optional()
    };
    let mut counter = read("policy.counter")?.and_then(|text| text.parse().ok()).unwrap_or(0_u64);
    if read("policy.says")?.as_deref() != Some(says.as_str()) {
        counter += 1;
        let mut write = transaction.prepare("INSERT INTO meta VALUES (?1, ?2) ON CONFLICT DO UPDATE SET value = excluded.value")?;
        write.execute(["policy.counter", &counter.to_string()])?;
        write.execute(["policy.says", &says])?;
    }
    transaction.commit()?;
    let policy = Policy {
        counter,
        issued_at: (settings.now)(),
        demo: settings.demo,
        current: CertificateDer(identity.current.certificate().to_vec()),
        next: next.map(|key| CertificateDer(key.certificate().to_vec())),
    };
    Ok(policy::sign(&policy, &identity.signing)?)
}
