DROP TRIGGER search_node_added ON node;
DROP TRIGGER search_node_removed ON node;
DROP TRIGGER search_node_changed ON node;
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
CREATE OR REPLACE FUNCTION search_note_node() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        INSERT INTO search_due (sort, subject_id) VALUES ('node', OLD.node_id);
    ELSE
        INSERT INTO search_due (sort, subject_id) VALUES ('node', NEW.node_id);
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER search_node_written AFTER INSERT OR DELETE ON node
    FOR EACH ROW EXECUTE FUNCTION search_note_id('node');
CREATE TRIGGER search_node_changed AFTER UPDATE OF title, description, because ON node
    FOR EACH ROW WHEN (NEW.title IS DISTINCT FROM OLD.title OR NEW.description IS DISTINCT FROM OLD.description OR NEW.because IS DISTINCT FROM OLD.because)
    EXECUTE FUNCTION search_note_id('node');
