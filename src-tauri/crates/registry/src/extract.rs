use std::{collections::BTreeSet, fmt};

use enrollment::{Date, PersonalNumber, PopulationRecord, Timestamp};
use keyring::{REDACTED, Role, Signer};
use package::{
    PackageError, Trust,
    statement::{self, Statement},
};
use serde::{Deserialize, Serialize};

/// A commune's part of the population database, for work without a network.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Extract {
    /// The commune's code.
    pub commune: String,
    /// Counts the extracts of the commune; a lower one than held is refused.
    pub counter: u64,
    /// When it was made, by the registry's clock.
    pub issued_at: Timestamp,
    /// The last day on which it may be worked with.
    pub last_day: Date,
    /// Everyone in it, each number once.
    pub residents: Vec<PopulationRecord>,
}

impl Extract {
    /// Whether `today` is not after the last day.
    #[must_use]
    pub fn is_current(&self, today: Date) -> bool {
        today <= self.last_day
    }

    /// The resident with this number.
    #[must_use]
    pub fn resident(&self, number: &PersonalNumber) -> Option<&PopulationRecord> {
        self.residents.iter().find(|resident| resident.number == *number)
    }
}

impl Statement for Extract {
    const TYPE: &'static str = "thu-nhan/extract";
    const SIGNERS: &'static [Role] = &[Role::Registry];
    /// A large commune with portraits.
    const MAX: usize = package::layer::MAX;

    fn check(&self) -> Result<(), PackageError> {
        let numbers: BTreeSet<_> = self.residents.iter().map(|resident| &resident.number).collect();
        if numbers.len() != self.residents.len() {
            return Err(PackageError::Malformed("one number twice in the extract"));
        }
        Ok(())
    }
}

/// Signs an extract as the registry, at `at`.
pub fn sign(extract: &Extract, registry: &dyn Signer, at: Timestamp) -> Result<Vec<u8>, PackageError> {
    statement::sign(extract, &[registry], at)
}

/// Checks an extract with certificates valid at `at`. Refuses one that the registry's role did not sign and one with a counter
/// lower than `last_counter`; the same counter again is welcome, because doing a step twice changes nothing. Whether its last day
/// is past is for the caller to ask ([`Extract::is_current`]): an old extract is still an authentic one.
pub fn open(file: &[u8], trust: &Trust, at: Timestamp, last_counter: u64) -> Result<Extract, PackageError> {
    let extract = statement::verify::<Extract>(file, trust, at)?.statement;
    if extract.counter < last_counter {
        return Err(PackageError::Stale { found: extract.counter, held: last_counter });
    }
    Ok(extract)
}

impl fmt::Debug for Extract {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Extract({}, {}, {} residents {REDACTED})", self.commune, self.counter, self.residents.len())
    }
}
