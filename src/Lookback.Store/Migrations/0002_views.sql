-- Views: derived from the entries, disposable, rebuilt by replaying them. A row holds from its position until (not including) the
-- until_position; 9223372036854775807 means that it still holds. "As of position P" is therefore a range filter. A row holds what is
-- asked for; the rest stands in the entry at its position.
CREATE TABLE edition (
    position       INTEGER NOT NULL PRIMARY KEY,
    until_position INTEGER NOT NULL,
    watchlist      TEXT    NOT NULL
) STRICT;
CREATE INDEX edition_by_watchlist ON edition (watchlist, position);

CREATE TABLE listing (
    watchlist      TEXT    NOT NULL,
    key            TEXT    NOT NULL,
    position       INTEGER NOT NULL,
    until_position INTEGER NOT NULL,
    facts_hash     TEXT    NOT NULL,
    text_hash      TEXT    NOT NULL,
    PRIMARY KEY (watchlist, key, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX listing_by_start ON listing (watchlist, position);
CREATE INDEX listing_by_end ON listing (watchlist, until_position);

CREATE TABLE coverage (
    position INTEGER NOT NULL PRIMARY KEY
) STRICT;

CREATE TABLE subject (
    position INTEGER NOT NULL PRIMARY KEY,  -- of the first encounter that described it
    subject  TEXT    NOT NULL UNIQUE
) STRICT;

CREATE TABLE encounter (
    position         INTEGER NOT NULL PRIMARY KEY,
    encounter        TEXT    NOT NULL UNIQUE,
    subject_position INTEGER NOT NULL,
    reference        TEXT
) STRICT;
CREATE INDEX encounter_by_subject ON encounter (subject_position);
CREATE INDEX encounter_by_reference ON encounter (reference) WHERE reference IS NOT NULL;

CREATE TABLE screening (
    position           INTEGER NOT NULL PRIMARY KEY,
    encounter_position INTEGER NOT NULL,
    is_first           INTEGER NOT NULL,     -- 1 for the screening at which the encounter was let through or stopped
    outcome            TEXT    NOT NULL
) STRICT;
CREATE INDEX screening_by_encounter ON screening (encounter_position);

-- One row for each hit of a screening and each finding of a run.
CREATE TABLE hit (
    position           INTEGER NOT NULL,
    watchlist          TEXT    NOT NULL,
    key                TEXT    NOT NULL,
    encounter_position INTEGER NOT NULL,
    subject_position   INTEGER NOT NULL,
    suppressed_by      INTEGER,
    is_again           INTEGER NOT NULL,     -- 1 where a screening again found it: a lookback has still to judge it
    PRIMARY KEY (encounter_position, watchlist, key, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX hit_by_listing ON hit (watchlist, key, subject_position, position);

CREATE TABLE alert (
    alert            TEXT    NOT NULL PRIMARY KEY,
    position         INTEGER NOT NULL,      -- of the hit that raised it
    subject_position INTEGER NOT NULL,
    watchlist        TEXT    NOT NULL,
    key              TEXT    NOT NULL
) STRICT;
CREATE INDEX alert_by_position ON alert (position);
CREATE INDEX alert_by_subject ON alert (subject_position);

CREATE TABLE disposition (
    position       INTEGER NOT NULL PRIMARY KEY,
    until_position INTEGER NOT NULL,
    alert          TEXT    NOT NULL,
    decision       TEXT    NOT NULL,
    listing_facts  TEXT    NOT NULL
) STRICT;
CREATE INDEX disposition_by_alert ON disposition (alert, position);

CREATE TABLE run (
    position       INTEGER NOT NULL PRIMARY KEY,
    ended_position INTEGER                   -- the only column set later; as of P it is read as unset where it lies after P
) STRICT;

CREATE TABLE finding (
    position           INTEGER NOT NULL PRIMARY KEY,
    finding            TEXT    NOT NULL UNIQUE,
    run_position       INTEGER NOT NULL,
    encounter_position INTEGER NOT NULL
) STRICT;
CREATE INDEX finding_by_run ON finding (run_position);
CREATE INDEX finding_by_encounter ON finding (encounter_position);

CREATE TABLE lost_ground (
    position     INTEGER NOT NULL PRIMARY KEY,
    run_position INTEGER NOT NULL,
    alert        TEXT    NOT NULL
) STRICT;
CREATE INDEX lost_ground_by_alert ON lost_ground (alert, position);

-- The population's index in immutable segments; built from the ledger for one engine version, dropped when that changes.
CREATE TABLE segment (
    from_position INTEGER NOT NULL PRIMARY KEY,
    to_position   INTEGER NOT NULL,
    engine        TEXT    NOT NULL,
    bytes         BLOB    NOT NULL
) STRICT;
