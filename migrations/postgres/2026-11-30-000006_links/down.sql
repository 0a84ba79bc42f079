ALTER TABLE contribution DROP COLUMN links;
ALTER TABLE node DROP COLUMN links;
