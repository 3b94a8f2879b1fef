//! The officers of this station, as provisioned: names and roles for the sign-in list, keys only under each one's password.

use std::path::Path;

use enrollment::{OfficerId, Role};
use keyring::OfficerKeys;
use serde::{Deserialize, Serialize};

use crate::Refusal;

/// One officer of the post.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Officer {
    /// Sign-in name, as in the certificate.
    pub id: OfficerId,
    /// Name as written.
    pub name: String,
    /// Role, as in the certificate.
    pub role: Role,
}

/// An officer with keys sealed under their password.
#[derive(Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct ProvisionedOfficer {
    id: OfficerId,
    name: String,
    role: Role,
    keys: serde_json::Value,
}

impl ProvisionedOfficer {
    /// Puts an officer and their sealed keys together.
    ///
    /// # Errors
    /// `keyDamaged` when the keys cannot be written.
    pub fn new(officer: Officer, keys: &OfficerKeys) -> Result<Self, Refusal> {
        let bytes = keys.to_bytes().map_err(|error| Refusal::new(error.code()).because(error))?;
        let keys = serde_json::from_slice(&bytes).map_err(Refusal::internal)?;
        Ok(Self { id: officer.id, name: officer.name, role: officer.role, keys })
    }

    /// Who it is.
    pub fn officer(&self) -> Officer {
        Officer { id: self.id.clone(), name: self.name.clone(), role: self.role }
    }

    /// Their sealed keys.
    ///
    /// # Errors
    /// `keyDamaged` when the blob is not one.
    pub fn keys(&self) -> Result<OfficerKeys, Refusal> {
        let bytes = serde_json::to_vec(&self.keys).map_err(Refusal::internal)?;
        OfficerKeys::from_bytes(&bytes).map_err(|error| Refusal::new(error.code()).because(error))
    }
}

impl std::fmt::Debug for ProvisionedOfficer {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "ProvisionedOfficer({:?}, {:?})", self.id, self.role)
    }
}

/// The list, kept as one JSON file beside the databases (it opens nothing without a password).
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Officers(Vec<ProvisionedOfficer>);

impl Officers {
    /// Name of the file in the data folder.
    pub const FILE: &'static str = "officers.json";

    /// A list, as provisioning makes it.
    pub fn new(officers: Vec<ProvisionedOfficer>) -> Self {
        Self(officers)
    }

    /// Reads the list.
    ///
    /// # Errors
    /// `notProvisioned` when there is no readable list.
    pub fn load(path: &Path) -> Result<Self, Refusal> {
        let bytes = std::fs::read(path).map_err(|error| Refusal::new("notProvisioned").because(error))?;
        serde_json::from_slice(&bytes).map_err(|error| Refusal::new("notProvisioned").because(error))
    }

    /// Writes the list: whole or not at all, for its owner alone.
    ///
    /// # Errors
    /// `internal` when the folder cannot be written.
    pub fn save(&self, path: &Path) -> Result<(), Refusal> {
        let bytes = serde_json::to_vec_pretty(self).map_err(Refusal::internal)?;
        keyring::write_private(path, &bytes).map_err(Refusal::internal)
    }

    /// Everyone, in the order of provisioning.
    pub fn everyone(&self) -> Vec<Officer> {
        self.0.iter().map(ProvisionedOfficer::officer).collect()
    }

    /// One of them.
    pub fn find(&self, id: &OfficerId) -> Option<&ProvisionedOfficer> {
        self.0.iter().find(|officer| officer.id == *id)
    }

    /// The name as written; the id for an officer of another station.
    pub fn name(&self, id: &OfficerId) -> String {
        self.find(id).map_or_else(|| id.to_string(), |officer| officer.name.clone())
    }
}
