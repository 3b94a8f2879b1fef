//! The technician's panel.

use devices::PictureFormat;
use station::{CameraSeen, Checked, DoctorReport, Refusal, Trend};

use super::Desk;
use crate::requests::*;
use crate::views::*;

impl Desk<'_> {
    pub(crate) fn read_doctor(&self, _: NothingRequest) -> Result<DoctorView, Refusal> {
        Ok(doctor(self.station.doctor()?))
    }

    pub(crate) fn ask_camera_formats(&self, _: NothingRequest) -> Result<DoctorView, Refusal> {
        Ok(doctor(self.station.ask_camera_formats()?))
    }

    pub(crate) fn choose_camera(&self, request: ChooseCameraRequest) -> Result<DoctorView, Refusal> {
        Ok(doctor(self.station.choose_camera(&request.camera)?))
    }

    pub(crate) fn choose_camera_format(&self, request: ChooseCameraFormatRequest) -> Result<DoctorView, Refusal> {
        Ok(doctor(self.station.choose_camera_format(&request.camera, request.format.as_deref())?))
    }

    pub(crate) fn choose_applicant_screen(&self, request: ChooseApplicantScreenRequest) -> Result<DoctorView, Refusal> {
        Ok(doctor(self.station.choose_applicant_screen(&request.screen)?))
    }

    pub(crate) fn choose_touch_devices(&self, request: ChooseTouchDevicesRequest) -> Result<DoctorView, Refusal> {
        Ok(doctor(self.station.choose_touch_devices(request.devices)?))
    }

    pub(crate) fn present_simulated_person(&self, request: PresentRequest) -> Result<DoctorView, Refusal> {
        Ok(doctor(self.station.present_simulated_person(&request.number, &request.condition)?))
    }
}

fn doctor(report: DoctorReport) -> DoctorView {
    let applicant = report.displays.applicant;
    DoctorView {
        cameras: report.cameras.into_iter().map(camera).collect(),
        screens: report
            .displays
            .screens
            .into_iter()
            .enumerate()
            .map(|(at, screen)| ScreenView {
                id: screen.identity.to_string(),
                by_socket: screen.identity.is_socket(),
                name: screen.name,
                socket: screen.socket,
                width: screen.area.width,
                height: screen.area.height,
                primary: screen.primary,
                applicant: Some(at) == applicant,
                simulated: screen.simulated,
            })
            .collect(),
        touch_chosen: report.displays.touch.chosen,
        touch_devices: report
            .displays
            .touch
            .devices
            .into_iter()
            .map(|seen| TouchDeviceView {
                id: seen.device.id,
                name: seen.device.name,
                kind: seen.device.kind.code().to_owned(),
                applicant: seen.wanted,
                simulated: seen.device.simulated,
            })
            .collect(),
        checks: report.checks.into_iter().map(check).collect(),
        trends_at: report.trends.as_ref().map(|trends| trends.at.to_rfc3339()),
        trends: report.trends.into_iter().flat_map(|trends| trends.devices).map(trend).collect(),
        presented: report.presented.map(|number| number.to_string()),
        at: report.at.to_rfc3339(),
    }
}

fn check(check: Checked) -> CheckView {
    CheckView {
        check: check.check.to_owned(),
        name: check.name,
        state: check.state.code().to_owned(),
        code: check.code,
        params: check.params,
        simulated: check.simulated,
    }
}

fn trend(trend: Trend) -> TrendView {
    let weeks = trend.weeks.iter().map(|week| TrendWeekView {
        from: week.from.to_string(),
        tries: week.tries,
        failed_percent: week.failed_percent,
        score: week.score,
        tries_for_ten: week.tries_for_ten,
    });
    TrendView {
        weeks: weeks.collect(),
        slope: trend.code().to_owned(),
        modality: trend.modality_code().to_owned(),
        device: trend.device,
        name: trend.name,
        simulated: trend.simulated,
    }
}

fn camera(seen: CameraSeen) -> CameraChoiceView {
    let format = |format: &PictureFormat| PictureFormatView {
        id: format.id(),
        width: format.width,
        height: format.height,
        rate: format.rate,
        coding: format.coding.code().to_owned(),
    };
    CameraChoiceView {
        first: seen.first,
        formats: seen.formats.iter().map(format).collect(),
        chosen: seen.chosen.map(|chosen| chosen.id()),
        id: seen.device.id,
        name: seen.device.name,
        simulated: seen.device.simulated,
    }
}
