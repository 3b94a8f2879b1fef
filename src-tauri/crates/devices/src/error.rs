use thiserror::Error;

/// Why a device did not do what was asked. The sentence for people is under [`DeviceError::code`] in the catalogs.
#[derive(Clone, Debug, PartialEq, Error)]
pub enum DeviceError {
    /// No such device here, or none at all.
    #[error("no such device")]
    NotFound,
    /// Another program or session holds it.
    #[error("busy{}", by.as_deref().map(|by| format!(", held by {by}")).unwrap_or_default())]
    Busy {
        /// Who holds it, where that is known.
        by: Option<String>,
    },
    /// It is there and says that it cannot work yet.
    #[error("not ready")]
    NotReady,
    /// It was there and is gone, or has stopped answering for good.
    #[error("unplugged")]
    Unplugged,
    /// The caller cancelled. Never shown as an error.
    #[error("cancelled")]
    Cancelled,
    /// Nothing usable came within the time the device allows.
    #[error("timed out")]
    TimedOut,
    /// This device cannot do that (a slap on a single-finger scanner, a camera without a usable format).
    #[error("not supported: {what}")]
    Unsupported {
        /// What was asked.
        what: String,
    },
    /// A touch that did not work out; the same person can simply try again.
    #[error("try again: {0:?}")]
    TryAgain(Retry),
    /// The resolution of a fingerprint image is not known, so it cannot become an enrollment sample.
    #[error("resolution unknown")]
    ResolutionUnknown,
    /// The resolution is known and is not 500 ppi ± 1 %.
    #[error("resolution is {ppi} pixels per inch, not 500")]
    ResolutionWrong {
        /// Pixels per inch as reported or certified.
        ppi: f32,
    },
    /// The system service that gives access to the device is not installed or not running.
    #[error("the service {service} is not running")]
    ServiceAbsent {
        /// Name of the service, as an administrator knows it.
        service: &'static str,
    },
    /// What the device says is not believed: it has not proven who it is, or what it sent was altered. Nothing of it was taken.
    #[error("not believed: {why}")]
    Untrusted {
        /// One word for the reason, by which the catalogs choose the sentence.
        why: &'static str,
    },
    /// Anything else. The detail is for the technician's log, never for the clerk.
    #[error("failed: {detail}")]
    Failed {
        /// Technical detail, without personal data.
        detail: String,
    },
}

/// What went wrong with one touch of a finger, or with one picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Retry {
    /// No more is known.
    General,
    /// Lifted too early.
    TooShort,
    /// Not in the middle of the glass.
    CenterFinger,
    /// Has to be lifted and laid on again.
    RemoveFinger,
    /// Moved too fast.
    TooFast,
    /// The camera that takes the picture itself saw no face that it could use.
    NoFace,
}

impl DeviceError {
    /// The stable code of the error; the catalogs have its sentence as `error-<code>`.
    pub fn code(&self) -> &'static str {
        match self {
            Self::NotFound => "deviceNotFound",
            Self::Busy { by: None } => "deviceBusy",
            Self::Busy { by: Some(_) } => "deviceHeld",
            Self::NotReady => "deviceNotReady",
            Self::Unplugged => "deviceUnplugged",
            Self::Cancelled => "deviceCancelled",
            Self::TimedOut => "deviceTimedOut",
            Self::Unsupported { .. } => "deviceUnsupported",
            Self::TryAgain(Retry::General) => "fingerTryAgain",
            Self::TryAgain(Retry::TooShort) => "fingerTooShort",
            Self::TryAgain(Retry::CenterFinger) => "fingerNotCentered",
            Self::TryAgain(Retry::RemoveFinger) => "fingerLiftFirst",
            Self::TryAgain(Retry::TooFast) => "fingerTooFast",
            Self::TryAgain(Retry::NoFace) => "faceTryAgain",
            Self::ResolutionUnknown => "scannerResolutionUnknown",
            Self::ResolutionWrong { .. } => "scannerResolutionWrong",
            Self::ServiceAbsent { .. } => "deviceServiceAbsent",
            Self::Untrusted { .. } => "deviceUntrusted",
            Self::Failed { .. } => "deviceFailed",
        }
    }

    /// The parameters the sentence may use, by name.
    pub fn params(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::Busy { by: Some(by) } => vec![("by", by.clone())],
            Self::Unsupported { what } => vec![("what", what.clone())],
            Self::ResolutionWrong { ppi } => vec![("ppi", format!("{ppi:.0}"))],
            Self::ServiceAbsent { service } => vec![("service", (*service).to_owned())],
            Self::Untrusted { why } => vec![("why", (*why).to_owned())],
            _ => Vec::new(),
        }
    }

    /// Every code this type can give; the catalogs are checked against it.
    pub const CODES: [&'static str; 19] = [
        "deviceNotFound",
        "deviceBusy",
        "deviceHeld",
        "deviceNotReady",
        "deviceUnplugged",
        "deviceCancelled",
        "deviceTimedOut",
        "deviceUnsupported",
        "fingerTryAgain",
        "faceTryAgain",
        "fingerTooShort",
        "fingerNotCentered",
        "fingerLiftFirst",
        "fingerTooFast",
        "scannerResolutionUnknown",
        "scannerResolutionWrong",
        "deviceServiceAbsent",
        "deviceUntrusted",
        "deviceFailed",
    ];
}
