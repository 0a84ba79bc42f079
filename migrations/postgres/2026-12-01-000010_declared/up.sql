-- Work that is on no line is declared by whoever does it and answered by their manager; teams are switched on one by one;
-- and what waits for somebody can be said to be not theirs.

-- What somebody declares, as it stands now. `card_id` is the card that the answer "this serves ..." stands on, `node_id`
-- what it serves. Who answers follows from the chain of now, so no manager stands here.
CREATE TABLE declared (
    id TEXT PRIMARY KEY NOT NULL,
    person_id TEXT NOT NULL REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
    title TEXT NOT NULL,
    share TEXT NOT NULL CHECK (share IN ('tenth', 'quarter', 'half', 'more')),
    sentence TEXT NOT NULL DEFAULT '',
    state TEXT NOT NULL CHECK (state IN ('open', 'serves', 'stop', 'keep', 'withdrawn')),
    card_id TEXT,
    node_id TEXT,
    made_at BIGINT NOT NULL,
    revision BIGINT NOT NULL DEFAULT 1
);
CREATE INDEX declared_person ON declared (person_id, state);

-- Every turn, in its order; none is ever changed. The work stands in it as it was then, and `text` is what was said.
CREATE TABLE declared_turn (
    id TEXT PRIMARY KEY NOT NULL,
    declared_id TEXT NOT NULL REFERENCES declared (id) DEFERRABLE INITIALLY DEFERRED,
    position BIGINT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('declared', 'changed', 'serves', 'stop', 'keep', 'withdrawn', 'reopened')),
    title TEXT NOT NULL,
    share TEXT NOT NULL,
    sentence TEXT NOT NULL DEFAULT '',
    text TEXT NOT NULL DEFAULT '',
    node_id TEXT,
    node_title TEXT NOT NULL DEFAULT '',
    person_id TEXT,
    said_at BIGINT NOT NULL,
    UNIQUE (declared_id, position)
);

-- A period whose sums were counted: once, after its close, and never again. `id` is such as '2026-P11'.
CREATE TABLE declared_period (
    id TEXT PRIMARY KEY NOT NULL,
    closed_at BIGINT NOT NULL,
    shown_at BIGINT NOT NULL,
    counted_at BIGINT NOT NULL
);

-- What was counted of one division, as it is shown: the band's lower end, or nothing where there is not enough to show.
-- How many it were stands nowhere.
CREATE TABLE declared_sum (
    id TEXT PRIMARY KEY NOT NULL,
    period_id TEXT NOT NULL REFERENCES declared_period (id) DEFERRABLE INITIALLY DEFERRED,
    team_id TEXT NOT NULL,
    team_name TEXT NOT NULL,
    low BIGINT,
    is_top BOOLEAN NOT NULL DEFAULT FALSE,
    people BIGINT NOT NULL,
    UNIQUE (period_id, team_id)
);

-- The teams that are switched on; `id` is the team's. A team that is off has no row.
CREATE TABLE team_on (
    id TEXT PRIMARY KEY NOT NULL REFERENCES team (id) DEFERRABLE INITIALLY DEFERRED,
    on_at BIGINT NOT NULL,
    by_id TEXT REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED
);

-- Somebody said of what waited for them that it is not theirs: it goes to their manager, with the reason. `before_id` is
-- whose a node had been before it came to them. `settled` says that it went back, or that the manager sees to it.
CREATE TABLE not_mine (
    id TEXT PRIMARY KEY NOT NULL,
    person_id TEXT NOT NULL REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
    to_id TEXT NOT NULL REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
    sort TEXT NOT NULL,
    subject_id TEXT NOT NULL,
    title TEXT NOT NULL,
    reason TEXT NOT NULL,
    before_id TEXT REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
    said_at BIGINT NOT NULL,
    settled TEXT CHECK (settled IN ('back', 'taken')),
    settled_at BIGINT,
    settled_by TEXT REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX not_mine_person ON not_mine (person_id, sort, subject_id);
CREATE INDEX not_mine_to ON not_mine (to_id) WHERE settled IS NULL;

-- What waits for whoever began a draft is asked on every page of theirs.
CREATE INDEX draft_begun ON draft (begun_by) WHERE state = 'open';
