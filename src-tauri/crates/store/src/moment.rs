//! The moments around a commit at which a test may end the process. Names stand here as literals, so that they can be found.

use kill_point::here;

/// What a commit is about.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Moment {
    /// Attempt failed, recorded.
    Attempt,
    /// Vault: the copy in the outbox is known.
    Copied,
    /// The extract replaced.
    Extract,
    /// A field or anything else of a draft.
    Field,
    /// News of the outbox taken into the vault.
    News,
    /// Bytes the center has.
    Offset,
    /// A sealed file in the outbox.
    OutboxCopy,
    /// A receipt.
    Receipt,
    /// A sample.
    Sample,
    /// A sealed file in the vault.
    Sealed,
    /// A change of stage.
    Stage,
    /// An approval or a void in the vault.
    Statement,
    /// An approval or a void in the outbox.
    StatementCopy,
    /// The center has the approval or void.
    StatementSent,
    /// The place the center gave for an upload.
    UploadUrl,
    /// A verdict.
    Verdict,
    /// Settings and counters: nothing a trip depends on.
    Minor,
}

impl Moment {
    pub(crate) fn before(self) {
        match self {
            Self::Attempt => here("store.attempt.before-commit"),
            Self::Copied => here("store.copied.before-commit"),
            Self::Extract => here("store.extract.before-commit"),
            Self::Field => here("store.field.before-commit"),
            Self::News => here("store.news.before-commit"),
            Self::Offset => here("store.offset.before-commit"),
            Self::OutboxCopy => here("store.outbox-copy.before-commit"),
            Self::Receipt => here("store.receipt.before-commit"),
            Self::Sample => here("store.sample.before-commit"),
            Self::Sealed => here("store.sealed.before-commit"),
            Self::Stage => here("store.stage.before-commit"),
            Self::Statement => here("store.statement.before-commit"),
            Self::StatementCopy => here("store.statement-copy.before-commit"),
            Self::StatementSent => here("store.statement-sent.before-commit"),
            Self::UploadUrl => here("store.upload-url.before-commit"),
            Self::Verdict => here("store.verdict.before-commit"),
            Self::Minor => {}
        }
    }

    pub(crate) fn after(self) {
        match self {
            Self::Attempt => here("store.attempt.after-commit"),
            Self::Copied => here("store.copied.after-commit"),
            Self::Extract => here("store.extract.after-commit"),
            Self::Field => here("store.field.after-commit"),
            Self::News => here("store.news.after-commit"),
            Self::Offset => here("store.offset.after-commit"),
            Self::OutboxCopy => here("store.outbox-copy.after-commit"),
            Self::Receipt => here("store.receipt.after-commit"),
            Self::Sample => here("store.sample.after-commit"),
            Self::Sealed => here("store.sealed.after-commit"),
            Self::Stage => here("store.stage.after-commit"),
            Self::Statement => here("store.statement.after-commit"),
            Self::StatementCopy => here("store.statement-copy.after-commit"),
            Self::StatementSent => here("store.statement-sent.after-commit"),
            Self::UploadUrl => here("store.upload-url.after-commit"),
            Self::Verdict => here("store.verdict.after-commit"),
            Self::Minor => {}
        }
    }
}
