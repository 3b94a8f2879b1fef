//! Signed profiles of fingerprint scanners and signed statements about their makers, as a technician sees them. What they say reaches a capture
//! through the scanner itself.

use enrollment::Date;

use crate::doctor::{CheckState, Checked};

/// One file of the profiles' folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProfileSeen {
    /// Its name.
    pub file: String,
    /// What was found.
    pub state: ProfileState,
}

/// What was found in a profile's file. Only the first two are used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ProfileState {
    /// Signed by the center and current.
    Used {
        /// The maker.
        vendor: String,
        /// The model, as its driver calls it.
        product: String,
        /// Pixels per inch.
        ppi: u16,
        /// Who measured it.
        measured_by: String,
        /// The last day it may be used.
        last_day: Date,
    },
    /// The center vouches for a maker, whose devices are believed when they prove who they are.
    Maker {
        /// The maker.
        maker: String,
        /// The last day on which they are.
        last_day: Date,
    },
    /// A newer one for the same model or maker lies beside it.
    Replaced,
    /// Its last day is past.
    Expired {
        /// That day.
        last_day: Date,
    },
    /// What it says is not what was signed.
    Altered,
    /// Signed by somebody who may not, or whom no trusted authority knows.
    OtherSigner,
    /// The signer's certificate is not valid today.
    SignerOutOfValidity,
    /// No signed profile: unsigned, damaged, or something else.
    NoProfile,
    /// The file cannot be read.
    Unreadable,
}

impl ProfileState {
    /// The sentence in the catalogs (`doctor-<code>`).
    pub fn code(&self) -> &'static str {
        match self {
            Self::Used { .. } => "profileUsed",
            Self::Maker { .. } => "profileMaker",
            Self::Replaced => "profileReplaced",
            Self::Expired { .. } => "profileExpired",
            Self::Altered => "profileAltered",
            Self::OtherSigner => "profileOtherSigner",
            Self::SignerOutOfValidity => "profileSignerOutOfValidity",
            Self::NoProfile => "profileNotSigned",
            Self::Unreadable => "profileUnreadable",
        }
    }
}

impl ProfileSeen {
    pub(crate) fn checked(&self) -> Checked {
        let state = match self.state {
            ProfileState::Used { .. } | ProfileState::Maker { .. } => CheckState::Works,
            ProfileState::Replaced => CheckState::Absent,
            _ => CheckState::Attention,
        };
        let check = Checked::new("profile", state, self.state.code()).named(&self.file, false);
        match &self.state {
            ProfileState::Used { vendor, product, ppi, measured_by, last_day } => check
                .with("vendor", vendor)
                .with("product", product.trim_end_matches('*'))
                .with("ppi", ppi)
                .with("by", measured_by)
                .with("day", last_day),
            ProfileState::Maker { maker, last_day } => check.with("maker", maker).with("day", last_day),
            ProfileState::Expired { last_day } => check.with("day", last_day),
            _ => check,
        }
    }
}
