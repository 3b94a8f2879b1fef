//! Every point of the workspace, by name: `<crate>.<thing>.<moment>`. Sorted; a workspace test compares this list with the source.

/// All names used with [`crate::here`] anywhere in the workspace.
pub const NAMES: &[&str] = &[
    "intake.object.stored",
    "intake.receipt.signed",
    "intake.row.committed",
    "intake.verdict.signed",
    "station.approve.after",
    "station.approve.before",
    "station.capture.after",
    "station.capture.before",
    "station.outbox-copy.after",
    "station.outbox-copy.before",
    "station.seal.after",
    "station.seal.before",
    "store.attempt.after-commit",
    "store.attempt.before-commit",
    "store.copied.after-commit",
    "store.copied.before-commit",
    "store.extract.after-commit",
    "store.extract.before-commit",
    "store.field.after-commit",
    "store.field.before-commit",
    "store.news.after-commit",
    "store.news.before-commit",
    "store.offset.after-commit",
    "store.offset.before-commit",
    "store.outbox-copy.after-commit",
    "store.outbox-copy.before-commit",
    "store.receipt.after-commit",
    "store.receipt.before-commit",
    "store.sample.after-commit",
    "store.sample.before-commit",
    "store.sealed.after-commit",
    "store.sealed.before-commit",
    "store.stage.after-commit",
    "store.stage.before-commit",
    "store.statement-copy.after-commit",
    "store.statement-copy.before-commit",
    "store.statement-sent.after-commit",
    "store.statement-sent.before-commit",
    "store.statement.after-commit",
    "store.statement.before-commit",
    "store.upload-url.after-commit",
    "store.upload-url.before-commit",
    "store.verdict.after-commit",
    "store.verdict.before-commit",
    "uplink.receipt.after",
    "uplink.receipt.before",
    "uplink.upload.chunk-sent",
    "uplink.upload.complete",
    "uplink.upload.created",
    "uplink.verdict.before",
];

/// The list, for tests that walk through all points.
pub fn names() -> &'static [&'static str] {
    NAMES
}

#[cfg(test)]
mod tests {
    use super::names;

    #[test]
    fn names_are_sorted_unique_and_of_three_parts() {
        for pair in names().windows(2) {
            assert!(pair[0] < pair[1], "{} stands before {}", pair[0], pair[1]);
        }
        for name in names() {
            assert_eq!(name.split('.').count(), 3, "{name}");
            assert!(name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-' || byte == b'.'), "{name}");
        }
    }
}
