-- The house's first tables: accounts, people and teams, the strategy and its measures, contributions, and the records
-- of what was done. Ids are UUIDs as text, times are UTC microseconds, JSON is text. References are checked at commit,
-- so that a whole organisation can be written in any order.

CREATE TABLE lens (
    id TEXT PRIMARY KEY NOT NULL,
    name TEXT NOT NULL CHECK (name <> ''),
    position BIGINT NOT NULL,
    archived_at BIGINT,
    revision BIGINT NOT NULL DEFAULT 1
);

-- An import or another act on many rows: what it changed can be undone for 30 days.
CREATE TABLE import_run (
    id TEXT PRIMARY KEY NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('people', 'strategy')),
    source TEXT NOT NULL,
    format TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('previewed', 'waiting', 'done', 'undone', 'dropped')),
    made_by TEXT,
    made_at BIGINT NOT NULL,
    done_at BIGINT,
    undone_at BIGINT,
    summary TEXT NOT NULL,
    payload TEXT
);

CREATE TABLE import_change (
    id TEXT PRIMARY KEY NOT NULL,
    run_id TEXT NOT NULL REFERENCES import_run (id) DEFERRABLE INITIALLY DEFERRED,
    position BIGINT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('added', 'changed', 'gone')),
    subject TEXT NOT NULL,
    subject_id TEXT NOT NULL,
    before TEXT,
    after TEXT
);
CREATE INDEX import_change_run ON import_change (run_id, position);

-- The lead speaks for the team; `lead_id` names a person and is kept right by the people store.
CREATE TABLE team (
    id TEXT PRIMARY KEY NOT NULL,
    external_key TEXT,
    name TEXT NOT NULL,
    parent_id TEXT REFERENCES team (id) DEFERRABLE INITIALLY DEFERRED,
    lead_id TEXT,
    lens_id TEXT REFERENCES lens (id) DEFERRABLE INITIALLY DEFERRED,
    position BIGINT NOT NULL DEFAULT 0,
    members BIGINT NOT NULL DEFAULT 0,
    archived_at BIGINT,
    revision BIGINT NOT NULL DEFAULT 1
);
CREATE INDEX team_parent ON team (parent_id, position);
CREATE INDEX team_lead ON team (lead_id);
CREATE INDEX team_external_key ON team (external_key);

-- A person in state 'waiting' is part of an import that is not finished, or was undone: nobody sees them.
CREATE TABLE person (
    id TEXT PRIMARY KEY NOT NULL,
    name TEXT NOT NULL,
    sort_name TEXT NOT NULL,
    email TEXT,
    employee_id TEXT,
    handle TEXT,
    title TEXT NOT NULL DEFAULT '',
    kind TEXT NOT NULL CHECK (kind IN ('employee', 'contractor', 'guest')),
    state TEXT NOT NULL CHECK (state IN ('active', 'gone', 'erased', 'waiting')),
    team_id TEXT REFERENCES team (id) DEFERRABLE INITIALLY DEFERRED,
    manager_id TEXT REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
    lens_id TEXT REFERENCES lens (id) DEFERRABLE INITIALLY DEFERRED,
    run_id TEXT,
    created_at BIGINT NOT NULL,
    gone_at BIGINT,
    moved_at BIGINT,
    revision BIGINT NOT NULL DEFAULT 1,
    CHECK (manager_id IS NULL OR manager_id <> id)
);
CREATE INDEX person_team ON person (team_id, sort_name);
CREATE INDEX person_manager ON person (manager_id, sort_name);
CREATE INDEX person_sort_name ON person (sort_name, id);
CREATE INDEX person_email ON person (email);
CREATE INDEX person_employee_id ON person (employee_id);
CREATE INDEX person_handle ON person (handle);

-- A place in the chart: a title in a team, held by a person or vacant. One person may hold several; who shares a post
-- has a row 'shared' beside it. The posts in sight are those of the last import that is done.
CREATE TABLE post (
    id TEXT PRIMARY KEY NOT NULL,
    external_key TEXT,
    title TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('held', 'shared', 'vacant', 'eliminated', 'closed')),
    team_id TEXT REFERENCES team (id) DEFERRABLE INITIALLY DEFERRED,
    holder_id TEXT REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
    reports_to_id TEXT REFERENCES post (id) DEFERRABLE INITIALLY DEFERRED,
    run_id TEXT,
    line BIGINT NOT NULL DEFAULT 0
);
CREATE INDEX post_holder ON post (holder_id);
CREATE INDEX post_team ON post (team_id, state);
CREATE INDEX post_reports_to ON post (reports_to_id);
CREATE INDEX post_run ON post (run_id);

-- What an import could not make sense of stays in sight until somebody has dealt with it.
CREATE TABLE import_problem (
    id TEXT PRIMARY KEY NOT NULL,
    run_id TEXT NOT NULL REFERENCES import_run (id) DEFERRABLE INITIALLY DEFERRED,
    line BIGINT NOT NULL,
    what TEXT NOT NULL,
    settled_at BIGINT
);
CREATE INDEX import_problem_run ON import_problem (run_id, line);

-- How one signs in. A password is optional: a person may come through another door (OpenID Connect) later.
CREATE TABLE account (
    id TEXT PRIMARY KEY NOT NULL,
    person_id TEXT NOT NULL UNIQUE REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
    email TEXT NOT NULL UNIQUE,
    password_hash TEXT,
    totp_salt TEXT,
    totp_confirmed_at BIGINT,
    totp_last_step BIGINT NOT NULL DEFAULT 0,
    leadership BOOLEAN NOT NULL DEFAULT FALSE,
    admin BOOLEAN NOT NULL DEFAULT FALSE,
    auditor BOOLEAN NOT NULL DEFAULT FALSE,
    disabled_at BIGINT,
    created_at BIGINT NOT NULL,
    revision BIGINT NOT NULL DEFAULT 1
);

CREATE TABLE recovery_code (
    id TEXT PRIMARY KEY NOT NULL,
    account_id TEXT NOT NULL REFERENCES account (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    code_hash TEXT NOT NULL,
    used_at BIGINT
);
CREATE INDEX recovery_code_account ON recovery_code (account_id);

-- Only the SHA-256 of a token is kept. `stage` is where a sign-in stands: its second step may be outstanding.
CREATE TABLE session (
    id TEXT PRIMARY KEY NOT NULL,
    token_hash TEXT NOT NULL UNIQUE,
    account_id TEXT NOT NULL REFERENCES account (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    stage TEXT NOT NULL CHECK (stage IN ('second_step', 'enrol', 'open')),
    remembered BOOLEAN NOT NULL,
    device TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    seen_at BIGINT NOT NULL,
    fresh_at BIGINT NOT NULL,
    ends_at BIGINT NOT NULL
);
CREATE INDEX session_account ON session (account_id);
CREATE INDEX session_ends_at ON session (ends_at);

-- Single-use links: the first set-up, an invitation, a reset.
CREATE TABLE sign_in_link (
    id TEXT PRIMARY KEY NOT NULL,
    token_hash TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL CHECK (kind IN ('setup', 'invitation', 'reset')),
    account_id TEXT REFERENCES account (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    made_by TEXT,
    made_at BIGINT NOT NULL,
    ends_at BIGINT NOT NULL,
    used_at BIGINT
);

-- Growing waits after failures, per key (an account, a device of an account, an address): shared by all servers.
CREATE TABLE sign_in_wait (
    id TEXT PRIMARY KEY NOT NULL,
    failures BIGINT NOT NULL,
    wait_until BIGINT NOT NULL,
    last_at BIGINT NOT NULL
);

-- A refused form waits 30 minutes with its words for the person who typed them.
CREATE TABLE refused_form (
    id TEXT PRIMARY KEY NOT NULL,
    session_id TEXT,
    path TEXT NOT NULL,
    fields TEXT NOT NULL,
    messages TEXT NOT NULL,
    ends_at BIGINT NOT NULL
);
CREATE INDEX refused_form_ends_at ON refused_form (ends_at);

-- What needs a second person.
CREATE TABLE approval (
    id TEXT PRIMARY KEY NOT NULL,
    action TEXT NOT NULL,
    subject_id TEXT NOT NULL,
    detail TEXT NOT NULL,
    asked_by TEXT NOT NULL,
    asked_at BIGINT NOT NULL,
    decided_by TEXT,
    decided_at BIGINT,
    verdict TEXT CHECK (verdict IN ('granted', 'refused', 'withdrawn'))
);
CREATE INDEX approval_open ON approval (decided_at, asked_at);

-- What a person is told about an act that concerns them.
CREATE TABLE notice (
    id TEXT PRIMARY KEY NOT NULL,
    person_id TEXT NOT NULL REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
    what TEXT NOT NULL,
    about_id TEXT,
    by_id TEXT,
    made_at BIGINT NOT NULL,
    read_at BIGINT
);
CREATE INDEX notice_person ON notice (person_id, read_at);

-- Who did what to whom: ids and words of the code only, never a text that somebody wrote.
CREATE TABLE audit (
    id TEXT PRIMARY KEY NOT NULL,
    made_at BIGINT NOT NULL,
    actor_id TEXT,
    action TEXT NOT NULL,
    subject_id TEXT,
    detail TEXT NOT NULL DEFAULT ''
);
CREATE INDEX audit_made_at ON audit (made_at);
CREATE INDEX audit_actor ON audit (actor_id, made_at);
CREATE INDEX audit_subject ON audit (subject_id, made_at);

CREATE TABLE strategy (
    id TEXT PRIMARY KEY NOT NULL,
    name TEXT NOT NULL,
    description TEXT NOT NULL DEFAULT '',
    vision TEXT NOT NULL DEFAULT '',
    starts_on TEXT,
    ends_on TEXT,
    extras TEXT NOT NULL DEFAULT '{}',
    created_at BIGINT NOT NULL,
    archived_at BIGINT,
    revision BIGINT NOT NULL DEFAULT 1
);

-- A place in the tree. The mission is the one node without a parent; `because` says how the node serves its parent.
CREATE TABLE node (
    id TEXT PRIMARY KEY NOT NULL,
    strategy_id TEXT NOT NULL REFERENCES strategy (id) DEFERRABLE INITIALLY DEFERRED,
    parent_id TEXT REFERENCES node (id) DEFERRABLE INITIALLY DEFERRED,
    position BIGINT NOT NULL,
    title TEXT NOT NULL,
    description TEXT NOT NULL DEFAULT '',
    because TEXT NOT NULL DEFAULT '',
    label TEXT NOT NULL DEFAULT '',
    origin_id TEXT,
    owner_id TEXT REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
    owner_team_id TEXT REFERENCES team (id) DEFERRABLE INITIALLY DEFERRED,
    handed_from_id TEXT REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
    starts_on TEXT,
    ends_on TEXT,
    language TEXT NOT NULL DEFAULT '',
    direction TEXT NOT NULL DEFAULT '' CHECK (direction IN ('', 'ltr', 'rtl')),
    unwritten BOOLEAN NOT NULL DEFAULT FALSE,
    extras TEXT NOT NULL DEFAULT '{}',
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    archived_at BIGINT,
    revision BIGINT NOT NULL DEFAULT 1,
    CHECK (parent_id IS NULL OR parent_id <> id)
);
CREATE INDEX node_parent ON node (parent_id, position);
CREATE INDEX node_strategy ON node (strategy_id, parent_id, position);
CREATE INDEX node_owner ON node (owner_id);
CREATE INDEX node_owner_team ON node (owner_team_id);
CREATE INDEX node_handed_from ON node (handed_from_id);
CREATE UNIQUE INDEX node_one_mission ON node (strategy_id) WHERE parent_id IS NULL AND archived_at IS NULL;

-- A node may also support others than its parent, each with its own because.
CREATE TABLE support (
    id TEXT PRIMARY KEY NOT NULL,
    node_id TEXT NOT NULL REFERENCES node (id) DEFERRABLE INITIALLY DEFERRED,
    parent_id TEXT NOT NULL REFERENCES node (id) DEFERRABLE INITIALLY DEFERRED,
    because TEXT NOT NULL DEFAULT '',
    revision BIGINT NOT NULL DEFAULT 1,
    UNIQUE (node_id, parent_id),
    CHECK (node_id <> parent_id)
);
CREATE INDEX support_parent ON support (parent_id);

-- A node's title and its because for one lens; with `support_id`, the because of that further link. Empty means: the default.
CREATE TABLE wording (
    id TEXT PRIMARY KEY NOT NULL,
    node_id TEXT NOT NULL REFERENCES node (id) DEFERRABLE INITIALLY DEFERRED,
    support_id TEXT REFERENCES support (id) DEFERRABLE INITIALLY DEFERRED,
    lens_id TEXT NOT NULL REFERENCES lens (id) DEFERRABLE INITIALLY DEFERRED,
    title TEXT NOT NULL DEFAULT '',
    because TEXT NOT NULL DEFAULT '',
    language TEXT NOT NULL DEFAULT '',
    direction TEXT NOT NULL DEFAULT '' CHECK (direction IN ('', 'ltr', 'rtl')),
    revision BIGINT NOT NULL DEFAULT 1
);
CREATE UNIQUE INDEX wording_node ON wording (node_id, lens_id) WHERE support_id IS NULL;
CREATE UNIQUE INDEX wording_support ON wording (support_id, lens_id) WHERE support_id IS NOT NULL;

CREATE TABLE measure (
    id TEXT PRIMARY KEY NOT NULL,
    node_id TEXT NOT NULL REFERENCES node (id) DEFERRABLE INITIALLY DEFERRED,
    position BIGINT NOT NULL,
    name TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('quantity', 'milestone')),
    unit TEXT NOT NULL DEFAULT '',
    direction TEXT NOT NULL DEFAULT 'up' CHECK (direction IN ('up', 'down')),
    start_amount DOUBLE PRECISION,
    target_amount DOUBLE PRECISION,
    due_on TEXT,
    stale_after_days BIGINT NOT NULL DEFAULT 35,
    owner_id TEXT REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
    origin_id TEXT,
    extras TEXT NOT NULL DEFAULT '{}',
    archived_at BIGINT,
    revision BIGINT NOT NULL DEFAULT 1
);
CREATE INDEX measure_node ON measure (node_id, position);
CREATE INDEX measure_owner ON measure (owner_id);

-- A target or an actual of a measure, with the words of its source. `measured_on` orders the actuals. A value is never
-- rewritten: one that was removed or corrected stays, out of count, with who did it and what stands in its place.
CREATE TABLE measure_value (
    id TEXT PRIMARY KEY NOT NULL,
    measure_id TEXT NOT NULL REFERENCES measure (id) DEFERRABLE INITIALLY DEFERRED,
    role TEXT NOT NULL CHECK (role IN ('target', 'actual')),
    position BIGINT NOT NULL,
    starts_on TEXT,
    measured_on TEXT,
    amount DOUBLE PRECISION,
    amount_text TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT '',
    confidence TEXT NOT NULL DEFAULT '' CHECK (confidence IN ('', 'sure', 'fairly sure', 'unsure')),
    extras TEXT NOT NULL DEFAULT '{}',
    made_by TEXT,
    made_at BIGINT NOT NULL,
    removed_by TEXT,
    removed_at BIGINT,
    replaced_by TEXT REFERENCES measure_value (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX measure_value_measure ON measure_value (measure_id, role, measured_on, position);

-- What the organisation holds dear (StratML Value).
CREATE TABLE tenet (
    id TEXT PRIMARY KEY NOT NULL,
    strategy_id TEXT NOT NULL REFERENCES strategy (id) DEFERRABLE INITIALLY DEFERRED,
    position BIGINT NOT NULL,
    name TEXT NOT NULL,
    description TEXT NOT NULL DEFAULT '',
    extras TEXT NOT NULL DEFAULT '{}',
    archived_at BIGINT,
    revision BIGINT NOT NULL DEFAULT 1
);
CREATE INDEX tenet_strategy ON tenet (strategy_id, position);

CREATE TABLE stakeholder (
    id TEXT PRIMARY KEY NOT NULL,
    strategy_id TEXT NOT NULL REFERENCES strategy (id) DEFERRABLE INITIALLY DEFERRED,
    node_id TEXT REFERENCES node (id) DEFERRABLE INITIALLY DEFERRED,
    position BIGINT NOT NULL,
    kind TEXT NOT NULL DEFAULT '',
    name TEXT NOT NULL DEFAULT '',
    description TEXT NOT NULL DEFAULT '',
    extras TEXT NOT NULL DEFAULT '{}'
);
CREATE INDEX stakeholder_strategy ON stakeholder (strategy_id, position);
CREATE INDEX stakeholder_node ON stakeholder (node_id);

-- A person's own card. Without a node it is work that says of itself that no objective is moved by it.
CREATE TABLE contribution (
    id TEXT PRIMARY KEY NOT NULL,
    person_id TEXT NOT NULL REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
    node_id TEXT REFERENCES node (id) DEFERRABLE INITIALLY DEFERRED,
    position BIGINT NOT NULL,
    what TEXT NOT NULL,
    may_wait TEXT NOT NULL DEFAULT '',
    may_decide TEXT NOT NULL DEFAULT '',
    old_team_id TEXT,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    archived_at BIGINT,
    revision BIGINT NOT NULL DEFAULT 1
);
CREATE INDEX contribution_person ON contribution (person_id, archived_at, position);
CREATE INDEX contribution_node ON contribution (node_id);

-- One row: the organisation itself.
CREATE TABLE organisation (
    id TEXT PRIMARY KEY NOT NULL CHECK (id = 'organisation'),
    name TEXT NOT NULL,
    time_zone TEXT NOT NULL,
    strategy_id TEXT REFERENCES strategy (id) DEFERRABLE INITIALLY DEFERRED,
    lens_id TEXT REFERENCES lens (id) DEFERRABLE INITIALLY DEFERRED,
    levels TEXT NOT NULL,
    demo BOOLEAN NOT NULL DEFAULT FALSE,
    created_at BIGINT NOT NULL,
    revision BIGINT NOT NULL DEFAULT 1
);
