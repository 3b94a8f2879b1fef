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
        Ok(day(self.station.settle_day_line(moment, &request.line, request.done, &request.owner, &request.reason)?))
    }

    pub(crate) fn read_doctor(&self, _: NothingRequest) -> Result<DoctorView, Refusal> {
        Ok(doctor(self.station.doctor()?))
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
                line: line.line.to_owned(),
                state: line.state.code().to_owned(),
                measured: line.measured,
                params: line.params,
                owner: line.owner,
                reason: line.reason,
            })
            .collect(),
    }
}

fn doctor(report: DoctorReport) -> DoctorView {
    DoctorView {
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
