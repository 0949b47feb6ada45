-- Editions that a check held back; what they are and why stands in the entry, and their files among the originals.
CREATE TABLE edition_refused (
    position  $bigint$ NOT NULL PRIMARY KEY,
    watchlist $text$   NOT NULL,
    edition   $text$   NOT NULL
) $table$;
