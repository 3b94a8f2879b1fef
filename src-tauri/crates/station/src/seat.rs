//! Who works at the station, and what falls away when they lock it.

use std::collections::BTreeMap;
use std::sync::Arc;

use enrollment::{OfficerId, Timestamp};
use keyring::UnlockedOfficer;
use store::Vault;

use crate::{Officer, Refusal};

/// The chair of the officer.
pub(crate) enum Seat {
    /// Nobody; no key in memory.
    Out,
    /// An officer locked it and is expected back; no key in memory.
    Locked(Officer),
    /// An officer works.
    In(Seated),
}

/// A working officer. Dropping it forgets the keys.
#[derive(Clone)]
pub(crate) struct Seated {
    pub(crate) officer: Officer,
    pub(crate) keys: Arc<UnlockedOfficer>,
    pub(crate) vault: Arc<Vault>,
    /// Fingers of the people served before, ready for comparison.
    pub(crate) compared: Arc<std::sync::Mutex<crate::capture::Compared>>,
    /// Faces compared a moment ago.
    pub(crate) faces: Arc<crate::faces::Remembered>,
    /// Days until the officer's certificate ends, once it is time to say so.
    pub(crate) certificate_days: Option<u32>,
}

impl Seat {
    pub(crate) fn officer(&self) -> Option<&Officer> {
        match self {
            Self::Out => None,
            Self::Locked(officer) => Some(officer),
            Self::In(seated) => Some(&seated.officer),
        }
    }
}

/// Wrong passwords in a row, by officer: three are free, then each costs a longer wait.
#[derive(Debug, Default)]
pub(crate) struct Failures(BTreeMap<OfficerId, (u32, Timestamp)>);

const FREE: u32 = 3;
const LONGEST_WAIT_S: i64 = 60;

impl Failures {
    /// Seconds this officer has to wait after so many failures.
    fn wait_s(count: u32) -> i64 {
        if count < FREE { 0 } else { (5_i64 << (count - FREE).min(8)).min(LONGEST_WAIT_S) }
    }

    /// Refuses while the wait runs. A clock set back does not lengthen it beyond its own length.
    pub(crate) fn check(&self, officer: &OfficerId, now: Timestamp) -> Result<(), Refusal> {
        let Some((count, at)) = self.0.get(officer) else { return Ok(()) };
        let wait = Self::wait_s(*count);
        let passed = now.ms_since(*at).max(0) / 1000;
        if passed < wait { Err(Refusal::new("signInWait").at("password").with("seconds", wait - passed)) } else { Ok(()) }
    }

    /// Counts a failure and says what the next try costs.
    pub(crate) fn note(&mut self, officer: &OfficerId, now: Timestamp) -> Refusal {
        let entry = self.0.entry(officer.clone()).or_insert((0, now));
        *entry = (entry.0.saturating_add(1), now);
        let wait = Self::wait_s(entry.0);
        Refusal::new("wrongPassword").at("password").with("seconds", wait)
    }

    pub(crate) fn forget(&mut self, officer: &OfficerId) {
        self.0.remove(officer);
    }
}
