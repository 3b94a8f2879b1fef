//! Driver of the card reader port on PC/SC: pcscd on Linux, the smart card services of Windows and macOS.
//!
//! What it refuses to know: what is on a card and how it is protected (`card`), and who wants to read it.

mod fault;
mod snapshot;
mod watch;

use devices::{CardReaders, DeviceError, Reader, ReaderListener, ReaderWatch};
use pcsc::{Context, Scope};

/// The card readers of this machine.
///
/// Each call makes its own connection to the service, so that a service that was restarted in between does no harm.
#[derive(Clone, Copy, Debug, Default)]
pub struct PcscReaders;

fn connect() -> Result<Context, DeviceError> {
    Context::establish(Scope::User).map_err(fault::typed)
}

impl CardReaders for PcscReaders {
    fn simulated(&self) -> bool {
        false
    }

    fn list(&self) -> Result<Vec<Reader>, DeviceError> {
        snapshot::take(&connect()?).map(|snapshot| snapshot.readers()).map_err(fault::typed)
    }

    fn watch(&self, listener: ReaderListener) -> Result<ReaderWatch, DeviceError> {
        watch::start(connect()?, listener)
    }
}
