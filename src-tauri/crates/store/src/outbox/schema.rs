//! The outbox's schema, step by step. A released step never changes. No applicant data but the ticket.

/// All steps, in order.
pub(crate) const STEPS: &[&str] = &[FIRST, SECOND, THIRD, FOURTH, FIFTH];

/// Times are milliseconds UTC; digests and package ids are raw bytes; codes and ids are text. Files lie in a table of their own,
/// because changing any column writes its whole row again, and an offset changes with every chunk sent.
const FIRST: &str = "
CREATE TABLE statements (
    row       INTEGER PRIMARY KEY,
    digest    BLOB NOT NULL UNIQUE,
    kind      TEXT NOT NULL,
    packages  TEXT NOT NULL,
    at        INTEGER NOT NULL,
    sent_at   INTEGER,
    attempts  INTEGER NOT NULL DEFAULT 0,
    not_before INTEGER NOT NULL DEFAULT 0,
    last_error TEXT,
    bytes     BLOB NOT NULL
) STRICT;
CREATE INDEX statements_not_sent ON statements (row) WHERE sent_at IS NULL;

CREATE TABLE items (
    row            INTEGER PRIMARY KEY,
    package_id     BLOB NOT NULL UNIQUE,
    application    TEXT NOT NULL,
    ticket         TEXT,
    epoch          INTEGER NOT NULL,
    sequence       INTEGER NOT NULL,
    revision       INTEGER NOT NULL,
    content_digest BLOB NOT NULL,
    file_digest    BLOB NOT NULL,
    length         INTEGER NOT NULL,
    state          TEXT NOT NULL,
    approval       INTEGER REFERENCES statements (row),
    url            TEXT,
    sent           INTEGER NOT NULL DEFAULT 0,
    attempts       INTEGER NOT NULL DEFAULT 0,
    failures       INTEGER NOT NULL DEFAULT 0,
    not_before     INTEGER NOT NULL DEFAULT 0,
    last_error     TEXT,
    queued_at      INTEGER NOT NULL,
    approved_at    INTEGER,
    received_at    INTEGER,
    decided_at     INTEGER,
    receipt        BLOB,
    verdict        BLOB,
    UNIQUE (epoch, sequence)
) STRICT;
CREATE TABLE files (row INTEGER PRIMARY KEY REFERENCES items (row) ON DELETE CASCADE, bytes BLOB NOT NULL) STRICT;
CREATE INDEX items_by_state ON items (state, not_before);

CREATE TABLE news (
    cursor     INTEGER PRIMARY KEY AUTOINCREMENT,
    package_id BLOB NOT NULL REFERENCES items (package_id),
    what       TEXT NOT NULL,
    UNIQUE (package_id, what)
) STRICT;

CREATE TABLE heads (name TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT;
";

/// `furthest`: the most bytes the center ever had of the file, over all its uploads. `turned_away`: 1 = the center refused this very
/// file at the door.
const SECOND: &str = "
ALTER TABLE items ADD COLUMN furthest INTEGER NOT NULL DEFAULT 0;
ALTER TABLE items ADD COLUMN turned_away INTEGER NOT NULL DEFAULT 0;
UPDATE items SET furthest = sent;
";

/// `refilled`: 1 = it came from the vault after another outbox had been lost: the center may have it already.
const THIRD: &str = "
ALTER TABLE items ADD COLUMN refilled INTEGER NOT NULL DEFAULT 0;
";

/// The center's newest policy, one row.
const FOURTH: &str = "
CREATE TABLE policy (
    row      INTEGER PRIMARY KEY CHECK (row = 1),
    counter  INTEGER NOT NULL,
    taken_at INTEGER NOT NULL,
    bytes    BLOB NOT NULL
) STRICT;
";

/// What the machine itself remembers, whoever is signed in: its screens. Nothing of any person.
const FIFTH: &str = "
CREATE TABLE settings (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
";
