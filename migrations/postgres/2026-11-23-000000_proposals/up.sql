-- Anybody proposes other words for a published node; leadership takes them into a draft, answers or declines, and the
-- proposer reads what became of it.

-- `field` and `lens_id` name the words as `version_change` does; `based_on` is what they said when this was proposed, `text`
-- what they are to say, `taken` what leadership wrote into the draft `draft_id`. `answered` says that leadership spoke last
-- while it is open. `news_at` is when something became of it that the proposer has not marked read. The node has no
-- reference: it may go with the import that brought it, and `title` is what it was called.
CREATE TABLE proposal (
    id TEXT PRIMARY KEY NOT NULL,
    strategy_id TEXT NOT NULL REFERENCES strategy (id) DEFERRABLE INITIALLY DEFERRED,
    node_id TEXT NOT NULL,
    title TEXT NOT NULL,
    field TEXT NOT NULL CHECK (field IN ('title', 'because', 'description', 'word_title', 'word_because')),
    lens_id TEXT NOT NULL DEFAULT '',
    based_on TEXT NOT NULL,
    text TEXT NOT NULL,
    why TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('open', 'taken', 'published', 'declined', 'withdrawn')),
    answered BOOLEAN NOT NULL DEFAULT FALSE,
    draft_id TEXT,
    taken TEXT,
    version_id TEXT,
    person_id TEXT NOT NULL REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
    made_at BIGINT NOT NULL,
    news_at BIGINT,
    revision BIGINT NOT NULL DEFAULT 1
);
CREATE INDEX proposal_open ON proposal (strategy_id, state, answered, made_at);
CREATE INDEX proposal_node ON proposal (node_id, state);
CREATE INDEX proposal_person ON proposal (person_id, made_at);
CREATE INDEX proposal_news ON proposal (person_id, news_at) WHERE news_at IS NOT NULL;
CREATE INDEX proposal_draft ON proposal (draft_id) WHERE draft_id IS NOT NULL;

-- Every turn of the conversation, in its order; none is ever changed. `text` is what was said, `words` the words that were
-- proposed or taken then, `number` the version that is told of.
CREATE TABLE proposal_turn (
    id TEXT PRIMARY KEY NOT NULL,
    proposal_id TEXT NOT NULL REFERENCES proposal (id) DEFERRABLE INITIALLY DEFERRED,
    position BIGINT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('proposed', 'changed', 'answered', 'taken', 'declined', 'withdrawn', 'reopened',
        'published', 'returned')),
    text TEXT NOT NULL DEFAULT '',
    words TEXT NOT NULL DEFAULT '',
    number BIGINT,
    person_id TEXT,
    said_at BIGINT NOT NULL,
    UNIQUE (proposal_id, position)
);
