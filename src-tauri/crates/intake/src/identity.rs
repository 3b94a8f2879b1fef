//! Who the center is: its signing key, the keys packages are sealed to, and the authorities it believes.

use std::fs;
use std::path::{Path, PathBuf};

use keyring::{AgreementKey, KeyId, MachineKey, SigningKeySlot};
use package::Trust;

use crate::error::IntakeError;

pub(crate) const MACHINE: &str = "machine.key";
pub(crate) const SIGNING: &str = "center-signing.key";
pub(crate) const AGREEMENT: &str = "center-agreement.key";
pub(crate) const AGREEMENT_NEXT: &str = "center-agreement-next.key";
pub(crate) const AUTHORITIES: &str = "authority.pem";

/// The center's keys, loaded.
#[derive(Debug)]
pub struct CenterIdentity {
    pub(crate) signing: SigningKeySlot,
    pub(crate) current: AgreementKey,
    pub(crate) next: Option<AgreementKey>,
    pub(crate) trust: Trust,
}

impl CenterIdentity {
    /// Loads what [`crate::provision`] wrote.
    pub fn load(data: &Path) -> Result<Self, IntakeError> {
        let file = |name: &str| -> PathBuf { data.join(name) };
        if !file(SIGNING).is_file() || !file(AGREEMENT).is_file() {
            return Err(IntakeError::NotProvisioned);
        }
        let machine = MachineKey::load(&file(MACHINE))?;
        let next = match fs::read(file(AGREEMENT_NEXT)) {
            Ok(bytes) => Some(AgreementKey::load(&bytes, &machine)?),
            Err(reason) if reason.kind() == std::io::ErrorKind::NotFound => None,
            Err(reason) => return Err(reason.into()),
        };
        Ok(Self {
            signing: SigningKeySlot::load(&fs::read(file(SIGNING))?, &machine)?,
            current: AgreementKey::load(&fs::read(file(AGREEMENT))?, &machine)?,
            next,
            trust: Trust::from_pem(&fs::read_to_string(file(AUTHORITIES))?)?,
        })
    }

    /// The certificate that stations encrypt to (DER).
    pub fn agreement_certificate(&self) -> &[u8] {
        self.current.certificate()
    }

    /// The authorities the center believes.
    pub fn trust(&self) -> &Trust {
        &self.trust
    }

    /// The key of this name, if it is one of the center's.
    pub(crate) fn key(&self, id: KeyId) -> Option<&AgreementKey> {
        [Some(&self.current), self.next.as_ref()].into_iter().flatten().find(|key| key.key_id() == id)
    }
}
