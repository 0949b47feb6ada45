-- The ledger. Rows are only ever added; nothing in the product updates or deletes one.
CREATE TABLE entry (
    position INTEGER NOT NULL PRIMARY KEY,  -- gap-free from 1
    known_at INTEGER NOT NULL,              -- microseconds since 1970-01-01 UTC; never falls
    actor    TEXT    NOT NULL,
    kind     TEXT    NOT NULL,
    subject  TEXT,                          -- whose person-level record this is, if anyone's
    format   INTEGER NOT NULL,              -- version of the body's encoding
    body     BLOB    NOT NULL,
    hash     BLOB    NOT NULL               -- SHA-256 of the entry as a leaf, see EntryCodec
) STRICT;

-- Publishers' files as received, in chunks of the deflated bytes, addressed by the hash of the whole.
CREATE TABLE original (
    sha256 TEXT    NOT NULL PRIMARY KEY,
    length INTEGER NOT NULL
) STRICT;

CREATE TABLE original_chunk (
    sha256   TEXT    NOT NULL,
    sequence INTEGER NOT NULL,
    bytes    BLOB    NOT NULL,
    PRIMARY KEY (sha256, sequence)
) STRICT;
