-- What differs between a draft and what is published is read from what was touched in the draft alone: a node whose
-- revision moved on, one that was added, and one whose words or further links were written.
ALTER TABLE node ADD COLUMN touched BOOLEAN NOT NULL DEFAULT FALSE;
UPDATE node SET touched = TRUE WHERE of_id IS NOT NULL;
CREATE INDEX node_touched ON node (strategy_id) WHERE revision > 1 OR touched OR of_id IS NULL;
