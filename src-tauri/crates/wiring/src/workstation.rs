//! A workstation put together.

use crate::displays::{self, DisplaysHere, ToldDisplays};
use crate::folder_lock::FolderLock;
use crate::plugged::PluggedDevices;
use crate::presenter::DemoPresenter;
use crate::replay_folder::ReplayFolder;
use crate::sealed_extract::SealedExtract;
use crate::station_file::{private_folder, read};
use crate::worker::{CenterRoad, Worker};
use crate::{CenterProcess, OpenError, Options, StationFile, SystemClock, assets, devices_here, languages, provision};
use api::Api;
use devices::{Area, DisplayInfo};
use keyring::{MachineKey, SigningKeySlot};
use package::Trust;
use station::{DoctorReport, Facing, Officers, Ports, Refusal, Station, StationConfig, TicketBlock, Topic, Window};
use speech::ProgramSpeech;
use std::path::Path;
use std::process::Command;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

/// How long the iris camera looks for good eyes before it offers the best it saw.
const IRIS_PATIENCE: Duration = Duration::from_secs(20);
/// How long the doctor waits for the center.
const CENTER_PATIENCE: Duration = Duration::from_secs(3);

/// A station with everything plugged in, and the operations on it.
pub struct Workstation {
    api: Api,
    station: Option<Arc<Station>>,
    told: Option<ToldDisplays>,
    practice: bool,
    problem: Option<OpenError>,
    road: Option<CenterRoad>,
    worker: Option<Worker>,
    _center: Option<CenterProcess>,
    _lock: Option<FolderLock>,
}

impl Workstation {
    /// Opens the workstation of a folder. In practice a folder without a post gets a demo post, and without a named center a
    /// reference center of its own. Whatever keeps the station from opening, the workstation opens: its one screen says why and what
    /// to do ([`Self::problem`]).
    pub fn open(options: &Options) -> Self {
        let began = Instant::now();
        let opened = Self::try_open(options).unwrap_or_else(Self::without_station);
        tracing::info!(elapsed_ms = u64::try_from(began.elapsed().as_millis()).unwrap_or(u64::MAX), "opened");
        opened
    }

    /// Opens only to look: nothing is sent, no center is started, and another program may be working in the folder.
    pub fn look(options: &Options) -> Self {
        Self::try_look(options).unwrap_or_else(Self::without_station)
    }

    fn try_look(options: &Options) -> Result<Self, OpenError> {
        let file = StationFile::load(&options.data)?;
        let (station, told) = station(options, &file, Station::look)?;
        let road = road(options, &file, None);
        Ok(Self { api: Api::new(Arc::clone(&station)), station: Some(station), told, practice: file.practice, problem: None, road, worker: None, _center: None, _lock: None })
    }

    fn try_open(options: &Options) -> Result<Self, OpenError> {
        let options = options.clone().practice_folder();
        if !options.practice && !StationFile::exists(&options.data) {
            return Err(OpenError::NotProvisioned(options.data));
        }
        // First the lock: two first starts of practice must not make a post at the same time. The tool that makes it works for us,
        // in the same folder, and asks for no lock.
        private_folder(&options.data)?;
        let lock = FolderLock::take(&options.data)?;
        if options.practice && !StationFile::exists(&options.data) {
            provision_by_tool(&options.data)?;
            private_folder(&options.data)?;
        }
        let file = StationFile::load(&options.data)?;
        let own_center = options.practice && file.practice && options.center.is_none() && file.center.is_none();
        let center = own_center.then(|| CenterProcess::start(&options.data.join("center"))).transpose()?;
        let road = road(&options, &file, center.as_ref());
        let (station, told) = station(&options, &file, Station::new)?;
        let worker = Worker::start(Arc::clone(&station), road.as_ref(), options.service_ports.clone())?;
        Ok(Self { api: Api::new(Arc::clone(&station)), station: Some(station), told, practice: file.practice, problem: None, road, worker: Some(worker), _center: center, _lock: Some(lock) })
    }

    fn without_station(why: OpenError) -> Self {
        tracing::error!(code = why.code(), "the station did not open");
        let refusal = Refusal::new(why.code()).with("detail", &why).because(why.to_string());
        Self { api: Api::not_provisioned(refusal), station: None, told: None, practice: false, problem: Some(why), road: None, worker: None, _center: None, _lock: None }
    }

    /// The operations.
    pub fn api(&self) -> &Api {
        &self.api
    }

    /// Whether only synthetic people are here.
    pub fn practice(&self) -> bool {
        self.practice
    }

    /// A picture for a window: media type and bytes.
    pub fn image(&self, window: Window, path: &str) -> Option<(String, Vec<u8>)> {
        self.station.as_ref()?.image(window, path)
    }

    /// Topics of what changes from now on.
    pub fn subscribe(&self) -> Receiver<Topic> {
        self.station.as_ref().map_or_else(|| channel().1, |station| station.subscribe())
    }

    /// Whether the applicant's view covers the one screen.
    pub fn applicant_covers(&self) -> bool {
        self.station.as_ref().is_some_and(|station| station.facing() == Facing::Applicant)
    }

    /// Whether whoever has the windows has to tell which screens there are.
    pub fn wants_to_be_told_of_displays(&self) -> bool {
        self.told.is_some()
    }

    /// The screens, as whoever has the windows sees them.
    pub fn tell_displays(&self, displays: Vec<DisplayInfo>) {
        if let Some(told) = &self.told {
            told.set(displays);
        }
    }

    /// Looks at the screens and puts touch where it belongs; to be called again every few seconds.
    pub fn attend_displays(&self) {
        if let Some(station) = &self.station {
            station.attend_displays();
        }
    }

    /// Where the applicant's window belongs; `None` with a single screen.
    pub fn applicant_area(&self) -> Option<Area> {
        self.station.as_ref()?.applicant_area()
    }

    /// Where the officers' window belongs.
    pub fn desk_area(&self) -> Option<Area> {
        self.station.as_ref()?.desk_area()
    }

    /// Looks at everything, for a technician: nobody has to be signed in. Waits a moment for the first answer of the center.
    pub fn examine(&self) -> Option<DoctorReport> {
        let station = self.station.as_ref()?;
        if self.worker.is_none()
            && let Some(road) = &self.road
            && let Err(why) = road.ask_once(station, CENTER_PATIENCE)
        {
            tracing::warn!(code = "centerNotAsked", kind = ?why.kind(), "the center was not asked");
        }
        let patience = Instant::now();
        while self.worker.is_some() && self.road.is_some() && station.center_state() == station::CenterState::Unknown && patience.elapsed() < CENTER_PATIENCE {
            std::thread::sleep(Duration::from_millis(50));
        }
        Some(station.examine())
    }

    /// Why there is no station here, if there is none.
    pub fn problem(&self) -> Option<&OpenError> {
        self.problem.as_ref()
    }

    /// Ends in order: the next start knows that nothing was cut off.
    pub fn close(&self) {
        if let Some(station) = &self.station {
            station.close();
        }
    }
}

/// The center named for this start, else the provisioned one, else the one of practice; and by whom it is known over TLS.
fn road(options: &Options, file: &StationFile, own: Option<&CenterProcess>) -> Option<CenterRoad> {
    let address = options.center.clone().or_else(|| file.center.clone()).or_else(|| own.map(|center| center.address().to_owned()))?;
    Some(CenterRoad { address, authorities: options.data.join(file.tls.as_deref().unwrap_or(provision::AUTHORITY)) })
}

/// `tn` makes the demo post: it alone knows both the station and the center.
fn provision_by_tool(data: &Path) -> Result<(), OpenError> {
    let done = Command::new(crate::center_process::tool()).args(["station", "provision-demo", "--data"]).arg(data).output()?;
    if done.status.success() { Ok(()) } else { Err(OpenError::Station(String::from_utf8_lossy(&done.stderr).trim().to_owned())) }
}

/// How a station is opened: for work, or for a look.
type Opening = fn(StationConfig, Ports) -> Result<Station, Refusal>;

fn station(options: &Options, file: &StationFile, opening: Opening) -> Result<(Arc<Station>, Option<ToldDisplays>), OpenError> {
    let data = &options.data;
    let machine = MachineKey::load(&data.join(provision::MACHINE_KEY))?;
    let authority = String::from_utf8_lossy(&read(data.join(provision::AUTHORITY))?).into_owned();
    let catalogs = languages::found(data);
    let config = StationConfig {
        rolled_prints: file.rolled_prints || file.practice && options.rolled,
        evidence_picture: file.evidence_picture,
        data: data.clone(),
        station: file.station.clone(),
        post: file.post.clone(),
        desk: file.desk.clone(),
        practice: file.practice,
        officers: Officers::load(&data.join(Officers::FILE)).map_err(OpenError::Refused)?,
        trust: Trust::from_pem(&authority)?,
        center_certificate: read(data.join(provision::CENTER))?,
        station_key: Arc::new(SigningKeySlot::load(&read(data.join(provision::STATION_KEY))?, &machine)?),
        outbox_key: machine.database_key("outbox"),
        extract: Some(Box::new(SealedExtract::new(data.clone(), machine))),
        idle_s: file.idle_seconds,
        iris_patience: IRIS_PATIENCE,
        password_policy: options.passwords,
        tickets: TicketBlock { lane: file.ticket_lane, first: file.ticket_first, last: file.ticket_last },
        epoch: file.epoch,
        language: catalogs.find(&options.language).filter(|language| catalogs.is_whole(*language)).unwrap_or_default(),
        catalogs: Arc::new(catalogs),
    };
    let finder = PluggedDevices::new(data, config.trust.clone(), options.service_ports.clone(), options.fingerprint_helper.clone());
    let found = devices_here::find(file.practice, file.iris_camera, &ReplayFolder::of(data), &finder);
    let DisplaysHere { displays, touch, told } = displays::find(options.screens, file.practice);
    let ports = Ports {
        clock: Arc::new(SystemClock),
        portrait_models: assets::PORTRAIT_MODELS,
        comparer_models: file.face_comparison.then_some(assets::COMPARER_MODELS),
        portrait_profile: assets::PORTRAIT_PROFILE,
        portrait_profile_at_home: assets::PORTRAIT_PROFILE_AT_HOME,
        cameras: found.cameras,
        scanners: found.scanners,
        found: found.found,
        finder: Some(Box::new(finder)),
        iris_cameras: found.iris_cameras,
        readers: Some(found.readers),
        displays: Some(displays),
        touch,
        speech: Some(Box::new(ProgramSpeech::new(languages::folders(data)))),
        presenter: found.seat.map(|seat| Box::new(DemoPresenter::new(seat, file.provisioned)) as Box<dyn station::Presenter>),
    };
    let station = opening(config, ports).map_err(OpenError::Refused)?;
    Ok((Arc::new(station), told))
}
