-- Cases, cohorts and briefings, and what decisions on alerts rest on. Views, as those before. What is said of somebody stands here as a keyed mark of
-- its word, so that it can be counted by whoever holds the store's key and read by nobody else.
ALTER TABLE disposition ADD COLUMN matcher $text$;
ALTER TABLE disposition ADD COLUMN expires $bigint$;

CREATE TABLE staff (
    position       $bigint$ NOT NULL PRIMARY KEY,
    until_position $bigint$ NOT NULL,
    account        $text$   NOT NULL
) $table$;
CREATE INDEX staff_by_account ON staff (account);

CREATE TABLE list_tier (
    position  $bigint$ NOT NULL PRIMARY KEY,
    watchlist $text$   NOT NULL,
    is_high   $bigint$ NOT NULL
) $table$;

CREATE TABLE workflow (
    position $bigint$ NOT NULL PRIMARY KEY,
    workflow $text$   NOT NULL,
    version  $bigint$ NOT NULL
) $table$;

CREATE TABLE case_file (
    position     $bigint$ NOT NULL PRIMARY KEY,
    case_id      $text$   NOT NULL,
    workflow     $text$   NOT NULL,
    alert        $text$,
    effective_at $bigint$ NOT NULL,
    unit         $bigint$              -- the mark of the unit whose business it was; none of an erased one
) $table$;
CREATE INDEX case_file_by_id ON case_file (case_id);
CREATE INDEX case_file_by_alert ON case_file (alert);

-- Whom a case is about: from its opening on, or from the step that found out.
CREATE TABLE case_subject (
    position           $bigint$ NOT NULL PRIMARY KEY,
    case_position      $bigint$ NOT NULL,
    encounter_position $bigint$ NOT NULL,
    subject_position   $bigint$ NOT NULL
) $table$;
CREATE INDEX case_subject_by_case ON case_subject (case_position);
CREATE INDEX case_subject_by_subject ON case_subject (subject_position);

-- Every entry of a case, and the position under whose key it is sealed.
CREATE TABLE case_entry (
    case_position $bigint$ NOT NULL,
    position      $bigint$ NOT NULL,
    key_position  $bigint$ NOT NULL,
    PRIMARY KEY (case_position, position)
) $keyed$;
CREATE INDEX case_entry_by_position ON case_entry (position);

CREATE TABLE case_step (
    position        $bigint$ NOT NULL PRIMARY KEY,
    case_position   $bigint$ NOT NULL,
    effective_at    $bigint$ NOT NULL,
    until_position  $bigint$ NOT NULL,  -- of the next step, once there is one, and when that was effective
    until_effective $bigint$ NOT NULL,
    state           $bigint$ NOT NULL,
    reason          $bigint$ NOT NULL
) $table$;
CREATE INDEX case_step_by_case ON case_step (case_position);
CREATE INDEX case_step_by_reason ON case_step (reason);

CREATE TABLE case_statement (
    position           $bigint$ NOT NULL PRIMARY KEY,
    case_position      $bigint$ NOT NULL,
    effective_at       $bigint$ NOT NULL,
    corrected_position $bigint$ NOT NULL,  -- of the statement that corrects it, once there is one
    topic              $bigint$ NOT NULL,
    value              $bigint$ NOT NULL,
    detail             $bigint$ NOT NULL,
    lapses             $bigint$ NOT NULL,  -- the number of the last day on which it holds
    kind               $bigint$ NOT NULL,  -- the mark of fact, allegation or assessment
    grade              $bigint$ NOT NULL   -- as one small number
) $table$;
CREATE INDEX case_statement_by_case ON case_statement (case_position);
CREATE INDEX case_statement_by_topic ON case_statement (topic, value);

CREATE TABLE case_task (
    position       $bigint$ NOT NULL PRIMARY KEY,
    until_position $bigint$ NOT NULL,  -- of its answer, or of its end without one
    case_position  $bigint$,
    alert          $text$,
    key_position   $bigint$ NOT NULL,
    due_at         $bigint$ NOT NULL,
    holds          $bigint$ NOT NULL,
    breached_position $bigint$          -- of what was told of it when its time had passed, outside any case
) $table$;
CREATE INDEX case_task_by_case ON case_task (case_position);
CREATE INDEX case_task_by_alert ON case_task (alert);

CREATE TABLE case_task_move (
    position      $bigint$ NOT NULL PRIMARY KEY,
    task_position $bigint$ NOT NULL
) $table$;
CREATE INDEX case_task_move_by_task ON case_task_move (task_position);

CREATE TABLE redress (
    position         $bigint$ NOT NULL PRIMARY KEY,
    number           $bytes$  NOT NULL,  -- a keyed mark of it
    subject_position $bigint$ NOT NULL
) $table$;
CREATE INDEX redress_by_number ON redress (number);

CREATE TABLE cohort_rule (
    position $bigint$ NOT NULL PRIMARY KEY,
    cohort   $text$   NOT NULL,
    version  $bigint$ NOT NULL
) $table$;

CREATE TABLE source_report (
    position $bigint$ NOT NULL PRIMARY KEY,
    cohort   $text$   NOT NULL
) $table$;

CREATE TABLE claim (
    position $bigint$ NOT NULL PRIMARY KEY,
    claim    $text$   NOT NULL,
    cohort   $text$   NOT NULL
) $table$;

CREATE TABLE briefing (
    position $bigint$ NOT NULL PRIMARY KEY,
    cohort   $text$   NOT NULL,
    number   $bigint$ NOT NULL
) $table$;
