use keyring::KeyError;

/// Why a package or statement was not made or not believed.
#[derive(Debug, thiserror::Error)]
pub enum PackageError {
    /// Larger than the format allows.
    #[error("larger than allowed")]
    TooLarge,
    /// Not the format, or not in its one canonical encoding.
    #[error("malformed: {0}")]
    Malformed(&'static str),
    /// An algorithm or parameter that is not on the list.
    #[error("algorithm not allowed: {0}")]
    Algorithm(&'static str),
    /// A certificate does not lead to a trusted authority.
    #[error("certificate not trusted: {0}")]
    Untrusted(&'static str),
    /// A certificate is not valid at the time of checking.
    #[error("certificate not valid at this time")]
    OutOfValidity,
    /// Somebody signed who may not sign this.
    #[error("signed by the wrong role: {0}")]
    WrongRole(&'static str),
    /// A signature or digest does not fit what it covers.
    #[error("signature does not verify: {0}")]
    BadSignature(&'static str),
    /// Encrypted to somebody else.
    #[error("not encrypted to this recipient")]
    NotForUs,
    /// The encrypted part was changed, or the key is another one.
    #[error("does not decrypt")]
    Undecryptable,
    /// Two parts that must say the same do not.
    #[error("parts contradict each other: {0}")]
    Mismatch(&'static str),
    /// A statement of another type or version.
    #[error("a statement of another type or version")]
    OtherStatement,
    /// A statement about another package.
    #[error("speaks of another package: {0}")]
    OtherPackage(&'static str),
    /// Older than what is held already.
    #[error("counter {found} is lower than {held}, which is held")]
    Stale {
        /// What the statement says.
        found: u64,
        /// What was seen before.
        held: u64,
    },
    /// The package is in no item of the approval.
    #[error("not in the approval")]
    NotApproved,
    /// Clerk and supervisor are one person.
    #[error("approved by the officer who signed")]
    SameOfficer,
    /// A key could not do its part.
    #[error(transparent)]
    Key(#[from] KeyError),
}

impl PackageError {
    /// The stable code under which the sentence stands in the locale catalogs (`error-<code>`).
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::TooLarge => "packageTooLarge",
            Self::Malformed(_) => "packageMalformed",
            Self::Algorithm(_) => "packageAlgorithm",
            Self::Untrusted(_) => "certificateUntrusted",
            Self::OutOfValidity => "certificateOutOfValidity",
            Self::WrongRole(_) => "certificateWrongRole",
            Self::BadSignature(_) => "signatureInvalid",
            Self::NotForUs => "packageNotForUs",
            Self::Undecryptable => "packageUndecryptable",
            Self::Mismatch(_) => "packageMismatch",
            Self::OtherStatement => "statementOther",
            Self::OtherPackage(_) => "statementOtherPackage",
            Self::Stale { .. } => "statementStale",
            Self::NotApproved => "packageNotApproved",
            Self::SameOfficer => "sameOfficer",
            Self::Key(reason) => reason.code(),
        }
    }
}
