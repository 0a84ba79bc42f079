-- Nodes and cards hold links out to where the work is: a line each, the address and what it is called.
ALTER TABLE node ADD COLUMN links TEXT NOT NULL DEFAULT '';
ALTER TABLE contribution ADD COLUMN links TEXT NOT NULL DEFAULT '';
