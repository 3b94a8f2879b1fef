//! Which devices there are.

use std::ops::RangeInclusive;
use std::thread;
use std::time::Duration;

use devices::{CancelToken, DeviceError, LoopbackHttp, Question};
use enrollment::Timestamp;
use serde::de::DeserializeOwned;

use crate::answer::{DeviceInformation, DigitalId, Discovered, Information};
use crate::dialect::Dialect;
use crate::fault::failed;
use crate::request::Discovery;
use crate::status::Status;
use crate::token;
use crate::trust::{Makers, Signer};

/// Where services listen.
pub const PORTS: RangeInclusive<u16> = 4501..=4600;

/// How long a service may take to say who is there.
const PATIENCE: Duration = Duration::from_secs(3);

/// Bytes of an answer about devices.
const MOST: usize = 1 << 20;

/// What a device takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Takes {
    /// Several fingers at once.
    Slap,
    /// One finger.
    Finger,
    /// The face.
    Face,
}

impl Takes {
    /// `None` for what has no place at a desk here: eyes, and what is not known.
    fn of(identity: &DigitalId) -> Option<Self> {
        match (identity.kind.as_str(), identity.device_sub_type.as_str()) {
            ("Finger", "Slap" | "Touchless") => Some(Self::Slap),
            ("Finger", _) => Some(Self::Finger),
            ("Face", _) => Some(Self::Face),
            _ => None,
        }
    }
}

/// A scanner or camera that has proven who it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SbiDevice {
    /// Where its service listens.
    pub port: u16,
    /// How it is spoken with.
    pub dialect: Dialect,
    /// The maker's number on it.
    pub serial: String,
    /// Its name in requests of 0.9.5.
    pub device: String,
    /// The maker.
    pub make: String,
    /// The model.
    pub model: String,
    /// What it takes.
    pub takes: Takes,
    /// The environment it was made ready for; anything but `Production` is no device for real people.
    pub environment: String,
    /// How it said it was when it was found.
    pub status: Status,
    /// Whose keys it signed that with, and who it is.
    pub signers: Signers,
}

/// Keys of one device: some sign who they are with a key of their security chip, and what they take with another one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signers {
    /// Signs what it takes.
    pub(crate) device: Signer,
    /// Signs who it is.
    pub(crate) identity: Signer,
}

impl SbiDevice {
    /// Whether this is the same device, now perhaps at another port or with new keys of the same maker.
    pub(crate) fn is_same(&self, other: &Self) -> bool {
        let who = |one: &Self| (one.make.clone(), one.model.clone(), one.serial.clone(), one.takes, one.environment.clone());
        let keys = |one: &Self, other: &Self| {
            one.signers.device.is_of_same_maker(&other.signers.device) && one.signers.identity.is_of_same_maker(&other.signers.identity)
        };
        who(self) == who(other) && keys(self, other)
    }
}

/// A device that answers and is not used.
#[derive(Clone, Debug, PartialEq)]
pub struct Refused {
    /// What can be said of it: unsigned, so that it is the port and no name.
    pub port: u16,
    /// Why.
    pub why: DeviceError,
}

/// What was found.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Found {
    /// Those to work with.
    pub devices: Vec<SbiDevice>,
    /// What a technician should look at.
    pub refused: Vec<Refused>,
}

/// Asks every service at these ports of this computer ([`PORTS`], but for tests) for its scanners and cameras. All are asked at once; one
/// that does not answer costs three seconds and hides no other.
pub fn find(http: &dyn LoopbackHttp, ports: RangeInclusive<u16>, makers: &Makers, now: Timestamp) -> Found {
    find_unless(http, ports, makers, now, &CancelToken::new())
}

/// As [`find`]; what was not yet found when `cancel` is set is not waited for.
pub(crate) fn find_unless(http: &dyn LoopbackHttp, ports: RangeInclusive<u16>, makers: &Makers, now: Timestamp, cancel: &CancelToken) -> Found {
    let whose = &Whose { http, allowed: &ports, makers, now, cancel };
    let listening = http.listening(ports.clone(), cancel);
    let all = thread::scope(|scope| {
        let asked: Vec<_> = listening.iter().map(|port| scope.spawn(move || whose.at(*port))).collect();
        asked.into_iter().map(|answer| answer.join().unwrap_or_default()).collect::<Vec<_>>()
    });
    let mut found = Found::default();
    for one in all {
        found.refused.extend(one.refused);
        for device in one.devices {
            // A service may name the devices of another one.
            if !found.devices.iter().any(|known| (&known.serial, &known.make, known.takes) == (&device.serial, &device.make, device.takes)) {
                found.devices.push(device);
            }
        }
    }
    found
}

/// Who asks, and what is known beforehand.
struct Whose<'a> {
    http: &'a dyn LoopbackHttp,
    allowed: &'a RangeInclusive<u16>,
    makers: &'a Makers,
    now: Timestamp,
    cancel: &'a CancelToken,
}

impl Whose<'_> {
    fn at(&self, port: u16) -> Found {
        let mut found = Found::default();
        for dialect in Dialect::ALL {
            let discovered: Vec<Discovered> = match self.ask(port, dialect, dialect.discovery_verb(), "/device") {
                Ok(discovered) => discovered,
                // Another verb would wait as long.
                Err(DeviceError::TimedOut | DeviceError::Cancelled) => break,
                Err(_) => continue,
            };
            let speaks = |device: &Discovered| device.spec_version.is_empty() || Dialect::newest_of(&device.spec_version).is_some();
            if !discovered.iter().any(speaks) {
                continue;
            }
            match self.ask::<Vec<Information>>(port, dialect, dialect.info_verb(), "/info") {
                Ok(devices) => devices.iter().for_each(|device| match self.read(device, port, dialect) {
                    Ok(Some(device)) => found.devices.push(device),
                    Ok(None) => {}
                    Err(why) => found.refused.push(Refused { port, why }),
                }),
                Err(why) => found.refused.push(Refused { port, why }),
            }
            break;
        }
        found
    }

    /// `None` for what is no device for enrollment, or takes nothing that is wanted here.
    fn read(&self, device: &Information, port: u16, asked_in: Dialect) -> Result<Option<SbiDevice>, DeviceError> {
        if let Some(why) = device.error.as_ref().and_then(|error| error.meaning()) {
            return Err(why);
        }
        let (said, device_signer) = token::read::<DeviceInformation>(&device.device_info, self.makers, self.now)?;
        let (identity, identity_signer) = token::read::<DigitalId>(&said.digital_id, self.makers, self.now)?;
        let Some(takes) = Takes::of(&identity) else { return Ok(None) };
        if said.purpose == "Auth" || identity.serial_no.is_empty() {
            return Ok(None);
        }
        let dialect = if said.spec_version.is_empty() { Some(asked_in) } else { Dialect::newest_of(&said.spec_version) };
        let dialect = dialect.ok_or_else(|| DeviceError::Unsupported { what: format!("SBI {}", said.spec_version.join(", ")) })?;
        Ok(Some(SbiDevice {
            port: elsewhere(&said.callback_id, self.allowed).unwrap_or(port),
            dialect,
            device: if said.device_id.is_empty() { identity.serial_no.clone() } else { said.device_id },
            serial: identity.serial_no,
            make: identity.make,
            model: identity.model,
            takes,
            environment: said.env,
            status: Status::of_word(&said.device_status),
            signers: Signers { device: device_signer, identity: identity_signer },
        }))
    }

    fn ask<T: DeserializeOwned>(&self, port: u16, dialect: Dialect, verb: &'static str, path: &'static str) -> Result<T, DeviceError> {
        let body = Discovery { kind: "Biometric Device", spec_version: dialect.version() };
        let body = serde_json::to_vec(&body).map_err(failed)?;
        let question = Question { port, verb, path, body, within: PATIENCE, most: MOST };
        let answer = self.http.ask(&question, self.cancel)?;
        serde_json::from_slice(&answer).map_err(|_| failed("the answer is not the interface's"))
    }
}

/// The port of a callback address, if it is one on this computer where services listen: nothing else is ever asked.
fn elsewhere(callback: &str, allowed: &RangeInclusive<u16>) -> Option<u16> {
    let port = callback.strip_prefix("http://127.0.0.1:")?.split('/').next()?.parse().ok()?;
    allowed.contains(&port).then_some(port)
}
