-- The listings' index in immutable segments, sealed under the store key, so that no program can be made to overlook somebody; each holds
-- listings under the positions of their texts, in force or not any more. Built from the ledger by one build of the program, dropped when
-- another writes.
CREATE TABLE listing_segment (
    number  $bigint$ NOT NULL PRIMARY KEY,
    program $text$   NOT NULL,
    bytes   $bytes$  NOT NULL
) $table$;
