-- Views: derived from the entries, disposable, rebuilt by replaying them. A row holds from its position until (not including) the
-- until_position; 9223372036854775807 means that it still holds. "As of position P" is therefore a range filter. A row holds what is
-- asked for; the rest stands in the entry at its position. Where the subject was erased a row keeps its positions, so that counts
-- stay, and '!' with its position in place of what named the subject.
CREATE TABLE edition (
    position       $bigint$ NOT NULL PRIMARY KEY,
    until_position $bigint$ NOT NULL,
    effective_at   $bigint$ NOT NULL,  -- microseconds: when it was published, where known, else when it was loaded
    watchlist      $text$   NOT NULL
) $table$;
CREATE INDEX edition_by_watchlist ON edition (watchlist, position);

CREATE TABLE listing (
    watchlist      $text$   NOT NULL,
    key            $text$   NOT NULL,
    position       $bigint$ NOT NULL,
    until_position $bigint$ NOT NULL,
    facts_hash     $text$   NOT NULL,
    text_hash      $text$   NOT NULL,
    PRIMARY KEY (watchlist, key, position)
) $keyed$;
CREATE INDEX listing_by_start ON listing (watchlist, position);
CREATE INDEX listing_by_end ON listing (watchlist, until_position);

CREATE TABLE coverage (
    position $bigint$ NOT NULL PRIMARY KEY
) $table$;

CREATE TABLE policy (
    position $bigint$ NOT NULL PRIMARY KEY,
    hash     $text$   NOT NULL UNIQUE
) $table$;

CREATE TABLE subject (
    position        $bigint$ NOT NULL PRIMARY KEY,  -- of the first encounter that described it
    subject         $text$   NOT NULL UNIQUE,
    erased_position $bigint$                        -- of the erasure, once there is one
) $table$;

CREATE TABLE encounter (
    position         $bigint$ NOT NULL PRIMARY KEY,
    encounter        $text$   NOT NULL UNIQUE,
    subject_position $bigint$ NOT NULL,
    effective_at     $bigint$ NOT NULL,  -- microseconds: when the subject was met, where known, else when it was recorded
    reference        $bytes$             -- a keyed mark of the client's own word, which itself stands sealed in the entry
) $table$;
CREATE INDEX encounter_by_subject ON encounter (subject_position);
CREATE INDEX encounter_by_reference ON encounter (reference) WHERE reference IS NOT NULL;

CREATE TABLE screening (
    position           $bigint$ NOT NULL PRIMARY KEY,
    encounter_position $bigint$ NOT NULL,
    is_first           $bigint$ NOT NULL,  -- 1 for the screening at which the encounter was let through or stopped
    outcome            $text$   NOT NULL
) $table$;
CREATE INDEX screening_by_encounter ON screening (encounter_position);

-- One row for each hit of a screening and each finding of a run.
CREATE TABLE hit (
    position           $bigint$ NOT NULL,
    watchlist          $text$   NOT NULL,
    key                $text$   NOT NULL,
    encounter_position $bigint$ NOT NULL,
    subject_position   $bigint$ NOT NULL,
    suppressed_by      $bigint$,
    is_again           $bigint$ NOT NULL,  -- 1 where a screening again found it: a lookback has still to judge it
    PRIMARY KEY (encounter_position, watchlist, key, position)
) $keyed$;
CREATE INDEX hit_by_listing ON hit (watchlist, key, subject_position, position);

CREATE TABLE alert (
    alert            $text$   NOT NULL PRIMARY KEY,
    position         $bigint$ NOT NULL,  -- of the hit that raised it
    subject_position $bigint$ NOT NULL,
    watchlist        $text$   NOT NULL,
    key              $text$   NOT NULL
) $table$;
CREATE INDEX alert_by_position ON alert (position);
CREATE INDEX alert_by_subject ON alert (subject_position);

CREATE TABLE disposition (
    position       $bigint$ NOT NULL PRIMARY KEY,
    until_position $bigint$ NOT NULL,
    alert          $text$   NOT NULL,
    decision       $text$   NOT NULL,
    listing_facts  $text$   NOT NULL
) $table$;
CREATE INDEX disposition_by_alert ON disposition (alert, position);

CREATE TABLE run (
    position       $bigint$ NOT NULL PRIMARY KEY,
    ended_position $bigint$               -- the only column set later; as of P it is read as unset where it lies after P
) $table$;

CREATE TABLE finding (
    position           $bigint$ NOT NULL PRIMARY KEY,
    finding            $text$   NOT NULL UNIQUE,
    run_position       $bigint$ NOT NULL,
    encounter_position $bigint$ NOT NULL
) $table$;
CREATE INDEX finding_by_run ON finding (run_position);
CREATE INDEX finding_by_encounter ON finding (encounter_position);

CREATE TABLE lost_ground (
    position     $bigint$ NOT NULL PRIMARY KEY,
    run_position $bigint$ NOT NULL,
    alert        $text$   NOT NULL
) $table$;
CREATE INDEX lost_ground_by_alert ON lost_ground (alert, position);
CREATE INDEX lost_ground_by_run ON lost_ground (run_position);

CREATE TABLE erasure (
    position         $bigint$ NOT NULL PRIMARY KEY,
    subject_position $bigint$ NOT NULL UNIQUE
) $table$;

-- Keyed marks of the ids and references that an erased subject was known by: whoever asks for one is told that it was erased.
CREATE TABLE erased_mark (
    mark             $bytes$  NOT NULL,
    subject_position $bigint$ NOT NULL,
    PRIMARY KEY (mark, subject_position)
) $keyed$;

-- The population's index in immutable segments, sealed under the store key; built from the ledger for one engine version, dropped when
-- that changes.
CREATE TABLE segment (
    from_position $bigint$ NOT NULL PRIMARY KEY,
    to_position   $bigint$ NOT NULL,
    engine        $text$   NOT NULL,
    bytes         $bytes$  NOT NULL
) $table$;
