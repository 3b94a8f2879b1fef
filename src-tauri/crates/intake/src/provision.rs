//! Making a center: its keys, certified by an authority.

use std::fs;
use std::path::Path;

use enrollment::Timestamp;
use keyring::{Authority, MachineKey, NewAgreementKey, NewSigningKey, Role, Signer as _, Usage, Validity, make_private_folder, write_private};

use crate::error::IntakeError;
use crate::identity::{AGREEMENT, AGREEMENT_NEXT, AUTHORITIES, CenterIdentity, MACHINE, SIGNING};

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
    make_private_folder(data)?;
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

    write_private(&data.join(AUTHORITIES), authority.certificate_pem()?.as_bytes())?;
    write_private(&data.join(AGREEMENT), &current.stored(&machine)?)?;
    write_private(&data.join(AGREEMENT_NEXT), &next.stored(&machine)?)?;
    write_private(&data.join(SIGNING), &signing.stored(&machine)?)?;
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
    make_private_folder(data)?;
    let machine = MachineKey::load_or_make(&data.join(MACHINE))?;
    let authority = Authority::make("Thu Nhận test authority", Validity::days(now.unix_ms(), 2 * DAYS))?;
    write_private(&data.join(AUTHORITY_FILE), &authority.stored(&machine)?)?;
    let center = provision(data, &authority, now)?;
    Ok(TestAuthority { authority, center })
}

/// The center and the test authority of a folder in which [`provision_test_authority`] has finished.
///
/// # Errors
/// [`IntakeError::NotProvisioned`] when it has not, or the center has no authority of its own.
pub fn open_test_authority(data: &Path) -> Result<TestAuthority, IntakeError> {
    let identity = CenterIdentity::load(data)?;
    if !data.join(AUTHORITY_FILE).is_file() {
        return Err(IntakeError::NotProvisioned);
    }
    let machine = MachineKey::load(&data.join(MACHINE))?;
    let authority = Authority::load(&fs::read(data.join(AUTHORITY_FILE))?, &machine)?;
    let next = identity.next.as_ref().ok_or(IntakeError::NotProvisioned)?;
    let center = ProvisionedCenter {
        agreement_certificate: identity.current.certificate().to_vec(),
        next_agreement_certificate: next.certificate().to_vec(),
        signing_certificate: identity.signing.certificate().to_vec(),
    };
    Ok(TestAuthority { authority, center })
}
