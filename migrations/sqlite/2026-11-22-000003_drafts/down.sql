DROP TRIGGER search_node_added;
DROP TRIGGER search_node_removed;
DROP TRIGGER search_node_changed;
DROP TRIGGER search_wording_added;
DROP TRIGGER search_wording_removed;
DROP TRIGGER search_wording_changed;
DROP TRIGGER search_support_added;
DROP TRIGGER search_support_removed;
DROP TRIGGER search_support_changed;
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
CREATE TRIGGER search_node_added AFTER INSERT ON node BEGIN
    INSERT INTO search_due (sort, subject_id) VALUES ('node', NEW.id);
END;
CREATE TRIGGER search_node_removed AFTER DELETE ON node BEGIN
    INSERT INTO search_due (sort, subject_id) VALUES ('node', OLD.id);
END;
CREATE TRIGGER search_node_changed AFTER UPDATE OF title, description, because ON node
    WHEN NEW.title IS NOT OLD.title OR NEW.description IS NOT OLD.description OR NEW.because IS NOT OLD.because BEGIN
    INSERT INTO search_due (sort, subject_id) VALUES ('node', NEW.id);
END;
CREATE TRIGGER search_wording_added AFTER INSERT ON wording BEGIN
    INSERT INTO search_due (sort, subject_id) VALUES ('node', NEW.node_id);
END;
CREATE TRIGGER search_wording_removed AFTER DELETE ON wording BEGIN
    INSERT INTO search_due (sort, subject_id) VALUES ('node', OLD.node_id);
END;
CREATE TRIGGER search_wording_changed AFTER UPDATE OF title, because ON wording
    WHEN NEW.title IS NOT OLD.title OR NEW.because IS NOT OLD.because BEGIN
    INSERT INTO search_due (sort, subject_id) VALUES ('node', NEW.node_id);
END;
CREATE TRIGGER search_support_added AFTER INSERT ON support BEGIN
    INSERT INTO search_due (sort, subject_id) VALUES ('node', NEW.node_id);
END;
CREATE TRIGGER search_support_removed AFTER DELETE ON support BEGIN
    INSERT INTO search_due (sort, subject_id) VALUES ('node', OLD.node_id);
END;
CREATE TRIGGER search_support_changed AFTER UPDATE OF because ON support
    WHEN NEW.because IS NOT OLD.because BEGIN
    INSERT INTO search_due (sort, subject_id) VALUES ('node', NEW.node_id);
END;
