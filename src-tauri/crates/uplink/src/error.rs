//! Everything that can go wrong on the road, each with what follows from it.

use intake_protocol::{Problem, ProblemCode};

use crate::outbox::{PortError, VerifyError};

/// Why a question to the center was not answered as hoped.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum UplinkError {
    /// No connection: no network, no such host, nobody listens, TLS fails.
    #[error("the center cannot be reached")]
    Unreachable,
    /// Connected, but no answer or no progress in time.
    #[error("the center did not answer in time")]
    TimedOut,
    /// The connection ended in the middle.
    #[error("the connection was cut")]
    Cut,
    /// The center says that it cannot at the moment (5xx, 429, 423), or that what was sent did not arrive whole (408).
    #[error("the center cannot at the moment: status {status}")]
    Trouble {
        /// HTTP status.
        status: u16,
        /// Its reason, if it gave one in the protocol's form.
        problem: Option<Problem>,
    },
    /// The center refuses at the door: a problem in the protocol's form.
    #[error("the center does not take it: {}", .0.code)]
    NotTaken(Problem),
    /// Something answers, but not as the protocol says: a captive portal, a broken proxy, another service.
    #[error("the answer is not understood: {0}")]
    Garbage(&'static str),
    /// The center sends the upload to another origin.
    #[error("the center points to a foreign address")]
    ForeignLocation,
    /// The answer is larger than this question allows.
    #[error("the answer is too long")]
    TooLong,
    /// The file to send does not have the digest its outbox row names: the disk damaged it.
    #[error("the sealed file does not have its digest")]
    FileDamaged,
    /// Uploaded whole, and yet the center has no receipt for it.
    #[error("uploaded, but there is no receipt")]
    ReceiptMissing,
    /// The center gave a receipt and now does not know the package.
    #[error("received, but the center does not know it any more")]
    ReceivedButUnknown,
    /// A receipt or verdict is not believed.
    #[error(transparent)]
    NotBelieved(#[from] VerifyError),
    /// The outbox could not.
    #[error(transparent)]
    Outbox(#[from] PortError),
    /// This machine cannot make a client at all (TLS settings).
    #[error("no client: {0}")]
    Settings(&'static str),
    /// The address is `https` and no authority is named that could vouch for the center: nothing would ever be trusted.
    #[error("an https address without an authority for TLS")]
    NoAuthority,
    /// The center makes the upload's place and forgets it, again and again.
    #[error("the upload's place vanishes again and again")]
    PlaceVanishes,
    /// The center answers, and yet takes no chunk of this file.
    #[error("chunks are not taken")]
    ChunksNotTaken,
}

/// How far a failure reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// The center as a whole: stop, wait, try everything again.
    Center,
    /// This one item: put it off, go on with the next.
    Item,
    /// This station itself.
    Station,
}

impl UplinkError {
    /// Stable code; the catalogs hold `error-<code>`.
    pub fn code(&self) -> &str {
        match self {
            Self::Unreachable => "centerUnreachable",
            Self::TimedOut => "centerTimedOut",
            Self::Cut => "centerCut",
            Self::Trouble { .. } => "centerTrouble",
            Self::NotTaken(problem) => problem.known().map_or("centerDoesNotTake", ProblemCode::as_str),
            Self::Garbage(_) | Self::TooLong => "centerAnswerUnreadable",
            Self::ForeignLocation => "centerForeignAddress",
            Self::FileDamaged => "sealedFileDamaged",
            Self::ReceiptMissing => "receiptMissing",
            Self::ReceivedButUnknown => "receivedButUnknown",
            Self::NotBelieved(error) => &error.code,
            Self::Outbox(error) => &error.code,
            Self::Settings(_) => "centerSettingsWrong",
            Self::NoAuthority => "centerWithoutAuthority",
            Self::PlaceVanishes => "uploadVanishes",
            Self::ChunksNotTaken => "chunksNotTaken",
        }
    }

    /// The center's reference for its log, if it gave one.
    pub fn reference(&self) -> Option<&str> {
        match self {
            Self::NotTaken(problem) | Self::Trouble { problem: Some(problem), .. } => Some(&problem.reference),
            _ => None,
        }
    }

    /// How far it reaches, as far as the error alone can tell. An answer to a question about one item that is not understood may
    /// concern that item alone; the drain asks whether the center is there before it stops for everything.
    pub fn reach(&self) -> Reach {
        match self {
            Self::Unreachable | Self::TimedOut | Self::Cut | Self::Garbage(_) | Self::TooLong | Self::ForeignLocation => Reach::Center,
            Self::Trouble { status: 423, .. } => Reach::Item,
            Self::Trouble { .. } => Reach::Center,
            Self::NotTaken(_)
            | Self::FileDamaged
            | Self::ReceiptMissing
            | Self::ReceivedButUnknown
            | Self::NotBelieved(_)
            | Self::PlaceVanishes
            | Self::ChunksNotTaken => Reach::Item,
            Self::Outbox(_) | Self::Settings(_) | Self::NoAuthority => Reach::Station,
        }
    }

    /// Whether it may concern one item alone although it could also be the center: something answered, and not as hoped.
    pub(crate) fn may_be_the_item(&self) -> bool {
        match self {
            Self::Garbage(_) | Self::TooLong | Self::ForeignLocation => true,
            Self::Trouble { status, .. } => *status >= 500,
            _ => false,
        }
    }

    /// Whether the center has judged the thing itself and will judge it so again: sending it again soon is of no use.
    pub fn is_judgment(&self) -> bool {
        match self {
            Self::NotTaken(problem) => problem.known().is_some_and(|code| code.is_about_the_file() || code.is_about_the_statement()),
            _ => false,
        }
    }

    /// Whether sending the same chunk again soon may help.
    pub(crate) fn is_passing(&self) -> bool {
        matches!(self, Self::Unreachable | Self::TimedOut | Self::Cut | Self::Trouble { .. } | Self::Garbage(_) | Self::TooLong)
    }
}

impl From<crate::AddressError> for UplinkError {
    fn from(_: crate::AddressError) -> Self {
        Self::Settings("address")
    }
}

impl From<reqwest::Error> for UplinkError {
    fn from(error: reqwest::Error) -> Self {
        if error.is_timeout() {
            Self::TimedOut
        } else if error.is_connect() {
            Self::Unreachable
        } else if is_malformed(&error) {
            Self::Garbage("not HTTP")
        } else {
            Self::Cut
        }
    }
}

/// hyper says in its text, and only there, that it could not parse what came.
pub(crate) fn is_malformed(error: &reqwest::Error) -> bool {
    let mut source = std::error::Error::source(error);
    while let Some(inner) = source {
        let text = inner.to_string();
        if text.starts_with("invalid HTTP") || text.starts_with("invalid content-length") {
            return true;
        }
        source = inner.source();
    }
    false
}
