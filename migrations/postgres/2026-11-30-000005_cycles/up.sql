-- A strategy has a cycle, its own year or quarter. Closing one asks of every node whether it is kept, changed or stopped,
-- and leaves a record that nothing changes afterwards; the next strategy begins as a copy of what was said to go on.

ALTER TABLE strategy ADD COLUMN cycle TEXT NOT NULL DEFAULT '';

-- The closing of a strategy's cycle. Its number is given when it is closed; whoever reopens it begins another.
CREATE TABLE closing (
    id TEXT PRIMARY KEY NOT NULL,
    strategy_id TEXT NOT NULL REFERENCES strategy (id) DEFERRABLE INITIALLY DEFERRED,
    number BIGINT UNIQUE,
    state TEXT NOT NULL CHECK (state IN ('open', 'closed', 'reopened', 'dropped')),
    cycle TEXT NOT NULL,
    starts_on TEXT,
    ends_on TEXT,
    learned TEXT NOT NULL DEFAULT '',
    begun_by TEXT,
    begun_at BIGINT NOT NULL,
    closed_by TEXT,
    closed_at BIGINT,
    reopened_by TEXT,
    reopened_at BIGINT
);
CREATE UNIQUE INDEX closing_open ON closing (strategy_id) WHERE state = 'open';
CREATE INDEX closing_strategy ON closing (strategy_id, closed_at);

-- What somebody said of a node while its cycle is being closed; `batch_id` marks what was said of many at once.
CREATE TABLE closing_answer (
    id TEXT PRIMARY KEY NOT NULL,
    closing_id TEXT NOT NULL REFERENCES closing (id) DEFERRABLE INITIALLY DEFERRED,
    node_id TEXT NOT NULL,
    verdict TEXT NOT NULL CHECK (verdict IN ('keep', 'change', 'stop')),
    score TEXT NOT NULL DEFAULT '' CHECK (score IN ('', 'reached', 'mostly', 'partly', 'not')),
    learned TEXT NOT NULL DEFAULT '',
    said_by TEXT,
    said_at BIGINT NOT NULL,
    batch_id TEXT,
    revision BIGINT NOT NULL DEFAULT 1,
    UNIQUE (closing_id, node_id)
);

-- The record of a closed cycle, a node a row in the outline's order. Never updated or deleted.
CREATE TABLE closing_line (
    id TEXT PRIMARY KEY NOT NULL,
    closing_id TEXT NOT NULL REFERENCES closing (id) DEFERRABLE INITIALLY DEFERRED,
    position BIGINT NOT NULL,
    depth BIGINT NOT NULL,
    node_id TEXT NOT NULL,
    title TEXT NOT NULL,
    verdict TEXT NOT NULL DEFAULT '',
    score TEXT NOT NULL DEFAULT '',
    learned TEXT NOT NULL DEFAULT '',
    said_by TEXT,
    measures TEXT NOT NULL DEFAULT '[]',
    UNIQUE (closing_id, position)
);
CREATE INDEX closing_line_node ON closing_line (node_id);

-- A strategy that is drafted to follow a closed cycle; the id is the strategy's. It is nobody's until it came into force.
CREATE TABLE next_cycle (
    id TEXT PRIMARY KEY NOT NULL REFERENCES strategy (id) DEFERRABLE INITIALLY DEFERRED,
    closing_id TEXT NOT NULL REFERENCES closing (id) DEFERRABLE INITIALLY DEFERRED,
    measures TEXT NOT NULL CHECK (measures IN ('none', 'empty', 'carried')),
    begun_by TEXT,
    begun_at BIGINT NOT NULL,
    came_at BIGINT
);
CREATE INDEX next_cycle_closing ON next_cycle (closing_id);

-- Which node another one came from when the next strategy began as a copy; the id is the new node's.
CREATE TABLE carried (
    id TEXT PRIMARY KEY NOT NULL,
    closing_id TEXT NOT NULL REFERENCES closing (id) DEFERRABLE INITIALLY DEFERRED,
    from_id TEXT NOT NULL,
    verdict TEXT NOT NULL CHECK (verdict IN ('keep', 'change'))
);
CREATE INDEX carried_from ON carried (from_id);
