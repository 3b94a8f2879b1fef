use crate::{DeviceError, ScreenIdentity};

/// The screens of this machine; the applicant's window goes onto one that is not the desk's.
pub trait Displays: Send {
    /// All screens that are on and show something of their own, the primary one first.
    ///
    /// # Errors
    /// `NotFound` when nobody here can say which screens there are: that is not the same as one screen.
    fn list(&self) -> Result<Vec<DisplayInfo>, DeviceError>;
}

/// One screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DisplayInfo {
    /// Which screen this is; the same in another socket, if the screen says who it is.
    pub identity: ScreenIdentity,
    /// Maker and model, for people; the socket where the screen does not say.
    pub name: String,
    /// The socket by the system's name (`HDMI-1`).
    pub socket: String,
    /// Where it lies on the desktop.
    pub area: Area,
    /// How its picture is turned.
    pub turn: Turn,
    /// Whether this is the one the system opens windows on.
    pub primary: bool,
    /// True when no hardware stands behind it.
    pub simulated: bool,
}

/// A rectangle of the desktop, in pixels of the whole desktop.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Area {
    /// Left edge.
    pub x: i32,
    /// Upper edge.
    pub y: i32,
    /// Pixels across.
    pub width: u32,
    /// Pixels down.
    pub height: u32,
}

/// How a screen's picture is turned against its glass; touch has to be turned with it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Turn {
    /// As the glass is made.
    #[default]
    Upright,
    /// A quarter to the left.
    Left,
    /// Upside down.
    Over,
    /// A quarter to the right.
    Right,
}
