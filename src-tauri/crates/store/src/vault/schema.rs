//! The vault's schema, step by step. A released step never changes.

/// All steps, in order.
pub(crate) const STEPS: &[&str] = &[FIRST, SECOND, THIRD, FOURTH, FIFTH, SIXTH];

/// Times are milliseconds UTC; digests and package ids are raw bytes; codes, ids and dates are text. Large bytes lie in tables of
/// their own, because changing any column writes its whole row again.
const FIRST: &str = "
CREATE TABLE applications (
    row             INTEGER PRIMARY KEY,
    id              TEXT NOT NULL UNIQUE,
    version         INTEGER NOT NULL,
    ticket          TEXT,
    stage           TEXT NOT NULL,
    revision        INTEGER NOT NULL,
    number          TEXT,
    name            TEXT,
    name_folded     TEXT,
    birth           TEXT,
    kind            TEXT,
    reason          TEXT,
    facts_officer   TEXT,
    facts_station   TEXT,
    samples_officer TEXT,
    samples_station TEXT,
    opened_at       INTEGER NOT NULL,
    updated_at      INTEGER NOT NULL,
    line            BLOB,
    snapshot        BLOB NOT NULL
) STRICT;
CREATE INDEX applications_by_stage ON applications (stage, updated_at DESC);
CREATE INDEX applications_by_update ON applications (updated_at DESC);
CREATE INDEX applications_by_number ON applications (number) WHERE number IS NOT NULL;
CREATE INDEX applications_by_name ON applications (name_folded, name) WHERE name_folded IS NOT NULL;
CREATE INDEX applications_by_ticket ON applications (ticket) WHERE ticket IS NOT NULL;
CREATE VIRTUAL TABLE applications_text USING fts5 (
    folded, accented, content = '', contentless_delete = 1, prefix = '1 2 3', tokenize = 'unicode61 remove_diacritics 0'
);

CREATE TABLE samples (
    row         INTEGER PRIMARY KEY,
    id          TEXT NOT NULL UNIQUE,
    application TEXT NOT NULL REFERENCES applications (id),
    kind        TEXT NOT NULL,
    media_type  TEXT NOT NULL,
    state       TEXT NOT NULL,
    reason      TEXT,
    taken_at    INTEGER NOT NULL,
    length      INTEGER NOT NULL,
    digest      BLOB NOT NULL
) STRICT;
CREATE TABLE sample_bytes (row INTEGER PRIMARY KEY REFERENCES samples (row) ON DELETE CASCADE, bytes BLOB NOT NULL) STRICT;
CREATE INDEX samples_by_application ON samples (application, row);

-- Each application's events are a chain of their own (`seq`, and the digest of the one before inside `body`); `link` chains all
-- events of the vault in the order of their writing, so that a whole application cannot vanish unseen.
CREATE TABLE events (
    place       INTEGER PRIMARY KEY,
    application TEXT NOT NULL REFERENCES applications (id),
    seq         INTEGER NOT NULL,
    body        BLOB NOT NULL,
    link        BLOB NOT NULL,
    UNIQUE (application, seq)
) STRICT;
-- Length and end of the chain, so that cutting off its tail shows.
CREATE TABLE event_head (one INTEGER PRIMARY KEY CHECK (one = 1), place INTEGER NOT NULL, link BLOB NOT NULL) STRICT;

CREATE TABLE residents (
    row         INTEGER PRIMARY KEY,
    number      TEXT NOT NULL UNIQUE,
    name        TEXT NOT NULL,
    name_folded TEXT NOT NULL,
    birth       TEXT NOT NULL,
    commune     TEXT,
    record      BLOB NOT NULL
) STRICT;
CREATE INDEX residents_by_name ON residents (name_folded, name);
CREATE INDEX residents_by_birth ON residents (birth, name_folded, name);
CREATE VIRTUAL TABLE residents_text USING fts5 (
    folded, accented, content = '', contentless_delete = 1, prefix = '1 2 3', tokenize = 'unicode61 remove_diacritics 0'
);
CREATE TABLE extract_meta (
    one       INTEGER PRIMARY KEY CHECK (one = 1),
    counter   INTEGER NOT NULL,
    issued_at INTEGER NOT NULL,
    last_day  TEXT NOT NULL
) STRICT;

CREATE TABLE settings (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
CREATE TABLE counters (name TEXT PRIMARY KEY, last INTEGER NOT NULL) STRICT;
CREATE TABLE sequences (epoch INTEGER PRIMARY KEY, last INTEGER NOT NULL) STRICT;

CREATE TABLE sealed (
    row            INTEGER PRIMARY KEY,
    package_id     BLOB NOT NULL UNIQUE,
    application    TEXT NOT NULL REFERENCES applications (id),
    ticket         TEXT,
    revision       INTEGER NOT NULL,
    epoch          INTEGER NOT NULL,
    sequence       INTEGER NOT NULL,
    content_digest BLOB NOT NULL,
    file_digest    BLOB NOT NULL,
    sealed_at      INTEGER NOT NULL,
    copied         INTEGER NOT NULL DEFAULT 0,
    UNIQUE (epoch, sequence)
) STRICT;
CREATE TABLE sealed_files (row INTEGER PRIMARY KEY REFERENCES sealed (row) ON DELETE CASCADE, bytes BLOB NOT NULL) STRICT;
CREATE INDEX sealed_by_application ON sealed (application, revision);
CREATE INDEX sealed_not_copied ON sealed (row) WHERE copied = 0;

CREATE TABLE statements (
    row      INTEGER PRIMARY KEY,
    digest   BLOB NOT NULL UNIQUE,
    kind     TEXT NOT NULL,
    packages TEXT NOT NULL,
    at       INTEGER NOT NULL,
    copied   INTEGER NOT NULL DEFAULT 0,
    bytes    BLOB NOT NULL
) STRICT;
CREATE INDEX statements_not_copied ON statements (row) WHERE copied = 0;

CREATE TABLE day_checks (
    day    TEXT NOT NULL,
    moment TEXT NOT NULL,
    line   TEXT NOT NULL,
    done   INTEGER NOT NULL,
    owner  TEXT,
    reason TEXT,
    by     TEXT NOT NULL,
    at     INTEGER NOT NULL,
    PRIMARY KEY (day, moment, line)
) STRICT;

CREATE TABLE tries (
    row      INTEGER PRIMARY KEY,
    at       INTEGER NOT NULL,
    device   TEXT NOT NULL,
    target   TEXT NOT NULL,
    attempt  INTEGER NOT NULL,
    score    REAL,
    outcome  TEXT NOT NULL
) STRICT;
CREATE INDEX tries_by_device ON tries (device, at);
";

/// `copied`: 0 = no outbox ever had it, 1 = the outbox has it, 2 = only an outbox now lost had it.
const SECOND: &str = "
CREATE INDEX sealed_lost ON sealed (row) WHERE copied = 2;
CREATE INDEX statements_lost ON statements (row) WHERE copied = 2;
";

/// Where each officer was last in each open application: no personal data, names of steps and fields alone.
const THIRD: &str = "
CREATE TABLE places (
    officer     TEXT NOT NULL,
    application TEXT NOT NULL REFERENCES applications (id),
    step        TEXT NOT NULL,
    field       TEXT,
    work        TEXT NOT NULL,
    at          INTEGER NOT NULL,
    PRIMARY KEY (officer, application)
) STRICT, WITHOUT ROWID;
CREATE INDEX places_by_application ON places (application);
";

/// The fingers of a slap as ISO/IEC 19794-2 records: compared with others long after the picture has gone to the center. They belong to
/// their sample and go when it is erased.
const FOURTH: &str = "
CREATE TABLE finger_templates (
    row    INTEGER NOT NULL REFERENCES samples (row) ON DELETE CASCADE,
    finger INTEGER NOT NULL,
    record BLOB NOT NULL,
    PRIMARY KEY (row, finger)
) STRICT, WITHOUT ROWID;
CREATE INDEX samples_kept ON samples (taken_at) WHERE state = 'kept';
";

/// The officers' own fingers as ISO/IEC 19794-2 records, without pictures: an applicant's prints are compared with them.
const FIFTH: &str = "
CREATE TABLE officer_fingers (
    officer  TEXT NOT NULL,
    finger   INTEGER NOT NULL,
    record   BLOB NOT NULL,
    taken_at INTEGER NOT NULL,
    PRIMARY KEY (officer, finger)
) STRICT, WITHOUT ROWID;
";

/// Attempts by the id of their device. What older programs wrote is not taken over: it stood under names, which two devices can share, and
/// failures stood under the first scanner, whichever was at work.
const SIXTH: &str = "
DROP TABLE tries;
CREATE TABLE tries (
    row       INTEGER PRIMARY KEY,
    at        INTEGER NOT NULL,
    device    TEXT NOT NULL,
    name      TEXT NOT NULL,
    simulated INTEGER NOT NULL,
    target    TEXT NOT NULL,
    attempt   INTEGER NOT NULL,
    score     REAL,
    outcome   TEXT NOT NULL
) STRICT;
CREATE INDEX tries_by_time ON tries (at);
";
