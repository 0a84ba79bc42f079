DROP INDEX node_owner;
DROP INDEX node_handed_from;
DROP INDEX measure_owner;
CREATE INDEX node_owner ON node (owner_id);
CREATE INDEX node_handed_from ON node (handed_from_id);
CREATE INDEX measure_owner ON measure (owner_id);
