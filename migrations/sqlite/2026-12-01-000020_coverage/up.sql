-- Where the chain breaks: a row for each gap and each scope in which it is seen, so that a page of any filter is one range of an
-- index. Derived from the rows of the strategy, the teams and the cards, and can be made anew from them at any time.

-- `scope_id` is empty for the whole organisation, a hyphen for what is no team's, or the id of a team (the gap's own and those
-- above it), of a lens, or of a person: what says something about people's cards has only those in whose chain all of them are.
-- `since` is the day on which the gap begins, which may lie ahead. A gap goes with its source, a node, a team or a card.
CREATE TABLE gap (
    scope_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    since TEXT NOT NULL,
    subject_id TEXT NOT NULL,
    source TEXT NOT NULL CHECK (source IN ('node', 'team', 'card')),
    source_id TEXT NOT NULL,
    node_id TEXT NOT NULL DEFAULT '',
    pillar_id TEXT NOT NULL DEFAULT '',
    team_id TEXT NOT NULL DEFAULT '',
    teams TEXT NOT NULL DEFAULT '',
    lens_id TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (scope_id, kind, since, subject_id)
) WITHOUT ROWID;
CREATE INDEX gap_pillar ON gap (scope_id, pillar_id, kind, since, subject_id);
CREATE INDEX gap_source ON gap (source_id);
CREATE INDEX gap_team ON gap (team_id) WHERE team_id <> '';
CREATE INDEX gap_node ON gap (node_id, scope_id) WHERE node_id <> '';

-- Whatever writes a row that a gap depends on leaves here whose gaps may be others now; before the transaction ends they are.
CREATE TABLE gap_due (
    sort TEXT NOT NULL,
    subject_id TEXT NOT NULL
);
-- What is too much for that transaction waits here for the server, portion by portion.
CREATE TABLE gap_later (
    id INTEGER PRIMARY KEY,
    sort TEXT NOT NULL,
    subject_id TEXT NOT NULL
);

-- A node counts for itself, for what it hangs below and what hangs below it, for its owners' team, and for cards on it.
CREATE TRIGGER gap_node_added AFTER INSERT ON node WHEN NEW.of_id IS NULL BEGIN
    INSERT INTO gap_due (sort, subject_id) VALUES ('node', NEW.id);
    INSERT INTO gap_due (sort, subject_id) SELECT 'node', NEW.parent_id WHERE NEW.parent_id IS NOT NULL;
    INSERT INTO gap_due (sort, subject_id) SELECT 'team', NEW.owner_team_id WHERE NEW.owner_team_id IS NOT NULL;
    INSERT INTO gap_due (sort, subject_id) SELECT 'owner', NEW.owner_id WHERE NEW.owner_id IS NOT NULL;
END;
CREATE TRIGGER gap_node_removed AFTER DELETE ON node WHEN OLD.of_id IS NULL BEGIN
    INSERT INTO gap_due (sort, subject_id) VALUES ('node', OLD.id), ('on', OLD.id);
    INSERT INTO gap_due (sort, subject_id) SELECT 'node', OLD.parent_id WHERE OLD.parent_id IS NOT NULL;
    INSERT INTO gap_due (sort, subject_id) SELECT 'team', OLD.owner_team_id WHERE OLD.owner_team_id IS NOT NULL;
    INSERT INTO gap_due (sort, subject_id) SELECT 'owner', OLD.owner_id WHERE OLD.owner_id IS NOT NULL;
END;
CREATE TRIGGER gap_node_reworded AFTER UPDATE OF because ON node
    WHEN NEW.of_id IS NULL AND (NEW.because = '') <> (OLD.because = '') BEGIN
    INSERT INTO gap_due (sort, subject_id) VALUES ('node', NEW.id);
END;
CREATE TRIGGER gap_node_owned AFTER UPDATE OF owner_id, owner_team_id ON node
    WHEN NEW.of_id IS NULL AND (NEW.owner_id IS NOT OLD.owner_id OR NEW.owner_team_id IS NOT OLD.owner_team_id) BEGIN
    INSERT INTO gap_due (sort, subject_id) VALUES ('node', NEW.id), ('children', NEW.id);
    INSERT INTO gap_due (sort, subject_id) SELECT 'team', OLD.owner_team_id WHERE OLD.owner_team_id IS NOT NULL;
    INSERT INTO gap_due (sort, subject_id) SELECT 'team', NEW.owner_team_id WHERE NEW.owner_team_id IS NOT NULL;
    INSERT INTO gap_due (sort, subject_id) SELECT 'owner', OLD.owner_id WHERE OLD.owner_id IS NOT NULL;
    INSERT INTO gap_due (sort, subject_id) SELECT 'owner', NEW.owner_id WHERE NEW.owner_id IS NOT NULL;
END;
CREATE TRIGGER gap_node_moved AFTER UPDATE OF parent_id ON node
    WHEN NEW.of_id IS NULL AND NEW.parent_id IS NOT OLD.parent_id BEGIN
    INSERT INTO gap_due (sort, subject_id) VALUES ('node', NEW.id), ('below', NEW.id);
    INSERT INTO gap_due (sort, subject_id) SELECT 'node', OLD.parent_id WHERE OLD.parent_id IS NOT NULL;
    INSERT INTO gap_due (sort, subject_id) SELECT 'node', NEW.parent_id WHERE NEW.parent_id IS NOT NULL;
END;
CREATE TRIGGER gap_node_shelved AFTER UPDATE OF archived_at, strategy_id ON node
    WHEN NEW.of_id IS NULL AND ((NEW.archived_at IS NULL) <> (OLD.archived_at IS NULL) OR NEW.strategy_id IS NOT OLD.strategy_id) BEGIN
    INSERT INTO gap_due (sort, subject_id) VALUES ('node', NEW.id), ('on', NEW.id);
    INSERT INTO gap_due (sort, subject_id) SELECT 'node', NEW.parent_id WHERE NEW.parent_id IS NOT NULL;
    INSERT INTO gap_due (sort, subject_id) SELECT 'team', NEW.owner_team_id WHERE NEW.owner_team_id IS NOT NULL;
    INSERT INTO gap_due (sort, subject_id) SELECT 'owner', NEW.owner_id WHERE NEW.owner_id IS NOT NULL;
END;

-- A measure and its actuals count for the node.
CREATE TRIGGER gap_measure_added AFTER INSERT ON measure BEGIN
    INSERT INTO gap_due (sort, subject_id) VALUES ('node', NEW.node_id);
END;
CREATE TRIGGER gap_measure_removed AFTER DELETE ON measure BEGIN
    INSERT INTO gap_due (sort, subject_id) VALUES ('node', OLD.node_id);
END;
CREATE TRIGGER gap_measure_changed AFTER UPDATE OF node_id, kind, stale_after_days, starts_on, archived_at, feed ON measure BEGIN
    INSERT INTO gap_due (sort, subject_id) VALUES ('node', OLD.node_id), ('node', NEW.node_id);
END;
CREATE TRIGGER gap_value_added AFTER INSERT ON measure_value WHEN NEW.role = 'actual' BEGIN
    INSERT INTO gap_due (sort, subject_id) SELECT 'node', node_id FROM measure WHERE id = NEW.measure_id;
END;
CREATE TRIGGER gap_value_removed AFTER DELETE ON measure_value WHEN OLD.role = 'actual' BEGIN
    INSERT INTO gap_due (sort, subject_id) SELECT 'node', node_id FROM measure WHERE id = OLD.measure_id;
END;
CREATE TRIGGER gap_value_changed AFTER UPDATE OF measure_id, role, measured_on, position, amount, removed_at ON measure_value BEGIN
    INSERT INTO gap_due (sort, subject_id) SELECT 'node', node_id FROM measure WHERE id IN (OLD.measure_id, NEW.measure_id);
END;

-- A team counts for itself, and its place for all that is seen in it; a person for their team and for what they own.
CREATE TRIGGER gap_team_added AFTER INSERT ON team BEGIN
    INSERT INTO gap_due (sort, subject_id) VALUES ('team', NEW.id);
END;
CREATE TRIGGER gap_team_removed AFTER DELETE ON team BEGIN
    INSERT INTO gap_due (sort, subject_id) VALUES ('team', OLD.id), ('under', OLD.id), ('owned', OLD.id);
END;
CREATE TRIGGER gap_team_changed AFTER UPDATE OF parent_id, lens_id, archived_at ON team
    WHEN NEW.parent_id IS NOT OLD.parent_id OR NEW.lens_id IS NOT OLD.lens_id
        OR (NEW.archived_at IS NULL) <> (OLD.archived_at IS NULL) BEGIN
    INSERT INTO gap_due (sort, subject_id) VALUES ('team', NEW.id), ('under', NEW.id), ('owned', NEW.id);
END;
CREATE TRIGGER gap_person_added AFTER INSERT ON person WHEN NEW.state = 'active' AND NEW.team_id IS NOT NULL BEGIN
    INSERT INTO gap_due (sort, subject_id) VALUES ('team', NEW.team_id);
END;
CREATE TRIGGER gap_person_removed AFTER DELETE ON person WHEN OLD.state <> 'waiting' AND OLD.team_id IS NOT NULL BEGIN
    INSERT INTO gap_due (sort, subject_id) VALUES ('team', OLD.team_id);
END;
CREATE TRIGGER gap_person_came AFTER UPDATE OF state ON person
    WHEN OLD.state = 'waiting' AND NEW.state <> 'waiting' BEGIN
    INSERT INTO gap_due (sort, subject_id) SELECT 'team', NEW.team_id WHERE NEW.team_id IS NOT NULL;
    INSERT INTO gap_due (sort, subject_id)
        SELECT 'person', NEW.id WHERE EXISTS (SELECT 1 FROM contribution WHERE person_id = NEW.id)
            OR EXISTS (SELECT 1 FROM person WHERE manager_id = NEW.id AND state = 'active');
END;
CREATE TRIGGER gap_person_changed AFTER UPDATE OF team_id, manager_id, state ON person
    WHEN NEW.team_id IS NOT OLD.team_id OR NEW.manager_id IS NOT OLD.manager_id
        OR (NEW.state <> OLD.state AND OLD.state <> 'waiting') BEGIN
    INSERT INTO gap_due (sort, subject_id) VALUES ('person', NEW.id);
    INSERT INTO gap_due (sort, subject_id) SELECT 'team', OLD.team_id WHERE OLD.team_id IS NOT NULL;
    INSERT INTO gap_due (sort, subject_id) SELECT 'team', NEW.team_id WHERE NEW.team_id IS NOT NULL;
END;

-- A card counts for itself and for its author's team.
CREATE TRIGGER gap_card_added AFTER INSERT ON contribution BEGIN
    INSERT INTO gap_due (sort, subject_id) VALUES ('card', NEW.id), ('owner', NEW.person_id);
END;
CREATE TRIGGER gap_card_removed AFTER DELETE ON contribution BEGIN
    INSERT INTO gap_due (sort, subject_id) VALUES ('card', OLD.id), ('owner', OLD.person_id);
END;
CREATE TRIGGER gap_card_changed AFTER UPDATE OF person_id, node_id, archived_at ON contribution
    WHEN NEW.person_id <> OLD.person_id OR NEW.node_id IS NOT OLD.node_id
        OR (NEW.archived_at IS NULL) <> (OLD.archived_at IS NULL) BEGIN
    INSERT INTO gap_due (sort, subject_id) VALUES ('card', NEW.id), ('owner', NEW.person_id), ('owner', OLD.person_id);
END;

-- A translation and what a team says that it can carry count for the team.
CREATE TRIGGER gap_translation_added AFTER INSERT ON translation BEGIN
    INSERT INTO gap_due (sort, subject_id) VALUES ('team', NEW.team_id);
END;
CREATE TRIGGER gap_translation_removed AFTER DELETE ON translation BEGIN
    INSERT INTO gap_due (sort, subject_id) VALUES ('team', OLD.team_id);
END;
CREATE TRIGGER gap_translation_changed AFTER UPDATE OF node_id, team_id, state, since, agreed_at ON translation BEGIN
    INSERT INTO gap_due (sort, subject_id) VALUES ('team', OLD.team_id), ('team', NEW.team_id);
END;
CREATE TRIGGER gap_capacity_added AFTER INSERT ON team_capacity BEGIN
    INSERT INTO gap_due (sort, subject_id) VALUES ('team', NEW.id);
END;
CREATE TRIGGER gap_capacity_removed AFTER DELETE ON team_capacity BEGIN
    INSERT INTO gap_due (sort, subject_id) VALUES ('team', OLD.id);
END;
CREATE TRIGGER gap_capacity_changed AFTER UPDATE OF carries ON team_capacity BEGIN
    INSERT INTO gap_due (sort, subject_id) VALUES ('team', NEW.id);
END;

-- Coverage speaks of the teams that are switched on alone.
CREATE TRIGGER gap_on_added AFTER INSERT ON team_on BEGIN
    INSERT INTO gap_due (sort, subject_id) VALUES ('team', NEW.id), ('owned', NEW.id);
END;
CREATE TRIGGER gap_on_removed AFTER DELETE ON team_on BEGIN
    INSERT INTO gap_due (sort, subject_id) VALUES ('team', OLD.id), ('owned', OLD.id);
END;

-- Another strategy in force, or another time zone, is everything anew.
CREATE TRIGGER gap_organisation_changed AFTER UPDATE OF strategy_id, time_zone ON organisation
    WHEN NEW.strategy_id IS NOT OLD.strategy_id OR NEW.time_zone <> OLD.time_zone BEGIN
    INSERT INTO gap_due (sort, subject_id) VALUES ('all', '');
END;
CREATE TRIGGER gap_organisation_added AFTER INSERT ON organisation BEGIN
    INSERT INTO gap_due (sort, subject_id) VALUES ('all', '');
END;
CREATE TRIGGER gap_organisation_removed AFTER DELETE ON organisation BEGIN
    INSERT INTO gap_due (sort, subject_id) VALUES ('all', '');
END;

-- What is there already waits too.
INSERT INTO gap_later (sort, subject_id) VALUES ('all', '');
