//! Void record: a sealed package that will not come, so that its sequence number is no unexplained gap.

use enrollment::{PackageId, StationId, Timestamp};
use keyring::{Role, Signer};
use serde::{Deserialize, Serialize};

use crate::{
    Identity, PackageError, Trust,
    statement::{self, Statement},
};

/// Says that a sealed package is void.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VoidRecord {
    /// Which package.
    pub package_id: PackageId,
    /// The station that sealed it (not always the one the supervisor sits at).
    pub station: StationId,
    /// The station's epoch, as in the package's header.
    pub epoch: u32,
    /// Its number in the epoch: the gap that this record explains, should the package never come.
    pub sequence: u64,
    /// Why.
    pub why: Why,
    /// Codes of the supervisor's reasons.
    pub reasons: Vec<String>,
    /// When, by the station's clock.
    pub at: Timestamp,
}

/// What the supervisor did instead of approving.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Why {
    /// Sent back to the clerk; the next revision will be another package.
    Returned,
    /// Ended.
    Rejected,
}

/// A verified void record.
#[derive(Clone, Debug)]
pub struct Void {
    /// What was stated.
    pub record: VoidRecord,
    /// By whom.
    pub supervisor: Identity,
    /// On which station.
    pub station: Identity,
}

impl Statement for VoidRecord {
    const TYPE: &'static str = "thu-nhan/void";
    const SIGNERS: &'static [Role] = &[Role::Supervisor, Role::Station];
}

/// Signs as supervisor, on a station.
pub fn sign(record: &VoidRecord, supervisor: &dyn Signer, station: &dyn Signer) -> Result<Vec<u8>, PackageError> {
    statement::sign(record, &[supervisor, station], record.at)
}

/// Checks a void record with certificates valid at `at`.
pub fn verify(file: &[u8], trust: &Trust, at: Timestamp) -> Result<Void, PackageError> {
    let verified = statement::verify::<VoidRecord>(file, trust, at)?;
    let (supervisor, station) = (verified.signer(Role::Supervisor)?.clone(), verified.signer(Role::Station)?.clone());
    supervisor.officer()?;
    station.station()?;
    Ok(Void { record: verified.statement, supervisor, station })
}
