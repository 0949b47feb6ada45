-- Emergencies that nobody has reviewed, and whom each of them showed.
CREATE INDEX emergency_review ON emergency (review_position);
ALTER TABLE person_read ADD COLUMN emergency $bigint$ NOT NULL DEFAULT 0;  -- the position of its entry; 0 for none
CREATE INDEX person_read_emergency ON person_read (emergency, position);
