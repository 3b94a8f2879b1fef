//! One connection to the X server, and what both ports read there.

use std::sync::Arc;

use devices::{DeviceError, DisplayInfo, Displays};
use x11rb::connection::Connection;
use x11rb::errors::ReplyError;
use x11rb::protocol::randr::ConnectionExt as _;
use x11rb::protocol::xinput::ConnectionExt as _;
use x11rb::protocol::xproto::{Atom, ConnectionExt as _, Window};
use x11rb::rust_connection::RustConnection;

use crate::outputs;
use crate::pointers::X11Touch;

x11rb::atom_manager! {
    /// The names of properties and axes.
    pub(crate) Names: NamesCookie {
        EDID,
        FLOAT,
        MATRIX: b"Coordinate Transformation Matrix",
        PRODUCT: b"Device Product ID",
        PRESSURE: b"Abs Pressure",
    }
}

/// The desktop of one X server.
pub struct Desktop {
    pub(crate) connection: RustConnection,
    pub(crate) root: Window,
    pub(crate) names: Names,
}

impl Desktop {
    /// Connects to a server by name (`:0`); `None` is the one of this session.
    ///
    /// # Errors
    /// `NotFound` without a server; `Unsupported` when it knows no outputs (RandR 1.3) or no touch (XInput 2.2).
    pub fn connect(display: Option<&str>) -> Result<Arc<Self>, DeviceError> {
        let (connection, screen) = x11rb::connect(display).map_err(|_| DeviceError::NotFound)?;
        let root = connection.setup().roots.get(screen).ok_or(DeviceError::NotFound)?.root;
        let unsupported = |what: &str| DeviceError::Unsupported { what: what.to_owned() };
        let randr = connection.randr_query_version(1, 3).map_err(failed)?.reply().map_err(|_| unsupported("RandR 1.3"))?;
        let input = connection.xinput_xi_query_version(2, 2).map_err(failed)?.reply().map_err(|_| unsupported("XInput 2.2"))?;
        if (randr.major_version, randr.minor_version) < (1, 3) || (input.major_version, input.minor_version) < (2, 2) {
            return Err(unsupported("RandR 1.3, XInput 2.2"));
        }
        let names = Names::new(&connection).map_err(failed)?.reply().map_err(failed)?;
        Ok(Arc::new(Self { connection, root, names }))
    }

    /// The port of the screens.
    pub fn displays(self: &Arc<Self>) -> X11Displays {
        X11Displays(Arc::clone(self))
    }

    /// The port of touch.
    pub fn touch(self: &Arc<Self>) -> X11Touch {
        X11Touch(Arc::clone(self))
    }

    /// Pixels across and down, of all screens together.
    pub(crate) fn size(&self) -> Result<(u32, u32), DeviceError> {
        let size = self.connection.get_geometry(self.root).map_err(failed)?.reply().map_err(failed)?;
        Ok((u32::from(size.width), u32::from(size.height)))
    }

    /// Bytes of an output's property; empty if it has none.
    pub(crate) fn output_property(&self, output: u32, name: Atom, most: u32) -> Result<Vec<u8>, DeviceError> {
        let asked = self.connection.randr_get_output_property(output, name, x11rb::NONE, 0, most, false, false).map_err(failed)?;
        Ok(asked.reply().map(|reply| reply.data).unwrap_or_default())
    }
}

/// The screens of an X server.
pub struct X11Displays(Arc<Desktop>);

impl Displays for X11Displays {
    fn list(&self) -> Result<Vec<DisplayInfo>, DeviceError> {
        outputs::list(&self.0)
    }
}

/// A server that is gone is unplugged; everything else has its detail for the log.
pub(crate) fn failed(error: impl Into<ReplyError>) -> DeviceError {
    match error.into() {
        ReplyError::ConnectionError(_) => DeviceError::Unplugged,
        ReplyError::X11Error(error) => DeviceError::Failed { detail: format!("the X server answered {:?} to request {}", error.error_kind, error.major_opcode) },
    }
}
