use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

use crate::KeyError;

/// What the holder of a certificate may do; written in the subject's organizational unit (OU).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// Signs the content of a package.
    Clerk,
    /// Signs approvals.
    Supervisor,
    /// Cares for the station; signs nothing the center accepts.
    Technician,
    /// A workstation: signs content, files and approvals.
    Station,
    /// The central system: opens packages; signs receipts, verdicts, policy and device profiles.
    Center,
    /// The population database: signs extracts.
    Registry,
}

impl Role {
    /// Every role.
    pub const ALL: [Self; 6] =
        [Self::Clerk, Self::Supervisor, Self::Technician, Self::Station, Self::Center, Self::Registry];

    /// The word in the certificate.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Clerk => "clerk",
            Self::Supervisor => "supervisor",
            Self::Technician => "technician",
            Self::Station => "station",
            Self::Center => "center",
            Self::Registry => "registry",
        }
    }
}

impl fmt::Display for Role {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

impl FromStr for Role {
    type Err = KeyError;

    fn from_str(word: &str) -> Result<Self, KeyError> {
        Self::ALL
            .into_iter()
            .find(|role| role.as_str() == word)
            .ok_or_else(|| KeyError::Certificate("unknown role".to_owned()))
    }
}
