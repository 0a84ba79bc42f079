-- A team takes a node on by a conversation: it is offered, restated, bargained over and agreed, or declined with a reason.

-- `node_id` is the published node, `title` what it was called; neither it nor the team has a reference, since they may go with
-- the import that brought them. `giver_team_id` is empty where leadership offers. `turn_side` is whose turn it is, empty where
-- it is nobody's; a decline waits for the giver, who withdraws or offers anew, so `declined` is always unanswered. `since` is
-- when this state began, `text_turn_id` the turn whose text stands, `is_whole` whether it is more than an offer, and the two
-- flags say who agrees to that very text.
-- `agreed_turn_id` is what was agreed last, with the number of the version that was in force then; it stays while it is
-- confirmed or bargained over anew. In `confirm`, `material` says that a new turn is needed, and `cause` why it waits:
-- `version` (with its number), `team` (merged or moved) or `cycle`. `reason` is why it was declined, withdrawn or ended.
CREATE TABLE translation (
    id TEXT PRIMARY KEY NOT NULL,
    strategy_id TEXT NOT NULL REFERENCES strategy (id) DEFERRABLE INITIALLY DEFERRED,
    node_id TEXT NOT NULL,
    title TEXT NOT NULL,
    team_id TEXT NOT NULL,
    giver_team_id TEXT,
    offered_by TEXT NOT NULL REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
    offered_at BIGINT NOT NULL,
    because TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('offered', 'countered', 'agreed', 'declined', 'confirm', 'withdrawn', 'ended')),
    turn_side TEXT CHECK (turn_side IN ('giver', 'team')),
    since BIGINT NOT NULL,
    text_turn_id TEXT NOT NULL,
    giver_agrees BOOLEAN NOT NULL DEFAULT TRUE,
    team_agrees BOOLEAN NOT NULL DEFAULT FALSE,
    is_whole BOOLEAN NOT NULL DEFAULT FALSE,
    agreed_turn_id TEXT,
    agreed_at BIGINT,
    agreed_version BIGINT,
    material BOOLEAN NOT NULL DEFAULT FALSE,
    cause TEXT NOT NULL DEFAULT '' CHECK (cause IN ('', 'version', 'team', 'cycle')),
    cause_number BIGINT,
    reason TEXT NOT NULL DEFAULT '',
    revision BIGINT NOT NULL DEFAULT 1
);
CREATE UNIQUE INDEX translation_open ON translation (node_id, team_id) WHERE state NOT IN ('withdrawn', 'ended');
CREATE INDEX translation_node ON translation (node_id, state);
CREATE INDEX translation_team ON translation (team_id, state);
CREATE INDEX translation_giver ON translation (giver_team_id, state) WHERE giver_team_id IS NOT NULL;
CREATE INDEX translation_state ON translation (strategy_id, state, turn_side, since);
CREATE INDEX translation_person ON translation (offered_by);

-- Every turn, in its order; none is ever changed. `offer` and `counter` carry a whole text, the others what was said. `agrees`
-- says that whoever wrote a text also agrees to it. `person_id` is empty for what the server did when a version came.
CREATE TABLE translation_turn (
    id TEXT PRIMARY KEY NOT NULL,
    translation_id TEXT NOT NULL REFERENCES translation (id) DEFERRABLE INITIALLY DEFERRED,
    number BIGINT NOT NULL,
    side TEXT NOT NULL CHECK (side IN ('giver', 'team', 'server')),
    person_id TEXT,
    said_at BIGINT NOT NULL,
    act TEXT NOT NULL CHECK (act IN ('offer', 'counter', 'agree', 'decline', 'withdraw', 'confirm', 'reopen', 'end')),
    agrees BOOLEAN NOT NULL DEFAULT FALSE,
    restatement TEXT NOT NULL DEFAULT '',
    needs TEXT NOT NULL DEFAULT '',
    may_decide TEXT NOT NULL DEFAULT '',
    nothing_because TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT '',
    UNIQUE (translation_id, number)
);
CREATE INDEX translation_turn_person ON translation_turn (person_id) WHERE person_id IS NOT NULL;

-- What the team will do, as one turn has it. `objective_id` is the objective's own id: the same in every turn that keeps it, so
-- that a card moves it whatever it is called by now.
CREATE TABLE translation_objective (
    id TEXT PRIMARY KEY NOT NULL,
    turn_id TEXT NOT NULL REFERENCES translation_turn (id) DEFERRABLE INITIALLY DEFERRED,
    position BIGINT NOT NULL,
    objective_id TEXT NOT NULL,
    title TEXT NOT NULL,
    measure TEXT NOT NULL DEFAULT '',
    start_amount TEXT NOT NULL DEFAULT '',
    target_amount TEXT NOT NULL DEFAULT '',
    due_on TEXT NOT NULL DEFAULT '',
    UNIQUE (turn_id, position)
);
CREATE INDEX translation_objective_id ON translation_objective (objective_id);

-- What the team will stop, or not do, for it, as one turn has it.
CREATE TABLE translation_stop (
    id TEXT PRIMARY KEY NOT NULL,
    turn_id TEXT NOT NULL REFERENCES translation_turn (id) DEFERRABLE INITIALLY DEFERRED,
    position BIGINT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('stop', 'not_do')),
    what TEXT NOT NULL,
    UNIQUE (turn_id, position)
);

-- What anybody in the team or of the giver says to a part (`line`, empty for the whole), or the wording they propose for it.
CREATE TABLE translation_comment (
    id TEXT PRIMARY KEY NOT NULL,
    translation_id TEXT NOT NULL REFERENCES translation (id) DEFERRABLE INITIALLY DEFERRED,
    person_id TEXT NOT NULL REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
    said_at BIGINT NOT NULL,
    line TEXT NOT NULL DEFAULT '',
    is_wording BOOLEAN NOT NULL DEFAULT FALSE,
    text TEXT NOT NULL
);
CREATE INDEX translation_comment_of ON translation_comment (translation_id, said_at);
CREATE INDEX translation_comment_person ON translation_comment (person_id);

-- How many translations a team says that it can carry; `id` is the team's. A team without a row carries three.
CREATE TABLE team_capacity (
    id TEXT PRIMARY KEY NOT NULL,
    carries BIGINT NOT NULL CHECK (carries BETWEEN 0 AND 20),
    said_by TEXT NOT NULL REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
    said_at BIGINT NOT NULL
);

-- The team objective that a card moves, by its own id; empty for a card on the node itself.
ALTER TABLE contribution ADD COLUMN objective_id TEXT;
CREATE INDEX contribution_objective ON contribution (objective_id) WHERE objective_id IS NOT NULL;

-- A team that hangs elsewhere confirms what it agreed to. What a team carries that is not in use any more passes to the team
-- above it, to be confirmed there; where that has the node already, or there is none, it is over. The time is that of the act,
-- which the audit trail has just written down.
CREATE TRIGGER translation_team_moved AFTER UPDATE OF parent_id ON team
    WHEN NEW.parent_id IS NOT OLD.parent_id AND NEW.archived_at IS NULL BEGIN
    UPDATE translation SET state = 'confirm', turn_side = 'team', cause = 'team', cause_number = NULL, since = COALESCE((SELECT made_at FROM audit ORDER BY id DESC LIMIT 1), since),
        revision = revision + 1 WHERE team_id = NEW.id AND state = 'agreed';
END;
CREATE TRIGGER translation_team_left AFTER UPDATE OF archived_at ON team
    WHEN OLD.archived_at IS NULL AND NEW.archived_at IS NOT NULL BEGIN
    UPDATE translation SET team_id = NEW.parent_id, since = COALESCE((SELECT made_at FROM audit ORDER BY id DESC LIMIT 1), since),
        turn_side = CASE state WHEN 'agreed' THEN 'team' ELSE turn_side END, cause = 'team', cause_number = NULL,
        state = CASE state WHEN 'agreed' THEN 'confirm' ELSE state END, revision = revision + 1
        WHERE team_id = NEW.id AND state NOT IN ('withdrawn', 'ended') AND NEW.parent_id IS NOT NULL AND NOT EXISTS (SELECT 1
            FROM translation other WHERE other.node_id = translation.node_id AND other.team_id = NEW.parent_id
            AND other.state NOT IN ('withdrawn', 'ended'));
    UPDATE translation SET state = 'ended', turn_side = NULL, reason = 'The team is not in use any more.',
        since = COALESCE((SELECT made_at FROM audit ORDER BY id DESC LIMIT 1), since), revision = revision + 1 WHERE team_id = NEW.id AND state NOT IN ('withdrawn', 'ended');
END;
