//! The light before the camera, measured when the day is opened (A14): on the camera's own frames, of which none is kept.

use std::collections::BTreeMap;
use std::sync::PoisonError;
use std::time::Duration;

use enrollment::Date;
use portrait::{LightFinding, RoomLight};
use store::DayMoment;

use crate::day::Day;
use crate::preview::rgb;
use crate::{Refusal, Station, Topic};

/// A camera that has just been opened needs this long to find its exposure.
const EXPOSURE: Duration = Duration::from_millis(1200);

/// What was measured last, and on which day.
pub(crate) type Measured = Option<(Date, RoomLight)>;

impl Station {
    /// Measures the light before the camera. A camera that runs already is not disturbed; one that does not is opened for a moment.
    ///
    /// # Errors
    /// `servesAnother`, `noCamera`, `cameraOff`, and those of the device.
    pub fn measure_camera_light(&self) -> Result<Day, Refusal> {
        let turn = self.preview.turn();
        let work = self.begin("measure_camera_light")?;
        let light = if self.preview.is_running() {
            self.light_now()?
        } else {
            self.serve_newcomer()?;
            self.state().attending = None;
            self.run_preview(turn, portrait::live::LiveSettings::default().into())?;
            std::thread::sleep(EXPOSURE);
            let light = self.light_now();
            self.preview.stop();
            self.tell(Topic::Preview);
            light?
        };
        *self.light.lock().unwrap_or_else(PoisonError::into_inner) = Some((work.today(), light));
        self.tell(Topic::Day);
        self.day(DayMoment::Open)
    }

    fn light_now(&self) -> Result<RoomLight, Refusal> {
        let frame = self.preview.frame()?;
        let picture = rgb(&frame).ok_or_else(|| Refusal::new("deviceFailed").because("frame without its pixels"))?;
        Ok(RoomLight::of(&picture))
    }

    /// Whether the light was good today, and the numbers and the finding for the sentence.
    pub(crate) fn light_of_day(&self, today: Date) -> (bool, BTreeMap<String, String>) {
        let measured = *self.light.lock().unwrap_or_else(PoisonError::into_inner);
        let Some((_, light)) = measured.filter(|(day, _)| *day == today) else {
            return (false, BTreeMap::from([("finding".to_owned(), "notMeasured".to_owned())]));
        };
        let finding = light.finding();
        let params = [
            ("finding", finding.code().to_owned()),
            ("brightness", format!("{:.0}", light.brightness)),
            ("evenness", format!("{:.0}", light.evenness)),
        ];
        (finding == LightFinding::Good, params.map(|(name, value)| (name.to_owned(), value)).into())
    }
}
