//! Devices and what works of the station.

use serde::Serialize;
use ts_rs::TS;

use super::Params;

view!(
    /// The technician's panel, and `tn doctor`.
    DoctorView {
        /// The checks.
        checks: Vec<CheckView>,
        /// The cameras, and what is chosen of each.
        cameras: Vec<CameraChoiceView>,
        /// The screens, the primary one first.
        screens: Vec<ScreenView>,
        /// Touch screens and pens that this program may place; empty where the window system does it.
        touch_devices: Vec<TouchDeviceView>,
        /// Whether somebody chose which of them belong to the applicant's screen.
        touch_chosen: bool,
        /// How the devices do from week to week, by device and modality.
        trends: Vec<TrendView>,
        /// Until when their attempts were counted; none: nobody has worked here yet.
        trends_at: Option<String>,
        /// Who sits before the simulated devices.
        presented: Option<String>,
        /// When it was measured.
        at: String,
    }
);
view!(
    /// How one device does at one modality, without people.
    TrendView {
        /// Id of the device.
        device: String,
        /// The maker's name.
        name: String,
        /// Simulated device.
        simulated: bool,
        /// `portrait`, `fingerprints` or `iris`.
        modality: String,
        /// `worse`, `steady` or `tooFew`.
        slope: String,
        /// The weeks, the earliest first; the last one is not over.
        weeks: Vec<TrendWeekView>,
    }
);
view!(
    /// One week of one device.
    TrendWeekView {
        /// Its Monday.
        from: String,
        /// Attempts.
        tries: u32,
        /// Of these without a usable picture, percent.
        failed_percent: Option<u8>,
        /// Median quality score, 0 to 100.
        score: Option<u8>,
        /// Attempts for ten placements that were kept.
        tries_for_ten: Option<u32>,
    }
);
view!(
    /// One camera, and what is chosen of it.
    CameraChoiceView {
        /// Which one it is, for the request.
        id: String,
        /// The maker's name.
        name: String,
        /// Simulated device.
        simulated: bool,
        /// The one that is tried first.
        first: bool,
        /// The formats there are, the one it takes by itself first; empty, as long as it has not been open.
        formats: Vec<PictureFormatView>,
        /// Which of them somebody chose; none: the first.
        chosen: Option<String>,
    }
);
view!(
    /// One format of a camera's frames.
    PictureFormatView {
        /// Which one it is, for the request.
        id: String,
        /// Pixels in a row.
        width: u32,
        /// Rows.
        height: u32,
        /// Frames in a second.
        rate: u32,
        /// `motionJpeg` or `plain`.
        coding: String,
    }
);
view!(
    /// One screen.
    ScreenView {
        /// Which one it is, for the request.
        id: String,
        /// Maker and model, or the socket.
        name: String,
        /// The socket it is plugged into.
        socket: String,
        /// Pixels across.
        width: u32,
        /// Pixels down.
        height: u32,
        /// The one the system opens windows on.
        primary: bool,
        /// The applicant's.
        applicant: bool,
        /// The screen does not say who it is: it is known by its socket alone.
        by_socket: bool,
        /// Simulated device.
        simulated: bool,
    }
);
view!(
    /// One touch screen or pen.
    TouchDeviceView {
        /// Which one it is, for the request.
        id: String,
        /// The maker's name.
        name: String,
        /// `finger` or `pen`.
        kind: String,
        /// It belongs to the applicant's screen.
        applicant: bool,
        /// Simulated device.
        simulated: bool,
    }
);
view!(
    /// One check.
    CheckView {
        /// `camera`, `scanner`, `reader`, `display`, `touch`, `clock`, `disk`, `vault`, `outbox`, `center`, `extract`, `trend`.
        check: String,
        /// Name of the device or thing, if there are several.
        name: String,
        /// `works`, `attention`, `fails` or `absent`.
        state: String,
        /// Catalog key suffix of the sentence (`doctor-<code>`).
        code: String,
        /// Parameters of the sentence.
        params: Params,
        /// Simulated device.
        simulated: bool,
    }
);
