-- Who may come in, and who was shown whom. Views first, as those before.
CREATE TABLE person_read (
    position $bigint$ NOT NULL PRIMARY KEY,
    account  $text$   NOT NULL
) $table$;
CREATE INDEX person_read_account ON person_read (account, position);

CREATE TABLE person_read_subject (
    subject  $bigint$ NOT NULL,  -- the position at which somebody was first met
    position $bigint$ NOT NULL,  -- of the entry that they were shown
    PRIMARY KEY (subject, position)
) $table$;

CREATE TABLE access_event (
    position $bigint$ NOT NULL PRIMARY KEY,
    account  $text$   NOT NULL,
    kind     $text$   NOT NULL  -- of the entry: account-changed, attempt-refused, emergency-opened, export-asked ...
) $table$;
CREATE INDEX access_event_account ON access_event (account, position);

CREATE TABLE api_key (
    position       $bigint$ NOT NULL PRIMARY KEY,
    until_position $bigint$ NOT NULL,
    key            $text$   NOT NULL
) $table$;

CREATE TABLE emergency (
    position        $bigint$ NOT NULL PRIMARY KEY,
    review_position $bigint$ NOT NULL
) $table$;

CREATE TABLE export_request (
    position          $bigint$ NOT NULL PRIMARY KEY,
    decision_position $bigint$ NOT NULL
) $table$;

CREATE TABLE export_made (
    position  $bigint$ NOT NULL PRIMARY KEY,
    watermark $text$   NOT NULL
) $table$;

CREATE TABLE webhook (
    position       $bigint$ NOT NULL PRIMARY KEY,
    until_position $bigint$ NOT NULL,
    webhook        $text$   NOT NULL
) $table$;

-- No views: what no entry says. Sealed under the store's key.
CREATE TABLE account_secret (
    account $text$  NOT NULL PRIMARY KEY,
    sealed  $bytes$ NOT NULL
) $table$;

CREATE TABLE answered (
    mark        $bytes$  NOT NULL PRIMARY KEY,
    answered_at $bigint$ NOT NULL,
    sealed      $bytes$  NOT NULL
) $table$;

CREATE TABLE delivery (
    webhook  $text$   NOT NULL,
    position $bigint$ NOT NULL,  -- of the entry that is told
    event    $text$   NOT NULL,  -- what of it: alert.raised, finding.made, run.ended
    attempts $bigint$ NOT NULL,
    due_at   $bigint$ NOT NULL,
    state    $text$   NOT NULL,  -- waiting, told, dead
    note     $text$,
    PRIMARY KEY (webhook, position, event)
) $table$;
