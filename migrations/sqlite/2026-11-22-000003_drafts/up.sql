-- Edits happen in a draft: a working copy of a strategy's nodes, seen by leadership and those invited, until it is
-- published as a numbered version that says what changed and why.

-- The published node that a draft's node mirrors; none for a node that was added in the draft.
ALTER TABLE node ADD COLUMN of_id TEXT;
CREATE UNIQUE INDEX node_mirror ON node (strategy_id, of_id) WHERE of_id IS NOT NULL;
CREATE INDEX node_of ON node (of_id) WHERE of_id IS NOT NULL;
-- The node of every wording, also of a further link's: without it each node that is deleted reads the whole table.
CREATE INDEX wording_of_node ON wording (node_id);

-- `copy_id` is the strategy row that holds the copied nodes; it is gone once the draft has ended.
CREATE TABLE draft (
    id TEXT PRIMARY KEY NOT NULL,
    strategy_id TEXT NOT NULL REFERENCES strategy (id) DEFERRABLE INITIALLY DEFERRED,
    copy_id TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('open', 'aside', 'published', 'discarded')),
    limited BOOLEAN NOT NULL DEFAULT FALSE,
    undoes_id TEXT,
    begun_by TEXT,
    begun_at BIGINT NOT NULL,
    ended_at BIGINT,
    revision BIGINT NOT NULL DEFAULT 1
);
CREATE INDEX draft_strategy ON draft (strategy_id, state);

-- Who is invited to a draft; a limited draft is seen by them alone.
CREATE TABLE draft_member (
    id TEXT PRIMARY KEY NOT NULL,
    draft_id TEXT NOT NULL REFERENCES draft (id) DEFERRABLE INITIALLY DEFERRED,
    person_id TEXT NOT NULL REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
    UNIQUE (draft_id, person_id)
);
CREATE INDEX draft_member_person ON draft_member (person_id);

-- A field that was published anew under a draft that had changed it too: somebody chooses before the draft is published.
CREATE TABLE draft_conflict (
    id TEXT PRIMARY KEY NOT NULL,
    draft_id TEXT NOT NULL REFERENCES draft (id) DEFERRABLE INITIALLY DEFERRED,
    node_id TEXT NOT NULL,
    field TEXT NOT NULL,
    lens_id TEXT NOT NULL DEFAULT '',
    other_id TEXT NOT NULL DEFAULT '',
    was TEXT NOT NULL,
    published TEXT NOT NULL,
    mine TEXT NOT NULL
);
CREATE INDEX draft_conflict_draft ON draft_conflict (draft_id, node_id);

-- A published state of a strategy. Neither a version nor its changes are ever updated or deleted.
CREATE TABLE version (
    id TEXT PRIMARY KEY NOT NULL,
    strategy_id TEXT NOT NULL REFERENCES strategy (id) DEFERRABLE INITIALLY DEFERRED,
    number BIGINT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('begun', 'published', 'imported', 'import_undone')),
    reason TEXT NOT NULL,
    draft_id TEXT,
    made_by TEXT,
    made_at BIGINT NOT NULL,
    UNIQUE (strategy_id, number)
);
CREATE INDEX version_made_at ON version (strategy_id, made_at);

-- What a version changed: one field of one node, of its wording for a lens, or of its further link to another node.
CREATE TABLE version_change (
    id TEXT PRIMARY KEY NOT NULL,
    version_id TEXT NOT NULL REFERENCES version (id) DEFERRABLE INITIALLY DEFERRED,
    node_id TEXT NOT NULL,
    field TEXT NOT NULL,
    lens_id TEXT NOT NULL DEFAULT '',
    other_id TEXT NOT NULL DEFAULT '',
    before TEXT NOT NULL,
    after TEXT NOT NULL
);
CREATE INDEX version_change_version ON version_change (version_id, node_id);
CREATE INDEX version_change_node ON version_change (node_id, version_id);

-- Up to which version a person has marked what changed on their line as read; the id is the person's.
CREATE TABLE line_read (
    id TEXT PRIMARY KEY NOT NULL REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
    version_id TEXT NOT NULL REFERENCES version (id) DEFERRABLE INITIALLY DEFERRED,
    read_at BIGINT NOT NULL
);

-- What mirrors a published node is not searched for: its words are written once, where they are published.
DROP TRIGGER search_node_added;
DROP TRIGGER search_node_removed;
DROP TRIGGER search_node_changed;
DROP TRIGGER search_wording_added;
DROP TRIGGER search_wording_removed;
DROP TRIGGER search_wording_changed;
DROP TRIGGER search_support_added;
DROP TRIGGER search_support_removed;
DROP TRIGGER search_support_changed;
CREATE TRIGGER search_node_added AFTER INSERT ON node
    WHEN NEW.of_id IS NULL BEGIN
    INSERT INTO search_due (sort, subject_id) VALUES ('node', NEW.id);
END;
CREATE TRIGGER search_node_removed AFTER DELETE ON node
    WHEN OLD.of_id IS NULL BEGIN
    INSERT INTO search_due (sort, subject_id) VALUES ('node', OLD.id);
END;
CREATE TRIGGER search_node_changed AFTER UPDATE OF title, description, because ON node
    WHEN NEW.of_id IS NULL AND (NEW.title IS NOT OLD.title OR NEW.description IS NOT OLD.description OR NEW.because IS NOT OLD.because) BEGIN
    INSERT INTO search_due (sort, subject_id) VALUES ('node', NEW.id);
END;
CREATE TRIGGER search_wording_added AFTER INSERT ON wording
    WHEN (SELECT of_id FROM node WHERE id = NEW.node_id) IS NULL BEGIN
    INSERT INTO search_due (sort, subject_id) VALUES ('node', NEW.node_id);
END;
CREATE TRIGGER search_wording_removed AFTER DELETE ON wording
    WHEN (SELECT of_id FROM node WHERE id = OLD.node_id) IS NULL BEGIN
    INSERT INTO search_due (sort, subject_id) VALUES ('node', OLD.node_id);
END;
CREATE TRIGGER search_wording_changed AFTER UPDATE OF title, because ON wording
    WHEN (SELECT of_id FROM node WHERE id = NEW.node_id) IS NULL AND (NEW.title IS NOT OLD.title OR NEW.because IS NOT OLD.because) BEGIN
    INSERT INTO search_due (sort, subject_id) VALUES ('node', NEW.node_id);
END;
CREATE TRIGGER search_support_added AFTER INSERT ON support
    WHEN (SELECT of_id FROM node WHERE id = NEW.node_id) IS NULL BEGIN
    INSERT INTO search_due (sort, subject_id) VALUES ('node', NEW.node_id);
END;
CREATE TRIGGER search_support_removed AFTER DELETE ON support
    WHEN (SELECT of_id FROM node WHERE id = OLD.node_id) IS NULL BEGIN
    INSERT INTO search_due (sort, subject_id) VALUES ('node', OLD.node_id);
END;
CREATE TRIGGER search_support_changed AFTER UPDATE OF because ON support
    WHEN (SELECT of_id FROM node WHERE id = NEW.node_id) IS NULL AND (NEW.because IS NOT OLD.because) BEGIN
    INSERT INTO search_due (sort, subject_id) VALUES ('node', NEW.node_id);
END;
