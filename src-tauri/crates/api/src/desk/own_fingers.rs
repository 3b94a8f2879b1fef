//! The officers' own fingers.

use enrollment::{FingerPosition, Slap};
use station::{OwnFingers, Refusal};

use super::Desk;
use crate::requests::*;
use crate::views::*;

impl Desk<'_> {
    pub(crate) fn read_own_fingers(&self, _: NothingRequest) -> Result<OwnFingersView, Refusal> {
        Ok(view(&self.station.read_own_fingers()?))
    }

    pub(crate) fn take_own_fingers(&self, request: OwnFingersRequest) -> Result<OwnFingersView, Refusal> {
        let finger = |code: &u8| FingerPosition::from_code(*code).ok_or_else(|| Refusal::new("fingerUnknown").at("missing"));
        let missing = request.missing.iter().map(finger).collect::<Result<Vec<_>, _>>()?;
        Ok(view(&self.station.take_own_fingers(request.slap, &missing)?))
    }

    pub(crate) fn forget_own_fingers(&self, _: NothingRequest) -> Result<OwnFingersView, Refusal> {
        Ok(view(&self.station.forget_own_fingers()?))
    }
}

fn view(own: &OwnFingers) -> OwnFingersView {
    let slap = |slap: Slap| {
        let known = slap.fingers().iter().filter_map(|finger| own.known.get_key_value(finger));
        OwnSlapView {
            slap: slap.code(),
            fingers: slap.fingers().iter().map(|finger| finger.code()).collect(),
            known: known.clone().map(|(finger, _)| finger.code()).collect(),
            taken: known.map(|(_, taken)| taken).max().map(|taken| taken.to_rfc3339()),
        }
    };
    OwnFingersView {
        slaps: Slap::ALL.map(slap).into(),
        weak: own.weak.iter().map(|finger| finger.code()).collect(),
        simulated: own.simulated,
        cancelled: own.cancelled,
    }
}
