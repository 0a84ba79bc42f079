-- Searching by words: each word of what can be found, folded, with whose word it is; and each subject with all its words,
-- by field, in one row. Both are derived from the subjects' own rows and can be made anew from them at any time.
-- The collation "C" makes what begins with some letters one range of the index.
CREATE TABLE search_word (
    sort TEXT COLLATE "C" NOT NULL,
    word TEXT COLLATE "C" NOT NULL,
    subject_id TEXT NOT NULL,
    PRIMARY KEY (sort, word, subject_id)
);
CREATE TABLE search_entry (
    sort TEXT COLLATE "C" NOT NULL,
    subject_id TEXT NOT NULL,
    words TEXT NOT NULL,
    PRIMARY KEY (sort, subject_id)
);

-- Whatever writes a text of a subject leaves the subject here; before the transaction ends its words are written anew.
CREATE TABLE search_due (
    sort TEXT NOT NULL,
    subject_id TEXT NOT NULL
);
-- What is too much for that transaction waits here for the server, portion by portion; of an import, until it is in force.
CREATE TABLE search_later (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    run_id TEXT,
    sort TEXT NOT NULL,
    subject_id TEXT NOT NULL
);

CREATE FUNCTION search_note_id() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        INSERT INTO search_due (sort, subject_id) VALUES (TG_ARGV[0], OLD.id);
    ELSE
        INSERT INTO search_due (sort, subject_id) VALUES (TG_ARGV[0], NEW.id);
    END IF;
    RETURN NULL;
END $$;
CREATE FUNCTION search_note_node() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        INSERT INTO search_due (sort, subject_id) VALUES ('node', OLD.node_id);
    ELSE
        INSERT INTO search_due (sort, subject_id) VALUES ('node', NEW.node_id);
    END IF;
    RETURN NULL;
END $$;

CREATE FUNCTION search_note_staged() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        INSERT INTO search_later (run_id, sort, subject_id) VALUES (OLD.run_id, 'person', OLD.id);
    ELSE
        INSERT INTO search_later (run_id, sort, subject_id) VALUES (NEW.run_id, 'person', NEW.id);
    END IF;
    RETURN NULL;
END $$;

CREATE TRIGGER search_person_added AFTER INSERT ON person
    FOR EACH ROW WHEN (NEW.state <> 'waiting') EXECUTE FUNCTION search_note_id('person');
CREATE TRIGGER search_person_staged AFTER INSERT ON person
    FOR EACH ROW WHEN (NEW.state = 'waiting') EXECUTE FUNCTION search_note_staged();
CREATE TRIGGER search_person_removed AFTER DELETE ON person
    FOR EACH ROW WHEN (OLD.state <> 'waiting') EXECUTE FUNCTION search_note_id('person');
CREATE TRIGGER search_person_dropped AFTER DELETE ON person
    FOR EACH ROW WHEN (OLD.state = 'waiting') EXECUTE FUNCTION search_note_staged();
CREATE TRIGGER search_person_changed AFTER UPDATE OF name, title, email ON person
    FOR EACH ROW WHEN (NEW.name IS DISTINCT FROM OLD.name OR NEW.title IS DISTINCT FROM OLD.title OR NEW.email IS DISTINCT FROM OLD.email)
    EXECUTE FUNCTION search_note_id('person');
CREATE TRIGGER search_team_written AFTER INSERT OR DELETE ON team
    FOR EACH ROW EXECUTE FUNCTION search_note_id('team');
CREATE TRIGGER search_team_changed AFTER UPDATE OF name ON team
    FOR EACH ROW WHEN (NEW.name IS DISTINCT FROM OLD.name)
    EXECUTE FUNCTION search_note_id('team');
CREATE TRIGGER search_node_written AFTER INSERT OR DELETE ON node
    FOR EACH ROW EXECUTE FUNCTION search_note_id('node');
CREATE TRIGGER search_node_changed AFTER UPDATE OF title, description, because ON node
    FOR EACH ROW WHEN (NEW.title IS DISTINCT FROM OLD.title OR NEW.description IS DISTINCT FROM OLD.description OR NEW.because IS DISTINCT FROM OLD.because)
    EXECUTE FUNCTION search_note_id('node');
CREATE TRIGGER search_wording_written AFTER INSERT OR DELETE ON wording
    FOR EACH ROW EXECUTE FUNCTION search_note_node();
CREATE TRIGGER search_wording_changed AFTER UPDATE OF title, because ON wording
    FOR EACH ROW WHEN (NEW.title IS DISTINCT FROM OLD.title OR NEW.because IS DISTINCT FROM OLD.because)
    EXECUTE FUNCTION search_note_node();
CREATE TRIGGER search_support_written AFTER INSERT OR DELETE ON support
    FOR EACH ROW EXECUTE FUNCTION search_note_node();
CREATE TRIGGER search_support_changed AFTER UPDATE OF because ON support
    FOR EACH ROW WHEN (NEW.because IS DISTINCT FROM OLD.because)
    EXECUTE FUNCTION search_note_node();
CREATE TRIGGER search_measure_written AFTER INSERT OR DELETE ON measure
    FOR EACH ROW EXECUTE FUNCTION search_note_id('measure');
CREATE TRIGGER search_measure_changed AFTER UPDATE OF name ON measure
    FOR EACH ROW WHEN (NEW.name IS DISTINCT FROM OLD.name)
    EXECUTE FUNCTION search_note_id('measure');

-- What is written for a lens is read only while the lens is in use.
CREATE FUNCTION search_note_lens() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO search_due (sort, subject_id) SELECT 'node', node_id FROM wording WHERE lens_id = NEW.id;
    RETURN NULL;
END $$;
CREATE TRIGGER search_lens_changed AFTER UPDATE OF archived_at ON lens
    FOR EACH ROW WHEN ((NEW.archived_at IS NULL) <> (OLD.archived_at IS NULL))
    EXECUTE FUNCTION search_note_lens();

-- What is there already waits too.
INSERT INTO search_later (sort, subject_id) SELECT 'node', id FROM node;
INSERT INTO search_later (sort, subject_id) SELECT 'measure', id FROM measure;
INSERT INTO search_later (sort, subject_id) SELECT 'team', id FROM team;
INSERT INTO search_later (sort, subject_id) SELECT 'person', id FROM person;
