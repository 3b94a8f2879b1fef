//! Opening and closing the day.

use station::{Day, DayState, Refusal, day_moment};
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
