//! What Linux knows of a camera's node beyond the library: whether it gives pictures, on which socket it sits, and who holds it.
//!
//! Elsewhere the library's own names are stable, and nothing more is known.

#[cfg(target_os = "linux")]
mod linux {
    use std::collections::BTreeMap;
    use std::fs;
    use std::path::{Path, PathBuf};
    use std::sync::{Mutex, PoisonError};

    use nokhwa::utils::{CameraFormat, FrameFormat};
    use v4l::capability::Flags;
    use v4l::frameinterval::FrameIntervalEnum;
    use v4l::framesize::FrameSizeEnum;
    use v4l::video::Capture;
    use v4l::video::capture::Parameters;
    use v4l::{Device, Format, FourCC};

    /// One link for each node, named by socket; kept by the system's device manager.
    const BY_SOCKET: &str = "/dev/v4l/by-path";

    /// Whether the node gives pictures. A USB camera has a second node that gives only what is known about them. What does not answer may be
    /// a camera that another program holds: it is listed, and says so when it is opened.
    ///
    /// Each device is asked once: to be opened again and again would keep it from sleeping.
    pub(crate) fn gives_pictures(index: u32) -> bool {
        static ASKED: Mutex<BTreeMap<Node, bool>> = Mutex::new(BTreeMap::new());
        let node = Node::of(index);
        if let Some(known) = ASKED.lock().unwrap_or_else(PoisonError::into_inner).get(&node) {
            return *known;
        }
        let Ok(told) = Device::new(index as usize).and_then(|device| device.query_caps()) else { return true };
        let gives = told.capabilities.intersects(Flags::VIDEO_CAPTURE | Flags::VIDEO_CAPTURE_MPLANE);
        // What a program feeds gives pictures as soon as the program runs.
        if gives || !told.capabilities.contains(Flags::VIDEO_OUTPUT) {
            ASKED.lock().unwrap_or_else(PoisonError::into_inner).insert(node, gives);
        }
        gives
    }

    /// A node of a device: its number, where the device sits, and what it calls itself.
    #[derive(PartialEq, Eq, PartialOrd, Ord)]
    struct Node {
        index: u32,
        place: Option<PathBuf>,
        name: String,
    }

    impl Node {
        fn of(index: u32) -> Self {
            let known = format!("/sys/class/video4linux/video{index}");
            Self { index, place: fs::read_link(&known).ok(), name: fs::read_to_string(format!("{known}/name")).unwrap_or_default() }
        }
    }

    /// Codings of pixels that the library knows.
    const KNOWN: [&[u8; 4]; 5] = [b"MJPG", b"YUYV", b"NV12", b"RGB3", b"BGR3"];

    /// The library opens no camera that stands at another coding than it knows, or at a rate that is no whole number (7.5 frames in a second
    /// are usual): such a one is put to what it can open. What cannot be put is left, and says so when it is opened.
    pub(crate) fn prepare(index: u32) {
        let Ok(device) = Device::new(index as usize) else { return };
        let (Ok(format), Ok(rate)) = (Capture::format(&device), Capture::params(&device)) else { return };
        let is_known = |coding: FourCC| KNOWN.iter().any(|known| **known == coding.repr);
        if is_known(format.fourcc) && rate.interval.numerator == 1 {
            return;
        }
        let codings = Capture::enum_formats(&device).unwrap_or_default().into_iter().map(|found| found.fourcc);
        for coding in codings.filter(|coding| is_known(*coding)) {
            for (width, height) in sizes(&device, coding) {
                if let Some(rate) = whole_rate(&device, coding, width, height) {
                    let _ = Capture::set_format(&device, &Format::new(width, height, coding));
                    let _ = Capture::set_params(&device, &Parameters::with_fps(rate));
                    return;
                }
            }
        }
    }

    /// Those of the formats that there are: the library lists 15 frames in a second where there are 7.5. All, where none would be left.
    pub(crate) fn at_their_rates(index: u32, formats: Vec<CameraFormat>) -> Vec<CameraFormat> {
        let Ok(device) = Device::new(index as usize) else { return formats };
        let is_there = |format: &&CameraFormat| {
            let coding = coding(format.format());
            let intervals = Capture::enum_frameintervals(&device, coding, format.width(), format.height()).unwrap_or_default();
            intervals.is_empty()
                || intervals.into_iter().any(|found| match found.interval {
                    FrameIntervalEnum::Discrete(interval) => (interval.numerator, interval.denominator) == (1, format.frame_rate()),
                    FrameIntervalEnum::Stepwise(_) => true,
                })
        };
        let there: Vec<CameraFormat> = formats.iter().filter(is_there).copied().collect();
        if there.is_empty() { formats } else { there }
    }

    fn coding(format: FrameFormat) -> FourCC {
        FourCC::new(match format {
            FrameFormat::MJPEG => b"MJPG",
            FrameFormat::YUYV => b"YUYV",
            FrameFormat::NV12 => b"NV12",
            FrameFormat::GRAY => b"GRAY",
            FrameFormat::RAWRGB => b"RGB3",
            FrameFormat::RAWBGR => b"BGR3",
        })
    }

    fn sizes(device: &Device, coding: FourCC) -> Vec<(u32, u32)> {
        let sizes = Capture::enum_framesizes(device, coding).unwrap_or_default().into_iter();
        sizes
            .map(|found| match found.size {
                FrameSizeEnum::Discrete(size) => (size.width, size.height),
                FrameSizeEnum::Stepwise(size) => (size.max_width, size.max_height),
            })
            .collect()
    }

    /// The fastest rate of that format that is a whole number.
    fn whole_rate(device: &Device, coding: FourCC, width: u32, height: u32) -> Option<u32> {
        let intervals = Capture::enum_frameintervals(device, coding, width, height).unwrap_or_default().into_iter();
        intervals
            .filter_map(|found| match found.interval {
                FrameIntervalEnum::Discrete(interval) => (interval.numerator == 1).then_some(interval.denominator),
                FrameIntervalEnum::Stepwise(steps) => (steps.min.numerator == 1).then_some(steps.min.denominator),
            })
            .max()
    }

    /// The name of the socket the node's device sits on; nothing where no device manager keeps names.
    pub(crate) fn socket(index: u32) -> Option<String> {
        socket_in(Path::new(BY_SOCKET), index)
    }

    /// The node on a socket now.
    pub(crate) fn at_socket(socket: &str) -> Option<u32> {
        node_of(&Path::new(BY_SOCKET).join(socket))
    }

    pub(super) fn socket_in(links: &Path, index: u32) -> Option<String> {
        let mut names: Vec<String> = fs::read_dir(links)
            .ok()?
            .flatten()
            .filter(|link| node_of(&link.path()) == Some(index))
            .filter_map(|link| link.file_name().into_string().ok())
            .collect();
        // Of several names of one socket always the same.
        names.sort();
        names.into_iter().next()
    }

    pub(super) fn node_of(link: &Path) -> Option<u32> {
        fs::read_link(link).ok()?.file_name()?.to_str()?.strip_prefix("video")?.parse().ok()
    }

    /// The name of another program that has the node open, as far as this user may see.
    pub(crate) fn holder(index: u32) -> Option<String> {
        let node = PathBuf::from(format!("/dev/video{index}"));
        let processes = fs::read_dir("/proc").ok()?.flatten().filter(|process| {
            let number = process.file_name().to_str().and_then(|name| name.parse::<u32>().ok());
            number.is_some_and(|number| number != std::process::id())
        });
        let holds = |files: PathBuf| fs::read_dir(files).is_ok_and(|files| files.flatten().any(|file| fs::read_link(file.path()).is_ok_and(|to| to == node)));
        let program = processes.map(|process| process.path()).find(|process| holds(process.join("fd")))?;
        let name = fs::read_to_string(program.join("comm")).ok()?;
        Some(name.trim_end().to_owned()).filter(|name| !name.is_empty())
    }
}

#[cfg(not(target_os = "linux"))]
mod elsewhere {
    pub(crate) fn gives_pictures(_: u32) -> bool {
        true
    }

    pub(crate) fn prepare(_: u32) {}

    pub(crate) fn at_their_rates(_: u32, formats: Vec<nokhwa::utils::CameraFormat>) -> Vec<nokhwa::utils::CameraFormat> {
        formats
    }

    pub(crate) fn socket(_: u32) -> Option<String> {
        None
    }

    pub(crate) fn at_socket(_: &str) -> Option<u32> {
        None
    }

    pub(crate) fn holder(_: u32) -> Option<String> {
        None
    }
}

#[cfg(not(target_os = "linux"))]
pub(crate) use elsewhere::{at_socket, at_their_rates, gives_pictures, holder, prepare, socket};
#[cfg(target_os = "linux")]
pub(crate) use linux::{at_socket, at_their_rates, gives_pictures, holder, prepare, socket};

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use std::os::unix::fs::symlink;

    use super::linux::{node_of, socket_in};

    #[test]
    fn a_camera_is_known_by_its_socket_whatever_number_it_got() {
        let links = tempfile::tempdir().unwrap();
        let link = |name: &str, node: &str| symlink(node, links.path().join(name)).unwrap();
        link("pci-0000:00:14.0-usbv2-0:2:1.0-video-index0", "../../video2");
        link("pci-0000:00:14.0-usb-0:2:1.0-video-index0", "../../video2");
        link("pci-0000:00:14.0-usb-0:2:1.0-video-index1", "../../video3");
        link("something-else", "../../radio2");
        assert_eq!(socket_in(links.path(), 2).as_deref(), Some("pci-0000:00:14.0-usb-0:2:1.0-video-index0"));
        assert_eq!(socket_in(links.path(), 0), None);
        assert_eq!(node_of(&links.path().join("pci-0000:00:14.0-usb-0:2:1.0-video-index1")), Some(3));
        assert_eq!(node_of(&links.path().join("something-else")), None);
        assert_eq!(socket_in(&links.path().join("nowhere"), 2), None);
    }
}
