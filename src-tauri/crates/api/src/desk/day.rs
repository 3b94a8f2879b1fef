//! The day's screens and the technician's panel.

use station::{Checked, Day, DayState, DoctorReport, Refusal, day_moment};
use store::DayMoment;

use super::Desk;
use crate::requests::*;
use crate::views::*;

impl Desk<'_> {
    pub(crate) fn read_day(&self, request: DayRequest) -> Result<DayView, Refusal> {
        Ok(day(self.station.day(day_moment(&request.moment)?)?))
    }

    pub(crate) fn settle_day_line(&self, request: SettleDayLineRequest) -> Result<DayView, Refusal> {
        let moment = day_moment(&request.moment)?;
        Ok(day(self.station.settle_day_line(moment, &request.line, request.done, &request.owner, &request.reason, &request.until)?))
    }

    pub(crate) fn measure_camera_light(&self, _: NothingRequest) -> Result<DayView, Refusal> {
        Ok(day(self.station.measure_camera_light()?))
    }

    pub(crate) fn read_doctor(&self, _: NothingRequest) -> Result<DoctorView, Refusal> {
        Ok(doctor(self.station.doctor()?))
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

fn day(day: Day) -> DayView {
    DayView {
        moment: match day.moment {
            DayMoment::Open => "open",
            DayMoment::Close => "close",
        }
        .to_owned(),
        settled: day.lines.iter().all(|line| line.state != DayState::Open),
        lines: day
            .lines
            .into_iter()
            .map(|line| DayLineView {
                line: line.line,
                state: line.state.code().to_owned(),
                measured: line.measured,
                params: line.params,
                owner: line.owner,
                reason: line.reason,
                application: line.application.map(|id| id.to_string()),
                until: line.until.map(|day| day.to_string()),
            })
            .collect(),
    }
}

fn doctor(report: DoctorReport) -> DoctorView {
    let applicant = report.displays.applicant;
    DoctorView {
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
