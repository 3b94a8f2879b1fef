use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use devices::{Camera, CardReaders, Clock, Displays, FingerprintScanner, IrisCamera, Speech, TouchMapping};
use enrollment::{OfficerId, PersonalNumber, StationId};
use keyring::{DatabaseKey, Policy, Signer};
use package::Trust;
use wording::{Catalogs, Language};

use crate::{DeviceFinder, FoundDevices, Officers, Refusal};

/// What provisioning says about this station. Read once, at start.
pub struct StationConfig {
    /// Folder of the databases; holds nothing else of the station's that is personal.
    pub data: PathBuf,
    /// Id of the station, as in its certificate.
    pub station: StationId,
    /// Name of the post, as people read it.
    pub post: String,
    /// Name of this desk, as the applicant is called to it (`2`).
    pub desk: String,
    /// Practice: synthetic people, own data folder, simulated devices may present them.
    pub practice: bool,
    /// Each finger is rolled too, after the slaps.
    pub rolled_prints: bool,
    /// Whether face and both hands are photographed where a finger cannot be taken.
    pub evidence_picture: bool,
    /// The officers.
    pub officers: Officers,
    /// Certificate authorities trusted here, for receipts, verdicts and extracts.
    pub trust: Trust,
    /// The center's key-agreement certificate, DER: packages are sealed to it until the center's policy names another.
    pub center_certificate: Vec<u8>,
    /// The station's own signing key.
    pub station_key: Arc<dyn Signer>,
    /// Key of the outbox; works while nobody is signed in.
    pub outbox_key: DatabaseKey,
    /// Where extracts of the population database are delivered; the newest is taken in at sign-in.
    pub extract: Option<Box<dyn DeliveredExtract>>,
    /// Seconds without any activity until the station locks.
    pub idle_s: u32,
    /// How long the iris camera looks before it offers the best it saw.
    pub iris_patience: Duration,
    /// Which password cost is accepted (tests allow the light one).
    pub password_policy: Policy,
    /// This station's block of ticket numbers.
    pub tickets: TicketBlock,
    /// Epoch of the package sequence numbers: changes when a station is set up anew.
    pub epoch: u32,
    /// Language of both windows until somebody chooses another.
    pub language: Language,
    /// The catalogs of this station: which languages there are, and what is said aloud.
    pub catalogs: Arc<Catalogs>,
}

/// The newest extract of the population database that was delivered to this station, sealed to it. It is personal data of a whole
/// commune: it is opened only when there is an open vault to put it into, and its bytes are dropped then.
pub trait DeliveredExtract: Send + Sync {
    /// The sealed file; none when nothing was delivered since the last one was taken in.
    ///
    /// # Errors
    /// `extractUnreadable`.
    fn sealed(&self) -> Result<Option<Vec<u8>>, Refusal>;

    /// Opens it: the bytes the registry signed.
    ///
    /// # Errors
    /// `extractUnreadable`, those of the station's key and of the envelope.
    fn open(&self, sealed: &[u8]) -> Result<Vec<u8>, Refusal>;

    /// It is in the vault: the file need not be kept.
    fn taken_in(&self);
}

/// A block of ticket numbers that belongs to this station for the day (A001 to A199), so that tickets need no network.
#[derive(Clone, Copy, Debug)]
pub struct TicketBlock {
    /// The lane's letter.
    pub lane: char,
    /// First number.
    pub first: u16,
    /// Last number.
    pub last: u16,
}

/// The devices and clocks this station was given.
pub struct Ports {
    /// The wall clock.
    pub clock: Arc<dyn Clock>,
    /// Models that portraits are measured with, as `portrait` checks them.
    pub portrait_models: portrait::Models,
    /// Models that faces are compared with; none: this station does not compare them.
    pub comparer_models: Option<portrait::ComparerModels>,
    /// The table portraits are judged by.
    pub portrait_profile: &'static str,
    /// The one for portraits that are taken at home or in bed (B5).
    pub portrait_profile_at_home: &'static str,
    /// Cameras that never leave, the preferred one first.
    pub cameras: Vec<Box<dyn Camera>>,
    /// Fingerprint scanners that never leave, the preferred one first.
    pub scanners: Vec<Box<dyn FingerprintScanner>>,
    /// What was plugged in at the start.
    pub found: FoundDevices,
    /// Looks what is plugged in later.
    pub finder: Option<Box<dyn DeviceFinder>>,
    /// Iris cameras, the preferred one first.
    pub iris_cameras: Vec<Box<dyn IrisCamera>>,
    /// Card readers.
    pub readers: Option<Box<dyn CardReaders>>,
    /// Screens.
    pub displays: Option<Box<dyn Displays>>,
    /// Touch screens and pens.
    pub touch: Option<TouchMapping>,
    /// Reads the applicant's sheet aloud.
    pub speech: Option<Box<dyn Speech>>,
    /// Practice only: seats synthetic people before the simulated devices.
    pub presenter: Option<Box<dyn Presenter>>,
}

/// Seats synthetic people before the simulated devices.
pub trait Presenter: Send + Sync {
    /// The people who can be presented.
    fn people(&self) -> Vec<PracticePerson>;

    /// Seats one of them; `condition` is `clean`, for the fingers `dry`, `wet`, `partial`, `wrongHand`, `fingerOff`, `dryFinger` or `unplug`, for the eyes `far`,
    /// `squinting` or `eyesClosed`.
    ///
    /// # Errors
    /// `practicePersonUnknown`, `practiceConditionUnknown`.
    fn present(&self, number: &PersonalNumber, condition: &str) -> Result<(), Refusal>;

    /// An officer lays their own hand on the scanner, in the place of whoever sits there.
    fn officer_lays_hand(&self, officer: &OfficerId);

    /// The officer has lifted it: what lies there next is again the hand of whoever sits there.
    fn officer_lifts_hand(&self);

    /// Who sits there now.
    fn presented(&self) -> Option<PersonalNumber>;
}

/// A synthetic resident for practice.
#[derive(Clone, Debug)]
pub struct PracticePerson {
    /// Personal number.
    pub number: PersonalNumber,
    /// Name.
    pub name: String,
    /// What makes the case interesting (`practice-case-<code>`).
    pub case: String,
    /// Text of their old card's QR code, if they have one.
    pub qr: Option<String>,
}
