//! Approval: the supervisor's signed manifest of a batch.

use std::collections::BTreeSet;

use enrollment::{BatchId, Digest, OfficerId, PackageId, StationId, Timestamp};
use keyring::{Role, Signer};
use serde::{Deserialize, Serialize};

use crate::{
    Identity, PackageError, Trust,
    statement::{self, Statement},
};

/// The most packages of one batch.
pub const MAX_ITEMS: usize = 1000;

/// What the supervisor approves with one signature.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    /// The batch's name.
    pub batch: BatchId,
    /// The packages, 1 to [`MAX_ITEMS`], each once.
    pub items: Vec<Item>,
    /// When, by the station's clock.
    pub at: Timestamp,
}

/// One approved package.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Item {
    /// Which package.
    pub package_id: PackageId,
    /// The content the supervisor reviewed.
    pub content_digest: Digest,
    /// The file that carries it.
    pub file_digest: Digest,
}

/// A verified approval.
#[derive(Clone, Debug)]
pub struct Approval {
    /// What was approved.
    pub manifest: Manifest,
    /// By whom.
    pub supervisor: Identity,
    /// On which station.
    pub station: Identity,
    /// SHA-256 of the approval file.
    pub file_digest: Digest,
}

impl Statement for Manifest {
    const TYPE: &'static str = "thu-nhan/approval";
    const SIGNERS: &'static [Role] = &[Role::Supervisor, Role::Station];

    fn check(&self) -> Result<(), PackageError> {
        let names: BTreeSet<_> = self.items.iter().map(|item| item.package_id).collect();
        if !(1..=MAX_ITEMS).contains(&self.items.len()) || names.len() != self.items.len() {
            return Err(PackageError::Malformed("items of the approval"));
        }
        Ok(())
    }
}

impl Approval {
    /// The item of a package.
    #[must_use]
    pub fn item(&self, package_id: PackageId) -> Option<&Item> {
        self.manifest.items.iter().find(|item| item.package_id == package_id)
    }

    /// The supervisor's id.
    pub fn supervisor_id(&self) -> Result<OfficerId, PackageError> {
        self.supervisor.officer()
    }

    /// The station's id.
    pub fn station_id(&self) -> Result<StationId, PackageError> {
        self.station.station()
    }
}

/// Signs a manifest as supervisor, on a station.
pub fn sign(manifest: &Manifest, supervisor: &dyn Signer, station: &dyn Signer) -> Result<Vec<u8>, PackageError> {
    statement::sign(manifest, &[supervisor, station], manifest.at)
}

/// Checks an approval with certificates valid at `at`.
pub fn verify(file: &[u8], trust: &Trust, at: Timestamp) -> Result<Approval, PackageError> {
    let verified = statement::verify::<Manifest>(file, trust, at)?;
    let (supervisor, station) = (verified.signer(Role::Supervisor)?.clone(), verified.signer(Role::Station)?.clone());
    supervisor.officer()?;
    station.station()?;
    Ok(Approval { supervisor, station, file_digest: verified.file_digest, manifest: verified.statement })
}
