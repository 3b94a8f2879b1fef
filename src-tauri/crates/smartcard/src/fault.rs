use devices::DeviceError;
use pcsc::Error;

/// What an administrator calls the service.
const SERVICE: &str = if cfg!(windows) {
    "SCardSvr"
} else if cfg!(target_os = "macos") {
    "com.apple.ctkpcscd"
} else {
    "pcscd"
};

/// Whether this error means that the service is gone.
pub(crate) fn service_gone(error: Error) -> bool {
    matches!(
        error,
        Error::NoService
            | Error::ServiceStopped
            | Error::ServerTooBusy
            | Error::CommError
            | Error::InternalError
            | Error::InvalidHandle
            | Error::Shutdown
    )
}

pub(crate) fn typed(error: Error) -> DeviceError {
    match error {
        error if service_gone(error) => DeviceError::ServiceAbsent { service: SERVICE },
        Error::NoReadersAvailable | Error::UnknownReader => DeviceError::NotFound,
        Error::ReaderUnavailable | Error::RemovedCard => DeviceError::Unplugged,
        Error::SharingViolation => DeviceError::Busy { by: None },
        Error::Cancelled => DeviceError::Cancelled,
        Error::Timeout => DeviceError::TimedOut,
        other => DeviceError::Failed { detail: other.to_string() },
    }
}
