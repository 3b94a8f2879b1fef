//! Facts and the frame of an application.

use enrollment::{DiscardReason, WithdrawReason};
use station::{Place, Refusal};

use super::code::meant;
use super::{Desk, id};
use crate::requests::*;
use crate::views::*;

impl Desk<'_> {
    pub(crate) fn choose_reason(&self, request: ChooseReasonRequest) -> Result<ApplicationView, Refusal> {
        self.view(&self.station.choose_reason(&id(&request.application)?, &request.reason)?)
    }

    pub(crate) fn confirm_person(&self, request: ConfirmPersonRequest) -> Result<ApplicationView, Refusal> {
        self.view(&self.station.confirm_person(&id(&request.application)?, request.same)?)
    }

    pub(crate) fn save_field(&self, request: SaveFieldRequest) -> Result<ApplicationView, Refusal> {
        self.view(&self.station.save_field(&id(&request.application)?, &request.field, &request.text)?)
    }

    pub(crate) fn confirm_facts(&self, request: ApplicationRequest) -> Result<ApplicationView, Refusal> {
        self.view(&self.station.confirm_facts(&id(&request.application)?)?)
    }

    pub(crate) fn note_place(&self, request: PlaceRequest) -> Result<PlaceView, Refusal> {
        Ok(place(self.station.note_place(&id(&request.application)?, &request.step, &request.field)?))
    }

    pub(crate) fn pause_application(&self, request: PauseRequest) -> Result<ApplicationView, Refusal> {
        self.view(&self.station.pause_application(&id(&request.application)?, request.reason, &request.appointment)?)
    }

    pub(crate) fn resume_application(&self, request: ApplicationRequest) -> Result<ApplicationView, Refusal> {
        self.view(&self.station.resume_application(&id(&request.application)?)?)
    }

    pub(crate) fn withdraw_application(&self, request: WithdrawRequest) -> Result<ApplicationView, Refusal> {
        let reason: WithdrawReason = meant(&request.reason).ok_or_else(|| Refusal::new("reasonUnknown").at("reason"))?;
        self.view(&self.station.withdraw_application(&id(&request.application)?, reason)?)
    }

    pub(crate) fn open_new_draft(&self, request: ApplicationRequest) -> Result<ApplicationView, Refusal> {
        self.view(&self.station.open_new_draft(&id(&request.application)?)?)
    }

    pub(crate) fn note_told(&self, request: ApplicationRequest) -> Result<ApplicationView, Refusal> {
        self.view(&self.station.note_told(&id(&request.application)?)?)
    }

    pub(crate) fn take_back(&self, request: ApplicationRequest) -> Result<ApplicationView, Refusal> {
        self.view(&self.station.take_back(&id(&request.application)?)?)
    }

    pub(crate) fn discard_samples(&self, request: DiscardRequest) -> Result<ApplicationView, Refusal> {
        let reason: DiscardReason = meant(&request.reason).ok_or_else(|| Refusal::new("reasonUnknown").at("reason"))?;
        self.view(&self.station.discard_samples(&id(&request.application)?, reason)?)
    }

    pub(crate) fn sign_and_submit(&self, request: ApplicationRequest) -> Result<ApplicationView, Refusal> {
        self.view(&self.station.sign_and_submit(&id(&request.application)?)?)
    }
}

/// Where an officer was last, as the screens read it.
pub(super) fn place(place: Place) -> PlaceView {
    PlaceView { step: place.step.code().to_owned(), field: place.field.map(|field| field.id().to_owned()) }
}
