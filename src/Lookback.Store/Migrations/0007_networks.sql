-- Networks: what sources assert, whom persons designated, who was one person, and what lookbacks by network found. Views, as those before.
-- A node is a number: of an encounter its position, of everything else a negative one that is a keyed mark of what it is.
CREATE TABLE link (
    position       $bigint$ NOT NULL PRIMARY KEY,
    until_position $bigint$ NOT NULL,  -- of its withdrawal, once there is one
    link           $text$   NOT NULL,
    source         $bytes$  NOT NULL,  -- a keyed mark of its source
    from_node      $bigint$ NOT NULL,
    to_node        $bigint$ NOT NULL,
    begins         $bigint$,           -- the number of the first day on which it may have held, where that is on record
    expires        $bigint$ NOT NULL   -- the number of the last day on which it is a lead
) $table$;
CREATE INDEX link_by_id ON link (link);
CREATE INDEX link_by_source ON link (source);
CREATE INDEX link_by_from ON link (from_node);
CREATE INDEX link_by_to ON link (to_node);

CREATE TABLE designation (
    position       $bigint$ NOT NULL PRIMARY KEY,
    until_position $bigint$ NOT NULL,
    designation    $text$   NOT NULL,
    node           $bigint$ NOT NULL,
    review_by      $bigint$ NOT NULL
) $table$;
CREATE INDEX designation_by_node ON designation (node);

-- One row for each encounter that a decision on who was met is about.
CREATE TABLE identity (
    position           $bigint$ NOT NULL,
    encounter_position $bigint$ NOT NULL,
    kind               $text$   NOT NULL,
    grade              $bigint$ NOT NULL,
    PRIMARY KEY (encounter_position, position)
) $keyed$;
CREATE INDEX identity_by_position ON identity (position);

CREATE TABLE node_opening (
    position $bigint$ NOT NULL PRIMARY KEY,
    node     $bigint$ NOT NULL,
    is_open  $bigint$ NOT NULL
) $table$;
CREATE INDEX node_opening_by_node ON node_opening (node, position);

CREATE TABLE exposure (
    position           $bigint$ NOT NULL PRIMARY KEY,
    until_position     $bigint$ NOT NULL,  -- of its loss, once it no longer stands
    exposure           $text$   NOT NULL,
    run_position       $bigint$ NOT NULL,
    encounter_position $bigint$ NOT NULL,
    start_node         $bigint$ NOT NULL
) $table$;
CREATE INDEX exposure_by_id ON exposure (exposure);
CREATE INDEX exposure_by_run ON exposure (run_position);
CREATE INDEX exposure_by_encounter ON exposure (encounter_position);
CREATE INDEX exposure_by_start ON exposure (start_node);

CREATE TABLE network_run (
    position       $bigint$ NOT NULL PRIMARY KEY,
    ended_position $bigint$
) $table$;

-- Links, designations and decisions whose keys went with somebody's erasure; one that was about two people may go with each of them.
CREATE TABLE erased_tie (
    position         $bigint$ NOT NULL,
    erasure_position $bigint$ NOT NULL,
    PRIMARY KEY (position, erasure_position)
) $keyed$;

-- The links as they are walked, each from both its ends: those asserted, and those that encounters and listings say by themselves. Derived from
-- the entries up to a mark, when somebody asks for a network; dropped when the rules by which links are inferred change.
CREATE TABLE edge (
    node           $bigint$ NOT NULL,
    subject        $bigint$ NOT NULL,  -- of the other end, where that is an encounter, else 0: what shares a node is counted by it
    other          $bigint$ NOT NULL,
    position       $bigint$ NOT NULL,
    until_position $bigint$ NOT NULL,
    type           $bigint$ NOT NULL,
    other_kind     $bigint$ NOT NULL,
    origin         $bigint$ NOT NULL,  -- 0 asserted from this end, 1 asserted from the other, 2 inferred, 3 inferred and binding
    grade          $bigint$ NOT NULL,
    handling       $bigint$ NOT NULL,
    from_day       $bigint$,
    until_day      $bigint$,
    expires        $bigint$,
    PRIMARY KEY (node, subject, other, position, type)
) $keyed$;
CREATE TABLE edge_mark (
    up_to $bigint$ NOT NULL,
    rules $text$   NOT NULL
) $table$;
