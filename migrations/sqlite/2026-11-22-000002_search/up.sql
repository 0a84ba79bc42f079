-- Searching by words: each word of what can be found, folded, with whose word it is; and each subject with all its words,
-- by field, in one row. Both are derived from the subjects' own rows and can be made anew from them at any time.
CREATE TABLE search_word (
    sort TEXT NOT NULL,
    word TEXT NOT NULL,
    subject_id TEXT NOT NULL,
    PRIMARY KEY (sort, word, subject_id)
) WITHOUT ROWID;
CREATE TABLE search_entry (
    sort TEXT NOT NULL,
    subject_id TEXT NOT NULL,
    words TEXT NOT NULL,
    PRIMARY KEY (sort, subject_id)
) WITHOUT ROWID;

-- Whatever writes a text of a subject leaves the subject here; before the transaction ends its words are written anew.
CREATE TABLE search_due (
    sort TEXT NOT NULL,
    subject_id TEXT NOT NULL
);
-- What is too much for that transaction waits here for the server, portion by portion; of an import, until it is in force.
CREATE TABLE search_later (
    id INTEGER PRIMARY KEY,
    run_id TEXT,
    sort TEXT NOT NULL,
    subject_id TEXT NOT NULL
);

CREATE TRIGGER search_person_added AFTER INSERT ON person WHEN NEW.state <> 'waiting' BEGIN
    INSERT INTO search_due (sort, subject_id) VALUES ('person', NEW.id);
END;
CREATE TRIGGER search_person_staged AFTER INSERT ON person WHEN NEW.state = 'waiting' BEGIN
    INSERT INTO search_later (run_id, sort, subject_id) VALUES (NEW.run_id, 'person', NEW.id);
END;
CREATE TRIGGER search_person_removed AFTER DELETE ON person WHEN OLD.state <> 'waiting' BEGIN
    INSERT INTO search_due (sort, subject_id) VALUES ('person', OLD.id);
END;
CREATE TRIGGER search_person_dropped AFTER DELETE ON person WHEN OLD.state = 'waiting' BEGIN
    INSERT INTO search_later (run_id, sort, subject_id) VALUES (OLD.run_id, 'person', OLD.id);
END;
CREATE TRIGGER search_person_changed AFTER UPDATE OF name, title, email ON person
    WHEN NEW.name IS NOT OLD.name OR NEW.title IS NOT OLD.title OR NEW.email IS NOT OLD.email BEGIN
    INSERT INTO search_due (sort, subject_id) VALUES ('person', NEW.id);
END;
CREATE TRIGGER search_team_added AFTER INSERT ON team BEGIN
    INSERT INTO search_due (sort, subject_id) VALUES ('team', NEW.id);
END;
CREATE TRIGGER search_team_removed AFTER DELETE ON team BEGIN
    INSERT INTO search_due (sort, subject_id) VALUES ('team', OLD.id);
END;
CREATE TRIGGER search_team_changed AFTER UPDATE OF name ON team
    WHEN NEW.name IS NOT OLD.name BEGIN
    INSERT INTO search_due (sort, subject_id) VALUES ('team', NEW.id);
END;
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
CREATE TRIGGER search_measure_added AFTER INSERT ON measure BEGIN
    INSERT INTO search_due (sort, subject_id) VALUES ('measure', NEW.id);
END;
CREATE TRIGGER search_measure_removed AFTER DELETE ON measure BEGIN
    INSERT INTO search_due (sort, subject_id) VALUES ('measure', OLD.id);
END;
CREATE TRIGGER search_measure_changed AFTER UPDATE OF name ON measure
    WHEN NEW.name IS NOT OLD.name BEGIN
    INSERT INTO search_due (sort, subject_id) VALUES ('measure', NEW.id);
END;

-- What is written for a lens is read only while the lens is in use.
CREATE TRIGGER search_lens_changed AFTER UPDATE OF archived_at ON lens WHEN (NEW.archived_at IS NULL) <> (OLD.archived_at IS NULL) BEGIN
    INSERT INTO search_due (sort, subject_id) SELECT 'node', node_id FROM wording WHERE lens_id = NEW.id;
END;

-- What is there already waits too.
INSERT INTO search_later (sort, subject_id) SELECT 'node', id FROM node;
INSERT INTO search_later (sort, subject_id) SELECT 'measure', id FROM measure;
INSERT INTO search_later (sort, subject_id) SELECT 'team', id FROM team;
INSERT INTO search_later (sort, subject_id) SELECT 'person', id FROM person;
