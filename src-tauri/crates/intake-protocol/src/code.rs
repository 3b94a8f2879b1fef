//! Every code the center says no with. Each has a sentence in the catalogs (`error-<code>` for
//! problems, `refusal-<code>` for refusals).

use enrollment::Remedy;

macro_rules! codes {
    ($(#[$doc:meta])* $name:ident { $($(#[$each:meta])* $variant:ident = $text:literal,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$each])* $variant,)* }

        impl $name {
            /// All of them, in the order of this list.
            pub const ALL: &'static [$name] = &[$($name::$variant,)*];

            /// As it stands on the wire.
            pub const fn as_str(self) -> &'static str {
                match self { $($name::$variant => $text,)* }
            }

            /// Reads the wire form.
            pub fn parse(text: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|code| code.as_str() == text)
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { f.write_str(self.as_str()) }
        }
    };
}

codes! {
    /// Why a request was not done. The HTTP status belonging to a code is [`ProblemCode::status`].
    ProblemCode {
        /// The request breaks the protocol: a header is missing or unreadable.
        RequestUnreadable = "requestMalformed",
        /// The body ended before its announced length or stood still too long: the road broke, nothing is wrong with what was sent.
        BodyIncomplete = "bodyIncomplete",
        /// The tus version asked for is not spoken.
        TusVersionUnknown = "tusVersionUnknown",
        /// `Upload-Metadata` is missing or unreadable.
        MetadataUnreadable = "metadataUnreadable",
        /// Larger than the center takes.
        TooLarge = "tooLarge",
        /// Wrong media type.
        MediaTypeUnknown = "mediaTypeUnknown",
        /// The chunk does not begin where the held bytes end.
        OffsetConflict = "offsetConflict",
        /// The chunk's bytes do not have its checksum.
        ChecksumMismatch = "checksumMismatch",
        /// No such upload.
        UploadUnknown = "uploadUnknown",
        /// The upload was dropped or has expired.
        UploadGone = "uploadGone",
        /// Another request is writing to this upload.
        UploadBusy = "uploadBusy",
        /// Too many unfinished uploads.
        TooManyUploads = "tooManyUploads",
        /// No such path or method.
        NotOffered = "notOffered",
        /// No such package (yet).
        PackageUnknown = "packageUnknown",
        /// The whole file does not have the digest announced for it; the bytes were dropped.
        DigestMismatch = "digestMismatch",
        /// Not a package file.
        NotAPackage = "notAPackage",
        /// The outer signature does not verify.
        OuterSignatureInvalid = "outerSignatureInvalid",
        /// The signer's certificate comes from no authority the center trusts.
        AuthorityUnknown = "authorityUnknown",
        /// The signer's certificate is not valid now.
        CertificateNotValidNow = "certificateNotValidNow",
        /// The signer is not what this file needs (station, clerk, supervisor).
        SignerRoleWrong = "signerRoleWrong",
        /// The signed header differs from the upload's metadata.
        HeaderMetadataMismatch = "headerMetadataMismatch",
        /// Other bytes were already received under this package id.
        PackageIdTaken = "packageIdTaken",
        /// This number of this station already belongs to another package.
        SequenceTaken = "sequenceTaken",
        /// Sealed to a key this center does not hold.
        RecipientUnknown = "recipientUnknown",
        /// The envelope does not open.
        EnvelopeUnreadable = "envelopeUnreadable",
        /// A signature inside does not verify, or its signer is not who the header says.
        InnerSignatureInvalid = "innerSignatureInvalid",
        /// The content inside is malformed.
        ContentUnreadable = "contentUnreadable",
        /// A posted statement is not a statement of the kind asked for.
        StatementUnreadable = "statementUnreadable",
        /// A posted statement is not signed by those who may sign it.
        StatementNotTrusted = "statementNotTrusted",
        /// A statement of this id with other words is already held.
        StatementConflict = "statementConflict",
        /// The center cannot at the moment (disk, database); nothing was lost.
        CenterTrouble = "centerTrouble",
    }
}

codes! {
    /// Why the center's signed verdict refuses a package.
    RefusalCode {
        /// Made with simulated devices; a production center takes none.
        SimulatedCapture = "simulatedCapture",
        /// The record is not a readable enrollment record.
        RecordUnreadable = "recordUnreadable",
        /// Header and record name different things (station, application, revision).
        HeaderRecordMismatch = "headerRecordMismatch",
        /// The clerk who signed is not the one the record names.
        ClerkMismatch = "clerkMismatch",
        /// The approving supervisor is the clerk.
        FourEyes = "fourEyes",
        /// The approval names this package with other digests.
        ApprovalMismatch = "approvalMismatch",
        /// The package was voided by its post.
        Voided = "voided",
        /// A part that the capture plan asks for is neither there nor excepted.
        PlanUnfulfilled = "planUnfulfilled",
        /// Samples in the package and samples in the record differ.
        SamplesMismatch = "samplesMismatch",
        /// A slap is no WSQ file with the resolution and the boxes that the record names.
        PrintsUnreadable = "printsUnreadable",
    }
}

impl ProblemCode {
    /// The HTTP status that goes with the code.
    pub const fn status(self) -> u16 {
        match self {
            Self::RequestUnreadable | Self::MetadataUnreadable | Self::StatementUnreadable => 400,
            Self::UploadUnknown | Self::PackageUnknown | Self::NotOffered => 404,
            Self::BodyIncomplete => 408,
            Self::OffsetConflict | Self::PackageIdTaken | Self::SequenceTaken | Self::StatementConflict => 409,
            Self::UploadGone => 410,
            Self::TusVersionUnknown => 412,
            Self::TooLarge => 413,
            Self::MediaTypeUnknown => 415,
            Self::UploadBusy => 423,
            Self::TooManyUploads => 429,
            Self::ChecksumMismatch => 460,
            Self::CenterTrouble => 503,
            Self::DigestMismatch
            | Self::NotAPackage
            | Self::OuterSignatureInvalid
            | Self::AuthorityUnknown
            | Self::CertificateNotValidNow
            | Self::SignerRoleWrong
            | Self::HeaderMetadataMismatch
            | Self::RecipientUnknown
            | Self::EnvelopeUnreadable
            | Self::InnerSignatureInvalid
            | Self::ContentUnreadable
            | Self::StatementNotTrusted => 422,
        }
    }

    /// Whether the file itself was judged and will be judged the same again (until somebody changes the center or the station).
    pub const fn is_about_the_file(self) -> bool {
        matches!(
            self,
            Self::NotAPackage
                | Self::OuterSignatureInvalid
                | Self::AuthorityUnknown
                | Self::CertificateNotValidNow
                | Self::SignerRoleWrong
                | Self::HeaderMetadataMismatch
                | Self::PackageIdTaken
                | Self::SequenceTaken
                | Self::RecipientUnknown
                | Self::EnvelopeUnreadable
                | Self::InnerSignatureInvalid
                | Self::ContentUnreadable
                | Self::TooLarge
        )
    }
}

impl ProblemCode {
    /// Whether a posted statement itself was judged and will be judged the same again.
    pub const fn is_about_the_statement(self) -> bool {
        matches!(self, Self::StatementUnreadable | Self::StatementNotTrusted | Self::StatementConflict)
    }
}

impl RefusalCode {
    /// What the post can do about it; stands in the verdict as `recapture`, `correct_facts`, `correct_record` or `none`.
    pub const fn remedy(self) -> Remedy {
        match self {
            Self::SimulatedCapture | Self::PlanUnfulfilled | Self::SamplesMismatch | Self::PrintsUnreadable => Remedy::Recapture,
            Self::RecordUnreadable
            | Self::HeaderRecordMismatch
            | Self::ClerkMismatch
            | Self::FourEyes
            | Self::ApprovalMismatch => Remedy::CorrectFacts,
            // The post itself ended it.
            Self::Voided => Remedy::None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_is_camel_case_unique_and_read_back() {
        let mut seen = std::collections::BTreeSet::new();
        let all = ProblemCode::ALL.iter().map(|code| code.as_str()).chain(RefusalCode::ALL.iter().map(|code| code.as_str()));
        for text in all {
            assert!(text.starts_with(|letter: char| letter.is_ascii_lowercase()), "{text}");
            assert!(text.bytes().all(|byte| byte.is_ascii_alphanumeric()), "{text}");
            assert!(seen.insert(text), "{text} stands twice");
        }
        for code in ProblemCode::ALL {
            assert_eq!(ProblemCode::parse(code.as_str()), Some(*code));
            assert!((400..=599).contains(&code.status()));
        }
    }
}
