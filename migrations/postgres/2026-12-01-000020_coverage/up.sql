-- Where the chain breaks: a row for each gap and each scope in which it is seen, so that a page of any filter is one range of an
-- index. Derived from the rows of the strategy, the teams and the cards, and can be made anew from them at any time.

-- `scope_id` is empty for the whole organisation, a hyphen for what is no team's, or the id of a team (the gap's own and those
-- above it), of a lens, or of a person: what says something about people's cards has only those in whose chain all of them are.
-- `since` is the day on which the gap begins, which may lie ahead. A gap goes with its source, a node, a team or a card.
CREATE TABLE gap (
    scope_id TEXT COLLATE "C" NOT NULL,
    kind TEXT COLLATE "C" NOT NULL,
    since TEXT COLLATE "C" NOT NULL,
    subject_id TEXT COLLATE "C" NOT NULL,
    source TEXT NOT NULL CHECK (source IN ('node', 'team', 'card')),
    source_id TEXT NOT NULL,
    node_id TEXT NOT NULL DEFAULT '',
    pillar_id TEXT COLLATE "C" NOT NULL DEFAULT '',
    team_id TEXT NOT NULL DEFAULT '',
    teams TEXT NOT NULL DEFAULT '',
    lens_id TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (scope_id, kind, since, subject_id)
);
CREATE INDEX gap_pillar ON gap (scope_id, pillar_id, kind, since, subject_id);
CREATE INDEX gap_source ON gap (source_id);
CREATE INDEX gap_team ON gap (team_id) WHERE team_id <> '';
CREATE INDEX gap_node ON gap (node_id, scope_id) WHERE node_id <> '';

-- Two transactions that settle the same source at once would each see only half: the second one begins anew.
CREATE TABLE gap_turn (
    source_id TEXT PRIMARY KEY NOT NULL,
    turn BIGINT NOT NULL
);

-- Whatever writes a row that a gap depends on leaves here whose gaps may be others now; before the transaction ends they are.
CREATE TABLE gap_due (
    sort TEXT NOT NULL,
    subject_id TEXT NOT NULL
);
-- What is too much for that transaction waits here for the server, portion by portion.
CREATE TABLE gap_later (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    sort TEXT NOT NULL,
    subject_id TEXT NOT NULL
);

-- Notes that something of `subject` is due, where there is such a thing.
CREATE FUNCTION gap_note(sort TEXT, subject TEXT) RETURNS void LANGUAGE sql AS $$
    INSERT INTO gap_due (sort, subject_id) SELECT sort, subject WHERE subject IS NOT NULL
$$;

-- A node counts for itself, for what it hangs below and what hangs below it, for its owners' team, and for cards on it.
CREATE FUNCTION gap_note_node() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    one node%ROWTYPE;
BEGIN
    IF TG_OP = 'DELETE' THEN
        one := OLD;
    ELSE
        one := NEW;
    END IF;
    PERFORM gap_note('node', one.id), gap_note('node', one.parent_id);
    PERFORM gap_note('team', one.owner_team_id), gap_note('owner', one.owner_id);
    IF TG_OP <> 'INSERT' THEN
        PERFORM gap_note('on', one.id);
    END IF;
    RETURN NULL;
END $$;
CREATE FUNCTION gap_note_node_reworded() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM gap_note('node', NEW.id);
    RETURN NULL;
END $$;
CREATE FUNCTION gap_note_node_owned() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM gap_note('node', NEW.id), gap_note('children', NEW.id);
    PERFORM gap_note('team', OLD.owner_team_id), gap_note('team', NEW.owner_team_id);
    PERFORM gap_note('owner', OLD.owner_id), gap_note('owner', NEW.owner_id);
    RETURN NULL;
END $$;
CREATE FUNCTION gap_note_node_moved() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM gap_note('node', NEW.id), gap_note('below', NEW.id);
    PERFORM gap_note('node', OLD.parent_id), gap_note('node', NEW.parent_id);
    RETURN NULL;
END $$;
CREATE TRIGGER gap_node_added AFTER INSERT ON node
    FOR EACH ROW WHEN (NEW.of_id IS NULL) EXECUTE FUNCTION gap_note_node();
CREATE TRIGGER gap_node_removed AFTER DELETE ON node
    FOR EACH ROW WHEN (OLD.of_id IS NULL) EXECUTE FUNCTION gap_note_node();
CREATE TRIGGER gap_node_reworded AFTER UPDATE OF because ON node
    FOR EACH ROW WHEN (NEW.of_id IS NULL AND (NEW.because = '') <> (OLD.because = '')) EXECUTE FUNCTION gap_note_node_reworded();
CREATE TRIGGER gap_node_owned AFTER UPDATE OF owner_id, owner_team_id ON node
    FOR EACH ROW WHEN (NEW.of_id IS NULL
        AND (NEW.owner_id IS DISTINCT FROM OLD.owner_id OR NEW.owner_team_id IS DISTINCT FROM OLD.owner_team_id))
    EXECUTE FUNCTION gap_note_node_owned();
CREATE TRIGGER gap_node_moved AFTER UPDATE OF parent_id ON node
    FOR EACH ROW WHEN (NEW.of_id IS NULL AND NEW.parent_id IS DISTINCT FROM OLD.parent_id)
    EXECUTE FUNCTION gap_note_node_moved();
CREATE TRIGGER gap_node_shelved AFTER UPDATE OF archived_at, strategy_id ON node
    FOR EACH ROW WHEN (NEW.of_id IS NULL
        AND ((NEW.archived_at IS NULL) <> (OLD.archived_at IS NULL) OR NEW.strategy_id <> OLD.strategy_id))
    EXECUTE FUNCTION gap_note_node();

-- A measure and its actuals count for the node.
CREATE FUNCTION gap_note_measure() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP <> 'INSERT' THEN
        PERFORM gap_note('node', OLD.node_id);
    END IF;
    IF TG_OP <> 'DELETE' THEN
        PERFORM gap_note('node', NEW.node_id);
    END IF;
    RETURN NULL;
END $$;
CREATE FUNCTION gap_note_value() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP <> 'INSERT' THEN
        INSERT INTO gap_due (sort, subject_id) SELECT 'node', node_id FROM measure WHERE id = OLD.measure_id;
    END IF;
    IF TG_OP <> 'DELETE' THEN
        INSERT INTO gap_due (sort, subject_id) SELECT 'node', node_id FROM measure WHERE id = NEW.measure_id;
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER gap_measure_written AFTER INSERT OR DELETE ON measure FOR EACH ROW EXECUTE FUNCTION gap_note_measure();
CREATE TRIGGER gap_measure_changed AFTER UPDATE OF node_id, kind, stale_after_days, starts_on, archived_at, feed ON measure
    FOR EACH ROW EXECUTE FUNCTION gap_note_measure();
CREATE TRIGGER gap_value_added AFTER INSERT ON measure_value
    FOR EACH ROW WHEN (NEW.role = 'actual') EXECUTE FUNCTION gap_note_value();
CREATE TRIGGER gap_value_removed AFTER DELETE ON measure_value
    FOR EACH ROW WHEN (OLD.role = 'actual') EXECUTE FUNCTION gap_note_value();
CREATE TRIGGER gap_value_changed AFTER UPDATE OF measure_id, role, measured_on, position, amount, removed_at ON measure_value
    FOR EACH ROW EXECUTE FUNCTION gap_note_value();

-- A team counts for itself, and its place for all that is seen in it; a person for their team and for what they own.
CREATE FUNCTION gap_note_team() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        PERFORM gap_note('team', NEW.id);
    ELSE
        PERFORM gap_note('team', OLD.id), gap_note('under', OLD.id), gap_note('owned', OLD.id);
    END IF;
    RETURN NULL;
END $$;
CREATE FUNCTION gap_note_person() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        PERFORM gap_note('team', NEW.team_id);
    ELSIF TG_OP = 'DELETE' THEN
        PERFORM gap_note('team', OLD.team_id);
    ELSIF OLD.state = 'waiting' AND NEW.team_id IS NOT DISTINCT FROM OLD.team_id
        AND NEW.manager_id IS NOT DISTINCT FROM OLD.manager_id THEN
        PERFORM gap_note('team', NEW.team_id);
        INSERT INTO gap_due (sort, subject_id)
            SELECT 'person', NEW.id WHERE EXISTS (SELECT 1 FROM contribution WHERE person_id = NEW.id)
                OR EXISTS (SELECT 1 FROM person WHERE manager_id = NEW.id AND state = 'active');
    ELSE
        PERFORM gap_note('person', NEW.id);
        PERFORM gap_note('team', OLD.team_id), gap_note('team', NEW.team_id);
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER gap_team_written AFTER INSERT OR DELETE ON team FOR EACH ROW EXECUTE FUNCTION gap_note_team();
CREATE TRIGGER gap_team_changed AFTER UPDATE OF parent_id, lens_id, archived_at ON team
    FOR EACH ROW WHEN (NEW.parent_id IS DISTINCT FROM OLD.parent_id OR NEW.lens_id IS DISTINCT FROM OLD.lens_id
        OR (NEW.archived_at IS NULL) <> (OLD.archived_at IS NULL))
    EXECUTE FUNCTION gap_note_team();
CREATE TRIGGER gap_person_added AFTER INSERT ON person
    FOR EACH ROW WHEN (NEW.state = 'active') EXECUTE FUNCTION gap_note_person();
CREATE TRIGGER gap_person_removed AFTER DELETE ON person
    FOR EACH ROW WHEN (OLD.state <> 'waiting') EXECUTE FUNCTION gap_note_person();
CREATE TRIGGER gap_person_changed AFTER UPDATE OF team_id, manager_id, state ON person
    FOR EACH ROW WHEN (NEW.team_id IS DISTINCT FROM OLD.team_id OR NEW.manager_id IS DISTINCT FROM OLD.manager_id
        OR NEW.state <> OLD.state)
    EXECUTE FUNCTION gap_note_person();

-- A card counts for itself and for its author's team.
CREATE FUNCTION gap_note_card() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP <> 'INSERT' THEN
        PERFORM gap_note('card', OLD.id), gap_note('owner', OLD.person_id);
    END IF;
    IF TG_OP <> 'DELETE' THEN
        PERFORM gap_note('card', NEW.id), gap_note('owner', NEW.person_id);
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER gap_card_written AFTER INSERT OR DELETE ON contribution FOR EACH ROW EXECUTE FUNCTION gap_note_card();
CREATE TRIGGER gap_card_changed AFTER UPDATE OF person_id, node_id, archived_at ON contribution
    FOR EACH ROW WHEN (NEW.person_id <> OLD.person_id OR NEW.node_id IS DISTINCT FROM OLD.node_id
        OR (NEW.archived_at IS NULL) <> (OLD.archived_at IS NULL))
    EXECUTE FUNCTION gap_note_card();

-- A translation and what a team says that it can carry count for the team.
CREATE FUNCTION gap_note_translation() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP <> 'INSERT' THEN
        PERFORM gap_note('team', OLD.team_id);
    END IF;
    IF TG_OP <> 'DELETE' THEN
        PERFORM gap_note('team', NEW.team_id);
    END IF;
    RETURN NULL;
END $$;
CREATE FUNCTION gap_note_capacity() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        PERFORM gap_note('team', OLD.id);
    ELSE
        PERFORM gap_note('team', NEW.id);
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER gap_translation_written AFTER INSERT OR DELETE ON translation
    FOR EACH ROW EXECUTE FUNCTION gap_note_translation();
CREATE TRIGGER gap_translation_changed AFTER UPDATE OF node_id, team_id, state, since, agreed_at ON translation
    FOR EACH ROW EXECUTE FUNCTION gap_note_translation();
CREATE TRIGGER gap_capacity_written AFTER INSERT OR DELETE ON team_capacity
    FOR EACH ROW EXECUTE FUNCTION gap_note_capacity();
CREATE TRIGGER gap_capacity_changed AFTER UPDATE OF carries ON team_capacity
    FOR EACH ROW EXECUTE FUNCTION gap_note_capacity();

-- Coverage speaks of the teams that are switched on alone.
CREATE FUNCTION gap_note_on() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        PERFORM gap_note('team', OLD.id), gap_note('owned', OLD.id);
    ELSE
        PERFORM gap_note('team', NEW.id), gap_note('owned', NEW.id);
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER gap_on_written AFTER INSERT OR DELETE ON team_on FOR EACH ROW EXECUTE FUNCTION gap_note_on();

-- Another strategy in force, or another time zone, is everything anew.
CREATE FUNCTION gap_note_all() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM gap_note('all', '');
    RETURN NULL;
END $$;
CREATE TRIGGER gap_organisation_written AFTER INSERT OR DELETE ON organisation
    FOR EACH ROW EXECUTE FUNCTION gap_note_all();
CREATE TRIGGER gap_organisation_changed AFTER UPDATE OF strategy_id, time_zone ON organisation
    FOR EACH ROW WHEN (NEW.strategy_id IS DISTINCT FROM OLD.strategy_id OR NEW.time_zone <> OLD.time_zone)
    EXECUTE FUNCTION gap_note_all();

-- What is there already waits too.
INSERT INTO gap_later (sort, subject_id) VALUES ('all', '');
