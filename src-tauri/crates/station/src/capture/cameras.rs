//! What officers choose of the cameras, remembered on this machine.

use crate::camera_memory::{self, CameraMemory};
use crate::preview::CameraReport;
use crate::{DoctorReport, Refusal, Station, Topic};

impl Station {
    /// Turns the picture of the running camera by a quarter, clockwise, for one that is mounted on its side (B6): on every screen, for the
    /// coach and in what is taken. Remembered for this camera on this machine.
    ///
    /// # Errors
    /// `cameraOff`, those of the store, and those of beginning.
    pub fn turn_camera(&self) -> Result<CameraReport, Refusal> {
        self.begin("turn_camera")?;
        self.preview.turn_on(|memory| self.keep_cameras(memory))?;
        self.tell(Topic::Preview);
        Ok(self.preview.report())
    }

    /// Chooses the next of this machine's cameras and closes the one that runs; whoever needs it starts it. Remembered on this machine.
    ///
    /// # Errors
    /// `noCamera`, those of the store, and those of beginning.
    pub fn choose_next_camera(&self) -> Result<CameraReport, Refusal> {
        self.begin("choose_next_camera")?;
        self.preview.choose_next(|memory| self.keep_cameras(memory))?;
        self.tell(Topic::Preview);
        Ok(self.preview.report())
    }

    fn keep_cameras(&self, memory: &CameraMemory) -> Result<(), Refusal> {
        let text = serde_json::to_string(memory).map_err(Refusal::internal)?;
        Ok(self.outbox.set_setting(camera_memory::PLACE, &text)?)
    }

    /// Opens each camera for a moment that has not been open yet, to see which formats it offers; for the technician's panel.
    ///
    /// # Errors
    /// Those of beginning.
    pub fn ask_camera_formats(&self) -> Result<DoctorReport, Refusal> {
        self.begin("ask_camera_formats")?;
        self.preview.ask_formats();
        Ok(self.examine())
    }

    /// Chooses the camera that is tried first. Remembered on this machine.
    ///
    /// # Errors
    /// `cameraNotThere`, those of the store, and those of beginning.
    pub fn choose_camera(&self, camera: &str) -> Result<DoctorReport, Refusal> {
        self.begin("choose_camera")?;
        self.preview.choose(camera, |memory| self.keep_cameras(memory))?;
        self.tell_of_cameras()
    }

    /// Chooses the format of a camera's frames, by the name of [`devices::PictureFormat::id`], or leaves it to the camera. Remembered for
    /// this camera on this machine.
    ///
    /// # Errors
    /// `cameraNotThere`, `formatNotThere`, those of the store, and those of beginning.
    pub fn choose_camera_format(&self, camera: &str, format: Option<&str>) -> Result<DoctorReport, Refusal> {
        self.begin("choose_camera_format")?;
        self.preview.choose_format(camera, format, |memory| self.keep_cameras(memory))?;
        self.tell_of_cameras()
    }

    fn tell_of_cameras(&self) -> Result<DoctorReport, Refusal> {
        self.tell(Topic::Preview);
        self.tell(Topic::Doctor);
        Ok(self.examine())
    }
}
