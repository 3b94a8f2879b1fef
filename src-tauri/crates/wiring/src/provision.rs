//! Makes a demo post: keys and certificates under a test authority, officers, a signed extract of people who never existed.

use crate::station_file::write;
use crate::{OpenError, StationFile, assets, presenter};
use enrollment::{Date, OfficerId, PopulationRecord, Role, StationId, Timestamp};
use keyring::{Authority, DatabaseKey, MachineKey, NewAgreementKey, NewSigningKey, OfficerKeys, Params, Signer, SigningKeySlot, Usage, Validity};
use portrait::Analyzer;
use registry::Extract;
use station::{Officer, Officers, ProvisionedOfficer};
use std::path::Path;
use synthetic::Resident;

/// The password of a demo officer. It is no secret: it stands in the README and on the sign-in screen of practice.
pub fn demo_password(officer: &str) -> String {
    format!("{officer}-2026")
}

/// Id of the demo station.
const STATION: &str = "DEMO-01";
/// Residents in the demo extract.
const RESIDENTS: usize = 500;
/// Seed of the demo extract's people: every demo post has the same.
const SEED: u64 = 2026;
/// Validity of demo certificates.
const YEARS: u32 = 5;
/// Days that an extract may be used.
const EXTRACT_DAYS: i64 = 30;

/// Files of a provisioned folder.
pub(crate) const MACHINE_KEY: &str = "machine.key";
pub(crate) const STATION_KEY: &str = "station.key";
pub(crate) const STATION_AGREEMENT_KEY: &str = "station-agreement.key";
pub(crate) const AUTHORITY: &str = "authority.pem";
pub(crate) const CENTER: &str = "center.der";
pub(crate) const EXTRACT: &str = "extract.p7m";

/// The people of every demo post, as of a day.
pub(crate) fn residents(today: Date) -> Vec<Resident> {
    synthetic::people(SEED, RESIDENTS, today)
}

/// Makes a demo station in `data`, under `authority`, for the center with this key-agreement certificate.
///
/// `station.json` is written last: a folder that was left half made is made again, and one in which a database is, is not touched.
///
/// # Errors
/// [`OpenError::HoldsPost`], and whatever keeps keys or files from being made.
pub fn provision_demo(data: &Path, authority: &Authority, center_certificate: &[u8], now: Timestamp) -> Result<(), OpenError> {
    refuse_used(data)?;
    keyring::make_private_folder(data)?;
    let validity = Validity::days(now.unix_ms(), 365 * YEARS);
    let machine = MachineKey::load_or_make(&data.join(MACHINE_KEY))?;
    let issue = |name: &str, role: keyring::Role| -> Result<SigningKeySlot, OpenError> {
        let key = NewSigningKey::make();
        let certificate = authority.issue(name, role, Usage::Signing, &key.public_key(), validity)?;
        Ok(key.certified(certificate)?)
    };

    let station = StationId::parse(STATION).map_err(|why| OpenError::Station(why.to_string()))?;
    let station_key = issue(STATION, keyring::Role::Station)?;
    write(&data.join(STATION_KEY), &station_key.stored(&machine)?)?;
    let agreement = NewAgreementKey::make();
    let agreement_certificate = authority.issue(STATION, keyring::Role::Station, Usage::Agreement, &agreement.public_key(), validity)?;
    write(&data.join(STATION_AGREEMENT_KEY), &agreement.certified(agreement_certificate.clone())?.stored(&machine)?)?;

    let vault = DatabaseKey::make();
    let mut officers = Vec::new();
    for demo in synthetic::officers() {
        let role = match demo.role {
            Role::Clerk => keyring::Role::Clerk,
            Role::Supervisor => keyring::Role::Supervisor,
            Role::Technician => keyring::Role::Technician,
        };
        let keys = OfficerKeys::make(&demo_password(demo.id), Params::product(), &vault, &issue(demo.id, role)?)?;
        let id = OfficerId::parse(demo.id).map_err(|why| OpenError::Station(why.to_string()))?;
        let officer = Officer { id, name: format!("{} {}", demo.rank, demo.name), role: demo.role };
        officers.push(ProvisionedOfficer::new(officer, &keys).map_err(|why| OpenError::Station(why.to_string()))?);
    }

    write(&data.join(EXTRACT), &extract(&issue("DEMO-REGISTRY", keyring::Role::Registry)?, &agreement_certificate, now)?)?;
    write(&data.join(CENTER), center_certificate)?;
    write(&data.join(AUTHORITY), authority.certificate_pem()?.as_bytes())?;
    Officers::new(officers).save(&data.join(Officers::FILE)).map_err(OpenError::Refused)?;
    StationFile {
        iris_camera: true,
        face_comparison: true,
        rolled_prints: false,
        evidence_picture: false,
        version: StationFile::version(),
        station,
        post: "Công an xã Mẫu (luyện tập)".to_owned(),
        desk: "1".to_owned(),
        practice: true,
        epoch: 1,
        idle_seconds: 600,
        ticket_lane: 'A',
        ticket_first: 1,
        ticket_last: 199,
        provisioned: now.vietnam_date(),
        center: None,
        tls: None,
    }
    .save(data)
}

/// Whether a post worked here before, by what it would lose: its databases. They come with the first opening; officers and keys without
/// them open nothing, and may be what a cut left of the making.
///
/// # Errors
/// [`OpenError::HoldsPost`].
pub fn refuse_used(data: &Path) -> Result<(), OpenError> {
    let used = ["vault.db", "outbox.db"].iter().any(|name| data.join(name).exists());
    if used { Err(OpenError::HoldsPost(data.to_path_buf())) } else { Ok(()) }
}

/// The extract, signed by the registry and sealed to this station alone.
fn extract(registry: &dyn Signer, recipient: &[u8], now: Timestamp) -> Result<Vec<u8>, OpenError> {
    let today = now.vietnam_date();
    let extract = Extract {
        commune: "DEMO".to_owned(),
        counter: 1,
        issued_at: now,
        last_day: Timestamp::from_unix_ms(now.unix_ms() + EXTRACT_DAYS * 86_400_000).vietnam_date(),
        residents: records_with_portraits(residents(today))?,
    };
    let signed = registry::sign(&extract, registry, now)?;
    Ok(package::layer::encrypt(&signed, recipient)?)
}

/// How many residents with a card have a portrait on record, as most people in a real record do; more would only slow the start of practice.
const PORTRAITS: usize = 40;
/// JPEG quality of a portrait on record: some 30,000 bytes.
const PORTRAIT_QUALITY: u8 = 70;

/// The records, the first ones with the picture of the person whom the simulated camera will show.
fn records_with_portraits(residents: Vec<Resident>) -> Result<Vec<PopulationRecord>, OpenError> {
    let unusable = |why: String| OpenError::Station(why);
    let analyzer = Analyzer::load(assets::PORTRAIT_MODELS).map_err(|why| unusable(why.to_string()))?;
    let mut portraits = Vec::new();
    for person in devices::simulator::people() {
        let picture = person.picture().map_err(|why| unusable(why.to_string()))?;
        let subject = analyzer.analyze(&picture).map_err(|why| unusable(why.to_string()))?.subject;
        let cut = subject.map(|subject| portrait::cut_for_card(&picture, &subject.head).picture).unwrap_or(picture);
        portraits.push(portrait::encode_jpeg(&cut, PORTRAIT_QUALITY).map_err(|why| unusable(why.to_string()))?);
    }
    let mut left = PORTRAITS;
    Ok(residents
        .into_iter()
        .map(|resident| {
            let place = presenter::picture_of(&resident, portraits.len());
            let mut record = resident.record;
            if record.has_card.is_some() && left > 0 {
                left -= 1;
                record.reference_portrait = portraits.get(place).cloned();
            }
            record
        })
        .collect())
}
