//! Making a center: its keys, certified by an authority.

use std::fs::{self, File};
use std::io::Write as _;
use std::path::Path;

use enrollment::Timestamp;
use keyring::{Authority, MachineKey, NewAgreementKey, NewSigningKey, Role, Usage, Validity};

use crate::error::IntakeError;
use crate::identity::{AGREEMENT, AGREEMENT_NEXT, AUTHORITIES, MACHINE, SIGNING};

/// File of a test authority's own key, wrapped by the machine's key; production centers have none.
pub const AUTHORITY_FILE: &str = "authority.key";
/// The center's name in its certificates.
const NAME: &str = "center";
/// Validity of certificates made here.
const DAYS: u32 = 5 * 365;

/// What stations need to know of a provisioned center.
#[derive(Clone, Debug)]
pub struct ProvisionedCenter {
    /// The key-agreement certificate to encrypt to (DER).
    pub agreement_certificate: Vec<u8>,
    /// The one that follows it.
    pub next_agreement_certificate: Vec<u8>,
    /// The certificate that signs receipts and verdicts (DER).
    pub signing_certificate: Vec<u8>,
}

/// A center with an authority of its own.
#[derive(Debug)]
pub struct TestAuthority {
    /// The authority: certifies stations and officers too.
    pub authority: Authority,
    /// The center it certified.
    pub center: ProvisionedCenter,
}

/// Makes the center's keys in `data` and has them certified. Refuses a folder that already has a center: packages may be sealed to its
/// keys. The signing key is written last, so that a folder left half made is made again.
pub fn provision(data: &Path, authority: &Authority, now: Timestamp) -> Result<ProvisionedCenter, IntakeError> {
    if data.join(SIGNING).exists() {
        return Err(IntakeError::AlreadyProvisioned);
    }
    fs::create_dir_all(data)?;
    let machine = MachineKey::load_or_make(&data.join(MACHINE))?;
    let validity = Validity::days(now.unix_ms(), DAYS);
    let agreement = || -> Result<_, IntakeError> {
        let key = NewAgreementKey::make();
        let certificate = authority.issue(NAME, Role::Center, Usage::Agreement, &key.public_key(), validity)?;
        Ok(key.certified(certificate)?)
    };
    let (current, next) = (agreement()?, agreement()?);
    let signing = NewSigningKey::make();
    let signing_certificate = authority.issue(NAME, Role::Center, Usage::Signing, &signing.public_key(), validity)?;
    let signing = signing.certified(signing_certificate.clone())?;

    write(&data.join(AUTHORITIES), authority.certificate_pem()?.as_bytes())?;
    write(&data.join(AGREEMENT), &current.stored(&machine)?)?;
    write(&data.join(AGREEMENT_NEXT), &next.stored(&machine)?)?;
    write(&data.join(SIGNING), &signing.stored(&machine)?)?;
    Ok(ProvisionedCenter {
        agreement_certificate: current.certificate().to_vec(),
        next_agreement_certificate: next.certificate().to_vec(),
        signing_certificate,
    })
}

/// Makes an authority and a center under it, for tests and demonstrations.
pub fn provision_test_authority(data: &Path, now: Timestamp) -> Result<TestAuthority, IntakeError> {
    if data.join(SIGNING).exists() {
        return Err(IntakeError::AlreadyProvisioned);
    }
    fs::create_dir_all(data)?;
    let machine = MachineKey::load_or_make(&data.join(MACHINE))?;
    let authority = Authority::make("Thu Nhận test authority", Validity::days(now.unix_ms(), 2 * DAYS))?;
    write(&data.join(AUTHORITY_FILE), &authority.stored(&machine)?)?;
    let center = provision(data, &authority, now)?;
    Ok(TestAuthority { authority, center })
}

/// The file appears whole or not at all.
fn write(path: &Path, bytes: &[u8]) -> Result<(), IntakeError> {
    let temporary = path.with_extension("new");
    let mut file = File::create(&temporary)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    fs::rename(&temporary, path)?;
    Ok(())
}
