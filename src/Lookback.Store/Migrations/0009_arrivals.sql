-- Arrivals: one row for each encounter, and in it what is counted and nothing by which anybody could be told. Place and citizenship are sealed under the key
-- that counts, always to the same bytes, so that equal words are counted together; whoever holds that key alone, and may read this table alone, sees
-- counts and no person. A view, as those before: a store from before is read anew once.
CREATE TABLE arrival (
    position     $bigint$ NOT NULL PRIMARY KEY,  -- of the encounter
    effective_at $bigint$ NOT NULL,              -- microseconds: when somebody was met, where known, else when it was recorded
    kind         $bigint$ NOT NULL,              -- 1 a person, 0 an organisation or a thing, 2 erased before arrivals were counted
    is_dated     $bigint$ NOT NULL,              -- 1 where it was on record when they were met
    day          $bigint$,                       -- the number of the day by the calendar of the place, where it was written
    place        $bytes$,
    citizenship  $bytes$
) $table$;

CREATE TABLE publication_plan (
    position $bigint$ NOT NULL PRIMARY KEY,
    plan     $text$   NOT NULL
) $table$;

CREATE TABLE count_release (
    position $bigint$ NOT NULL PRIMARY KEY,
    plan     $text$   NOT NULL,
    number   $bigint$ NOT NULL
) $table$;
