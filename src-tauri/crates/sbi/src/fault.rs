//! What can go wrong with a service, in the words of the scanner port.

use devices::{DeviceError, Retry};
use serde::Deserialize;

use crate::loose;

/// Why what a service says is not believed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum Distrust {
    /// No token, or none signed in a way that counts.
    #[error("not signed")]
    Unsigned,
    /// Signed, and not what the interface says it is.
    #[error("unreadable")]
    Unreadable,
    /// Signed under a certificate of no maker that is known here.
    #[error("maker unknown")]
    MakerUnknown,
    /// A certificate is not valid today.
    #[error("certificate out of validity")]
    CertificateOutOfValidity,
    /// Altered after it was signed, or signed with another key.
    #[error("signature wrong")]
    SignatureWrong,
    /// Signed by another device than the one that was asked.
    #[error("another device")]
    OtherDevice,
    /// Said to be of the device that was asked, and signed with another key.
    #[error("another key")]
    OtherKey,
    /// The answer to something else.
    #[error("another transaction")]
    OtherTransaction,
    /// Made too long ago, or in the future.
    #[error("time off")]
    TimeOff,
    /// A finger was taken out, put in, or moved.
    #[error("chain broken")]
    ChainBroken,
    /// The device says itself that it was tampered with.
    #[error("tampered with")]
    Tampered,
    /// The device is not registered, or its keys have run out.
    #[error("not registered")]
    NotRegistered,
}

impl Distrust {
    /// The word by which the catalogs choose the sentence.
    pub(crate) const fn word(self) -> &'static str {
        match self {
            Self::Unsigned | Self::Unreadable => "unsigned",
            Self::MakerUnknown => "maker",
            Self::CertificateOutOfValidity => "certificate",
            Self::SignatureWrong | Self::ChainBroken => "altered",
            Self::OtherDevice | Self::OtherTransaction => "other",
            Self::OtherKey => "key",
            Self::TimeOff => "time",
            Self::Tampered => "tampered",
            Self::NotRegistered => "registration",
        }
    }
}

impl From<Distrust> for DeviceError {
    fn from(why: Distrust) -> Self {
        Self::Untrusted { why: why.word() }
    }
}

/// `error` of an answer.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Fault {
    #[serde(default, deserialize_with = "loose::text")]
    error_code: String,
}

impl Fault {
    /// What it means here; `None` when it says that all is well.
    pub(crate) fn meaning(&self) -> Option<DeviceError> {
        Some(match self.error_code.as_str() {
            "0" | "" => return None,
            "100" | "104" | "107" | "108" => Distrust::NotRegistered.into(),
            "101" => DeviceError::TimedOut,
            "102" => DeviceError::TryAgain(Retry::General),
            "103" => Distrust::Tampered.into(),
            "105" => DeviceError::TryAgain(Retry::CenterFinger),
            "106" | "202" => DeviceError::NotFound,
            "109" => DeviceError::Unsupported { what: "this number of fingers".into() },
            "110" => DeviceError::NotReady,
            "111" => DeviceError::Busy { by: None },
            "112" => Distrust::OtherTransaction.into(),
            // Digits only: the text beside it is the maker's, and may hold anything.
            code => failed(format!("service error {}", code.chars().filter(char::is_ascii_digit).take(6).collect::<String>())),
        })
    }
}

pub(crate) fn failed(why: impl std::fmt::Display) -> DeviceError {
    DeviceError::Failed { detail: why.to_string() }
}
