//! The station itself: what all use cases share, and the short locks between them.
//!
//! Three kinds of locks, always taken in this order and never across a device: `pen` (one change of an application at a time), the
//! state (who sits here, what stands on the applicant's window), and those inside the databases. A capture holds only its device.

use std::path::PathBuf;
use std::sync::mpsc::Receiver;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use enrollment::{Act, ApplicationId, Date, Timestamp};
use store::{Outbox, Vault};

use crate::camera_memory::CameraMemory;
use crate::capture::{Eyes, Fingers};
use crate::coaching::Judges;
use crate::faces::Faces;
use crate::displays::DisplayPorts;
use crate::idle::Idle;
use crate::plugging::Plugging;
use crate::preview::Preview;
use crate::roles::{self, Need};
use crate::screen::Screen;
use crate::seat::{Failures, Seat, Seated};
use crate::serving::Serving;
use crate::topic::Listeners;
use crate::{Facing, Language, Officer, Ports, Refusal, StationConfig, Topic, Verifier};

/// The workstation: every use case of the product is a method of it. Shared by all threads behind an `Arc`.
pub struct Station {
    pub(crate) config: StationConfig,
    pub(crate) clock: Arc<dyn devices::Clock>,
    pub(crate) preview: Preview,
    pub(crate) faces: Faces,
    pub(crate) fingers: Fingers,
    pub(crate) eyes: Eyes,
    pub(crate) readers: Option<Mutex<Box<dyn devices::CardReaders>>>,
    pub(crate) displays: DisplayPorts,
    pub(crate) speech: Option<Box<dyn devices::Speech>>,
    pub(crate) presenter: Option<Box<dyn crate::Presenter>>,
    pub(crate) plugging: Plugging,
    pub(crate) light: Mutex<crate::camera_light::Measured>,
    pub(crate) outbox: Arc<Outbox>,
    pub(crate) verifier: Arc<Verifier>,
    pub(crate) listeners: Arc<Listeners>,
    pub(crate) pen: Mutex<()>,
    state: Mutex<State>,
    pub(crate) link: Mutex<crate::queue::Link>,
}

/// What is in memory only because it may be lost: nothing here is a capture, a field or a decision.
pub(crate) struct State {
    pub(crate) seat: Seat,
    pub(crate) idle: Idle,
    pub(crate) failures: Failures,
    pub(crate) language: Language,
    pub(crate) facing: Facing,
    pub(crate) screen: Screen,
    pub(crate) recovered: Option<crate::recovery::Recovered>,
    pub(crate) recovery_told: bool,
    /// When the high water of the clock was kept last.
    pub(crate) high_water_kept: Timestamp,
    /// When the devices' figures were kept last.
    pub(crate) trends_kept: Timestamp,
    /// Whom devices and window serve.
    pub(crate) serving: Serving,
    /// Whose person sits before the camera or at the scanner, while one of them runs.
    pub(crate) attending: Option<ApplicationId>,
}

/// One use case at work: who does it, and the open vault.
pub(crate) struct Work {
    pub(crate) seated: Seated,
    pub(crate) act: Act,
    /// The application whose person is being captured right now: nobody was away from it.
    pub(crate) present: Option<ApplicationId>,
}

impl Work {
    pub(crate) fn vault(&self) -> &Vault {
        &self.seated.vault
    }

    pub(crate) fn now(&self) -> Timestamp {
        self.act.at
    }

    pub(crate) fn today(&self) -> Date {
        self.act.at.vietnam_date()
    }
}

/// File of the outbox in the data folder.
const OUTBOX: &str = "outbox.db";

impl Station {
    /// Opens the outbox and puts the devices in their places. Nobody is signed in; the queue can drain.
    ///
    /// # Errors
    /// Those of the outbox; `faceModelUnusable` when a model or table of the portrait cannot be read.
    pub fn new(config: StationConfig, ports: Ports) -> Result<Self, Refusal> {
        let outbox = Outbox::open(&config.data.join(OUTBOX), &config.outbox_key)?;
        Self::over(outbox, config, ports)
    }

    /// Opens only to look, for the doctor: nothing in the folder is made or changed.
    ///
    /// # Errors
    /// As [`Self::new`]; `storeOlder` when the outbox has to be brought up to date first.
    pub fn look(config: StationConfig, ports: Ports) -> Result<Self, Refusal> {
        let outbox = Outbox::look(&config.data.join(OUTBOX), &config.outbox_key)?;
        Self::over(outbox, config, ports)
    }

    fn over(outbox: Outbox, config: StationConfig, ports: Ports) -> Result<Self, Refusal> {
        let now = ports.clock.now();
        let outbox = Arc::new(outbox);
        let unusable = |why: String| Refusal::new("faceModelUnusable").because(why);
        let profile = |table: &str| portrait::Profile::parse(table).map(Arc::new).map_err(|error| unusable(error.to_string()));
        let judges = Judges {
            analyzer: Arc::new(portrait::Analyzer::load(ports.portrait_models).map_err(|error| unusable(error.to_string()))?),
            profile: profile(ports.portrait_profile)?,
            at_home: profile(ports.portrait_profile_at_home)?,
        };
        let verifier = Arc::new(Verifier::new(config.trust.clone(), config.station.clone(), Arc::clone(&outbox)));
        let state = State {
            seat: Seat::Out,
            idle: Idle::new(config.idle_s, now),
            failures: Failures::default(),
            language: config.language,
            facing: Facing::Officer,
            screen: Screen::idle(config.language),
            recovered: None,
            recovery_told: false,
            high_water_kept: Timestamp::default(),
            trends_kept: Timestamp::default(),
            serving: Serving::Nobody,
            attending: None,
        };
        let cameras = CameraMemory::read(outbox.setting(crate::camera_memory::PLACE).ok().flatten().as_deref());
        let station = Self {
            clock: ports.clock,
            preview: Preview::new(ports.cameras, judges, cameras),
            faces: Faces::new(ports.comparer_models),
            fingers: Fingers::new(ports.scanners, Self::turned_scanners(&outbox), Self::unproven_scanners(&outbox)),
            eyes: Eyes::new(ports.iris_cameras, config.iris_patience),
            readers: ports.readers.map(Mutex::new),
            displays: DisplayPorts::new(ports.displays, ports.touch, DisplayPorts::kept(&outbox).as_deref()),
            speech: ports.speech,
            presenter: ports.presenter,
            plugging: Plugging::new(ports.finder),
            light: Mutex::default(),
            outbox,
            verifier,
            listeners: Arc::default(),
            pen: Mutex::new(()),
            state: Mutex::new(state),
            link: Mutex::default(),
            config,
        };
        station.take_found(ports.found);
        Ok(station)
    }

    /// Topics of what changes from now on.
    pub fn subscribe(&self) -> Receiver<Topic> {
        self.listeners.subscribe()
    }

    /// The outbox, for whoever drains it: works while the station is locked.
    pub fn outbox(&self) -> Arc<Outbox> {
        Arc::clone(&self.outbox)
    }

    /// Checks receipts and verdicts; works while the station is locked.
    pub fn verifier(&self) -> Arc<Verifier> {
        Arc::clone(&self.verifier)
    }

    /// What provisioning said.
    pub fn config(&self) -> &StationConfig {
        &self.config
    }

    /// The station's time.
    pub fn now(&self) -> Timestamp {
        self.clock.now()
    }

    pub(crate) fn vault_path(&self) -> PathBuf {
        self.config.data.join("vault.db")
    }

    pub(crate) fn tell(&self, topic: Topic) {
        self.listeners.tell(topic);
    }

    pub(crate) fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Takes the pen: from reading an application to storing what became of it, nobody else changes one.
    pub(crate) fn pen(&self) -> MutexGuard<'_, ()> {
        self.pen.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Takes the pen for a use case. What it does is done from here on: while it waited, another may have stored what is newer than its
    /// beginning.
    pub(crate) fn pen_of(&self, work: &mut Work) -> MutexGuard<'_, ()> {
        let pen = self.pen();
        work.act.at = self.now();
        pen
    }

    /// Begins a use case: signed in, not locked, in a role that does this.
    ///
    /// # Errors
    /// `signedOut`, `locked`, `roleNotAllowed`.
    pub(crate) fn begin(&self, operation: &str) -> Result<Work, Refusal> {
        let now = self.now();
        let present = self.present();
        let mut state = self.state();
        let seated = match &state.seat {
            Seat::Out => return Err(Refusal::new("signedOut")),
            Seat::Locked(_) => return Err(Refusal::new("locked")),
            Seat::In(seated) => seated.clone(),
        };
        let need = roles::need(operation);
        if !need.allows(seated.officer.role) {
            return Err(Refusal::new("roleNotAllowed").with("role", seated.officer.role.code()));
        }
        if need != Need::Anyone {
            state.idle.note_operation(operation, now);
        }
        let act = Act {
            officer: seated.officer.id.clone(),
            role: seated.officer.role,
            station: self.config.station.clone(),
            at: now,
        };
        Ok(Work { seated, act, present })
    }

    /// As [`Self::begin`] for what a window draws by itself: it proves no presence of an officer, so the idle clock runs on.
    pub(crate) fn begin_quietly(&self) -> Result<Work, Refusal> {
        let now = self.now();
        let present = self.present();
        let seated = match &self.state().seat {
            Seat::Out => return Err(Refusal::new("signedOut")),
            Seat::Locked(_) => return Err(Refusal::new("locked")),
            Seat::In(seated) => seated.clone(),
        };
        let act = Act {
            officer: seated.officer.id.clone(),
            role: seated.officer.role,
            station: self.config.station.clone(),
            at: now,
        };
        Ok(Work { seated, act, present })
    }

    /// The application whose person is before the running camera or at the waiting scanner.
    fn present(&self) -> Option<ApplicationId> {
        let device_busy = self.preview.is_running() || self.fingers.turns().is_busy() || self.eyes.turns().is_busy();
        device_busy.then(|| self.state().attending).flatten()
    }

    /// Whether an operation may be called now, without doing it: for the dispatcher, so that even a malformed request of somebody who
    /// is not signed in gets no other answer.
    ///
    /// # Errors
    /// As [`Self::begin`]. An operation anyone may call is always allowed.
    pub fn permit(&self, operation: &str) -> Result<(), Refusal> {
        match roles::need(operation) {
            Need::Anyone => Ok(()),
            Need::SignedIn(_) => self.begin(operation).map(drop),
        }
    }

    /// The officer who sits here or holds the lock.
    pub fn officer(&self) -> Option<Officer> {
        self.state().seat.officer().cloned()
    }
}

impl std::fmt::Debug for Station {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "Station({})", self.config.station)
    }
}
