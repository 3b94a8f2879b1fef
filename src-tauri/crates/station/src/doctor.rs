//! What works, what does not, what to do: devices, clock, disk, databases, center, extract.

use std::collections::BTreeMap;
use std::sync::PoisonError;

use devices::{DeviceError, DeviceKind, Phrase, ScannerInfo};
use enrollment::{PersonalNumber, Timestamp};

use crate::preview::CameraSeen;
use crate::queue::CenterState;
use crate::status::ClockState;
use crate::displays::{DisplaysReport, TouchReport};
use crate::{Language, ProfileSeen, Refusal, Station, Topic, Trends};

/// How a thing is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CheckState {
    /// It works.
    Works,
    /// It works, and somebody should look.
    Attention,
    /// It does not work.
    Fails,
    /// It is not there; work goes on without it.
    Absent,
}

impl CheckState {
    /// The stable code.
    pub fn code(self) -> &'static str {
        match self {
            Self::Works => "works",
            Self::Attention => "attention",
            Self::Fails => "fails",
            Self::Absent => "absent",
        }
    }
}

/// One thing looked at.
#[derive(Clone, Debug)]
pub struct Checked {
    /// `camera`, `scanner`, `profile`, `iris`, `reader`, `display`, `touch`, `speech`, `clock`, `disk`, `vault`, `outbox`, `officerFingers`,
    /// `center`, `policy`, `extract`, `trend`.
    pub check: &'static str,
    /// Name of the device, where there are several.
    pub name: String,
    /// How it is.
    pub state: CheckState,
    /// `doctor-<code>` in the catalogs.
    pub code: String,
    /// Parameters of the sentence.
    pub params: BTreeMap<String, String>,
    /// Simulated device.
    pub simulated: bool,
}

impl Checked {
    pub(crate) fn new(check: &'static str, state: CheckState, code: impl Into<String>) -> Self {
        Self { check, name: String::new(), state, code: code.into(), params: BTreeMap::new(), simulated: false }
    }

    pub(crate) fn named(mut self, name: impl Into<String>, simulated: bool) -> Self {
        self.name = name.into();
        self.simulated = simulated;
        self
    }

    pub(crate) fn with(mut self, name: &str, value: impl ToString) -> Self {
        self.params.insert(name.to_owned(), value.to_string());
        self
    }
}

/// Everything looked at.
#[derive(Clone, Debug)]
pub struct DoctorReport {
    /// The checks.
    pub checks: Vec<Checked>,
    /// The cameras, and what is chosen of them.
    pub cameras: Vec<CameraSeen>,
    /// The screens, among which the applicant's is chosen, and what touches them.
    pub displays: DisplaysReport,
    /// How the devices do from week to week; nothing, if nobody has ever worked here.
    pub trends: Option<Trends>,
    /// Who sits before the simulated devices.
    pub presented: Option<PersonalNumber>,
    /// When.
    pub at: Timestamp,
}

impl Station {
    /// Looks at everything, for the technician's panel.
    ///
    /// # Errors
    /// Those of beginning.
    pub fn doctor(&self) -> Result<DoctorReport, Refusal> {
        self.begin("read_doctor")?;
        // Not waited for: what it finds is told.
        self.ask_for_look();
        Ok(self.examine())
    }

    /// Looks at everything, for `tn doctor`: nobody has to be signed in, and nothing personal is said.
    pub fn examine(&self) -> DoctorReport {
        let mut checks = Vec::new();
        match self.preview.devices().as_slice() {
            [] => checks.push(Checked::new("camera", CheckState::Absent, "cameraAbsent")),
            devices => checks.extend(devices.iter().map(|device| {
                match (self.preview.failure_of(&device.id), self.plugging.trouble_of_camera(&device.id)) {
                    (Some(why), _) => Checked { params: why.params, ..Checked::new("camera", CheckState::Fails, why.code) },
                    (None, Some(why)) => troubled("camera", &why),
                    (None, None) => Checked::new("camera", CheckState::Works, "cameraWorks"),
                }
                .named(&device.name, device.simulated)
            })),
        }
        match self.fingers.scanners().as_slice() {
            [] => checks.push(Checked::new("scanner", CheckState::Absent, "scannerAbsent")),
            scanners => checks.extend(scanners.iter().map(|scanner| {
                self.check_one_scanner(scanner).named(&scanner.device.name, scanner.device.simulated)
            })),
        }
        checks.extend(self.plugging.refused().into_iter().map(|refused| {
            let check = if refused.kind == Some(DeviceKind::FingerprintScanner) { "scanner" } else { "service" };
            Checked { params: params(&refused.why), ..Checked::new(check, CheckState::Fails, refused.why.code()).named(refused.name, false) }
        }));
        checks.extend(self.plugging.profiles().iter().map(ProfileSeen::checked));
        match self.eyes.devices() {
            [] => checks.push(Checked::new("iris", CheckState::Absent, "irisAbsent")),
            devices => checks.extend(
                devices.iter().map(|device| Checked::new("iris", CheckState::Works, "irisWorks").named(&device.name, device.simulated)),
            ),
        }
        self.check_readers(&mut checks);
        // Beside the devices, where the panel is seen without scrolling.
        let trends = self.trends();
        match &trends {
            Some(trends) => checks.extend(trends.checks()),
            None => checks.push(Checked::new("trend", CheckState::Absent, "trendNever")),
        }
        let displays = self.look_at_displays();
        self.check_displays(&displays, &mut checks);
        checks.push(self.check_speech());
        checks.push(match self.clock_state(self.now()) {
            ClockState::Plausible => Checked::new("clock", CheckState::Works, "clockWorks"),
            ClockState::BeforeCenter => Checked::new("clock", CheckState::Fails, "clockBehindCenter"),
            ClockState::SetBack => Checked::new("clock", CheckState::Attention, "clockSetBack"),
        });
        checks.push(self.check_disk());
        checks.push(match self.begin_quietly() {
            Ok(work) => match work.vault().stage_counts() {
                Ok(_) => Checked::new("vault", CheckState::Works, "vaultWorks"),
                Err(error) => Checked::new("vault", CheckState::Fails, error.code()),
            },
            Err(_) => Checked::new("vault", CheckState::Absent, "vaultClosed"),
        });
        checks.push(match self.outbox.counts() {
            Ok(counts) => Checked::new("outbox", CheckState::Works, "outboxWorks").with("count", counts.open()),
            Err(error) => Checked::new("outbox", CheckState::Fails, error.code()),
        });
        checks.extend(self.check_officers_fingers());
        let unusable = self.link().unusable.clone();
        checks.push(match self.center_state() {
            _ if unusable.is_some() => Checked::new("center", CheckState::Fails, unusable.unwrap_or_default()),
            CenterState::Online => Checked::new("center", CheckState::Works, "centerAnswers"),
            CenterState::Offline => Checked::new("center", CheckState::Attention, "centerSilent"),
            CenterState::Unknown => Checked::new("center", CheckState::Absent, "centerNotTried"),
        });
        checks.push(self.check_policy());
        checks.push(match self.extract_until(self.now()) {
            Ok(Some((day, false))) => Checked::new("extract", CheckState::Works, "extractCurrent").with("day", day),
            Ok(Some((day, true))) => Checked::new("extract", CheckState::Attention, "extractOld").with("day", day),
            Ok(None) => Checked::new("extract", CheckState::Absent, "extractMissing"),
            Err(_) => Checked::new("extract", CheckState::Absent, "vaultClosed"),
        });
        let presented = self.presenter.as_ref().and_then(|presenter| presenter.presented());
        DoctorReport { checks, cameras: self.preview.cameras_seen(), displays, trends, presented, at: self.now() }
    }

    /// Whose fingers applicants' prints are compared with, among the officers; counts alone, and nothing while the vault is closed.
    fn check_officers_fingers(&self) -> Option<Checked> {
        let work = self.begin_quietly().ok()?;
        let (lacking, officers) = self.officers_without_fingers(&work).ok()?;
        let check = match lacking {
            0 => Checked::new("officerFingers", CheckState::Works, "officerFingersKnown"),
            _ => Checked::new("officerFingers", CheckState::Absent, "officerFingersLacking"),
        };
        Some(check.with("lacking", lacking).with("officers", officers))
    }

    pub(crate) fn check_camera(&self) -> Checked {
        if self.preview.devices().is_empty() {
            Checked::new("camera", CheckState::Absent, "cameraAbsent")
        } else {
            Checked::new("camera", CheckState::Works, "cameraWorks")
        }
    }

    /// The best that can be said of one of the scanners.
    pub(crate) fn check_scanner(&self) -> Checked {
        let scanners = self.fingers.scanners();
        let trouble = |scanner: &ScannerInfo| self.plugging.trouble_of_scanner(&scanner.device.id);
        match scanners.first() {
            None => Checked::new("scanner", CheckState::Absent, "scannerAbsent"),
            Some(first) if scanners.iter().all(|scanner| trouble(scanner).is_some()) => self.check_one_scanner(first),
            Some(_) => Checked::new("scanner", CheckState::Works, "scannerWorks"),
        }
    }

    fn check_one_scanner(&self, scanner: &ScannerInfo) -> Checked {
        match self.plugging.trouble_of_scanner(&scanner.device.id) {
            Some(why) => troubled("scanner", &why),
            None if scanner.slap => Checked::new("scanner", CheckState::Works, "scannerWorks"),
            None => Checked::new("scanner", CheckState::Attention, "scannerSingle"),
        }
    }

    pub(crate) fn check_disk(&self) -> Checked {
        match store::free_bytes(&self.config.data) {
            None => Checked::new("disk", CheckState::Absent, "diskUnknown"),
            Some(free) => {
                let (state, code) = match free / (1024 * 1024) {
                    0..200 => (CheckState::Fails, "diskFull"),
                    200..1024 => (CheckState::Attention, "diskLow"),
                    _ => (CheckState::Works, "diskWorks"),
                };
                Checked::new("disk", state, code).with("megabytes", free / (1024 * 1024))
            }
        }
    }

    fn check_policy(&self) -> Checked {
        if let Some(code) = self.link().policy_trouble {
            return Checked::new("policy", CheckState::Attention, code);
        }
        match self.policy() {
            Ok(Some(policy)) => Checked::new("policy", CheckState::Works, "policyHeld").with("number", policy.counter),
            Ok(None) => Checked::new("policy", CheckState::Absent, "policyAwaited"),
            Err(refusal) => Checked::new("policy", CheckState::Fails, refusal.code),
        }
    }

    fn check_readers(&self, checks: &mut Vec<Checked>) {
        let Some(readers) = &self.readers else {
            checks.push(Checked::new("reader", CheckState::Absent, "readerAbsent"));
            return;
        };
        let readers = readers.lock().unwrap_or_else(PoisonError::into_inner);
        let simulated = readers.simulated();
        match readers.list() {
            Ok(list) if list.is_empty() => checks.push(Checked::new("reader", CheckState::Absent, "readerAbsent")),
            Ok(list) => checks.extend(list.into_iter().map(|reader| {
                let code = if reader.card_present { "readerCard" } else { "readerWorks" };
                Checked::new("reader", CheckState::Works, code).named(reader.name, simulated)
            })),
            Err(error) => checks.push(Checked { params: params(&error), ..Checked::new("reader", CheckState::Fails, error.code()) }),
        }
    }

    fn check_displays(&self, report: &DisplaysReport, checks: &mut Vec<Checked>) {
        let Some(screen) = report.applicant() else {
            let (state, code) = if report.seen { (CheckState::Attention, "displaySingle") } else { (CheckState::Absent, "displayUnseen") };
            checks.push(Checked::new("display", state, code));
            checks.extend(report.seen.then(|| touch_of_one_screen(&report.touch)));
            return;
        };
        let code = match (screen.identity.is_socket(), report.chosen) {
            (true, true) => "displayOfSocket",
            (false, true) => "displayChosen",
            (_, false) => "displayByItself",
        };
        let size = format!("{}×{}", screen.area.width, screen.area.height);
        let check = Checked::new("display", CheckState::Works, code).named(&screen.name, screen.simulated);
        checks.push(check.with("size", size).with("socket", &screen.socket).with("identity", &screen.identity));
        checks.push(touch_of(&report.touch));
    }

    /// Whether the sheet can be read aloud in the first language, by which voice, or what has to be installed.
    fn check_speech(&self) -> Checked {
        let voice = self.config.catalogs.voice(Language::VIETNAMESE);
        let phrase = Phrase { language: Language::VIETNAMESE.tag().to_owned(), voice: voice.clone(), recording: None, text: String::new() };
        let Some(speech) = &self.speech else { return Checked::new("speech", CheckState::Absent, "speechAbsent") };
        let info = speech.info();
        match speech.can_say(&phrase) {
            Ok(_) => Checked::new("speech", CheckState::Works, "speechWorks").with("voice", voice.unwrap_or_default()),
            Err(DeviceError::ServiceAbsent { service }) => Checked::new("speech", CheckState::Absent, "speechNotInstalled").with("package", service),
            Err(_) => Checked::new("speech", CheckState::Absent, "speechNoVoice").with("voice", voice.unwrap_or_default()),
        }
        .named(info.name, info.simulated)
    }

    /// Practice: seats a synthetic person before the simulated devices.
    ///
    /// # Errors
    /// `practiceOnly`, `practicePersonUnknown`, `practiceConditionUnknown`.
    pub fn present_simulated_person(&self, number: &str, condition: &str) -> Result<DoctorReport, Refusal> {
        self.begin("present_simulated_person")?;
        let presenter = self.presenter.as_ref().filter(|_| self.config.practice).ok_or_else(|| Refusal::new("practiceOnly"))?;
        let number = PersonalNumber::parse(number).map_err(|_| Refusal::new("practicePersonUnknown").at("number"))?;
        presenter.present(&number, condition)?;
        self.tell(Topic::Doctor);
        Ok(self.examine())
    }
}

/// A device that says it cannot work just now; what passes by itself is no failure.
fn troubled(check: &'static str, why: &DeviceError) -> Checked {
    let passes = matches!(why, DeviceError::NotReady | DeviceError::Busy { .. });
    let state = if passes { CheckState::Attention } else { CheckState::Fails };
    Checked { params: params(why), ..Checked::new(check, state, why.code()) }
}

fn params(error: &devices::DeviceError) -> BTreeMap<String, String> {
    error.params().into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
}

/// Touch on the applicant's screen.
fn touch_of(touch: &TouchReport) -> Checked {
    if let Some(system) = touch.by_system {
        return Checked::new("touch", CheckState::Attention, format!("touchBySystem{}", system.code()));
    }
    if let Some(code) = touch.problem {
        return Checked::new("touch", CheckState::Fails, code);
    }
    let wanted: Vec<_> = touch.devices.iter().filter(|seen| seen.wanted).collect();
    let (state, code) = match (wanted.as_slice(), touch.chosen) {
        ([], _) if touch.gone > 0 => (CheckState::Attention, "touchGone"),
        ([], true) => (CheckState::Absent, "touchOff"),
        ([], false) if touch.devices.is_empty() => (CheckState::Absent, "touchAbsent"),
        ([], false) => (CheckState::Attention, "touchToChoose"),
        (some, _) if some.iter().any(|seen| !seen.there) => (CheckState::Attention, "touchElsewhere"),
        (_, true) => (CheckState::Works, "touchChosen"),
        (_, false) => (CheckState::Works, "touchByItself"),
    };
    let names: Vec<&str> = wanted.iter().map(|seen| seen.device.name.as_str()).collect();
    Checked::new("touch", state, code).named(names.join(", "), !wanted.is_empty() && wanted.iter().all(|seen| seen.device.simulated))
}

/// Touch where everything is on one screen: it falls there by itself.
fn touch_of_one_screen(touch: &TouchReport) -> Checked {
    match (touch.problem, touch.devices.is_empty()) {
        (Some(code), _) => Checked::new("touch", CheckState::Fails, code),
        (None, true) => Checked::new("touch", CheckState::Absent, "touchAbsent"),
        (None, false) => {
            let names: Vec<&str> = touch.devices.iter().map(|seen| seen.device.name.as_str()).collect();
            let simulated = touch.devices.iter().all(|seen| seen.device.simulated);
            Checked::new("touch", CheckState::Works, "touchOnOneScreen").named(names.join(", "), simulated)
        }
    }
}
