//! The commune's extract as it was delivered: sealed to this station, on its disk.

use crate::provision::{EXTRACT, STATION_AGREEMENT_KEY};
use keyring::{AgreementKey, MachineKey};
use station::{DeliveredExtract, Refusal};
use std::path::PathBuf;

/// Opens the delivered file when the station asks, which it does only with an open vault to put it into.
pub(crate) struct SealedExtract {
    data: PathBuf,
    machine: MachineKey,
}

impl SealedExtract {
    pub(crate) fn new(data: PathBuf, machine: MachineKey) -> Self {
        Self { data, machine }
    }
}

fn unreadable(why: impl std::fmt::Display) -> Refusal {
    Refusal::new("extractUnreadable").because(why)
}

impl DeliveredExtract for SealedExtract {
    fn sealed(&self) -> Result<Option<Vec<u8>>, Refusal> {
        match std::fs::read(self.data.join(EXTRACT)) {
            Ok(bytes) => Ok(Some(bytes)),
            Err(why) if why.kind() == std::io::ErrorKind::NotFound => Ok(None),
            Err(why) => Err(unreadable(why)),
        }
    }

    fn open(&self, sealed: &[u8]) -> Result<Vec<u8>, Refusal> {
        let stored = std::fs::read(self.data.join(STATION_AGREEMENT_KEY)).map_err(unreadable)?;
        let key = AgreementKey::load(&stored, &self.machine).map_err(|why| Refusal::new(why.code()).because(why))?;
        package::layer::decrypt(sealed, &key).map_err(|why| Refusal::new(why.code()).because(why))
    }

    fn taken_in(&self) {
        // A file that stays is taken for what it is at the next sign-in, and removed then.
        if let Err(why) = std::fs::remove_file(self.data.join(EXTRACT)) {
            tracing::warn!(code = "extractNotRemoved", kind = ?why.kind(), "the extract taken in still lies on the disk");
        }
    }
}
