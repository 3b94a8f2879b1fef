//! Signed profiles of fingerprint scanners, and statements about their makers: the files of `profiles/` in the data folder, believed only with
//! the center's signature.

use enrollment::{Date, Timestamp};
use package::device_profile::{self, ScannerModel};
use package::statement::Statement as _;
use package::{DeviceMaker, DeviceProfile, PackageError, Trust, device_maker};
use sbi::Makers;
use station::{ProfileSeen, ProfileState};
use std::collections::BTreeMap;
use std::path::Path;

/// The folder in the data folder.
pub(crate) const FOLDER: &str = "profiles";
/// Most files that are looked at: a post has a handful of scanners.
const MOST: usize = 100;

/// What the folder holds.
#[derive(Default)]
pub(crate) struct ScannerProfiles {
    usable: Vec<DeviceProfile>,
    makers: Makers,
    seen: Vec<ProfileSeen>,
}

impl ScannerProfiles {
    /// Reads and checks every file. One that is not believed is named and not used; a missing folder is an empty one.
    pub(crate) fn read(data: &Path, trust: &Trust, now: Timestamp) -> Self {
        let files = std::fs::read_dir(data.join(FOLDER)).into_iter().flatten().flatten();
        let mut files: Vec<_> = files.map(|entry| entry.path()).filter(|path| path.is_file() && !is_hidden(path)).collect();
        files.sort();
        let judged: Vec<_> = files.iter().take(MOST).map(|path| (name(path), judge(path, trust, now))).collect();
        let mut newest: BTreeMap<Subject, u64> = BTreeMap::new();
        for signed in judged.iter().filter_map(|(_, judged)| judged.as_ref().ok()) {
            let counter = newest.entry(signed.subject()).or_default();
            *counter = signed.counter().max(*counter);
        }
        let mut found = Self::default();
        for (file, judged) in &judged {
            let state = match judged {
                Ok(signed) if newest.get(&signed.subject()).is_some_and(|newest| *newest > signed.counter()) => ProfileState::Replaced,
                Ok(signed) => found.take(signed),
                Err(state) => {
                    tracing::warn!(code = state.code(), "a file of a scanner's profile is not used");
                    state.clone()
                }
            };
            found.seen.push(ProfileSeen { file: file.clone(), state });
        }
        found
    }

    fn take(&mut self, signed: &Signed) -> ProfileState {
        match signed {
            Signed::Profile(profile) => {
                self.usable.push(profile.clone());
                ProfileState::Used {
                    vendor: profile.vendor.clone(),
                    product: profile.model.product.clone(),
                    ppi: profile.ppi,
                    measured_by: profile.measured_by.clone(),
                    last_day: profile.last_day,
                }
            }
            Signed::Maker(maker) => match maker.certificate().ok().and_then(|authority| self.makers.add(&authority).ok()) {
                Some(()) => ProfileState::Maker { maker: maker.maker.clone(), last_day: maker.last_day },
                None => ProfileState::NoProfile,
            },
        }
    }

    /// The makers whose devices are believed.
    pub(crate) fn makers(&self) -> Makers {
        self.makers.clone()
    }

    /// What the technician is told.
    pub(crate) fn seen(&self) -> Vec<ProfileSeen> {
        self.seen.clone()
    }

    /// The profile of a device, by what its driver says about it; of several the one for the narrower model, then the newer one.
    pub(crate) fn of(&self, device: &fingerprint_scanner::Device) -> Option<fingerprint_scanner::DeviceProfile> {
        let fitting = self.usable.iter().filter(|profile| profile.model.fits(&device.driver, device.identity(), &device.name));
        let narrow = |profile: &&DeviceProfile| (profile.model.device.len() + profile.model.product.len(), profile.counter);
        let profile = fitting.max_by_key(narrow)?;
        Some(fingerprint_scanner::DeviceProfile { driver: profile.model.driver.clone(), ppi: f32::from(profile.ppi) })
    }
}

/// A file with the center's signature.
enum Signed {
    Profile(DeviceProfile),
    Maker(DeviceMaker),
}

/// What a file is about: of several about the same one the highest counter counts.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Subject<'a> {
    Model(&'a ScannerModel),
    Maker(&'a str),
}

impl Signed {
    fn verify(file: &[u8], trust: &Trust, now: Timestamp) -> Result<Self, PackageError> {
        match device_profile::verify(file, trust, now) {
            Err(PackageError::OtherStatement) => device_maker::verify(file, trust, now).map(Self::Maker),
            other => other.map(Self::Profile),
        }
    }

    fn subject(&self) -> Subject<'_> {
        match self {
            Self::Profile(profile) => Subject::Model(&profile.model),
            Self::Maker(maker) => Subject::Maker(&maker.maker),
        }
    }

    fn counter(&self) -> u64 {
        match self {
            Self::Profile(profile) => profile.counter,
            Self::Maker(maker) => maker.counter,
        }
    }

    fn last_day(&self) -> Date {
        match self {
            Self::Profile(profile) => profile.last_day,
            Self::Maker(maker) => maker.last_day,
        }
    }
}

fn judge(path: &Path, trust: &Trust, now: Timestamp) -> Result<Signed, ProfileState> {
    let length = std::fs::metadata(path).map_err(|_| ProfileState::Unreadable)?.len();
    if length > DeviceProfile::MAX.max(DeviceMaker::MAX) as u64 {
        return Err(ProfileState::NoProfile);
    }
    let bytes = std::fs::read(path).map_err(|_| ProfileState::Unreadable)?;
    let signed = Signed::verify(&bytes, trust, now).map_err(|why| match why {
        PackageError::BadSignature(_) | PackageError::Mismatch(_) => ProfileState::Altered,
        PackageError::WrongRole(_) | PackageError::Untrusted(_) => ProfileState::OtherSigner,
        PackageError::OutOfValidity => ProfileState::SignerOutOfValidity,
        _ => ProfileState::NoProfile,
    })?;
    if now.vietnam_date() <= signed.last_day() { Ok(signed) } else { Err(ProfileState::Expired { last_day: signed.last_day() }) }
}

fn name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

fn is_hidden(path: &Path) -> bool {
    name(path).starts_with('.')
}
