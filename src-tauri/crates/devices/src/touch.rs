use crate::{Area, DeviceError, Turn};

/// Touch screens and pens, and where on the desktop their strokes fall.
pub trait TouchDevices: Send {
    /// All that are plugged in, in a steady order.
    fn list(&self) -> Result<Vec<TouchDevice>, DeviceError>;

    /// Where on the desktop the device's strokes fall now.
    ///
    /// # Errors
    /// `NotFound` when there is no such device.
    fn area(&self, id: &str) -> Result<Area, DeviceError>;

    /// Lets the device's strokes fall on this rectangle, turned as the screen is; `None`: on the whole desktop, as the system does it
    /// by itself. Doing it twice changes nothing. A device plugged in anew, or a desktop of another size, has to be told again.
    ///
    /// # Errors
    /// `NotFound` when there is no such device.
    fn place(&self, id: &str, on: Option<(Area, Turn)>) -> Result<(), DeviceError>;
}

/// A touch screen's glass or a pen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TouchDevice {
    /// What settings refer to: the same on any socket.
    pub id: String,
    /// The maker's name, for people.
    pub name: String,
    /// Finger or pen.
    pub kind: TouchKind,
    /// True when no hardware stands behind it.
    pub simulated: bool,
}

/// What one points with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TouchKind {
    /// Fingers on glass.
    Finger,
    /// A pen on glass or on a pad.
    Pen,
}

impl TouchKind {
    /// The stable code.
    pub fn code(self) -> &'static str {
        match self {
            Self::Finger => "finger",
            Self::Pen => "pen",
        }
    }
}

/// Who says where touch falls.
pub enum TouchMapping {
    /// This program does.
    Here(Box<dyn TouchDevices>),
    /// The window system does, and lets no program do it: a person sets it there, once.
    BySystem(WindowSystem),
}

/// Window systems that map touch themselves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WindowSystem {
    /// Windows: Tablet PC Settings.
    Windows,
    /// macOS: the maker's own program.
    MacOs,
    /// A Wayland desktop: its own settings.
    Wayland,
}

impl WindowSystem {
    /// The stable code.
    pub fn code(self) -> &'static str {
        match self {
            Self::Windows => "Windows",
            Self::MacOs => "MacOs",
            Self::Wayland => "Wayland",
        }
    }
}
