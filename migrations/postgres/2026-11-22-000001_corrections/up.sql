-- A value is never rewritten: one that was removed or corrected stays, out of count, with who did it and what stands in
-- its place. What is held dear can be put away and brought back.
ALTER TABLE measure_value ADD COLUMN removed_by TEXT;
ALTER TABLE measure_value ADD COLUMN removed_at BIGINT;
ALTER TABLE measure_value ADD COLUMN replaced_by TEXT REFERENCES measure_value (id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE tenet ADD COLUMN archived_at BIGINT;
ALTER TABLE tenet ADD COLUMN revision BIGINT NOT NULL DEFAULT 1;
