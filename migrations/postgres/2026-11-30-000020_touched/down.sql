DROP INDEX node_touched;
ALTER TABLE node DROP COLUMN touched;
