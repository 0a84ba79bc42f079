-- Most nodes and measures have no person as owner: with those in the index, a planner that counts values takes the whole
-- table for the owner's share of it and reads it all for every mission page.
DROP INDEX node_owner;
DROP INDEX node_handed_from;
DROP INDEX measure_owner;
CREATE INDEX node_owner ON node (owner_id) WHERE owner_id IS NOT NULL;
CREATE INDEX node_handed_from ON node (handed_from_id) WHERE handed_from_id IS NOT NULL;
CREATE INDEX measure_owner ON measure (owner_id) WHERE owner_id IS NOT NULL;
