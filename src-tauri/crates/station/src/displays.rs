//! The screens of this machine: which one is the applicant's, and which touch devices belong to it.

use std::sync::{Mutex, MutexGuard, PoisonError};

use devices::{Area, DisplayInfo, Displays, ScreenIdentity, TouchDevice, TouchMapping, WindowSystem};

use crate::display_memory::{DisplayMemory, tell_twins_apart};
use crate::{DoctorReport, Refusal, Station, Topic};

/// Where the memory lies in the outbox's settings.
const PLACE: &str = "screens";

/// The ports, and what is remembered.
pub(crate) struct DisplayPorts {
    held: Mutex<Held>,
    /// What was seen last, so that nobody waits for the window system to be told whether there is a second screen.
    seen: Mutex<DisplaysReport>,
}

struct Held {
    displays: Option<Box<dyn Displays>>,
    touch: Option<TouchMapping>,
    memory: DisplayMemory,
}

/// The screens as they are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DisplaysReport {
    /// Whether anybody here could say which screens there are.
    pub seen: bool,
    /// All of them, the primary one first.
    pub screens: Vec<DisplayInfo>,
    /// Place of the applicant's in `screens`; none with a single screen.
    pub applicant: Option<usize>,
    /// Whether somebody chose it.
    pub chosen: bool,
    /// Touch screens and pens.
    pub touch: TouchReport,
}

/// Touch screens and pens as they are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TouchReport {
    /// All that are plugged in.
    pub devices: Vec<TouchSeen>,
    /// Whether somebody chose what belongs to the applicant's screen.
    pub chosen: bool,
    /// Chosen devices that are not plugged in.
    pub gone: usize,
    /// The window system that maps touch itself.
    pub by_system: Option<WindowSystem>,
    /// Why a device could not be listed or placed, as a code.
    pub problem: Option<&'static str>,
}

/// One touch device.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TouchSeen {
    /// The device.
    pub device: TouchDevice,
    /// Whether it belongs to the applicant's screen.
    pub wanted: bool,
    /// Whether its strokes fall there now, and nowhere else.
    pub there: bool,
}

impl DisplaysReport {
    /// The applicant's screen.
    pub fn applicant(&self) -> Option<&DisplayInfo> {
        self.screens.get(self.applicant?)
    }

    /// The screen the officers' window belongs on: the primary one, unless that is the applicant's.
    pub fn desk(&self) -> Option<&DisplayInfo> {
        self.screens.iter().enumerate().find(|(at, _)| Some(*at) != self.applicant).map(|(_, screen)| screen)
    }
}

impl DisplayPorts {
    pub(crate) fn new(displays: Option<Box<dyn Displays>>, touch: Option<TouchMapping>, kept: Option<&str>) -> Self {
        // What an older program wrote differently is chosen anew.
        let memory = kept.and_then(|text| serde_json::from_str(text).ok()).unwrap_or_default();
        Self { held: Mutex::new(Held { displays, touch, memory }), seen: Mutex::default() }
    }

    fn held(&self) -> MutexGuard<'_, Held> {
        self.held.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn seen(&self) -> MutexGuard<'_, DisplaysReport> {
        self.seen.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// What the machine remembered when it was opened.
    pub(crate) fn kept(outbox: &store::Outbox) -> Option<String> {
        outbox.setting(PLACE).ok().flatten()
    }
}

impl Held {
    fn look(&self) -> DisplaysReport {
        let listed = self.displays.as_ref().map(|displays| displays.list());
        let mut report = DisplaysReport { seen: matches!(listed, Some(Ok(_))), ..DisplaysReport::default() };
        report.screens = listed.and_then(Result::ok).unwrap_or_default();
        tell_twins_apart(&mut report.screens);
        if let Some((at, chosen)) = self.memory.applicant(&report.screens) {
            (report.applicant, report.chosen) = (Some(at), chosen);
        }
        report.touch = self.look_at_touch(report.applicant());
        report
    }

    fn look_at_touch(&self, screen: Option<&DisplayInfo>) -> TouchReport {
        let mut report = TouchReport::default();
        let touch = match &self.touch {
            None => return report,
            Some(TouchMapping::BySystem(system)) => return TouchReport { by_system: Some(*system), ..report },
            Some(TouchMapping::Here(touch)) => touch,
        };
        let devices = match touch.list() {
            Ok(devices) => devices,
            Err(error) => return TouchReport { problem: Some(error.code()), ..report },
        };
        let (wanted, chosen) = screen.map_or((Vec::new(), false), |screen| self.memory.touch(&screen.identity, &devices));
        report.chosen = chosen;
        report.gone = wanted.iter().filter(|id| devices.iter().all(|device| device.id != **id)).count();
        for device in devices {
            let falls = touch.area(&device.id).ok();
            let there = screen.is_some_and(|screen| falls == Some(screen.area));
            report.devices.push(TouchSeen { wanted: wanted.contains(&device.id), there, device });
        }
        report
    }

    /// Places what is wanted where it belongs, and gives back what is wanted no longer. `keep` makes the memory durable.
    fn place(&mut self, report: &mut DisplaysReport, keep: impl Fn(&DisplayMemory)) {
        let Some(TouchMapping::Here(touch)) = &self.touch else { return };
        let on = report.applicant().map(|screen| (screen.area, screen.turn));
        for seen in &mut report.touch.devices {
            let placed = self.memory.has_placed(&seen.device.id);
            let done = match on.filter(|_| seen.wanted) {
                // Always, not only where the place differs: two turns of one screen have one place. Twice the same costs a question.
                Some(on) => {
                    if !placed {
                        self.memory.note_placed(&seen.device.id, true);
                        keep(&self.memory);
                    }
                    touch.place(&seen.device.id, Some(on)).map(|()| true)
                }
                None if placed => {
                    let given_back = touch.place(&seen.device.id, None);
                    self.memory.note_placed(&seen.device.id, false);
                    keep(&self.memory);
                    given_back.map(|()| false)
                }
                None => continue,
            };
            match done {
                Ok(there) => seen.there = there,
                // Unplugged between the two questions: the next look does not find it.
                Err(devices::DeviceError::NotFound) => {}
                Err(error) => report.touch.problem = Some(error.code()),
            }
        }
    }
}

impl Station {
    /// Looks at the screens and puts touch where it belongs: to be called at start and every few seconds. Tells who is interested when
    /// something has changed.
    pub fn attend_displays(&self) -> DisplaysReport {
        let mut held = self.displays.held();
        let mut report = held.look();
        held.place(&mut report, |memory| {
            if let Err(refusal) = self.keep_displays(memory) {
                tracing::error!(code = refusal.code, "which touch devices were placed is not kept");
            }
        });
        drop(held);
        self.note_displays(&report);
        report
    }

    /// Looks only: nothing is changed.
    pub(crate) fn look_at_displays(&self) -> DisplaysReport {
        let report = self.displays.held().look();
        self.note_displays(&report);
        report
    }

    fn note_displays(&self, report: &DisplaysReport) {
        let before = std::mem::replace(&mut *self.displays.seen(), report.clone());
        if before != *report {
            self.tell(Topic::Doctor);
        }
        if before.applicant.is_some() != report.applicant.is_some() {
            self.tell(Topic::Session);
        }
    }

    fn keep_displays(&self, memory: &DisplayMemory) -> Result<(), Refusal> {
        let text = serde_json::to_string(memory).map_err(Refusal::internal)?;
        Ok(self.outbox.set_setting(PLACE, &text)?)
    }

    /// Whether a second screen holds the applicant's window now.
    pub fn has_second_screen(&self) -> bool {
        self.displays.seen().applicant.is_some()
    }

    /// Where the applicant's window belongs; `None` with a single screen.
    pub fn applicant_area(&self) -> Option<Area> {
        self.displays.seen().applicant().map(|screen| screen.area)
    }

    /// Where the officers' window belongs.
    pub fn desk_area(&self) -> Option<Area> {
        self.displays.seen().desk().map(|screen| screen.area)
    }

    /// Chooses the applicant's screen. Remembered by the screen itself: in another socket it still is the applicant's.
    ///
    /// # Errors
    /// `screenNotThere`, those of beginning and of the outbox.
    pub fn choose_applicant_screen(&self, identity: &str) -> Result<DoctorReport, Refusal> {
        self.begin("choose_applicant_screen")?;
        self.change_displays(|memory, report| {
            let chosen = there(report, identity)?;
            memory.choose_applicant(&report.screens, &chosen);
            Ok(())
        })
    }

    /// Chooses the touch devices that belong to the applicant's screen; `None` leaves it to the station again.
    ///
    /// # Errors
    /// `screenNotThere` with a single screen, `touchDeviceNotThere`, those of beginning and of the outbox.
    pub fn choose_touch_devices(&self, devices: Option<Vec<String>>) -> Result<DoctorReport, Refusal> {
        self.begin("choose_touch_devices")?;
        self.change_displays(|memory, report| {
            let screen = report.applicant().ok_or_else(|| Refusal::new("screenNotThere"))?;
            let known = |id: &String| report.touch.devices.iter().any(|seen| seen.device.id == *id);
            if !devices.iter().flatten().all(known) {
                return Err(Refusal::new("touchDeviceNotThere"));
            }
            memory.choose_touch(&screen.identity, devices);
            Ok(())
        })
    }

    fn change_displays(&self, change: impl FnOnce(&mut DisplayMemory, &DisplaysReport) -> Result<(), Refusal>) -> Result<DoctorReport, Refusal> {
        {
            let mut held = self.displays.held();
            let mut memory = held.memory.clone();
            change(&mut memory, &held.look())?;
            // Durable first: what is shown as chosen is chosen after a power cut too.
            self.keep_displays(&memory)?;
            held.memory = memory;
        }
        self.attend_displays();
        Ok(self.examine())
    }
}

fn there(report: &DisplaysReport, identity: &str) -> Result<ScreenIdentity, Refusal> {
    let found = report.screens.iter().find(|screen| screen.identity.as_str() == identity);
    found.map(|screen| screen.identity.clone()).ok_or_else(|| Refusal::new("screenNotThere"))
}
