-- A measure has a first day, and may be fed by another system, which it names. Where a value comes from is kept with it:
-- typed by somebody, from a file of values, or from the file of a strategy (which is what a row says that nobody else wrote).
CREATE TABLE value_import (
    id TEXT PRIMARY KEY NOT NULL,
    file TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('previewed', 'done', 'dropped')),
    made_by TEXT,
    made_at BIGINT NOT NULL,
    done_at BIGINT,
    summary TEXT NOT NULL DEFAULT '{}',
    payload TEXT
);
CREATE INDEX value_import_made ON value_import (made_at);

ALTER TABLE measure ADD COLUMN starts_on TEXT;
ALTER TABLE measure ADD COLUMN feed TEXT NOT NULL DEFAULT '';

ALTER TABLE measure_value ADD COLUMN source TEXT NOT NULL DEFAULT 'strategy';
ALTER TABLE measure_value ADD COLUMN import_id TEXT REFERENCES value_import (id) DEFERRABLE INITIALLY DEFERRED;
UPDATE measure_value SET source = 'by hand' WHERE made_by IS NOT NULL AND extras = '{}';
