//! The use cases of the workstation: what an officer does, from sign-in to the center's verdict.
//!
//! [`Station`] is shared by all threads; its calls block. It refuses to know who calls (a window, a test), which driver stands behind
//! a port, how a package travels, and any sentence a person reads: it answers with domain types and codes.

mod attestation;
mod camera_light;
mod camera_memory;
mod capture;
mod card_compared;
mod case;
mod coaching;
mod config;
mod day;
mod day_people;
mod desk;
mod display_memory;
mod displays;
mod doctor;
mod edit;
mod ending;
mod faces;
mod facing;
mod facts;
mod idle;
mod images;
mod lookup;
mod mend;
mod news;
mod note;
mod officers;
mod own_fingers;
mod picture_wish;
mod place;
mod plugging;
mod preferences;
mod preview;
mod profiles;
mod queue;
mod reading;
mod recipient;
mod recovery;
mod refusal;
mod review;
mod roles;
mod screen;
mod seat;
mod serving;
mod session;
mod signature;
mod station;
mod status;
mod submit;
mod topic;
mod trend;
mod verifier;

pub use attestation::WithoutSignature;
pub use capture::{Combination, ConsentAsked, IrisCapture, IrisReport, PortraitKept, ScannerReport, Shutter, SlapCapture, is_good_iris};
pub use card_compared::{Agreement, CardCompared, CardLine, LineCompared};
pub use case::Case;
pub use config::{DeliveredExtract, Ports, PracticePerson, Presenter, StationConfig, TicketBlock};
pub use day::{Day, DayLine, DayState, day_moment};
pub use desk::DeskReport;
pub use displays::{DisplaysReport, TouchReport, TouchSeen};
pub use doctor::{CheckState, Checked, DoctorReport};
pub use ending::Told;
pub use faces::FacesCompared;
pub use facing::Facing;
pub use facts::Issue;
pub use idle::{PRESENT_MS, WARNING_S};
pub use lookup::{Anything, FindBy, Findings, Person, Remark};
pub use note::{Before, CheckNote, FingerNote, Found, Note, Outcome, PackageNote, Step, TryNote};
pub use officers::{Officer, Officers, ProvisionedOfficer};
pub use own_fingers::OwnFingers;
pub use picture_wish::PictureWish;
pub use place::Place;
pub use plugging::{DeviceFinder, FoundDevices, RefusedDevice};
pub use preferences::Preferences;
pub use preview::{CameraReport, CameraSeen, CameraState};
pub use profiles::{ProfileSeen, ProfileState};
pub use queue::{CenterState, QueueReport, QueueRow};
pub use reading::{ReadAloud, Script};
pub use recovery::Recovered;
pub use refusal::Refusal;
pub use review::{Compared, RISKS, Review, ReviewCase, ReviewList, about, code_of};
pub use roles::{Need, TABLE, need};
pub use screen::{Address, Manner, ScreenReport, ScreenState};
pub use session::{SeatState, Session};
pub use signature::{Pointer, Stroke, Strokes};
pub use station::Station;
pub use status::{ClockState, Status, StatusReport, Tone};
pub use topic::Topic;
pub use trend::{Loss, Measure, Slope, Trend, TrendWeek, Trends};
pub use verifier::Verifier;
pub use wording::Language;

/// The window a call comes from. The host says it, never the caller.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Window {
    /// The officers' window.
    Desk,
    /// The applicant's window.
    Applicant,
}
