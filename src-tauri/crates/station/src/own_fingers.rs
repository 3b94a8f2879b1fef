//! The officers' own fingers: taken once by each of them, kept as templates alone, so that a print of the clerk's own finger in somebody's
//! file is found (a demonstration that was kept, a hand that steadied another).

use std::collections::{BTreeMap, BTreeSet};
use std::sync::PoisonError;

use enrollment::{FingerPosition, OfficerId, Placement, Role, Slap, Timestamp};
use fingerprint::Image;
use store::OfficerFinger;

use crate::capture::{self, Examined, TURN_UNPROVEN, Wanted};
use crate::note::Outcome;
use crate::station::Work;
use crate::{Refusal, Station};

/// What the station has of the fingers of the officer who asks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnFingers {
    /// Each finger that applicants' prints are compared with, and since when.
    pub known: BTreeMap<FingerPosition, Timestamp>,
    /// Fingers of the slap just taken that were not good enough to be compared with.
    pub weak: Vec<FingerPosition>,
    /// The scanner is simulated: what lies on it is a drawn hand of this officer.
    pub simulated: bool,
    /// Somebody broke it off.
    pub cancelled: bool,
}

impl Station {
    /// What there is of the asking officer's fingers.
    ///
    /// # Errors
    /// Those of beginning and of the store.
    pub fn read_own_fingers(&self) -> Result<OwnFingers, Refusal> {
        let work = self.begin("read_own_fingers")?;
        self.own_fingers(&work)
    }

    /// Takes one slap of the asking officer. `missing` are fingers this officer does not have. Pictures are not kept.
    ///
    /// # Errors
    /// `servesAnother`, `slapUnknown`, `nothingToCapture`, `captureBusy`, `noScanner`, `ownFingersNotFound` when the slap is not whole,
    /// `ownFingersWeak` when none of its prints is good, and those of the device and of the store.
    pub fn take_own_fingers(&self, slap: u8, missing: &[FingerPosition]) -> Result<OwnFingers, Refusal> {
        let slap = Slap::from_code(slap).ok_or_else(|| Refusal::new("slapUnknown").at("slap"))?;
        let turn = self.fingers.turns().turn();
        let work = self.begin("take_own_fingers")?;
        self.serve_newcomer()?;
        let missing: Vec<FingerPosition> = missing.iter().copied().filter(|finger| slap.fingers().contains(finger)).collect();
        if missing.len() == slap.fingers().len() {
            return Err(Refusal::new("nothingToCapture"));
        }
        if self.fingers.scanners().is_empty() {
            self.look_for_devices();
        }
        // Whose capture it is that runs, their hand lies on the glass.
        if self.fingers.turns().is_busy() {
            return Err(Refusal::new("captureBusy"));
        }
        let officer = work.act.officer.clone();
        if let Some(presenter) = &self.presenter {
            presenter.officer_lays_hand(&officer);
        }
        let wanted = Wanted { placement: Placement::Slap(slap), excepted: &missing, settled: &[], attempt: 1, now: &|_| self.tell(crate::Topic::Preview) };
        let taken = self.fingers.capture(turn, &wanted).and_then(|mut image| image.cut_short.take().map_or(Ok(image), Err));
        if let Some(presenter) = &self.presenter {
            presenter.officer_lifts_hand();
        }
        let image = match taken {
            Ok(image) => image,
            Err(refusal) if refusal.code == "deviceCancelled" => return Ok(OwnFingers { cancelled: true, ..self.own_fingers(&work)? }),
            Err(refusal) => return Err(refusal),
        };
        let picture = Image::new(image.width, image.height, std::sync::Arc::clone(&image.gray), image.ppi.get())
            .map_err(|error| Refusal::new(error.code()).because(error))?;
        let Examined { outcome, fingers, templates, why, .. } = capture::examine(&image, &picture, slap, &missing)?;
        // Whose fingers these are is what counts, whatever they are called.
        let why = why.filter(|_| outcome != Outcome::Found).or_else(|| (!self.lies_as_it_stands(&image, fingers.len())).then(|| TURN_UNPROVEN.to_owned()));
        if let Some(why) = why {
            return Err(Refusal::new("ownFingersNotFound").with("why", why));
        }
        let (good, weak): (Vec<_>, Vec<_>) = fingers.into_iter().partition(|finger| finger.good);
        let is_good = |code: u8| good.iter().any(|finger| finger.found.position.code() == code);
        let taken_at = work.now();
        let kept: Vec<OfficerFinger> = templates
            .into_iter()
            .filter(|(finger, _)| is_good(*finger))
            .map(|(finger, record)| OfficerFinger { officer: officer.clone(), finger, record, taken_at })
            .collect();
        if kept.is_empty() {
            return Err(Refusal::new("ownFingersWeak"));
        }
        work.vault().put_officer_fingers(&kept)?;
        self.officers_fingers_changed(&work);
        Ok(OwnFingers { weak: weak.into_iter().map(|finger| finger.found.position).collect(), ..self.own_fingers(&work)? })
    }

    /// Erases the asking officer's fingers.
    ///
    /// # Errors
    /// Those of beginning and of the store.
    pub fn forget_own_fingers(&self) -> Result<OwnFingers, Refusal> {
        let work = self.begin("forget_own_fingers")?;
        work.vault().forget_officer_fingers(&work.act.officer)?;
        self.officers_fingers_changed(&work);
        self.own_fingers(&work)
    }

    fn own_fingers(&self, work: &Work) -> Result<OwnFingers, Refusal> {
        let own = |one: OfficerFinger| (one.officer == work.act.officer).then_some((FingerPosition::from_code(one.finger)?, one.taken_at));
        Ok(OwnFingers {
            known: work.vault().officer_fingers()?.into_iter().filter_map(own).collect(),
            weak: Vec::new(),
            simulated: self.fingers.scanners().first().is_some_and(|scanner| scanner.device.simulated),
            cancelled: false,
        })
    }

    /// How many of those who work here have not given their fingers, and how many work here.
    pub(crate) fn officers_without_fingers(&self, work: &Work) -> Result<(usize, usize), Refusal> {
        let known: BTreeSet<OfficerId> = work.vault().officer_fingers()?.into_iter().map(|one| one.officer).collect();
        let officers = self.config().officers.everyone().into_iter().filter(|officer| officer.role != Role::Technician);
        let have: Vec<bool> = officers.map(|officer| known.contains(&officer.id)).collect();
        Ok((have.iter().filter(|has| !**has).count(), have.len()))
    }

    fn officers_fingers_changed(&self, work: &Work) {
        work.seated.compared.lock().unwrap_or_else(PoisonError::into_inner).officers_changed();
        self.tell(crate::Topic::Doctor);
    }
}
