-- When each list's publisher was last asked, for the timetable. Under a seal of the store key, so that nobody who can write to the database can put a
-- fetch off. Dropping it makes every list due, and loses no data.
CREATE TABLE fetch_time (
    watchlist   $text$   NOT NULL PRIMARY KEY,
    asked_at    $bigint$ NOT NULL,
    answered_at $bigint$,
    failures    $bigint$ NOT NULL,
    seal        $bytes$  NOT NULL
) $table$;
