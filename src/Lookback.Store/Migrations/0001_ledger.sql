-- The ledger. Rows of entry are only ever added; nothing in the product updates or deletes one. One script for both databases: what
-- they spell differently stands between dollar signs and is filled in by Migrator.
CREATE TABLE store (
    id             $text$   NOT NULL PRIMARY KEY,  -- drawn by chance when the store was made; a copy keeps it
    schema_version $bigint$ NOT NULL,              -- number of the last script
    key_check      $bytes$  NOT NULL,              -- tells the right store key from another
    journal_length $bigint$ NOT NULL               -- bytes of the erasure journal that are done here
) $table$;

CREATE TABLE entry (
    position $bigint$ NOT NULL PRIMARY KEY,  -- gap-free from 1
    known_at $bigint$ NOT NULL,              -- microseconds since 1970-01-01 UTC; never falls
    actor    $text$   NOT NULL,
    kind     $text$   NOT NULL,
    subject  $bigint$,                       -- whose person-level record this is: the position of the first entry about them
    format   $bigint$ NOT NULL,              -- version of the entry's encoding
    body     $bytes$  NOT NULL,              -- sealed under the subject's key where there is a subject
    hash     $bytes$  NOT NULL               -- the entry's leaf in the tree, RFC 9162
) $table$;

-- Keys of person-level bodies, each wrapped under the store key. Erasing a subject deletes its row; the bodies stay and say nothing.
CREATE TABLE subject_key (
    subject $bigint$ NOT NULL PRIMARY KEY,
    wrapped $bytes$  NOT NULL
) $table$;

-- The tree over the entries: roots of perfect subtrees of 16, 256, 4096 ... leaves, so that a proof reads a few rows. Derived.
CREATE TABLE tree_node (
    height $bigint$ NOT NULL,  -- 4, 8, 12 ...: the subtree has 2^height leaves
    number $bigint$ NOT NULL,  -- counted from 0 on its height
    hash   $bytes$  NOT NULL,
    PRIMARY KEY (height, number)
) $keyed$;

-- The tree head after each append.
CREATE TABLE tree_head (
    size     $bigint$ NOT NULL PRIMARY KEY,  -- how many entries it covers
    clock_at $bigint$ NOT NULL,              -- what the wall clock said, which may have been wrong; known_at is what counts
    root     $bytes$  NOT NULL
) $table$;

-- Publishers' files as received, in chunks of the deflated bytes, addressed by the hash of the whole.
CREATE TABLE original (
    sha256 $text$   NOT NULL PRIMARY KEY,
    length $bigint$ NOT NULL
) $table$;

CREATE TABLE original_chunk (
    sha256   $text$   NOT NULL,
    sequence $bigint$ NOT NULL,
    bytes    $bytes$  NOT NULL,
    PRIMARY KEY (sha256, sequence)
) $table$;
