use std::fmt;

use enrollment::Digest;

use crate::Edid;

/// Which screen it is, as settings refer to it.
///
/// Maker, product and serial number from the screen itself, so that another socket or a new cable changes nothing. Where the maker
/// gave no serial number, a digest of what else the screen says about itself stands for it: two such screens of one batch are then
/// the same. A screen that says nothing at all is known by its socket.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ScreenIdentity(String);

/// Numbers that makers write where they have none.
const NO_SERIAL: [u32; 3] = [0, 0x0101_0101, u32::MAX];

/// Bytes of the digest that stand for a serial number.
const DIGEST: usize = 8;

const BY_SOCKET: &str = "socket:";

impl ScreenIdentity {
    /// By what the screen says.
    pub fn of_edid(edid: &Edid) -> Self {
        let maker = format!("{}-{:04X}", edid.maker(), edid.product());
        if NO_SERIAL.contains(&edid.serial()) {
            let digest = Digest::of(edid.steady_bytes()).to_string();
            return Self(format!("edid:{maker}-~{}", &digest[..DIGEST * 2]));
        }
        Self(format!("edid:{maker}-{:08X}", edid.serial()))
    }

    /// By the socket, for a screen that says nothing.
    pub fn of_socket(socket: &str) -> Self {
        Self(format!("{BY_SOCKET}{socket}"))
    }

    /// Whether the screen is known by its socket alone: plugged elsewhere it is another one.
    pub fn is_socket(&self) -> bool {
        self.0.starts_with(BY_SOCKET)
    }

    /// The same screen where another of the same identity is plugged in too: told apart by the socket.
    #[must_use]
    pub fn in_socket(&self, socket: &str) -> Self {
        Self(format!("{self}@{socket}"))
    }

    /// As text, for settings and requests.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for ScreenIdentity {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}
