-- What a publisher said of a file when it was last fetched, so that an unchanged one is not sent again. Under a seal of the store key, so that nobody
-- who can write to the database can make an old file pass for the one published now. Dropping it costs one more download, never data.
CREATE TABLE fetch_mark (
    url           $text$  NOT NULL PRIMARY KEY,
    etag          $text$,
    last_modified $text$,
    sha256        $text$  NOT NULL,
    seal          $bytes$ NOT NULL
) $table$;
