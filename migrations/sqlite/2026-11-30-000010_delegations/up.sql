-- A leader lets somebody edit one subtree until a day; the right ends with the giver's own.

-- `node_id` is the published node: the right follows it wherever it hangs. `ending` is empty while nobody has ended it; that
-- it has run out is read from `ends_at`.
CREATE TABLE delegation (
    id TEXT PRIMARY KEY NOT NULL,
    node_id TEXT NOT NULL,
    person_id TEXT NOT NULL REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
    given_by TEXT NOT NULL REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
    given_at BIGINT NOT NULL,
    ends_at BIGINT NOT NULL,
    ending TEXT CHECK (ending IN ('revoked', 'given_back', 'replaced', 'giver', 'left', 'taken_over')),
    ended_at BIGINT,
    ended_by TEXT REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX delegation_person ON delegation (person_id, ends_at);
CREATE INDEX delegation_node ON delegation (node_id);
CREATE INDEX delegation_giver ON delegation (given_by);

-- Whether whoever is let into a draft edits all of it, or only what is delegated to them while that lasts.
ALTER TABLE draft_member ADD COLUMN whole BOOLEAN NOT NULL DEFAULT TRUE;

-- Whoever takes an office, shuts an account or notes that somebody left, by whichever way: a right that died so does not
-- come back with the office. The time is that of the act, which the audit trail has just written down.
CREATE TRIGGER delegation_office AFTER UPDATE OF leadership, disabled_at ON account
    WHEN (OLD.leadership AND NOT NEW.leadership) OR (OLD.disabled_at IS NULL AND NEW.disabled_at IS NOT NULL) BEGIN
    UPDATE delegation SET ending = 'giver', ended_at = (SELECT made_at FROM audit ORDER BY id DESC LIMIT 1)
        WHERE given_by = NEW.person_id AND ending IS NULL;
END;
CREATE TRIGGER delegation_left AFTER UPDATE OF state ON person
    WHEN OLD.state = 'active' AND NEW.state <> 'active' BEGIN
    UPDATE delegation SET ending = 'giver', ended_at = (SELECT made_at FROM audit ORDER BY id DESC LIMIT 1)
        WHERE given_by = NEW.id AND ending IS NULL;
    UPDATE delegation SET ending = 'left', ended_at = (SELECT made_at FROM audit ORDER BY id DESC LIMIT 1)
        WHERE person_id = NEW.id AND ending IS NULL;
END;
