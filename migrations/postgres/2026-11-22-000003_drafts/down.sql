DROP TABLE line_read;
DROP TABLE version_change;
DROP TABLE version;
DROP TABLE draft_conflict;
DROP TABLE draft_member;
-- What was only drafted goes with its draft.
DELETE FROM wording WHERE node_id IN (SELECT n.id FROM node n JOIN draft d ON d.copy_id = n.strategy_id);
DELETE FROM support WHERE node_id IN (SELECT n.id FROM node n JOIN draft d ON d.copy_id = n.strategy_id);
DELETE FROM node WHERE strategy_id IN (SELECT copy_id FROM draft);
DELETE FROM strategy WHERE id IN (SELECT copy_id FROM draft);
DROP TABLE draft;
DROP INDEX wording_of_node;
DROP INDEX node_of;
DROP INDEX node_mirror;
ALTER TABLE node DROP COLUMN of_id;
